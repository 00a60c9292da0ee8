package check

import (
	"fmt"
	"math/big"
	"slices"

	"nianbao/internal/numeral"
	"nianbao/internal/stat"
)

// sameAsLastYear finds a column most of which is what it was last year: a copied
// form. Fields that hardly ever change by their nature are left out.
func sameAsLastYear(r *columnRule, c *streetColumn) (finding, bool) {
	both, found := 0, finding{first: -1}
	for i, e := range c.entries {
		if !e.now.Known() || !e.past.Known() {
			continue
		}
		if both++; e.now.Cmp(e.past) != 0 {
			continue
		}
		if found.hits++; found.first < 0 {
			found.first = i
		}
	}
	found.named = map[string]string{"both": fmt.Sprint(both)}
	return found, c.counts() && !c.Steady && both >= r.Fewest && exceeds(found.hits, both, r.share)
}

// exceeds reports whether so many of all are more than a share; not where no share
// is written.
func exceeds(hits, all int, share stat.Quantity) bool {
	return all > 0 && share.Known() && stat.Int(int64(hits)).Cmp(share.Mul(stat.Int(int64(all)))) > 0
}

// onlyMultiples finds counts that are all multiples of a round number; money is
// often allotted in round sums, and zero says nothing.
func onlyMultiples(r *columnRule, c *streetColumn) (finding, bool) {
	if c.Type != stat.Integer || r.of.Sign() <= 0 {
		return finding{}, false
	}
	found := finding{first: -1, named: map[string]string{"of": numeral.Exact(r.of.Rat())}}
	for i, e := range c.entries {
		if !e.now.Known() || e.now.Sign() == 0 {
			continue
		}
		if q := e.now.Per(r.of); q.Floor().Cmp(q) != 0 {
			return finding{}, false
		}
		if found.hits++; found.first < 0 {
			found.first = i
		}
	}
	return found, found.hits >= r.Fewest
}

// preferredDigits finds counts of which too many end in digits that people like when
// they estimate. Last digits of counts of some size are spread evenly, so that the
// number of those is binomial; what is less likely than the chance is reported.
func preferredDigits(r *columnRule, c *streetColumn) (finding, bool) {
	if c.Type != stat.Integer || c.Steady || !r.chance.Known() {
		return finding{}, false
	}
	all, found := 0, finding{first: -1}
	for i, e := range c.entries {
		if n, ok := e.now.Int64(); !ok || !r.least.Known() || e.now.Cmp(r.least) < 0 {
			continue
		} else if all++; !slices.Contains(r.Digits, int(n%10)) {
			continue
		}
		if found.hits++; found.first < 0 {
			found.first = i
		}
	}
	if all < r.Fewest || found.hits*10 <= all*len(r.Digits) || tail(all, found.hits, len(r.Digits)).Cmp(r.chance.Rat()) >= 0 {
		return finding{}, false
	}
	expected := stat.Int(int64(all * len(r.Digits))).Per(stat.Int(10))
	found.named = map[string]string{"all": fmt.Sprint(all), "expected": numeral.Fixed(expected.Rat(), 1, numeral.HalfUp)}
	return found, true
}

// tail is the probability that at least hits of all digits are among the liked ones
// of ten, where each is equally likely.
func tail(all, hits, liked int) *big.Rat {
	sum, term := new(big.Int), new(big.Int)
	for k := hits; k <= all; k++ {
		term.Binomial(int64(all), int64(k))
		term.Mul(term, power(liked, k))
		sum.Add(sum, term.Mul(term, power(10-liked, all-k)))
	}
	return new(big.Rat).SetFrac(sum, power(10, all))
}

func power(base, exponent int) *big.Int {
	return new(big.Int).Exp(big.NewInt(int64(base)), big.NewInt(int64(exponent)), nil)
}

// repeatedValue finds one number that too many communities report.
func repeatedValue(r *columnRule, c *streetColumn) (finding, bool) {
	if c.Type != stat.Integer || c.Steady || !r.least.Known() {
		return finding{}, false
	}
	all, best := 0, finding{}
	times, first := map[int64]int{}, map[int64]int{}
	for i, e := range c.entries {
		n, ok := e.now.Int64()
		if !ok || e.now.Cmp(r.least) < 0 {
			continue
		}
		all++
		if times[n]++; times[n] == 1 {
			first[n] = i
		}
		if times[n] > best.hits {
			best = finding{first[n], times[n], map[string]string{"value": fmt.Sprint(n)}}
		}
	}
	if best.named != nil {
		best.named["all"] = fmt.Sprint(all)
	}
	return best, all >= r.Fewest && exceeds(best.hits, all, r.share)
}

// paddedNumbers finds numbers that begin with a needless 0: nobody counts like
// that, but codes, serial numbers and dates are written so.
func paddedNumbers(r *columnRule, c *streetColumn) (finding, bool) {
	found := finding{first: -1}
	for i, e := range c.entries {
		if e.raw == "" || !e.now.Known() || !numeral.Cell(e.raw).Padded {
			continue
		}
		if found.hits++; found.first < 0 {
			found.first, found.named = i, map[string]string{"raw": e.raw}
		}
	}
	return found, c.counts() && found.hits >= max(1, r.Fewest)
}

// nobodyReported finds a field that the headlines need and no community of the
// street reported, though those of others did. Communities that sent nothing at all
// are missed elsewhere.
func nobodyReported(r *columnRule, c *streetColumn) (finding, bool) {
	return finding{}, c.Required && c.sent >= max(1, r.Fewest) && len(c.entries) == 0 && c.others > 0
}
