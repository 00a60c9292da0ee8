package proof

import (
	"fmt"
	"slices"

	"nianbao/internal/diag"
	"nianbao/internal/pattern"
)

// A year is a target where a word of wishing leads up to it, or says what shall be by
// it: 力争到2020年…, 计划于2021年底建成, 2022年，拟将…, and in a plan 2024年底前，实现….

var (
	dueYear    = pattern.MustCompile(`(?:到|至|在|于)?(?:((?:19|20)\d\d)年)(?:底|末|年底|年末|\d{1,2}月(?:\d{1,2}日)?(?:底)?|上半年|下半年)?(前|之前|以前)?`)
	wishAhead  = pattern.MustCompile(`(?:力争|争取|确保|努力|计划|拟|预计|打算|目标是?：?|(?:^|[^主重需概纪摘])要)(?:[在用把使]|，|用[\p{Han}]{1,3}年时间，)?$`)
	wishBehind = pattern.MustCompile(`^[^。；]{0,30}?(?:力争|争取|确保|努力|要(?:达|实|建|基|完|使|把|在|力|全|控|占|新|突)|将(?:达|实|建|基|完|全|力|超|新|继续)|目标|必须)|^[^。；]*(?:达到[^，。]{0,20}以上|(?:不低于|不少于)[^，。]{0,10}$)|^[^。；]{0,12}基本实现`)
	soonBehind = pattern.MustCompile(`^，?(?:我们|全[县区市镇]|我[县区市镇局]|区里|县里)?(?:将|计划|拟|力争|争取|要|确保)`)
	toldPlan   = pattern.MustCompile(`规划》|纲要》|意见》|提出|明确|原定|当时|曾|规定|原计划|按照|根据|部署|计划中|要求到|此前|印发|下达|回顾|截至|以来`)
	didWords   = pattern.MustCompile(`已|共(?:完成|建|有)|实现了|完成了|建成了|达到了|(?:^|[^县区市镇])累计(?:[^建]|$)|增加到|提高到|下降到|上升到|超过了|实际|是[^，。]{1,12}(?:之年|一年)`)
	achieves   = pattern.MustCompile(`^(?:，|底|全县|全市|全区)*(?:实现|达到|完成|建成|形成|基本|全面)`)
	planTitle  = pattern.MustCompile(`要点|计划|方案|规划|打算|安排|目标`)
	yearPast   = pattern.MustCompile(`已|截至|截止|完成了?|建成|实现了|累计|全年|投入|新增|达到|共`)
)

// leastBehind sets a least: 到2025年底，参保率不少于97%. Of last year it may tell what was.
var leastBehind = pattern.MustCompile(`^，[^。；，]{0,24}(?:不低于|不少于|不得低于)`)

// aboutForm ends in 于 that leads up to no time.
var aboutForm = pattern.MustCompile(`[关对由至等位属]于$`)

// checkTargets finds a target set for a year before the document's own.
func checkTargets(p *prose, r *report) {
	outdone(p, r)
	year, where := p.ownYear()
	if year == 0 {
		return
	}
	next := p.plansFor(year + 1)
	for i, s := range p.sentences {
		if s.years[0] == s.years[1] {
			continue
		}
		text := p.sentenceText(i)
		for _, m := range dueYear.FindAllStringSubmatchIndex(text, -1) {
			target := atoi(text[m[2]:m[3]])
			if target >= year && !(target == year && s.planned && next) || inQuotes(text, m[0]) || !p.wished(s, text, m) {
				continue
			}
			places := [][2]int{{s.from + m[0], s.from + len(text)}}
			if where[1] > 0 {
				places = append([][2]int{where}, places...)
			}
			r.add(claim{diag.Error, fmt.Sprintf("目标年份%d年早于本文的%d年；可能是沿用旧稿没有改年份", target, year), fmt.Sprintf("%d年以后", year), fmt.Sprintf("%d年", target)}, places...)
			break
		}
	}
}

// wished tells whether the year of a match is one by which something shall be.
func (p *prose) wished(s sentence, text string, m []int) bool {
	c := clauseAt(s, s.from+m[0])
	head, tail, clause := text[:m[0]], text[m[1]:], p.body[c[0]:c[1]]
	begin := c[0]
	if n := slices.Index(s.clauses, c); n > 0 {
		begin = s.clauses[n-1][0]
	}
	if toldPlan.MatchString(p.body[begin:c[1]]) || didWords.MatchString(clause) {
		return false
	}
	lead := lastBytes(head, 60)
	if wishAhead.MatchString(lead) || soonBehind.MatchString(tail) {
		return true
	}
	if didWords.MatchString(text) {
		return false
	}
	by := m[4] >= 0 || m[0] < m[2] && !aboutForm.MatchString(text[:m[2]]) // 到2020年, 2020年底前
	return by && (wishBehind.MatchString(tail) || p.year-atoi(text[m[2]:m[3]]) > 1 && leastBehind.MatchString(tail)) ||
		by && p.plans() && (achieves.MatchString(tail) || m[4] >= 0)
}

// plansFor tells whether a heading of what shall be done names the year: the text looks
// back on the year before.
func (p *prose) plansFor(year int) bool {
	for _, y := range p.years {
		if s := p.sentences[y.sentence]; y.first == year && s.headed && s.to-s.from < 90 && planHead.MatchString(p.sentenceText(y.sentence)) {
			return true
		}
	}
	return false
}

// ownYear is the year that the text speaks in, with the place that says so.
func (p *prose) ownYear() (int, [2]int) {
	if signed := p.signedYear(); signed > 0 && signed < p.year {
		return signed, p.yearPlace(signed) // a notice about 2025 that was signed in 2024
	}
	if p.year > 0 {
		return p.year, p.yearPlace(p.year)
	}
	for i, s := range p.sentences[:min(len(p.sentences), 4)] {
		for k := s.years[0]; k < s.years[1] && s.headed && s.to-s.from < 180; k++ {
			if y := p.years[k]; y.first < y.last && planTitle.MatchString(p.sentenceText(0)+p.sentenceText(i)) {
				return y.first, [2]int{y.from, y.to} // 实施方案（2024—2026年）
			}
		}
	}
	for i, s := range p.sentences {
		if m := yearIs.FindStringSubmatch(p.sentenceText(i)); m != nil {
			return atoi(m[1]), [2]int{s.from, s.from + len(m[0])}
		}
	}
	return p.latest()
}

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
			asked, past = y.sentence, yearPast.MatchString(text) && !wishBehind.MatchString(text) && !hopes.MatchString(text)
		}
		if past {
			latest, where = y.last, [2]int{y.from, y.to}
		}
	}
	return latest, where
}

// yearPlace is where the text names its own year, for the second span.
func (p *prose) yearPlace(year int) [2]int {
	for _, y := range p.years {
		if y.last == year && y.first == year {
			return [2]int{y.from, y.to}
		}
	}
	return [2]int{}
}
