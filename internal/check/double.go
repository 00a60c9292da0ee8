package check

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"

	"nianbao/internal/diag"
	"nianbao/internal/stat"
)

// A double is a second line that an area has in one table.
type double struct {
	first int // row of the first line; 0: there is none in this table
	said  []string
	cells []diag.Place // where the two contradict each other
}

// A repeat is what a table says in the same words as another one before it.
type repeat struct {
	here, there diag.Place // the first of it
	fields      []string   // titles
	values      int
}

// again finds the first line that an area has in the table that is being read.
func (r *reader) again(rank, n int) *double {
	for at := r.into.rolls[rank].lines[n]; at >= 0; at = r.into.lines[at].next {
		if l := r.into.lines[at]; int(l.sheet) == len(r.into.sheets)-1 {
			return &double{first: int(l.row)}
		}
	}
	return &double{}
}

// collide judges a value that was reported before: a second line contradicts the
// first, a second table the other one, or it says the same.
func (r *reader) collide(v *valuer, o reading, earlier stat.Observation, d *double) {
	switch same := says(v.field, o, earlier); {
	case d.first > 0 && !same:
		d.cells = append(d.cells, placeOf(earlier.Origin), v.place())
		d.said = append(d.said, fmt.Sprintf("%s %s 是 %s、%s 是 %s", v.field.Title, earlier.Origin.Cell, short(earlier.Origin.Raw), v.place().Cell, short(v.cell.Raw)))
	case d.first > 0:
	case !same:
		v.twice(earlier)
	default:
		r.repeat(v, earlier)
	}
}

// says reports whether a reading is what an observation says.
func says(f *Field, o reading, earlier stat.Observation) bool {
	if o.status != earlier.Status || o.Known() != earlier.Known() {
		return false
	}
	return f.Type.Numeric() && (!o.Known() || o.Cmp(earlier.Quantity) == 0) || !f.Type.Numeric() && o.text == earlier.Text
}

// repeat takes down what stands in two tables.
func (r *reader) repeat(v *valuer, earlier stat.Observation) {
	there := placeOf(earlier.Origin)
	key := [2]string{there.File, there.Sheet}
	p := r.repeats[key]
	if p == nil {
		p = &repeat{here: v.place(), there: there}
		r.repeats[key] = p
	}
	if !slices.Contains(p.fields, v.field.Title) {
		p.fields = append(p.fields, v.field.Title)
	}
	p.values++
}

// reportDouble reports a second line of an area, naming both.
func (r *reader) reportDouble(a stat.Area, d *double) {
	if d.first == 0 {
		return
	}
	first, here := r.named(d.first), r.named(r.line.Number)
	p := diag.Problem{Code: "row-twice", Severity: diag.Error, Area: a.Code, Year: int(r.year), Place: here, Related: append([]diag.Place{first}, d.cells...),
		Message: fmt.Sprintf("“%s”在这张表里有两行，%s 和 %s，说法不一：%s", a.Name, first.Cell, here.Cell, some(d.said)),
		Hint:    "只留下正确的一行；写错了社区的，更正名称或代码"}
	if len(d.said) == 0 {
		p.Severity, p.Message = diag.Warning, fmt.Sprintf("“%s”在这张表里有两行，%s 和 %s，数没有矛盾，合起来读了", a.Name, first.Cell, here.Cell)
		p.Hint = "并成一行；写错了社区的，更正名称或代码"
	}
	r.problems.Add(p)
}

// mostNamed is how many things of a kind a problem names.
const mostNamed = 5

func some(list []string) string {
	if len(list) <= mostNamed {
		return strings.Join(list, "；")
	}
	return strings.Join(list[:mostNamed], "；") + fmt.Sprintf("；等 %d 项", len(list))
}

// reportRepeats says what the table only says again.
func (r *reader) reportRepeats() {
	for _, key := range slices.SortedFunc(maps.Keys(r.repeats), func(a, b [2]string) int { return cmp.Or(cmp.Compare(a[0], b[0]), cmp.Compare(a[1], b[1])) }) {
		p := r.repeats[key]
		r.problems.Add(diag.Problem{Code: "value-repeated", Severity: diag.Info, Year: int(r.year), Place: p.here, Related: []diag.Place{p.there},
			Message: fmt.Sprintf("从这里起有 %d 个数和 %s 起的一样，用了那里的：%s", p.values, citePlace(p.there), some(p.fields)), Hint: "留一处就够了，免得以后改了一处、漏了一处"})
	}
}

// named is where a line of the table names its area.
func (r *reader) named(row int) diag.Place {
	return diag.Place{File: r.table.File, Sheet: r.table.Sheet, Cell: r.form.naming(row)}
}

// naming is the cell by which a line names its area; empty without one.
func (l *form) naming(row int) string {
	for _, column := range []int{l.name, l.code, l.street} {
		if column >= 0 && column < len(l.columns) && l.columns[column].Letter != "" {
			return l.columns[column].Ref(row)
		}
	}
	return ""
}

// seen is where an area was first named this year; false where it was not.
func (r *reader) seen(a stat.Area) (diag.Place, bool) {
	n := r.into.at(r.areas.id(a.Code))
	if n < 0 {
		return diag.Place{}, false
	}
	at := r.into.rolls[r.Ladder.Rank(a.Level)].lines[n]
	if at < 0 {
		return diag.Place{}, false
	}
	l := r.into.lines[at]
	s := r.into.sheets[l.sheet]
	place := diag.Place{File: s.file, Sheet: s.name, Cell: s.naming(int(l.row))}
	return place, place.Cell != ""
}

// whereSeen says in words where an area was named first, and gives the place.
func (r *reader) whereSeen(a stat.Area) (words string, at []diag.Place) {
	if p, ok := r.seen(a); ok {
		return "；“" + a.Name + "”在 " + citePlace(p), []diag.Place{p}
	}
	if p, ok := r.areas.listedAt[a.Code]; ok {
		return fmt.Sprintf("；名单在 %s 第 %d 行", p.File, p.Line), []diag.Place{p}
	}
	return "", nil
}

// citePlace names a place in full.
func citePlace(p diag.Place) string {
	return cite(stat.Origin{File: p.File, Sheet: p.Sheet, Cell: p.Cell, Line: p.Line})
}

// place is where the value stands.
func (v *valuer) place() diag.Place {
	if v.table == nil {
		return v.text
	}
	return diag.Place{File: v.table.File, Sheet: v.table.Sheet, Cell: v.table.Place(v.line, v.column)}
}
