package proof

import (
	"strings"

	"nianbao/internal/pattern"
)

// A change may stand before its two ends or between them: 286个，比上年增加8个，上年为278个;
// 比计划少完成12公里，计划150公里，实际138公里. What it is told against (比上年, 比计划, 环比) names the
// end from which it is counted, wherever that stands.

// A since is a change with the words that say from what it is counted.
type since struct {
	*figure
	word    string // of direction, as written
	subject string // what has changed, "" where that was told before
	than    string // names the end from which it is counted
}

var (
	toldForm = pattern.MustCompile(`^[，；：（]?([\p{Han}、“”]{0,14}?)(同比|环比|(?:比|较)([^\P{Han}例重率值][\p{Han}\d“”.]{1,11}?|[\d“”.][\p{Han}\d“”.]{1,11}?)(?:相比，?)?)(?:又|还|均|实际|约|再|分别)*(` + directions + `)(?:了|出|近|约|达)*$`)
	// directions are the words that a change is told with.
	directions = `偏[高低多少大小长短]|净增加?|净减少?|多[\p{Han}]{0,3}|少[\p{Han}]{0,3}|高出?|低|超[支出额]|节[约省支]|提前|推迟|延[长后]|增[加长产收支]|增|减[少产收支]|减|上升|下降|提[高升]|降低?|扩大|缩[短小减]|压[缩减]|回落|下[调滑跌]|上[涨调]|涨|升`
	// thanTail is what the name of an end may be told without.
	thanTail = pattern.MustCompile(`(?:同期)?(?:的?(?:水平|数量|同口径))?(?:末|底)?$`)
)

// toldAt reads a change that says what it is counted from.
func toldAt(c *figure) (t since, ok bool) {
	if c.quoted || c.Upper != nil || c.target || !strings.ContainsAny(c.label, "比较") {
		return t, false
	}
	m := toldForm.FindStringSubmatch(c.label)
	if m == nil || otherPrices.MatchString(c.label) {
		return t, false
	}
	than := thanTail.ReplaceAllString(strings.TrimPrefix(m[3], "原"), "")
	if m[3] == "" {
		than = m[2]
	}
	return since{c, m[4], fillers.ReplaceAllString(m[1], ""), than}, len([]rune(than)) > 1
}

// sameTime are other words for the time that a change is counted from.
var sameTime = map[string]*pattern.Pattern{
	"同比": pattern.MustCompile(`去年|上年|上一年|同期`),
	"去年": pattern.MustCompile(`去年|上年|上一年`),
	"上年": pattern.MustCompile(`去年|上年|上一年`),
	"环比": pattern.MustCompile(`上个?[月季周期]|上一(?:季度?|月|期|周)`),
}

// names tells whether the label of g begins with the name of the end that t is counted
// from.
func (t since) names(g *figure) bool {
	label := headRunes(strings.TrimLeft(g.label, "，；：（而其中"), 12)
	if other := sameTime[t.than]; other != nil {
		at := other.FindStringIndex(label)
		return at != nil && at[0] < len("各各各各各")
	}
	at := strings.Index(label, t.than)
	return at >= 0 && at < len("各各各各各")
}

// goesWith tells whether a change can be of two such figures.
func (t since) goesWith(g *figure) bool {
	if g.Percent {
		return share(g) && t.Base == "个百分点"
	}
	return plain(g) && (sameBase(g, t.figure) || share(t.figure)) && !isPerHead(g)
}

// endsApart reads a change of which the end that it is counted from is told behind it.
func endsApart(p *prose, c *figure) change {
	t, ok := toldAt(c)
	if !ok || c.index > p.sentences[c.sentence].figs[0] && p.figures[c.index-1].clause == c.clause {
		return change{} // 比上年的278个增加8个
	}
	if a, b := p.endsBehind(t); b != nil {
		return change{a, []*figure{b}, c, t.word}
	}
	if from := p.endOf(t); from != nil {
		return change{from, p.nowFor(t, from), c, t.word}
	}
	return change{}
}

// endOf is the end from which a change is counted: one of the next figures of its
// sentence, or the first of the next one.
func (p *prose) endOf(t since) *figure {
	for k := t.index + 1; k < len(p.figures) && k <= t.index+3; k++ {
		g := &p.figures[k]
		if g.sentence > t.sentence+1 || g.sentence > t.sentence && (p.sentences[g.sentence].paragraph != p.sentences[t.sentence].paragraph || (g.index > p.sentences[g.sentence].figs[0] || strings.HasPrefix(p.body[p.sentences[g.sentence].from:], "其中"))) {
			return nil
		}
		if !p.parted(t.figure, g) && !strings.ContainsAny(g.label, "比较") && t.names(g) && t.goesWith(g) && (!g.target || planLabel.MatchString(t.than)) && g.Upper == nil && !isChange(g) && g.Value.Sign() > 0 && (g.sentence > t.sentence || g.clause-t.clause <= 2) {
			return g
		}
		if t.goesWith(g) && !isChange(g) && t.index > p.sentences[t.sentence].figs[0] {
			return nil // what follows is of this one: 下降6.2%，其中刑事警情860起，上年为920起
		}
	}
	return nil
}

// nowFor are the figures that may be the other end of a change: those before it, or
// where there are none the one beside the end that it is counted from.
func (p *prose) nowFor(t since, from *figure) (out []*figure) {
	s := p.sentences[t.sentence]
	for k := t.index - 1; k >= s.figs[0] && k > t.index-6; k-- {
		if g := &p.figures[k]; p.mayEnd(t, from, g) && t.clause-g.clause <= 1+p.sharesBetween(g, t.figure) && !t.names(g) {
			out = append(out, g)
		}
	}
	if len(out) > 0 {
		return out
	}
	t.subject = "" // its two ends are told behind it, and are of that
	for _, k := range []int{from.index - 1, from.index + 1} {
		if k <= t.index || k >= len(p.figures) || p.figures[k].sentence != from.sentence {
			continue
		}
		if g := &p.figures[k]; p.mayEnd(t, from, g) && distance(g.clause, from.clause) <= 1 && nowLead.MatchString(g.label) {
			out = append(out, g)
		}
	}
	return out
}

// nowLead begins the label of what is so now, or was done.
var nowLead = pattern.MustCompile(`^[，；]?(?:而)?(?:实际|实|今年|本[年月期季]|现在?|目前|当前|截至|已|完成|达到?|为|[一二三四]季度|\d{1,2}月)`)

// mayEnd tells whether g may be the other end of a change that is counted from an end.
func (p *prose) mayEnd(t since, from, g *figure) bool {
	if !sameBase(g, from) || !t.goesWith(g) || g.target || g.Upper != nil || isChange(g) || g.aside != t.aside || p.parted(g, t.figure) || starts(p, g) {
		return false
	}
	if _, is := toldAt(g); is {
		return false // 比去年多招40人，比前年多招100人
	}
	about := p.body[g.from:g.Digits] + headRunes(g.after, 6)
	return (t.subject == "" || sharedRunes(t.subject, about) > 0) && p.ofSameThing(t, from, about)
}

// ofSameThing tells whether the end that a change is counted from names nothing else than
// what is told about the other.
func (p *prose) ofSameThing(t since, from *figure, about string) bool {
	own := onlyHan(fillers.ReplaceAllString(endWords.ReplaceAllString(strings.Replace(from.label, t.than, "", 1), ""), ""))
	return len([]rune(own)) < 2 || sharedRunes(own, about+t.subject) > 0
}

// endWords say of an end that it is one.
var endWords = pattern.MustCompile(`去年|上年|同期|上一?[个年月季期周]*|数|为|是|达到?|只有|仅有|有|实际|完成|同口径|而|其|的`)

// endsBehind are the ends of a change that follow in one clause: 价格同比上涨3%，由12.5元涨到12.9元.
func (p *prose) endsBehind(t since) (a, b *figure) {
	if t.index+2 >= p.sentences[t.sentence].figs[1] {
		return nil, nil
	}
	a, b = &p.figures[t.index+1], &p.figures[t.index+2]
	if a.clause != t.clause+1 || b.clause != a.clause || !sameBase(a, b) || !bareStart.MatchString(a.label) || !toward.MatchString(b.label) || a.Upper != nil || b.Upper != nil || a.quoted || p.parted(t.figure, a) || b.index+1 < len(p.figures) && starts(p, b) {
		return nil, nil
	}
	if !(t.Percent && a.Percent || plain(a) && (sameBase(a, t.figure) || share(t.figure)) || t.goesWith(a)) {
		return nil, nil
	}
	return a, b
}

// bareStart begins a change from one end to the other that names nothing new.
var bareStart = pattern.MustCompile(`^[，；（]?(?:即|也就是)?[由从](?:(?:去年|上年|上年同期|去年同期|上个?[月季周期]度?|原来|年初|人均|户均|平均)的?|每[\p{Han}]{1,4})?$`)
