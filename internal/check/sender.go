package check

import (
	"fmt"
	"path"
	"slices"
	"strings"

	"nianbao/internal/diag"
	"nianbao/internal/stat"
)

// StreetOf is the street whose clerk can mend a problem: that of its area, else the
// one whose communities stand in its workbook, or that the workbook is called by. It
// is false for what concerns several streets, or the office itself.
func (d *Dataset) StreetOf(p diag.Problem) (stat.Area, bool) {
	if a, ok := d.Area(p.Area); ok {
		return d.streetAround(a)
	}
	switch senders := d.Senders(p.File); {
	case len(senders) == 1:
		return senders[0], true
	case len(senders) > 1 || !inYear(p.File):
		return stat.Area{}, false
	}
	return d.streetCalled(strings.TrimSuffix(path.Base(p.File), path.Ext(p.File)))
}

func (d *Dataset) streetAround(a stat.Area) (stat.Area, bool) {
	if a.Level == stat.Community {
		a, _ = d.Area(a.Parent)
	}
	return a, a.Level == stat.Subdistrict
}

// streetCalled is the one street whose name stands in the name of a file that could
// not be read.
func (d *Dataset) streetCalled(file string) (found stat.Area, ok bool) {
	for _, a := range d.areas.areas {
		if a.Level == stat.Subdistrict && strings.Contains(file, a.Name) {
			if ok {
				return stat.Area{}, false
			}
			found, ok = a, true
		}
	}
	return found, ok
}

// inYear reports whether a file lies in the folder of a year.
func inYear(file string) bool {
	var year int
	n, err := fmt.Sscanf(file, "data/%4d/", &year)
	return n == 1 && err == nil
}

// Senders are the streets whose areas stand in a workbook, as people list them.
func (d *Dataset) Senders(file string) []stat.Area {
	out := make([]stat.Area, 0, len(d.senders[file]))
	for _, id := range d.senders[file] {
		out = append(out, d.areas.areas[id])
	}
	return out
}

// findSenders finds the streets of which each file tells.
func (d *Dataset) findSenders() {
	d.senders = map[string][]int32{}
	for _, number := range d.Years {
		y := d.years[number]
		for rank := range d.Ladder.Rank(stat.District) {
			for n, first := range y.rolls[rank].lines {
				for at := first; at >= 0; at = y.lines[at].next {
					d.sent(y.sheets[y.lines[at].sheet].file, y.rolls[rank].ids[n])
				}
			}
		}
	}
	for _, ids := range d.senders {
		slices.Sort(ids)
	}
}

// sent enters the street of an area among those of a file.
func (d *Dataset) sent(file string, id int32) {
	if d.areas.areas[id].Level == stat.Community {
		id = d.areas.around[id]
	}
	if known := d.senders[file]; id >= 0 && !slices.Contains(known, id) {
		d.senders[file] = append(known, id)
	}
}
