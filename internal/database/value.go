package database

import (
	"regexp"
	"strings"
	"unicode/utf8"

	"github.com/jackc/pgx/v5/pgconn"

	"nianbao/internal/answer"
	"nianbao/internal/layout"
)

// mostBytes is how many bytes the texts of an answer may have, so that its file can
// be read.
const mostBytes = 12 << 20

// rows reads what a statement gives, within the limits of a sheet.
func rows(columns []column, asked *pgconn.ResultReader) (lines [][]answer.Cell, err error) {
	size := 0
	for err == nil && asked.NextRow() {
		line := make([]answer.Cell, len(columns))
		for n, value := range asked.Values() {
			if size += len(value) + 1; value == nil || err != nil {
				continue
			}
			if line[n], err = columns[n].read(string(value)); err != nil {
				err = wrong("在查询里改好，或在数据库里改这个值", "第 %d 行%s的“%s”%v", len(lines)+1, whose(line[:n]), columns[n].name, err)
			}
		}
		lines = append(lines, line)
		if err == nil {
			err = within(len(lines), len(columns), size)
		}
	}
	if err != nil {
		return nil, err // the connection is cut with what is still to come
	}
	if _, err := asked.Close(); err != nil {
		return nil, err
	}
	if len(lines) == 0 {
		return nil, wrong("核对查询的条件；还没有数据的，先删去这个说明文件", "查询一行也没有给出")
	}
	return lines, nil
}

// whose names a row by its first value.
func whose(line []answer.Cell) string {
	if len(line) == 0 || line[0].Text == "" {
		return ""
	}
	return "（" + short(line[0].Text) + "）"
}

// within refuses an answer that could not be read as a table.
func within(rows, columns, size int) error {
	const hint = "一行一个社区，只取年报要的列；加上条件，或分成几条查询"
	switch {
	case rows > layout.MaxRows-100: // the head of the file takes a few
		return wrong(hint, "查询给出的行超过 %d 行", layout.MaxRows-100)
	case columns > layout.MaxColumns:
		return wrong(hint, "查询给出的列超过 %d 列", layout.MaxColumns)
	case rows*columns > layout.MaxCells:
		return wrong(hint, "查询给出的格超过 %d 万个", layout.MaxCells/10_000)
	case size > mostBytes:
		return wrong(hint, "查询给出的文字超过 %d MB", mostBytes>>20)
	}
	return nil
}

// A flaw is why a value is not taken; it goes on a sentence that names the value.
type flaw string

func (f flaw) Error() string { return string(f) }

var day = regexp.MustCompile(`^\d{4}-\d{2}-\d{2}$`)

// number takes the digits as the database prints them, if a file says them for a number.
func number(text string) (answer.Cell, error) {
	c := answer.Read(text)
	if !c.Number {
		return answer.Cell{}, flaw("不是数（" + text + "）")
	}
	return c, nil
}

func text(text string) (answer.Cell, error) {
	text = strings.ReplaceAll(strings.ReplaceAll(text, "\r\n", "\n"), "\r", "\n")
	switch {
	case utf8.RuneCountInString(text) > layout.MaxText:
		return answer.Cell{}, flaw("文字太长")
	case strings.ContainsFunc(text, stray) || !utf8.ValidString(text):
		return answer.Cell{}, flaw("里有认不出的字或控制字符")
	}
	return answer.Cell{Text: text}, nil
}

// stray tells what a table of text does not hold.
func stray(r rune) bool {
	return r < ' ' && r != '\n' && r != '\t' || r == 0x7F || r == utf8.RuneError || r == '\uFEFF'
}

// padded is a text of a fixed length, filled with spaces that do not count.
func padded(s string) (answer.Cell, error) { return text(strings.TrimRight(s, " ")) }

func truth(text string) (answer.Cell, error) {
	return answer.Cell{Text: map[bool]string{true: "是", false: "否"}[text == "t"]}, nil
}

func date(text string) (answer.Cell, error) {
	if !day.MatchString(text) {
		return answer.Cell{}, flaw("不是公历日期（" + text + "）")
	}
	return answer.Cell{Text: text}, nil
}
