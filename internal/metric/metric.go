// Package metric computes every indicator for every area and year.
//
// It stands after check and before figure. It is pure: it does no I/O, reads no
// clock and cannot fail; what cannot be computed is missing and says why.
//
// Invariant: a rate of a larger area is the ratio of sums over the areas that
// have both parts, never a mean of rates, and n of N is always known.
package metric

import (
	"nianbao/internal/check"
	"nianbao/internal/stat"
)

// A Metric is an indicator's number for an area and a year.
type Metric struct {
	Indicator *check.Indicator
	Area      stat.Area
	Year      stat.Year

	// Value is exact and plain: a share is 10/38, whatever its unit prints.
	Value  stat.Quantity
	High   stat.Quantity // upper end where the number is a range, which then begins at Value; else missing
	Status stat.Status
	Unit   string // in which it prints: "%", "㎡", "人/万人"…
	// Numerator and Denominator of a ratio, as summed; missing for other numbers.
	Numerator, Denominator stat.Quantity
	NumeratorUnit          string

	// Covered of Expected areas of the level Each in scope gave what was needed.
	Covered, Expected int
	Each              stat.Level

	Verdict Verdict
	Target  Target
	// Gap is what is missing to the target, in GapUnit; 0 where it is met,
	// missing where there is no target or no data.
	Gap     stat.Quantity
	GapUnit string

	Bands []Band // of the areas in scope, where the standard in force has bands
	Band  int    // index into Bands of a single area; −1 without one
}

// A Verdict is the outcome of judging a number by a standard.
type Verdict string

const (
	None   Verdict = "none"    // no standard applies
	Pass   Verdict = "pass"    // 达标
	Fail   Verdict = "fail"    // 不达标
	Exempt Verdict = "exempt"  // 豁免: it fails, for a reason that the standard accepts
	NoData Verdict = "no_data" // 无数据
)

// Chinese is the verdict's name for people; empty for None.
func (v Verdict) Chinese() string {
	switch v {
	case Pass:
		return "达标"
	case Fail:
		return "不达标"
	case Exempt:
		return "豁免"
	case NoData:
		return "无数据"
	}
	return ""
}

// A Target is the clause that judged, with its limits in the metric's printed
// unit. The zero Target means that no standard applies.
type Target struct {
	Clause                 *check.Clause
	Min, Max, Above, Below stat.Quantity
	Reason, Due            string // of an exemption
	Parts                  []Outcome
}

// An Outcome is how one part of a clause came out.
type Outcome struct {
	Name   string
	Unit   string
	Value  stat.Quantity
	Limits Target // its Min, Max, Above, Below
	Passes bool
	Gap    stat.Quantity // missing where there is no value
}

// A Band is one class of values and how many areas fall into it. The last one
// of a list is 未报, the areas in scope without a value.
type Band struct {
	Low, High stat.Quantity // [Low, High) in the printed unit; High missing: open
	Above     bool          // there are bands below it
	Missing   bool          // the 未报 band
	Hidden    bool          // the areas whose band the public edition does not show
	Count     int           // of the areas in it
	Areas     []stat.Area   // the first of them, as many as people read
}

// A Change is the difference to another year: Points in per cent points for
// shares, else Difference in the unit and Growth as a ratio (0.05 is 5%).
type Change struct {
	From, To   Metric
	Difference stat.Quantity // in plain value
	Growth     stat.Quantity // missing for shares
	Comparable bool          // false where either year is missing
}

// An Input is one observation that a metric was computed from.
type Input struct {
	Field *check.Field
	Area  stat.Area
	Year  stat.Year
	stat.Observation
}
