package proof

import (
	"fmt"
	"math/big"
	"regexp"
	"strings"

	"nianbao/internal/diag"
	"nianbao/internal/numeral"
)

// bracketed checks 到位2.1万吨（氮肥1.1万吨、磷肥0.4万吨、复合肥0.6万吨）: a list in the
// brackets right behind a figure says what it is made of.
func bracketed(p *prose, r *report, i int) {
	s := p.sentences[i]
	for k := s.figs[0]; k+2 < s.figs[1]; k++ {
		whole := &p.figures[k]
		if !plain(whole) || whole.aside || whole.Upper != nil || !opensList(p.body[whole.End:]) {
			continue
		}
		parts, closed := insideBracket(p, s, whole)
		if len(parts) < 2 {
			continue
		}
		spans := numeral.Exactly(new(big.Rat))
		for _, g := range parts {
			spans = spans.Add(spanOf(g))
		}
		sum := add(parts)
		over := spanOf(whole).Below(spans)
		if fits(spans, spanOf(whole)) || !over && (!closed || len(parts) < 3) || !near(sum, whole.value(), 3) {
			continue
		}
		r.add(claim{bracketSeverity(sum, whole), fmt.Sprintf("括号里%s=%s，与前面的%s不符", joinWritten(p, parts, "＋"), sayIn(sum, whole), p.written(whole)), sayIn(sum, whole), p.written(whole)},
			placeWide(whole), between(parts[0], parts[len(parts)-1]))
	}
}

func bracketSeverity(sum *big.Rat, whole *figure) diag.Severity {
	if len(whole.Unit) == 0 {
		return diag.Warning
	}
	return gapSeverity(sum, whole)
}

var bracketAfter = regexp.MustCompile(`^[\p{Han}]{0,8}（`)

func opensList(after string) bool { return bracketAfter.MatchString(headRunes(after, 12)) }

// insideBracket are the figures in the brackets behind whole, all of its kind,
// each with a short name; closed where nothing says that there are more.
func insideBracket(p *prose, s sentence, whole *figure) (parts []*figure, closed bool) {
	open := strings.Index(p.body[whole.End:s.to], "（") + whole.End
	end := strings.Index(p.body[open:s.to], "）")
	if end < 0 {
		return nil, false
	}
	end += open
	text := p.body[open+len("（") : end]
	if qualities.MatchString(funds.ReplaceAllString(text, "")) && whole.Base != "元" || strings.Contains(text, "其中") {
		return nil, false
	}
	for k := whole.index + 1; k < s.figs[1] && p.figures[k].Digits < end; k++ {
		g := &p.figures[k]
		if !plain(g) || !sameBase(g, whole) || g.Upper != nil || isChange(g) || len([]rune(onlyHan(g.label))) == 0 || len([]rune(g.label)) > 12 {
			return nil, false
		}
		parts = append(parts, g)
	}
	return parts, !strings.Contains(text, "等")
}
