package proof

import (
	"fmt"
	"regexp"

	"nianbao/internal/diag"
)

var (
	byYearForm = regexp.MustCompile(`(?:到|至|在)((?:19|20)\d\d)年(?:底|末|年底|年末)?(?:前|之前|以前)?`)
	nextForm   = regexp.MustCompile(`((?:19|20)\d\d)年(?:[，]?(?:我们|全[县区市镇]|我[县区市镇]))?(?:将|计划|拟|力争|争取|预计将|要)`)
	soonForm   = regexp.MustCompile(`(?:力争|争取|确保)((?:19|20)\d\d)年(?:底|末|年底)?(?:前|之前)?`)
	willWords  = regexp.MustCompile(`力争|争取|确保|努力|要(?:达|实|建|基|完|使|把|在|力|全|控|占|新)|将(?:达|实|建|基|完|全|力|超|新)|达到[^，。]{0,20}以上|(?:不低于|不少于)[^，。]{0,10}$|目标|基本实现|必须`)
	quotedPlan = regexp.MustCompile(`规划》|纲要》|意见》|提出|明确|原定|当时|曾|规定|原计划|按照|根据|部署|计划中|要求到|此前|印发|下达|回顾`)
	aims       = regexp.MustCompile(`(?:力争|争取|确保|努力|计划)(?:[在用把使]|，)?$`)
	didWords   = regexp.MustCompile(`已|共(?:完成|建|有)|实现了|完成了|建成了|达到了|累计|增加到|提高到|下降到|上升到|超过了`)
)

// checkTargets finds a target set for a year before the document's own.
func checkTargets(p *prose, r *report) {
	year, where := p.year, [2]int{}
	if year == 0 {
		year, where = p.latest()
	} else {
		where = p.yearPlace(year)
	}
	if year == 0 {
		return
	}
	for i := range p.sentences {
		if s := p.sentences[i]; s.years[0] == s.years[1] {
			continue
		}
		text, from := p.sentenceText(i), p.sentences[i].from
		if quotedPlan.MatchString(text) || didWords.MatchString(text) {
			continue
		}
		m := byYearForm.FindStringSubmatchIndex(text)
		if m == nil || !willWords.MatchString(text[m[1]:]) && !aims.MatchString(text[:m[0]]) && !(p.plans() && achieves.MatchString(text[m[1]:])) {
			if m = soonForm.FindStringSubmatchIndex(text); m == nil {
				m = nextForm.FindStringSubmatchIndex(text)
			}
			if m == nil {
				continue
			}
		}
		target := atoi(text[m[2]:m[3]])
		if target >= year {
			continue
		}
		places := [][2]int{{from + m[0], from + len(text)}}
		if where[1] > 0 {
			places = append([][2]int{where}, places...)
		}
		r.add(claim{diag.Error, fmt.Sprintf("目标年份%d年早于本文的%d年；可能是沿用旧稿没有改年份", target, year), fmt.Sprintf("%d年以后", year), fmt.Sprintf("%d年", target)}, places...)
	}
}

var (
	planTitle = regexp.MustCompile(`要点|计划|方案|规划|打算|安排|目标`)
	achieves  = regexp.MustCompile(`^(?:实现|达到|完成|建成|形成|基本|全面|全县|全市|全区|，|底)+`)
)

// plans tells whether the document is a plan by its title, so that it speaks of
// what shall be.
func (p *prose) plans() bool {
	return len(p.sentences) > 0 && p.sentences[0].headed && planTitle.MatchString(p.sentenceText(0)) && p.titleYear() > 0
}

// latest is the latest year that the text tells of as past: 截至2022年底, 2022年完成.
func (p *prose) latest() (int, [2]int) {
	latest, where := 0, [2]int{}
	asked, past := -1, false
	for _, y := range p.years {
		if y.quoted || y.last <= latest || y.first != y.last {
			continue
		}
		if y.sentence != asked {
			text := p.sentenceText(y.sentence)
			asked, past = y.sentence, tells.MatchString(text) && !willWords.MatchString(text) && !hopes.MatchString(text)
		}
		if !past {
			continue
		}
		latest, where = y.last, [2]int{y.from, y.to}
	}
	return latest, where
}

var tells = regexp.MustCompile(`已|截至|截止|完成了?|建成|实现了|累计|全年|投入|新增|达到|共`)

// yearPlace is where the text names its own year, for the second span.
func (p *prose) yearPlace(year int) [2]int {
	for _, y := range p.years {
		if y.last == year && y.first == year {
			return [2]int{y.from, y.to}
		}
	}
	return [2]int{}
}
