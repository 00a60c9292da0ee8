package layout

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"nianbao/internal/diag"
)

// at is the place of a cell of the table that is kept with its reference.
func (t *tableReader) placed(ref string) diag.Place {
	return diag.Place{File: t.sheet.File, Sheet: t.sheet.Name, Cell: ref}
}

// reportHidden says which rows and columns with data are hidden.
func (t *tableReader) reportHidden() {
	var rows, columns []string
	for _, row := range t.table.Rows {
		if t.HiddenRows[row.Number] {
			rows = append(rows, fmt.Sprint(row.Number))
		}
	}
	for i, column := range t.at {
		if slices.ContainsFunc(t.HiddenColumns, func(s Span) bool { return s.Left <= column && column <= s.Right }) {
			columns = append(columns, t.table.Columns[i].Letter)
		}
	}
	if len(rows) > 0 {
		t.add(rowsHidden, t.whole(), "不该读的行请删去；该读的请取消隐藏", "第 %s 行是隐藏的，已照读", brief(rows))
	}
	if len(columns) > 0 {
		t.add(columnsHidden, t.whole(), "不该读的列请删去；该读的请取消隐藏", "%s 列是隐藏的，已照读", brief(columns))
	}
}

// reportMerged says which values several lines or columns share. A street over
// its communities is the one that may.
func (t *tableReader) reportMerged() {
	shared := map[string][]string{}
	var order []string
	for _, row := range t.table.Rows {
		number := strconv.Itoa(row.Number)
		for i, c := range row.Cells {
			column := t.table.Columns[i]
			if c.Kind == Empty || column.Field == streetField || c.Ref == column.Letter+number {
				continue
			}
			if shared[c.Ref] == nil {
				order = append(order, c.Ref)
			}
			shared[c.Ref] = append(shared[c.Ref], column.Letter+number)
		}
	}
	for _, ref := range order {
		t.add(cellsMerged, t.placed(ref), "取消合并，每格填自己的数", "%s 的值因单元格合并也用在了 %s", ref, brief(shared[ref]))
	}
}

var shortened = regexp.MustCompile(`^-?\d(\.\d+)?[eE]\+?\d+$`)

// reportShortened says which numbers a spreadsheet program wrote into a text as
// it showed them: 3.29901E+11 for a code of twelve digits.
func (t *tableReader) reportShortened() {
	if !t.IsText {
		return
	}
	for _, row := range t.table.Rows {
		for _, c := range row.Cells {
			if c.Kind == Words && shortened.MatchString(strings.TrimSpace(c.Raw)) {
				t.add(csvShortened, t.placed(c.Ref), "报送原来的工作簿，或把这一列的格式改成文本（数改成常规小数）再存一次", "“%s”是存成文本时缩写的数，后面的位数丢了", strings.TrimSpace(c.Raw))
			}
		}
	}
}

// reportRead says what was taken for the table.
func (t *tableReader) reportRead() {
	place := t.placeOf(t.Grid, t.top, t.at[0])
	if len(t.table.Rows) == 0 {
		t.add(tableEmpty, place, "还没有填就不用管；填了就核对表头下面的行", "表头下面没有一行%s数据", t.level.Chinese())
		return
	}
	var rest strings.Builder
	for _, why := range []leftOut{isTotal, isNote, isHeader, isOther} {
		if rows := t.left[why]; len(rows) > 0 {
			fmt.Fprintf(&rest, "；略去%s第 %s 行", why, brief(numbers(rows)))
		}
	}
	last := t.table.Rows[len(t.table.Rows)-1].Number
	t.add(tableRead, place, "", "读入%s表：表头第 %s 行，认出 %d 列，数据 %d 行（第 %s 行）%s", t.level.Chinese(),
		between(t.top, t.bottom), len(t.table.Columns), len(t.table.Rows), between(t.table.Rows[0].Number, last), rest.String())
}

// between writes a run of rows.
func between(first, last int) string {
	if first == last {
		return fmt.Sprint(first)
	}
	return fmt.Sprintf("%d–%d", first, last)
}

func numbers(rows []int) []string {
	out := make([]string, len(rows))
	for i, row := range rows {
		out[i] = fmt.Sprint(row)
	}
	return out
}

// brief joins at most ten words.
func brief(words []string) string {
	if len(words) > 10 {
		return strings.Join(words[:10], "、") + fmt.Sprintf(" 等 %d 处", len(words))
	}
	return strings.Join(words, "、")
}
