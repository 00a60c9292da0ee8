package form

import (
	"fmt"
	"strings"

	"nianbao/internal/diag"
	"nianbao/internal/xlsx"
)

// NoticeSheet is the name of the list of problems in a workbook that goes back.
// Its reader passes over it.
const NoticeSheet = "退回说明"

// The columns of the list, with their widths in digits.
var noticeColumns = []heading{
	{"序号", 5}, {"程度", 7}, {"工作表", 12}, {"单元格", 8.5}, {"街道、社区", 13}, {"项目", 14}, {"现在填的", 12},
	{"问题", 36}, {"请这样改", 30}, {"改了没有", 9}, {"街道答复", 18},
}

// stateColumn is 改了没有.
const stateColumn = 10

// notice makes the list of problems, with a letter over it.
func (r *Return) notice(b *Returned) *xlsx.Sheet {
	n := &notice{Return: r, book: b, article: newArticle(NoticeSheet, noticeColumns)}
	n.Tab = "C00000"
	n.letter()
	n.head()
	n.bands()
	n.foot()
	n.Page = xlsx.Page{Landscape: true, Wide: 1, Heads: [2]int{n.top, n.top}, Foot: "退回说明　第 &P 页，共 &N 页"}
	n.Top = n.top
	return n.Sheet
}

// A notice is the list while it is made.
type notice struct {
	*Return
	article
	book *Returned
	top  int // row of the heads
}

// to names those to whom the workbook goes.
func (b *Returned) to() string {
	if len(b.Streets) == 0 {
		return "报送单位"
	}
	return strings.Join(b.Streets, "、")
}

// counts says how much there is to do.
func (b *Returned) counts() string {
	var parts []string
	if b.Errors > 0 {
		parts = append(parts, fmt.Sprintf("%d 处错误必须改", b.Errors))
	}
	if b.Warnings > 0 {
		parts = append(parts, fmt.Sprintf("%d 处请核对", b.Warnings))
	}
	return strings.Join(parts, "，")
}

// letter writes what stands over the list.
func (n *notice) letter() {
	b := n.book
	n.whole(title, fmt.Sprintf("%d年度报表退回说明", n.Year))
	n.whole(address, b.to()+"：")
	file := b.File[strings.LastIndexByte(b.File, '/')+1:]
	n.whole(prose, "　　你单位报来的《"+file+"》已经核对，"+b.counts()+"，逐条列在下面。")
	for _, line := range n.advice() {
		n.whole(prose, "　　"+line)
	}
}

// advice tells how to go about it.
func (n *notice) advice() []string {
	if !n.marked() {
		return []string{"这个文件读不了，所以只退回这一页说明。请按“请这样改”一栏处理后，重新报送原来的工作簿。"}
	}
	more := []string{}
	if n.book.Rebuilt {
		more = append(more, "4．原来的文件不是 .xlsx，退回时转成了 .xlsx：数都在原来的格子里，公式只留结果，字体颜色从简。请以后就用这一份。")
	}
	return append([]string{
		"1．请就在本工作簿里改。点“单元格”一栏的蓝字就到那一格：红底粗字的必须改，黄底虚线框的请核对；指着格子可以看到问题和改法。",
		"2．数字改过以后，那一格的底色自己消去，“改了没有”自己变成“已改”。属实不用改的，在“街道答复”一栏写明原因。",
		"3．改完连同本页一起报回，不必另做表格。本页不当数据读，也可以打印出来对着改。",
	}, more...)
}

// marked reports whether any cell of the workbook is marked.
func (n *notice) marked() bool {
	for _, e := range n.book.list {
		if len(e.cells) > 0 {
			return true
		}
	}
	return false
}

// head writes the names of the columns.
func (n *notice) head() {
	row := xlsx.Row{Height: 24}
	for i, c := range noticeColumns {
		row.Cells = append(row.Cells, xlsx.Cell{Column: i + 1, Look: head, Text: c.name})
	}
	n.Rows = append(n.Rows, row)
	n.top = len(n.Rows)
}

var bandTitles = []struct {
	severity diag.Severity
	title    string
}{{diag.Error, "必须改正的"}, {diag.Warning, "请核对的（属实不用改，写明原因）"}, {diag.Info, "供参考的（程序没有读的列等，不影响就不用管）"}}

// bands writes the list by severity.
func (n *notice) bands() {
	numerals := []string{"一", "二", "三"}
	for _, t := range bandTitles {
		count := 0
		for _, e := range n.book.list {
			if e.Severity == t.severity {
				count++
			}
		}
		if count == 0 {
			continue
		}
		n.whole(band, fmt.Sprintf("%s、%s：%d 处", numerals[0], t.title, count))
		numerals = numerals[1:]
		for _, e := range n.book.list {
			if e.Severity == t.severity {
				n.entry(e)
			}
		}
	}
}

var severityWords = map[diag.Severity]string{diag.Error: "错误", diag.Warning: "提醒", diag.Info: "说明"}

// entry writes one line of the list.
func (n *notice) entry(e entry) {
	at := len(n.Rows) + 1
	look := map[diag.Severity]xlsx.Style{diag.Error: wrongWord, diag.Warning: unsureWord, diag.Info: centred}[e.Severity]
	texts := []string{fmt.Sprint(e.number), severityWords[e.Severity], e.Sheet, e.where(), e.area, e.field, e.raw, e.Message, e.Hint, "", ""}
	row := xlsx.Row{}
	most := 1
	for i, text := range texts {
		c := xlsx.Cell{Column: i + 1, Look: words, Text: text}
		most = max(most, lines(text, noticeColumns[i].width*standardSize/10))
		switch noticeColumns[i].name {
		case "序号":
			c.Look, c.Text, c.Number = centred, "", text
		case "程度":
			c.Look = look
		case "工作表", "街道、社区", "现在填的":
			c.Look = centred
		case "单元格":
			c.Look = centred
			if _, _, ok := xlsx.Place(e.Cell); ok && e.Sheet != "" && !n.book.Alone {
				c.Look, c.To, c.Tip = linked, xlsx.Quote(e.Sheet)+"!"+e.Cell, "到这一格去改"
			}
		case "改了没有":
			c = n.state(e, i+1)
		case "街道答复":
			c.Look.Unlocked = true
		}
		row.Cells = append(row.Cells, c)
	}
	row.Height = float64(most)*13.5 + 5
	n.Rows = append(n.Rows, row)
	if e.same != "" {
		n.Marks = append(n.Marks, xlsx.Mark{Cells: xlsx.Ref(at, stateColumn), Formula: xlsx.Fixed(at, stateColumn) + `="已改"`, Look: settledLook})
	}
}

// where is the place of a problem within its sheet.
func (e entry) where() string {
	switch {
	case e.Cell != "":
		return e.Cell
	case e.Line > 0:
		return fmt.Sprintf("第%d行", e.Line)
	}
	return "整个" + map[bool]string{true: "文件", false: "工作表"}[e.Sheet == ""]
}

// state tells, when the workbook is open, whether the cells were changed.
func (n *notice) state(e entry, column int) xlsx.Cell {
	c := xlsx.Cell{Column: column, Look: centred}
	if e.same == "" || n.book.Alone {
		return c
	}
	still := map[diag.Severity]string{diag.Error: "未改", diag.Warning: "待核"}[e.Severity]
	if still != "" {
		c.Formula, c.Text = "IF("+e.same+","+xlsx.String(still)+`,"已改")`, still
	}
	return c
}

// foot leaves room for a hand.
func (n *notice) foot() {
	n.Rows = append(n.Rows, xlsx.Row{})
	n.whole(foot, n.office+"　　　核对人：　　　　　　电话：　　　　　　　　　年　　月　　日")
	n.whole(foot, "街道填表人：　　　　　　　审核人：　　　　　　电话：　　　　　　　　　年　　月　　日")
}
