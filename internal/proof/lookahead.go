package proof

import (
	"fmt"

	"nianbao/internal/diag"
	"nianbao/internal/pattern"
)

// A paper looks back on one year and ahead to the next: 2023年工作总结 ends with 2024年，我们将继续…. Where
// it looks ahead to the year that it has looked back on, that year was left from an older paper.

// A retrospect is the year that a paper looks back on, with the place that says so.
type retrospect struct {
	year  int
	place [2]int
	ends  bool // only by its date at the end of that year, or by 回顾: other words may still speak of it
}

var (
	// ofWholeYear are titles of what is told when a year is over; ofSomeTime of what may be told before.
	ofWholeYear = pattern.MustCompile(`((?:19|20)\d\d)年(?:度)?[^，。；]{0,24}?(?:总结|述职)|((?:19|20)\d\d)年度[^，。；]{0,24}?(?:情况|汇报)`)
	ofSomeTime  = pattern.MustCompile(`((?:19|20)\d\d)年[^，。；]{0,24}?(?:情况|汇报)`)
	// yearlessReview is a title of the first kind that names no year; yearTold begins what it tells.
	yearlessReview = pattern.MustCompile(`^[^\d，。；]{0,24}(?:总结|述职)(?:报告)?$`)
	yearTold       = pattern.MustCompile(`^((?:19|20)\d\d)年(?:度)?(?:，|，?(?:我|本人|本单位|全[局县区市院校镇乡村所站]|是))`)
	// ofPart are titles of a part of a year, or of something else that a year is in the name of.
	ofPart   = pattern.MustCompile(`半年|季|月|阶段|中期|以来|[春秋寒暑]|会议|大会|讲话|致辞|部署|要求`)
	partTold = pattern.MustCompile(`上半年|前三季度|[一二三]季度|今年以来|截至目前|(?:截至|截止到?)(?:今年|(?:19|20)\d\d年)?[1-9]月|[1一](?:月)?[—至到-][2-9]月`)
	lookBack = pattern.MustCompile(`(?:回顾|过去的)((?:19|20)\d\d)年|((?:19|20)\d\d)年(?:即将|就要|已经)(?:过去|结束)`)
)

// pastAhead finds a text that looks ahead to the year that it has looked back on.
func pastAhead(p *prose, r *report) {
	back := p.titleReview()
	told := false
	for i, s := range p.sentences {
		text := p.sentenceText(i)
		if back.year > 0 && told && s.from >= back.place[1] {
			if from, to := p.outlookAt(i, back); to > 0 {
				said := text[from:to]
				r.add(claim{diag.Error, fmt.Sprintf("前面回顾的是%d年，这里展望的是%s；可能是沿用旧稿没有改年份", back.year, said), fmt.Sprintf("%d年", back.year+1), said}, back.place, [2]int{s.from + from, s.from + to})
				return
			}
		}
		if m := lookBack.FindStringSubmatchIndex(text); m != nil && back.year == 0 && p.year == 0 {
			back = retrospect{yearOf(text, m), [2]int{s.from + m[0], s.from + m[1]}, true}
		}
		told = told || !p.isHeading(s) || back.ends
	}
}

// isHeading tells whether a sentence is a line of its own without a full stop.
func (p *prose) isHeading(s sentence) bool {
	return s.headed && (s.to == len(p.body) || p.body[s.to] == '\n')
}

// titleReview is the year that the title, the first words or the date at the end of a year look back on.
func (p *prose) titleReview() retrospect {
	for i, s := range p.sentences[:min(len(p.sentences), 4)] {
		text, place := p.sentenceText(i), [2]int{s.from, s.to}
		if !p.isHeading(s) || s.to-s.from > 180 {
			break
		}
		if ofPart.MatchString(text) {
			continue
		}
		if m := ofWholeYear.FindStringSubmatchIndex(text); m != nil {
			return retrospect{yearOf(text, m), place, false}
		}
		if m := ofSomeTime.FindStringSubmatchIndex(text); m != nil && !partTold.MatchString(p.body) {
			return retrospect{yearOf(text, m), place, false}
		}
		if yearlessReview.MatchString(text) && !partTold.MatchString(p.body) {
			return p.firstTold()
		}
	}
	if on := p.signedOn(); on.month > 10 && on.year == p.year {
		return retrospect{on.year, [2]int{on.from, on.to}, true}
	}
	return retrospect{}
}

// firstTold is the year that the first sentence with one begins with.
func (p *prose) firstTold() retrospect {
	for i, s := range p.sentences {
		if s.years[0] == s.years[1] || p.isHeading(s) {
			continue
		}
		text := p.sentenceText(i)
		if m := yearTold.FindStringSubmatchIndex(text); m != nil && !s.planned && !outlookDeed.MatchString(text) {
			return retrospect{yearOf(text, m), [2]int{s.from + m[0], s.from + m[1]}, false}
		}
		break
	}
	return retrospect{}
}

// yearOf is the year that the first group that matched holds.
func yearOf(text string, m []int) int {
	for n := 2; n+1 < len(m); n += 2 {
		if m[n] >= 0 {
			return atoi(text[m[n]:m[n+1]])
		}
	}
	return 0
}
