package sample

import "github.com/xuri/excelize/v2"

// A look holds the style numbers of a workbook.
type look struct {
	title, note, head int
	body, plain       rowLook
}

// A rowLook holds the styles of one kind of row.
type rowLook struct{ text, percent, date int }

func newLook(f *excelize.File) (look, error) {
	var err error
	style := func(s excelize.Style) int {
		id, e := f.NewStyle(&s)
		if err == nil {
			err = e
		}
		return id
	}
	centre := &excelize.Alignment{Horizontal: "center", Vertical: "center", WrapText: true}
	row := func(font *excelize.Font, border []excelize.Border, align *excelize.Alignment) rowLook {
		day := "yyyy-mm-dd"
		return rowLook{
			text:    style(excelize.Style{Font: font, Border: border, Alignment: align}),
			percent: style(excelize.Style{Font: font, Border: border, Alignment: align, NumFmt: 10}),
			date:    style(excelize.Style{Font: font, Border: border, Alignment: align, CustomNumFmt: &day}),
		}
	}
	song := &excelize.Font{Family: "宋体", Size: 10}
	l := look{
		title: style(excelize.Style{Font: &excelize.Font{Family: "方正小标宋简体", Size: 18}, Alignment: centre}),
		note:  style(excelize.Style{Font: song, Alignment: &excelize.Alignment{Horizontal: "right"}}),
		head: style(excelize.Style{
			Font: &excelize.Font{Family: "黑体", Size: 10}, Border: thin(), Alignment: centre,
			Fill: excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{"DDEBF7"}},
		}),
		body:  row(song, thin(), centre),
		plain: row(song, nil, &excelize.Alignment{Vertical: "center"}),
	}
	return l, err
}

// thin is a border all around.
func thin() []excelize.Border {
	var all []excelize.Border
	for _, side := range []string{"left", "right", "top", "bottom"} {
		all = append(all, excelize.Border{Type: side, Color: "808080", Style: 1})
	}
	return all
}
