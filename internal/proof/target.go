package proof

import (
	"fmt"
	"slices"
	"strings"

	"nianbao/internal/diag"
	"nianbao/internal/pattern"
)

// A year is a target where a word of wishing leads up to it, or says what shall be by
// it: 力争到2020年…, 计划于2021年底建成, 2022年，拟将…, and in a plan 2024年底前，实现….

var (
	dueYear    = pattern.MustCompile(`(?:到|至|在|于)?(?:((?:19|20)\d\d)年)(?:底|末|年底|年末|\d{1,2}月(?:\d{1,2}日)?(?:底)?|上半年|下半年)?(前|之前|以前)?`)
	wishAhead  = pattern.MustCompile(`(?:力争|争取|确保|努力|计划|拟|预计|打算|目标是?：?|(?:^|[^主重需概纪摘])要)(?:[在用把使]|，|用[\p{Han}]{1,3}年时间，)?$|(?:^|[，。；]|按照)规划$`)
	wishBehind = pattern.MustCompile(`^[^。；]{0,30}?(?:力争|争取|确保|努力|要(?:达|实|建|基|完|使|把|在|力|全|控|占|新|突|深|提|增|升|超|降|压|减|缩|扩|形)|必须|将(?:达|实|建|基|完|全|力|超|新|继续|提|增|升|突|降|压|减|扩|形)|目标|必须)|^[^。；]*(?:达到[^，。]{0,20}以上|(?:不低于|不少于)[^，。]{0,10}$)|^[^。；]{0,12}基本实现`)
	soonBehind = pattern.MustCompile(`^，?(?:我们|全[县区市镇]|我[县区市镇局]|区里|县里)?(?:将|计划|拟|力争|争取|要|还要|确保)`)
	// agreed tells what was agreed at a time that the year may lie behind by now; resting leads
	// up to it and says no such thing.
	agreed = pattern.MustCompile(`提出|明确|原定|当时|曾|规定|原计划|计划中|要求到|此前|印发|下达|制定`)
	// overdue tells that the year has passed.
	overdue   = pattern.MustCompile(`回顾|回头看|回望|截至|以来|任务已|如期|提前|当时|原定|原计划`)
	resting   = pattern.MustCompile(`规划》|纲要》|意见》|方案》|按照|根据|部署`)
	broughtBy = pattern.MustCompile(`^[^。；]{0,40}?(?:全部|全面|基本)?(?:建成|实现|完成|消除|解决|达到|覆盖|建立|稳定)`)
	// papers set goals.
	papers   = pattern.MustCompile(`方案|计划|意见|规划|要点|通知|目标`)
	resolved = pattern.MustCompile(`会议要求，$|^请[^。；]*，$`)
	// forward looks ahead, whatever else the sentence says.
	forward   = pattern.MustCompile(`今后|下一步|下一阶段|下阶段|下步|接下来|未来|新的一年|来年|明年|(?:^|[，；。])请|会议要求|强调|要求[各全]|在此基础上|还要|剩余`)
	nextYear  = pattern.MustCompile(`新的一年|来年|明年|下一年`)
	didWords  = pattern.MustCompile(`已|共(?:完成|建|有)|实现了|完成了|建成了|达到了|(?:^|[^县区市镇])累计(?:[^建]|$)|超过了|[年底末]有\d|实际|是[^，。]{1,12}(?:之年|一年)`)
	achieves  = pattern.MustCompile(`^(?:，|底|全县|全市|全区)*(?:实现|达到|完成|建成|形成|基本|全面)`)
	planTitle = pattern.MustCompile(`要点|计划|方案|规划|打算|安排|目标`)
	goalTitle = pattern.MustCompile(`要点|计划|方案|规划|打算|安排|目标|意见|通知`)
)

// reachesBy tells in a plan what shall be: 到2026年底，每千人口床位数达到6张.
var reachesBy = pattern.MustCompile(`^，?[^。；，]{2,30}(?:达到|突破|提高到|提升到|增加到|扩大到|控制在|降到|下降到|建成|实现|完成|形成|覆盖)`)

// hasToCome says of what shall be that it has to.
var hasToCome = pattern.MustCompile(`^[^。；]{0,30}?[要将](?:达|实|建|完|全|占|突|提|增|升|超|降|压|减|扩|形|基)`)

// takenAs has a 将 that wishes nothing: 将审计整改纳入考核.
var takenAs = pattern.MustCompile(`^，?[^，。将]{0,8}将[^，。]{1,16}(?:纳入|列入|作为|放在|摆在|视为|定为|列为|评为|转为|改为|划为|分为)`)

// leastBehind sets a least: 到2025年底，参保率不少于97%. Of last year it may tell what was.
var leastBehind = pattern.MustCompile(`^，[^。；，]{0,24}(?:不低于|不少于|不得低于)`)

// aboutForm ends in 于 that leads up to no time.
var aboutForm = pattern.MustCompile(`[关对由至等位属]于$`)

// checkTargets finds a target set for a year before the document's own.
func checkTargets(p *prose, r *report) {
	outdone(p, r)
	own, place := p.ownYear()
	next := own > 0 && p.plansFor(own+1)
	for i, s := range p.sentences {
		if s.years[0] == s.years[1] {
			continue
		}
		text := p.sentenceText(i)
		for _, m := range dueYear.FindAllStringSubmatchIndex(text, -1) {
			target := atoi(text[m[2]:m[3]])
			year, where := own, place
			near := p.nearestBefore(s, s.from+m[0])
			if near.first > target {
				year, where = near.first, [2]int{near.from, near.to}
			}
			if target >= year && !(target == year && (s.planned && next || nextYear.MatchString(text) && wishAhead.MatchString(lastBytes(text[:m[0]], 60)))) || inQuotes(text, m[0]) || !p.wished(s, text, m, near) || p.askedInTime(target, text[m[3]:]) {
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
// Near is the year that the words before it name: where that is a later one, it is no goal
// that an older paper set.
func (p *prose) wished(s sentence, text string, m []int, near year) bool {
	c := clauseAt(s, s.from+m[0])
	head, tail, clause := text[:m[0]], text[m[1]:], p.body[c[0]:c[1]]
	if next := dueYear.FindStringIndex(tail); next != nil {
		tail = tail[:next[0]] // 2022年9月开工，计划2025年底投用 wishes for the second
	}
	begin := c[0]
	if n := slices.Index(s.clauses, c); n > 0 {
		begin = s.clauses[n-1][0]
	}
	points := p.wishPoints(text, head, p.body[begin:c[1]], clause, tail, m)
	switch later := near.first > atoi(text[m[2]:m[3]]); {
	case !later && agreed.MatchString(p.body[begin:c[1]]):
		points -= 3
	case later && points > 0 && papers.MatchString(p.body[near.to:max(near.to, c[0])]):
		points++
	}
	return points >= surelyWished
}

// surelyWished is the evidence from which on a year is one by which something shall be.
const surelyWished = 2

// wishPoints counts what speaks for it in the words before the year, behind it, and around.
func (p *prose) wishPoints(text, head, around, clause, tail string, m []int) int {
	points := 0
	if m[4] >= 0 && ofTheThen.MatchString(tail) || strings.HasPrefix(tail, "的") && strings.HasSuffix(head, "把") {
		return 0 // 计划把2020年的年假用完
	}
	by := m[4] >= 0 || m[0] < m[2] && !aboutForm.MatchString(text[:m[2]]) // 到2020年, 2020年底前
	till := m[4] >= 0 || text[m[0]:m[2]] == "到" || text[m[0]:m[2]] == "至"
	switch {
	case wishAhead.MatchString(lastBytes(head, 60)) || soonBehind.MatchString(tail) && !takenAs.MatchString(tail):
		points = 3
	case by && (wishBehind.MatchString(tail) || p.year-atoi(text[m[2]:m[3]]) > 1 && leastBehind.MatchString(tail)):
		points = 2
	case by && p.plans() && (achieves.MatchString(tail) || m[4] >= 0 || reachesBy.MatchString(tail)):
		points = 2
	case till && p.plans() && broughtBy.MatchString(tail):
		points = 2
	case till && broughtBy.MatchString(tail) && !didWords.MatchString(clause):
		points = 1
	case (by || resolved.MatchString(text[:m[0]])) && forward.MatchString(text):
		points = 1
	}
	if points > 0 && forward.MatchString(text) {
		points++
	}
	switch {
	case didWords.MatchString(clause) || overdue.MatchString(around) || points < 3 && changed.MatchString(clause):
		points -= 3
	case didWords.MatchString(text):
		points--
	}
	if resting.MatchString(around) && (strings.Contains(around, "》") || !hasToCome.MatchString(tail)) {
		points--
	}
	return points
}

// nearestBefore is the last year before a place, in its sentence or the one before, at which
// something was so or was resolved: 2021年8月出台三年行动方案，力争到2024年末….
func (p *prose) nearestBefore(s sentence, at int) (near year) {
	for k := s.years[0] - 3; k < s.years[1]; k++ {
		if k < 0 || p.years[k].from >= at {
			continue
		}
		y := p.years[k]
		head := lastBytes(p.body[:y.from], 15)
		if y.sentence >= len(p.sentences) || p.sentences[y.sentence].paragraph != s.paragraph || y.quoted || y.first != y.last || untold.MatchString(p.body[y.to:s.to]) || noBase.MatchString(head) {
			continue
		}
		near = y
	}
	return near
}

// noBase leads up to a year that is compared with, or to another goal.
var noBase = pattern.MustCompile(`(?:[比较由从自到至以]|相比)$`)

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

// plans tells whether the document is a plan by its title, so that it speaks of
// what shall be.
func (p *prose) plans() bool {
	if len(p.sentences) == 0 || !p.sentences[0].headed || !goalTitle.MatchString(p.sentenceText(0)) {
		return false
	}
	_, at := p.titleSpan()
	return p.titleYear() > 0 || at[1] > 0
}
