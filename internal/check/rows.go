package check

import (
	"fmt"
	"path"
	"slices"
	"strconv"
	"strings"

	"nianbao/internal/diag"
	"nianbao/internal/layout"
	"nianbao/internal/numeral"
	"nianbao/internal/similar"
	"nianbao/internal/source"
	"nianbao/internal/stat"
)

// year takes one year's tables and district sheet.
func (c *checker) year(raw source.Year) {
	if len(raw.Files) == 0 {
		c.fail("year-empty", diag.Place{File: fmt.Sprintf("data/%d", raw.Year)}, fmt.Sprintf("文件夹 data/%d 里没有工作簿", raw.Year), "放入各街道的工作簿；还没有数据的，先删去这个文件夹")
		return
	}
	y := &year{areas: map[stat.Level][]stat.Area{}, under: map[string][]stat.Area{}, rows: map[string]*row{}}
	c.years[raw.Year] = y
	c.Years = append(c.Years, raw.Year)
	y.rows[c.District.Code] = c.emptyRow()
	for _, t := range raw.Tables {
		if t.Level == stat.Community {
			c.table(raw.Year, t)
		}
	}
	for _, t := range raw.Tables { // after the communities, which may bring streets
		if t.Level != stat.Community {
			c.table(raw.Year, t)
		}
	}
	c.districtSheet(raw)
	c.settle(raw)
	c.judgeRows(raw.Year)
}

func (c *checker) emptyRow() *row { return &row{values: make([]stat.Observation, len(c.Fields))} }

func (c *checker) table(y stat.Year, t layout.Table) {
	c.units(y, t)
	for _, line := range t.Rows {
		r := reader{checker: c, table: t, line: line, year: y}
		area, ok := r.area()
		if !ok {
			continue
		}
		if c.years[y].rows[area.Code] == nil {
			c.years[y].rows[area.Code] = c.emptyRow()
		}
		r.values(area, c.years[y].rows[area.Code])
	}
}

// units reports columns whose unit cannot be that of their field.
func (c *checker) units(y stat.Year, t layout.Table) {
	for _, col := range t.Columns {
		f, known := c.fields[col.Field]
		if !known || !f.Type.Numeric() || col.Unit == "" || f.Unit == "" {
			continue
		}
		if _, ok := stat.Factor(col.Unit, f.Unit); !ok {
			c.problems.Add(diag.Problem{
				Code: "column-unit", Severity: diag.Error, Field: f.ID, Year: int(y),
				Place:   diag.Place{File: t.File, Sheet: t.Sheet, Cell: col.Cell},
				Message: fmt.Sprintf("列“%s”的单位是“%s”，%s应当用“%s”", col.Header, col.Unit, f.Title, f.Unit),
				Hint:    "更正表头里的单位，或换算后再填",
			})
		}
	}
}

// A reader takes one line of a table.
type reader struct {
	*checker
	table layout.Table
	line  layout.Row
	year  stat.Year
}

// cell returns the cell of a field in this line.
func (r reader) cell(field string) (layout.Cell, bool) {
	for n, col := range r.table.Columns {
		if col.Field == field && n < len(r.line.Cells) {
			return r.line.Cells[n], true
		}
	}
	return layout.Cell{}, false
}

func (r reader) text(field string) string {
	cell, _ := r.cell(field)
	return numeral.Fold(cell.Raw)
}

func (r reader) place(field string) diag.Place {
	cell, _ := r.cell(field)
	return diag.Place{File: r.table.File, Sheet: r.table.Sheet, Cell: cell.Ref}
}

// area finds whom the line is about: by code, else by name within the street.
func (r reader) area() (stat.Area, bool) {
	street, ok := r.street()
	if !ok || r.table.Level == stat.Subdistrict {
		return street, ok
	}
	code, name := r.text("region_code"), r.text("community_name")
	if code != "" {
		if a, known := r.areas.byCode[code]; known && a.Level == stat.Community {
			return a, r.agrees(a, street, name)
		}
		if r.areas.listed {
			return r.unknown(name, code, "region_code", street)
		}
	}
	found := r.named(name, stat.Community, street.Code)
	switch {
	case len(found) == 1:
		return found[0], r.present(found[0], "community_name")
	case len(found) > 1:
		r.fail("area-ambiguous", r.place("community_name"), fmt.Sprintf("名为“%s”的社区不止一个", name), "加一列社区代码，或写明所属街道")
		return stat.Area{}, false
	case r.areas.listed || name == "":
		return r.unknown(name, "", "community_name", street)
	}
	if code != "" && !strings.HasPrefix(code, r.District.Code) {
		r.fail("area-code", r.place("region_code"), fmt.Sprintf("“%s”的代码 %s 不以本区代码 %s 开头", name, code, r.District.Code), "核对代码是不是别的区的，或更正 nianbao.toml 里的区代码")
		return stat.Area{}, false
	}
	return r.newcomer(code, name, stat.Community, street.Code), true
}

// street finds the subdistrict of the line; a workbook without a street column
// is named for its street, or holds one street only.
func (r reader) street() (stat.Area, bool) {
	name, field := r.text("street_name"), "street_name"
	if name == "" {
		if code := r.text("region_code"); len(code) >= 9 {
			if a, ok := r.areas.byCode[code[:9]]; ok {
				return a, true
			}
		}
		file := strings.TrimSuffix(path.Base(r.table.File), path.Ext(r.table.File))
		if found := r.named(file, stat.Subdistrict, ""); len(found) == 1 {
			return found[0], true
		}
		if r.areas.listed { // the community's name or code will tell
			return stat.Area{}, r.table.Level == stat.Community
		}
		name = file
	}
	if found := r.named(name, stat.Subdistrict, ""); len(found) > 0 {
		return found[0], true
	}
	if !r.areas.listed {
		return r.newcomer(r.streetCode(), name, stat.Subdistrict, r.District.Code), true
	}
	r.fail("area-unknown", r.place(field), fmt.Sprintf("街道“%s”不在街道名单里%s", name, r.nearArea(name, stat.Subdistrict)), "更正名称，或在 data/areas.toml 里补上")
	return stat.Area{}, false
}

func (r reader) streetCode() string {
	if code := r.text("region_code"); len(code) == 12 && r.table.Level == stat.Community {
		return code[:9]
	}
	return ""
}

// agrees checks that code, name and street of a line mean the same community.
func (r reader) agrees(a, street stat.Area, name string) bool {
	if name != "" && !slices.Contains(r.areas.byName[foldName(name)], a.Code) {
		r.fail("area-code-name", r.place("community_name"), fmt.Sprintf("代码 %s 是“%s”，这一行的名称却是“%s”", a.Code, a.Name, name), "核对代码与名称；更了名的社区，在 data/areas.toml 的 former 里写上旧名")
		return false
	}
	if street.Code != "" && a.Parent != street.Code {
		r.fail("area-in-two-streets", r.place("region_code"), fmt.Sprintf("社区“%s”属于%s，这一行写在%s", a.Name, r.areas.byCode[a.Parent].Name, street.Name), "核对所属街道")
		return false
	}
	return r.present(a, "region_code")
}

// present refuses data of a community that did not exist that year.
func (r reader) present(a stat.Area, field string) bool {
	if r.existed(a.Code, r.year) {
		return true
	}
	r.fail("area-not-existing", r.place(field), fmt.Sprintf("社区“%s”在 %d 年不存在（尚未设立或已经撤并），却有数据", a.Name, r.year), "删去这一行，或更正 data/areas.toml 里的 [[change]]")
	return false
}

func (r reader) unknown(name, code, field string, street stat.Area) (stat.Area, bool) {
	label := "“" + name + "”"
	if code != "" {
		label += "（代码 " + code + "）"
	}
	where := ""
	if street.Name != "" {
		where = street.Name + "的"
	}
	r.fail("area-unknown", r.place(field), fmt.Sprintf("%s社区%s不在社区名单里%s", where, label, r.nearArea(name, stat.Community)), "更正名称或代码，或在 data/areas.toml 里补上这个社区")
	return stat.Area{}, false
}

func (r reader) nearArea(name string, level stat.Level) string {
	var names []string
	for _, code := range r.areas.order {
		if a := r.areas.byCode[code]; a.Level == level {
			names = append(names, a.Name)
		}
	}
	if n := similar.Nearest(name, names); n != "" {
		return fmt.Sprintf("；是不是“%s”？", n)
	}
	return ""
}

// values takes the cells of a line; a second value for the same field is an
// error that names both places.
func (r reader) values(area stat.Area, into *row) {
	for n, col := range r.table.Columns {
		f, known := r.fields[col.Field]
		if !known || n >= len(r.line.Cells) || f.Level != r.table.Level {
			continue
		}
		cell := r.line.Cells[n]
		if cell.Ref == "" { // an empty cell has its place too
			cell.Ref = col.Letter + strconv.Itoa(r.line.Number)
		}
		o := valuer{r.checker, f, area, r.year, r.table, col}.observe(cell)
		if earlier := into.values[f.Slot]; earlier.Origin.Cell != "" {
			if earlier.Status != stat.Missing && o.Status != stat.Missing && !identifies(f) {
				r.twice(f, area, earlier, o)
			}
			if o.Status == stat.Missing || earlier.Status != stat.Missing {
				continue
			}
		}
		into.values[f.Slot] = o
	}
}

// identifies reports whether a field names the area and so may stand in every table.
func identifies(f *Field) bool {
	return slices.Contains([]string{"region_code", "street_name", "community_name", "stat_year", "as_of", "unit_type", "filled_by", "checked_by", "remark"}, f.ID)
}

func (r reader) twice(f *Field, area stat.Area, first, second stat.Observation) {
	r.problems.Add(diag.Problem{
		Code: "value-twice", Severity: diag.Error, Area: area.Code, Field: f.ID, Year: int(r.year),
		Place:   diag.Place{File: second.Origin.File, Sheet: second.Origin.Sheet, Cell: second.Origin.Cell},
		Message: fmt.Sprintf("“%s”的%s报了两次：此处是 %s，%s 是 %s", area.Name, f.Title, second.Origin.Raw, cite(first.Origin), first.Origin.Raw),
		Hint:    "只留下正确的一处",
	})
}

// cite names a cell for people.
func cite(o stat.Origin) string {
	if o.Sheet == "" {
		return o.File + " " + o.Cell
	}
	return o.File + "［" + o.Sheet + "］" + o.Cell
}

// settle puts the year's areas in order and reports those that sent nothing.
func (c *checker) settle(raw source.Year) {
	y := c.years[raw.Year]
	y.areas[stat.District] = []stat.Area{c.District}
	for _, code := range c.areas.order {
		a := c.areas.byCode[code]
		if a.Level == stat.Community && (y.rows[code] != nil || c.areas.listed && c.existed(code, raw.Year)) {
			y.areas[stat.Community] = append(y.areas[stat.Community], a)
			y.under[a.Parent] = append(y.under[a.Parent], a)
			y.under[code] = []stat.Area{a}
			if y.rows[code] == nil {
				y.rows[code] = c.emptyRow()
				c.silent(a, raw)
			}
		}
	}
	for _, code := range c.areas.order {
		a := c.areas.byCode[code]
		if a.Level == stat.Subdistrict && (len(y.under[code]) > 0 || y.rows[code] != nil) {
			y.areas[stat.Subdistrict] = append(y.areas[stat.Subdistrict], a)
			if y.rows[code] == nil {
				y.rows[code] = c.emptyRow()
			}
		}
	}
}

func (c *checker) silent(a stat.Area, raw source.Year) {
	if _, ok := c.areas.byCode[a.Parent]; !ok {
		return // its street is unknown, which was reported
	}
	c.problems.Add(diag.Problem{
		Code: "area-without-data", Severity: diag.Warning, Place: diag.Place{File: fmt.Sprintf("data/%d", raw.Year)},
		Area: a.Code, Year: int(raw.Year),
		Message: fmt.Sprintf("社区“%s”（%s）%d 年没有报数", a.Name, c.areas.byCode[a.Parent].Name, raw.Year),
		Hint:    "催报；已撤并的，在 data/areas.toml 用 [[change]] 写明",
	})
}
