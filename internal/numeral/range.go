package numeral

import (
	"math/big"

	"nianbao/internal/pattern"
)

var dash = pattern.MustCompile(`[-–~至到]|—+`)

// readRange reads 2.50-4.00, 900—1100元, 5万—10万, 30%—40%, 300人到500人. What
// the first number leaves out it takes from the second: 5—10万 is from five
// to ten 万, with a note because one might read it otherwise.
func (r *Reading) readRange(s string) bool {
	at := dash.FindStringIndex(s)
	if at == nil {
		return false
	}
	low, ok1 := parseAmount(s[:at[0]])
	high, ok2 := parseAmount(s[at[1]:])
	if !ok1 || !ok2 || low.zeros || high.zeros || low.hedge != Unhedged || !r.agree(&low, &high) {
		return false
	}
	if low.value.Sign() < 0 || low.value.Cmp(high.value) > 0 {
		return false
	}
	r.Kind, r.Low, r.High = Range, low.value, high.value
	r.take(high)
	return true
}

// agree brings both ends into the same unit, or reports that they cannot be.
func (r *Reading) agree(low, high *amount) bool {
	if high.unit == "" {
		high.unit = low.unit
	}
	if low.unit != "" && low.unit != high.unit {
		return false
	}
	if low.factor().Cmp(high.factor()) == 0 {
		return true
	}
	if low.scale != "" || low.percent {
		return high.scale != "" && high.percent == low.percent
	}
	if low.unit == "" {
		low.value.Mul(low.value, high.factor())
		r.note("区间前一个数省略了“" + high.scale + high.perSign() + "”")
	}
	return true
}

func (a amount) perSign() string {
	if a.percent {
		return a.unit
	}
	return ""
}

// factor returns what scale and per-cent sign multiply the written digits by.
func (a amount) factor() *big.Rat {
	f := big.NewRat(1, 1)
	if n, ok := scaleOf[a.scale]; ok {
		f.SetInt64(n)
	}
	if a.percent {
		f.Mul(f, perOf[a.unit])
	}
	return f
}
