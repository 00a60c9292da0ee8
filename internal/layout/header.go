package layout

import (
	"cmp"
	"slices"
	"strings"

	"nianbao/internal/stat"
)

const headerRows = 6 // that a header may take

// A header is what the names over a table say.
type header struct {
	top, bottom int // rows; below bottom the data begin
	level       stat.Level
	columns     []heading // recognised
	found       int       // different fields and years
	twice       int       // columns beyond these
}

// beats reports whether a header says more than another one: more fields, fewer
// of them twice, in fewer rows further up.
func (h *header) beats(other *header) bool {
	return other == nil || cmp.Or(h.found-other.found, other.twice-h.twice, other.bottom-h.bottom, h.top-other.top) > 0
}

// A heading is one recognised column of a header.
type heading struct {
	column int
	field  string   // "" for none; ignored where map.toml says so
	texts  []string // its own, from top to bottom
	groups []string // titles of groups that were not merged over it
	year   int      // that it is about; unsaid, or otherYear
	corner bool     // known only by its place in the corner of a table on its side
}

// Some columns do not say a year, others only that theirs is not this one.
const (
	unsaid    = 0
	otherYear = -1
)

// name is a heading over several rows or lines as one line.
func (c heading) name() string {
	return oneLine(slices.Concat(c.groups, c.texts))
}

// headers finds the headers of a grid from top to bottom. Where map.toml gives
// their rows, those are taken.
func (r *reader) headers(g *Grid) []*header {
	if given := r.given(g); len(given) > 0 {
		return given
	}
	var found []*header
	for row, next := 1, 1; row < len(g.rows) && r.effort > 0; row++ {
		if row < next || !r.anchors(g, row) {
			continue
		}
		if h := r.around(g, row, next); h != nil {
			found = append(found, h)
			next = h.bottom + 1
		}
	}
	return found
}

// anchors reports whether a row may belong to a header: nothing in it is a
// number, and a cell names what kind of area the lines are. Where map.toml
// names the column of the areas, any field will do.
func (r *reader) anchors(g *Grid, row int) bool {
	if !g.isWords(row) {
		return false
	}
	mapped := r.mapsArea(g)
	return slices.ContainsFunc(g.rows[row], func(p place) bool {
		if !p.isLabel() {
			return false
		}
		id := r.find(stat.Community, p.text())
		return IsArea(id) || r.isCorner(p.text()) || mapped && (id != "" || r.find(stat.Subdistrict, p.text()) != "")
	})
}

// around finds the header that a row belongs to, nil where it belongs to none:
// the rows that name most fields, of these the fewest, and the titles of groups
// over them.
func (r *reader) around(g *Grid, row, from int) *header {
	var best *header
	for top := max(from, row-headerRows+1); top <= row; top++ {
		for bottom := row; bottom < top+headerRows && (g.isWords(bottom) || g.isBlank(bottom)); bottom++ {
			if h := r.try(g, top, bottom); h != nil && h.beats(best) {
				best = h
			}
		}
	}
	if best == nil || r.isForm(g, best) {
		return nil
	}
	for best.top > from && best.bottom-best.top < headerRows-1 && (g.isGroups(best.top-1, best) || r.beginsNames(g, best)) {
		h := r.try(g, best.top-1, best.bottom)
		if h == nil || h.found < best.found || h.twice > best.twice {
			break
		}
		best = h
	}
	for best.bottom+1 < len(g.rows) && (g.reachesDown(best) || r.endsNames(g, best)) {
		if h := r.header(g, best.top, best.bottom+1); h != nil && h.found == best.found {
			best = h
		} else {
			best.bottom++
		}
	}
	return best
}

// beginsNames reports whether the row over a header begins names that it ends:
// 集体 over 经营性收入.
func (r *reader) beginsNames(g *Grid, h *header) bool {
	return g.isWords(h.top-1) && !slices.ContainsFunc(g.rows[h.top-1], func(p place) bool {
		i := slices.IndexFunc(h.columns, func(c heading) bool { return c.column == int(p.at) })
		return i < 0 || r.find(h.level, p.text()+strings.Join(h.columns[i].texts, "")) != h.columns[i].field
	})
}

// endsNames reports whether the row under a header ends names that the header
// begins: 名称 under 社区.
func (r *reader) endsNames(g *Grid, h *header) bool {
	if !g.isWords(h.bottom + 1) {
		return false
	}
	ends := false
	for _, p := range g.rows[h.bottom+1] {
		i := slices.IndexFunc(h.columns, func(c heading) bool { return c.column == int(p.at) })
		if i < 0 || p.is(g.at(h.bottom, int(p.at))) {
			continue
		}
		if r.find(h.level, strings.Join(h.columns[i].texts, "")+p.text()) != h.columns[i].field {
			return false
		}
		ends = true
	}
	return ends
}

// reachesDown reports whether the row under a header belongs to it: the name of a
// column is merged down into it.
func (g *Grid) reachesDown(h *header) bool {
	return slices.ContainsFunc(h.columns, func(c heading) bool {
		below := g.at(h.bottom+1, c.column)
		return below.kind == Words && below.is(g.at(h.bottom, c.column))
	})
}

// try takes some rows for a header; nil where one is none, or where they name
// no area or no field besides.
func (r *reader) try(g *Grid, top, bottom int) *header {
	for row := top; row <= bottom; row++ {
		if !g.isWords(row) && (row == top || row == bottom || !g.isBlank(row)) {
			return nil
		}
	}
	if r.effort -= (bottom - top + 1) * (g.width + 10); r.effort < 0 {
		return nil
	}
	h := r.header(g, top, bottom)
	if h == nil || !h.reports() {
		return nil
	}
	return h
}

// maxEffort is how many cells of one sheet are looked at for headers; more is
// an attack on the clock.
const maxEffort = 2_000_000

// header reads some rows as a header; nil where they name no area.
func (r *reader) header(g *Grid, top, bottom int) *header {
	level, ok := r.levelOf(g, top, bottom)
	if !ok {
		return nil
	}
	type what struct {
		field string
		year  int
	}
	h := &header{top: top, bottom: bottom, level: level}
	for column := 1; column <= g.width; column++ {
		if c := r.heading(g, level, top, bottom, column); c.field != "" {
			h.columns = append(h.columns, c)
		}
	}
	h.dropCorners()
	fields := map[what]bool{}
	for _, c := range h.columns {
		fields[what{c.field, c.year}] = true
	}
	h.found, h.twice = len(fields), len(h.columns)-len(fields)
	return h
}

// dropCorners leaves out what stands in a corner where another column names the
// areas.
func (h *header) dropCorners() {
	if slices.ContainsFunc(h.columns, func(c heading) bool { return IsArea(c.field) && !c.corner }) {
		h.columns = slices.DeleteFunc(h.columns, func(c heading) bool { return c.corner })
	}
}

// reports reports whether a header names fields besides the area.
func (h *header) reports() bool {
	return slices.ContainsFunc(h.columns, func(c heading) bool { return !IsArea(c.field) && c.field != ignored })
}

// heading reads what stands over a column.
func (r *reader) heading(g *Grid, level stat.Level, top, bottom, column int) heading {
	c := heading{column: column, texts: g.stack(top, bottom, column)}
	if len(c.texts) > 0 {
		c.groups = g.groups(top, bottom, column)
		c.year = r.yearOf(level, c)
	}
	c.field, c.corner = r.fieldOf(g, level, top, c)
	return c
}

// fieldOf is the field of a column: the one that map.toml gives it, else the
// one that its header names, else that of a corner.
func (r *reader) fieldOf(g *Grid, level stat.Level, top int, c heading) (id string, corner bool) {
	if id, ok := r.mapped(g, top, c.column); ok {
		return id, false
	}
	if id := r.headed(level, c); id != "" || level == stat.Subdistrict || !r.isCorner(strings.Join(c.texts, "")) {
		return id, false
	}
	return communityField, true
}

// levelOf tells what a row of the table is, by the area columns of the header.
func (r *reader) levelOf(g *Grid, top, bottom int) (stat.Level, bool) {
	at := map[string]int{}
	for column := 1; column <= g.width; column++ {
		c := heading{column: column, texts: g.stack(top, bottom, column)}
		if id, _ := r.fieldOf(g, stat.Community, top, c); IsArea(id) && at[id] == 0 {
			at[id] = column
		}
	}
	switch {
	case len(at) == 0:
		return "", false
	case at[communityField] > 0 || at[streetField] == 0:
		return stat.Community, true
	case at[codeField] > 0 && !g.shortCodes(bottom+1, at[codeField]):
		return stat.Community, true
	}
	return stat.Subdistrict, true
}

// isForm reports whether what looks like a header is the first line of a form,
// whose labels go on below: no community is called 户数.
func (r *reader) isForm(g *Grid, h *header) bool {
	labels, lines := 0, 0
	for row := h.bottom + 1; row < len(g.rows) && lines < 10; row++ {
		if len(g.rows[row]) == 0 || r.repeats(g, row, h) {
			continue
		}
		lines++
		if slices.ContainsFunc(h.columns, func(c heading) bool { return (g.sideways || IsArea(c.field)) && r.isLabelAt(g, row, c) }) {
			labels++
		}
	}
	return labels*2 > lines || g.sideways && labels > 0
}

// repeats reports whether a row names the area's column again, as forms do that
// follow each other.
func (r *reader) repeats(g *Grid, row int, h *header) bool {
	return slices.ContainsFunc(h.columns, func(c heading) bool {
		return IsArea(c.field) && r.find(h.level, g.text(row, c.column)) == c.field
	})
}

// isLabelAt reports whether a cell of its own row names a field other than that
// of its column.
func (r *reader) isLabelAt(g *Grid, row int, c heading) bool {
	p := g.at(row, c.column)
	if !p.isLabel() || row > 1 && g.at(row-1, c.column).is(p) {
		return false
	}
	for _, level := range []stat.Level{stat.Community, stat.Subdistrict} {
		if id := r.find(level, p.text()); id != "" && id != c.field && (g.sideways || !IsArea(id)) {
			return true
		}
	}
	return false
}

// shortCodes reports whether a column holds the nine-digit codes of streets.
func (g *Grid) shortCodes(from, column int) bool {
	for row := from; row < len(g.rows); row++ {
		if digits := len(g.text(row, column)); digits >= 9 {
			return digits < 12
		}
	}
	return true
}
