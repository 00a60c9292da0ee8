package source

import (
	"slices"
	"strings"

	"nianbao/internal/diag"
	"nianbao/internal/numeral"
	"nianbao/internal/xls"
)

// shortCodes reports whether a column holds the nine-digit codes of streets.
func (g *grid) shortCodes(from, column int) bool {
	for row := from; row < len(g.rows); row++ {
		if digits := len(strings.Trim(g.text(row, column), " ")); digits >= 9 {
			return digits < 12
		}
	}
	return true
}

// stack are the words of a column over some rows, each merged cell once.
func (g *grid) stack(top, bottom, column int) []string {
	var texts []string
	last := ""
	for row := top; row <= bottom; row++ {
		if cell := g.at(row, column); cell.Kind == Words && cell.Ref != last && len(cell.Raw) <= maxLabel && strings.TrimSpace(cell.Raw) != "" {
			texts = append(texts, strings.TrimSpace(cell.Raw))
			last = cell.Ref
		}
	}
	return texts
}

// group is the title to the left that a column stands under where the title was
// not merged: blank above the column, words below.
func (g *grid) group(top, bottom, column int) string {
	if top == bottom || g.at(bottom, column).Kind != Words || g.at(top, column).Kind != Empty {
		return ""
	}
	for left := column - 1; left > 0; left-- {
		if cell := g.at(top, left); cell.Kind == Words && len(cell.Raw) <= maxLabel {
			return cell.Raw
		}
	}
	return ""
}

// unit is the unit that a column's header says: the lowest of its own rows and
// of the merged titles above them.
func (g *grid) unit(h *header, c heading) string {
	texts := c.texts
	for row := h.top - 1; row > 0 && row >= h.top-2 && g.isGroups(row); row-- {
		if cell := g.at(row, c.column); cell.Kind == Words && len(cell.Raw) <= maxLabel {
			texts = append([]string{cell.Raw}, texts...)
		}
	}
	for _, text := range slices.Backward(texts) {
		if _, unit := splitUnit(text); unit != "" {
			return unit
		}
	}
	return ""
}

// isGroups reports whether a row holds titles of groups of columns, not the one
// title of the sheet or a note.
func (g *grid) isGroups(row int) bool {
	words := map[string]bool{}
	for _, p := range g.rows[row] {
		if p.Kind != Words || len(p.Raw) > maxLabel || noteForm.MatchString(numeral.FoldText(p.Raw)) {
			return false
		}
		words[p.Ref] = true
	}
	return len(words) > 1
}

// unitRow returns the units of a row under the header that holds nothing else,
// by column; nil where the row is no such row.
func (g *grid) unitRow(row int) map[int]string {
	if row >= len(g.rows) {
		return nil
	}
	units := map[int]string{}
	for _, p := range g.rows[row] {
		text := strings.Trim(p.label(), "()[]")
		switch {
		case p.Kind == Words && isUnit(text):
			units[p.column] = text
		case p.Kind == Words && strings.Contains("单位,计量单位,-,—,--,——,/", text):
		default:
			return nil
		}
	}
	if len(units) == 0 {
		return nil
	}
	return units
}

// noted are the units that notes such as 单位：万元 name above the data.
func (g *grid) noted(h *header) []string {
	for row := 1; row <= h.bottom; row++ {
		for _, p := range g.rows[row] {
			if len(p.Raw) > maxLabel {
				continue
			}
			if units := noteUnits(p.Raw); len(units) > 0 {
				return units
			}
		}
	}
	return nil
}

// letter is the name of a column: A, B, …
func letter(column int) string {
	return strings.TrimSuffix(xls.Ref(1, column), "1")
}

// cell is the place of a cell.
func (b *book) cell(sheet string, row, column int) diag.Place {
	return diag.Place{File: b.name, Sheet: sheet, Cell: xls.Ref(row, column)}
}
