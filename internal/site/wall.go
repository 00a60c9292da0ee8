package site

import (
	"fmt"
	"strconv"

	"nianbao/internal/check"
	"nianbao/internal/figure"
	"nianbao/internal/metric"
	"nianbao/internal/stat"
)

const (
	mostLines = 8  // of a list that is read from five metres
	mostBoard = 12 // headline numbers on the first slide, in two columns
)

// WallView is the wall display: one message a slide, for a meeting room.
type WallView struct {
	Slides []Slide
	Count  int // of slides
	Home   Link
}

// A Slide is one message: a finding, its number, and a picture of bars or a list.
type Slide struct {
	ID      string // anchor
	Number  int    // from 1
	Title   Link
	Finding Phrase
	Value   Value
	Target  string
	Mark    figure.Mark
	Change  Change
	Bars    Ranking // streets, or years
	Left    int     // streets that the slide leaves out
	Board   []Card  // of the first slide: all headline numbers
	Gaps    []Gap
}

func wallPath(y stat.Year) string { return in(y, "wall.html") }

func (c *composer) wall(y stat.Year) Page {
	return Page{Path: wallPath(y), Kind: Wall, Title: "大屏", Year: y, twin: wallPath, own: everything,
		trail: []target{{"首页", homePath(y)}}, body: func(v *view) any {
			out := WallView{Home: v.link("首页", homePath(y)), Slides: v.slides()}
			out.Count = len(out.Slides)
			for k := range out.Slides {
				out.Slides[k].Number, out.Slides[k].ID = k+1, "m-"+strconv.Itoa(k+1)
			}
			return out
		}}
}

// slides are the overview, each headline indicator that has a number, and who is
// farthest behind.
func (v *view) slides() []Slide {
	district := v.c.data.Whole
	var out []Slide
	if board := v.cards(district); len(board) > 0 {
		out = append(out, Slide{Title: Link{Text: "主要指标"}, Finding: v.phrase(v.c.Writer.Overview(district, v.Year)), Board: board[:min(mostBoard, len(board))]})
	}
	for _, i := range v.c.headlines {
		if v.c.throughout(i) && !banded(i) && v.at(i, district).Value.Known() {
			out = append(out, v.slide(i))
		}
	}
	if gaps, left := v.largest(); len(gaps) > 0 {
		out = append(out, Slide{Title: Link{Text: "各项指标缺口最大的" + v.Smallest}, Finding: v.laggards(), Gaps: gaps, Left: left})
	}
	return out
}

// laggards says which communities miss most targets, where there are not too many to ask.
func (v *view) laggards() Phrase {
	list := v.c.data.Areas(stat.Community, v.Year)
	if len(list) > mostIndexed {
		return nil
	}
	return v.phrase(v.c.Writer.Lagging(list, v.Year))
}

// largest are the first lines of the list of those who fall short that say by how
// much.
func (v *view) largest() (out []Gap, left int) {
	gaps, more := v.gaps(v.c.data.Whole, 2*mostLines)
	for _, g := range gaps {
		if g.Missing.Text != "" && len(out) < mostLines {
			out = append(out, g)
		}
	}
	return out, len(gaps) + more - len(out)
}

// slide is a headline indicator with its streets as bars, or else its years.
func (v *view) slide(i *check.Indicator) Slide {
	m := v.at(i, v.c.data.Whole)
	out := Slide{
		Title: v.indicatorLink(i), Finding: v.phrase(v.c.Writer.Finding(i, m.Area, v.Year)),
		Value: v.value(m), Target: v.aim(m), Mark: v.c.Writer.Verdict(m), Change: v.change(m),
	}
	if v.c.parted(i) && i.Base != v.c.data.Whole.Level {
		out.Bars = v.ranking("各"+v.Part, v.below(i), mostLines)
		out.Left = out.Bars.Left
	}
	if len(out.Bars.Places) < 2 {
		out.Bars = v.overYears(v.series(i, m.Area, v.yearsUpTo()))
	}
	return out
}

// overYears are the last years of a metric as bars.
func (v *view) overYears(row []metric.Metric) Ranking {
	row = row[max(0, len(row)-mostLines):]
	longest := longest(row)
	out := Ranking{Title: "历年"}
	for _, m := range row {
		out.Unit = m.Unit
		out.Judged = out.Judged || m.Verdict != metric.None
		p := Place{Area: Link{Text: fmt.Sprintf("%d 年", m.Year)}, Value: v.value(m), Mark: figure.VerdictMark(m.Verdict), Bar: bar(m, longest)}
		out.Aimed = out.Aimed || p.Bar.Aimed
		out.Places = append(out.Places, p)
	}
	return out
}
