package form

import (
	"cmp"

	"nianbao/internal/xlsx"
)

// An article is a sheet of sentences and lists under each other.
type article struct {
	*xlsx.Sheet
	columns []heading
}

// newArticle begins a sheet with columns of some widths.
func newArticle(name string, columns []heading) article {
	a := article{&xlsx.Sheet{Name: name}, columns}
	for _, c := range columns {
		a.Columns = append(a.Columns, xlsx.Column{Width: c.width})
	}
	return a
}

// standardSize is the size in points of the font in whose digits widths are.
const standardSize = 10.5

// whole writes a text over the whole width.
func (a *article) whole(look xlsx.Style, text string) {
	last, width := len(a.columns), 0.0
	for _, c := range a.columns {
		width += c.width
	}
	size := cmp.Or(look.Size, standardSize)
	row := xlsx.Row{Height: float64(lines(text, width*standardSize/size))*size*1.4 + 4}
	for column := 1; column <= last; column++ {
		c := xlsx.Cell{Column: column, Look: look}
		if column == 1 {
			c.Text = text
		}
		row.Cells = append(row.Cells, c)
	}
	a.Rows = append(a.Rows, row)
	a.Merged = append(a.Merged, xlsx.Range(len(a.Rows), 1, len(a.Rows), last))
}

// gap leaves a little room.
func (a *article) gap() { a.Rows = append(a.Rows, xlsx.Row{Height: 8}) }

// heads writes the names of a list's columns.
func (a *article) heads(names ...string) {
	row := xlsx.Row{Height: 22}
	for i, name := range names {
		row.Cells = append(row.Cells, xlsx.Cell{Column: i + 1, Look: head, Text: name})
	}
	a.Rows = append(a.Rows, row)
}

// entry writes a line of a list, as high as its longest cell.
func (a *article) entry(cells ...xlsx.Cell) {
	row, most := xlsx.Row{}, 1
	for i, c := range cells {
		c.Column = i + 1
		row.Cells = append(row.Cells, c)
		most = max(most, lines(c.Text, a.columns[i].width*standardSize/10))
	}
	row.Height = float64(most)*13.5 + 5
	a.Rows = append(a.Rows, row)
}
