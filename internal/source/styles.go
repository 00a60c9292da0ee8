package source

import (
	"errors"
	"slices"

	"nianbao/internal/layout"
)

// styles say how numbers are shown, by the style of their cell.
type styles []numberFormat

var errStyles = errors.New(saying("单元格样式超过 %d 种", maxStyles))

func (s styles) of(style int) numberFormat {
	if style < 0 || style >= len(s) {
		return numberFormat{kind: layout.Figure}
	}
	return s[style]
}

// styles reads a workbook's styles. Those of conditional formats and named
// styles, which stand elsewhere in the part, are not asked for by cells.
func (p parts) styles(part string) (styles, error) {
	var kinds styles
	codes := map[int]string{}
	var inCells, inCodes bool
	err := p.each(part, func(_ *markup, tag []byte) error {
		switch string(tagName(tag)) {
		case "cellXfs", "/cellXfs":
			inCells = tag[0] != '/'
		case "numFmts", "/numFmts":
			inCodes = tag[0] != '/'
		case "numFmt":
			if inCodes && len(codes) < maxStyles {
				codes[number(attr(tag, "numFmtId"))] = words(attr(tag, "formatCode"))
			}
		case "xf":
			if !inCells {
				return nil
			}
			if len(kinds) == maxStyles {
				return errStyles
			}
			id := number(attr(tag, "numFmtId"))
			kinds = append(kinds, numberFormat{shownAs(id, codes[id]), saysAbout(codes[id])})
		}
		return nil
	})
	return slices.Clip(kinds), err
}
