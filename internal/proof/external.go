package proof

import (
	_ "embed"
	"fmt"
	"math/big"
	"strings"

	"nianbao/internal/diag"
	"nianbao/internal/pattern"
)

//go:embed norms.txt
var normTable string

// A norm is a number that law or usual rule gives for a subject. The table in
// norms.txt holds them with their sources.
type norm struct {
	subject, words *pattern.Pattern
	least          *big.Rat
	exactly        bool
	unit           string
	since          int
	says, source   string
}

var norms = readNorms(normTable)

func readNorms(table string) []norm {
	var out []norm
	for line := range strings.Lines(table) {
		parts := strings.Split(strings.TrimSpace(line), "|")
		if strings.HasPrefix(line, "#") || len(parts) < 8 {
			continue
		}
		// The subject may hold bars of its own, inside brackets.
		tail := parts[len(parts)-6:]
		subject := strings.Join(parts[1:len(parts)-6], "|")
		least, exactly := strings.CutPrefix(tail[1], "=")
		value, _ := new(big.Rat).SetString(least)
		out = append(out, norm{pattern.MustCompile(subject), pattern.MustCompile(tail[0]), value, exactly, tail[2], atoi(tail[3]), tail[4], tail[5]})
	}
	return out
}

// checkExternal holds figures against the norms.
func checkExternal(p *prose, r *report) {
	for i := range p.sentences {
		text := p.sentenceText(i)
		if !containsAny(text, "党委", "总支", "支部", "换届", "任期") {
			continue
		}
		for _, n := range norms {
			if p.year > 0 && p.year < n.since || !n.subject.MatchString(text) {
				continue
			}
			if n.exactly {
				term(p, r, i, n)
			} else {
				least(p, r, i, n)
			}
		}
	}
}

// least reports a count below the norm beside its subject: 正式党员超过90名，可设立党委.
func least(p *prose, r *report, i int, n norm) {
	s := p.sentences[i]
	for k := s.figs[0]; k < s.figs[1]; k++ {
		f := &p.figures[k]
		subject := n.subject.FindStringIndex(p.body[f.End:s.to])
		if subject == nil {
			head := lastBytes(p.body[s.from:f.Digits], 90)
			if m := n.subject.FindStringIndex(head); m != nil && f.value().Cmp(n.least) < 0 && plain(f) && f.Base == n.unit && n.words.MatchString(f.label) && memberNow.MatchString(f.label) && !containsAny(head, "不得", "不能", "不予", "已") && !containsAny(head[m[1]:], "支部", "总支", "党委", "其中") {
				r.add(claim{diag.Warning, fmt.Sprintf("%s（依据：%s）；文中写作%s", n.says, n.source, p.written(f)), say(n.least) + n.unit + "以上", p.written(f)}, [2]int{f.Digits - len(head) + m[0], f.End})
			}
			continue
		}
		if !plain(f) || f.Base != n.unit || !n.words.MatchString(f.label+headRunes(f.after, 4)) || f.value().Cmp(n.least) >= 0 || subject == nil || subject[0] > 45 || containsAny(p.body[f.End:f.End+subject[0]], "不得", "不能", "不予") {
			continue
		}
		r.add(claim{diag.Warning, fmt.Sprintf("%s（依据：%s）；文中写作%s", n.says, n.source, p.written(f)), say(n.least) + n.unit + "以上", p.written(f)}, [2]int{f.from, f.End + subject[1]})
	}
}

// memberNow tells how many members there are.
var memberNow = pattern.MustCompile(`(?:现有|共有|有)(?:正式)?党员(?:人数)?(?:为|仅|只有|共)?$`)

var termForm = pattern.MustCompile(`([二三四六七]|[23467])年(?:一次的?|一届的?|一)(?:的)?(?:[\p{Han}“”（）]{0,8})换届|每([二三四六七]|[23467])年(?:举行|进行|开展)?(?:一次)?[\p{Han}“”]{0,8}换届|换届[^，。]{0,12}?(?:每届任期|任期)为?([二三四六七]|[23467])年|换届[^，。]{0,6}每([二三四六七]|[23467])年一次|(?:村民委员会|居民委员会|村委会|居委会|“两委”|村党(?:支部|总支)(?:委员会)?|社区党(?:支部|总支)(?:委员会)?)[^，。]{0,6}(?:每届)?任期(?:为|是)?([二三四六七]|[23467])年`)

// term reports another term of office than the norm's, where the text speaks
// of villages or communities.
func term(p *prose, r *report, i int, n norm) {
	if !containsAny(p.body, "社区", "村民委员会", "村委会", "居委会", "“两委”", "村“两委”", "村两委", "村党支部", "村党总支") {
		return
	}
	from := p.sentences[i].from
	for _, m := range termForm.FindAllStringSubmatchIndex(p.sentenceText(i), -1) {
		text := p.body[from+m[0] : from+m[1]]
		if containsAny(text, "党代", "人大", "工会") {
			continue
		}
		r.add(claim{diag.Warning, fmt.Sprintf("%s（依据：%s）；文中写作“%s”", n.says, n.source, text), say(n.least) + n.unit, text}, [2]int{from + m[0], from + m[1]})
	}
}
