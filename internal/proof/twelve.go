package proof

import (
	"fmt"
	"math/big"
	"regexp"
	"strings"

	"nianbao/internal/diag"
	"nianbao/internal/numeral"
)

var (
	eachMonth = regexp.MustCompile(`每个?月|月均|每人每月`)
	eachYear  = regexp.MustCompile(`全年|每年|一年|年均|年(?:报酬|收入|补贴|补助|工资|标准)`)
	// otherSpan is a time for which less than twelve months are paid.
	otherSpan = regexp.MustCompile(`(?:[^12\d]|[^1]2|1[^2])\d*个月|[二三四五六七八九十]个月|学期|采暖|汛期|暑期|寒假|旺季|农忙`)
)

// yearOfMonths holds what one gets a month against what one gets a year, where both
// stand side by side: 每人每月资助300元，每人每年3600元. The words leave no other reading,
// so that the numbers need not look like a slip of the pen.
func yearOfMonths(p *prose, r *report, i int) {
	s := p.sentences[i]
	if !strings.Contains(p.sentenceText(i), "月") || otherSpan.MatchString(p.sentenceText(i)) {
		return
	}
	for k := s.figs[0] + 1; k < s.figs[1]; k++ {
		a, b := &p.figures[k-1], &p.figures[k]
		if !paid(a) || !paid(b) || a.Base != b.Base || b.clause-a.clause > 2 {
			continue
		}
		switch {
		case p.monthly(a) && yearly(b) && p.goesOnAbout(a, b):
			judgeTwelve(p, r, a, b)
		case yearly(a) && p.monthly(b) && p.goesOnAbout(a, b):
			judgeTwelve(p, r, b, a)
		}
	}
}

func paid(f *figure) bool {
	return plain(f) && f.Base == "元" && f.Hedge == numeral.Unhedged && !isChange(f)
}

// monthly tells whether f is for a month; the end of a change is what its beginning
// is: 每月720元提高到760元.
func (p *prose) monthly(f *figure) bool {
	if toward.MatchString(f.label) && f.index > 0 && p.figures[f.index-1].clause == f.clause {
		return eachMonth.MatchString(p.figures[f.index-1].label)
	}
	return eachMonth.MatchString(f.label) && !eachYear.MatchString(f.label)
}

func yearly(f *figure) bool {
	return eachYear.MatchString(f.label) && !eachMonth.MatchString(f.label) && !notYear.MatchString(f.label)
}

// goesOnAbout tells whether b names nobody whom the sentence has not named before.
func (p *prose) goesOnAbout(a, b *figure) bool {
	own := []rune(onlyHan(timeAndMoney.ReplaceAllString(b.label, "")))
	return !strings.Contains(p.body[a.End:b.Digits], "；") && !opposed(a, b) && (len(own) <= 2 || 2*sharedRunes(string(own), p.body[p.sentences[a.sentence].from:a.Digits]) >= len(own))
}

func judgeTwelve(p *prose, r *report, m, y *figure) {
	want := new(big.Rat).Mul(m.value(), big.NewRat(12, 1))
	if fits(m.Span().Mul(numeral.Exactly(big.NewRat(12, 1))), y.Span()) || !near(y.value(), want, 5) {
		return
	}
	r.add(claim{diag.Error, fmt.Sprintf("%s×12=%s，文中全年写作%s；请核对每月和全年的数", p.written(m), sayIn(want, y), p.written(y)), sayIn(want, y), p.written(y)}, placeWide(m), placeWide(y))
}
