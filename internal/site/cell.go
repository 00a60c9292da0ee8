package site

import (
	"fmt"
	"slices"

	"nianbao/internal/check"
	"nianbao/internal/figure"
	"nianbao/internal/metric"
	"nianbao/internal/stat"
)

// cells are the places in workbooks that a metric came from, at most so many;
// left is how many more there are.
func (v *view) cells(m metric.Metric, most int) (out []Cell, left int) {
	trail := v.c.Metrics.Trail(m, most)
	for _, in := range trail.Inputs[:min(most, len(trail.Inputs))] {
		out = append(out, v.cell(in.Field, in.Area, in.Observation))
	}
	for _, p := range trail.Policies {
		out = append(out, v.policy(p))
	}
	return out, max(0, trail.Count-most)
}

// policy is the line of a standard that a metric used.
func (v *view) policy(p metric.Policy) Cell {
	c := Cell{Area: v.areaLink(p.Area), Field: p.Title, File: p.Place.File, Ref: fmt.Sprintf("第%d行", p.Place.Line), Raw: p.Written}
	if p.Value.Known() {
		c.Value = v.amount(p.Value.Per(metric.Scale(p.Unit)), p.Unit)
	}
	return c
}

// reported are all cells that an area itself reported, by worksheet in the order
// of fields; what it had to report and did not stands in a Worksheet without a name.
func (v *view) reported(a stat.Area) (sheets []Worksheet, n int) {
	own := slices.DeleteFunc(slices.Clone(v.c.data.Fields), func(f *check.Field) bool { return f.Level != a.Level })
	for _, f := range own {
		if o := v.c.data.Observe(f, a, v.Year); o.Status != stat.Missing || f.Required {
			sheets, n = filed(sheets, v.cell(f, a, o), len(own)), n+1
		}
	}
	return sheets, n
}

// filed puts a cell to the others of its worksheet, of which there are at most so many.
func filed(sheets []Worksheet, c Cell, most int) []Worksheet {
	for k := range sheets {
		if sheets[k].File == c.File && sheets[k].Name == c.Sheet {
			sheets[k].Cells = append(sheets[k].Cells, c)
			return sheets
		}
	}
	return append(sheets, Worksheet{File: c.File, Name: c.Sheet, Fetched: c.Fetched, Cells: append(make([]Cell, 0, most), c)})
}

func (v *view) cell(f *check.Field, a stat.Area, o stat.Observation) Cell {
	c := Cell{
		Area: v.areaLink(a), Field: f.Title, Value: o.Text,
		File: o.Origin.File, Sheet: o.Origin.Within(), Fetched: o.Origin.Fetch != "", Ref: o.Origin.Where(), Raw: o.Origin.Raw,
		Status: statusWord(o.Status), Missing: o.Status == stat.Missing,
	}
	if o.Status == stat.Hidden {
		c.Value = figure.Withheld
		v.shows(c.Value)
	}
	if o.Known() && (c.Value == "" || f.Type == stat.Integer || f.Type == stat.Number) {
		c.Value = v.amount(o.Quantity, f.Unit)
	}
	return c
}

// statusWord says what is special about an observation; empty for a plain one.
func statusWord(s stat.Status) string {
	switch s {
	case stat.Missing:
		return "未报"
	case stat.Estimated:
		return "约数"
	case stat.NotApplicable:
		return "不适用"
	case stat.Hidden:
		return figure.Unshown
	case stat.BelowUnit:
		return "不足最小单位"
	}
	return ""
}

// amount prints a reported quantity with as many decimals as it has, at most four.
func (v *view) amount(q stat.Quantity, unit string) string {
	decimals := 4
	if _, whole := q.Int64(); whole {
		decimals = 0
	} else if n, exact := q.Rat().FloatPrec(); exact {
		decimals = min(n, decimals)
	}
	return v.c.Writer.Number(q, unit, decimals)
}
