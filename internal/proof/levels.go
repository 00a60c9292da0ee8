package proof

import (
	"fmt"
	"math/big"
	"slices"
	"strings"

	"nianbao/internal/diag"
	"nianbao/internal/numeral"
	"nianbao/internal/pattern"
)

// How far two rates lie apart is told in points, beside both: 增长6.3%，增速比上年回落1.8个百分点，上年增长8.1%;
// 城镇化率91.2%，高于全国平均水平（88.9%）2.3个百分点. What falls by so much lies below nought.

var (
	fallsBy = pattern.MustCompile(`(?:下降|减少|降低|回落|下滑|下跌|负增长|[-－−])(?:了|为|约)?$`)
	ofPace  = pattern.MustCompile(`(?:增长|增速|增幅|涨幅|下降|降幅|跌幅|减少|上涨|下滑|下跌|回落|[-－−])(?:率)?(?:了|为|达到?|是|约|仅)*$`)
	fallOf  = pattern.MustCompile(`降幅|跌幅|减幅|下降|减少|下滑|下跌`)
	// heldTo and movedFrom tell how two rates lie, and which one is the other.
	heldTo    = pattern.MustCompile(`(高于|低于|高出|超过|超出|快于|慢于|好于|优于|落后于?)(?:了)?([\p{Han}\d“”]{0,14})$`)
	movedFrom = pattern.MustCompile(`(?:(?:比|较|与)([\p{Han}\d“”]{1,14}?)(?:相比)?，?|同比|环比|^(?:占比|比重|比例|[^比较与])*)(?:又|再|还|均|分别|实际|大幅|明显|则|要)*(` + rateMoved + `)(?:了|出|约|近)?$`)
	nameOnly  = pattern.MustCompile(`平均|水平|总体|整体|增速|增幅|降幅|同期|考核|[的值]`)
)

const (
	rateMoved = `提高|提升|上升|加快|提速|回升|增加|增长|上涨|攀升|高|快|多|` + rateLess + `|` + rateWidth
	rateLess  = `回落|放缓|减缓|趋缓|下降|降低|减少|下滑|减慢|低|慢|少`
	rateWidth = `收窄|缩小|扩大`
)

// A lying is how far two rates lie apart, as told.
type lying struct {
	*figure
	word string
	than string  // names the other rate, "" where nothing does
	base *figure // the other rate itself, where it stands in the clause
}

// levelsApart checks how far the rates of a sentence are said to lie apart.
func levelsApart(p *prose, r *report, i int) {
	s := p.sentences[i]
	if s.figs[1]-s.figs[0] < 3 {
		return
	}
	for k := s.figs[0]; k < s.figs[1]; k++ {
		c := &p.figures[k]
		if c.Base != "个百分点" || c.Upper != nil || c.quoted || c.target {
			continue
		}
		if a, ok := p.apartOf(c); ok {
			if base := p.baseOf(s, a); base != nil {
				judgeApart(p, r, a, base, p.levelsBeside(s, a, base))
			}
		}
	}
}

// apartOf reads the words before a number of points.
func (p *prose) apartOf(c *figure) (a lying, ok bool) {
	a.figure = c
	head := c.label
	if k := c.index - 1; k >= p.sentences[c.sentence].figs[0] && p.figures[k].clause == c.clause && share(&p.figures[k]) {
		a.base = &p.figures[k]
		from := a.base.from
		if k > 0 && p.figures[k-1].End > from {
			from = p.figures[k-1].End
		}
		head = strings.TrimSuffix(p.body[from:a.base.Digits], "（") + strings.TrimPrefix(c.label, "）")
	}
	if m := heldTo.FindStringSubmatch(head); m != nil {
		a.word, a.than = m[1], m[2]
	} else if m := movedFrom.FindStringSubmatch(head); m != nil {
		a.word, a.than = m[2], m[1]
	} else {
		return a, false
	}
	if a.base != nil && a.than == "" {
		return a, false // 由8.1%回落1.8个百分点
	}
	a.than = nameOnly.ReplaceAllString(a.than, "")
	if strings.Contains(head, "同比") {
		a.than = "上年"
	}
	return a, a.base == nil || a.than != "" || strings.ContainsAny(head, "比较于")
}

// isLevel tells whether f is a rate.
func isLevel(f *figure) bool { return share(f) && !f.target && f.Hedge == numeral.Unhedged }

// levelsOf are the rates of a sentence near a figure.
func (p *prose) levelsOf(s sentence, c *figure) (out []*figure) {
	for k := s.figs[0]; k < s.figs[1]; k++ {
		if f := &p.figures[k]; isLevel(f) && distance(f.clause, c.clause) <= 3 && !p.parted(f, c) {
			out = append(out, f)
		}
	}
	return out
}

// baseOf is the rate that another is said to lie apart from: the one in the clause, the only one that
// bears its name, or the only one of a time before.
func (p *prose) baseOf(s sentence, a lying) *figure {
	if a.base != nil {
		return a.base
	}
	var named, timed []*figure
	for _, f := range p.levelsOf(s, a.figure) {
		lead := leadOf(p, f)
		if a.than != "" && a.named(lead) || a.than == "" && (thenName.MatchString(lead)) || (a.than == "" || sameTime[a.than] != nil) && p.startsAt(f) {
			named = append(named, f)
		}
		if f.index < a.index && periodName.MatchString(lead) {
			timed = append(timed, f)
		}
	}
	if len(named) == 0 && a.than == "" && len(timed) == 2 {
		named = timed[:1] // 一季度增长8.1%，上半年增长6.3%
	}
	if len(named) != 1 {
		return nil
	}
	return named[0]
}

// startsAt tells whether a rate moves from f to the next one: 由8.1%回落至6.3%.
func (p *prose) startsAt(f *figure) bool {
	return f.index+1 < len(p.figures) && fromOne.MatchString(f.label) && p.figures[f.index+1].clause == f.clause && toOne.MatchString(p.figures[f.index+1].label)
}

// leadOf are the words before a rate without those that only join it on.
func leadOf(p *prose, f *figure) string {
	return joins.ReplaceAllString(p.namesOf(f), "")
}

var (
	joins      = pattern.MustCompile(`^(?:[，；、（]|而|但|其中|同期)+`)
	fromOne    = pattern.MustCompile(`(?:由|从)[^，；]{0,24}$`)
	toOne      = pattern.MustCompile(`(?:到|至|为|成)(?:今年|目前|现在)?的?(?:增长|上升|下降|减少)?[-－−]?$`)
	periodName = pattern.MustCompile(`^(?:[一二三四]季度|[上下]半年|前[一二三四五六七八九十\d]+个?季?[月度]|1[—-]\d{1,2}月|\d{1,2}月|全年|今年|(?:19|20)\d\d年)`)
)

// namesOf are the words that say what a rate is of: those of its clause before it, or of its brackets.
func (p *prose) namesOf(f *figure) string {
	lead := p.body[f.from:f.Start]
	if at := strings.LastIndex(lead, "（"); f.aside && at >= 0 {
		return lead[at:]
	}
	if f.label != "" && len(f.label) < len(lead) {
		return f.label
	}
	return lead
}

// thenName is the name of a rate of the time before.
var thenName = pattern.MustCompile(`^[^比较与占高低超于，]{0,24}?(?:上年|去年|上一年|前年|上个?[月季周期]|年初)`)

// named tells whether the name of a rate is that of the other one.
func (a lying) named(lead string) bool {
	if other := sameTime[a.than]; other != nil {
		at := other.FindStringIndex(lead)
		return at != nil && at[0] == 0
	}
	return strings.HasPrefix(lead, a.than)
}

// levelsBeside are the rates that the other may lie apart from, the likeliest first: the one told last
// before, or behind it where none is.
func (p *prose) levelsBeside(s sentence, a lying, base *figure) (out []*figure) {
	for _, f := range p.levelsOf(s, a.figure) {
		if lead := leadOf(p, f); f == base || thenName.MatchString(lead) || a.than != "" && a.named(lead) || a.base == nil && !p.startsAt(base) && !p.alikeRates(f, base) {
			continue
		}
		out = append(out, f)
	}
	n, behind := slices.IndexFunc(out, func(f *figure) bool { return f.index > a.index }), 0
	if n < 0 {
		n = len(out)
	}
	for _, f := range out[:n] {
		if f.index > base.index {
			behind++
		}
	}
	if n == 0 && (len(out) != 1 || !gotTo.MatchString(out[0].label)) || n > 0 && a.clause-out[n-1].clause > 2 || base.index < a.index && behind > 1 {
		return nil
	}
	slices.Reverse(out[:n])
	return out
}

// alikeRates tells whether two rates are both rates of growth, or neither is; a name alone may be either.
func (p *prose) alikeRates(f, base *figure) bool {
	pace := ofPace.MatchString(f.label)
	return pace == ofPace.MatchString(base.label) || pace && rateAlone.MatchString(leadOf(p, base))
}

// rateAlone names nothing but whose rate it is: 全省平均为.
var rateAlone = pattern.MustCompile(`^[\p{Han}]{2,6}?(?:平均|水平|同期)*(?:为|是|仅|达)?$`)

// judgeApart reports a distance that none of the rates explains, for the first.
func judgeApart(p *prose, r *report, a lying, base *figure, now []*figure) {
	p.unlessOneFits(r, now, func(r *report, x *figure) { sayApart(p, r, a, base, x) })
}

func sayApart(p *prose, r *report, a lying, base, x *figure) {
	from, to := p.signed(base), p.signed(x)
	if fallOf.MatchString(a.label) || widthWord.MatchString(a.word) {
		from, to = from.Abs(), to.Abs()
	}
	less := lessRate.MatchString(a.word)
	if less && from.Below(to) || !less && to.Below(from) {
		r.sure(claim{diag.Error, fmt.Sprintf("%s与%s比较，方向与“%s”相反；请核对方向词或两个数", p.signedSay(x), p.signedSay(base), a.word), "", a.word}, between(base, x), [2]int{a.Start - len(a.label) + max(0, strings.LastIndex(a.label, a.word)), a.End})
		return
	}
	diff := to.Sub(from).Abs().Mul(hundred)
	if fits(diff, a.Span()) {
		return
	}
	want := new(big.Rat).Mul(diff.Low, big.NewRat(1, 2))
	want.Add(want, new(big.Rat).Mul(diff.High, big.NewRat(1, 2)))
	r.sure(claim{diag.Error, fmt.Sprintf("%s与%s相差%s个百分点，文中写作%s", p.signedSay(x), p.signedSay(base), say(want), p.written(a.figure)), say(want) + "个百分点", p.written(a.figure)}, between(base, x), place(a.figure))
}

var (
	lessRate  = pattern.MustCompile(`^(?:` + rateLess + `|收窄|缩小|落后|低于|慢于)`)
	widthWord = pattern.MustCompile(rateWidth)
)

// signed is a rate, below nought where it falls.
func (p *prose) signed(f *figure) numeral.Interval {
	span := f.Span()
	if f.Hedge != numeral.Unhedged {
		span = numeral.Exactly(f.Value).Widen(new(big.Rat).Mul(f.Step, big.NewRat(1, 2))) // 高于8.1%的全省平均水平
	}
	if p.falls(f) {
		return numeral.Exactly(new(big.Rat)).Sub(span)
	}
	return span
}

func (p *prose) falls(f *figure) bool { return fallsBy.MatchString(p.body[f.from:f.Digits]) }

func (p *prose) signedSay(f *figure) string {
	if p.falls(f) {
		return "-" + strings.TrimLeft(p.written(f), "-－−")
	}
	return p.written(f)
}
