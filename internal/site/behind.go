package site

import (
	"cmp"
	"slices"

	"nianbao/internal/metric"
)

// Behind are the last of a list of areas in the order of best: who is behind needs to
// be seen. It is shown one after the other, however many there are, and keeps so many.
type behind struct {
	most int
	all  int
	last []metric.Metric // in order after sort; at most twice as many as are wanted
	room []metric.Metric // for the next order

	known   bool    // some have a number
	longest float64 // the number that fills a bar
}

// newBehind is for a list of so many areas.
func newBehind(most, of int) *behind {
	return &behind{most: most, last: make([]metric.Metric, 0, min(2*most, of))}
}

func (b *behind) take(m metric.Metric) {
	b.all++
	b.known = b.known || m.Value.Known()
	b.longest = max(b.longest, reach(m))
	if b.all > 2*b.most && best(&m, &b.last[0]) < 0 {
		return // there are enough behind it
	}
	if b.last = append(b.last, m); len(b.last) >= 2*b.most {
		b.sort()
	}
}

// sort leaves those that are wanted. Equal ones stay as they came. A metric is long:
// numbers are sorted, and metrics moved once.
func (b *behind) sort() {
	at := make([]int32, len(b.last))
	for k := range at {
		at[k] = int32(k)
	}
	slices.SortFunc(at, func(x, y int32) int { return cmp.Or(best(&b.last[x], &b.last[y]), cmp.Compare(x, y)) })
	left := slices.Grow(b.room[:0], 2*b.most)
	for _, k := range at[max(0, len(at)-b.most):] {
		left = append(left, b.last[k])
	}
	b.last, b.room = left, b.last
}

// ranking lists the last of so many areas: the best first, the largest first where
// neither is better, the missing last, each with a bar. Where none has a number there is
// nothing to list.
func (v *view) ranking(title string, list []metric.Metric, most int) Ranking {
	b := newBehind(most, len(list))
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
	out := Ranking{Title: title, Left: b.all - len(b.last)}
	for _, m := range b.last {
		p := v.place(m)
		p.Bar = bar(m, b.longest)
		out.Unit = m.Unit
		out.Streets = out.Streets || p.Street.Text != ""
		out.Gaps = out.Gaps || p.Gap.Text != ""
		out.Judged = out.Judged || p.Mark.Word != ""
		out.Aimed = out.Aimed || p.Bar.Aimed
		out.Dated = out.Dated || p.Change.Word != ""
		out.Shared = out.Shared || p.Value.Share != ""
		out.Places = append(out.Places, p)
	}
	return out
}
