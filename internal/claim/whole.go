package claim

import (
	"strings"
	"sync"

	"nianbao/internal/pattern"
	"nianbao/internal/stat"
)

// wholeWords tell the whole that a project is about from places that are none of
// its own.
type wholeWords struct {
	here      []string         // 全区, 我区, 区级
	elsewhere *pattern.Pattern // 全市, 外地
	opening   *pattern.Pattern // may stand between the beginning of a clause and a name
}

// words of a district, which people call a county, too.
var districtWords = []string{"全区", "全县", "我区", "我县", "区级", "县级"}

// wordsFor are the words of a ladder. Where a city is the whole, 全区 is one of its
// districts, which the text has named before: nothing is taken for it.
func wordsFor(ladder stat.Ladder) *wholeWords {
	own := ladder[len(ladder)-1]
	words, _ := made.LoadOrStore(own, sync.OnceValue(func() *wholeWords { return wordsOf(own) }))
	return words.(func() *wholeWords)()
}

// made keeps them by the step of the whole: each text asks for them.
var made sync.Map

func wordsOf(own stat.Step) *wholeWords {
	w := &wholeWords{here: districtWords}
	var other []string
	if own.Level != stat.District {
		w.here = []string{own.Whole, "我" + own.Name, own.Name + "级"}
		other = districtWords
	}
	for _, whole := range []string{"全市", "全省", "全国"} {
		if whole != own.Whole {
			other = append(other[:len(other):len(other)], whole)
		}
	}
	averages := strings.NewReplacer(own.Name, "").Replace("市省国")
	w.elsewhere = pattern.MustCompile(strings.Join(quoted(other), "|") + "|兄弟|外地|周边|邻区|邻县|先进地区|[" + averages + "]平均")
	w.opening = pattern.MustCompile(strings.Replace(opening, "WHOLE", strings.Join(quoted(w.here), "|"), 1))
	return w
}

func quoted(words []string) (out []string) {
	for _, word := range words {
		out = append(out, pattern.QuoteMeta(word))
	}
	return out
}
