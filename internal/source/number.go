package source

import (
	"math"
	"regexp"
	"strconv"
	"strings"

	"nianbao/internal/layout"
)

// decimal writes a number as the library gives it without exponent.
func decimal(raw string) (string, bool) {
	if _, err := strconv.ParseInt(raw, 10, 64); err == nil {
		return raw, true
	}
	f, err := strconv.ParseFloat(raw, 64)
	if err != nil || math.IsInf(f, 0) || math.IsNaN(f) || strings.ContainsAny(raw, "xX_") {
		return "", false
	}
	if strings.ContainsAny(raw, "eE") {
		return strconv.FormatFloat(f, 'f', -1, 64), true
	}
	return raw, true
}

// format says how a style shows numbers.
func (b *archive) format(style int32) layout.CellKind {
	if kind, ok := b.formats[style]; ok {
		return kind
	}
	kind := layout.Figure
	if s, err := b.file.GetStyle(int(style)); err == nil && s != nil {
		code := ""
		if s.CustomNumFmt != nil {
			code = *s.CustomNumFmt
		}
		kind = shownAs(s.NumFmt, code)
	}
	b.formats[style] = kind
	return kind
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
