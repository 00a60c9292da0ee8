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
		if !ok || aimedAt(m.figure) || starts(p, m.figure) || p.endOfChange(m.figure) || isChange(m.figure) && !m.mean && m.index > s.figs[0] && sameBase(&p.figures[k-1], m.figure) {
			continue
		}
		if p.oneOfSeveral(m.figure) || p.amongOthers(m.figure) || p.inRun(m.figure) || strings.HasPrefix(m.of, "人") && times(p, m.figure, s) && people(p, m.figure, s) {
			continue // of some of them
		}
		if best := p.bestProduct(s, m); best.points >= sure && (best.count == nil) == (r.rule == "months") {
			p.sayProduct(r, best)
		}
	}
}

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
	for k := max(s.figs[0], m.index-8); k < min(s.figs[1], m.index+7); k++ {
		t := &p.figures[k]
		if !p.mayBeTotal(m, t) {
			continue
		}
		counts := p.countsFor(s, m, t)
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

// holds tells whether the terms make the total just so.
func (one product) holds() bool { return one.want().Cmp(one.total.value()) == 0 }

// besides is how many of some counts a product may be of: not those behind a
// semicolon, where its own is not.
func (p *prose) besides(one product, counts []*figure) (n int) {
	for _, g := range counts {
		if one.count == nil || one.rate.time != "" || p.parted(one.count, one.rate.figure) || !p.parted(g, one.rate.figure) {
			n++
		}
	}
	return n
}

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

// countsFor are the counts of what a rate is of, near it, none of them nearer
// than the last.
func (p *prose) countsFor(s sentence, m rate, t *figure) []*figure {
	var out []*figure
	from := s.figs[0]
	for i := m.sentence; (m.of != "" || m.time != "") && i > 0 && m.sentence-i < 2 && p.sentences[i-1].paragraph == s.paragraph; i-- {
		from = p.sentences[i-1].figs[0]
	}
	for k := max(from, m.index-12); k < min(s.figs[1], m.index+5); k++ {
		n := &p.figures[k]
		if n == t || n.index == m.index || n.sentence == m.sentence && distance(n.clause, m.clause) > 5 || isChange(n) && n.Base != "年" || p.partBefore(n, m.figure) {
			continue
		}
		if m.mean && m.time != "" && p.namedMonths(n) {
			continue // 7、8两个月
		}
		if m.counts(n) || m.time != "" && countsPeriods(n, m.time) {
			out = append(out, n)
		}
	}
	if n := len(out); n > 0 && out[n-1].sentence < m.sentence {
		out = p.makesOrNearest(m, t, out)
	}
	if n := len(out); n > 1 && out[n-1].sentence == m.sentence {
		out = slices.DeleteFunc(out, func(n *figure) bool { return n.sentence != m.sentence })
	}
	if m.of == "" && len(out) == 0 {
		return p.countBefore(m, t)
	}
	return out
}

// makesOrNearest is the count of the paragraph that makes the total, else those of the
// sentence before: 学生1620人. … 去年招生540人. 藏书4.86万册，生均30册.
func (p *prose) makesOrNearest(m rate, t *figure, out []*figure) []*figure {
	paragraph := p.sentences[m.sentence].paragraph
	for k := m.index - 1; k >= 0 && k > m.index-40 && p.sentences[p.figures[k].sentence].paragraph == paragraph; k-- {
		if n := &p.figures[k]; n != t && m.counts(n) && m.makes(n, nil, t, 1) {
			return []*figure{n}
		}
	}
	return out
}

// namedMonths tells whether n counts months that are named before it.
func (p *prose) namedMonths(n *figure) bool {
	return n.Base == "个月" && n.Start > 0 && (isDigit(rune(p.body[n.Start-1])) || strings.HasSuffix(p.body[:n.Start], "月"))
}

// partBefore tells whether n is one of those that 其中 leads in, and f of them all: behind a
// semicolon or in another sentence.
func (p *prose) partBefore(n, f *figure) bool {
	if n.sentence == f.sentence && !p.parted(n, f) || n.index > f.index {
		return false
	}
	from := p.sentences[n.sentence].from
	at := strings.LastIndex(p.body[from:n.Digits], "其中")
	return at >= 0 && !strings.Contains(p.body[from+at:n.Digits], "；")
}

// countBefore is the last count before a rate that does not say of what it is.
func (p *prose) countBefore(m rate, t *figure) []*figure {
	for k := m.index - 1; k >= p.sentences[m.sentence].figs[0]; k-- {
		n := &p.figures[k]
		if n != t && plain(n) && !sameBase(n, m.figure) && countsThings(n) {
			if m.clause-n.clause > 1 || isChange(n) {
				return nil
			}
			return []*figure{n}
		}
	}
	return nil
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

// besideEachOther tells whether two counts are told one after the other, neither of
// them of the other: 新建6个，改造9个.
func (p *prose) besideEachOther(a, b *figure) bool {
	return b.index == a.index+1 && a.sentence == b.sentence && b.clause-a.clause <= 1 && sameBase(a, b) && !p.parted(a, b) && !p.amongOthers(a) && !p.amongOthers(b) && a.label != "" && b.label != "" && !allOfThem.MatchString(b.label) && (opposed(a, b) || !allOfThem.MatchString(a.label)) && !strings.Contains(p.sentenceText(a.sentence), "分别")
}

// anyProduct tells whether the rate makes the total with any counts of the
// sentence, or with any usual number of times.
func (p *prose) anyProduct(s sentence, m rate, t *figure, counts []*figure) bool {
	times := append(usualTimes(p, s, m.time), monthsTold(p, s)...)
	if m.time == "" && m.of != "" {
		times = times[:1]
	}
	if slices.ContainsFunc(counts, func(n *figure) bool { return countsPeriods(n, m.time) }) {
		times = times[:2] // 前11个月已缴5940元，全年6480元
	} else if m.time != "" && timesTold(t) != "" {
		times = append(append([]int64{1}, timesBetween(m.time, timesTold(t))...), monthsTold(p, s)...)
	}
	for k := 1; k < len(counts); k++ {
		if a, b := counts[k-1], counts[k]; sameBase(a, b) && a.sentence == b.sentence {
			sum := *a
			sum.Value = new(big.Rat).Add(a.Value, b.Value)
			if m.makes(&sum, nil, t, 1) {
				return true
			}
		}
	}
	near := append([]*figure{nil}, counts...)
	for k := max(s.figs[0], m.index-8); k < min(s.figs[1], m.index+7); k++ {
		if g := &p.figures[k]; k != m.index && k != t.index && !g.Percent && g.Upper == nil && g.Base != "岁" && g.Value.Sign() > 0 {
			near = append(near, g)
		}
	}
	for a, n := range near {
		for _, by := range times {
			if n != nil && sameBase(n, t) && m.factorPlus(n, t, by) {
				return true // 月薪4500元，加上年终奖2000元，年收入5.6万元
			}
			if (n != nil && !sameBase(n, t) && !(by > 1 && countsPeriods(n, m.time)) || by > 1) && m.makes(n, nil, t, by) {
				return true
			}
		}
		for _, o := range near[a+1:] {
			if n != nil && !sameBase(n, t) && !sameBase(o, t) && m.makes(n, o, t, 1) {
				return true
			}
		}
	}
	return false
}

// usualTimes are how often a rate may go into a total of which the text does not say of what
// time it is, once and the whole year first.
func usualTimes(p *prose, s sentence, time string) []int64 {
	switch {
	case time == "季":
		return []int64{1, 4, 2, 3}
	case time == "月" && !severalMonths.MatchString(p.body[s.from:s.to]) && wholeYearHere.MatchString(p.body[s.from:s.to]):
		return []int64{1, 12, 6, 3, 4, 2}
	}
	return []int64{1, 12, 6, 3, 4, 2, 10, 11, 13}
}

var (
	// severalMonths tells of less than a year, or of more than twelve pays.
	severalMonths = pattern.MustCompile(`\d月|个月|学期|学年|寒暑假|年终|奖金|绩效|季度|半年`)
	wholeYearHere = pattern.MustCompile(`全年|年度|(?:19|20)\d\d年|[比较]上年|[比较]去年|同比|增长`)
)

// makes tells whether rate times counts times a number is the total.
func (r rate) makes(n, o, t *figure, by int64) bool {
	heads := numeral.Exactly(big.NewRat(by, 1))
	for _, g := range []*figure{n, o} {
		if g == nil {
			continue
		}
		heads = heads.Mul(g.Span())
		if unit := unitOf(r.of, g); unit != nil {
			heads = heads.Div(numeral.Exactly(unit))
		}
	}
	return fits(heads.Mul(roundlessMean(r.figure)), t.Span()) || r.mean && fits(t.Span().Div(heads), roundedMean(r.figure))
}

// factorPlus tells whether so many times the rate and another sum beside it are
// the total.
func (r rate) factorPlus(more, total *figure, by int64) bool {
	return fits(roundlessMean(r.figure).Mul(numeral.Exactly(big.NewRat(by, 1))).Add(more.Exact()), total.Span())
}

// ofMany tells whether a total is so much more than the rate makes in its time
// that it is of many heads.
func ofMany(one product) bool {
	limit := int64(12)
	if one.rate.of != "" {
		limit = 3
	}
	return one.total.value().Cmp(new(big.Rat).Mul(one.want(), big.NewRat(limit, 1))) > 0
}

// evenly tells whether the total parts among those counted so that each gets a number
// of which the rate is a slip of the pen: 2760张 in 23家 are 120 each, not 110.
func (one product) evenly() bool {
	heads := new(big.Rat).Quo(one.want(), one.rate.value())
	if heads.Sign() <= 0 {
		return false
	}
	unit := perOf(one.rate.figure)
	each := one.total.Span().Div(numeral.Exactly(new(big.Rat).Mul(heads, unit)))
	step := one.rate.Step
	if each.Low == nil || each.High == nil || new(big.Rat).Sub(each.High, each.Low).Cmp(step) > 0 {
		return false
	}
	steps := new(big.Rat).Quo(new(big.Rat).Add(each.Low, each.High), new(big.Rat).Mul(step, big.NewRat(2, 1)))
	whole := new(big.Rat).SetInt(roundHalf(steps))
	x := new(big.Rat).Mul(whole, step)
	if whole.Sign() <= 0 || each.Low.Cmp(x) > 0 || x.Cmp(each.High) > 0 {
		return false
	}
	a, b := say(whole), say(new(big.Rat).Quo(one.rate.Value, step))
	return a != b && slip(a, b)
}

// roundHalf is the whole number nearest to r, which is not negative.
func roundHalf(r *big.Rat) *big.Int {
	doubled := new(big.Rat).Add(new(big.Rat).Mul(r, big.NewRat(2, 1)), big.NewRat(1, 1))
	return new(big.Int).Quo(new(big.Int).Quo(doubled.Num(), doubled.Denom()), big.NewInt(2))
}

// comparable tells whether product and total are of one size, or are the same number but
// for noughts: 288万元 and 288亿元.
func (one product) comparable() bool {
	want, total := one.want(), one.total.value()
	digits := func(v *big.Rat) string { return strings.Trim(strings.Replace(say(v), ".", "", 1), "0") }
	return new(big.Rat).Mul(want, big.NewRat(4, 1)).Cmp(total) >= 0 || digits(want) == digits(total)
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

var (
	// bonus is what comes on top of twelve months.
	bonus      = pattern.MustCompile(`年终奖|奖金|绩效|第十三|13个月|十三个月`)
	byStandard = pattern.MustCompile(`^[，；]?按|(?:按|按照)[^，；]{0,12}每`)
	ownTotal   = pattern.MustCompile(`其中|另|外加|一次性[^安投拨列下筹]|一次性$|奖|比上年|比去年|同比|自筹|剩|结余|还有|再`)
	alongWith  = pattern.MustCompile(`连同|加上|连带|另|包括|在内`)
	thatIs     = pattern.MustCompile(`即|合|相当于|也就是|就是|下来`)
)

// productPoints counts what speaks for a product.
func (p *prose) productPoints(s sentence, one product, rivals int) int {
	m, t, n := one.rate, one.total, one.count
	points := slipPoints(one.want(), t)
	if n != nil && one.evenly() {
		points, rivals = max(points, 0)+4, 1
	} else if n != nil && n.Base == "人次" && m.Base != "人次" && strings.HasPrefix(m.of, "人") {
		points -= 4 // the same may have come twice
	}
	if byStandard.MatchString(m.label) && !m.mean {
		points += 2
	}
	if n == nil && !ofMany(one) {
		points = max(points, -3) + 1 // nothing but the calendar stands between
	}
	later := t.label
	if m.index > t.index {
		later = m.label
	}
	if thatIs.MatchString(later) {
		points = max(points+2, 2)
	}
	if one.factor > 1 && timesTold(t) != "" {
		points += 2
	}
	if m.of != "" || m.time != "" {
		points++
	}
	switch {
	case strongSum.MatchString(t.label), allOfThem.MatchString(t.label):
		points += 3
	case wholeYearOf.MatchString(t.label), allWord.MatchString(t.label):
		points += 2
	case weakAll.MatchString(t.label):
		points++
	case !m.mean && m.of != "" && n != nil:
		points -= 4
	}
	if ownTotal.MatchString(t.label) {
		points -= 5
	}
	switch {
	case related(t, m.figure):
		points++
	case n != nil && overlap(t.label, n.label+n.after) > 0:
	default:
		points -= 2
	}
	if n == nil {
		points += 4
		if !sameMoney(p, m.figure, t) || !samePayee(p, m.figure, t) {
			points -= 6
		}
		return points
	}
	if one.times != nil {
		rivals--
	}
	points += 4 - 3*(rivals-1)
	if alongWith.MatchString(p.body[min(m.End, t.End):max(m.Start, t.Start)] + t.label) {
		points -= 5
	}
	if near(one.want(), t.value(), 1) && !near(t.value(), one.want(), 3) && one.comparable() {
		points += 4
	}
	if first, last := min(n.index, m.index, t.index), max(n.index, m.index, t.index); last-first == 2 {
		points += 2 // nothing else is told between them
	}
	if distance(n.clause, m.clause) > 1 || n.sentence != m.sentence {
		points--
	}
	if one.factor == 1 && m.time != "" && timesTold(t) == "" {
		points--
	}
	for k := s.figs[0]; k < s.figs[1]; k++ {
		if g := &p.figures[k]; g.index != m.index && g != t && sameBase(g, t) && !isChange(g) {
			points-- // the total may be of more than one rate
			if other, is := readRate(g); is && other.of != "" {
				points -= 4
				if other.of == m.of && other.time == m.time && g.index < t.index {
					points -= 6 // it is of both
				}
			}
		}
	}
	return points
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
