package check

import (
	"fmt"

	"nianbao/internal/diag"
	"nianbao/internal/layout"
	"nianbao/internal/source"
	"nianbao/internal/stat"
	"nianbao/internal/xlsx"
)

// year takes one year's tables and district sheet.
func (c *checker) year(raw source.Year) {
	if len(raw.Files) == 0 {
		c.fail("year-empty", diag.Place{File: fmt.Sprintf("data/%d", raw.Year)}, fmt.Sprintf("文件夹 data/%d 里没有工作簿", raw.Year), "放入各街道的工作簿；还没有数据的，先删去这个文件夹")
		return
	}
	y := newYear(len(c.Ladder), len(c.Fields)+len(c.given))
	c.years[raw.Year] = y
	c.Years = append(c.Years, raw.Year)
	y.enter(c.areas, c.areas.id(c.Whole.Code))
	for n := range raw.Tables {
		if raw.Tables[n].Level == stat.Community {
			c.table(raw.Year, &raw.Tables[n])
		}
	}
	for n := range raw.Tables { // after the communities, which may bring streets
		if raw.Tables[n].Level != stat.Community {
			c.table(raw.Year, &raw.Tables[n])
		}
	}
	release(raw.Tables)
	c.districtSheet(raw)
	c.complete(raw)
	y.settle(c.areas, c.everyField())
	c.judgeRows(raw.Year)
}

// release lets go of the cells of tables that were taken: all that is asked of them
// later are their heads.
func release(tables []layout.Table) {
	for n := range tables {
		tables[n].Rows, tables[n].Totals = layout.Rows{}, nil
	}
}

// table takes the lines of one table.
func (c *checker) table(y stat.Year, t *layout.Table) {
	into, l := c.years[y], c.formOf(t)
	c.units(y, t, l)
	c.doubled(y, t, l)
	into.sheets = append(into.sheets, sheet{t.File, t.Sheet, told(t.Fetch), t.Fetch.Above, l})
	r := reader{checker: c, table: t, form: l, year: y, into: into, streets: map[string]stat.Area{}, repeats: map[[2]string]*repeat{}}
	r.percentages()
	for r.line = range t.Rows.All() {
		if area, ok := r.area(); ok {
			r.values(area)
		}
	}
	r.reportRepeats()
	c.totals(y, t)
}

// units reports columns whose unit cannot be that of their field.
func (c *checker) units(y stat.Year, t *layout.Table, l *form) {
	for _, n := range l.misfits {
		col, f := t.Columns[n], c.fields[t.Columns[n].Field]
		if s := c.spans[col.Field]; s != nil {
			f = s.Field
		}
		c.problems.Add(diag.Problem{
			Code: "column-unit", Severity: diag.Error, Field: f.ID, Year: int(y),
			Place:   diag.Place{File: t.File, Sheet: t.Sheet, Cell: col.Cell},
			Message: fmt.Sprintf("“%s”的单位是“%s”，%s应当用“%s”", col.Header, col.Unit, f.Title, f.Unit),
			Hint:    "更正表头里的单位，或换算后再填",
		})
	}
}

// values takes the cells of a line; another value for the same field is an error
// that names both places.
func (r *reader) values(area stat.Area) {
	rank := r.Ladder.Rank(r.table.Level)
	n := r.into.enter(r.areas, r.areas.id(area.Code))
	turn, d := r.into.turns(rank, n), r.again(rank, n)
	v := &valuer{checker: r.checker, area: area, year: r.year, table: r.table, line: r.line}
	for k, f := range r.form.fields {
		if k >= len(r.line.Cells) {
			break
		}
		v.field, v.factor, v.column, v.cell = f, r.form.factors[k], k, r.line.Cells[k]
		v.ratio(r.percent[k])
		switch {
		case r.form.spans[k] != nil:
			r.readSpan(v, k, n, turn, d)
		case f == nil:
		default:
			if o := v.read(); turn == 0 || r.first(v, o, n, d) {
				r.put(f, n, turn, v.cell, o)
			}
		}
	}
	r.reportDouble(area, d)
	r.into.bring(rank, n, line{sheet: int32(len(r.into.sheets) - 1), row: int32(r.line.Number)})
}

// first reports whether a reading counts, be it that no earlier line of the area has
// the field or that it was empty there, and takes down where both say something.
func (r *reader) first(v *valuer, o reading, n int, d *double) bool {
	if _, ok := r.into.source(v.field, n); !ok {
		return true
	}
	earlier := r.observe(r.into, v.field, n)
	if earlier.Status != stat.Missing && o.status != stat.Missing && !v.field.Labels {
		r.collide(v, o, earlier, d)
	}
	return o.status != stat.Missing && earlier.Status == stat.Missing
}

// put keeps a field's reading of a cell of the line, and its place where that
// cannot be told from line and column.
func (r *reader) put(f *Field, n, turn int, cell layout.Cell, o reading) {
	c := &r.into.columns[f.Slot]
	if _, seen := r.into.source(f, n); seen {
		c.turn.Set(n, stat.Int(int64(turn)))
	}
	c.set(n, o, typed(cell), f, r.words)
	var at stat.Quantity
	if row, column, elsewhere := xlsx.Place(cell.Ref); elsewhere {
		at = stat.Int(int64(row*maxColumns + column))
	}
	c.cell.Set(n, at)
}

func (v *valuer) twice(first stat.Observation) {
	v.report("value-twice", diag.Error,
		fmt.Sprintf("报了两次，说法不一：此处是 %s，%s 是 %s", v.cell.Raw, cite(first.Origin), first.Origin.Raw), "只留下正确的一处", placeOf(first.Origin))
}

// cite names a cell for people.
func cite(o stat.Origin) string {
	if o.Sheet == "" {
		return o.File + " " + o.Where()
	}
	return o.File + "［" + o.Within() + "］" + o.Where()
}

// complete adds the areas that must be there though no table has them, and
// reports the communities that sent nothing.
func (c *checker) complete(raw source.Year) {
	y := c.years[raw.Year]
	for n, a := range c.areas.areas {
		if a.Level != stat.Community {
			continue
		}
		id := int32(n)
		if y.at(id) < 0 && c.areas.listed && c.existed(a.Code, raw.Year) {
			y.enter(c.areas, id)
			c.silent(a, raw)
		}
	}
	for n := range c.areas.areas { // those around the ones that are there
		id := int32(n)
		for around := c.areas.around[id]; y.at(id) >= 0 && around >= 0; around = c.areas.around[around] {
			y.enter(c.areas, around)
		}
	}
}

func (c *checker) silent(a stat.Area, raw source.Year) {
	street, ok := c.areas.find(a.Parent)
	if !ok {
		return // its street is unknown, which was reported
	}
	c.problems.Add(diag.Problem{
		Code: "area-without-data", Severity: diag.Warning, Place: diag.Place{File: fmt.Sprintf("data/%d", raw.Year)},
		Area: a.Code, Year: int(raw.Year),
		Message: fmt.Sprintf("社区“%s”（%s）%d 年没有报数", a.Name, street.Name, raw.Year),
		Hint:    "催报；已撤并的，在 data/areas.toml 用 [[change]] 写明",
	})
}
