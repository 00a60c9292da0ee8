package site

import "nianbao/internal/figure"

// The items that the views are made of. Numbers come as printed; Sort is the
// plain decimal that tables sort by, empty while missing.

// A Value is a number with its unit, or the reason why there is none.
type Value struct {
	Text  string // "28.9%"; "—" while missing, "＊" where the public edition does not show it
	Bare  string // "28.9"
	Unit  string // "%"
	Share string // "11/38", where the number is one
	Why   string // why it is missing
	Sort  string

	Href   string // where its line in a 出处表 stands
	Origin string // the anchor of that line, where it is on the page itself
}

// A Phrase is a sentence whose numbers and names may be links.
type Phrase []Run

// A Run is a piece of one. Role is value, share, target, gap, change, count or
// area, empty for plain text.
type Run struct {
	Text   string
	Href   string
	Role   string
	Origin string // as of a Value
}

// A Change is the difference to the year before; its mark is empty where the
// years do not compare.
type Change struct {
	figure.Mark
	Sort string
}

// A Spark is a line over the years, drawn in a box of 120 × 32.
type Spark struct {
	Lines  []string // polylines as SVG points; a missing year breaks the line
	Dots   []Dot    // years that stand alone, and the page's own year, last
	Target float64  // height of the target line
	Aimed  bool     // whether there is a target
	Label  string   // the years in words
}

// A Dot is a point of a Spark.
type Dot struct {
	X, Y float64
	Own  bool // the page's own year
}

// A Bar is a number as a length: per cent of the longest one.
type Bar struct {
	Width  float64
	Target float64
	Aimed  bool
	Class  string // the verdict's, for its colour
	Shown  bool
}

// A Card is a headline number.
type Card struct {
	Link   Link
	Value  Value
	Target string // "目标 ≥30%"
	Mark   figure.Mark
	Change Change
	Spark  Spark
	Note   string // coverage, where it is not complete
}

// A Row is an indicator's number for an area.
type Row struct {
	Indicator Link
	Value     Value
	Target    string
	Mark      figure.Mark
	Change    Change
	Spark     Spark
	Coverage  string   // "35/38"; empty for a single area
	Partial   bool     // not all areas gave what was needed
	Ranks     []string // its places: in the street, in the district
}

// A Group is a theme's rows.
type Group struct {
	ID    string
	Title string
	Dated bool // whether there is a year before to compare with
	Rows  []Row
}

// A Place is an area's number for an indicator.
type Place struct {
	Rank   int // 0 where it cannot be ranked
	Area   Link
	Street Link
	Value  Value
	Mark   figure.Mark
	Gap    Value
	Change Change
	Bar    Bar
}

// A Ranking is a list of areas with one indicator's numbers, in one unit.
type Ranking struct {
	Title   string
	Unit    string
	Streets bool // whether the lines say in which street an area lies
	Gaps    bool // whether any line has a gap
	Judged  bool // whether any line has a verdict
	Aimed   bool // whether any bar has a target
	Dated   bool // whether any line can be compared with the year before
	Shared  bool // whether any line has parts: 12/14
	Places  []Place
	Left    int // of the best, which it leaves out
}

// A Cell is a place in a workbook that a number came from.
type Cell struct {
	Area    Link
	Field   string
	Value   string // as understood
	File    string
	Sheet   string
	Fetched bool // a database gave it: Sheet says which, asked by what, when
	Ref     string
	Raw     string // as written
	Status  string // 约数, 未报, 不适用, 隐去; empty for a plain number
	Missing bool
}

// A Worksheet is a worksheet with the cells that were used of it.
type Worksheet struct {
	File    string
	Name    string
	Fetched bool // as of a Cell
	Cells   []Cell
}

// A Term is a word and what it means, one line of a definition.
type Term struct {
	Name string
	Text string
	Link Link
}

// A Chart is a figure with its table and download.
type Chart struct {
	ID      string // unique on the page
	Page    string // path of the page
	Figure  figure.Figure
	Title   Phrase
	Table   Table
	Source  string   // where its numbers are from, in short
	Sources []string // all files
	CSV     Link
}

// A Table is any table whose columns vary.
type Table struct {
	Caption string
	Columns []Column
	Rows    []Line
	Notes   []string
}

// A Column is the head of one.
type Column struct {
	Title   string
	Unit    string
	Numeric bool
	Href    string
}

// A Line is a row of a Table.
type Line struct {
	Cells []Entry
	Total bool
}

// An Entry is a cell of a Table.
type Entry struct {
	Text   string
	Href   string
	Origin string // as of a Value
	Sort   string
	Mark   figure.Mark
}
