package layout

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"nianbao/internal/stat"
)

// A form is a sheet, or some rows of one, that speaks of one area in labels with
// values beside or under them.
type form struct {
	*reader
	*Grid
	from, to int // rows
	level    stat.Level
	entries  []entry
}

// An entry is a label with its value.
type entry struct {
	field string
	label place
	name  string // the label as written, with the title of its group
	value Cell   // its Ref is where the value would stand where there is none
	unit  string
}

// readForms reads a sheet as forms. A form begins where a community is named.
func (r *reader) readForms(g *Grid) {
	var starts []int
	for row := range g.rows {
		if slices.ContainsFunc(g.rows[row], func(p place) bool {
			return p.row == int32(row) && p.at == p.column && p.isLabel() && r.find(stat.Community, p.text()) == communityField
		}) {
			starts = append(starts, row)
		}
	}
	var forms []*form
	from := 1
	for i := range max(1, len(starts)) {
		to := g.Rows()
		if i+1 < len(starts) {
			to = starts[i+1] - 1
		}
		forms = append(forms, r.form(g, from, to))
		from = to + 1
	}
	some := slices.ContainsFunc(forms, func(f *form) bool { return f.counts() || f.isMapped() })
	for _, f := range forms {
		if some && (len(starts) > 1 || f.counts() || f.isMapped()) {
			r.found = true
			f.read()
		}
	}
}

// form collects a form on the level of which it has more to say.
func (r *reader) form(g *Grid, from, to int) *form {
	f := &form{reader: r, Grid: g, from: from, to: to, level: stat.Community}
	f.collect()
	if other := (&form{reader: r, Grid: f.Grid, from: f.from, to: f.to, level: stat.Subdistrict}); f.entry(communityField) == nil {
		if other.collect(); len(other.entries) > len(f.entries) && !slices.ContainsFunc(f.entries, func(e entry) bool { return e.field == codeField }) {
			f = other
		}
	}
	return f
}

func (f *form) entry(field string) *entry {
	if i := slices.IndexFunc(f.entries, func(e entry) bool { return e.field == field }); i >= 0 {
		return &f.entries[i]
	}
	return nil
}

// counts reports whether the form has at least two numbers, and not more words
// where numbers should be. What has fewer, and names no community, may be
// anything.
func (f *form) counts() bool {
	numbers, words := 0, 0
	for _, e := range f.entries {
		switch t := f.names.fields[e.field].Type; {
		case t != stat.Integer && t != stat.Number || e.value.Kind == Empty:
		case isAmount(e.value):
			numbers++
		default:
			words++
		}
	}
	return numbers >= 2 && numbers >= words || numbers == 1 && words == 0 && f.entry(communityField) != nil
}

func isAmount(c Cell) bool { return place{raw: c.Raw, kind: c.Kind}.isAmount() }

// isMapped reports whether map.toml names cells of the sheet.
func (f *form) isMapped() bool {
	return slices.ContainsFunc(f.rules, func(m Mapping) bool { return len(m.Cells) > 0 })
}

// collect finds the labels of the form's level and their values.
func (f *form) collect() {
	for row := f.from; row <= f.to; row++ {
		for _, p := range f.rows[row] {
			if p.row != int32(row) || p.at != p.column || !p.isLabel() {
				continue
			}
			if field, value := f.pair(p); field != "" {
				f.entries = append(f.entries, entry{field, p, p.text(), value, ""})
				continue
			}
			if name, field := f.labelled(p); field != "" {
				f.take(p, name, field)
			}
		}
	}
}

// pair reads a label and its value in one cell: 户数：1200户.
func (f *form) pair(p place) (field string, value Cell) {
	before, after, found := cutColon(p.raw)
	if !found || strings.TrimSpace(after) == "" || len(noteUnits(p.raw)) > 0 {
		return "", Cell{}
	}
	field = f.find(f.level, strings.TrimSpace(before))
	return field, Cell{Raw: strings.TrimSpace(after), Kind: Words, Ref: p.ref(), Is1904: f.Is1904}
}

// cutColon cuts a text at its first colon, of whatever width.
func cutColon(text string) (before, after string, found bool) {
	at := strings.IndexAny(text, ":：")
	if at < 0 {
		return text, "", false
	}
	_, width := utf8.DecodeRuneInString(text[at:])
	return text[:at], text[at+width:], true
}

// labelled is the field that a cell names, by itself or with the title of a
// group to its left: 办公经费 with 拨付, 用房面积 with 合计.
func (f *form) labelled(p place) (name, field string) {
	own := heading{texts: []string{p.text()}}
	if left := f.at(int(p.row), int(p.column)-1); left.isLabel() && !left.isAmount() && !p.isAmount() && !isUnit(unwrap(p.label())) {
		both := heading{texts: []string{left.text(), p.text()}}
		if id := f.find(f.level, left.text()+p.text()); id != "" {
			return both.name(), id
		}
		if isWhole.MatchString(p.label()) {
			return both.name(), f.find(f.level, left.text())
		}
	}
	return own.name(), f.first(f.level, f.spellings(own))
}

// isLabel reports whether a cell is a label of the form, not a value.
func (f *form) isLabel(p place) bool {
	if !p.isLabel() {
		return false
	}
	_, field := f.labelled(p)
	return field != "" || strings.ContainsAny(p.raw, ":：")
}

// take enters a label with its value; a title of a group has none.
func (f *form) take(p place, name, field string) {
	e := entry{field: field, label: p, name: name}
	right := int(p.column)
	for f.at(int(p.row), right+1).is(p) {
		right++
	}
	e.value.Ref = f.ref(int(p.row), right+1)
	found, unit := f.beside(int(p.row), right+1)
	if e.unit = unit; len(found) == 0 {
		if next := f.at(int(p.row), right+1); next.kind != Empty && unit == "" {
			if below := f.below(p); below.kind != Empty {
				e.value = f.cell(below)
				f.entries = append(f.entries, e)
			}
			return
		}
		if below := f.below(p); below.kind != Empty && !below.is(place{}) && f.isLast(p, right) {
			found = append(found, below)
		}
	}
	if value, ok := f.choose(e, found); ok {
		if value.kind != Empty {
			e.value = f.cell(value)
		}
		f.entries = append(f.entries, e)
	}
}

// isLast reports whether nothing stands to the right of a label.
func (f *form) isLast(p place, right int) bool {
	line := f.rows[p.row]
	return int(line[len(line)-1].at) <= right
}

// beside are the values to the right of a label, up to the next one, and the
// unit between.
func (f *form) beside(row, column int) (found []place, unit string) {
	var last place
	for blanks := 0; column <= f.width && blanks < 2; column++ {
		switch p := f.at(row, column); {
		case p.kind == Empty:
			blanks++
		case p.is(last):
		case f.isLabel(p):
			return found, unit
		case len(found) == 0 && p.kind == Words && isUnit(unwrap(p.label())):
			unit, last, blanks = unwrap(p.label()), p, 0
		default:
			found, last, blanks = append(found, p), p, 0
		}
	}
	return found, unit
}

// below is the number right under a label, if there is one and no column of
// them.
func (f *form) below(p place) place {
	row := int(p.row)
	for f.at(row+1, int(p.column)).is(p) {
		row++
	}
	q := f.at(row+1, int(p.column))
	if q.kind == Empty || !q.isAmount() || f.isLabel(q) || f.at(row+2, int(p.column)).isNumber() {
		return place{}
	}
	return q
}

// choose is the value of a label among what stands beside it. Of several
// numbers the one under this year counts; where none is, nobody can know.
func (f *form) choose(e entry, found []place) (place, bool) {
	if len(found) == 0 {
		return place{}, true
	}
	amounts := slices.DeleteFunc(slices.Clone(found), func(p place) bool { return !p.isAmount() || f.isThen(p, e.label) })
	if t := f.names.fields[e.field].Type; t != stat.Integer && t != stat.Number || len(amounts) == 0 {
		return found[0], true
	}
	if now := slices.IndexFunc(amounts, func(p place) bool { return f.isNow(p, e.label) }); now >= 0 {
		return amounts[now], true
	}
	if len(amounts) > 1 {
		ref := amounts[0].ref()
		f.add(formUnclear, f.placed(e.label.ref()), "只留一个数，或在上方写明各列是哪一年的"+f.mapLines("；或者", line{"cells." + ref, e.field, e.name}),
			"“%s”右边有几个数（%s、%s），看不出哪一个是 %d 年的，没有读", e.name, ref, amounts[1].ref(), f.year)
		return place{}, false
	}
	return amounts[0], true
}

// isNow and isThen tell whether the head over a value says this year or another.
func (f *form) isNow(p, label place) bool { return f.headYear(p, label) == f.year }
func (f *form) isThen(p, label place) bool {
	y := f.headYear(p, label)
	return y != unsaid && y != f.year
}

// headYear is the year that the nearest words over a value say and nothing else.
func (f *form) headYear(p, label place) int {
	for row := int(label.row) - 1; row >= f.from; row-- {
		head := f.at(row, int(p.column))
		if !head.isHeading() {
			continue
		}
		bare, year := f.cutYear(head.text())
		switch {
		case bare == "" && year == unsaid: // 本年
			return f.year
		case bare == "":
			return year
		}
	}
	return unsaid
}

// read makes a table of the form.
func (f *form) read() {
	t := Table{File: f.sheet.File, Sheet: f.sheet.Name, Level: f.level}
	row := Row{Number: f.from}
	if len(f.entries) > 0 {
		row.Number = int(f.entries[0].label.row)
	}
	f.override()
	for _, e := range f.entries {
		if i := slices.IndexFunc(t.Columns, func(c Column) bool { return c.Field == e.field }); i >= 0 {
			f.add(columnTwice, f.placed(e.label.ref()), "留一处，或改正其中一处的名称", "%s和%s都是“%s”", t.Columns[i].Cell, e.label.ref(), f.names.fields[e.field].Title)
			continue
		}
		unit := lowestUnit([]string{e.name})
		if own := f.unitMapped(e.value.Ref); own != "" {
			unit = own
		} else if unit == "" {
			unit = e.unit
		}
		t.Columns = append(t.Columns, Column{Field: e.field, Header: e.name, Unit: unit, Cell: e.label.ref()})
		row.Cells = append(row.Cells, e.value)
	}
	f.name(&t, &row)
	t.Rows = Pack([]Row{row}, t.Columns)
	f.report(t, row)
	if t.Level != stat.Community || slices.ContainsFunc(t.Columns, func(c Column) bool { return c.Field == communityField || c.Field == codeField }) {
		f.tables = append(f.tables, t)
	}
}

// override puts the values that map.toml points at in the place of what was
// found.
func (f *form) override() {
	for _, m := range f.rules {
		for _, pair := range m.Cells {
			row, column, ok := parseRef(pair.Key)
			if !ok {
				continue
			}
			field := f.fieldNamed(pair.Value)
			f.entries = slices.DeleteFunc(f.entries, func(e entry) bool {
				return e.field == field || strings.EqualFold(e.value.Ref, pair.Key)
			})
			if field != ignored {
				value := f.At(row, column)
				value.Ref = f.ref(row, column)
				f.entries = append(f.entries, entry{field: field, label: place{row: int32(row), column: int32(column)}, name: f.names.fields[field].Title, value: value})
			}
		}
	}
}

// name settles whom the form is about.
func (f *form) name(t *Table, row *Row) {
	constant := func(field, value, ref string) {
		if value != "" && !slices.ContainsFunc(t.Columns, func(c Column) bool { return c.Field == field }) {
			t.Columns = append(t.Columns, Column{Field: field})
			row.Cells = append(row.Cells, Cell{Raw: value, Kind: Words, Ref: cmp.Or(ref, f.ref(row.Number, 1))})
		}
	}
	for _, m := range f.rules {
		constant(streetField, m.Street, "")
		constant(communityField, m.Community, "")
	}
	sender := f.sender()
	t.Sender = sender
	if f.level != stat.Community || f.entry(codeField) != nil || f.entry(communityField) != nil {
		return
	}
	name, ref, guessed := f.subject(sender)
	constant(communityField, name, ref)
	if n := len(t.Columns); t.Columns[n-1].Field == communityField {
		t.Columns[n-1].Guessed = guessed
	} else if !slices.ContainsFunc(t.Columns, func(c Column) bool { return c.Field == communityField }) {
		f.add(tableNameless, f.placed(f.ref(row.Number, 1)), "写明“社区名称”，或用社区名称作工作表名"+f.mapLines("；或者", line{"community", "", "填社区名称"}), "表里没有写是哪个社区的数")
	}
}

// sender finds a note that says who filled in the form.
func (f *form) sender() Cell {
	for row := f.from; row <= f.to; row++ {
		for _, p := range f.rows[row] {
			if p.kind != Words || len(p.raw) > maxLabel {
				continue
			}
			if field, name := f.senderOf(p.raw); field == "sender" && name != "" {
				return Cell{Raw: name, Kind: Words, Ref: p.ref()}
			}
		}
	}
	return Cell{}
}

// report says what was taken for the form, and which numbers have a label that
// nobody knows.
func (f *form) report(t Table, read Row) {
	f.add(tableRead, f.placed(f.ref(f.from, 1)), f.hint(t), "读入%s表（一处一张，名称和数相对）：认出 %d 项", called(f.level), len(t.Columns))
	for row := f.from; row <= f.to; row++ {
		for i, p := range f.rows[row] {
			if p.at != p.column || p.row != int32(row) || i+1 >= len(f.rows[row]) || !p.isLabel() || p.isNumber() {
				continue
			}
			next := f.rows[row][i+1]
			if next.kind == Words || next.isHeading() || f.isTaken(t, read, p, next) {
				continue
			}
			if _, field := f.labelled(p); field == "" {
				f.reportUnknown(p)
			}
		}
	}
}

// isTaken reports whether a label or the value beside it was read.
func (f *form) isTaken(t Table, read Row, p, next place) bool {
	for i, c := range t.Columns {
		if ref := read.Cells[i].Ref; c.Cell == p.ref() || ref == p.ref() || ref == next.ref() {
			return true
		}
	}
	return isUnit(unwrap(p.label())) || ordinals[squeeze(p.label())]
}

func (f *form) reportUnknown(p place) {
	hint := "要读的话，改用字段表里的名称，或在 data/fields.toml 里给字段加别名"
	if near := f.names.near(f.level, p.text()); near != "" {
		hint = fmt.Sprintf("是不是“%s”？是的话改正名称", near)
	}
	f.add(columnUnknown, f.placed(p.ref()), hint, "未识别的项“%s”，没有读", oneLine([]string{p.text()}))
}

// hint lists the labels that do not say a field's title.
func (f *form) hint(t Table) string {
	var other []string
	for _, c := range t.Columns {
		if title := f.names.fields[c.Field].Title; c.Header != "" && !f.says(c.Header, title) {
			other = append(other, fmt.Sprintf("%s“%s”是%s", c.Cell, c.Header, title))
		}
	}
	return takenHint(other, "")
}
