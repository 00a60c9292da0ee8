package site

import (
	"slices"

	"nianbao/internal/metric"
)

// Behind are the last of a list of areas in the order of best: who is behind needs to
// be seen. It is shown one after the other, however many there are, and keeps so many.
type behind struct {
	most int
	all  int
	last []metric.Metric // in order after sort; at most twice as many as are wanted

	known   bool    // some have a number
	longest float64 // the number that fills a bar
}

func newBehind(most int) *behind { return &behind{most: most} }

func (b *behind) take(m metric.Metric) {
	b.all++
	b.known = b.known || m.Value.Known()
	b.longest = max(b.longest, reach(m))
	if b.all > 2*b.most && best(m, b.last[0]) < 0 {
		return // there are enough behind it
	}
	if b.last = append(b.last, m); len(b.last) >= 2*b.most {
		b.sort()
	}
}

// sort leaves those that are wanted. Equal ones stay as they came.
func (b *behind) sort() {
	slices.SortStableFunc(b.last, best)
	b.last = slices.Delete(b.last, 0, max(0, len(b.last)-b.most))
}

// ranking lists the last of so many areas: the best first, the largest first where
// neither is better, the missing last, each with a bar. Where none has a number there is
// nothing to list.
func (v *view) ranking(title string, list []metric.Metric, most int) Ranking {
	b := newBehind(most)
	for _, m := range list {
		b.take(m)
	}
	return v.ranked(title, b)
}

func (v *view) ranked(title string, b *behind) Ranking {
	if !b.known {
		return Ranking{}
	}
	b.sort()
	out := Ranking{Title: title, Dated: v.dated(), Left: b.all - len(b.last)}
	for _, m := range b.last {
		p := v.place(m)
		p.Bar = bar(m, b.longest)
		out.Unit = m.Unit
		out.Streets = out.Streets || p.Street.Text != ""
		out.Gaps = out.Gaps || p.Gap.Text != ""
		out.Judged = out.Judged || p.Mark.Word != ""
		out.Aimed = out.Aimed || p.Bar.Aimed
		out.Places = append(out.Places, p)
	}
	return out
}
