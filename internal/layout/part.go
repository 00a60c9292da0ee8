package layout

import (
	"regexp"
	"slices"

	"nianbao/internal/numeral"
	"nianbao/internal/stat"
)

// A part of a sheet holds one table.
type part struct {
	*Grid
	*header
	from, to int       // rows: from the titles over the header to the last line
	repeated []*header // on later pages, within the table
}

// upright finds the tables that have their fields side by side and their areas
// one below the other.
func (r *reader) upright(g *Grid) []*part {
	var parts []*part
	for _, p := range r.stacked(g) {
		if cuts := p.cuts(); len(cuts) > 0 {
			parts = append(parts, r.beside(p, cuts)...)
		} else {
			parts = append(parts, p)
		}
	}
	return parts
}

// turned finds the tables that have their fields one below the other and their
// areas side by side. Since any list of words can look like the fields, there
// must be numbers beside them.
func (r *reader) turned(g *Grid) []*part {
	if g.Rows() > MaxColumns {
		return nil
	}
	r.sideways = true
	defer func() { r.sideways = false }()
	parts := r.upright(g.turned())
	if slices.ContainsFunc(parts, func(p *part) bool { return !r.counts(p) }) {
		return nil // none of them, lest a form be read in part
	}
	return parts
}

// counts reports whether most of what stands under numeric fields are numbers,
// and some are, each of them for a named area or year.
func (r *reader) counts(p *part) bool {
	numbers, words := 0, 0
	for row := p.bottom + 1; row <= p.to; row++ {
		if p.unitRow(row) != nil {
			continue
		}
		named, here := false, 0
		for _, c := range p.columns {
			cell := p.at(row, c.column)
			t := r.names.fields[c.field].Type
			switch {
			case IsArea(c.field) && valueHeads[squeeze(cell.label())]: // of a form
				return false
			case IsArea(c.field):
				named = named || cell.kind != Empty
			case cell.kind == Empty || t != stat.Integer && t != stat.Number:
			case cell.isAmount():
				here++
			case isUnit(unwrap(cell.label())): // of a form, whose numbers stand behind
				return false
			default:
				words++
			}
		}
		if numbers += here; here > 0 && !named {
			return false
		}
	}
	return numbers > 0 && numbers >= words
}

// valueHeads stand over the values of forms and are no communities.
var valueHeads = wordSet("数值 数量 数据 数 值 填报数 填报值 实有数 内容 情况 备注 说明")

// isAmount reports whether a cell holds a number or what stands for one.
func (p place) isAmount() bool {
	return p.kind != Words || len(p.raw) <= maxLabel && numeral.Cell(p.raw).Kind != numeral.Text
}

// stacked cuts a grid into tables that stand one below the other. A header that
// is repeated begins no new one.
func (r *reader) stacked(g *Grid) []*part {
	var parts []*part
	from := 1
	for _, h := range r.headers(g) {
		if n := len(parts); n > 0 && parts[n-1].header.same(h) {
			parts[n-1].repeated = append(parts[n-1].repeated, h)
			continue
		} else if n > 0 {
			from = parts[n-1].titles(h, r.names.signs.note)
			parts[n-1].to = from - 1
		}
		parts = append(parts, &part{Grid: g, header: h, from: from, to: len(g.rows) - 1})
	}
	return parts
}

// same reports whether two headers name the same columns.
func (h *header) same(other *header) bool {
	return slices.EqualFunc(h.columns, other.columns, func(a, b heading) bool {
		return a.column == b.column && a.field == b.field && a.year == b.year
	})
}

// titles is the first of the rows over a header that are its titles and notes. A
// lone name where the table above has its areas is an area's.
func (p *part) titles(h *header, notes *regexp.Regexp) int {
	first := h.top
	for row := h.top - 1; row > p.bottom && (p.isBlank(row) || p.isTitle(row, notes)); row-- {
		if !p.isBlank(row) {
			first = row
		}
	}
	return first
}

var titleWords = regexp.MustCompile(`表|续|情况|统计|单位|^[一二三四五六七八九十]+、|^\(`)

// isTitle reports whether a row holds one text that is none of the notes under a
// table, or notes on units.
func (p *part) isTitle(row int, notes *regexp.Regexp) bool {
	line := p.rows[row]
	for _, cell := range line {
		if !cell.isLabel() || len(noteUnits(cell.raw)) == 0 && (!cell.is(line[0]) || notes.MatchString(cell.label())) {
			return false
		}
	}
	return len(line) > 1 || titleWords.MatchString(line[0].label()) || !p.namesArea(int(line[0].at))
}

// namesArea reports whether a column names areas.
func (p *part) namesArea(column int) bool {
	return slices.ContainsFunc(p.columns, func(c heading) bool { return c.column == column && IsArea(c.field) })
}

// cuts are the columns at which a further table begins beside the first: where
// the area is named again, in the same words.
func (p *part) cuts() []int {
	var cuts []int
	seen := map[string]string{}
	left := 0 // the first of the area columns that stand together
	for i, c := range p.columns {
		if !IsArea(c.field) {
			continue
		}
		if i == 0 || !IsArea(p.columns[i-1].field) || p.columns[i-1].column != c.column-1 {
			left = c.column
		}
		text := squeeze(foldHeader(oneLine(c.texts)))
		if old, again := seen[c.field]; again && old == text && !slices.Contains(cuts, left) && p.divides(left) {
			cuts = append(cuts, left)
		}
		seen[c.field] = text
	}
	return cuts
}

// divides reports whether fields stand on both sides of a column.
func (p *part) divides(column int) bool {
	before, behind := false, false
	for _, c := range p.columns {
		before = before || !IsArea(c.field) && c.column < column
		behind = behind || !IsArea(c.field) && c.column > column
	}
	return before && behind
}

// beside cuts a part into the tables that stand side by side in it.
func (r *reader) beside(p *part, cuts []int) []*part {
	var parts []*part
	left := 1
	for _, cut := range append(cuts, p.width+1) {
		g := p.crop(left, cut-1)
		if h := r.header(g, p.top, p.bottom); h != nil && h.reports() {
			parts = append(parts, &part{Grid: g, header: h, from: p.from, to: p.to, repeated: p.repeated})
		}
		left = cut
	}
	return parts
}
