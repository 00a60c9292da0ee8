package sample

import (
	"bytes"
	"fmt"
	"strings"
	"unicode/utf8"

	"github.com/xuri/excelize/v2"
)

// A Sheet is a table as a clerk lays it out: a merged title, a note on units
// at the right, a header of one or two rows, the rows, and a footer.
// Title, Note, Header and Footer may be left out.
//
// What the text of a cell means is told at writeCell; numbers become numbers.
type Sheet struct {
	Name   string
	Title  string
	Note   string
	Header [][]string // an empty text right of or below a text is merged with it; " " is empty and stays so
	Rows   [][]string // "^" is merged with the cell above
	Hidden []int      // places in Rows, from 0, that nobody sees
	Footer [][]string // below the borders, such as 填表人：（签字）
	Secret bool       // the whole sheet is hidden
}

// Book writes a workbook of one or more sheets. The same sheets always give the
// same bytes.
func Book(sheets ...Sheet) ([]byte, error) {
	if len(sheets) == 0 {
		return nil, fmt.Errorf("a workbook needs a sheet")
	}
	f := excelize.NewFile()
	defer f.Close()
	look, err := newLook(f)
	if err != nil {
		return nil, err
	}
	for i, s := range sheets {
		if err := addSheet(f, look, i, s); err != nil {
			return nil, fmt.Errorf("sheet %s: %w", s.Name, err)
		}
	}
	if err := f.SetDocProps(&excelize.DocProperties{
		Created: "2023-01-10T08:00:00Z", Modified: "2023-01-10T08:00:00Z", Creator: "示例区", LastModifiedBy: "示例区",
	}); err != nil {
		return nil, err
	}
	var packed bytes.Buffer
	if err := f.Write(&packed); err != nil {
		return nil, err
	}
	return retype(packed.Bytes())
}

// First is the number of the sheet's row that holds Rows[0].
func (s Sheet) First() int { return s.head() + len(s.Header) + 1 }

// Sum is a totals row: label stands in the first column, the given columns
// (from 0) are sums of all rows so far, as formulas with their stored results.
func (s Sheet) Sum(label string, columns ...int) []string {
	row := make([]string, s.width())
	row[0] = label
	for _, c := range columns {
		letter, _ := excelize.ColumnNumberToName(c + 1)
		row[c] = fmt.Sprintf("=SUM(%s%d:%s%d)|%s", letter, s.First(), letter, s.First()+len(s.Rows)-1, total(s.Rows, c))
	}
	return row
}

// head counts the rows above the header.
func (s Sheet) head() int {
	n := 0
	if s.Title != "" {
		n++
	}
	if s.Note != "" {
		n++
	}
	return n
}

func (s Sheet) width() int {
	w := 1
	for _, rows := range [][][]string{s.Header, s.Rows} {
		for _, row := range rows {
			w = max(w, len(row))
		}
	}
	return w
}

// addSheet writes the i-th sheet from top to bottom.
func addSheet(f *excelize.File, look look, i int, s Sheet) error {
	p := &pen{file: f, look: look, sheet: s.Name, width: s.width(), row: 1}
	if i == 0 {
		p.do(f.SetSheetName("Sheet1", s.Name))
	} else {
		_, err := f.NewSheet(s.Name)
		p.do(err)
	}
	p.banner(s.Title, look.title, 30)
	p.banner(s.Note, look.note, 18)
	p.header(s.Header)
	for k, row := range s.Rows {
		p.body(row, look.body)
		for _, h := range s.Hidden {
			if h == k {
				p.do(f.SetRowVisible(s.Name, p.row-1, false))
			}
		}
	}
	for _, row := range s.Footer {
		p.body(row, look.plain)
	}
	p.page(s)
	if s.Secret {
		p.do(f.SetSheetVisible(s.Name, false))
	}
	return p.err
}

// A pen writes a sheet downwards and remembers the first error.
type pen struct {
	file  *excelize.File
	look  look
	sheet string
	width int
	row   int // the next one, from 1
	err   error
}

func (p *pen) do(err error) {
	if p.err == nil {
		p.err = err
	}
}

// banner writes a text across the whole width.
func (p *pen) banner(text string, style int, height float64) {
	if text == "" {
		return
	}
	p.do(p.file.SetCellStr(p.sheet, at(0, p.row), text))
	p.merge(0, p.row, p.width-1, p.row)
	p.do(p.file.SetCellStyle(p.sheet, at(0, p.row), at(p.width-1, p.row), style))
	p.do(p.file.SetRowHeight(p.sheet, p.row, height))
	p.row++
}

// header writes the names of the columns. Over a text, merging goes right first
// while the columns below have names of their own, then down.
func (p *pen) header(rows [][]string) {
	top, last := p.row, len(rows)-1
	if last < 0 {
		return
	}
	text := func(r, c int) string {
		if c < len(rows[r]) {
			return rows[r][c]
		}
		return " "
	}
	p.do(p.file.SetCellStyle(p.sheet, at(0, top), at(p.width-1, top+last), p.look.head))
	for r := range rows {
		for c := 0; c < p.width; c++ {
			if strings.TrimSpace(text(r, c)) == "" {
				continue
			}
			p.do(p.file.SetCellStr(p.sheet, at(c, top+r), text(r, c)))
			right, down := c, r
			for right+1 < p.width && text(r, right+1) == "" && !covered(text, r, right+1) && (r == last || text(r+1, right+1) != "") && (r == last || text(r+1, c) != "") {
				right++
			}
			for right == c && down < last && text(down+1, c) == "" {
				down++
			}
			p.merge(c, top+r, right, top+down)
		}
	}
	p.row += len(rows)
}

// covered reports whether a cell of the header lies below a text that is merged down.
func covered(text func(r, c int) string, r, c int) bool {
	for ; r > 0; r-- {
		if text(r-1, c) != "" {
			return true
		}
	}
	return false
}

// body writes a row of cells.
func (p *pen) body(row []string, style rowLook) {
	for c, text := range row {
		if text == "^" {
			p.do(p.file.SetCellStyle(p.sheet, at(c, p.row), at(c, p.row), style.text))
			p.mergeUp(c)
			continue
		}
		p.do(writeCell(p.file, p.sheet, at(c, p.row), text, style))
	}
	if style == p.look.body { // borders reach to the end of the table
		for c := len(row); c < p.width; c++ {
			p.do(p.file.SetCellStyle(p.sheet, at(c, p.row), at(c, p.row), style.text))
		}
	}
	p.row++
}

// mergeUp joins a cell with the one above, or with the merged range that ends there.
func (p *pen) mergeUp(c int) {
	merged, err := p.file.GetMergeCells(p.sheet)
	p.do(err)
	top := p.row - 1
	for _, m := range merged {
		if m.GetEndAxis() == at(c, p.row-1) {
			_, top, err = excelize.CellNameToCoordinates(m.GetStartAxis())
			p.do(err)
			p.do(p.file.UnmergeCell(p.sheet, m.GetStartAxis(), m.GetEndAxis()))
		}
	}
	p.merge(c, top, c, p.row)
}

func (p *pen) merge(left, top, right, bottom int) {
	if left != right || top != bottom {
		p.do(p.file.MergeCell(p.sheet, at(left, top), at(right, bottom)))
	}
}

// page sets widths, frozen panes and paper, so that the sheet can be worked with.
func (p *pen) page(s Sheet) {
	for c := range p.width {
		letter, _ := excelize.ColumnNumberToName(c + 1)
		p.do(p.file.SetColWidth(p.sheet, letter, letter, columnWidth(s, c)))
	}
	landscape, a4, wide, long, fit := "landscape", 9, 1, 0, true
	p.do(p.file.SetPageLayout(p.sheet, &excelize.PageLayoutOptions{Orientation: &landscape, Size: &a4, FitToWidth: &wide, FitToHeight: &long}))
	p.do(p.file.SetSheetProps(p.sheet, &excelize.SheetPropsOptions{FitToPage: &fit}))
	if split := s.First() - 1; len(s.Header) > 0 {
		p.do(p.file.SetPanes(p.sheet, &excelize.Panes{Freeze: true, YSplit: split, TopLeftCell: at(0, split+1), ActivePane: "bottomLeft"}))
	}
}

// columnWidth fits the texts of a column, in characters of the standard font.
func columnWidth(s Sheet, c int) float64 {
	w := 6
	for _, row := range s.Rows {
		if c < len(row) && !strings.HasPrefix(row[c], "=") {
			w = max(w, (len(row[c])+utf8.RuneCountInString(row[c]))/2+2)
		}
	}
	return float64(min(max(w, 9), 36))
}

// at is the name of the cell in a column from 0 and a row from 1.
func at(column, row int) string {
	name, _ := excelize.CoordinatesToCellName(column+1, row)
	return name
}
