package proof

import (
	"math/big"
	"strings"

	"nianbao/internal/numeral"
	"nianbao/internal/pattern"
)

// otherSpan is a time for which less than twelve months are paid.
var otherSpan = pattern.MustCompile(`(?:[^12\d]|[^1]2|1[^2])\d*个月|[二三四五六七八九十]个月|学期|采暖|汛期|暑期|寒假|旺季|农忙`)

// yearOfMonths holds what one gets a month against what one gets a year, where both
// stand side by side: 每人每月资助300元，每人每年3600元. productsOf is content with a rate
// that makes another total of the sentence; here the words leave no other reading.
func yearOfMonths(p *prose, r *report, i int) {
	s := p.sentences[i]
	if !strings.Contains(p.sentenceText(i), "月") || bonus.MatchString(p.sentenceText(i)) || otherSpan.MatchString(p.sentenceText(i)) {
		return
	}
	for k := s.figs[0] + 1; k < s.figs[1]; k++ {
		a, b := &p.figures[k-1], &p.figures[k]
		if !paid(a) || !paid(b) || starts(p, b) || p.leadsList(b) || b.clause-a.clause > 2 || !p.goesOnAbout(a, b) {
			continue
		}
		if p.paidBy(a) == "年" {
			a, b = b, a
		}
		if p.paidBy(a) == "月" && p.paidBy(b) == "年" {
			judgeTwelve(p, r, a, b)
		}
	}
}

// raisedAlike holds both ends of what is paid a month and a year: 由每月300元提高到450元，即每年由3600元增至5400元.
func raisedAlike(p *prose, r *report, i int) {
	s := p.sentences[i]
	for k := s.figs[0]; k+3 < s.figs[1]; k++ {
		a, b := &p.figures[k], &p.figures[k+2]
		if c, d := &p.figures[k+1], &p.figures[k+3]; paid(a) && paid(b) && starts(p, a) && starts(p, b) && fromStart(p, c) && fromStart(p, d) && b.clause-a.clause == 1 && p.paidBy(a) == "月" && p.paidBy(b) == "年" && p.goesOnAbout(a, b) {
			judgeTwelve(p, r, a, b)
			judgeTwelve(p, r, c, d)
		}
	}
}

// byNewStandard takes up a standard of the sentence before.
var byNewStandard = pattern.MustCompile(`照此|按此|据此|(?:按|按照)(?:新|该|这一|上述|此)?[\p{Han}]{0,4}标准(?:计算|测算|折算)?，|折合|折算|换算`)

// yearOfStandard checks 提高到每人每月950元。按新标准计算，一名护林员全年可领11400元: where none of the
// standards of the sentence before makes the year, it is a slip of one that nearly does.
func yearOfStandard(p *prose, r *report, i int) {
	s := p.sentences[i]
	if i == 0 || p.sentences[i-1].paragraph != s.paragraph || !byNewStandard.MatchString(p.sentenceText(i)) || otherSpan.MatchString(p.sentenceText(i)) || bonus.MatchString(p.sentenceText(i)) {
		return
	}
	for k := s.figs[0]; k < s.figs[1]; k++ {
		if y := &p.figures[k]; paid(y) && timesTold(y) == "年" && !p.leadsList(y) {
			judgeStandards(p, r, p.standardsOf(i-1), y)
		}
	}
}

// standardsOf are the sums that a sentence says are paid each month.
func (p *prose) standardsOf(i int) (out []*figure) {
	s := p.sentences[i]
	for k := s.figs[0]; k < s.figs[1]; k++ {
		f := &p.figures[k]
		goesOn := len(out) > 0 && out[len(out)-1].index == k-1 && out[len(out)-1].clause == f.clause
		if paid(f) && (p.paidBy(f) == "月" || goesOn) {
			out = append(out, f)
		}
	}
	return out
}

func judgeStandards(p *prose, r *report, months []*figure, y *figure) {
	var slipped *figure
	for _, m := range months {
		want := new(big.Rat).Mul(m.value(), big.NewRat(12, 1))
		if fits(numeral.Exactly(want), y.Span()) {
			return
		}
		if anagram(say(want), say(y.value())) || slip(say(want), say(y.value())) {
			slipped = m
		}
	}
	if slipped != nil {
		judgeTwelve(p, r, slipped, y)
	}
}

func paid(f *figure) bool {
	return moneyTold(f) && !isChange(f)
}

// leadsList tells whether the next figure goes on a list with f, so that each is of
// somebody else: 全年补贴8400元、7200元.
func (p *prose) leadsList(f *figure) bool {
	if f.index+1 >= p.sentences[f.sentence].figs[1] {
		return false
	}
	next := &p.figures[f.index+1]
	return sameBase(f, next) && f.End < next.Digits && onlyJoint(p.body[f.End:next.Digits])
}

// paidBy is the time that f is paid for; the end of a change is paid as its
// beginning is: 每月720元提高到760元.
func (p *prose) paidBy(f *figure) string {
	if toward.MatchString(f.label) && f.index > 0 && p.figures[f.index-1].clause == f.clause {
		f = &p.figures[f.index-1]
	}
	if m, is := readRate(f); is && m.time != "" {
		return m.time
	}
	return timesTold(f)
}

// goesOnAbout tells whether b names nobody whom the sentence has not named before.
func (p *prose) goesOnAbout(a, b *figure) bool {
	own := []rune(onlyHan(timeAndMoney.ReplaceAllString(b.label, "")))
	return !p.parted(a, b) && !opposed(a, b) && (len(own) <= 2 || 2*sharedRunes(string(own), p.body[p.sentences[a.sentence].from:a.Digits]) >= len(own))
}

func judgeTwelve(p *prose, r *report, m, y *figure) {
	one := product{rate: rate{figure: m}, total: y, factor: 12}
	if fits(m.Span().Mul(numeral.Exactly(big.NewRat(12, 1))), y.Span()) || !near(y.value(), one.want(), 5) {
		return
	}
	p.sayProduct(r, one)
}
