// Package formula compiles formulas that people write in TOML, with Chinese or
// English names, and evaluates them exactly.
//
// It stands between the words and source: rules, indicators and standards all
// speak through it. The expr library parses; evaluation is our own, because a
// result must be an exact Quantity that may be missing, and because a quotient
// must give up its numerator and denominator for roll-ups.
//
// Invariant: a compiled formula cannot fail. What it cannot compute is missing.
// Only formula imports expr.
package formula

import (
	"iter"
	"slices"

	"nianbao/internal/stat"
)

// A Kind says what an expression yields.
type Kind int

const (
	Number Kind = iota
	Condition
	Text
)

func (k Kind) chinese() string { return [...]string{"数", "条件", "文字"}[k] }

// A Use says how a formula uses a name.
type Use struct {
	Aspect string // 达标, 缺口; empty for the thing itself
	Back   int    // how many years ago
	SoFar  bool   // in every year up to that one
	Summed bool   // at every smaller area, inside 合计(…)
}

// A Ref is what a name in a formula stands for.
type Ref struct {
	Use
	ID   string // of a field or an indicator
	Kind Kind   // Number or Text
	Slot int    // for the Env's use
}

// Names tells what a name means where it is used so; a Chinese message where it
// means nothing.
type Names func(use Use, name string) (ref Ref, complaint string)

// An Env gives the values of one area in one year.
type Env interface {
	Number(Ref) stat.Quantity
	Text(Ref) string // empty: not filled in
	Asked(Ref) bool  // whether the forms of the area had a place for it

	LastYear() Env              // the same area a year earlier
	SoFar() iter.Seq[Env]       // the same area in all years up to this one
	Sum(*Formula) stat.Quantity // over smaller areas, those that have a value; of nothing missing
}

// A Formula is compiled and ready. The zero Formula was not written: it is
// always missing.
type Formula struct {
	text string
	kind Kind
	uses
	eval func(Env) stat.Quantity
	sum  bool // it is 合计(…) and nothing else
	bare bool // it is a name and nothing else

	numerator, denominator *Formula
	factor                 stat.Quantity
}

// Written reports whether there is a formula at all.
func (f *Formula) Written() bool { return f != nil && f.eval != nil }

// String is the formula as it was written.
func (f *Formula) String() string {
	if f == nil {
		return ""
	}
	return f.text
}

// Refs are the names that the formula uses, each once, in the order of their
// first use.
func (f *Formula) Refs() []Ref {
	if f == nil {
		return nil
	}
	return f.refs
}

// Column is where a formula first uses a name, from 1.
func (f *Formula) Column(r Ref) int { return f.columns[slices.Index(f.refs, r)] }

// Sums are the formulas inside 合计(…), of this year's areas. A ratio of sums is
// one only over areas that have all of them.
func (f *Formula) Sums() []*Formula {
	if f == nil {
		return nil
	}
	return f.sums
}

// Value computes the formula; a condition is 1 or 0. It is missing where an
// input is missing or a divisor is 0.
func (f *Formula) Value(env Env) stat.Quantity {
	if !f.Written() {
		return stat.Quantity{}
	}
	return f.eval(env)
}

// Counts reports whether the formula is a condition, or adds one up, so that
// its value is a number of areas.
func (f *Formula) Counts() bool {
	return f.Written() && (f.kind == Condition || f.sum && f.sums[0].kind == Condition)
}

// Holds reports whether a condition is known to hold.
func (f *Formula) Holds(env Env) bool { return f.Value(env).Sign() != 0 }

// Bare reports whether the formula is a name and nothing else, so that what is
// said of the one is said of the other.
func (f *Formula) Bare() bool { return f.Written() && f.bare }

// Quotient returns the parts of a formula of the form A / B or A / B * factor;
// the factor of A / B is 1. Roll-ups sum numerator and denominator apart.
func (f *Formula) Quotient() (numerator, denominator *Formula, factor stat.Quantity, ok bool) {
	if f == nil || f.denominator == nil {
		return nil, nil, stat.Quantity{}, false
	}
	return f.numerator, f.denominator, f.factor, true
}

// Constant returns the value of a formula without names.
func (f *Formula) Constant() (stat.Quantity, bool) {
	if !f.Written() || len(f.refs) > 0 {
		return stat.Quantity{}, false
	}
	return f.eval(nil), true
}
