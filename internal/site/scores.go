package site

import (
	"nianbao/internal/check"
	"nianbao/internal/figure"
	"nianbao/internal/metric"
	"nianbao/internal/stat"
)

// A ScoreHeat sets the areas of a score sheet, the best first, against its
// items: what share of the full mark each has, the higher the darker.
type ScoreHeat struct {
	Columns []Column
	Rows    []HeatRow
	Left    int // areas that the page leaves to the table of scores
}

// A HeatRow is an area's line.
type HeatRow struct {
	Area  Link
	Cells []HeatCell
}

// A HeatCell is one item: its points of a hundred, and how dark it is, from 0 to
// 4; Class is empty where there are no data.
type HeatCell struct {
	Text, Sort, Class string
}

// heatShades are how many shades there are.
const heatShades = 5

func (v *view) scoreHeat(s *check.Scorecard, scores []metric.Score) ScoreHeat {
	var out ScoreHeat
	for _, i := range s.Items {
		if i.Kind != check.Veto {
			out.Columns = append(out.Columns, Column{Title: i.Title, Numeric: true})
		}
	}
	if len(out.Columns) == 0 {
		return ScoreHeat{}
	}
	for _, score := range scores {
		row := HeatRow{Area: v.areaLink(score.Area)}
		for range out.Columns {
			if score.Hidden {
				row.Cells = append(row.Cells, HeatCell{Text: figure.Withheld})
			}
		}
		for _, i := range score.Items {
			row.Cells = append(row.Cells, v.heatCell(i.Value))
		}
		out.Rows = append(out.Rows, row)
	}
	return out
}

// heatCell is an item's value between 0 and 1.
func (v *view) heatCell(q stat.Quantity) HeatCell {
	if !q.Known() {
		return HeatCell{Text: figure.Absent}
	}
	shade := min(heatShades-1, int(q.Mul(stat.Int(heatShades)).Floor().Float()))
	hundred := q.Mul(stat.Int(100))
	return HeatCell{Text: v.c.Writer.Number(hundred, "", 1), Sort: plain(hundred), Class: "shade-" + count(shade)}
}
