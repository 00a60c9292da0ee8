package check

import (
	"fmt"
	"slices"

	"nianbao/internal/diag"
	"nianbao/internal/numeral"
	"nianbao/internal/stat"
)

// scale refuses a street's column whose median, and most of whose numbers, are
// about so many times last year's as units differ: 万元 filled in as 元.
func (p columns) scale(c *checker, f *Field, y stat.Year) {
	if len(p.scales) == 0 || !p.near.Known() || !c.HasYear(y-1) {
		return
	}
	now, before := c.years[y], c.years[y-1]
	for k, street := range c.Areas(stat.Subdistrict, y) {
		var these, those []stat.Quantity
		first := -1
		for n := range now.members(k) {
			last := before.at(now.rolls[0].ids[n])
			if last < 0 {
				continue
			}
			q, past := now.columns[f.Slot].value.At(n), before.columns[f.Slot].value.At(last)
			if q.Sign() <= 0 || past.Sign() <= 0 {
				continue
			}
			if first < 0 {
				first = n
			}
			these, those = append(these, q), append(those, past)
		}
		if len(these) >= p.scaleFewest {
			p.jump(c, f, street, y, first, these, those)
		}
	}
}

// jump reports the factor by which a column went up or down, if there is one.
func (p columns) jump(c *checker, f *Field, street stat.Area, y stat.Year, first int, these, those []stat.Quantity) {
	ratio := median(these).Per(median(those))
	for _, s := range p.scales {
		for _, factor := range []stat.Quantity{s, stat.Int(1).Per(s)} {
			if !p.isNear(ratio, factor) || !p.mostly(these, those, factor) {
				continue
			}
			at, _ := c.years[y].origin(f, first)
			times := numeral.Exact(s.Rat()) + " 倍"
			if factor.Cmp(s) != 0 {
				times = numeral.Exact(s.Rat()) + " 分之一"
			}
			c.problems.Add(diag.Problem{
				Code: "column-scale", Severity: diag.Error, Area: street.Code, Field: f.ID, Year: int(y), Place: placeOf(at),
				Message: fmt.Sprintf("%s的%s，%d 个社区的中位数约是上年的 %s，%s", street.Name, f.Title, len(these), times, likelyUnit(f.Unit, factor)),
				Hint:    "核对这一列的单位（本表用“" + f.Unit + "”）：在表头里写明实际的单位，程序会换算；属实的在 accepted.toml 里说明",
			})
			return
		}
	}
}

func (p columns) isNear(ratio, factor stat.Quantity) bool {
	return ratio.Sub(factor).Abs().Cmp(factor.Mul(p.near)) <= 0
}

// mostly reports whether most areas went the same way: a wrong unit moves all.
func (p columns) mostly(these, those []stat.Quantity, factor stat.Quantity) bool {
	n := 0
	for i := range these {
		if p.isNear(these[i].Per(those[i]), factor) {
			n++
		}
	}
	return n*2 > len(these)
}

// median is the middle one of some quantities, the lower of two.
func median(list []stat.Quantity) stat.Quantity {
	sorted := slices.SortedFunc(slices.Values(list), stat.Quantity.Cmp)
	return sorted[(len(sorted)-1)/2]
}

// likelyUnit says in which unit a column must have been filled in to be so many
// times what it should be.
func likelyUnit(unit string, factor stat.Quantity) string {
	base := stat.BaseUnit(unit)
	for _, scale := range []string{"", "百", "千", "万", "百万", "千万", "亿"} {
		if own, ok := stat.Factor(scale+base, unit); ok && own.Mul(factor).Cmp(stat.Int(1)) == 0 {
			return "像是按“" + scale + base + "”填的"
		}
	}
	if factor.Cmp(stat.Int(1)) > 0 {
		return "像是多写了几位"
	}
	return "像是少写了几位"
}
