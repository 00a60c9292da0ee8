package proof

import (
	"fmt"
	"strings"

	"nianbao/internal/diag"
	"nianbao/internal/pattern"
)

// No time is compared with itself: 2024年，全市共有8642名考生，比2024年增加312人. One of the two years was left
// from an older paper.

var (
	partOfIt  = pattern.MustCompile(`^(?:年末|年底|年初|末|底|初|上半年|下半年|第?[一二三四]季度|前三季度|\d{1,2}月(?:份|底|末)?|1(?:—|-|至)+\d{1,2}月|度|春季|秋季|汛期)?`)
	thanYear  = pattern.MustCompile(`[比较]((?:19|20)\d\d)年`)
	compareTo = pattern.MustCompile(`^(?:同期)?(?:净|又|再|均|分别|有所|略有?|约|近|将)*(?:增|减|提高|上升|下降|降低|多|少|提升|高|低|翻|回落|扩大|缩)`)
	endOfYear = strings.NewReplacer("年末", "末", "年底", "末", "底", "末", "年初", "初", "第", "", "份", "", "度", "")
)

func againstItself(p *prose, r *report, i int, text string) {
	s := p.sentences[i]
	for _, m := range thanYear.FindAllStringSubmatchIndex(text, -1) {
		year := atoi(text[m[2]:m[3]])
		part := partOfIt.FindString(text[m[1]:])
		if !compareTo.MatchString(text[m[1]+len(part):]) {
			continue
		}
		for k := s.years[1] - 1; k >= s.years[0]; k-- {
			y := p.years[k]
			lead, story := p.storyOf(k)
			if y.from >= s.from+m[0] || y.quoted || y.first != y.last {
				continue
			}
			if y.first == year && opens.MatchString(lead) && endOfYear.Replace(partOfIt.FindString(story)) == endOfYear.Replace(part) {
				r.add(claim{diag.Error, fmt.Sprintf("%d年不能同自己比较；两处年份有一处可能是沿用旧稿没有改", year), "", text[m[2]:m[3]] + "年"}, [2]int{y.from, y.to}, [2]int{s.from + m[0], s.from + m[1]})
			}
			break
		}
	}
}

var (
	// lastNamed says which year the last one was.
	lastNamed = pattern.MustCompile(`(?:[比较与同和](?:上年|上一年|上年度|去年)|[，；](?:上年|上一年|上年度))(?:度|同期)?（(?:即)?((?:19|20)\d\d)年[^）]{0,8}）`)
	toldOf    = pattern.MustCompile(`^(?:底|末|度|年底|年末|上半年|下半年|前三季度|[一二三四]季度|全年|年报|\d{1,2}月份?|1(?:—|-|至)\d{1,2}月)*(?:，|[\p{Han}])`)
)

// lastOfOther finds 2024年接待320万人次，比上年（2022年）增加26万人次: 上年 is the one before the year that is told of.
func lastOfOther(p *prose, r *report, i int, text string) {
	s := p.sentences[i]
	for _, m := range lastNamed.FindAllStringSubmatchIndex(text, -1) {
		for k := s.years[1] - 1; k >= s.years[0]; k-- {
			y := p.years[k]
			lead, story := p.storyOf(k)
			if y.from >= s.from+m[0] || y.quoted || y.first != y.last {
				continue
			}
			if year := atoi(text[m[2]:m[3]]); opens.MatchString(lead) && toldOf.MatchString(story) && !untold.MatchString(story) && year != y.first-1 {
				r.add(claim{diag.Error, fmt.Sprintf("这里说的是%d年，上一年应是%d年，文中写作%d年", y.first, y.first-1, year), fmt.Sprintf("%d年", y.first-1), fmt.Sprintf("%d年", year)}, [2]int{y.from, y.to}, [2]int{s.from + m[2], s.from + m[3] + len("年")})
			}
			break
		}
	}
}
