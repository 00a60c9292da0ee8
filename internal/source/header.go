package source

import (
	"strings"

	"nianbao/internal/stat"
)

const (
	headerWithin = 40 // rows from the first one with text in which a header is sought
	headerRows   = 3  // that a header may take
)

// A header is what the names over a table say.
type header struct {
	top, bottom int // rows; below bottom the data begin
	level       stat.Level
	columns     []heading // recognised
	found       int       // different fields
}

// A heading is one recognised column of a header.
type heading struct {
	column int
	field  string
	texts  []string // from top to bottom
}

// A finder recognises headers and remembers what it was asked before.
type finder struct {
	names *names
	memo  map[question]string
}

type question struct {
	level stat.Level
	text  string
}

func (f *finder) find(level stat.Level, text string) string {
	q := question{level, text}
	id, known := f.memo[q]
	if !known {
		if found, ok := f.names.find(level, text); ok {
			id = found
		}
		f.memo[q] = id
	}
	return id
}

// header finds the rows that name most fields, nil where none name an area and
// one other field. Of equally good ones the shortest and then the first is taken.
func (f *finder) header(g *grid) *header {
	var best *header
	first := 1
	for first < len(g.rows) && len(g.rows[first]) == 0 {
		first++
	}
	for bottom := first; bottom < len(g.rows) && bottom < first+headerWithin; bottom++ {
		for depth := 1; depth <= headerRows && bottom-depth+1 >= first; depth++ {
			h := f.try(g, bottom-depth+1, bottom)
			if h != nil && (best == nil || h.found > best.found || h.found == best.found && h.bottom-h.top < best.bottom-best.top) {
				best = h
			}
		}
	}
	return best
}

// try takes some rows for a header.
func (f *finder) try(g *grid, top, bottom int) *header {
	if len(g.rows[bottom]) == 0 || len(g.rows[top]) == 0 {
		return nil
	}
	h := &header{top: top, bottom: bottom}
	level, ok := f.level(g, top, bottom)
	if !ok {
		return nil
	}
	h.level = level
	fields := map[string]bool{}
	for column := 1; column <= g.lastCol; column++ {
		texts := g.stack(top, bottom, column)
		if id := f.first(level, spellings(texts, g.group(top, bottom, column))); id != "" {
			h.columns = append(h.columns, heading{column, id, texts})
			fields[id] = true
		}
	}
	h.found = len(fields)
	for id := range fields {
		if !isArea(id) {
			return h
		}
	}
	return nil
}

// level tells what a row of the table is, by the area columns of the header.
func (f *finder) level(g *grid, top, bottom int) (stat.Level, bool) {
	at := map[string]int{}
	for column := 1; column <= g.lastCol; column++ {
		if id := f.first(stat.Community, spellings(g.stack(top, bottom, column), "")); isArea(id) && at[id] == 0 {
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

func (f *finder) first(level stat.Level, spellings []string) string {
	for _, text := range spellings {
		if id := f.find(level, text); id != "" {
			return id
		}
	}
	return ""
}

// spellings are the ways in which a header over several rows may name a field,
// the fullest first: 用房面积办公用房, then 办公用房.
func spellings(texts []string, group string) []string {
	var out []string
	for i := range texts {
		out = append(out, strings.Join(texts[i:], ""))
	}
	if group != "" && len(texts) > 0 {
		out = append(out, group+texts[len(texts)-1])
	}
	return out
}
