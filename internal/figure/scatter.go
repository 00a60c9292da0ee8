package figure

import (
	"slices"

	"nianbao/internal/check"
	"nianbao/internal/metric"
)

// A spot is a community in a scatter: how it is judged, and its two numbers.
type spot struct {
	metric.Metric
	across, up metric.Metric
}

// scatter sets two numbers of each community against each other; where the
// indicator is their quotient its target is a ray through the origin.
func (w *Writer) scatter(q Ask) Figure {
	i := q.Indicator
	m := w.Metrics.At(i, q.Area, q.Year)
	f := w.of(Scatter, "scatter", i, m)
	spots, missing := w.spots(q)
	if n := len(spots); n < 2 || n > mostSpots || !slices.ContainsFunc(spots, func(s spot) bool { return s.Value.Known() }) {
		return Figure{}
	}
	for k, p := range i.Parts[:2] {
		s := Series{Name: p.Name, Unit: p.Unit}
		for _, x := range spots {
			m := []metric.Metric{x.across, x.up}[k]
			point := w.part(m, w.partDecimals(m))
			point.Mark = VerdictMark(x.Verdict)
			s.Points = append(s.Points, point)
		}
		f.Series = append(f.Series, s)
	}
	for _, x := range spots {
		f.Categories, f.Areas = append(f.Categories, x.Area.Name), append(f.Areas, x.Area)
	}
	f.Unit, f.Axis = "", w.level(spots[0].Area.Level)
	f.Guides = w.ray(i, spots)
	f.Notes = append(listing("没有达到目标的", behindLine(spots)), missing...)
	f.Title = w.scatterTitle(m, spots)
	f.Subtitle = subtitle(f.Series[1].Name+brackets(f.Series[1].Unit)+"对"+f.Series[0].Name+brackets(f.Series[0].Unit), w.called(q.Area)+"各"+f.Axis, yearly(q.Year))
	f.Sources = w.sources(m)
	return f.described()
}

// spots are the communities that have both numbers, and a note on the others. It
// ends where there are more than a picture holds.
func (w *Writer) spots(q Ask) (out []spot, missing []string) {
	members := 0
	for x := range w.Metrics.EachMember(q.Indicator, q.Area, q.Year) {
		if members++; len(out) > mostSpots {
			break
		}
		s := spot{x, w.Metrics.Part(q.Indicator, q.Indicator.Parts[0], x.Area, q.Year), w.Metrics.Part(q.Indicator, q.Indicator.Parts[1], x.Area, q.Year)}
		if s.across.Value.Known() && s.up.Value.Known() {
			out = append(out, s)
		}
	}
	if n := members - len(out); n > 0 {
		missing = []string{count(n) + " 个缺少其中一个数，图中没有。"}
	}
	return out, missing
}

// ray is the target of a quotient as a line through the origin. There is none
// where targets differ, or where the indicator is not the upper number divided
// by the one across.
func (w *Writer) ray(i *check.Indicator, spots []spot) []Guide {
	_, _, factor, quotient := i.Formula.Quotient()
	var list []metric.Metric
	for _, s := range spots {
		list = append(list, s.Metric)
		if s.Value.Known() && s.Value.Cmp(s.up.Value.Per(s.across.Value).Mul(factor)) != 0 {
			return nil
		}
	}
	guides, _ := w.common(list)
	if !quotient || len(guides) == 0 {
		return nil
	}
	guides[0].Value = guides[0].Value.Per(factor.Mul(metric.Scale(spots[0].Unit)))
	guides[0].Ray = true
	return guides
}

// behindLine names those that fail, the farthest first.
func behindLine(spots []spot) []string {
	var failing []metric.Metric
	for _, s := range spots {
		if s.Verdict == metric.Fail {
			failing = append(failing, s.Metric)
		}
	}
	return names(byGap(failing))
}

// scatterTitle is “办公用房占比：60 个社区中 39 个达标，21 个不达标；林场社区最高（33.0%）…”.
func (w *Writer) scatterTitle(m metric.Metric, spots []spot) Sentence {
	var list []metric.Metric
	for _, s := range spots {
		list = append(list, s.Metric)
	}
	s := Say(m.Indicator.Title + "：")
	extremes := w.extremes(list)
	if judged(list) > 0 {
		s.add(w.verdictsOf(m, list))
		if len(extremes) > 0 {
			s.say("；")
		}
	}
	s.add(extremes)
	return s
}
