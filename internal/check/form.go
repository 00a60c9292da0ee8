package check

import (
	"slices"
	"strings"

	"nianbao/internal/layout"
	"nianbao/internal/stat"
	"nianbao/internal/xlsx"
)

// A sheet is where lines come from: a table, or a text file.
type sheet struct {
	file, name string
	fetch      string // from where a database gave it, for people
	above      int    // rows over the first that it gave
	*form
}

// A line is what one area has in a sheet.
type line struct {
	sheet, row int32
	next       int32 // the area's next line, −1 after the last
}

// A form says which columns of a table hold which fields. Tables of the same
// form share one. That of a text file has no columns: each value has a line of
// the file.
type form struct {
	columns []layout.Column
	fields  []*Field        // by column; nil: not a field of the table's level
	spans   map[int]*span   // by column: where it tells two fields
	factors []stat.Quantity // by column: brings it into the field's unit
	where   []int16         // by slot: its column + 1, 0 for none
	doubled []int           // columns of spans of which an end has a column of its own
	misfits []int           // columns whose unit cannot be brought into that of their field

	code, name, street int // columns that say whom a line is about, −1 for none
}

// formOf is the form of a table.
func (c *checker) formOf(t *layout.Table) *form {
	var key strings.Builder
	key.WriteString(string(t.Level))
	for _, col := range t.Columns {
		key.WriteString("\x00" + col.Field + "\x00" + col.Letter + "\x00" + col.Unit)
	}
	l := c.forms[key.String()]
	if l == nil {
		l = c.newForm(t)
		c.forms[key.String()] = l
	}
	return l
}

func (c *checker) newForm(t *layout.Table) *form {
	l := &form{columns: t.Columns, where: make([]int16, len(c.Fields)), spans: map[int]*span{}, code: -1, name: -1, street: -1}
	for n, col := range t.Columns {
		f := c.fields[col.Field]
		factor, fits := into(f, col.Unit)
		if !fits {
			l.misfits = append(l.misfits, n)
		}
		if f != nil && (f.Level != t.Level || l.where[f.Slot] > 0) {
			f = nil
		}
		if f != nil {
			l.where[f.Slot] = int16(n + 1)
		}
		if s := c.spans[col.Field]; s != nil && s.Level == t.Level {
			if factor, fits = into(s.Field, col.Unit); !fits {
				l.misfits = append(l.misfits, n)
			}
			l.spans[n] = s
		}
		l.fields, l.factors = append(l.fields, f), append(l.factors, factor)
		switch col.Field {
		case "region_code":
			l.code = n
		case "community_name":
			l.name = n
		case "street_name":
			l.street = n
		}
	}
	l.placeEnds()
	return l
}

// placeEnds gives the ends of spans their column, where they have none of their
// own.
func (l *form) placeEnds() {
	for n := range l.columns {
		if s := l.spans[n]; s != nil {
			for _, end := range s.ends {
				if l.where[end.Slot] == 0 {
					l.where[end.Slot] = int16(n + 1)
				} else if !slices.Contains(l.doubled, n) {
					l.doubled = append(l.doubled, n)
				}
			}
		}
	}
}

// into is by what a column's numbers are multiplied to be in the field's unit;
// false, and 1, where the units do not measure the same.
func into(f *Field, unit string) (factor stat.Quantity, fits bool) {
	if f == nil || !f.Type.Numeric() || unit == "" {
		return stat.Int(1), true
	}
	if factor, ok := stat.Factor(unit, f.Unit); ok {
		return factor, true
	}
	return stat.Int(1), f.Unit == ""
}

// has reports whether a sheet has a field.
func (l *form) has(f *Field) bool { return l.where[f.Slot] > 0 }

// bring adds a line to those of an area.
func (y *year) bring(rank, n int, l line) {
	l.next = -1
	at := &y.rolls[rank].lines[n]
	for *at >= 0 {
		at = &y.lines[*at].next
	}
	*at = int32(len(y.lines))
	y.lines = append(y.lines, l)
}

// turns is how many lines an area has.
func (y *year) turns(rank, n int) (count int) {
	for at := y.rolls[rank].lines[n]; at >= 0; at = y.lines[at].next {
		count++
	}
	return count
}

// source finds the line from which the n-th value of a field came; false where
// no sheet of the area has the field.
func (y *year) source(f *Field, n int) (line, bool) {
	turn, told := y.columns[f.Slot].turn.At(n).Int64()
	for at := y.rolls[f.rank].lines[n]; at >= 0; at = y.lines[at].next {
		l := y.lines[at]
		if told && turn == 0 || !told && y.sheets[l.sheet].has(f) {
			return l, true
		}
		turn--
	}
	return line{}, false
}

// origin is where the n-th value of a field stands, without its raw text, and
// by what its number was multiplied.
func (y *year) origin(f *Field, n int) (o stat.Origin, factor stat.Quantity) {
	l, ok := y.source(f, n)
	if !ok {
		return o, stat.Int(1)
	}
	s := y.sheets[l.sheet]
	o.File, o.Sheet = s.file, s.name
	where, elsewhere := y.columns[f.Slot].cell.At(n).Int64()
	if s.columns == nil {
		o.Line = int(where)
		return o, stat.Int(1)
	}
	col := s.where[f.Slot] - 1
	o.Cell = s.columns[col].Ref(int(l.row))
	if elsewhere {
		o.Cell = xlsx.Ref(int(where/maxColumns), int(where%maxColumns))
	}
	if s.fetch != "" {
		row, _, _ := xlsx.Place(o.Cell)
		o.Fetch, o.Row = s.fetch, row-s.above
	}
	return o, s.factors[col]
}

// told says from where a database gave a sheet; nothing where none did.
func told(f layout.Fetch) string {
	if f.Query == "" {
		return ""
	}
	return "数据库“" + f.Database + "”，查询 " + f.Query + "，取于 " + f.Time
}

// observe assembles the n-th value of a field.
func (d *Dataset) observe(y *year, f *Field, n int) stat.Observation {
	if n < 0 {
		return stat.Observation{}
	}
	c := &y.columns[f.Slot]
	o := stat.Observation{Quantity: c.value.At(n), Text: c.textOf(n, f, d.words)}
	o.Status = c.statusOf(n, o.Quantity, o.Text)
	origin, factor := y.origin(f, n)
	o.Origin = origin
	o.Origin.Raw = c.rawOf(n, o.Quantity, o.Text, factor, d.words)
	return o
}
