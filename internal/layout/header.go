package layout

import (
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
}

// A heading is one recognised column of a header.
type heading struct {
	column int
	field  string
	texts  []string // its own, from top to bottom
	groups []string // titles of groups that were not merged over it
	year   int      // that it is about; unsaid, or otherYear
}

// Some columns do not say a year, others only that theirs is not this one.
const (
	unsaid    = 0
	otherYear = -1
)

// find returns the field of a level that a text means, "" for none.
func (f *Finder) find(level stat.Level, text string) string {
	if len(text) > maxHeading {
		return ""
	}
	q := question{level, text}
	id, known := f.memo[q]
	if !known && len(f.memo) < maxAsked {
		if found, ok := f.names.find(level, text); ok {
			id = found
		}
		f.memo[q] = id
	}
	return id
}

const (
	maxHeading = 240     // bytes of one header
	maxAsked   = 200_000 // different texts of a workbook that are taken for headers
)

// first is the field that the first of some spellings means.
func (f *Finder) first(level stat.Level, spellings []string) string {
	for _, text := range spellings {
		if id := f.find(level, text); id != "" {
			return id
		}
	}
	return ""
}

// headers finds the headers of a grid from top to bottom.
func (r *reader) headers(g *Grid) []*header {
	var found []*header
	for row, next := 1, 1; row < len(g.rows) && len(found) < maxHeaders; row++ {
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

// maxHeaders of a sheet; more is an attack on the clock.
const maxHeaders = 500

// anchors reports whether a row may belong to a header: nothing in it is a
// number, and a cell names what kind of area the lines are.
func (r *reader) anchors(g *Grid, row int) bool {
	if !g.isWords(row) {
		return false
	}
	for _, p := range g.rows[row] {
		if p.isLabel() && isArea(r.find(stat.Community, p.text())) {
			return true
		}
	}
	return false
}

// around finds the header that a row belongs to, nil where it belongs to none:
// the rows that name most fields, of these the fewest, and the titles of groups
// over them.
func (r *reader) around(g *Grid, row, from int) *header {
	var best *header
	for top := max(from, row-headerRows+1); top <= row; top++ {
		for bottom := row; bottom < top+headerRows && g.isWords(bottom); bottom++ {
			if h := r.try(g, top, bottom); h != nil && (best == nil || h.found > best.found || h.found == best.found && h.bottom <= best.bottom) {
				best = h
			}
		}
	}
	if best == nil || r.isForm(g, best) {
		return nil
	}
	for best.top > from && best.bottom-best.top < headerRows-1 && g.isGroups(best.top-1, best) {
		h := r.try(g, best.top-1, best.bottom)
		if h == nil || h.found < best.found {
			break
		}
		best = h
	}
	for best.bottom+1 < len(g.rows) && g.reachesDown(best) {
		best.bottom++
	}
	return best
}

// reachesDown reports whether the row under a header belongs to it: a cell that
// names an area is merged down into it.
func (g *Grid) reachesDown(h *header) bool {
	return slices.ContainsFunc(h.columns, func(c heading) bool {
		below := g.at(h.bottom+1, c.column)
		return isArea(c.field) && below.kind == Words && below.is(g.at(h.bottom, c.column))
	})
}

// try takes some rows for a header; nil where they name no area or no field
// besides.
func (r *reader) try(g *Grid, top, bottom int) *header {
	for row := top; row <= bottom; row++ {
		if !g.isWords(row) {
			return nil
		}
	}
	h := &header{top: top, bottom: bottom}
	level, ok := r.levelOf(g, top, bottom)
	if !ok {
		return nil
	}
	h.level = level
	type what struct {
		field string
		year  int
	}
	fields := map[what]bool{}
	reports := false
	for column := 1; column <= g.width; column++ {
		if c := r.heading(g, level, top, bottom, column); c.field != "" {
			h.columns = append(h.columns, c)
			fields[what{c.field, c.year}] = true
			reports = reports || !isArea(c.field)
		}
	}
	if h.found = len(fields); !reports {
		return nil
	}
	return h
}

// heading reads what stands over a column.
func (r *reader) heading(g *Grid, level stat.Level, top, bottom, column int) heading {
	c := heading{column: column, texts: g.stack(top, bottom, column)}
	if len(c.texts) == 0 {
		return c
	}
	c.groups = g.groups(top, bottom, column)
	c.year = r.yearOf(level, c)
	c.field = r.first(level, spellings(c))
	return c
}

// levelOf tells what a row of the table is, by the area columns of the header.
func (r *reader) levelOf(g *Grid, top, bottom int) (stat.Level, bool) {
	at := map[string]int{}
	for column := 1; column <= g.width; column++ {
		c := heading{texts: g.stack(top, bottom, column)}
		if id := r.first(stat.Community, spellings(c)); isArea(id) && at[id] == 0 {
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
		if len(g.rows[row]) == 0 {
			continue
		}
		lines++
		for _, c := range h.columns {
			p := g.at(row, c.column)
			if isArea(c.field) && p.isLabel() && int(p.row) == row && r.find(h.level, p.text()) != "" {
				labels++
				break
			}
		}
	}
	return labels*2 > lines
}

// shortCodes reports whether a column holds the nine-digit codes of streets.
func (g *Grid) shortCodes(from, column int) bool {
	for row := from; row < len(g.rows); row++ {
		if digits := len(strings.Trim(g.text(row, column), " ")); digits >= 9 {
			return digits < 12
		}
	}
	return true
}
