package proof

import (
	"fmt"

	"nianbao/internal/diag"
	"nianbao/internal/pattern"
)

// What is to be done is of a year to come: later than the one that the paper looks back on, and none that is over.

var (
	review  = pattern.MustCompile(`((?:19|20)\d\d)年(?:度)?[^，。；]{0,8}(?:工作回顾|工作总结|完成情况|工作情况|主要工作$|执行情况)`)
	outlook = pattern.MustCompile(`((?:19|20)\d\d)年(?:度)?[^，。；]{0,8}(?:工作安排|工作打算|工作计划|工作思路|主要任务|工作目标|工作重点|工作要点|重点工作安排|预算安排|预算草案|收支预算|收支安排|主要目标|目标任务|工作部署|工作措施|工作举措)`)
)

// samePlan finds headings that look back on and plan for the same year.
func samePlan(p *prose, r *report) {
	back, backAt := 0, [2]int{}
	for i := range p.sentences {
		s := p.sentences[i]
		if !s.headed || s.to-s.from > 120 {
			continue
		}
		text := p.body[s.from:s.to]
		if m := review.FindStringSubmatch(text); m != nil && back == 0 {
			back, backAt = atoi(m[1]), [2]int{s.from, s.to}
			if !outlook.MatchString(text) {
				continue
			}
		}
		m := outlook.FindStringSubmatch(text)
		if m == nil || back == 0 {
			continue
		}
		if y := atoi(m[1]); y != back+1 {
			r.add(claim{diag.Error, fmt.Sprintf("前面回顾%d年，这里又安排%d年的工作；应为%d年", back, y, back+1), fmt.Sprintf("%d年", back+1), fmt.Sprintf("%d年", y)}, backAt, [2]int{s.from, s.to})
		}
	}
}

// aheadForm begins what somebody will do in a year: 2025年，区法院将以更高标准….
var aheadForm = pattern.MustCompile(`^(?:[一二三四五六七八九十]、|（[一二三四五]）)?((?:19|20)\d\d)年(?:全年|度)?，?[^，。；：]{0,14}?(?:将(?:以|继续|进一步|重点|着力|坚持|全面|深入|紧紧|紧扣|围绕|按照|聚焦|努力|力争|大力|切实|扎实|认真|从|在|全力|抓|做好|实施)|要(?:继续|进一步|重点|着力|坚持|全面|深入|紧紧|围绕|聚焦|努力|突出|抓好|在|把|以|持续|加强|严格|切实|认真|扎实|加快|大力|紧扣|推动|结合)|计划(?:实施|完成|开展|新建|重点))`)

// pastPlans finds what is to be done in a year that is over: earlier than the paper's own, not
// that of the heading above it, or the one that the paper sums up.
func pastPlans(p *prose, r *report) {
	heading, where := 0, [2]int{}
	ahead := p.titlePlans()
	for i, s := range p.sentences {
		if s.years[0] == s.years[1] {
			continue
		}
		text := p.sentenceText(i)
		if m := outlook.FindStringSubmatchIndex(text); m != nil && s.headed && s.to-s.from < 120 && i > 0 {
			heading, where = atoi(text[m[2]:m[3]]), [2]int{s.from, s.to}
			continue
		}
		m := aheadForm.FindStringSubmatchIndex(text)
		if m == nil || inQuotes(text, m[0]) {
			continue
		}
		y, want := atoi(text[m[2]:m[3]]), 0
		switch {
		case y == ahead-1 && i > 0 && !takenAs.MatchString(text[m[3]+len("年"):]):
			want, where = ahead, [2]int{p.sentences[0].from, p.sentences[0].to}
		case heading > 0 && y == heading-1 && s.planned:
			want = heading
		case p.year > 0 && y == p.year-1 && s.from > 0 && !agreed.MatchString(text) && !resting.MatchString(text):
			want, where = p.year, p.yearPlace(p.year)
		}
		if want == 0 {
			continue
		}
		places := [][2]int{{s.from + m[0], s.from + m[1]}}
		if where[1] > 0 {
			places = append([][2]int{where}, places...)
		}
		r.add(claim{diag.Error, fmt.Sprintf("“%s”是以后的打算，年份却是%d年，应为%d年；可能是沿用旧稿没有改年份", text[m[0]:m[1]], y, want), fmt.Sprintf("%d年", want), fmt.Sprintf("%d年", y)}, places...)
	}
}

// titlePlans is the year that a title plans for behind the one that it sums up: 2024年工作总结和2025年工作安排.
func (p *prose) titlePlans() int {
	if len(p.sentences) == 0 || !p.sentences[0].headed {
		return 0
	}
	title := p.sentenceText(0)
	back := review.FindStringSubmatchIndex(title)
	if back == nil {
		return 0
	}
	plan := outlook.FindStringSubmatch(title[back[1]:])
	if plan == nil || atoi(plan[1]) != atoi(title[back[2]:back[3]])+1 {
		return 0
	}
	return atoi(plan[1])
}
