package figure

import (
	"nianbao/internal/stat"
)

// A Kind is the form of a picture.
type Kind string

const (
	Line      Kind = "line"      // years from left to right
	Step      Kind = "step"      // a line on which each number holds until the next
	Slope     Kind = "slope"     // two years, a line a series
	Columns   Kind = "columns"   // upright, for classes in order
	Histogram Kind = "histogram" // upright and touching, between Edges
	Bars      Kind = "bars"      // lying, for names
	Stack     Kind = "stack"     // upright, the series one on the other
	Hundred   Kind = "hundred"   // lying, the series one after the other, in per cent
	Waterfall Kind = "waterfall" // upright, the last one hanging between the two before
	Dumbbell  Kind = "dumbbell"  // lying, two series as the ends of a line
	Range     Kind = "range"     // lying, two series as the ends of a bar
	Box       Kind = "box"       // lying, five series: least, quarter, median, quarter, most
	Heat      Kind = "heat"      // categories down, series across
	Tiles     Kind = "tiles"     // categories at the places of their areas
	Pie       Kind = "pie"       // at most three parts
	Treemap   Kind = "treemap"   // many parts, in Groups
	Scatter   Kind = "scatter"   // the first series across, the second up
	Sankey    Kind = "sankey"    // categories are Flows between Ends
	Radar     Kind = "radar"     // categories are axes from 0 to 100
)

// A Figure is what a picture shows and its table lists.
type Figure struct {
	ID         string   // ASCII, unique among the figures of a site
	Kind       Kind     //
	Title      Sentence // the finding
	Subtitle   string   // what is measured, unit, scope, year
	Desc       string   // what the picture shows, for those who do not see it
	Unit       string   // of all values; empty where series have their own
	Decimals   int
	Axis       string   // what the categories are: 年份, 街道
	Categories []string // in the order in which they are drawn
	Areas      []stat.Area
	Series     []Series
	Guides     []Guide         // targets and references, across the picture
	Breaks     []Break         // where years do not compare
	Open       bool            // of a histogram: its last class does not end, as a share does not go on after 100%
	Edges      []stat.Quantity // of a histogram: one more than classes with edges
	Classes    []string        // of tiles without verdicts: names of classes, the lowest first
	Groups     []string        // of a treemap: where each category belongs; empty: no groups
	Ends       []End           // of a sankey: from the left to the right, each from top to bottom
	Sides      [2]string       // of a sankey: what its left and its right side stand for
	Flows      []Flow          // of a sankey: one a category
	Notes      []string        // what a reader has to know, one sentence each
	Sources    []string        // files that the numbers came from
}

// A Series is one number for each category.
type Series struct {
	Name   string
	Unit   string // where it differs from the figure's
	Class  string // nodata: the 未报 part of a stack; a verdict's; main or rest
	Points []Point
}

// A Point is a number as it is drawn and as it is printed.
type Point struct {
	Value stat.Quantity // in the printed unit, rounded as in Text; missing: a gap
	Text  string        // "28.9%"; "—" where missing
	Mark  Mark          // verdict, where there is one
	Why   string        // why it is missing
	Class int           // of tiles: which of the figure's Classes
}

// Label is what stands at the point and in its cell: "28.9% ✗".
func (p Point) Label() string {
	return joined(" ", p.Text, p.Mark.Sign)
}

// A Guide is a line across a picture.
type Guide struct {
	Name   string // 目标, 全区
	Text   string // ≥30%
	Value  stat.Quantity
	Target bool
	Ray    bool // through the origin of a scatter; Value is its rise
}

// Label is what stands at the line: "目标 ≥30%".
func (g Guide) Label() string { return joined(" ", g.Name, g.Text) }

// A Break is a category from which on numbers do not compare with those before.
type Break struct {
	Category int
	Text     string
}

// An End is where flows begin or end.
type End struct {
	Name  string
	Text  string // how many: "26 个"
	Right bool
	Class string // nodata: did not report, or did not exist
}

// A Flow goes from one of a figure's Ends to another; its number is that of its
// category. Turn says whether that is better, worse or the same.
type Flow struct {
	From, To int
	Turn     string
}

// Empty reports whether there is nothing to draw: no point has a number. Such a
// figure has no place on a page.
func (f Figure) Empty() bool {
	for _, s := range f.Series {
		for _, p := range s.Points {
			if p.Value.Known() {
				return false
			}
		}
	}
	return true
}

// A Table is what stands under a picture. Its first column holds names, the
// others numbers.
type Table struct {
	Head []string
	Rows [][]string
}

// Table lists exactly what the figure draws: a row a category, a column a
// series; then a row for each line across.
func (f Figure) Table() Table {
	t := Table{Head: []string{f.Axis}}
	for _, s := range f.Series {
		t.Head = append(t.Head, f.heading(s))
	}
	for k, category := range f.Categories {
		row := []string{category}
		for _, s := range f.Series {
			row = append(row, s.Points[k].Label())
		}
		t.Rows = append(t.Rows, row)
	}
	for _, line := range f.Guides {
		row := make([]string, len(t.Head))
		row[0], row[1] = line.Name, line.Text
		t.Rows = append(t.Rows, row)
	}
	return t
}

// heading is a series' name with its unit; per cents carry theirs themselves.
func (f Figure) heading(s Series) string {
	unit := f.Unit
	if s.Unit != "" {
		unit = s.Unit
	}
	if unit == "" || unit == "%" {
		return s.Name
	}
	return s.Name + "（" + unit + "）"
}
