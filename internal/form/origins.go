package form

import (
	"fmt"
	"slices"
	"strings"

	"nianbao/internal/numeral"
	"nianbao/internal/site"
	"nianbao/internal/xlsx"
)

// The workbook of where all figures of a year come from (数据出处表): a sheet for the
// district and its streets, and one for the communities of each street.

// originWidths are the widths of its columns, by head.
var originWidths = map[string]float64{"指标": 22, "地区": 12, "印出的数": 11, "数值": 12, "公式": 30, "代入": 30, "依据": 24, "要求": 12, "单元格": 66}

// otherWidth is that of the rest.
const otherWidth = 8

// originHidden are columns for programs, or that say the same in every row.
var originHidden = []string{"id", "代码", "年"}

// originTop is the row of heads.
const originTop = 2

// Origins makes the workbook.
func Origins(b site.OriginBook) []byte {
	book := &xlsx.Book{Title: b.Title, Creator: b.Owner, Properties: []xlsx.Property{{Name: "统计年度", Value: fmt.Sprint(b.Year)}}}
	if b.Date != "" {
		book.Created = b.Date + "T00:00:00Z"
	}
	used := map[string]bool{}
	for _, s := range b.Sheets {
		book.Sheets = append(book.Sheets, originsOf(b, s, sheetNamed(s.Name, used)))
	}
	return written(book)
}

// sheetNamed is a name that no sheet before bears.
func sheetNamed(name string, used map[string]bool) string {
	name = xlsx.SheetName(name)
	for n := 2; used[strings.ToLower(name)]; n++ {
		name = xlsx.SheetName(fmt.Sprintf("%d %s", n, name))
	}
	used[strings.ToLower(name)] = true
	return name
}

func originsOf(b site.OriginBook, s site.OriginSheet, name string) *xlsx.Sheet {
	heads := s.Rows[0]
	sheet := &xlsx.Sheet{Name: name, Top: originTop, Left: 1 + slices.Index(heads, "地区"),
		Filter: xlsx.Range(originTop, 1, originTop+len(s.Rows)-1, len(heads)),
		Page:   xlsx.Page{Landscape: true, Wide: 1, Heads: [2]int{originTop, originTop}, Foot: "第 &P 页，共 &N 页　　" + b.Title}}
	row := xlsx.Row{Height: 22}
	for k, h := range heads {
		sheet.Columns = append(sheet.Columns, xlsx.Column{Width: originWidth(h), Hidden: slices.Contains(originHidden, h)})
		row.Cells = append(row.Cells, xlsx.Cell{Column: k + 1, Look: head, Text: h})
	}
	sheet.Rows = []xlsx.Row{{Height: titleHeight, Cells: []xlsx.Cell{{Column: 1, Look: sheetTitle, Text: b.Title + "：" + s.Name}}}, row}
	for _, values := range s.Rows[1:] {
		sheet.Rows = append(sheet.Rows, originLine(heads, values))
	}
	return sheet
}

func originWidth(head string) float64 {
	if w, ok := originWidths[head]; ok {
		return w
	}
	return otherWidth
}

// highest is how high a row may be, in points: as high as a spreadsheet lets it.
const highest = 400

// originNumbers are the heads of columns that hold numbers.
var originNumbers = []string{"年", "数值", "分子", "分母", "有数", "应有"}

// originLine is a row: numbers as numbers, unless they are fractions without end.
func originLine(heads, values []string) xlsx.Row {
	row, most := xlsx.Row{}, 1
	for k, v := range values {
		if !slices.Contains(originHidden, heads[k]) {
			most = max(most, lines(v, originWidth(heads[k])*standardSize/10))
		}
		c := xlsx.Cell{Column: k + 1, Look: words, Text: v}
		if slices.Contains(originNumbers, heads[k]) {
			c.Look = centred
			if _, _, ok := numeral.Plain(v); ok {
				c.Number, c.Text = v, ""
			}
		}
		row.Cells = append(row.Cells, c)
	}
	row.Height = min(float64(most)*13.5+5, highest)
	return row
}
