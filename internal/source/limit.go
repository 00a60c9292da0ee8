package source

import (
	"fmt"

	"nianbao/internal/layout"
)

// Limits of a file, far above what a district sends and far below what harms.
// Those of a sheet, whatever the format, are layout's; package xls has its own
// for what an .xls can hold. docs/workbooks.md lists them all.
const (
	maxWorkbook  = 64 << 20   // bytes of a workbook
	maxDelimited = 16 << 20   // bytes of a table of text
	maxUnzipped  = 200 << 20  // bytes of all parts of an .xlsx, and of a sheet
	maxStrings   = 24 << 20   // bytes of its table of texts, which is kept whole
	maxOther     = 8 << 20    // bytes of all other parts that are read but the sheets
	maxParts     = 20_000     // of an .xlsx
	maxTags      = 2_000_000  // tags and texts of its XML but the sheets'
	maxSheetTags = 16_000_000 // of a sheet's: six for each of the cells that it may have
	maxSheets    = 255
	maxComments  = 1_000 // of a sheet that are kept

	// A spreadsheet program shows no more columns; the reader of records would
	// reserve memory for them.
	maxSeparators = 16_383
)

// LongestName is how many characters a name may have, of an area as of anything
// that is called in TOML. Names stand on many pages and in many links, and more
// than this is a paragraph in the wrong place.
const LongestName = 500

// What to do with a file that is too large or that Excel can still repair.
const (
	saveAsXLSX  = "用 WPS 或 Excel 打开，另存为 .xlsx 工作簿，替换这个文件"
	saveAgain   = "用 WPS 打开核对，另存为新的 .xlsx"
	saveSmaller = "用 WPS 打开，删去图片、空行空列和用不着的工作表，另存为新的 .xlsx"
	keepReport  = "只留年报的表，删去多余的行、列和合并，另存为新的 .xlsx"
)

var saying = fmt.Sprintf

// tooLarge says which limit a file goes beyond.
func (b *book) tooLarge(said, hint string) {
	b.refuse(refusal{workbookTooLarge, said + "，没有读", hint})
}

// tooLong says which cells of a sheet were not read to their end. No
// spreadsheet program writes such cells.
func (b *book) tooLong(sheet string, g *layout.Grid) {
	for _, ref := range g.Long {
		place := b.place()
		place.Sheet, place.Cell = sheet, ref
		hint := "用 WPS 打开核对这一格，删去多余的内容"
		if g.IsText {
			hint = "用 WPS 打开核对这一格，多半是前面有引号（\"）不成对"
		}
		b.add(cellTooLong, place, hint, "这一格的文字超过 %d 个字，后面的没有读", layout.MaxText)
	}
}
