package layout

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
)

// report says what was read and what is strange about it.
func (t *tableReader) report() {
	t.reportHidden()
	t.reportMerged()
	t.reportShortened()
	t.reportComments()
	t.reportRead()
}

// reportHidden says which lines and columns with data are hidden.
func (t *tableReader) reportHidden() {
	var rows, columns []string
	for _, row := range t.lines {
		if t.HiddenRows[row.Number] {
			rows = append(rows, t.lineName(row.Number))
		}
	}
	for _, column := range t.at {
		if slices.ContainsFunc(t.HiddenColumns, func(s Span) bool { return s.Left <= column && column <= s.Right }) {
			columns = append(columns, t.columnName(column))
		}
	}
	lines, across := rowsHidden, columnsHidden
	if t.Grid.sideways {
		lines, across = across, lines
	}
	if len(rows) > 0 {
		t.add(lines, t.whole(), "不该读的请删去；该读的请取消隐藏", "%s是隐藏的，已照读", t.sayLines(brief(rows)))
	}
	if len(columns) > 0 {
		t.add(across, t.whole(), "不该读的请删去；该读的请取消隐藏", "%s是隐藏的，已照读", t.sayColumns(brief(columns)))
	}
}

// reportMerged says which values several lines or columns share. A street over
// its communities is the one that may.
func (t *tableReader) reportMerged() {
	shared := map[string][]string{}
	var order []string
	for _, row := range t.lines {
		for i, c := range row.Cells {
			if c.Kind == Empty || t.at[i] == 0 || t.table.Columns[i].Field == streetField {
				continue
			}
			here := t.ref(row.Number, t.at[i])
			if c.Ref == here {
				continue
			}
			if shared[c.Ref] == nil {
				order = append(order, c.Ref)
			}
			shared[c.Ref] = append(shared[c.Ref], here)
		}
	}
	for _, ref := range order {
		t.add(cellsMerged, t.placed(ref), "取消合并，每格填自己的数", "%s 的值因单元格合并也用在了 %s", ref, brief(shared[ref]))
	}
}

var shortened = regexp.MustCompile(`^-?\d(\.\d+)?[eE]\+?\d+$`)

// Shortened reports whether a text is a number of which the last digits were lost,
// as of a code.
func Shortened(text string) bool { return shortened.MatchString(strings.TrimSpace(text)) }

// reportShortened says which numbers a spreadsheet program wrote into a text as
// it showed them: 3.29901E+11 for a code of twelve digits.
func (t *tableReader) reportShortened() {
	if !t.IsText {
		return
	}
	for _, row := range t.lines {
		for _, c := range row.Cells {
			if c.Kind == Words && Shortened(c.Raw) {
				t.add(csvShortened, t.placed(c.Ref), "报送原来的工作簿，或把这一列的格式改成文本（数改成常规小数）再存一次", "“%s”是存成文本时缩写的数，后面的位数丢了", strings.TrimSpace(c.Raw))
			}
		}
	}
}

// reportComments says what people noted on cells of the table. What this program
// added when it returned the workbook is not theirs.
func (t *tableReader) reportComments() {
	for _, c := range t.Comments {
		theirs, _, _ := strings.Cut(c.Text, returnedNote)
		if strings.TrimSpace(theirs) != "" && t.from <= c.Row && c.Row <= t.to && c.Column <= t.width {
			t.add(cellComment, t.placed(t.ref(c.Row, c.Column)), "看一眼有没有要紧的话；批注不读，也不会公布", "这一格有批注：“%s”", clip(theirs))
		}
	}
}

// clip is the beginning of a text on one line.
func clip(text string) string {
	words := strings.Join(strings.Fields(text), " ")
	if runes := []rune(words); len(runes) > 60 {
		return string(runes[:60]) + "……"
	}
	return words
}

// reportRead says what was taken for the table.
func (t *tableReader) reportRead() {
	place := t.placed(t.ref(t.top, t.columns[0].column))
	if len(t.lines) == 0 {
		t.add(tableEmpty, place, "还没有填就不用管；填了就核对表头后面的数据", "表头后面没有一%s%s数据", t.lineWord(), called(t.level))
		return
	}
	var rest strings.Builder
	for _, why := range []leftOut{isTotal, isMean, isPart, isNote, isHeader, isOther, isThen, isLeft} {
		if rows := t.left[why]; len(rows) > 0 {
			fmt.Fprintf(&rest, "；略去%s%s", why, spaced(t.sayLines(brief(t.lineNames(rows)))))
		}
	}
	last := t.lines[len(t.lines)-1].Number
	t.add(tableRead, place, t.hint(), "读入%s表：表头%s，认出 %d %s，数据 %d %s（%s）%s", called(t.level),
		spaced(t.sayLines(t.between(t.top, t.bottom))), t.recognised(), t.columnWord(), len(t.lines), t.lineWord(), t.sayLines(t.between(t.lines[0].Number, last)), rest.String())
}

// recognised counts the columns of the sheet that were taken.
func (t *tableReader) recognised() int {
	n := 0
	for _, column := range t.at {
		if column > 0 {
			n++
		}
	}
	return n
}

// hint lists the columns whose headers do not say their field's title, and then
// the others.
func (t *tableReader) hint() string {
	var other []string
	var same []int
	for i, c := range t.table.Columns {
		switch title := t.names.fields[c.Field].Title; {
		case t.at[i] == 0:
		case t.says(c.Header, title):
			same = append(same, t.at[i])
		default:
			other = append(other, c.Letter+said(c.Header)+"是"+title)
		}
	}
	return takenHint(other, t.sayColumns(t.runs(same)))
}

// said is a header in quotation marks, if there is one.
func said(header string) string {
	if header == "" {
		return "（没有名称）"
	}
	return "“" + header + "”"
}

// says reports whether a header says a title, but for signs, units and groups.
func (r *reader) says(header, title string) bool {
	bare, _ := splitUnit(header)
	want, _ := splitUnit(title)
	return strings.HasSuffix(squeeze(bare), squeeze(want))
}

// takenHint asks to look at what the names were taken for.
func takenHint(other []string, same string) string {
	switch {
	case len(other) == 0:
		return ""
	case strings.Trim(same, "第 行列") == "":
		return "核对：" + strings.Join(other, "，")
	}
	return "核对：" + strings.Join(other, "，") + "；" + same + "的名称就是字段名"
}

// runs names some columns: A、C–F.
func (t *tableReader) runs(columns []int) string {
	slices.Sort(columns)
	var names []string
	for i := 0; i < len(columns); {
		j := i
		for j+1 < len(columns) && columns[j+1] == columns[j]+1 {
			j++
		}
		name := t.columnName(columns[i])
		if j > i {
			name += "–" + t.columnName(columns[j])
		}
		names, i = append(names, name), j+1
	}
	return strings.Join(names, "、")
}

// lineNames names lines, those that follow each other by the first and the last.
func (g *Grid) lineNames(rows []int) []string {
	var out []string
	for from := 0; from < len(rows); {
		to := from
		for to+1 < len(rows) && rows[to+1] == rows[to]+1 {
			to++
		}
		if to < from+2 {
			to = from // two are named one by one
		}
		out = append(out, g.between(rows[from], rows[to]))
		from = to + 1
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
