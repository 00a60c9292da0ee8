package form

import "nianbao/internal/xlsx"

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
