package source

import (
	"encoding/csv"
	"errors"
	"io"
	"path"
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"nianbao/internal/answer"
	"nianbao/internal/diag"
	"nianbao/internal/layout"
)

// readText reads a .csv or a text that Excel parted by tabs. Its one sheet has
// the name of the file, as in a spreadsheet program that opened it.
func (b *book) readText(data []byte) {
	if len(data) > maxDelimited {
		b.tooLarge(saying("文本表格超过 %d MB", maxDelimited>>20), "只留年报的表，另存为 .xlsx 工作簿")
		return
	}
	text := decode(data)
	if strings.IndexFunc(text, isControl) >= 0 {
		b.refuse(refusals[unknownFormat])
		return
	}
	if lost := strings.IndexRune(text, utf8.RuneError); lost >= 0 {
		line, column := position(text, lost)
		b.add(csvEncoding, diag.Place{File: b.name, Line: line, Column: column}, "用导出它的软件另存为 .xlsx，或存成 UTF-8 编码的 .csv", "这里有认不出的字：编码不是 UTF-8、UTF-16 或 GB18030，或文件已损坏")
		return
	}
	if answer.Is(text) {
		b.readAnswer(text)
		return
	}
	b.delimited(text, delimiter{separator(text), 0, typed})
}

// A delimiter says how a text is parted: by what, how many lines stand over it,
// and what its cells are.
type delimiter struct {
	comma rune
	above int
	typed func(string) (string, layout.CellKind)
}

// delimited hands the one sheet of a text on.
func (b *book) delimited(text string, d delimiter) {
	sheet := strings.TrimSuffix(path.Base(b.name), path.Ext(b.name))
	g, err := b.lines(text, d)
	var fault *csv.ParseError
	switch {
	case errors.As(err, &fault):
		b.add(csvQuotes, diag.Place{File: b.name, Line: fault.StartLine + d.above}, "用 WPS 打开核对这一行，另存为 .xlsx 工作簿；格子里的引号要写两个", "从这一行起英文引号（\"）不成对，分不清哪里是一格的结尾")
	case err != nil:
		b.refuseSheet(sheet, err)
	default:
		b.enter(sheet, g)
	}
}

// lines lays the records of a text into a grid. Rows count as a spreadsheet
// program counts them: empty lines too, line breaks within a cell not.
func (b *book) lines(text string, d delimiter) (*layout.Grid, error) {
	if crowded(text, d.comma) {
		return nil, layout.ErrColumns
	}
	in := csv.NewReader(strings.NewReader(text))
	in.Comma, in.FieldsPerRecord, in.ReuseRecord = d.comma, -1, true
	g := &layout.Grid{IsText: true}
	for row, next := 1, 1; ; row++ { // next is the line behind the last record
		record, err := in.Read()
		if err == io.EOF {
			return g, nil
		}
		if err != nil {
			return nil, err
		}
		line, _ := in.FieldPos(0)
		row += line - next
		if next = line + 1; row%256 == 0 && b.ctx.Err() != nil {
			return nil, b.ctx.Err()
		}
		for i, value := range record {
			next += strings.Count(value, "\n")
			raw, kind := d.typed(value)
			if err := g.Enter(row+d.above, i+1, raw, kind); err != nil {
				return nil, err
			}
		}
	}
}

var (
	plainFigure = regexp.MustCompile(`^-?(0|[1-9]\d*)(\.\d+)?$`) // 007 is a code
	errorWords  = []string{"#DIV/0!", "#N/A", "#NAME?", "#NULL!", "#NUM!", "#REF!", "#VALUE!"}
)

// typed is a cell of text as the spreadsheet that it was saved from had it.
func typed(value string) (raw string, kind layout.CellKind) {
	plain := strings.TrimSpace(value)
	code, isCode := strings.CutPrefix(plain, `="`) // how exporters keep Excel from taking a code for a number
	switch {
	case plain == "":
		return "", layout.Empty
	case isCode && strings.HasSuffix(code, `"`) && code != `"`:
		return strings.TrimSuffix(code, `"`), layout.Words
	case plainFigure.MatchString(plain):
		return plain, layout.Figure
	case plain == "TRUE" || plain == "FALSE":
		return truthDigit(plain), layout.Logical
	case slices.Contains(errorWords, plain):
		return plain, layout.Broken
	}
	return value, layout.Words
}
