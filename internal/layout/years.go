package layout

import (
	"slices"

	"nianbao/internal/numeral"
)

// findYears finds a column that says to which year each line belongs. Areas
// that have a line of this year are not read from those of others; a line
// whose area has none may only be misdated.
func (t *tableReader) findYears() {
	for column := 1; column <= t.width && t.years == 0; column++ {
		if t.heads(column) {
			t.years = column
		}
	}
	t.current = map[string]bool{}
	for row := t.body; row <= t.to && t.years > 0; row++ {
		if t.yearAt(row, t.years) == t.year {
			t.current[t.areaAt(row)] = true
		}
	}
}

// areaAt is what names the area of a line, if need be in a line above it.
func (t *tableReader) areaAt(row int) string {
	column := t.column(communityField)
	if column == 0 {
		column = t.column(codeField)
	}
	for ; column > 0 && row >= t.body; row-- {
		if name := t.Grid.at(row, column).label(); name != "" {
			return name
		}
	}
	return ""
}

// heads reports whether the header of a column speaks of years.
func (t *tableReader) heads(column int) bool {
	return slices.ContainsFunc(t.stack(t.top, t.bottom, column), func(text string) bool {
		return yearHeads[squeeze(numeral.Fold(text))] || t.find(t.level, text) == "stat_year"
	})
}

var yearHeads = wordSet("年份 年度 年 时间 统计年度 所属年度")

// yearAt is the year that a cell says and nothing else.
func (t *tableReader) yearAt(row, column int) int {
	p := t.Grid.at(row, column)
	if p.kind != Words && p.kind != Figure || len(p.raw) > 40 {
		return unsaid
	}
	bare, year := t.cutYear(p.text())
	if bare != "" {
		return unsaid
	}
	return year
}

// isOtherYear reports whether a line belongs to another year, and its area has
// one of this.
func (t *tableReader) isOtherYear(row int) bool {
	year := t.yearAt(row, t.years)
	return year != unsaid && year != t.year && t.current[t.areaAt(row)]
}

// isPast reports whether a table about one area has lines of other years only.
func (t *tableReader) isPast() bool {
	return t.years > 0 && len(t.current) == 0 && t.column(communityField)+t.column(codeField)+t.column(streetField) == 0
}
