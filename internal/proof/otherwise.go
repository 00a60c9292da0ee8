package proof

import (
	"math/big"
	"slices"
	"strings"

	"nianbao/internal/numeral"
	"nianbao/internal/pattern"
)

// A share that its own counts do not make may be of others: before one is reported, all
// that the text counts nearby is tried.

// otherwiseMade tells whether other counts than part and what it was held against make the
// share f, or part may be told of another whole.
func (p *prose) otherwiseMade(f, part *figure) bool {
	return p.twiceCounted(part) || p.likeBeside(f, part) || p.otherPair(f, part) || p.ofNamed(f, part)
}

// otherPair tells whether two counts of the sentence make the share, or part with those
// right before it and a count of the sentence or of the paragraph so far: 优61个、良128个、中7个，
// 优良占96.4%.
func (p *prose) otherPair(f, part *figure) bool {
	var here []*figure
	for k := p.sentences[f.sentence].figs[0]; k < p.sentences[f.sentence].figs[1]; k++ {
		if g := &p.figures[k]; plain(g) && sameKind(g, part) {
			here = append(here, g)
		}
	}
	for _, x := range here {
		for _, y := range here {
			if smaller(x, y) && distance(x.index, f.index) <= 8 && (fits(quotient(x, y), f.Span()) || x == part && notSo.MatchString(x.label+headRunes(x.after, 8)) && fits(numeral.Exactly(big.NewRat(1, 1)).Sub(quotient(x, y)), f.Span())) {
				return true
			}
		}
	}
	kin := p.kinBefore(part)
	sums, wholes := takenWith(f, part, kin), kin
	if takenTogether.MatchString(f.label) {
		wholes = append(slices.Clone(kin), here...)
	}
	for _, whole := range wholes {
		for _, sum := range sums {
			if whole != part && !whole.Span().Below(sum) && fits(sum.Div(whole.Span()), f.Span()) {
				return true
			}
		}
	}
	return false
}

// notSo tells that a count is of those that are not so: 其余17人暂未落实.
var notSo = pattern.MustCompile(`未|没|不|尚|待`)

// takenWith are part, part with the one and the two before it in the sentence, and those
// without it, as a share may be of several: 很满意412人，满意306人，满意率92.1%. A share that is only told
// to be more or less than something is of part.
func takenWith(f, part *figure, kin []*figure) []numeral.Interval {
	sums := []numeral.Interval{part.Span()}
	if f.Hedge.OneSided() && !takenTogether.MatchString(f.label) {
		return sums
	}
	for n := len(kin) - 1; n >= 0 && n >= len(kin)-2 && kin[n].sentence == part.sentence; n-- {
		sums = append(sums, sums[len(sums)-1].Add(kin[n].Span()))
	}
	if n := len(kin); n > 1 && kin[n-1].sentence == part.sentence {
		sums = append(sums, kin[n-1].Span().Add(kin[n-2].Span()))
	}
	return sums
}

// takenTogether names a share that may be of several counts.
var takenTogether = pattern.MustCompile(`[^占]率|以上|以下|合计|共|[两二三四]者|[两二三四][项类种]|优良|度|面`)

// ofNamed tells whether one of the counts before part bears the name of what the
// share is of, and makes it: 占全部执结案件的10%.
func (p *prose) ofNamed(f, part *figure) bool {
	base := p.body[f.from:f.Start]
	at := strings.LastIndex(base, "占")
	if at < 0 || vague(base[at+len("占"):]) {
		return false
	}
	for k := max(0, part.index-farBack); k < part.index; k++ {
		if g := &p.figures[k]; plain(g) && sameKind(g, part) && overlap(base[at:], g.label+headRunes(g.after, 6)) > 0 && fits(part.Span().Div(g.Span()), f.Span()) {
			return true
		}
	}
	return false
}

// farBack is how many figures before it a share is sought its whole among.
const farBack = 400

// likeBeside tells whether another count beside part has a share of the very whole that
// part has by its own: 大学以上71人，占80%；大专18人，占20%.
func (p *prose) likeBeside(f, part *figure) bool {
	if f.index != part.index+1 || f.Value.Sign() <= 0 {
		return false
	}
	of := part.Span().Div(f.Span())
	for k := max(0, part.index-6); k < min(len(p.figures), f.index+6); k++ {
		g := &p.figures[k]
		if g == part || !plain(g) || !sameBase(g, part) || p.sentences[g.sentence].paragraph != p.sentences[part.sentence].paragraph {
			continue
		}
		larger, ok := p.impliedWhole(g)
		if later := p.shareLater(g); !ok && later != nil {
			larger, ok = g.Span().Div(later.Span()), true
		}
		if ok && larger.Low != nil && larger.High != nil && fits(larger, of) && near(larger.Low, larger.High, 25) {
			return true
		}
	}
	return false
}

// shareLater is the share of g that is told behind how it grew: 58.6亿元，上年为52.9亿元，
// 增长10.8%，占57.8%.
func (p *prose) shareLater(g *figure) *figure {
	for k := g.index + 2; k < min(p.sentences[g.sentence].figs[1], g.index+5); k++ {
		if f := &p.figures[k]; share(f) && f.Value.Sign() > 0 && !p.parted(g, f) && strings.HasPrefix(strings.TrimLeft(f.label, "，"), "占") {
			return f
		}
	}
	return nil
}

// twiceCounted tells whether a count is told in two measures, of either of which a share may
// be: 不批准逮捕33件40人，不捕率16.95%.
func (p *prose) twiceCounted(f *figure) bool {
	if f.index+1 >= len(p.figures) {
		return false
	}
	g := &p.figures[f.index+1]
	return plain(g) && (g.Digits == f.End || g.Base != f.Base && p.body[f.End:g.Digits] == "、") // 出租137处、7.9万平方米
}

// kinBefore are the last counts of the kind of f before it, in its paragraph.
func (p *prose) kinBefore(f *figure) []*figure {
	var kin []*figure
	paragraph := p.sentences[f.sentence].paragraph
	for k := f.index - 1; k >= 0 && len(kin) < 10 && p.sentences[p.figures[k].sentence].paragraph == paragraph; k-- {
		if g := &p.figures[k]; plain(g) && sameKind(g, f) && !isChange(g) {
			kin = append([]*figure{g}, kin...)
		}
	}
	return kin
}
