package proof

import (
	"fmt"
	"math/big"
	"slices"
	"strings"

	"nianbao/internal/diag"
	"nianbao/internal/pattern"
)

// A product is so many times a rate, and the total that the text may mean by it:
// 40户×户均2500元=共10万元, 每月700元×12=全年8400元.
type product struct {
	rate   rate
	count  *figure // nil where the rate is of time alone
	more   *figure // counted beside it, so that both together are meant: 新建6个，改造9个
	times  *figure // how many of its periods, where that is told
	total  *figure
	factor int64 // how often the time of the rate goes into that of the total
	points int
}

// productsOf holds every rate of a sentence against the totals beside it.
func productsOf(p *prose, r *report, i int) {
	s := p.sentences[i]
	for k := s.figs[0]; k < s.figs[1]; k++ {
		m, ok := readRate(&p.figures[k])
		if !ok || aimedAt(m.figure) || commanded.MatchString(m.label+m.Before) || starts(p, m.figure) || p.endOfChange(m.figure) || isChange(m.figure) && !m.mean && m.index > s.figs[0] && sameBase(&p.figures[k-1], m.figure) {
			continue
		}
		if p.oneOfSeveral(m.figure) || p.amongOthers(m.figure) || p.inRun(m.figure) || strings.HasPrefix(m.of, "人") && times(p, m.figure, s) && people(p, m.figure, s) {
			continue // of some of them
		}
		if best := p.bestProduct(s, m); best.points >= sure && !p.besidesIt(best) && (best.count == nil) == (r.rule == "months") {
			p.sayProduct(r, best)
		}
	}
}

// commanded leads up to a number that only bounds: 每日加班不得超过3小时.
var commanded = pattern.MustCompile(`不得(?:超过|高于|多于|少于|低于)$`)

// oneOfSeveral tells whether more of what f counts goes to each: 每队由1名医生、1名护士和1名药师组成.
func (p *prose) oneOfSeveral(f *figure) bool {
	if f.index+1 >= p.sentences[f.sentence].figs[1] {
		return false
	}
	g := &p.figures[f.index+1]
	return g.clause == f.clause && sameBase(f, g) && !isChange(g) && severalGap.MatchString(p.body[f.End:g.Digits])
}

var severalGap = pattern.MustCompile(`^[\p{Han}]{2,10}(?:、|和|及|与)$`)

// inRun tells whether f is one of a list of rates, each of other things: 分别奖励2万元、1万元.
func (p *prose) inRun(f *figure) bool {
	return p.leadsList(f) || f.index > p.sentences[f.sentence].figs[0] && p.leadsList(&p.figures[f.index-1])
}

// bestProduct is the likeliest product of a rate that does not hold; of no points
// where one holds.
func (p *prose) bestProduct(s sentence, m rate) product {
	var best product
	totals := p.totalsFor(s, m)
	for _, t := range totals {
		counts := slices.DeleteFunc(p.countsFor(s, m, t), func(n *figure) bool { return m.beyond(n, t) })
		if p.anyProduct(s, m, t, counts) {
			return product{}
		}
		for _, one := range p.productsFor(m, t, counts) {
			if one.holds() {
				return product{}
			}
			one.points = p.productPoints(s, one, p.besides(one, counts))
			if one.points >= best.points {
				best = one
			}
		}
	}
	return best
}

// beyond tells whether so many times a rate of time is many times the total, so that the count has
// nothing to do with it: 指导员6000余人，每月开展指导65场，全年共780场.
func (m rate) beyond(n, t *figure) bool {
	product := new(big.Rat).Mul(m.value(), n.value())
	return m.of == "" && m.time != "" && product.Cmp(new(big.Rat).Mul(t.value(), big.NewRat(20, 1))) > 0
}

// totalsFor are what may be the total of a rate: figures of its sentence, else the one that the sentence
// before tells of the year, where that has no other.
func (p *prose) totalsFor(s sentence, m rate) (out []*figure) {
	for k := max(s.figs[0], m.index-8); k < min(s.figs[1], m.index+7); k++ {
		if t := &p.figures[k]; p.mayBeTotal(m, t) {
			out = append(out, t)
		}
	}
	i := m.sentence - 1
	if len(out) > 0 || m.time == "" || m.of != "" || m.index > s.figs[0] || i < 0 || p.sentences[i].paragraph != s.paragraph || p.sentences[i].figs[1]-p.sentences[i].figs[0] != 1 {
		return out
	}
	if t := &p.figures[p.sentences[i].figs[0]]; timesTold(t) != "" && p.mayBeTotal(m, t) {
		out = append(out, t)
	}
	return out
}

// holds tells whether the terms make the total just so.
func (one product) holds() bool { return one.want().Cmp(one.total.value()) == 0 }

// mayBeTotal tells whether t may be the total of a rate.
func (p *prose) mayBeTotal(m rate, t *figure) bool {
	if t.index == m.index || !plain(t) || !sameBase(t, m.figure) && !(m.Base == "人" && t.Base == "人次") || distance(t.clause, m.clause) > 3 || aimedAt(t) || starts(p, t) || fromStart(p, t) || !m.Exact().Below(t.Exact()) || p.parted(t, m.figure) {
		return false
	}
	if possible.MatchString(t.label) != possible.MatchString(m.label) || m.time == "月" && bonus.MatchString(p.sentenceText(t.sentence)) {
		return false
	}
	other, is := readRate(t)
	switch {
	case !is, other.of == "" && m.of != "":
		return true
	case other.time != m.time:
		return other.of == m.of || other.of == "" || m.of == ""
	}
	return other.of == "" && allOfThem.MatchString(t.label)
}

// productsFor are the ways in which a total may come from a rate.
func (p *prose) productsFor(m rate, t *figure, counts []*figure) []product {
	var out []product
	factors := []int64{1}
	other, is := readRate(t)
	same := is && other.of == m.of && m.of != ""
	if m.time != "" {
		factors = timesBetween(m.time, timesTold(t))
	}
	for _, factor := range factors {
		for _, n := range counts {
			if !same && !countsPeriods(n, m.time) {
				out = append(out, product{rate: m, count: n, total: t, factor: factor})
			}
		}
		for k := 1; k < len(counts) && !same; k++ {
			if a, b := counts[k-1], counts[k]; p.besideEachOther(a, b) && !countsPeriods(b, m.time) {
				out = append(out, product{rate: m, count: a, more: b, total: t, factor: factor})
			}
		}
		if timesTold(t) != "" && factor > 1 && (len(counts) == 0 || same) {
			out = append(out, product{rate: m, total: t, factor: factor})
		}
	}
	for _, times := range counts {
		if !countsPeriods(times, m.time) {
			continue
		}
		if m.of == "" || len(counts) == 1 {
			out = append(out, product{rate: m, count: times, total: t, factor: 1})
		}
		for _, n := range counts {
			if m.of != "" && n != times {
				out = append(out, product{rate: m, count: n, times: times, total: t, factor: 1})
			}
		}
	}
	return out
}

// want is what the product makes.
func (one product) want() *big.Rat {
	want := new(big.Rat).Mul(one.rate.value(), big.NewRat(one.factor, 1))
	for _, g := range []*figure{one.count, one.times} {
		if g == nil {
			continue
		}
		heads := g.value()
		if g == one.count && one.more != nil {
			heads = new(big.Rat).Add(heads, one.more.value())
		}
		want.Mul(want, heads)
		if unit := unitOf(one.rate.of, g); unit != nil {
			want.Quo(want, unit)
		}
	}
	return want
}

// sayProduct tells what the terms make, or the mean where it is told last.
func (p *prose) sayProduct(r *report, one product) {
	want, m, t := one.want(), one.rate, one.total
	severity := diag.Error
	if near(t.value(), want, 50) && (m.mean || m.Rounded || t.Rounded) {
		severity = diag.Warning
	}
	var places [][2]int
	var terms []string
	switch {
	case one.more != nil:
		terms, places = append(terms, "（"+p.written(one.count)+"＋"+p.written(one.more)+"）"), append(places, placeWide(one.count), placeWide(one.more))
	case one.count != nil:
		terms, places = append(terms, p.written(one.count)), append(places, placeWide(one.count))
	}
	if one.factor > 1 {
		terms = append(terms, fmt.Sprint(one.factor))
	}
	if m.index > t.index && one.count == nil {
		each := new(big.Rat).Quo(t.value(), big.NewRat(one.factor, 1))
		r.add(claim{severity, fmt.Sprintf("%s÷%s=%s，文中写作%s；若是约数，请加“约”字", p.written(t), strings.Join(terms, "÷"), sayIn(each, m.figure), p.written(m.figure)), sayIn(each, m.figure), p.written(m.figure)}, placeWide(t), place(m.figure))
		return
	}
	if one.times != nil {
		terms = append(terms, p.written(one.times))
	}
	terms = append(terms, p.written(m.figure))
	r.add(claim{severity, fmt.Sprintf("%s=%s，文中写作%s；请核对个数、标准和总数", strings.Join(terms, "×"), sayIn(want, t), p.written(t)), sayIn(want, t), p.written(t)}, append(places, place(m.figure), place(t))...)
}
