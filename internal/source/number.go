package source

import (
	"regexp"
	"strconv"
	"strings"

	"nianbao/internal/layout"
)

// decimal writes a number of an .xlsx without exponent and with 15 significant
// digits at most, as Excel itself shows it: 0.30000000000000004 is 0.3. ok is
// false for what is no number.
func decimal(raw string) (text string, ok bool) {
	const shown = 15
	if len(raw) <= shown && isWhole(raw) {
		return raw, true
	}
	f, err := strconv.ParseFloat(raw, 64)
	if err != nil || strings.Trim(raw, "+-.0123456789eE") != "" {
		return "", false
	}
	if digits := strings.TrimLeft(strings.Replace(strings.TrimPrefix(raw, "-"), ".", "", 1), "0"); len(digits) <= shown && !strings.ContainsAny(raw, "eE+") && !strings.HasPrefix(raw, "00") {
		return raw, true
	}
	rounded, err := strconv.ParseFloat(strconv.FormatFloat(f, 'e', shown-1, 64), 64)
	return strconv.FormatFloat(rounded, 'f', -1, 64), err == nil
}

// isWhole tells the numbers of most cells: digits, the first of them no zero.
func isWhole(raw string) bool {
	for n := range len(raw) {
		if raw[n] < '0' || raw[n] > '9' {
			return false
		}
	}
	return raw == "0" || raw != "" && raw[0] != '0'
}

// A numberFormat is how a style shows numbers.
type numberFormat struct {
	kind  layout.CellKind
	about bool // with 约 before them
	width int  // digits, with 0 before them where they are fewer; 0 for as many as there are
}

func formatOf(kind layout.CellKind, code string) numberFormat {
	f := numberFormat{kind: kind, about: saysAbout(code)}
	if strings.Trim(code, "0") == "" {
		f.width = len(code)
	}
	return f
}

// read is a number as it is shown where that tells more: 约800 is an estimate,
// 007 is likely a code.
func (f numberFormat) read(plain string) (string, layout.CellKind) {
	switch {
	case f.kind != layout.Figure:
	case f.about:
		return "约" + plain, layout.Words
	case len(plain) < f.width && isWhole(plain):
		return strings.Repeat("0", f.width-len(plain)) + plain, f.kind
	}
	return plain, f.kind
}

// saysAbout reports whether a number format puts 约 before a number. Then the cell
// says what people see: 约800.
func saysAbout(code string) bool {
	first, _, _ := strings.Cut(code, ";")
	before, _, _ := strings.Cut(first, "0")
	return strings.ContainsRune(before, '约')
}

var unshown = regexp.MustCompile(`"[^"]*"|\\.|_.|\*.|\[[^\]]*\]|(?i:general|g/通用格式)`)

// shownAs tells percentages and dates by a number format, either a built-in
// number or a code such as yyyy"年"m"月".
func shownAs(id int, code string) layout.CellKind {
	if code == "" {
		switch {
		case id == 9 || id == 10:
			return layout.Percent
		case id >= 14 && id <= 22, id >= 27 && id <= 36, id >= 45 && id <= 47, id >= 50 && id <= 58:
			return layout.Moment
		}
		return layout.Figure
	}
	first, _, _ := strings.Cut(unshown.ReplaceAllString(code, ""), ";")
	switch {
	case strings.ContainsAny(first, "yYmMdDhHsS"):
		return layout.Moment
	case strings.Contains(first, "%"):
		return layout.Percent
	}
	return layout.Figure
}
