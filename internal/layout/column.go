package layout

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"nianbao/internal/numeral"
)

// takeColumns enters the recognised columns with their units.
func (t *tableReader) takeColumns() {
	below := t.skipHeads()
	notes := t.noted()
	taken := map[string]int{}
	for _, c := range t.columns {
		t.corner(&c)
		switch {
		case c.field == ignored || t.years == c.column:
			continue
		case c.year != unsaid && c.year != t.year:
			t.add(columnYear, t.placed(t.ref(t.bottom, c.column)), "要读的是 "+strconv.Itoa(t.year)+" 年的数；这里就是的话，改正表头里的年份", "“%s”是别的年份的数，没有读", c.name())
			continue
		case taken[c.field] > 0:
			t.reportTwice(c, taken[c.field])
			continue
		}
		taken[c.field] = c.column
		t.at = append(t.at, c.column)
		t.table.Columns = append(t.table.Columns, Column{
			Field: c.field, Header: oneLine(c.texts), Letter: t.columnName(c.column), Cell: t.ref(t.bottom, c.column),
			Unit: t.unit(c, below[c.column], notes),
		})
	}
}

// skipHeads finds the first row of data and returns the units of a row between
// it and the header, or over the header, by column.
func (t *tableReader) skipHeads() map[int]string {
	var units map[int]string
	for t.body = t.bottom + 1; t.body <= t.to; t.body++ {
		if here := t.unitRow(t.body); here != nil && units == nil {
			units = here
		} else if t.isRuler(t.body) {
			t.left[isOther] = append(t.left[isOther], t.body)
		} else if !t.isBlank(t.body) {
			break
		}
	}
	for row := t.from; row < t.top && units == nil; row++ {
		if here := t.unitRow(row); len(here) > 1 {
			units = here
		}
	}
	return units
}

// corner settles what stands under the corner of a table that stands on its
// side: years, streets or communities.
func (t *tableReader) corner(c *heading) {
	if !c.corner {
		return
	}
	years, streets, all := 0, 0, 0
	for row := t.bottom + 1; row <= t.to; row++ {
		p := t.Grid.at(row, c.column)
		if p.kind == Empty {
			continue
		}
		all++
		if bare, year := t.cutYear(p.text()); bare == "" && year != unsaid {
			years++
		} else if t.names.signs.IsStreet(p.label()) {
			streets++
		}
	}
	switch {
	case years*2 > all:
		t.years = c.column
	case streets*2 > all:
		c.field = streetField
	}
}

// unit settles the unit of a column: its header, the row under it, a group's
// title to the left that was not merged, the note over the table. The last two
// count only where they measure what the field does.
func (t *tableReader) unit(c heading, below string, notes []string) string {
	if own := t.unitMapped(t.columnName(c.column)); own != "" {
		return own
	}
	above, here := lowestUnit(c.texts), t.placed(t.ref(t.bottom, c.column))
	if above != "" && below != "" && !strings.EqualFold(above, below) {
		t.add(unitConflict, here, "核对之后改成同一个单位"+t.orMap("units", c, above), "“%s”表头写的单位是“%s”，单位行写的是“%s”", oneLine(c.texts), above, below)
	}
	if own := cmp.Or(above, below); own != "" {
		return own
	}
	kept := t.names.fields[c.field].Unit
	if group := lowestUnit(c.groups); group != "" && len(fitting([]string{group}, kept)) == 1 {
		return group
	}
	fit := fitting(notes, kept)
	if len(fit) > 1 {
		t.add(unitUnclear, here, "在表头里写明，例如 "+oneLine(c.texts)+"（"+kept+"）"+t.orMap("units", c, kept), "“%s”没有写单位，表上的单位说明里有%s，按%s读", oneLine(c.texts), strings.Join(fit, "、"), kept)
	}
	if len(fit) != 1 {
		return ""
	}
	return fit[0]
}

// reportTwice says that two columns name one field, of which the first is read.
func (t *tableReader) reportTwice(c heading, other int) {
	here, there := t.ref(t.bottom, c.column), t.ref(t.bottom, other)
	t.add(columnTwice, t.placed(here), "留一处，或改正其中一处的名称"+t.orMap("", c, ignored),
		"%s都是“%s”（%s、%s）", t.sayColumns(t.columnName(other), t.columnName(c.column)), t.names.fields[c.field].Title, there, here)
}

var ordinals = wordSet("序号 编号 序 no 行号 栏次 行次 单位 计量单位 合计 小计 总计 数据出处")

// reportOthers says which columns were not recognised.
func (t *tableReader) reportOthers() {
	known := map[int]bool{}
	for _, c := range t.columns {
		known[c.column] = true
	}
	known[t.years] = true
	for column := 1; column <= t.width; column++ {
		c := t.heading(t.Grid, t.level, t.top, t.bottom, column)
		if known[column] || len(c.texts) == 0 || ordinals[squeeze(numeral.Fold(c.texts[len(c.texts)-1]))] || t.isAside(column) {
			continue
		}
		t.reportOther(c)
	}
}

// isAside reports whether what stands over a column is a title or a note that
// runs through the lines of a table on its side.
func (t *tableReader) isAside(column int) bool {
	p := t.Grid.at(t.bottom, column)
	return t.Grid.sideways && (t.Grid.at(t.to, column).is(p) && t.to > t.bottom || t.names.signs.note.MatchString(p.label()) || len(noteUnits(p.raw)) > 0 || senderForm.MatchString(p.raw) || t.isTitle(column))
}

// isTitle reports whether a column before all that are read has nothing in the
// lines: over a table on its side that is a title which nobody merged.
func (t *tableReader) isTitle(column int) bool {
	if slices.ContainsFunc(t.columns, func(c heading) bool { return c.column < column }) {
		return false
	}
	for row := t.bottom + 1; row <= t.to; row++ {
		if t.Grid.at(row, column).kind != Empty {
			return false
		}
	}
	return true
}

func (t *tableReader) reportOther(c heading) {
	here := t.placed(t.ref(t.bottom, c.column))
	for _, level := range levels {
		if t.first(level, t.spellings(c)) != "" {
			t.add(columnElse, here, "要读的话，移到"+called(level)+"的表里", "“%s”由%s报送，这里是%s的表，没有读", c.name(), called(level), called(t.level))
			return
		}
	}
	if c.year != unsaid && c.year != t.year {
		return // of another year and of no field: nothing is lost
	}
	hint := "要读的话，改用字段表里的名称，或在 data/fields.toml 里给字段加别名"
	if near, id := t.near(c); id != "" {
		hint = fmt.Sprintf("是不是“%s”？是的话改正表头", near) + t.orMap("", c, id)
	}
	t.add(columnUnknown, here, hint, "未识别的%s“%s”，没有读", map[bool]string{false: "列", true: "项"}[t.Grid.sideways], c.name())
}

// near is the name that the header of a column nearly is, and its field.
func (t *tableReader) near(c heading) (name, id string) {
	for _, text := range t.spellings(c) {
		near := t.names.near(t.level, text)
		if near == "" {
			continue
		}
		id, unit := t.find(t.level, near), lowestUnit(c.texts)
		if unit == "" || len(fitting([]string{unit}, t.names.fields[id].Unit)) == 1 { // no 持证率(%) is 持证人数
			return near, id
		}
	}
	return "", ""
}

// orMap proposes lines of map.toml that settle a column.
func (t *tableReader) orMap(table string, c heading, value string) string {
	key := "columns."
	switch {
	case table != "":
		key = table + "."
	case t.Grid.sideways:
		key = "rows."
	}
	return t.mapLines("；或者", line{key + t.columnName(c.column), value, c.name()})
}

// oneLine is a header over several rows or lines as one line.
func oneLine(texts []string) string { return unbroken.Replace(strings.Join(texts, " ")) }

var unbroken = strings.NewReplacer("\r", "", "\n", "")
