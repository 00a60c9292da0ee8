package site

import (
	"cmp"
	"slices"

	"nianbao/internal/check"
	"nianbao/internal/figure"
	"nianbao/internal/metric"
)

// mostHome is how many charts a reader of the first page looks at.
const mostHome = 4

// homeFigures are the pictures of the home page: how the bands filled, then the
// headline indicators that fail, then the others; each answers another question
// than those before it. A map of tiles, which is wide, comes last.
func (v *view) homeFigures() []figure.Figure {
	var out []figure.Figure
	shown := map[check.Shape]bool{check.Tiles: true}
	for _, i := range v.weighty() {
		if f, ok := v.fresh(i, shown); ok && len(out) < mostHome {
			out = append(out, f)
		}
	}
	for _, i := range v.weighty() {
		if slices.Contains(i.Charts, check.Tiles) {
			return append(out, v.answer(check.Tiles, i))
		}
	}
	return out
}

// fresh is the first form of an indicator that the page does not have yet and
// that has something to show.
func (v *view) fresh(i *check.Indicator, shown map[check.Shape]bool) (figure.Figure, bool) {
	for _, form := range i.Charts {
		if shown[form] || form == check.BandsByYear && len(v.c.data.Years) < 2 {
			continue
		}
		if f := v.answer(form, i); !f.Empty() {
			shown[form] = true
			return f, true
		}
	}
	return figure.Figure{}, false
}

// weighty are the indicators that the first page may draw: those with bands,
// then the headline indicators, the failing ones first, each after the indicator
// whose verdicts it counts.
func (v *view) weighty() []*check.Indicator {
	var banded, heads []*check.Indicator
	for _, i := range v.c.data.Indicators {
		if m := v.at(i, v.c.data.Whole); len(m.Bands) > 0 && len(banded) == 0 {
			banded = append(banded, i)
		}
	}
	for _, i := range v.c.headlines {
		if v.c.throughout(i) && v.at(i, v.c.data.Whole).Value.Known() {
			heads = append(heads, i)
		}
	}
	slices.SortStableFunc(heads, func(a, b *check.Indicator) int { return cmp.Compare(v.passes(a), v.passes(b)) })
	out := banded
	for _, i := range heads {
		if judge := v.c.Writer.Judge(i); judge != i {
			out = append(out, judge)
		}
		out = append(out, i)
	}
	return out
}

// passes is 0 for an indicator that fails, 1 for others.
func (v *view) passes(i *check.Indicator) int {
	if v.at(i, v.c.data.Whole).Verdict == metric.Fail {
		return 0
	}
	return 1
}
