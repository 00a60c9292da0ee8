// Package check turns what was read into a Dataset that is true by
// construction, or into problems.
//
// It stands between source and metric. A file holds one family of rules:
// policy (formulas, standards), areas, values, rules within an area, rules over
// many areas, last year, the district sheet. It computes no indicator.
//
// Invariant: after check nothing is checked twice. In a Dataset every formula
// is compiled, every name means something, every value lies in its range and
// has its place.
package check

import (
	"regexp"

	"nianbao/internal/diag"
	"nianbao/internal/formula"
	"nianbao/internal/numeral"
	"nianbao/internal/source"
	"nianbao/internal/stat"
)

// A Dataset is a checked project: policy and observations.
type Dataset struct {
	Config     source.Config
	Rounding   numeral.Mode
	Whole      stat.Area   // what the project is about: a district, or a larger area
	Ladder     stat.Ladder // up to that of the whole
	Years      []stat.Year // ascending, those with data
	Fields     []*Field
	Themes     []Theme      // in the order in which people read them
	Indicators []*Indicator // what an indicator depends on stands before it
	Standards  []*Standard
	Scorecards []*Scorecard
	Changes    []source.Change
	Content    []source.Document
	Sensitive  []*Sensitive

	fields     map[string]*Field // by id, title, name
	given      []*Field          // what larger areas than a district report themselves of its fields
	indicators map[string]*Indicator
	bySlot     []*Indicator
	areas      *registry
	years      map[stat.Year]*year
	words      *words
	changed    map[changeKey]int64
	moved      map[changeKey]bool // of what was changed in a year, itself, from which or into which
	judging    map[stat.Year][]*Standard
	marks      map[markKey]Mark
	explained  []string                   // codes of problems that a reason can explain
	senders    map[string][]int32         // ids of the streets of which a file tells
	changesOf  map[string][]source.Change // by code of the community
	hidden     func(*Field, Spot) bool    // of the public edition; nil for the office's
}

// A Field is a raw number or text, ready to be looked up.
type Field struct {
	source.Field
	Slot      int
	rank      int            // of its level
	above     []*Field       // by rank: the field as larger areas report it themselves; nil where none do
	pattern   *regexp.Regexp // nil: any text
	Min, Max  stat.Quantity  // missing: no bound
	Low, High stat.Quantity
}

// A Theme is a group of indicators, such as 社区用房.
type Theme struct {
	ID         string
	Title      string
	Indicators []*Indicator
}

// A Rollup says how the numbers of base areas become one of a larger area.
type Rollup string

const (
	Ratio    Rollup = "ratio" // Σ numerators ÷ Σ denominators, over areas that have both
	Sum      Rollup = "sum"   // Σ values
	Share    Rollup = "share" // areas that pass ÷ areas judged
	Count    Rollup = "count" // number of areas that have a value
	Median   Rollup = "median"
	Largest  Rollup = "max"
	Smallest Rollup = "min"
	InPlace  Rollup = "none" // the formula is computed at the larger area itself, community fields summed
)

// An Indicator is a definition, ready to be computed.
type Indicator struct {
	source.Indicator
	Slot    int
	Theme   string // id
	Levels  []stat.Level
	Base    stat.Level // the level at which Formula is computed; larger areas roll up
	Rollup  Rollup
	Formula *formula.Formula
	To      *formula.Formula                // upper end of a range; not written: a single number
	Own     map[stat.Level]*formula.Formula // formulas of levels that have their own
	Scope   *formula.Formula                // of communities; not written: all
	Weight  *formula.Formula
	Charts  []Shape // how it is drawn, beside its trend
	Parts   []ChartPart
	Choice  *Field
}

// Better says which numbers of a level are the better ones: "higher", "lower", or ""
// where neither are. How many areas have a number is no merit of theirs.
func (i *Indicator) Better(level stat.Level) string {
	if i.Rollup == Count && level != i.Base {
		return ""
	}
	return i.Direction
}

// Has reports whether the indicator has a value at a level.
func (i *Indicator) Has(level stat.Level) bool {
	for _, l := range i.Levels {
		if l == level {
			return true
		}
	}
	return false
}

// Formulas are all that its number is computed of at any level; some are not written.
func (i *Indicator) Formulas() []*formula.Formula {
	out := []*formula.Formula{i.Formula, i.To, i.Scope, i.Weight}
	for _, level := range stat.Levels {
		out = append(out, i.Own[level])
	}
	return out
}

// broad reports whether the indicator has nothing of communities and streets.
func (i *Indicator) broad() bool { return i.Base != stat.Community && i.Base != stat.Subdistrict }

// A Standard is a dated document, ready to judge.
type Standard struct {
	source.Standard
	Clauses []*Clause
	Bands   []*Bands
	Amounts []*Amount
}

// A Clause is one target of a standard.
type Clause struct {
	source.Clause
	Standard    *Standard
	Indicator   *Indicator
	Levels      []stat.Level
	When        *formula.Formula
	Bound       Bound
	Parts       []Part // all must hold; empty: Bound alone
	Exempt, Due *Field
}

// A Bound holds the limits of a target, in the printed unit of what it limits.
type Bound struct {
	Min, Max, Above, Below *formula.Formula
}

// A Part is one of several conditions of a clause.
type Part struct {
	Name  string
	Of    *formula.Formula
	Unit  string
	When  *formula.Formula
	Bound Bound
}

// Bands cut an indicator's values into half-open bands [edge, next edge); the
// last is open to the top. Values below the first edge have no band.
type Bands struct {
	Standard  *Standard
	Indicator *Indicator
	Basis     string
	Edges     []stat.Quantity
	Place     diag.Place
}

// Field finds a field by id, title or name.
func (d *Dataset) Field(name string) (*Field, bool) { f, ok := d.fields[name]; return f, ok }

// Indicator finds an indicator by id, title or alias.
func (d *Dataset) Indicator(name string) (*Indicator, bool) {
	i, ok := d.indicators[name]
	return i, ok
}

// Standard finds a standard by id.
func (d *Dataset) Standard(id string) (*Standard, bool) {
	for _, s := range d.Standards {
		if s.ID == id {
			return s, true
		}
	}
	return nil, false
}

// Judging returns the standards that judge a year, the first to be asked first.
func (d *Dataset) Judging(y stat.Year) []*Standard { return d.judging[y] }

// Latest is the newest year with data.
func (d *Dataset) Latest() stat.Year { return d.Years[len(d.Years)-1] }

// HasYear reports whether there are data for a year.
func (d *Dataset) HasYear(y stat.Year) bool { return d.years[y] != nil }
