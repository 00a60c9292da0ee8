package figure

import (
	"slices"

	"nianbao/internal/source"
	"nianbao/internal/stat"
)

// breaks are the years from which on an area is no longer what it was before.
func (w *Writer) breaks(area stat.Area) []Break {
	var out []Break
	for k, y := range w.data().Years {
		if k == 0 {
			continue
		}
		for _, c := range w.data().Changes {
			if stat.Year(c.Year) == y && cuts(c, area) {
				out = append(out, Break{Category: k, Text: c.Kind})
				break
			}
		}
	}
	return out
}

// cuts reports whether a change makes numbers of an area incomparable. A new
// name does not, and inside the district nothing comes in or goes out.
func cuts(c source.Change, area stat.Area) bool {
	if c.Kind == "更名" || area.Level != stat.Community {
		return false
	}
	return c.Community == area.Code || slices.Contains(c.Into, area.Code) || slices.Contains(c.From, area.Code)
}

// changes notes how many communities inside an area came, went or changed.
func (w *Writer) changes(area stat.Area) []string {
	if area.Level == stat.Community {
		return w.fate(area)
	}
	var out []string
	for k, y := range w.data().Years {
		if k == 0 {
			continue
		}
		if told := w.told(area, y); told != "" {
			out = append(out, yearly(y)+told+"。")
		}
	}
	return out
}

// told is “新设社区 6 个、撤销社区 2 个”.
func (w *Writer) told(area stat.Area, y stat.Year) string {
	var parts []string
	for _, kind := range []string{"新设", "撤销", "合并", "拆分", "划转"} {
		n := 0
		for _, c := range w.data().Changes {
			if a, ok := w.data().Area(c.Community); stat.Year(c.Year) == y && c.Kind == kind && ok && w.data().Lies(a, area) {
				n++
			}
		}
		if n > 0 {
			parts = append(parts, kind+w.level(stat.Community)+" "+count(n)+" 个")
		}
	}
	return joined("、", parts...)
}

// fate is what became of a community, year by year.
func (w *Writer) fate(area stat.Area) []string {
	var out []string
	for _, c := range w.data().Changes {
		if c.Community == area.Code || slices.Contains(c.Into, area.Code) {
			out = append(out, joined("：", yearly(stat.Year(c.Year))+c.Kind, c.Note)+"。")
		}
	}
	return out
}
