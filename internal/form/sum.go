package form

import (
	"fmt"
	"strings"

	"nianbao/internal/check"
	"nianbao/internal/stat"
	"nianbao/internal/xlsx"
)

// sums reports whether the numbers of areas add up to something.
func sums(f *check.Field) bool {
	return (f.Type == stat.Integer || f.Type == stat.Number) && !f.Average && f.ID != "stat_year" && f.Unit != "%"
}

// totals writes the sums over all streets, and how many areas they are made of.
func (s *merged) totals() {
	if len(s.blocks) == 0 {
		return
	}
	last := len(s.Rows)
	s.sumRow("合计", totalLook, s.total, func(i int) string {
		if s.grouped() {
			return added(s.cells(i))
		}
		return s.sumOf(i, s.ranges(i))
	})
	s.markOpen(firstRow, last)
	row := xlsx.Row{Height: readHeight}
	for i, f := range s.columns {
		c := xlsx.Cell{Column: i + 1, Look: countLook}
		switch {
		case i == 0:
			c.Text, c.Look.Across = "注：报了数的"+s.member, "left"
		case i >= s.names && f != sourceField:
			c.Formula, c.Number = counted(f, s.ranges(i)), fmt.Sprint(s.total.counts[i])
		}
		row.Cells = append(row.Cells, c)
	}
	s.Rows, s.origins.Rows = append(s.Rows, row), append(s.origins.Rows, xlsx.Row{})
}

// sumRow writes a line of sums.
func (s *merged) sumRow(label string, look xlsx.Style, of tally, formula func(i int) string) {
	row, blank := xlsx.Row{Height: readHeight}, xlsx.Row{Height: readHeight}
	for i, f := range s.columns {
		c := xlsx.Cell{Column: i + 1, Look: look}
		switch {
		case i == 0:
			c.Text, c.Look.Across = label, "left"
		case i < s.names || !adds(f):
		default:
			c.Formula, c.Look.Format = formula(i), s.format(i)
			switch {
			case f.Type == stat.Truth:
				c.Look.Format = `"是 "0`
			case of.about[i]:
				c.Look.Format, c.Look.Italic, c.Look.Colour = `"约"`+c.Look.Format, true, estimateLook.Colour
			}
			if of.sums[i].Known() {
				c.Number = decimal(of.sums[i].Rat())
			}
		}
		row.Cells = append(row.Cells, c)
		blank.Cells = append(blank.Cells, xlsx.Cell{Column: i + 1, Look: look, Text: map[bool]string{true: label}[i == 0]})
	}
	blank.Cells[0].Look.Across = "left"
	s.Rows, s.origins.Rows = append(s.Rows, row), append(s.origins.Rows, blank)
}

// ranges are the lines of all streets in a column, without their sums.
func (s *merged) ranges(i int) []string {
	var out []string
	for _, b := range s.blocks {
		out = append(out, xlsx.Range(b[0], i+1, b[1], i+1))
	}
	return out
}

// cells are the sums of the streets in a column.
func (s *merged) cells(i int) []string {
	var out []string
	for _, row := range s.sums {
		out = append(out, xlsx.Ref(row, i+1))
	}
	return out
}

// sumOf adds up ranges of a column; empty where they hold no value, for missing is
// not zero.
func (s *merged) sumOf(i int, ranges []string) string {
	if s.columns[i].Type == stat.Truth {
		return fmt.Sprintf(`IF(%s=0,"",%s)`, counted(s.columns[i], ranges), each(ranges, `COUNTIF(%s,"是")`))
	}
	return added(ranges)
}

func added(ranges []string) string {
	return fmt.Sprintf(`IF(%s=0,"",%s)`, several("COUNT", ranges), several("SUM", ranges))
}

// counted counts the values of ranges of a column.
func counted(f *check.Field, ranges []string) string {
	switch f.Type {
	case stat.Truth:
		return each(ranges, `COUNTIF(%s,"是")`) + "+" + each(ranges, `COUNTIF(%s,"否")`)
	case stat.Integer, stat.Number:
		return several("COUNT", ranges)
	}
	return several("COUNTA", ranges)
}

// each joins a term for each range.
func each(ranges []string, term string) string {
	var out []string
	for _, r := range ranges {
		out = append(out, fmt.Sprintf(term, r))
	}
	return strings.Join(out, "+")
}

// mostArguments is how many a function takes.
const mostArguments = 250

// several applies a function that adds or counts to many ranges.
func several(function string, ranges []string) string {
	var out []string
	for len(ranges) > 0 {
		n := min(len(ranges), mostArguments)
		out = append(out, function+"("+strings.Join(ranges[:n], ",")+")")
		ranges = ranges[n:]
	}
	return strings.Join(out, "+")
}

// markOpen colours the sums of the last line under some lines of which not all
// say something.
func (s *merged) markOpen(from, to int) {
	first, last := s.names+1, len(s.columns)-1
	if first > last {
		return
	}
	top, letter := len(s.Rows), xlsx.Letter(first)
	s.Marks = append(s.Marks, xlsx.Mark{Cells: xlsx.Range(top, first, top, last), Look: openSumLook,
		Formula: fmt.Sprintf(`AND(%s%d<>"",COUNTBLANK(%s%d:%s%d)>0)`, letter, top, letter, from, letter, to)})
}
