package source

import (
	"bytes"
	"strconv"
	"strings"

	"nianbao/internal/layout"
)

// Limits of what excelize handles for a sheet; far more than layout lets in.
const (
	maxRowText   = 32 << 20   // bytes of the texts of a row, which it holds whole
	maxSheetText = 512 << 20  // bytes of all texts
	maxSpread    = 20_000_000 // cells, the empty ones before others counted
)

// weight is how many bytes excelize handles for a text: it copies it anew for
// each character that is written as _x000D_.
func weight(text []byte) int { return len(text) * (1 + bytes.Count(text, []byte("_x"))) }

func (s *scanner) weigh(bytes int) error {
	s.rowText += bytes
	s.sheetText += bytes
	switch {
	case s.rowText > maxRowText:
		return errRowText
	case s.sheetText > maxSheetText:
		return layout.ErrText
	}
	return nil
}

// weighShared weighs a text of the table.
func (s *scanner) weighShared() error {
	n, err := strconv.Atoi(strings.TrimSpace(string(s.index)))
	if err != nil || n < 0 || n >= len(s.texts) {
		return errText
	}
	return s.weigh(int(s.texts[n]))
}
