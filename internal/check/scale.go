package check

import (
	"slices"

	"nianbao/internal/numeral"
	"nianbao/internal/stat"
)

// timesLastYear finds a column whose median, and most of whose numbers, are about so
// many times last year's as units differ: 万元 filled in as 元.
func timesLastYear(r *columnRule, c *streetColumn) (finding, bool) {
	if !c.counts() || len(r.factors) == 0 || !r.near.Known() {
		return finding{}, false
	}
	var these, those []stat.Quantity
	found := finding{first: -1}
	for i, e := range c.entries {
		if e.now.Sign() <= 0 || e.past.Sign() <= 0 {
			continue
		}
		if these, those = append(these, e.now), append(those, e.past); found.first < 0 {
			found.first = i
		}
	}
	if found.hits = len(these); found.hits < r.Fewest || found.hits == 0 {
		return found, false
	}
	ratio := median(these).Per(median(those))
	for _, s := range r.factors {
		for _, factor := range []stat.Quantity{s, stat.Int(1).Per(s)} {
			if !r.isNear(ratio, factor) || !r.mostly(these, those, factor) {
				continue
			}
			times := numeral.Exact(s.Rat()) + " 倍"
			if factor.Cmp(s) != 0 {
				times = numeral.Exact(s.Rat()) + " 分之一"
			}
			found.named = map[string]string{"times": times, "guess": likelyUnit(c.Unit, factor)}
			return found, true
		}
	}
	return found, false
}

func (r *columnRule) isNear(ratio, factor stat.Quantity) bool {
	return ratio.Sub(factor).Abs().Cmp(factor.Mul(r.near)) <= 0
}

// mostly reports whether most areas went the same way: a wrong unit moves all.
func (r *columnRule) mostly(these, those []stat.Quantity, factor stat.Quantity) bool {
	n := 0
	for i := range these {
		if r.isNear(these[i].Per(those[i]), factor) {
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
