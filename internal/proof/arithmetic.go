package proof

import (
	"math/big"
	"slices"
	"strings"
	"unicode/utf8"

	"nianbao/internal/numeral"
)

// written is the figure as the text has it, hedges left out.
func (p *prose) written(f *figure) string {
	end := f.End - len(f.Behind)
	return p.body[f.Digits:max(end, f.Digits)]
}

// value is the figure's value in its base unit, hedges left aside.
func (f *figure) value() *big.Rat {
	if f.Per == nil {
		return f.Value
	}
	return new(big.Rat).Mul(f.Value, f.Per)
}

// say prints a value with at most two decimals.
func say(r *big.Rat) string {
	s := numeral.Fixed(r, 2, numeral.HalfUp)
	return strings.TrimSuffix(strings.TrimRight(s, "0"), ".")
}

// sayIn prints a value of a base unit in the unit of f, with its scale.
func sayIn(r *big.Rat, f *figure) string {
	v := new(big.Rat).Set(r)
	if f.Per != nil && f.Per.Sign() > 0 {
		v.Quo(v, f.Per)
	}
	scale := ""
	if by := scales[f.Scale]; by > 0 {
		v.Quo(v, new(big.Rat).SetInt64(by))
		scale = f.Scale
	}
	if f.Percent {
		return sayPercent(v)
	}
	return say(v) + scale + f.Unit
}

// scales are the numbers that stand between digits and measure.
var scales = map[string]int64{"百": 100, "千": 1000, "万": 10_000, "十万": 100_000, "百万": 1_000_000, "千万": 10_000_000, "十亿": 1e9, "亿": 100_000_000, "百亿": 1e10, "千亿": 1e11, "万亿": 1e12}

// sayPercent prints a share with one decimal.
func sayPercent(r *big.Rat) string {
	s := numeral.Fixed(new(big.Rat).Mul(r, big.NewRat(100, 1)), 1, numeral.HalfUp)
	return strings.TrimSuffix(s, ".0") + "%"
}

// fits tells whether what was computed and what was written can be the same
// number. The computed interval carries the rounding of what went in.
func fits(computed, written numeral.Interval) bool { return computed.Meets(written) }

// near tells whether written lies within the n-th part of want.
func near(written, want *big.Rat, n int64) bool {
	off := new(big.Rat).Sub(written, want)
	limit := new(big.Rat).Mul(new(big.Rat).Abs(want), big.NewRat(1, n))
	return off.Abs(off).Cmp(limit) <= 0
}

// sameBase tells whether two figures count in the same base unit.
func sameBase(a, b *figure) bool {
	return a.Base != "" && a.Base == b.Base && a.Percent == b.Percent
}

// things are measure words for things that stand for each other: 28个试点…12处.
var things = map[string]bool{"个": true, "家": true, "处": true, "所": true, "座": true, "项": true, "件": true, "村": true}

// sameKind is sameBase, or two measure words for things of which one is loose.
func sameKind(a, b *figure) bool {
	return sameBase(a, b) || bareHeads(a, b) || bareHeads(b, a) || things[a.Base] && things[b.Base] && (a.Base == "个" || b.Base == "个" || a.Base == "处" || b.Base == "处")
}

// bareHeads tells whether a is in 万 without a measure and b counts people:
// 老年人口38.4万，占总人口156万人的24.6%.
func bareHeads(a, b *figure) bool {
	return a.Base == heads && (b.Base == "人" || b.Base == "人次") && strings.Contains(a.label, "人")
}

// plain tells whether f is a count or an amount: not a share, not points, not
// a range, not a term in quotes.
func plain(f *figure) bool {
	return !f.Percent && f.Base != "" && f.Base != "点" && f.Base != "个百分点" && f.Base != "倍" && f.Upper == nil && !f.quoted && f.Value.Sign() > 0
}

// share tells whether f is written in per cent.
func share(f *figure) bool { return f.Percent && f.Upper == nil && !f.quoted }

// stop holds pairs of characters that say nothing about what is counted.
var stop = map[string]bool{"全县": true, "全市": true, "全区": true, "全镇": true, "总数": true, "总的": true, "目前": true, "共有": true, "现有": true, "达到": true, "其中": true,
	"我县": true, "我区": true, "我市": true, "已经": true, "完成": true, "实现": true, "今年": true, "去年": true, "全部": true, "分别": true, "的比": true, "占全": true, "比例": true, "比重": true}

// pairs returns the two-character pieces of Chinese words in s.
func pairs(s string) map[string]bool {
	out := map[string]bool{}
	for _, pair := range orderedPairs(s) {
		out[pair] = true
	}
	return out
}

// orderedPairs is pairs in the order of the text, with repetitions.
func orderedPairs(s string) []string {
	var out []string
	last, at := rune(0), 0
	for i, r := range s {
		if last != 0 && han(last) && han(r) {
			if pair := s[at : i+utf8.RuneLen(r)]; !stop[pair] {
				out = append(out, pair)
			}
		}
		last, at = r, i
	}
	return out
}

// overlap counts the pieces that a and b share.
func overlap(a, b string) int {
	in, n := orderedPairs(a), 0
	there := orderedPairs(b)
	for i, pair := range there {
		if slices.Contains(in, pair) && !slices.Contains(there[:i], pair) {
			n++
		}
	}
	return n
}

// around is what stands next to f in its clause: what it counts.
func around(f *figure) string { return tailRunes(f.label, 14) + "·" + f.Unit + headRunes(f.after, 10) }

// together returns what a and b may stand for side by side: where one has
// decimals the other is as good, so that 13亿 beside 15.6亿 is 13.0亿.
func together(a, b *figure) (numeral.Interval, numeral.Interval) {
	if a.Scale != b.Scale || a.Hedge != numeral.Unhedged || b.Hedge != numeral.Unhedged || a.Upper != nil || b.Upper != nil {
		return a.Span(), b.Span()
	}
	step := a.Step
	if b.Step.Cmp(step) < 0 {
		step = b.Step
	}
	wide := func(f *figure) numeral.Interval {
		if !f.Rounded && !f.Percent {
			return f.Exact()
		}
		return f.Exact().Widen(new(big.Rat).Mul(half(step), perOf(f)))
	}
	return wide(a), wide(b)
}

func quotient(part, whole *figure) numeral.Interval {
	x, y := together(part, whole)
	return x.Div(y)
}
