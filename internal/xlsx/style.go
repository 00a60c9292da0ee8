package xlsx

import (
	"fmt"
	"strings"
)

// A Style is how a cell looks. The zero Style is the workbook's standard.
type Style struct {
	Font      string  // 宋体 where it is empty
	Size      float64 // in points; 0: 10.5 (五号)
	Bold      bool
	Italic    bool
	Underline bool
	Colour    string // of the text, RRGGBB; empty: black
	Fill      string // RRGGBB; empty: none
	Border    Border
	Across    string // left, center, right; empty: numbers right, texts left
	Down      string // top, center, bottom; empty: center
	Indent    int    // in characters
	Wrap      bool
	Format    string // number-format code; empty: General
	Unlocked  bool   // may be changed on a protected sheet
	literal   bool   // stays a text when a person edits it
}

// A Border goes around a cell.
type Border struct {
	Line   string // thin, hair, medium, dashed, …; empty: none
	Colour string // RRGGBB
	Bottom bool   // only below
}

const (
	standardFont = "宋体"
	standardSize = 10.5
)

// styles gives numbers to looks. Those of an existing workbook go on where its
// own end.
type styles struct {
	fonts, fills, borders, formats, cells, marks list
	known                                        map[Style]int // numbers of cells' styles
}

// A list holds the markup of one kind of entry, each once.
type list struct {
	from  int // number of the first entry
	items []string
	at    map[string]int
}

func (l *list) add(markup string) int {
	if n, ok := l.at[markup]; ok {
		return n
	}
	if l.at == nil {
		l.at = map[string]int{}
	}
	n := l.from + len(l.items)
	l.items, l.at[markup] = append(l.items, markup), n
	return n
}

func (l *list) markup() string { return strings.Join(l.items, "") }

// newStyles begins the styles of a new workbook, whose first entries are fixed.
func newStyles() *styles {
	s := &styles{formats: list{from: firstFormat}}
	s.fills.add(`<fill><patternFill patternType="none"/></fill>`)
	s.fills.add(`<fill><patternFill patternType="gray125"/></fill>`)
	s.cell(Style{})
	return s
}

// firstFormat is the first number that a format of one's own may have.
const firstFormat = 164

// cell is the number of a cell's style.
func (s *styles) cell(look Style) int {
	n, ok := s.known[look]
	if !ok {
		if s.known == nil {
			s.known = map[Style]int{}
		}
		n = s.cells.add(s.markupOf(look))
		s.known[look] = n
	}
	return n
}

func (s *styles) markupOf(look Style) string {
	font, fill, border, format := s.fonts.add(look.font()), s.fill(look.Fill), s.borders.add(look.Border.markup()), s.format(look.Format)
	return fmt.Sprintf(`<xf numFmtId="%d" fontId="%d" fillId="%d" borderId="%d" xfId="0"%s applyNumberFormat="1" applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1" applyProtection="1">%s%s</xf>`,
		format, font, fill, border, when(look.literal, ` quotePrefix="1"`), look.alignment(), when(look.Unlocked, `<protection locked="0"/>`))
}

// mark is the number of what a condition lays over a cell: of the style only
// weight, colour, fill and border count.
func (s *styles) mark(look Style) int {
	font := when(look.Bold, "<b/>") + colour("color", look.Colour)
	markup := "<dxf>" + wrap("font", font)
	if look.Fill != "" {
		markup += `<fill><patternFill patternType="solid">` + colour("fgColor", look.Fill) + colour("bgColor", look.Fill) + `</patternFill></fill>`
	}
	if look.Border.Line != "" {
		markup += look.Border.markup()
	}
	return s.marks.add(markup + "</dxf>")
}

func (s *styles) fill(rgb string) int {
	if rgb == "" {
		return 0 // none, in every workbook
	}
	return s.fills.add(`<fill><patternFill patternType="solid">` + colour("fgColor", rgb) + `<bgColor indexed="64"/></patternFill></fill>`)
}

// builtin are the number formats that every program knows by number.
var builtin = map[string]int{"": 0, "0": 1, "0.00": 2, "#,##0": 3, "#,##0.00": 4, "0%": 9, "0.00%": 10, "@": 49}

func (s *styles) format(code string) int {
	if n, ok := builtin[code]; ok {
		return n
	}
	return s.formats.add(code)
}

func (s Style) font() string {
	size, name := s.Size, s.Font
	if size == 0 {
		size = standardSize
	}
	if name == "" {
		name = standardFont
	}
	return wrap("font", when(s.Bold, "<b/>")+when(s.Italic, "<i/>")+when(s.Underline, "<u/>")+
		fmt.Sprintf(`<sz val="%g"/>`, size)+colour("color", s.Colour)+`<name val="`+esc(name)+`"/><charset val="134"/>`)
}

func (s Style) alignment() string {
	down := s.Down
	if down == "" {
		down = "center"
	}
	return `<alignment` + attr("horizontal", s.Across) + attr("vertical", down) + when(s.Wrap, ` wrapText="1"`) +
		when(s.Indent > 0, fmt.Sprintf(` indent="%d"`, s.Indent)) + `/>`
}

func (b Border) markup() string {
	side := func(name string) string {
		if b.Line == "" || b.Bottom && name != "bottom" {
			return "<" + name + "/>"
		}
		return "<" + name + ` style="` + b.Line + `">` + colour("color", b.Colour) + "</" + name + ">"
	}
	return "<border>" + side("left") + side("right") + side("top") + side("bottom") + "</border>"
}

func colour(element, rgb string) string {
	if rgb == "" {
		return ""
	}
	return "<" + element + ` rgb="FF` + rgb + `"/>`
}

// sheet is the markup of a whole styles part.
func (s *styles) sheet() string {
	var formats strings.Builder
	for i, code := range s.formats.items {
		fmt.Fprintf(&formats, `<numFmt numFmtId="%d" formatCode="%s"/>`, s.formats.from+i, esc(code))
	}
	group := func(name string, n int, items string) string {
		if n == 0 {
			return ""
		}
		return fmt.Sprintf(`<%s count="%d">%s</%s>`, name, n, items, name)
	}
	return declaration + `<styleSheet xmlns="` + mainNS + `">` +
		group("numFmts", len(s.formats.items), formats.String()) +
		group("fonts", len(s.fonts.items), s.fonts.markup()) +
		group("fills", len(s.fills.items), s.fills.markup()) +
		group("borders", len(s.borders.items), s.borders.markup()) +
		`<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>` +
		group("cellXfs", len(s.cells.items), s.cells.markup()) +
		`<cellStyles count="1"><cellStyle name="常规" xfId="0" builtinId="0"/></cellStyles>` +
		fmt.Sprintf(`<dxfs count="%d">%s</dxfs>`, len(s.marks.items), s.marks.markup()) +
		`<tableStyles count="0" defaultTableStyle="TableStyleMedium2" defaultPivotStyle="PivotStyleLight16"/></styleSheet>`
}

func when(yes bool, markup string) string {
	if yes {
		return markup
	}
	return ""
}

// attr is an attribute; none for an empty value.
func attr(name, value string) string {
	if value == "" {
		return ""
	}
	return " " + name + `="` + esc(value) + `"`
}

// wrap puts an element around markup; none around nothing.
func wrap(element, markup string) string {
	if markup == "" {
		return ""
	}
	return "<" + element + ">" + markup + "</" + element + ">"
}
