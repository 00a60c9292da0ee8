package site

import (
	"fmt"
	"strings"

	"nianbao/internal/check"
	"nianbao/internal/metric"
	"nianbao/internal/stat"
)

// Search and its index. The page itself lists everything, for readers without
// script; the script files beside it hold the same and more, and open from a
// folder without a server. Names come first and alone, so that they are found
// while the rest is still loading.

const searchPath = "search.html"

// shardSize is about how many bytes one script file of the index may have: a
// file that a slow desktop reads in a blink.
const shardSize = 400_000

// SearchView is the search page: all that the site holds, by kind.
type SearchView struct {
	Groups []SearchGroup
	Note   string // what search does not know; may be empty
}

// A SearchGroup is a list of links of one kind.
type SearchGroup struct {
	Title string
	Parts []SearchPart
}

// A SearchPart is a part of it with a name of its own, such as one street.
type SearchPart struct {
	Title Link
	Links []Link
	Note  string // may be empty
}

func (c *composer) search() {
	if len(c.Years) == 0 {
		return
	}
	c.add(Page{Path: searchPath, Kind: Search, Title: "搜索", trail: c.homeTrail(), body: func(v *view) any { return v.search() }})
}

func (v *view) search() SearchView {
	index := newIndex(v.c.Years, v.c.kindsFound())
	v.c.nameEntries(index)
	index.end("names")
	v.c.textEntries(index)
	index.end("texts")
	for n := len(v.c.Years) - 1; n >= 0; n-- {
		y := v.c.Years[n]
		v.c.figureEntries(index, y)
		index.end(fmt.Sprint(y))
	}
	v.Downloads = append(v.Downloads, index.files()...)
	return SearchView{Groups: v.contents(), Note: v.c.searched()}
}

// contents are the links of the search page, those of the latest year.
func (v *view) contents() []SearchGroup {
	latest := v.inYear(v.c.latest())
	var out []SearchGroup
	add := func(title string, parts ...SearchPart) {
		var kept []SearchPart
		for _, p := range parts {
			if len(p.Links) > 0 || p.Title.Href != "" {
				kept = append(kept, p)
			}
		}
		if len(kept) > 0 {
			out = append(out, SearchGroup{Title: title, Parts: kept})
		}
	}
	title, _ := v.c.grounds()
	add(title, latest.streetParts()...)
	add("指标", latest.themeParts()...)
	add("讲话和材料", latest.textContents())
	add("标准和考评表", SearchPart{Links: latest.documentLinks()})
	return out
}

func (v *view) streetParts() []SearchPart {
	var out []SearchPart
	for _, s := range v.c.parts(v.Year) {
		part := SearchPart{Title: v.areaLink(s)}
		if v.c.data.Ladder.Tall() || len(v.c.data.Areas(stat.Community, v.Year)) <= mostIndexed {
			for _, a := range v.c.data.Parts(s, v.Year) {
				part.Links = append(part.Links, v.areaLink(a))
			}
		}
		out = append(out, part)
	}
	return out
}

func (v *view) themeParts() []SearchPart {
	var out []SearchPart
	for _, t := range v.c.data.Themes {
		part := SearchPart{Title: Link{Text: t.Title}}
		for _, i := range t.Indicators {
			part.Links = append(part.Links, v.indicatorLink(i))
		}
		out = append(out, part)
	}
	return out
}

func (v *view) textContents() SearchPart {
	list, note := shortened(v.c.texts, "其余在各类文稿的目录里，按标题也搜得到")
	out := SearchPart{Note: note}
	for _, t := range v.textLinks(list) {
		out.Links = append(out.Links, t.Link)
	}
	return out
}

func (v *view) documentLinks() []Link {
	var out []Link
	for _, s := range v.c.data.Standards {
		out = append(out, v.link(s.Title, standardPath(s)))
	}
	for _, s := range v.c.data.Scorecards {
		if s.InForce(v.Year) {
			out = append(out, v.link(s.Title, scorecardPath(s, v.Year)))
		}
	}
	return out
}

// nameEntries are everything that has a name.
func (c *composer) nameEntries(index *index) {
	for _, level := range append(c.between(), stat.Community) {
		for _, a := range c.data.AllAreas() {
			if a.Level == level {
				index.add(c.areaEntry(a))
			}
		}
	}
	for _, i := range c.data.Indicators {
		index.add(entry{kind: kindIndicator, title: i.Title, hint: c.themeTitle(i), text: strings.Join(i.Aliases, " ") + " " + i.ID + " " + i.Definition,
			path: starred(func(y stat.Year) string { return indicatorPath(i, y) }), years: c.Years})
	}
	for _, t := range c.texts {
		index.add(entry{kind: kindText, title: t.Document.Title, hint: strings.Trim(t.Document.Date+" "+t.Document.Occasion, " "), path: t.path})
	}
	for _, s := range c.data.Standards {
		index.add(entry{kind: kindStandard, title: s.Title, hint: s.Number, text: s.Issuer, path: standardPath(s)})
	}
	for _, s := range c.data.Scorecards {
		var years []stat.Year
		for _, y := range c.Years {
			if s.InForce(y) {
				years = append(years, y)
			}
		}
		index.add(entry{kind: kindScorecard, title: s.Title, path: starred(func(y stat.Year) string { return scorecardPath(s, y) }), years: years})
	}
}

func (c *composer) areaEntry(a stat.Area) entry {
	e := entry{kind: kindStreet, title: a.Name, hint: c.way(a, c.data.Whole), text: a.Code, path: starred(func(y stat.Year) string { return c.paths.area(a, y) })}
	if a.Level == stat.Community {
		e.kind = kindCommunity
	}
	for _, y := range c.Years {
		if c.data.Exists(a.Code, y) {
			e.years = append(e.years, y)
		}
	}
	return e
}

func (c *composer) themeTitle(i *check.Indicator) string {
	for _, t := range c.data.Themes {
		if t.ID == i.Theme {
			return t.Title
		}
	}
	return ""
}

// textEntries are the paragraphs of the texts, the latest first, and the clauses of
// the standards.
func (c *composer) textEntries(index *index) {
	for _, t := range c.texts[:c.wordy()] {
		for _, p := range paragraphs(t.HTML()) {
			index.add(entry{kind: kindText, title: t.Document.Title, hint: t.Document.Date, text: p, path: t.path, quiet: true})
		}
	}
	for _, s := range c.data.Standards {
		for k, cl := range s.Clauses {
			index.add(entry{kind: kindStandard, title: cl.Indicator.Title + "：" + c.limitWords(cl), hint: s.Title, text: cl.Basis,
				path: standardPath(s) + "#" + clauseID(k), quiet: true})
		}
	}
}

// wordy is of how many texts search knows every word: a browser holds all of them.
func (c *composer) wordy() int {
	bytes := 0
	for n, t := range c.texts {
		if bytes += t.Document.Size; bytes > mostSearched {
			return n
		}
	}
	return len(c.texts)
}

// searched says of which texts search does not know every word.
func (c *composer) searched() string {
	if n := c.wordy(); n < len(c.texts) {
		return fmt.Sprintf("文稿共 %d 篇，全文只搜最近的 %d 篇，更早的按标题搜。", len(c.texts), n)
	}
	return ""
}

// figureEntries are the numbers of one year: of the whole and its parts,
// and who falls short where.
func (c *composer) figureEntries(index *index, y stat.Year) {
	areas := []stat.Area{c.data.Whole}
	if !c.many(y) {
		areas = append(areas, c.parts(y)...)
	}
	for _, a := range areas {
		for _, i := range c.data.Indicators {
			m := c.Metrics.At(i, a, y)
			if !i.Has(a.Level) || !m.Value.Known() {
				continue
			}
			path := indicatorPath(i, y)
			if !a.Whole() {
				path = c.paths.area(a, y)
			}
			mark := c.Writer.Verdict(m)
			index.add(entry{kind: kindFigure, title: c.data.Called(a) + " " + i.Title, hint: fmt.Sprintf("%d 年", y), years: []stat.Year{y}, quiet: true,
				text: joinWords("，", c.Writer.Value(m), c.Writer.Share(m), mark.Word, mark.Detail), path: path})
		}
		if !a.Whole() || len(areas) == 1 && !c.many(y) {
			c.gapEntries(index, a, y)
		}
	}
}

// gapEntries say of each target which communities of an area fall short, and
// by how much.
func (c *composer) gapEntries(index *index, a stat.Area, y stat.Year) {
	for _, i := range c.data.Indicators {
		if i.Base != stat.Community || !i.Has(stat.Community) || c.Metrics.Veiled(i, a, y) {
			continue
		}
		var names []string
		list, all := c.Metrics.LargestGaps(i, a, y, mostMembers)
		for _, m := range list {
			gap := c.Writer.Gap(m)
			if m.Verdict == metric.Exempt {
				gap += "（" + c.Writer.Verdict(m).Word + "）"
			}
			names = append(names, joinWords(" ", m.Area.Name, gap))
		}
		if all == 0 {
			continue
		}
		if all > len(names) {
			names = append(names, "等")
		}
		index.add(entry{kind: kindGap, title: c.data.Called(a) + "：" + i.Title + "不达标的" + c.level(stat.Community) + " " + count(all) + " 个", hint: fmt.Sprintf("%d 年", y),
			text: strings.Join(names, "；"), path: c.paths.area(a, y), years: []stat.Year{y}, quiet: true})
	}
}

func joinWords(by string, words ...string) string {
	var kept []string
	for _, w := range words {
		if w != "" {
			kept = append(kept, w)
		}
	}
	return strings.Join(kept, by)
}
