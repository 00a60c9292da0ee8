package xlsx

import (
	"strconv"
	"strings"
)

// Limits of a worksheet.
const (
	maxRow    = 1 << 20
	maxColumn = 1 << 14
	maxText   = 32_767 // characters of a cell, in UTF-16 units
)

// Letter is the name of a column, which count from 1: Letter(28) is "AB".
func Letter(column int) string {
	var b [4]byte
	i := len(b)
	for n := column; n > 0 && i > 0; n = (n - 1) / 26 {
		i--
		b[i] = byte('A' + (n-1)%26)
	}
	return string(b[i:])
}

// Ref is the name of a cell: Ref(7, 28) is "AB7".
func Ref(row, column int) string { return Letter(column) + strconv.Itoa(row) }

// Fixed is the name of a cell that stays the same when a formula is copied:
// Fixed(7, 28) is "$AB$7".
func Fixed(row, column int) string { return "$" + Letter(column) + "$" + strconv.Itoa(row) }

// Range is the name of a rectangle of cells: "B3:D9".
func Range(top, left, bottom, right int) string {
	if top == bottom && left == right {
		return Ref(top, left)
	}
	return Ref(top, left) + ":" + Ref(bottom, right)
}

// Place reads the name of a cell, the first one of a rectangle; it is false for
// what is no cell.
func Place(ref string) (row, column int, ok bool) {
	ref, _, _ = strings.Cut(ref, ":")
	ref = strings.ReplaceAll(ref, "$", "")
	i := 0
	for ; i < len(ref) && i < 3 && 'A' <= ref[i]&^0x20 && ref[i]&^0x20 <= 'Z'; i++ {
		column = column*26 + int(ref[i]&^0x20-'A') + 1
	}
	digits := ref[i:]
	if i == 0 || digits == "" || len(digits) > 7 || strings.Trim(digits, "0123456789") != "" {
		return 0, 0, false
	}
	row, _ = strconv.Atoi(digits) // at most seven digits
	return row, column, row >= 1 && row <= maxRow && column <= maxColumn
}

// Quote is the name of a sheet as it stands in formulas: '社区”年报'.
func Quote(sheet string) string { return "'" + strings.ReplaceAll(sheet, "'", "''") + "'" }

// String is a text as it stands in formulas, which take at most 255 characters;
// what is longer is cut.
func String(text string) string {
	return `"` + strings.ReplaceAll(cut(clean(text), 255), `"`, `""`) + `"`
}

// forbidden are the characters that names of sheets must not have.
var forbidden = strings.NewReplacer("[", "（", "]", "）", ":", "：", "*", "＊", "?", "？", "/", "／", `\`, "＼")

// SheetName makes a legal name of a sheet: at most 31 characters, none of them
// forbidden, no apostrophe at either end.
func SheetName(name string) string {
	name = strings.Map(func(r rune) rune {
		if r < ' ' || r == 0x7F {
			return -1
		}
		return r
	}, forbidden.Replace(clean(name)))
	name = strings.Trim(strings.TrimSpace(cut(strings.TrimSpace(name), 31)), "'")
	if name == "" || strings.EqualFold(name, "history") { // the one name that Excel keeps for itself
		return "表" + name
	}
	return name
}

// fix makes the names of a range's cells fixed: $A$1:$B$9.
func fix(ref string) string {
	from, to, is := strings.Cut(ref, ":")
	row, column, _ := Place(from)
	if !is {
		return Fixed(row, column)
	}
	below, right, _ := Place(to)
	return Fixed(row, column) + ":" + Fixed(below, right)
}
