package source

import (
	"archive/zip"
	"bytes"
	"context"
	"errors"
	"time"

	"github.com/xuri/excelize/v2"

	"nianbao/internal/diag"
)

// Limits of one workbook.
const (
	patience    = 30 * time.Second // a district's workbook takes a fraction of a second
	maxUnzipped = 200 << 20
	maxInMemory = 32 << 20 // larger parts go through a temporary file
)

const saveAsXLSX = "用 WPS 或 Excel 打开，另存为 .xlsx 工作簿，替换这个文件"

// refusals say what a file is that is not read, and what to do.
var refusals = map[format]struct {
	code       Code
	said, hint string
}{
	openDocument:  {workbookOldFormat, "这是 .ods 表格，本版本只读 .xlsx", saveAsXLSX},
	otherZip:      {workbookBroken, "这不是工作簿，是别的压缩文件或文档", "换成真正的 .xlsx 工作簿，或把文件移走"},
	brokenZip:     {workbookBroken, "工作簿不完整，可能没有传完或没有保存完", "请报送单位重新传一次；若能打开，用 WPS 另存为 .xlsx"},
	biff:          {workbookOldFormat, "这是旧的 .xls 或 .et 格式，本版本只读 .xlsx", saveAsXLSX},
	encrypted:     {workbookPassword, "工作簿有打开密码", "用 WPS 输入密码打开，取消密码后另存为 .xlsx"},
	otherOLE:      {workbookBroken, "这不是工作簿，或已损坏", "用 WPS 打开核对；能打开就另存为 .xlsx"},
	spreadsheetML: {workbookOldFormat, "这是 XML 表格（Excel 2003），本版本只读 .xlsx", saveAsXLSX},
	webPage:       {workbookOldFormat, "这是网页形式的表格，本版本只读 .xlsx", saveAsXLSX},
	plainText:     {workbookOldFormat, "这是文本（.csv 一类），本版本只读 .xlsx", saveAsXLSX},
	unknownFormat: {workbookBroken, "这不是工作簿，或已损坏", "用 WPS 打开核对；能打开就另存为 .xlsx"},
	emptyFile:     {workbookBroken, "文件是空的", "请报送单位重新传一次"},
}

// workbook reads the tables of a workbook. A file that takes too long is left
// alone, its problems and tables with it.
func (r *reader) workbook(name string, n *names) []Table {
	data, ok := r.bytes(r.project, name, maxWorkbook)
	if !ok {
		return nil
	}
	place := diag.Place{File: name}
	if kind := sniff(data); kind != openXML {
		no := refusals[kind]
		r.problems.Add(no.code.at(place, no.hint, "%s", no.said))
		return nil
	}
	ctx, cancel := context.WithTimeout(context.Background(), r.patience)
	defer cancel()
	done := make(chan *book, 1)
	go func() {
		b := &book{name: name, names: n, ctx: ctx}
		defer func() { done <- b }()
		defer b.survive()
		b.read(data)
	}()
	select {
	case b := <-done:
		if !errors.Is(ctx.Err(), context.DeadlineExceeded) {
			for _, p := range b.problems.Sorted() {
				r.problems.Add(p)
			}
			return b.tables
		}
	case <-ctx.Done():
	}
	r.problems.Add(workbookTimeout.at(place, "用 WPS 打开，删去空行空列和用不着的工作表，另存为新的 .xlsx", "这个工作簿读了 %.0f 秒还没有读完，已放弃", r.patience.Seconds()))
	return nil
}

// A book is one workbook while it is read. It has its own list of problems, so
// that one that is given up adds nothing later.
type book struct {
	name     string
	names    *names
	ctx      context.Context
	file     *excelize.File
	zip      *zip.Reader
	is1904   bool
	formats  map[int32]CellKind // of numbers, by style
	tables   []Table
	problems diag.List
}

// survive turns a panic of the workbook library into a problem.
func (b *book) survive() {
	if fault := recover(); fault != nil {
		b.tables = nil
		b.add(workbookBroken, diag.Place{File: b.name}, "用 WPS 打开核对，另存为新的 .xlsx", "工作簿的内部结构有误，读不下去")
	}
}

func (b *book) add(c Code, place diag.Place, hint, format string, args ...any) {
	b.problems.Add(c.at(place, hint, format, args...))
}

// read reads all sheets.
func (b *book) read(data []byte) {
	place := diag.Place{File: b.name}
	var err error
	if b.zip, err = zip.NewReader(bytes.NewReader(data), int64(len(data))); err != nil {
		b.add(workbookBroken, place, refusals[brokenZip].hint, "%s", refusals[brokenZip].said)
		return
	}
	if size := unzipped(b.zip); size > maxUnzipped {
		b.add(workbookTooLarge, place, "用 WPS 打开，删去图片、空行空列和用不着的工作表，另存为新的 .xlsx", "解开后超过 %d MB，没有读", maxUnzipped>>20)
		return
	}
	b.file, err = excelize.OpenReader(bytes.NewReader(data), excelize.Options{RawCellValue: true, UnzipSizeLimit: maxUnzipped, UnzipXMLSizeLimit: maxInMemory})
	if err != nil {
		b.add(workbookBroken, place, "用 WPS 打开核对；能打开就另存为新的 .xlsx", "工作簿损坏，打不开")
		return
	}
	defer b.file.Close()
	if props, err := b.file.GetWorkbookProps(); err == nil && props.Date1904 != nil {
		b.is1904 = *props.Date1904
	}
	b.formats = map[int32]CellKind{}
	b.sheets()
}

// sheets reads every sheet that has cells.
func (b *book) sheets() {
	parts := b.parts()
	for _, name := range b.file.GetSheetList() {
		if b.ctx.Err() != nil {
			return
		}
		if part := parts[name]; part != nil { // chart sheets and the like have none
			b.sheet(name, part)
		}
	}
	if len(b.tables) == 0 && b.problems.Count(diag.Error) == 0 {
		b.add(workbookNoTable, diag.Place{File: b.name}, "核对表头：要有社区名称（或社区代码、街道）一列和至少一个指标列，名称见“口径说明”；不是年报的文件请移走", "整个工作簿里没有认出一张表")
	}
}

// sheet reads one sheet and its table.
func (b *book) sheet(name string, part *zip.File) {
	place := diag.Place{File: b.name, Sheet: name}
	frame, err := scanPart(part)
	switch {
	case errors.Is(err, errRows), errors.Is(err, errColumns), errors.Is(err, errMerges), errors.Is(err, errCells):
		b.add(sheetTooLarge, place, "只留年报的表，删去多余的行、列和合并，另存为新的 .xlsx", "工作表“%s”%v，没有读", name, err)
		return
	case err != nil:
		b.add(sheetBroken, place, "用 WPS 打开核对，另存为新的 .xlsx", "工作表“%s”的内部结构有误，没有读", name)
		return
	}
	grid, err := b.grid(name, frame)
	if err != nil {
		b.add(sheetBroken, place, "用 WPS 打开核对，另存为新的 .xlsx", "工作表“%s”读不下去：%v", name, err)
		return
	}
	b.table(name, grid)
}
