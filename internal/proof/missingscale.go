package proof

import (
	"fmt"
	"math/big"
	"strings"

	"nianbao/internal/diag"
	"nianbao/internal/numeral"
	"nianbao/internal/pattern"
)

var (
	// paidInAll leads in a sum of money for all who have part in it.
	paidInAll = pattern.MustCompile(`节约|节省|减免|减税|降费|发放|拨付|投入|落实|挽回|争取|筹集|募集|兑付|安排|捐赠|捐款`)
	// ofOneOnly tells what one has of it.
	ofOneOnly = pattern.MustCompile(`每|均|各|单|标准|最低|最高|不等|起|工本|人次|/|班|同学|学生`)
	// partTakers are the measures of those who have part in it.
	partTakers = "人名户家"
)

// scaleLost reports a sum in 元 that makes next to nothing for each who has part in it, or beside the money of its
// sentence: 向618户企业发放贷款9.27亿元，节约成本460元.
func scaleLost(p *prose, r *report, i int) {
	s := p.sentences[i]
	for k := s.figs[0]; k < s.figs[1]; k++ {
		f := &p.figures[k]
		if f.Base != "元" || f.Unit != "元" || f.Scale != "" || !plain(f) || f.target || f.aside || digitsIn(*f) < 2 || f.value().Cmp(big.NewRat(10_000, 1)) >= 0 || !paidInAll.MatchString(f.label) || ofOneOnly.MatchString(p.clauseText(f)) {
			continue
		}
		if g := p.dwarfs(s, f); g != nil {
			want := p.written(f)
			want = strings.TrimSuffix(want, "元") + "万元"
			r.add(claim{diag.Warning, fmt.Sprintf("“%s%s”与同句的%s相比小得不合常理；请核对是否漏了“万”", tailRunes(f.label, 8), p.written(f), p.written(g)), want, p.written(f)}, placeWide(g), placeWide(f))
		}
	}
}

// dwarfs is the figure of a sentence beside which a sum is next to nothing, nil where none is.
func (p *prose) dwarfs(s sentence, f *figure) *figure {
	for k := s.figs[0]; k < s.figs[1]; k++ {
		g := &p.figures[k]
		if k == f.index || !plain(g) || g.quoted {
			continue
		}
		least := new(big.Rat).Mul(f.value(), big.NewRat(100_000, 1))
		switch {
		case g.Base == "元" && g.Scale != "" && g.value().Cmp(least) > 0:
			return g
		case strings.Contains(partTakers, g.Unit) && g.Hedge == numeral.Unhedged && new(big.Rat).Mul(g.value(), big.NewRat(5, 1)).Cmp(f.value()) > 0:
			return g
		}
	}
	return nil
}

// twiceHomes reports households that are counted twice at once: 412户1536户 are so many homes and their people.
func twiceHomes(p *prose, r *report, i int) {
	s := p.sentences[i]
	for k := s.figs[0]; k+1 < s.figs[1]; k++ {
		a, b := &p.figures[k], &p.figures[k+1]
		if a.Base != "户" || b.Base != "户" || a.quoted || !plain(a) || !plain(b) || strings.Trim(p.body[a.End:b.Digits], "、") != "" {
			continue
		}
		low, high := new(big.Rat).Mul(a.value(), big.NewRat(3, 2)), new(big.Rat).Mul(a.value(), big.NewRat(8, 1))
		if b.value().Cmp(low) < 0 || b.value().Cmp(high) > 0 {
			continue
		}
		want := strings.TrimSuffix(p.written(b), "户") + "人"
		r.add(claim{diag.Error, fmt.Sprintf("“%s%s”：后一个数似是人数，单位应为“人”", p.written(a), p.written(b)), want, p.written(b)}, placeWide(a), place(b))
	}
}
