package layout

import (
	"regexp"
	"slices"
	"strconv"
	"strings"

	"nianbao/internal/diag"
)

// A Mapping settles what cannot be guessed about the tables of a workbook: a
// [[table]] of data/YYYY/map.toml.
type Mapping struct {
	File      string `toml:"file"`
	Sheet     string `toml:"sheet"`     // empty: every sheet
	Skip      bool   `toml:"skip"`      // not to be read
	Header    []int  `toml:"header"`    // its first row and its last
	Last      int    `toml:"last"`      // row of data
	Leave     []int  `toml:"leave"`     // rows that are no areas'
	Street    string `toml:"street"`    // of all rows
	Community string `toml:"community"` // that the sheet is about
	Columns   []Pair `toml:"columns"`   // fields by letters of columns
	Rows      []Pair `toml:"rows"`      // the same where fields stand one below the other
	Cells     []Pair `toml:"cells"`     // of a form: fields by the cells of their values
	Units     []Pair `toml:"units"`     // by the keys of the three before
	Place     diag.Place
}

// A Pair is a line key = value of a table of TOML.
type Pair struct {
	Key, Value string
	Place      diag.Place
}

// ignored is the field of a column that map.toml wants left out.
const ignored = "-"

// about are the mappings that speak of a sheet.
func (f *Finder) about(sheet string) []Mapping {
	f.met[sheetKey(sheet)] = true
	var found []Mapping
	for _, m := range f.maps {
		if m.Sheet == "" || sheetKey(m.Sheet) == sheetKey(sheet) {
			found = append(found, m)
		}
	}
	return found
}

// sheetKey makes names of sheets comparable.
func sheetKey(name string) string { return strings.ToLower(strings.TrimSpace(name)) }

// mapped is the field that map.toml gives to a column of the header that begins
// in a row.
func (r *reader) mapped(g *Grid, top, column int) (field string, ok bool) {
	key := g.columnName(column)
	for _, m := range r.rules {
		if len(m.Header) > 0 && m.Header[0] != top {
			continue
		}
		pairs := m.Columns
		if g.sideways {
			pairs = m.Rows
		}
		for _, p := range pairs {
			if strings.EqualFold(p.Key, key) {
				return r.fieldNamed(p.Value), true
			}
		}
	}
	return "", false
}

// fieldNamed is the id of a field that map.toml names; what it does not know
// was reported and is left out.
func (r *reader) fieldNamed(name string) string {
	if id, ok := r.names.Named(name); ok {
		return id
	}
	return ignored
}

// mapsArea reports whether map.toml says which column names the areas.
func (r *reader) mapsArea(g *Grid) bool {
	return slices.ContainsFunc(r.rules, func(m Mapping) bool {
		return slices.ContainsFunc(slices.Concat(m.Columns, m.Rows), func(p Pair) bool { return IsArea(r.fieldNamed(p.Value)) })
	})
}

// given are the headers whose rows map.toml gives. A table that stands on its
// side has none.
func (r *reader) given(g *Grid) []*header {
	var found []*header
	for _, m := range r.rules {
		if len(m.Header) == 0 || g.sideways || !r.hasHeader(m) {
			continue
		}
		top, bottom := m.Header[0], m.Header[len(m.Header)-1]
		if slices.ContainsFunc(found, func(h *header) bool { return h.top == top }) {
			continue
		}
		if h := r.header(g, top, bottom); h != nil {
			found = append(found, h)
		}
	}
	slices.SortFunc(found, func(a, b *header) int { return a.top - b.top })
	return found
}

// hasHeader reports whether the rows that map.toml gives can be a header.
func (r *reader) hasHeader(m Mapping) bool {
	top, bottom := m.Header[0], m.Header[len(m.Header)-1]
	return len(m.Header) <= 2 && 1 <= top && top <= bottom && bottom <= r.sheet.Grid.Rows() && bottom-top < 2*headerRows
}

// checkRules reports what map.toml says of places that the sheet has not.
func (r *reader) checkRules() {
	for _, m := range r.rules {
		if len(m.Header) > 0 && !r.hasHeader(m) {
			r.Problems.Add(mapPlace.At(m.Place, "写表头的首行和末行，例如 header = [3, 4]", "header 所说的行不在工作表“%s”里，或不像表头", r.sheet.Name))
		}
		for _, p := range slices.Concat(m.Columns, m.Rows, m.Cells, m.Units) {
			if !r.has(p.Key) {
				r.Problems.Add(mapPlace.At(p.Place, "列写字母，行写数字，格写成 B3", "“%s”不在工作表“%s”里", p.Key, r.sheet.Name))
			}
		}
	}
}

// has reports whether a column, row or cell lies within the sheet.
func (r *reader) has(key string) bool {
	row, column, ok := parseRef(key)
	if !ok {
		if row, column, ok = parseRef(key + "1"); !ok {
			row, column, ok = parseRef("A" + key)
		}
	}
	return ok && row <= r.sheet.Grid.Rows() && column <= r.sheet.Grid.Columns()
}

var refForm = regexp.MustCompile(`^([A-Za-z]{1,3})([1-9]\d{0,6})$`)

// parseRef reads a cell's name: B3 is row 3, column 2.
func parseRef(ref string) (row, column int, ok bool) {
	part := refForm.FindStringSubmatch(ref)
	if part == nil {
		return 0, 0, false
	}
	for _, r := range strings.ToUpper(part[1]) {
		column = column*26 + int(r-'A') + 1
	}
	row, _ = strconv.Atoi(part[2]) // at most seven digits
	return row, column, true
}

// unitMapped is the unit that map.toml gives to a column, row or cell.
func (r *reader) unitMapped(key string) string {
	for _, m := range r.rules {
		for _, p := range m.Units {
			if strings.EqualFold(p.Key, key) {
				return p.Value
			}
		}
	}
	return ""
}

// leaves reports whether map.toml wants a line left out.
func (r *reader) leaves(g *Grid, row int) bool {
	return !g.sideways && slices.ContainsFunc(r.rules, func(m Mapping) bool {
		return slices.Contains(m.Leave, row) || m.Last > 0 && row > m.Last
	})
}
