package site

import (
	"slices"
	"strconv"
	"strings"

	"nianbao/internal/check"
	"nianbao/internal/figure"
	"nianbao/internal/metric"
	"nianbao/internal/source"
	"nianbao/internal/stat"
)

// streetGaps are the lines of a street's list of those who fall short.
const streetGaps = 40

func (c *composer) streetIndex(y stat.Year) Page {
	title, _ := c.grounds()
	return Page{Path: streetsPath(y), Kind: Streets, Title: title, Year: y, twin: streetsPath, own: everything,
		trail: []target{{"首页", homePath(y)}}, body: func(v *view) any { return v.streetIndex() }}
}

func (v *view) streetIndex() StreetsView {
	data := v.c.data
	parts := v.c.parts(v.Year)
	out := StreetsView{Member: data.Ladder.Heading(v.c.part()), Count: len(data.Areas(stat.Community, v.Year))}
	out.Sentences = v.phrases(v.c.Writer.Lagging(parts, v.Year))
	out.Matrix = v.matrix(data.Whole, parts, v.Part)
	for _, s := range parts {
		list := data.Parts(s, v.Year)
		g := AreaGroup{Street: v.areaLink(s), Count: len(data.Communities(s, v.Year))}
		if out.Count <= mostIndexed || data.Ladder.Tall() {
			for _, a := range list {
				g.Communities = append(g.Communities, v.areaLink(a))
			}
		}
		out.Groups = append(out.Groups, g)
	}
	return out
}

func (c *composer) street(a stat.Area, y stat.Year) Page {
	return Page{Path: c.paths.area(a, y), Kind: Street, Title: a.Name, Year: y, twin: c.twinArea(a), own: ofArea(a, y),
		trail: c.trailTo(a, y),
		body: func(v *view) any {
			v.about(a)
			gaps, more := v.gaps(a, streetGaps)
			groups, _ := v.groups(a)
			list, member := c.data.Parts(a, y), c.level(c.data.Ladder.Below(a.Level))
			return StreetView{
				Code: a.Code, Member: member, Compared: v.compared(a), Sentences: v.phrases(v.greeting(a)...), Cards: v.cards(a), Groups: groups,
				Matrix: v.matrix(a, list, member), Gaps: gaps, MoreGaps: more,
			}
		}}
}

// messages say in short how an area stands: how many of its targets are met, and what
// has moved since the year before.
func (v *view) messages(a stat.Area) []figure.Sentence {
	return append([]figure.Sentence{v.c.Writer.Summary(a, v.Year)}, v.c.Writer.Moves(a, v.Year, v.Year-1)...)
}

// greeting is what a page of an area says first: of a street its messages, of a larger
// area as much as the first page says of the whole.
func (v *view) greeting(a stat.Area) []figure.Sentence {
	if a.Level == stat.Subdistrict {
		return v.messages(a)
	}
	list := v.c.Writer.Highlights(a, v.Year)
	for k, s := range list {
		if len(s) > 0 && s[0].Area != nil && s[0].Area.Code == a.Code { // it heads the page
			list[k] = s[1:]
		}
	}
	return list
}

// twinArea leads to the page of an area in the years in which it existed.
func (c *composer) twinArea(a stat.Area) func(stat.Year) string {
	return func(y stat.Year) string {
		if !c.data.Exists(a.Code, y) {
			return ""
		}
		return c.paths.area(a, y)
	}
}

func (c *composer) community(a stat.Area, y stat.Year) Page {
	return Page{Path: c.paths.area(a, y), Kind: Community, Title: a.Name, Year: y, twin: c.twinArea(a),
		trail: c.trailTo(a, y), own: ofArea(a, y), body: func(v *view) any { return v.community(a) }}
}

// community is the 体检表 of one community.
func (v *view) community(a stat.Area) CommunityView {
	v.about(a)
	out := CommunityView{Code: a.Code, Street: v.parentLink(a), Beside: v.beside(a), Facts: v.facts(a), Sentences: v.phrases(v.c.Writer.Moves(a, v.Year, v.Year-1)...)}
	out.Sheets, out.Cells = v.reported(a)
	out.Groups, _ = v.groups(a)
	out.Radar = v.radar(a)
	for _, i := range v.c.data.Indicators {
		if !i.Has(stat.Community) {
			continue
		}
		switch m := v.at(i, a); m.Verdict {
		case metric.Pass:
			out.Pass++
		case metric.Fail:
			out.Fail++
			gap := v.short(m)
			gap.Area, gap.Street = Link{}, Link{} // they head the page
			out.Worst = append(out.Worst, gap)
		case metric.Exempt:
			out.Exempt++
		case metric.NoData:
			out.NoData++
		}
	}
	for _, ch := range v.c.data.Changes {
		if ch.Community == a.Code || slices.Contains(slices.Concat(ch.Into, ch.From), a.Code) {
			out.Changes = append(out.Changes, v.changed(ch))
		}
	}
	if len(out.Changes) > 0 {
		out.Changes = append(out.Changes, v.comparable(a)...)
	}
	return out
}

// comparable are the headline series of an area whose borders changed, on one
// basis.
func (v *view) comparable(a stat.Area) []string {
	var out []string
	for _, i := range v.c.Writer.Headlines() {
		if note := v.c.Writer.Comparable(i, a); note != "" && i.Has(a.Level) {
			out = append(out, i.Title+"，"+note+"。")
		}
	}
	return out
}

// facts are what a community says of its kind: the fields with a fixed choice,
// codes left out.
func (v *view) facts(a stat.Area) []Term {
	var out []Term
	for _, f := range v.c.data.Fields {
		if f.Level == stat.Community && f.Type == stat.Choice {
			if o := v.c.data.Observe(f, a, v.Year); strings.Trim(o.Text, "0123456789") != "" {
				out = append(out, Term{Name: f.Title, Text: o.Text})
			}
		}
	}
	return out[:min(3, len(out))]
}

// changed says what became of an area: “2022 年合并：甲社区并入乙社区（……）”.
func (v *view) changed(ch source.Change) string {
	name := func(code string) string {
		if a, ok := v.c.data.Area(code); ok {
			return a.Name
		}
		return code
	}
	s := strconv.Itoa(ch.Year) + " 年" + ch.Kind + "：" + name(ch.Community)
	if len(ch.Into) > 0 {
		var into []string
		for _, code := range ch.Into {
			into = append(into, name(code))
		}
		s += " → " + strings.Join(into, "、")
	}
	if ch.Note != "" {
		s += "（" + ch.Note + "）"
	}
	return s + "。"
}

// judgedBy are the years in which a standard judges, in words.
func (c *composer) judgedBy(s *check.Standard) string {
	var years []string
	for _, y := range c.data.Years {
		if slices.Contains(c.data.Judging(y), s) {
			years = append(years, strconv.Itoa(int(y)))
		}
	}
	switch n := len(years); {
	case n == 0:
		return "未采用"
	case n > 2:
		return years[0] + "—" + years[n-1]
	}
	return strings.Join(years, "、")
}
