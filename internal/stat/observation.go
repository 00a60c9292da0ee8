package stat

import "strconv"

// A Type says what the cells of a field hold.
type Type string

const (
	Text    Type = "text"
	Integer Type = "integer" // whole, not negative
	Number  Type = "number"  // decimal
	Truth   Type = "truth"   // 是/否, kept as 1 and 0
	Date    Type = "date"    // kept as 20221231; month or day 00 where not told
	Choice  Type = "choice"  // one of Field.Choices
)

// Numeric reports whether values of the type are quantities; the others are texts.
func (t Type) Numeric() bool { return t == Integer || t == Number || t == Truth || t == Date }

// A Status says how a value came to be, or why there is none.
type Status string

const (
	Missing       Status = ""               // nobody reported it
	Reported      Status = "reported"       // as reported
	Estimated     Status = "estimated"      // reported as 约, 余, 左右
	NotApplicable Status = "not_applicable" // × or 不适用
	BelowUnit     Status = "below_unit"     // …: there is something, less than the smallest unit
	Hidden        Status = "hidden"         // not in the public edition, so that nobody is recognised
)

// An Origin is where a value came from: a cell of a workbook, or a line of a
// text file.
type Origin struct {
	File  string
	Sheet string
	Cell  string // A1 form
	Line  int    // from 1
	Raw   string // as it was written
	Fetch string // where a database gave the file: which, asked by what, when; for people
	Row   int    // in what it gave, from 1
}

// Where is the place in the file for people: H12, 第7行, of what a database gave
// both; empty without a place.
func (o Origin) Where() string {
	switch {
	case o.Fetch != "":
		return "第" + strconv.Itoa(o.Row) + "行（" + o.Cell + "）"
	case o.Cell == "" && o.Line > 0:
		return "第" + strconv.Itoa(o.Line) + "行"
	}
	return o.Cell
}

// Within is the part of the file for people: the worksheet, or from where a
// database gave it; empty for a text.
func (o Origin) Within() string {
	if o.Fetch != "" {
		return o.Fetch
	}
	return o.Sheet
}

// An Observation is what an area reported for a field in a year.
type Observation struct {
	Quantity        // for numeric types
	Text     string // for texts, dates and choices as people read them
	Status   Status
	Origin   Origin
}

// Sign is what stands in the place of a number that is not there: — for what
// nobody reported, … as yearbooks have it, and words for what does not apply,
// since × could be taken for a failure.
func (s Status) Sign() string {
	switch s {
	case NotApplicable:
		return "不适用"
	case BelowUnit:
		return "…"
	}
	return "—"
}
