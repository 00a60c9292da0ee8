package main

import (
	"nianbao/internal/check"
	"nianbao/internal/figure"
	"nianbao/internal/metric"
	"nianbao/internal/stat"
)

// A rank is a place among the areas of a level inside an area.
type rank struct {
	Inside area `json:"inside"`
	Place  int  `json:"place"`
	Of     int  `json:"of"`
	Ties   int  `json:"ties"`  // areas on that place, itself included
	Risen  *int `json:"risen"` // places since the year before; null where they do not compare
}

// An extreme is an area with the best or the worst number.
type extreme struct {
	Area    area   `json:"area"`
	Display string `json:"display"`
}

// setRanks says where the area stands, and who is first and last inside it.
func (e *explanation) setRanks(metrics *metric.Metrics, w *figure.Writer, m metric.Metric) {
	data := metrics.Data
	for _, s := range w.Standings(m, stat.MostLevels) {
		text := w.Standing(s)
		if text == "" {
			continue
		}
		r := rank{Inside: jsonArea(data, s.Inside), Place: s.Place, Of: s.Of, Ties: s.Ties}
		if s.Compared {
			r.Risen = &s.Risen
		}
		e.Ranks = append(e.Ranks, r)
		e.places = append(e.places, data.Called(s.Inside)+" "+text)
	}
	ladder := data.Ladder
	for level := ladder.Below(m.Area.Level); level != ""; level = ladder.Below(level) {
		best, worst := metrics.Extremes(m, level)
		for _, x := range best {
			e.Best = append(e.Best, extreme{jsonArea(data, x.Area), w.Value(x)})
		}
		for _, x := range worst {
			e.Worst = append(e.Worst, extreme{jsonArea(data, x.Area), w.Value(x)})
		}
		if len(best) > 0 {
			e.firsts = append(e.firsts, "最好的"+ladder.Said(level)+" "+w.Extreme(best)+"，最差的 "+w.Extreme(worst))
		}
	}
}

func jsonArea(data *check.Dataset, a stat.Area) area {
	return area{a.Code, data.Called(a), string(a.Level)}
}
