package source

import (
	"context"
	"errors"
	"path"
	"slices"
	"time"

	"nianbao/internal/diag"
	"nianbao/internal/layout"
	"nianbao/internal/stat"
)

// patience is how long one workbook may take; a district's takes a fraction of
// a second.
const patience = 30 * time.Second

// A refusal says what a file is that is not read, and what to do.
type refusal struct {
	code       diag.Code
	said, hint string
}

var refusals = map[format]refusal{
	openDocument:  {workbookOldFormat, "这是 .ods 表格，本程序不读", saveAsXLSX},
	otherZip:      {workbookBroken, "这不是工作簿，是别的压缩文件或文档", "换成真正的 .xlsx 工作簿，或把文件移走"},
	brokenZip:     {workbookBroken, "工作簿不完整，可能没有传完或没有保存完", "请报送单位重新传一次；若能打开，用 WPS 另存为 .xlsx"},
	spreadsheetML: {workbookOldFormat, "这是 XML 表格（Excel 2003），本程序不读", saveAsXLSX},
	webPage:       {workbookOldFormat, "这是网页形式的表格，本程序不读", saveAsXLSX},
	unknownFormat: {workbookBroken, "这不是工作簿，或已损坏", "用 WPS 打开核对；能打开就另存为 .xlsx"},
	emptyFile:     {workbookBroken, "文件是空的", "请报送单位重新传一次"},
}

// workbook gives the tables of a workbook, and under which key they are
// remembered.
func (r *reader) workbook(name string, n *layout.Names, vocabulary string, y stat.Year, maps []layout.Mapping) (tables []layout.Table, key string) {
	data, ok := r.bytes(r.project, name, maxWorkbook)
	if !ok {
		return nil, ""
	}
	maps = slices.DeleteFunc(slices.Clone(maps), func(m layout.Mapping) bool { return m.File != path.Base(name) })
	key = recallable(data, name, vocabulary, y, maps)
	f, known := r.recall(key)
	if !known {
		if f, ok = r.find(name, data, n, y, maps); !ok {
			return nil, ""
		}
		r.remember(key, f)
	}
	for _, p := range f.Problems {
		r.problems.Add(p)
	}
	return f.Tables, key
}

// find reads a workbook. A file that takes too long is left alone, its problems
// and tables with it.
func (r *reader) find(name string, data []byte, n *layout.Names, y stat.Year, maps []layout.Mapping) (f finding, ok bool) {
	ctx, cancel := context.WithTimeout(context.Background(), r.patience)
	defer cancel()
	done := make(chan *book, 1)
	go func() {
		b := newBook(ctx, name, n, y)
		b.finder.Map(maps)
		defer func() { done <- b }()
		defer b.survive()
		if r.begin != nil {
			r.begin(name)
		}
		b.read(data)
		b.conclude()
	}()
	select {
	case b := <-done:
		if !errors.Is(ctx.Err(), context.DeadlineExceeded) {
			return finding{b.tables, b.problems.Sorted()}, true
		}
	case <-ctx.Done():
	}
	r.problems.Add(workbookTimeout.At(diag.Place{File: name}, "用 WPS 打开，删去空行空列和用不着的工作表，另存为新的 .xlsx", "这个工作簿读了 %v 秒还没有读完，已放弃", r.patience.Seconds()))
	return finding{}, false
}

// A book is one workbook while it is read, in whatever format. It has its own
// list of problems, so that one that is given up adds nothing later.
type book struct {
	name     string
	ctx      context.Context
	finder   *layout.Finder
	take     func(sheet string, g *layout.Grid) // gets every sheet; finds its tables
	fetched  layout.Fetch                       // where a database gave it
	tables   []layout.Table
	problems diag.List
}

func newBook(ctx context.Context, name string, n *layout.Names, y stat.Year) *book {
	b := &book{name: name, ctx: ctx}
	b.finder = layout.NewFinder(n, y, &b.problems)
	b.take = func(sheet string, g *layout.Grid) {
		b.tables = append(b.tables, b.finder.Tables(layout.Sheet{File: name, Name: sheet, Grid: g, Fetch: b.fetched})...)
	}
	return b
}

// survive turns a panic into a problem.
func (b *book) survive() {
	if fault := recover(); fault != nil {
		b.tables = nil
		b.refuse(refusal{workbookBroken, "工作簿的内部结构有误，读不下去", saveAgain})
	}
}

// place is the file itself.
func (b *book) place() diag.Place { return diag.Place{File: b.name} }

func (b *book) add(c diag.Code, place diag.Place, hint, format string, args ...any) {
	b.problems.Add(c.At(place, hint, format, args...))
}

// refuse says why the file is not read.
func (b *book) refuse(r refusal) { b.add(r.code, b.place(), r.hint, "%s", r.said) }

// refuseSheet says why a sheet is not read.
func (b *book) refuseSheet(name string, err error) {
	place := diag.Place{File: b.name, Sheet: name}
	is := func(known error) bool { return errors.Is(err, known) }
	switch {
	case slices.ContainsFunc(tooMuch, is):
		b.add(sheetTooLarge, place, keepReport, "工作表“%s”%v，没有读", name, err)
	case slices.ContainsFunc(amiss, is):
		b.add(sheetBroken, place, saveAgain, "工作表“%s”读不下去：%v", name, err)
	default:
		b.add(sheetBroken, place, saveAgain, "工作表“%s”的内部结构有误，没有读", name)
	}
}

// Errors of a sheet that say themselves what is wrong with it.
var (
	tooMuch = []error{layout.ErrRows, layout.ErrColumns, layout.ErrMerges, layout.ErrCells, layout.ErrText, errTags, errStride, errRowText, errSpread}
	amiss   = []error{layout.ErrFill, errDisorder, errText, errStyle, errCut, errMissing, errTwice, errName, errMarkup}
)

// enter hands a sheet on.
func (b *book) enter(name string, g *layout.Grid) {
	b.tooLong(name, g)
	b.take(name, g)
}

// read hands every sheet of a file to take. What the file is, its bytes say.
func (b *book) read(data []byte) {
	switch kind := sniff(data); kind {
	case openXML:
		b.readOpenXML(data)
	case binary:
		b.readBinary(data)
	case plainText:
		b.readText(data)
	default:
		b.refuse(refusals[kind])
	}
}

// conclude complains where map.toml means other sheets, and where nothing was
// found and nothing else was wrong.
func (b *book) conclude() {
	b.finder.Conclude()
	if len(b.tables) == 0 && b.problems.Count(diag.Error) == 0 {
		b.add(workbookNoTable, b.place(), "核对表头：要有社区名称（或社区代码、街道）一列和至少一个指标列，名称见“口径说明”；不是年报的文件请移走", "整个工作簿里没有认出一张表")
	}
}
