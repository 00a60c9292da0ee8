package source

import (
	"strings"

	"nianbao/internal/layout"
)

// line enters the cells of a row. A value that no cell of the frame holds would
// be lost.
func (a *archive) line(g *layout.Grid, row int, values []string) error {
	marks := a.frame.rows[row]
	a.frame.rows[row] = nil // memory is short by now
	for _, m := range marks {
		raw := ""
		if n := int(m.column) - 1; n < len(values) {
			raw, values[n] = values[n], ""
		}
		raw, kind, err := a.cell(m, raw)
		if err == nil {
			err = g.Enter(row, int(m.column), raw, kind)
		}
		if err != nil {
			return err
		}
	}
	if strings.Join(values, "") != "" {
		return errDisorder
	}
	return nil
}

// cell says what a cell holds; numbers become plain decimals.
func (a *archive) cell(m mark, raw string) (string, layout.CellKind, error) {
	switch {
	case !m.stored:
		return "", layout.NoCache, nil
	case raw == "" && !m.shared: // excelize could not read it
		return "", layout.Empty, errLibrary
	case raw == "":
		return "", layout.Empty, nil
	}
	switch m.kind {
	case layout.Logical:
		return truth(raw), m.kind, nil
	case layout.Broken:
		return raw, m.kind, nil
	case layout.Figure:
		if plain, ok := decimal(strings.TrimSpace(raw)); ok {
			if int(m.style) >= len(a.formats) {
				return "", layout.Empty, errStyle
			}
			text, kind := a.formats[m.style].read(plain)
			return text, kind, nil
		}
	}
	return tidy(raw), layout.Words, nil
}

// truth writes as 1 or 0 what XML may also call true or false.
func truth(raw string) string {
	switch raw {
	case "true":
		return "1"
	case "false":
		return "0"
	}
	return raw
}

// tidy leaves out of a text what no table of text holds.
func tidy(text string) string {
	if strings.IndexFunc(text, isControl) >= 0 || strings.Contains(text, "_x000D_") {
		text = strings.Map(seen, strings.ReplaceAll(text, "_x000D_", "\r"))
	}
	if strings.IndexByte(text, '\r') >= 0 {
		text = lineEnds.Replace(text)
	}
	return text
}

// seen leaves out characters that nobody sees.
func seen(r rune) rune {
	if isControl(r) && r != '\r' {
		return -1
	}
	return r
}
