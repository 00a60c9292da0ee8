package source

import (
	"github.com/xuri/excelize/v2"

	"nianbao/internal/layout"
)

// numberFormats are how numbers are shown, by the style of their cell.
func numberFormats(f *excelize.File) []numberFormat {
	if f.Styles == nil || f.Styles.CellXfs == nil || len(f.Styles.CellXfs.Xf) == 0 { // a workbook may do without
		return []numberFormat{{kind: layout.Figure}}
	}
	codes := map[int]string{}
	if f.Styles.NumFmts != nil {
		for _, n := range f.Styles.NumFmts.NumFmt {
			codes[n.NumFmtID] = n.FormatCode
		}
	}
	var formats []numberFormat
	for _, style := range f.Styles.CellXfs.Xf {
		id := 0
		if style.NumFmtID != nil {
			id = *style.NumFmtID
		}
		formats = append(formats, formatOf(shownAs(id, codes[id]), codes[id]))
	}
	return formats
}
