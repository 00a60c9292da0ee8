package form

import (
	"fmt"
	"slices"
	"strings"

	"nianbao/internal/check"
	"nianbao/internal/stat"
	"nianbao/internal/xlsx"
)

// sources are the tables in which an area stood, in the order in which a sheet's
// columns ask for them.
type sources []sourceTable

// A sourceTable is a table in which an area had a line.
type sourceTable struct {
	file, sheet string
	shown       string // the file as people know it
	row         int    // 0: it stood in several
}

// sourcesOf are the tables from which an area's line of this sheet comes.
func (s *merged) sourcesOf(a stat.Area) sources {
	var out sources
	for i, f := range s.columns {
		if i < s.names || f == sourceField {
			continue
		}
		o := s.Data.Observe(f, a, s.Year)
		if o.Status != stat.Missing && o.Origin.File != "" {
			out = out.with(o.Origin, s.short(o.Origin.File))
		}
	}
	return out
}

func (l sources) with(o stat.Origin, shown string) sources {
	row, _, _ := xlsx.Place(o.Cell)
	if o.Fetch != "" {
		row = o.Row
	}
	i := l.find(o)
	if i < 0 {
		return append(l, sourceTable{o.File, o.Within(), shown, row})
	}
	if l[i].row != row {
		l[i].row = 0
	}
	return l
}

func (l sources) find(o stat.Origin) int {
	return slices.IndexFunc(l, func(t sourceTable) bool { return t.file == o.File && t.sheet == o.Within() })
}

// String names the tables for people: 甲街道.xlsx［社区年报］第5行, numbered where
// there are several.
func (l sources) String() string {
	var out []string
	for i, t := range l {
		text := t.shown
		if i > 0 && l[i-1].file == t.file {
			text = ""
		}
		if t.sheet != "" {
			text += "［" + t.sheet + "］"
		}
		if t.row > 0 {
			text += fmt.Sprintf("第%d行", t.row)
		}
		if len(l) > 1 {
			text = circled(i) + text
		}
		out = append(out, text)
	}
	return strings.Join(out, "　")
}

// at is the place of a value: its cell, after the number of its table unless that
// is the first.
func (l sources) at(o stat.Origin) string {
	if i := l.find(o); i > 0 {
		return circled(i) + o.Where()
	}
	return o.Where()
}

// circled is a number in a ring, from 0: ①, ②, …
func circled(i int) string {
	if i < 20 {
		return string('①' + rune(i))
	}
	return fmt.Sprintf("(%d)", i+1)
}

// short is a file as its sender knows it.
func (m *merger) short(file string) string {
	return strings.TrimPrefix(file, fmt.Sprintf("data/%d/", m.Year))
}

// cite names a place in full.
func (m *merger) cite(o stat.Origin) string {
	if o.Sheet == "" {
		return m.short(o.File) + " " + o.Where()
	}
	return m.short(o.File) + "［" + o.Within() + "］" + o.Where()
}

// Widths of columns of texts, in digits: long ones go on several lines.
const (
	widestText   = 36
	widestSource = 96
)

// widen gives texts the room that they take.
func (s *merged) widen() {
	for i, f := range s.columns {
		most := int(s.Columns[i].Width)
		for _, a := range s.Data.Areas(s.level, s.Year) {
			switch {
			case f == sourceField:
				most = min(max(most, wide(s.sourcesOf(a).String())+1), widestSource)
			case f.Type == stat.Text && i >= s.names:
				most = max(most, min(wide(s.Data.Observe(f, a, s.Year).Text)+1, widestText))
			}
		}
		s.Columns[i].Width = float64(most)
	}
}

// originLook is a cell that tells where a value stood.
func originLook(i int, f *check.Field, names int) xlsx.Style {
	look := xlsx.Style{Size: 9, Across: "center", Wrap: true, Border: line, Format: "@", Colour: "595959"}
	if i < names {
		look.Size, look.Colour, look.Fill = 10, "", "F7FAFD"
	}
	if i == 0 || f == sourceField {
		look.Across = "left"
	}
	return look
}
