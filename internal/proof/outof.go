package proof

import (
	"fmt"
	"math/big"
	"strings"

	"nianbao/internal/diag"
	"nianbao/internal/pattern"
)

var (
	outOfGap  = pattern.MustCompile(`^[\p{Han}]{1,8}(?:中|里)的$`)
	ratioName = pattern.MustCompile(`^[，；]?[\p{Han}]{0,6}(?:率|面|比例|比重|进度)(?:为|达到|达|是|约|仅为|只有|已达|已)*$`)
)

// outOf checks 覆盖了286个村中的243个，覆盖面为85%. It tells whether there is such a pair.
func outOf(p *prose, r *report, f *figure) bool {
	s := p.sentences[f.sentence]
	if f.index < s.figs[0]+2 || f.target || !ratioName.MatchString(f.label) {
		return false
	}
	part, whole := &p.figures[f.index-1], &p.figures[f.index-2]
	if part.clause != whole.clause || f.clause-part.clause != 1 || !plain(part) || !plain(whole) || !sameKind(part, whole) || !outOfGap.MatchString(p.body[whole.End:part.Digits]) || growing.MatchString(f.label) {
		return false
	}
	judgeShare(p, r, f, part, []*figure{whole})
	return true
}

var overOrUnder = pattern.MustCompile(`(?:占比?|比例|比重|总数的)?(过半|超过一半|超过半数|一半以上|半数以上|不到一半|不足一半|不足半数|不到半数|近半|近一半)`)

// halves checks the words for more and less than a half: 在编260人，女职工117人，占比过半.
func halves(p *prose, r *report, i int) {
	s := p.sentences[i]
	if !strings.Contains(p.sentenceText(i), "半") {
		return
	}
	for n, c := range s.clauses {
		m := overOrUnder.FindStringSubmatchIndex(p.body[c[0]:c[1]])
		if m == nil || m[0] > 12 {
			continue
		}
		part, whole := lastPair(p, s, n)
		if part == nil {
			continue
		}
		q := new(big.Rat).Quo(part.value(), whole.value())
		half := big.NewRat(1, 2)
		word := p.body[c[0]+m[2] : c[0]+m[3]]
		more := !strings.ContainsAny(word, "不近")
		if more == (q.Cmp(half) >= 0) || strings.Contains(word, "近") && near(q, half, 10) {
			continue
		}
		r.add(claim{diag.Error, fmt.Sprintf("%s÷%s=%s，文中写作“%s”", p.written(part), p.written(whole), sayPercent(q), word), sayPercent(q), word}, placeWide(whole), [2]int{part.from, c[0] + m[1]})
	}
}

// lastPair are a whole and its part where the two clauses before clause n tell
// one count each, of one kind.
func lastPair(p *prose, s sentence, n int) (part, whole *figure) {
	for k := s.figs[1] - 1; k >= s.figs[0]; k-- {
		f := &p.figures[k]
		switch {
		case f.clause == n && f.Start > s.clauses[n][0]+40:
		case f.clause >= n || !plain(f):
			continue
		case part == nil && n-f.clause == 1:
			part = f
		case part != nil && n-f.clause <= 2 && sameKind(f, part) && wholeOfHalf.MatchString(f.label):
			if smaller(f, part) {
				return nil, nil
			}
			return part, f
		default:
			return nil, nil
		}
	}
	return nil, nil
}

var wholeOfHalf = pattern.MustCompile(`共|总|全|现有|应|在编|在岗|在册|有|参加|受理|抽|调查`)
