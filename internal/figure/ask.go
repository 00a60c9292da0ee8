package figure

import (
	"cmp"
	"slices"

	"nianbao/internal/check"
	"nianbao/internal/stat"
)

// An Ask is a question that a figure answers: an indicator in one of its shapes.
type Ask struct {
	Shape     check.Shape
	Indicator *check.Indicator
	Area      stat.Area
	Year      stat.Year
	Since     stat.Year // of shapes that compare two years; 0: the first one
}

// answers draw the shapes. A figure that has nothing to show is Empty.
var answers = map[check.Shape]func(*Writer, Ask) Figure{
	check.Trend:        func(w *Writer, q Ask) Figure { return w.Trend(q.Indicator, q.Area) },
	check.Step:         func(w *Writer, q Ask) Figure { return w.timeline(Step, q) },
	check.Yearly:       func(w *Writer, q Ask) Figure { return w.timeline(Columns, q) },
	check.Burndown:     (*Writer).burndown,
	check.Verdicts:     (*Writer).verdicts,
	check.BandsByYear:  func(w *Writer, q Ask) Figure { return w.BandsOverYears(q.Indicator, q.Area) },
	check.Distribution: func(w *Writer, q Ask) Figure { return w.Distribution(q.Indicator, q.Area, q.Year) },
	check.Histogram:    (*Writer).histogram,
	check.Box:          (*Writer).boxes,
	check.Tiles:        (*Writer).tiles,
	check.Flow:         (*Writer).flow,
	check.Streets:      func(w *Writer, q Ask) Figure { return w.Streets(q.Indicator, q.Area, q.Year) },
	check.Lines:        func(w *Writer, q Ask) Figure { return w.Lines(q.Indicator, w.abreast(q.Area, q.Year)) },
	check.Slope:        (*Writer).slope,
	check.Ranking:      func(w *Writer, q Ask) Figure { return w.Ranking(q.Indicator, q.Area, q.Year) },
	check.Top:          (*Writer).top,
	check.Gaps:         (*Writer).gaps,
	check.Whole:        (*Writer).whole,
	check.Treemap:      (*Writer).treemap,
	check.Stacked:      (*Writer).stacked,
	check.Hundred:      (*Writer).hundred,
	check.Waterfall:    (*Writer).waterfall,
	check.Dumbbell:     func(w *Writer, q Ask) Figure { return w.pair(Dumbbell, q) },
	check.Range:        func(w *Writer, q Ask) Figure { return w.pair(Range, q) },
	check.Scatter:      (*Writer).scatter,
	check.Matrix:       func(w *Writer, q Ask) Figure { return w.matrix(q) },
}

// Answer draws the answer to a question. It is empty where the data do not give
// one, and where the public edition hides numbers that the answer would count,
// order or set apart.
func (w *Writer) Answer(q Ask) Figure {
	if !open[q.Shape] && w.Hides(q.Indicator) || counting[q.Shape] && !w.counted(q) {
		return Figure{}
	}
	if f := answers[q.Shape](w, q); legible(f) {
		return f
	}
	return Figure{}
}

// legible reports whether a picture has no more in it than an eye can tell apart.
func legible(f Figure) bool {
	const mostLines = 60
	if f.Kind == Scatter || f.Kind == Tiles {
		return len(f.Categories) <= mostSpots
	}
	return len(f.Series) <= mostLines && len(f.Categories) <= mostNames
}

// mostNames is how many named things a picture holds, mostSpots how many spots or
// tiles. Who would draw more of a country's areas does not begin.
const mostNames, mostSpots = 120, 1000

// counting are the shapes that count areas, those without data among them.
var counting = map[check.Shape]bool{check.Verdicts: true, check.BandsByYear: true, check.Distribution: true, check.Flow: true}

// counted reports whether there is an area to be counted that reported anything:
// in each of the two years of a flow, in some year of what runs over the years.
func (w *Writer) counted(q Ask) bool {
	said := func(y stat.Year) bool {
		for m := range w.Metrics.EachMember(q.Indicator, q.Area, y) {
			if m.Value.Known() || m.Status == stat.Hidden {
				return true
			}
		}
		return false
	}
	switch since := cmp.Or(q.Since, q.Year-1); q.Shape {
	case check.Distribution:
		return said(q.Year)
	case check.Flow:
		return said(since) && said(q.Year)
	}
	return slices.ContainsFunc(w.data().Years, said)
}

// open are the shapes that say of hidden numbers only that they are hidden.
var open = map[check.Shape]bool{
	check.Trend: true, check.BandsByYear: true, check.Distribution: true, check.Streets: true, check.Ranking: true,
}

// Hides reports whether the public edition hides a number of an indicator, of
// one of its parts, or of what it counts.
func (w *Writer) Hides(i *check.Indicator) bool {
	return w.Metrics.Hides(i) || w.Judge(i) != i && w.Metrics.Hides(w.Judge(i)) || slices.ContainsFunc(i.Parts, func(p check.ChartPart) bool {
		return p.Indicator != nil && w.Metrics.Hides(p.Indicator) || p.Indicator == nil && w.Metrics.Conceals(p.Formula)
	})
}
