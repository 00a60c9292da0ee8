package site

import (
	"bytes"
	"encoding/csv"
	"strings"
	"unicode/utf8"
)

// mark is the byte order mark by which Excel and WPS know UTF-8.
const mark = "\ufeff"

// A table is written row by row for spreadsheets: UTF-8 with a byte order mark, lines
// ended as spreadsheets want them, and no cell that one could take for a formula.
type table struct {
	text bytes.Buffer
	rows *csv.Writer
	safe []string // the row that is being written
}

func newTable(head ...string) *table {
	t := &table{}
	t.text.WriteString(mark)
	t.rows = csv.NewWriter(&t.text)
	t.rows.UseCRLF = true
	t.row(head...)
	return t
}

func (t *table) row(cells ...string) {
	t.safe = t.safe[:0]
	for _, text := range cells {
		t.safe = append(t.safe, harmless(text))
	}
	t.rows.Write(t.safe) // a buffer takes everything
}

func (t *table) bytes() []byte {
	t.rows.Flush()
	return t.text.Bytes()
}

// writeCSV writes rows, of which the first is the head.
func writeCSV(rows [][]string) []byte {
	t := newTable(rows[0]...)
	for _, row := range rows[1:] {
		t.row(row...)
	}
	return t.bytes()
}

// harmless puts an apostrophe before a text that a spreadsheet would run as a
// formula; plain negative numbers stay.
func harmless(text string) string {
	first, _ := utf8.DecodeRuneInString(text)
	if text == "" || !strings.ContainsRune("=+-@\t\r\n＝＋－＠", first) || number(text) {
		return text
	}
	return "'" + text
}

// number reports whether a text is "-12.5".
func number(text string) bool {
	whole, rest, _ := strings.Cut(strings.TrimPrefix(text, "-"), ".")
	return whole != "" && strings.Trim(whole+rest, "0123456789") == ""
}
