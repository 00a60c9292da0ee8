package proof

import (
	"fmt"
	"strings"

	"nianbao/internal/diag"
	"nianbao/internal/pattern"
)

// A goal that lies behind what the same text tells as reached is one that was left from an
// older paper: 客房入住率为61.5%…力争到2026年客房入住率提高到58%以上. A floor that shall be
// kept (确保不低于98%) is none.

var (
	risesTo = pattern.MustCompile(`^(.*?)(?:(?:进一步|再|逐步|稳步|全面|整体|总体|力争|要|将|再次|首次)*(?:提高|提升|增加|扩大|上升|增长|发展|拓展|增|升|扩展|攀升|跃升)(?:到|至)|突破|跃上|超过|达到|达)(?:了)?$`)
	fallsTo = pattern.MustCompile(`^(.*?)(?:(?:进一步|再|逐步|稳步|力争|要|将)*(?:降低|下降|压减|压缩|减少|缩短|缩减|回落|降|减|压)(?:到|至))$`)
	striven = pattern.MustCompile(`力争|争取|努力|计划|目标|规划|拟|要(?:把|将|使|让|达|提|增|扩|突|升)|将|要|实现|使|达到|到20\d\d年`)
	keeps   = pattern.MustCompile(`确保|保持|稳定|维持|巩固|不低于|不少于|继续|守住|不突破|控制|每年|平均|其中|增速|增幅|增长率|各|分别|单|上半年|季度|\d月`)
	// byWhen and aims stand before the name of what shall rise, verbs and 率为 behind that of what did.
	byWhen  = pattern.MustCompile(`^(?:[，；：、]|一是|二是|三是|四是|五是|六是|\d|年|底|末|前|到|至|在|于|力争|争取|努力|计划|目标|规划|拟|按照|实现|使得?|把|将|要|推动|促进|确保|明年|今后|我们|全年|之|时|时间|用|[全我本][县区市镇乡省州]|实现|春、秋两季|我局|我院|我校|通过|带动|预计|力求|到期末|期末)*`)
	tellsAs = pattern.MustCompile(`(?:已经|已|达到|达|为|是|目前|现已|约|仅|只有|有|提高到|提升到|上升到|增加到|降至|下降到|升至|增至|累计|共|了|率先|超过|突破)*$`)
	scopeOf = pattern.MustCompile(`^(?:[，；：、（）]|其中|目前|现在|年末|年底|全年|截至|今年|去年|上年|\d+年|\d+月|底|末|[全我本][县区市镇乡省州]|我局|我院|我校|一年来|问题是|[一二三四五六七八九]是|仍|但|的|共|使|至)*`)
)

// A goal is what something shall reach.
type goal struct {
	name string
	up   bool // it shall rise to it
}

// outdone holds the goals of a text against what it tells as so. Facts are named only where
// they may be of a goal.
func outdone(p *prose, r *report) {
	goals, ends := p.goals(r)
	if len(goals) == 0 {
		return
	}
	known := map[string][]*figure{}
	var rates []namedRate
	for k := range p.figures {
		f := &p.figures[k]
		if g, ok := goals[k]; ok {
			facts := known[g.name]
			if len(facts) == 0 && f.Percent {
				facts = alike(rates, g.name)
			}
			judgeGoal(p, r, facts, f, g.up)
			continue
		}
		if !reachable(f) || f.target || f.change || p.sentences[f.sentence].planned || bounded(f) || !containsAny(p.body[p.sentences[f.sentence].from:f.Start], ends...) {
			continue
		}
		name := p.factName(f)
		if name == "" {
			continue
		}
		if len(known[name]) < 20 {
			known[name] = append(known[name], f)
		}
		if f.Percent && strings.HasSuffix(name, "率") {
			rates = append(rates[max(0, len(rates)-maxRates):], namedRate{name, f})
		}
	}
}

// goals are the goals of a text by the index of their figures, with the ends of their names.
func (p *prose) goals(r *report) (map[int]goal, []string) {
	out, seen := map[int]goal{}, map[string]bool{}
	var ends []string
	for k := range p.figures {
		f := &p.figures[k]
		if !reachable(f) {
			continue
		}
		name, up, ok := p.goalOf(f)
		if ok && name == "" && up {
			p.namelessGoal(r, f)
		}
		if !ok || name == "" {
			continue
		}
		out[k] = goal{name, up}
		if end := tailRunes(name, 2); !seen[end] && len(ends) < maxRates {
			seen[end] = true
			ends = append(ends, end)
		}
	}
	return out, ends
}

// namelessGoal holds a goal that names nothing against what its sentence says there is already:
// 目前有2864人，力争年底前突破2600人.
func (p *prose) namelessGoal(r *report, f *figure) {
	for k := f.index - 1; k >= p.sentences[f.sentence].figs[0] && k > f.index-4; k-- {
		g := &p.figures[k]
		if g.target || g.change || !plain(g) || !sameUnit(p, g, f) || bounded(g) {
			continue
		}
		if f.clause-g.clause <= 3 && nowThere.MatchString(g.label) && byItself.MatchString(p.body[f.from:f.Digits]) && !p.parted(g, f) {
			judgeGoal(p, r, []*figure{g}, f, true)
		}
		return
	}
}

var (
	nowThere = pattern.MustCompile(`(?:目前|现在|现有|已有|已达|已发展|[全我][县区市镇校院]有|共有)[^，；]{0,16}$`)
	byItself = pattern.MustCompile(`^[，；]?(?:力争|争取|计划|目标是|努力|确保|要|将|在|到|于|明年|年底|今年|20\d\d年|年内|前|末|底|使之|使其)*(?:突破|达到|增加到|增至|扩大到|发展到|提高到)(?:了)?$`)
)

// reachable tells whether a figure is one that something may reach.
func reachable(f *figure) bool {
	return !f.quoted && f.Upper == nil && f.Base != "" && f.Base != "个百分点" && f.Base != "年"
}

// A namedRate is a rate that was told, with its name.
type namedRate struct {
	name string
	f    *figure
}

// maxRates is how many rates a goal looks back on.
const maxRates = 40

// alike is the one rate whose name is that of a goal in fewer words: 有需求家庭的改造率 and
// 有需求的困难重度残疾人家庭无障碍改造率; none where there are two.
func alike(rates []namedRate, name string) []*figure {
	var out []*figure
	for _, n := range rates {
		if tailRunes(n.name, 3) == tailRunes(name, 3) && overlap(n.name, name) >= 4 {
			out = append(out, n.f)
		}
	}
	if len(out) != 1 {
		return nil
	}
	return out
}

// goalOf is the name of what shall reach f, and whether it shall rise.
func (p *prose) goalOf(f *figure) (name string, up, goal bool) {
	s := p.sentences[f.sentence]
	lead := p.body[s.from:f.Start]
	if n := strings.LastIndexAny(lead, "；"); n >= 0 {
		lead = lead[n:]
	}
	clause := p.body[f.from:f.Digits]
	if !s.planned && !f.target && !strings.ContainsAny(lead, "力争努计目规拟要将下明今未到确必应") {
		return "", false, false
	}
	if !s.planned && !f.target && !wishes(lead) && !ahead.MatchString(lead) || keeps.MatchString(clause) || alreadyDone.MatchString(clause) {
		return "", false, false
	}
	head := strings.TrimRight(clause, "约近超过突破不低于高")
	for _, form := range []*pattern.Pattern{risesTo, fallsTo} {
		for _, text := range []string{clause, head} {
			m := form.FindStringSubmatch(text)
			if m == nil {
				continue
			}
			up = form == risesTo
			if plainly := strings.HasSuffix(text, "达到") || strings.HasSuffix(text, "达"); plainly && !f.Percent {
				return "", up, true // 明年完成投资达到10亿元 may be less than this year's
			}
			return coreName(byWhen.ReplaceAllString(p.body[f.from:f.from+len(m[1])], "")), up, striven.MatchString(lead) || s.planned
		}
	}
	return "", false, false
}

// ahead tells that a sentence speaks of what is to come.
var ahead = pattern.MustCompile(`将[^，；]{2,20}(?:提高|提升|扩大|增加)到|下一?步|明年|今后|未来|按照规划|到20\d\d年`)

var alreadyDone = pattern.MustCompile(`已|实际|了$|完成了|现|目前`)

// factName is the name of what f is told of; it may stand in the clause before: 再生水利用率
// 不高，目前仅为23.1%.
func (p *prose) factName(f *figure) string {
	if name := bareFact(f.label); name != "" {
		return name
	}
	if toward.MatchString(f.label) && f.index > 0 && p.figures[f.index-1].clause == f.clause && p.figures[f.index-1].sentence == f.sentence {
		return bareFact(fromWhat.ReplaceAllString(p.figures[f.index-1].label, "")) // 佩戴率由81%升至92%
	}
	if name := p.rateOfSubject(f); name != "" {
		return name
	}
	s := p.sentences[f.sentence]
	if unnamedFact(f.label) != "" || f.clause == 0 || p.lastIn(s, s.clauses[f.clause-1]) != nil {
		return ""
	}
	before := p.body[s.clauses[f.clause-1][0]:s.clauses[f.clause-1][1]]
	if !lowName.MatchString(before) {
		return ""
	}
	return bareFact(lowName.ReplaceAllString(before, ""))
}

// fromWhat leads in where a change began.
var fromWhat = pattern.MustCompile(`(?:由|从)[^，；由从]{0,12}$`)

// rateOfSubject is a short name of a rate with what the clause before tells it is of: 基本养老保险
// 参保38.62万人，参保率96.1%.
func (p *prose) rateOfSubject(f *figure) string {
	own := onlyHan(unnamedFact(f.label))
	stem, ok := strings.CutSuffix(own, "率")
	if !ok || len([]rune(stem)) < 2 || len([]rune(stem)) > 3 || f.index == 0 {
		return ""
	}
	before := &p.figures[f.index-1]
	if before.sentence != f.sentence || f.clause-before.clause != 1 || !plain(before) {
		return ""
	}
	subject, told := strings.CutSuffix(onlyHan(unnamedFact(before.label)), stem)
	if !told || len([]rune(subject)) < 2 {
		return ""
	}
	return coreName(subject + own)
}

// lowName judges what is named before it.
var lowName = pattern.MustCompile(`(?:仍|还|依然|相对|总体)?(?:不高|偏低|较低|不足|有待提高|较高|不够高|稳步提升|持续提升|明显提升)$`)

func bareFact(label string) string {
	return coreName(unnamedFact(label))
}

// unnamedFact is a label without the words of time, place and being so.
func unnamedFact(label string) string {
	return scopeOf.ReplaceAllString(tellsAs.ReplaceAllString(inBrackets.ReplaceAllString(label, ""), ""), "")
}

// coreName is a name without marks, "" where it is too short to tell from others.
func coreName(s string) string {
	s = strings.TrimPrefix(quoteMarks.Replace(wishTail.ReplaceAllString(s, "")), "全年")
	for _, end := range []string{"人数", "总数", "总量", "数量"} {
		s = strings.TrimSuffix(s, end)
	}
	if n := len([]rune(s)); n < 4 || n > 24 || strings.ContainsAny(s, "，。；、0123456789") {
		return ""
	}
	return s
}

// wishTail are the words of wishing behind a name.
var wishTail = pattern.MustCompile(`(?:力争|争取|努力|计划|预计|要|将|应|拟|目标)+$`)

// quoteMarks takes out what stands inside a name and is no part of it; 公用 is what labels
// make of 公共, in which 共 tells of no sum.
var quoteMarks = strings.NewReplacer("公用", "公共", "“", "", "”", "", "年末", "", "平台全年", "平台")

// judgeGoal reports a goal that lies behind everything that was told of the same name.
func judgeGoal(p *prose, r *report, facts []*figure, f *figure, up bool) {
	var last *figure
	for _, g := range facts {
		if !sameUnit(p, g, f) {
			continue
		}
		if !wrongSide(g, f.value(), !up) {
			return
		}
		last = g
	}
	if last == nil {
		return
	}
	r.add(claim{diag.Error, fmt.Sprintf("前面说已经是%s，这里的目标却只是%s；可能是沿用旧稿没有改目标", p.written(last), p.written(f)), "", p.written(f)}, placeWide(last), [2]int{f.Start, f.End})
}
