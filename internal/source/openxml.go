package source

import (
	"archive/zip"
	"bytes"
	"errors"

	"github.com/xuri/excelize/v2"

	"nianbao/internal/layout"
)

// Limits of the parts of an .xlsx, in bytes.
const (
	maxUnzipped = 200 << 20
	maxInMemory = 32 << 20 // larger parts go through a temporary file
	maxStrings  = 24 << 20 // of the table of texts, which is kept whole
	maxOther    = 8 << 20  // of styles and whatever else the library keeps whole
	maxSheets   = 255
)

const maxComments = 1_000 // of a sheet that are kept

// An archive is an .xlsx while it is read: by the workbook library, and beside
// it by the scan of its parts.
type archive struct {
	*book
	file    *excelize.File
	zip     *zip.Reader
	is1904  bool
	formats map[int32]layout.CellKind // of numbers, by style
}

var errLibrary = errors.New("表格程序库不接受它")

// readOpenXML reads all sheets of an .xlsx.
func (b *book) readOpenXML(data []byte) {
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		b.refuse(refusals[brokenZip])
		return
	}
	if unzipped(z) > maxUnzipped {
		b.add(workbookTooLarge, b.place(), "用 WPS 打开，删去图片、空行空列和用不着的工作表，另存为新的 .xlsx", "解开后超过 %d MB，没有读", maxUnzipped>>20)
		return
	}
	if part := oversized(z); part != "" {
		b.add(workbookTooLarge, b.place(), "用 WPS 打开，删去用不着的工作表和样式，另存为新的 .xlsx", "里面的 %s 太大，没有读", part)
		return
	}
	file, err := excelize.OpenReader(bytes.NewReader(data), excelize.Options{RawCellValue: true, UnzipSizeLimit: maxUnzipped, UnzipXMLSizeLimit: maxInMemory})
	if err != nil {
		b.refuse(refusal{workbookBroken, "工作簿损坏，打不开", "用 WPS 打开核对；能打开就另存为新的 .xlsx"})
		return
	}
	defer file.Close()
	a := &archive{book: b, file: file, zip: z, formats: map[int32]layout.CellKind{}}
	if props, err := file.GetWorkbookProps(); err == nil && props.Date1904 != nil {
		a.is1904 = *props.Date1904
	}
	a.sheets()
}

// sheets reads every sheet that has cells.
func (b *archive) sheets() {
	parts, names := b.parts(), b.file.GetSheetList()
	if len(names) > maxSheets {
		b.add(workbookTooLarge, b.place(), "只留年报的表，另存为新的 .xlsx", "有 %d 张工作表，超过 %d 张，没有读", len(names), maxSheets)
		return
	}
	for _, name := range names {
		if b.ctx.Err() != nil {
			return
		}
		part := parts[name]
		if part == nil { // chart sheets and the like have none
			continue
		}
		if g, err := b.sheet(name, part); err != nil {
			b.refuseSheet(name, err)
		} else {
			b.take(name, g)
		}
	}
}

// sheet reads the values of a sheet by the workbook library, after the scan
// found it harmless, and joins them with what the scan says.
func (b *archive) sheet(name string, part *zip.File) (*layout.Grid, error) {
	f, err := scanPart(part)
	if err != nil {
		return nil, err
	}
	g := &layout.Grid{Is1904: b.is1904, Merges: f.merges, HiddenRows: f.hiddenRows, HiddenColumns: f.hiddenColumns}
	if visible, err := b.file.GetSheetVisible(name); err == nil {
		g.Hidden = !visible
	}
	g.Comments = b.comments(name)
	rows, err := b.file.Rows(name)
	if err != nil {
		return nil, errLibrary
	}
	defer rows.Close()
	for row := 1; row <= f.lastRow && rows.Next(); row++ {
		if row%256 == 0 && b.ctx.Err() != nil {
			return nil, b.ctx.Err()
		}
		values, err := rows.Columns(excelize.Options{RawCellValue: true})
		if err != nil {
			return nil, errLibrary
		}
		if err := b.line(g, f, row, values); err != nil {
			return nil, err
		}
	}
	return g, g.Fill()
}

// comments are what people noted on the cells of a sheet; those that the
// library cannot read are passed over.
func (b *archive) comments(name string) []layout.Comment {
	var found []layout.Comment
	list, _ := b.file.GetComments(name)
	for _, c := range list {
		column, row, err := excelize.CellNameToCoordinates(c.Cell)
		if err != nil || len(found) == maxComments {
			continue
		}
		text := c.Text
		for _, run := range c.Paragraph {
			text += run.Text
		}
		found = append(found, layout.Comment{Row: row, Column: column, Text: text})
	}
	return found
}

// line enters the values of a row.
func (b *archive) line(g *layout.Grid, f *frame, row int, values []string) error {
	for i, value := range values {
		m, ok := f.marks[spot{int32(row), int32(i + 1)}]
		if !ok {
			continue
		}
		raw, kind := b.cell(m, value)
		if err := g.Enter(row, i+1, raw, kind); err != nil {
			return err
		}
	}
	return nil
}

// cell says what a cell holds; numbers become plain decimals.
func (b *archive) cell(m mark, raw string) (string, layout.CellKind) {
	switch {
	case m.formula && !m.value && raw == "":
		return "", layout.NoCache
	case raw == "":
		return "", layout.Empty
	case m.kind == "e":
		return raw, layout.Broken
	case m.kind == "b":
		return raw, layout.Logical
	case m.kind == "" || m.kind == "n":
		if plain, ok := decimal(raw); ok {
			return plain, b.format(m.style)
		}
	}
	return raw, layout.Words
}
