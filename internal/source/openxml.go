package source

import (
	"archive/zip"
	"bytes"
	"errors"
	"io"

	"github.com/xuri/excelize/v2"

	"nianbao/internal/layout"
)

// An archive is an .xlsx while excelize reads it.
type archive struct {
	*book
	parts   *packer
	file    *excelize.File
	is1904  bool
	formats []numberFormat

	// Of the sheet that is being read.
	frame  *frame
	fault  error
	stream io.Closer
}

// Errors of excelize.
var (
	errMissing = errors.New("里面缺少部件")
	errTwice   = errors.New("和别处用的是同一个部件")
	errName    = errors.New(`名称超过 31 个字，或者有 : \ / ? * [ ] 这些符号`)
	errLibrary = errors.New("内部的结构不合规范")
)

// readOpenXML reads all sheets of an .xlsx.
func (b *book) readOpenXML(data []byte) {
	packed, p, fault := pack(data)
	if fault != nil {
		b.refuse(*fault)
		return
	}
	file, err := excelize.OpenReader(bytes.NewReader(packed), excelize.Options{RawCellValue: true, UnzipSizeLimit: maxUnzipped, UnzipXMLSizeLimit: maxUnzipped})
	if err != nil {
		b.refuse(cannotOpen)
		return
	}
	defer file.Close()
	a := &archive{book: b, parts: p, file: file, formats: numberFormats(file)}
	if props, err := file.GetWorkbookProps(); err == nil && props.Date1904 != nil {
		a.is1904 = *props.Date1904
	}
	file.CharsetTranscoder(a.feed)
	a.readSheets()
}

// readSheets reads every worksheet. Charts and macros, which are listed among
// them, have no cells.
func (a *archive) readSheets() {
	found := false
	for _, name := range a.file.GetSheetList() {
		if a.ctx.Err() != nil {
			return
		}
		g, err := a.sheet(name)
		found = found || g != nil || err != nil
		if err != nil {
			a.refuseSheet(name, err)
		} else if g != nil {
			a.enter(name, g)
		}
	}
	if !found {
		a.refuse(refusal{workbookBroken, "工作簿里没有一张能读的工作表", saveAgain})
	}
}

// sheet reads the values of a sheet by excelize and joins them with its frame;
// it is nil for charts and the like.
func (a *archive) sheet(name string) (*layout.Grid, error) {
	rows, err := a.file.Rows(name)
	switch {
	case errors.As(err, new(excelize.ErrSheetNotExist)):
		return nil, errMissing
	case err != nil:
		return nil, errName
	}
	a.frame, a.fault, a.stream = nil, errTwice, nil
	more := rows.Next() // asks feed for the sheet
	if a.stream != nil {
		defer a.stream.Close()
	}
	switch {
	case a.fault != nil:
		return nil, a.fault
	case !a.frame.isSheet:
		return nil, nil
	}
	g := &layout.Grid{Is1904: a.is1904, Merges: a.frame.merges, HiddenRows: a.frame.hiddenRows, HiddenColumns: a.frame.hiddenColumns}
	for row := 1; row < len(a.frame.rows); row++ {
		if row%256 == 0 && a.ctx.Err() != nil {
			return nil, a.ctx.Err()
		}
		values, err := rows.Columns()
		if err != nil || !more {
			return nil, errLibrary
		}
		if err := a.line(g, row, values); err != nil {
			return nil, err
		}
		more = rows.Next()
	}
	visible, err := a.file.GetSheetVisible(name)
	g.Hidden, g.Comments = err == nil && !visible, a.comments(name)
	return g, g.Fill()
}

// feed hands excelize a sheet in the place of its number, once its frame is
// taken; each sheet once, so that a few large ones cannot be read without end.
func (a *archive) feed(number string, in io.Reader) (io.Reader, error) {
	for n, f := range a.parts.sheets {
		if f == nil || number != sheetNumber(n) {
			continue
		}
		a.parts.sheets[n] = nil
		if a.frame, a.fault = a.survey(f); a.fault != nil {
			return nil, a.fault
		}
		stream, err := f.Open()
		a.stream, a.fault = stream, err
		return stream, err
	}
	return decoded(number, in)
}

// survey takes the frame of a sheet. One that has too many tags is given up
// before they are read, which is ten times as fast.
func (a *archive) survey(f *zip.File) (*frame, error) {
	left := maxSheetTags
	if err := count(f, left); err != nil {
		return nil, err
	}
	in, err := f.Open()
	if err != nil {
		return nil, err
	}
	defer in.Close()
	return scan(newMarkup(in, &left), a.parts.texts, a.ctx.Err)
}

// comments are what people noted on the cells of a sheet; those that cannot be
// read are passed over.
func (a *archive) comments(name string) []layout.Comment {
	var found []layout.Comment
	list, _ := a.file.GetComments(name)
	for _, c := range list {
		column, row, err := excelize.CellNameToCoordinates(c.Cell)
		if err != nil || len(found) == maxComments {
			continue
		}
		for _, run := range c.Paragraph {
			c.Text += run.Text
		}
		found = append(found, layout.Comment{Row: row, Column: column, Text: c.Text})
	}
	return found
}
