package form

import (
	"nianbao/internal/check"
	"nianbao/internal/stat"
	"nianbao/internal/xlsx"
)

// Looks of the workbooks that go out. Fonts are those that WPS and Excel have
// on every Chinese desk.
var (
	line    = xlsx.Border{Line: "thin", Colour: "A6A6A6"}
	title   = xlsx.Style{Font: "黑体", Size: 18, Across: "center", Wrap: true}
	cell    = xlsx.Style{Size: 10, Across: "center", Wrap: true, Border: line}
	address = xlsx.Style{Font: "黑体", Size: 11, Across: "left"}
	prose   = xlsx.Style{Size: 11, Across: "left", Down: "top", Wrap: true}
	head    = xlsx.Style{Font: "黑体", Size: 10, Across: "center", Wrap: true, Fill: "DCE6F1", Border: line}
	band    = xlsx.Style{Font: "黑体", Size: 10.5, Across: "left", Fill: "F2F2F2", Border: line}
	words   = xlsx.Style{Size: 10, Across: "left", Wrap: true, Border: line}
	centred = xlsx.Style{Size: 10, Across: "center", Wrap: true, Border: line}
	linked  = xlsx.Style{Size: 10, Across: "center", Underline: true, Colour: "1F4E79", Border: line}
	foot    = xlsx.Style{Size: 10.5, Across: "left"}

	wrongLook   = xlsx.Style{Bold: true, Colour: "9C0006", Fill: "FFC7CE", Border: xlsx.Border{Line: "thin", Colour: "C00000"}}
	unsureLook  = xlsx.Style{Colour: "7F6000", Fill: "FFEB9C", Border: xlsx.Border{Line: "dashed", Colour: "BF8F00"}}
	wrongWord   = xlsx.Style{Size: 10, Bold: true, Colour: "9C0006", Fill: "FFC7CE", Across: "center", Border: line}
	unsureWord  = xlsx.Style{Size: 10, Colour: "7F6000", Fill: "FFEB9C", Across: "center", Border: line}
	settledLook = xlsx.Style{Colour: "375623", Fill: "E2EFDA"}
)

// Looks of the fill-in workbook.
var (
	sheetTitle   = xlsx.Style{Font: "黑体", Size: 18, Across: "left"}
	hint         = xlsx.Style{Size: 10, Across: "left", Colour: "404040"}
	knownLook    = xlsx.Style{Size: 10, Across: "center", Fill: "F2F2F2", Border: line, Format: "General"}
	sumLook      = xlsx.Style{Font: "黑体", Size: 10, Across: "right", Fill: "F2F2F2", Border: line, Format: "#,##0.##;-#,##0.##;;@"}
	thenTitle    = xlsx.Style{Font: "黑体", Size: 10, Colour: "7F7F7F", Across: "left"}
	requiredLook = xlsx.Style{Fill: "FFF9E5"}
)

// Looks of the merged workbook.
var (
	partSumLook  = xlsx.Style{Font: "黑体", Size: 10, Across: "right", Fill: "EAF1F8", Border: line}
	totalLook    = xlsx.Style{Font: "黑体", Size: 10.5, Across: "right", Fill: "CFE0F0", Border: line}
	countLook    = xlsx.Style{Size: 9, Across: "right", Colour: "595959", Border: line, Format: "0"}
	openSumLook  = xlsx.Style{Fill: "FFF2CC"}
	estimateLook = xlsx.Style{Italic: true, Colour: "7F4F00"}
	figureLook   = xlsx.Style{Size: 10, Across: "center", Border: line, Format: "#,##0"}
)

// formatOf is how the values of a field are shown.
func formatOf(f *check.Field) string {
	switch f.Type {
	case stat.Date:
		return "yyyy-mm-dd"
	case stat.Text, stat.Choice, stat.Truth:
		return "@"
	case stat.Number:
		if f.Unit == "%" { // so that programs take 80 for 80%
			return "0.0%"
		}
	case stat.Integer:
		if f.ID != "stat_year" {
			return "#,##0"
		}
	}
	return ""
}

// across is where the values of a field stand in their cells.
func across(f *check.Field) string {
	switch {
	case f.Type == stat.Integer && f.ID != "stat_year", f.Type == stat.Number:
		return "right"
	case f.Type == stat.Text && f.ID != "region_code" && f.ID != "street_name":
		return "left"
	}
	return "center"
}

// inputLook is a cell that waits for a value.
func inputLook(f *check.Field) xlsx.Style {
	return xlsx.Style{Size: 10.5, Across: across(f), Wrap: f.Type == stat.Text, Border: line, Format: formatOf(f), Unlocked: true}
}

// thenLook is a cell of last year's.
func thenLook(f *check.Field, c xlsx.Cell) xlsx.Style {
	look := xlsx.Style{Size: 9, Italic: true, Colour: "7F7F7F", Across: across(f), Border: xlsx.Border{Line: "hair", Colour: "BFBFBF"}, Format: formatOf(f)}
	if c.Number == "" {
		look.Format = "@"
	}
	return look
}
