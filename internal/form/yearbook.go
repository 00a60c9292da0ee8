package form

import (
	"fmt"
	"strings"

	"nianbao/internal/site"
	"nianbao/internal/xlsx"
)

// The workbook of a year's tables (统计表): a cover with contents and notes, one
// table a sheet, the definitions of the indicators.

// meaningSheet holds the definitions.
const meaningSheet = "指标说明"

// Yearbook makes the workbook of the tables of a year.
func Yearbook(b site.Yearbook) []byte {
	y := &yearbook{Yearbook: b}
	for _, t := range b.Tables {
		y.made = append(y.made, y.sheet(t))
	}
	book := &xlsx.Book{Title: b.Title, Creator: b.Owner, Properties: []xlsx.Property{{Name: "统计年度", Value: fmt.Sprint(b.Year)}}}
	if b.Date != "" {
		book.Created = b.Date + "T00:00:00Z"
	}
	book.Sheets = append(book.Sheets, y.cover())
	for _, s := range y.made {
		book.Sheets = append(book.Sheets, s.Sheet)
	}
	book.Sheets = append(book.Sheets, y.meanings())
	return written(book)
}

// A yearbook is one that is being made.
type yearbook struct {
	site.Yearbook
	made []*yearSheet
}

// mark stands at the foot of every page.
func (y *yearbook) mark() string {
	return strings.TrimSpace(y.Title + " " + map[bool]string{true: "（" + y.Edition + "）"}[y.Edition != ""])
}

// The columns of the cover's contents, and of the definitions.
var (
	contentColumns = []heading{{"序号", 8}, {"工作表", 30}, {"一行是", 14}, {"行", 10}, {"指标", 10}, {"类别", 30}}
	meaningColumns = []heading{{"类别", 14}, {"指标", 24}, {"单位", 10}, {"口径", 62}, {"公式", 40}, {"依据", 40}}
)

// cover tells what the workbook holds and how it is read.
func (y *yearbook) cover() *xlsx.Sheet {
	a := newArticle("封面目录", contentColumns)
	a.Tab = "C00000"
	a.gap()
	a.whole(title, y.Title)
	under := xlsx.Style{Size: 12, Across: "center"}
	for _, text := range []string{y.Edition, y.Owner, y.Date} {
		if text != "" {
			a.whole(under, text)
		}
	}
	a.gap()
	a.whole(band, "目录（点工作表的名字就到）")
	a.heads("序号", "工作表", "一行是", "行", "指标", "类别")
	for k, s := range y.made {
		groups := map[string]bool{}
		rows := 0
		for _, c := range s.table.Columns[s.table.Names:] {
			groups[c.Group] = true
		}
		for _, l := range s.table.Lines {
			if l.Of == nil {
				rows++
			}
		}
		a.entry(amount(k+1), pointer(s.Name, s.Name), middle(s.table.Called), amount(rows), amount(len(groups)), text(s.table.Theme))
	}
	a.entry(amount(len(y.made)+1), pointer(meaningSheet, meaningSheet), middle("指标"), amount(len(y.Meanings)), amount(len(y.Meanings)), text("单位、口径、公式、依据"))
	a.gap()
	a.whole(band, "说明")
	notes := append([]string{}, y.Notes...)
	notes = append(notes, "小计、合计、比率是公式，改了数会自己重算；平均数、中位数等不能由表里的数得出的，是写好的数。", y.Source)
	if y.License != "" {
		notes = append(notes, "使用许可："+y.License)
	}
	for _, line := range notes {
		a.whole(prose, "　　"+line)
	}
	a.Page = xlsx.Page{Wide: 1, Foot: "第 &P 页，共 &N 页　　" + y.mark()}
	return a.Sheet
}

// meanings is the sheet of definitions.
func (y *yearbook) meanings() *xlsx.Sheet {
	a := newArticle(meaningSheet, meaningColumns)
	a.whole(sheetTitle, meaningSheet)
	a.heads("类别", "指标", "单位", "口径", "公式", "依据")
	for _, m := range y.Meanings {
		a.entry(middle(m.Theme), text(m.Title), middle(m.Unit), text(m.Definition), text(m.Formula), text(m.Basis))
	}
	a.Top = 2
	a.Page = xlsx.Page{Landscape: true, Wide: 1, Heads: [2]int{2, 2}, Foot: "第 &P 页，共 &N 页　　" + y.mark()}
	return a.Sheet
}
