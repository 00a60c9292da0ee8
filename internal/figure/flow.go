package figure

import (
	"slices"
	"strconv"

	"nianbao/internal/metric"
	"nianbao/internal/stat"
)

// A standing is where an area stands in one of two years: a band, a verdict, or
// not there at all.
type standing struct {
	name string
	rank int // the higher the better; 0: nothing is known
	none bool
}

// A move is an area with its standing in two years.
type move struct {
	area     stat.Area
	from, to standing
}

// flow shows how areas moved between bands, or between verdicts where
// there are no bands, from one year to another.
func (w *Writer) flow(q Ask) Figure {
	since := q.Since
	if since == 0 {
		since = q.Year - 1
	}
	m := w.Metrics.At(q.Indicator, q.Area, q.Year)
	moves := w.moves(q, m, since)
	if len(moves) == 0 {
		return Figure{}
	}
	f := w.of(Sankey, "flow", q.Indicator, m)
	f.ID = identifier("flow", q.Indicator.ID, q.Area.Code, strconv.Itoa(int(since)), strconv.Itoa(int(q.Year)))
	f.Axis, f.Unit, f.Decimals = "从—到", "个", 0
	w.draw(&f, moves, since, q.Year)
	ups, downs := turned(moves, "better"), turned(moves, "worse")
	f.Title = w.flowTitle(m, moves, since, len(ups), len(downs), len(m.Bands) > 0)
	f.Subtitle = subtitle("“"+q.Indicator.Title+"”"+map[bool]string{true: "各档", false: "各种评判"}[len(m.Bands) > 0]+"之间移动的"+w.level(q.Indicator.Base)+"数（个）",
		w.called(q.Area), strconv.Itoa(int(since))+" 年到 "+yearly(q.Year))
	f.Notes = append(f.Notes, listing("下降的", downs)...)
	f.Notes = append(f.Notes, listing("上升的", ups)...)
	f.Sources = merged(w.sources(w.Metrics.At(q.Indicator, q.Area, since)), w.sources(m))
	return f.described()
}

// moves lists the areas that are there in either year; none where one of the
// years says nothing of them.
func (w *Writer) moves(q Ask, m metric.Metric, since stat.Year) []move {
	if !w.data().HasYear(since) || since >= q.Year {
		return nil
	}
	before, after := w.Metrics.Members(q.Indicator, q.Area, since), w.Metrics.Members(q.Indicator, q.Area, q.Year)
	if len(m.Bands) == 0 && (judged(before) == 0 || judged(after) == 0) {
		return nil
	}
	was := map[string]metric.Metric{}
	for _, x := range before {
		was[x.Area.Code] = x
	}
	var out []move
	for _, x := range after {
		from := standing{name: "新设", none: true}
		if old, ok := was[x.Area.Code]; ok {
			from = w.standingOf(old, m.Bands)
			delete(was, x.Area.Code)
		}
		out = append(out, move{x.Area, from, w.standingOf(x, m.Bands)})
	}
	for _, x := range before {
		if _, left := was[x.Area.Code]; left {
			out = append(out, move{x.Area, w.standingOf(x, m.Bands), standing{name: "撤并", none: true}})
		}
	}
	return out
}

// standingOf is where a metric stands: in which of the bands, or how it is judged.
func (w *Writer) standingOf(m metric.Metric, bands []metric.Band) standing {
	if len(bands) == 0 {
		rank := map[metric.Verdict]int{metric.Fail: 1, metric.Exempt: 2, metric.Pass: 3}[m.Verdict]
		if mark := VerdictMark(m.Verdict); mark.Word != "" {
			return standing{mark.Word, rank, false}
		}
		return standing{"不评判", 0, false}
	}
	for k, b := range bands {
		if holds(b, m) && !b.Missing && !b.Hidden {
			if m.Indicator.Direction == "lower" {
				k = len(bands) - k
			}
			return standing{w.Band(b, m.Unit), k + 1, false}
		}
	}
	return standing{Unreported, 0, false}
}

// turn says whether a move is for the better.
func (m move) turn() string {
	switch {
	case m.from.rank == 0 || m.to.rank == 0 || m.from.rank == m.to.rank:
		return "same"
	case m.to.rank > m.from.rank:
		return "better"
	}
	return "worse"
}

func turned(moves []move, turn string) []string {
	var out []string
	for _, m := range moves {
		if m.turn() == turn {
			out = append(out, m.area.Name)
		}
	}
	return out
}

// draw fills a figure with the flows: the best on top on both sides.
func (w *Writer) draw(f *Figure, moves []move, since, year stat.Year) {
	slices.SortStableFunc(moves, func(a, b move) int {
		if c := b.from.order() - a.from.order(); c != 0 {
			return c
		}
		return b.to.order() - a.to.order()
	})
	left := endsOf(f, moves, false, func(m move) standing { return m.from })
	right := endsOf(f, moves, true, func(m move) standing { return m.to })
	s := Series{Name: w.level(moves[0].area.Level) + "数"}
	for k := 0; k < len(moves); {
		n := k
		for n < len(moves) && moves[n].from == moves[k].from && moves[n].to == moves[k].to {
			n++
		}
		f.Categories = append(f.Categories, yearly(since)+moves[k].from.name+" → "+yearly(year)+moves[k].to.name)
		f.Flows = append(f.Flows, Flow{left[moves[k].from.name], right[moves[k].to.name], moves[k].turn()})
		s.Points = append(s.Points, tallied(n-k))
		k = n
	}
	f.Series, f.Sides = []Series{s}, [2]string{yearly(since), yearly(year)}
}

// order puts the better standings first and those without a rank last.
func (s standing) order() int {
	if s.none {
		return -1
	}
	return s.rank
}

// endsOf adds the standings of one side, the best first, and returns their places.
func endsOf(f *Figure, moves []move, right bool, side func(move) standing) map[string]int {
	counts, seen := map[string]int{}, []standing(nil)
	for _, m := range moves {
		s := side(m)
		if counts[s.name] == 0 {
			seen = append(seen, s)
		}
		counts[s.name]++
	}
	slices.SortStableFunc(seen, func(a, b standing) int { return b.order() - a.order() })
	places := map[string]int{}
	for _, s := range seen {
		places[s.name] = len(f.Ends)
		end := End{Name: s.name, Text: count(counts[s.name]) + " 个", Right: right}
		if s.rank == 0 {
			end.Class = "nodata"
		}
		f.Ends = append(f.Ends, end)
	}
	return places
}

// flowTitle is “集体经营性收入：2021 年到 2022 年，12 个社区升档，3 个降档，35 个不变”.
func (w *Writer) flowTitle(m metric.Metric, moves []move, since stat.Year, ups, downs int, banded bool) Sentence {
	up, down := "转好", "转差"
	if banded {
		up, down = "升档", "降档"
	}
	if banded && m.Indicator.Direction == "lower" {
		up, down = "降档（向好）", "升档（转差）"
	}
	fresh, gone := 0, 0
	for _, x := range moves {
		if x.from.none {
			fresh++
		}
		if x.to.none {
			gone++
		}
	}
	s := Say(m.Indicator.Title + "：" + strconv.Itoa(int(since)) + " 年到 " + yearly(m.Year) + "，")
	kept := len(moves) - ups - downs - fresh - gone
	if kept == len(moves) {
		s.bind("count", count(kept)+" 个"+w.level(m.Indicator.Base)+map[bool]string{true: "都", false: ""}[kept > 1]+"没有变化", m)
		return s
	}
	told := joined("，", some(ups, "个"+up), some(downs, "个"+down), some(kept, "个不变"), some(fresh, "个新设"), some(gone, "个撤并"))
	s.bind("count", naming(told, w.level(m.Indicator.Base)), m)
	return s
}
