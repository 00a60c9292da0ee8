package layout

import (
	"fmt"
	"path"
	"strings"

	"nianbao/internal/stat"
)

// A line is one that is proposed for map.toml.
type line struct{ key, value, comment string }

// mapLines writes lines for map.toml that a clerk can copy as they are; lead is
// said before them. A line without a value is commented out.
func (r *reader) mapLines(lead string, lines ...line) string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s在 data/%d/map.toml 里写：\n[[table]]\nfile = %s\nsheet = %s", lead, r.year, quoted(path.Base(r.sheet.File)), quoted(r.sheet.Name))
	for _, l := range lines {
		b.WriteByte('\n')
		if l.value == "" {
			b.WriteString("# ")
		}
		value := quoted(l.value)
		if strings.HasPrefix(l.value, "[") {
			value = l.value
		}
		fmt.Fprintf(&b, "%s = %s", l.key, value)
		if l.comment != "" {
			fmt.Fprintf(&b, "   # %s", commented(l.comment))
		}
	}
	return b.String()
}

// quoted is a text as TOML writes it.
func quoted(text string) string {
	var b strings.Builder
	for _, r := range text {
		switch {
		case r == '"' || r == '\\':
			b.WriteRune('\\')
			b.WriteRune(r)
		case r < ' ' || r == 0x7F:
			fmt.Fprintf(&b, `\u%04X`, r)
		default:
			b.WriteRune(r)
		}
	}
	return `"` + b.String() + `"`
}

// commented is a text as it can stand behind # on one line.
func commented(text string) string {
	text = strings.Map(func(r rune) rune {
		if r < ' ' || r == 0x7F {
			return ' '
		}
		return r
	}, text)
	if runes := []rune(text); len(runes) > 40 {
		return string(runes[:40]) + "…"
	}
	return text
}

// propose says that a sheet has no table, and what to write into map.toml where
// something in it looks like one.
func (r *reader) propose() {
	g := r.sheet.Grid
	if g.Cells() == 0 {
		return // spare, as a new workbook has them
	}
	best := r.guess(g)
	if best == nil {
		r.add(sheetNoTable, r.whole(), "是年报的话，核对表头里的名称；不是就不用管", "工作表“%s”里没有认出表头，没有读", r.sheet.Name)
		return
	}
	r.add(sheetNoTable, r.whole(), r.mapLines("是年报的话，核对表头里的名称；或者核对下面各行，", best.lines...), "工作表“%s”里没有认出表头，没有读；第 %s 行像是表头%s", r.sheet.Name, best.rows, best.said)
}

// A guess is what a sheet's header may be.
type guess struct {
	score int
	rows  string
	said  string
	lines []line
}

const guessWithin = 40 // rows from the first one in which a header is guessed

// guess finds the rows that name, or nearly name, most fields.
func (r *reader) guess(g *Grid) *guess {
	var best *guess
	first := 1
	for first < len(g.rows) && len(g.rows[first]) == 0 {
		first++
	}
	for bottom := first; bottom < len(g.rows) && bottom < first+guessWithin; bottom++ {
		for top := bottom; top >= first && top > bottom-headerRows && g.isWords(top); top-- {
			if r.effort -= 10 * g.width; r.effort < 0 {
				return best
			}
			if x := r.guessAt(g, top, bottom); x != nil && (best == nil || x.score > best.score) {
				best = x
			}
		}
	}
	return best
}

// guessAt reads some rows as a header, names that are nearly right included.
func (r *reader) guessAt(g *Grid, top, bottom int) *guess {
	x := &guess{rows: g.between(top, bottom)}
	x.lines = []line{{"header", fmt.Sprintf("[%d, %d]", top, bottom), ""}}
	area, numbers := false, 0
	for column := 1; column <= g.width; column++ {
		c := heading{column: column, texts: g.stack(top, bottom, column), groups: g.groups(top, bottom, column)}
		id, points := r.likely(c)
		if id == "" && column == 1 && !area && r.listsAreas(g, bottom+1, column) {
			id, points = communityField, 1
			x.said = "，但没有一列写明是社区名称"
		}
		area = area || IsArea(id)
		if x.score += points; id != "" && !IsArea(id) {
			numbers += g.amounts(bottom+1, column)
		}
		if id != "" || len(c.texts) > 0 {
			x.lines = append(x.lines, line{"columns." + letter(column), id, c.name()})
		}
	}
	if x.score < 2 || numbers == 0 {
		return nil
	}
	if !area {
		x.said = "，但没有一列写明是社区名称"
	}
	return x
}

// amounts counts the numbers in the first cells of a column from a row.
func (g *Grid) amounts(from, column int) int {
	n := 0
	for row := from; row < min(len(g.rows), from+20); row++ {
		if p := g.at(row, column); p.kind != Empty && p.kind != Words {
			n++
		}
	}
	return n
}

// likely is the field that a header means, or nearly means, and how sure that is.
func (r *reader) likely(c heading) (id string, points int) {
	for _, level := range []stat.Level{stat.Community, stat.Subdistrict} {
		if id := r.first(level, r.spellings(c)); id != "" {
			return id, 2
		}
	}
	for _, text := range r.spellings(c) {
		if near := r.names.near(stat.Community, text); near != "" {
			return r.find(stat.Community, near), 1
		}
	}
	return "", 0
}

// listsAreas reports whether words stand in most cells of a column.
func (r *reader) listsAreas(g *Grid, from, column int) bool {
	words, all := 0, 0
	for row := from; row < len(g.rows) && all < 20; row++ {
		if len(g.rows[row]) > 1 {
			all++
			if p := g.at(row, column); p.isLabel() && !p.isNumber() {
				words++
			}
		}
	}
	return words > 0 && words*2 > all
}
