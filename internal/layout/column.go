package layout

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"nianbao/internal/numeral"
	"nianbao/internal/stat"
)

// takeColumns enters the recognised columns with their units.
func (t *tableReader) takeColumns() {
	t.body = t.bottom + 1
	below := t.unitRow(t.body)
	if below != nil {
		t.body++
	}
	notes := t.noted()
	taken := map[string]int{}
	for _, c := range t.columns {
		here := t.placeOf(t.Grid, t.bottom, c.column)
		if c.year != unsaid && c.year != t.year {
			t.add(columnYear, here, "要读的是 "+strconv.Itoa(t.year)+" 年的数；这一列就是的话，改正表头里的年份", "列“%s”是别的年份的数，没有读", oneLine(append(slices.Clone(c.groups), c.texts...)))
			continue
		}
		if other := taken[c.field]; other > 0 {
			there := t.placeOf(t.Grid, t.bottom, other)
			t.add(columnTwice, here, "两列留一列，或改正其中一列的表头", "%s 列和 %s 列都是“%s”（%s、%s）", letter(other), letter(c.column), t.names.fields[c.field].Title, there.Cell, here.Cell)
			continue
		}
		taken[c.field] = c.column
		t.at = append(t.at, c.column)
		t.table.Columns = append(t.table.Columns, Column{
			Field: c.field, Header: oneLine(c.texts), Letter: letter(c.column),
			Unit: t.unit(c, below[c.column], notes), Cell: here.Cell,
		})
	}
}

// unit settles the unit of a column: its header, the row under it, a group's
// title to the left that was not merged, the note over the table. The last two
// count only where they measure what the field does.
func (t *tableReader) unit(c heading, below string, notes []string) string {
	above, here := lowestUnit(c.texts), t.placeOf(t.Grid, t.bottom, c.column)
	if above != "" && below != "" && !strings.EqualFold(above, below) {
		t.add(unitConflict, here, "核对之后改成同一个单位", "“%s”列表头写的单位是“%s”，单位行写的是“%s”", oneLine(c.texts), above, below)
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
		t.add(unitUnclear, here, "在表头里写明，例如 "+oneLine(c.texts)+"（"+kept+"）", "“%s”列没有写单位，表上的单位说明里有%s，按%s读", oneLine(c.texts), strings.Join(fit, "、"), kept)
	}
	if len(fit) != 1 {
		return ""
	}
	return fit[0]
}

var ordinals = map[string]bool{"序号": true, "编号": true, "序": true, "no": true, "行号": true, "栏次": true, "行次": true}

// reportOthers says which columns were not recognised.
func (t *tableReader) reportOthers() {
	known := map[int]bool{}
	for _, c := range t.columns {
		known[c.column] = true
	}
	for column := 1; column <= t.width; column++ {
		texts := t.stack(t.top, t.bottom, column)
		if known[column] || len(texts) == 0 || ordinals[squeeze(numeral.Fold(texts[len(texts)-1]))] {
			continue
		}
		t.reportOther(column, texts)
	}
}

func (t *tableReader) reportOther(column int, texts []string) {
	name, here := oneLine(texts), t.placeOf(t.Grid, t.bottom, column)
	for _, level := range stat.Levels {
		if id := t.Finder.first(level, spellings(heading{texts: texts})); id != "" {
			t.add(columnElse, here, "要读的话，移到"+level.Chinese()+"的表里", "列“%s”由%s报送，这里是%s的表，没有读", name, level.Chinese(), t.level.Chinese())
			return
		}
	}
	hint := "要读的话，改用字段表里的名称，或在 data/fields.toml 里给字段加别名"
	for _, text := range spellings(heading{texts: texts}) {
		if near := t.names.near(t.level, text); near != "" {
			hint = fmt.Sprintf("是不是“%s”？是的话改正表头", near)
			break
		}
	}
	t.add(columnUnknown, here, hint, "未识别的列“%s”，没有读", name)
}

// oneLine is a header over several rows or lines as one line.
func oneLine(texts []string) string { return unbroken.Replace(strings.Join(texts, " ")) }

var unbroken = strings.NewReplacer("\r", "", "\n", "")
