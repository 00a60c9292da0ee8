package site

import (
	"path"
	"strings"
	"sync"

	"nianbao/internal/check"
	"nianbao/internal/figure"
	"nianbao/internal/metric"
	"nianbao/internal/stat"
)

// A composer holds what all pages are composed of.
type composer struct {
	Input
	site      *Site
	data      *check.Dataset
	paths     paths
	headlines []*check.Indicator
	texts     []text
	streets   sync.Map  // those with communities, by year
	formulas  sync.Map  // in Chinese, by *formula.Formula
	sizes     sync.Map  // of Word files, by path of their text
	pages     sync.Map  // of indicators: paths by Slot, by year
	lists     sync.Pool // of *numbers, empty
}

func newComposer(in Input, s *Site) *composer {
	c := &composer{Input: in, site: s, data: in.Metrics.Data, headlines: in.Writer.Headlines()}
	if len(c.Years) == 0 {
		c.Years = c.data.Years
	}
	c.paths = newPaths(c.data)
	c.texts = newTexts(in.Texts)
	s.composer = c
	return c
}

// latest is the newest year that has pages.
func (c *composer) latest() stat.Year { return c.Years[len(c.Years)-1] }

func (c *composer) add(pages ...Page) { c.site.Pages = append(c.site.Pages, pages...) }

// at is an indicator's number for an area on the page's year.
func (v *view) at(i *check.Indicator, a stat.Area) metric.Metric {
	for _, n := range v.mine {
		if n.code == a.Code && n.year == v.Year {
			m := &n.list[i.Slot]
			if m.Indicator == nil {
				*m = v.c.Metrics.At(i, a, v.Year)
			}
			return *m
		}
	}
	return v.c.Metrics.At(i, a, v.Year)
}

// about says of which areas the page is.
func (v *view) about(list ...stat.Area) {
	for _, a := range list {
		n, _ := v.c.lists.Get().(*numbers)
		if n == nil {
			n = &numbers{list: make([]metric.Metric, len(v.c.data.Indicators))}
		}
		n.code, n.year = a.Code, v.Year
		v.mine = append(v.mine, n)
	}
}

// leave gives what about took to the next page.
func (v *view) leave() {
	for _, n := range v.mine {
		clear(n.list)
		v.c.lists.Put(n)
	}
	v.mine = nil
}

// areaLink leads to an area's page of the view's year.
func (v *view) areaLink(a stat.Area) Link {
	return v.areaIn(a, v.Year)
}

// parentLink leads to the area that encloses one, where there is one.
func (v *view) parentLink(a stat.Area) Link {
	if p, ok := v.c.data.Area(a.Parent); ok {
		return v.areaLink(p)
	}
	return Link{}
}

func (v *view) indicatorLink(i *check.Indicator) Link { return v.indicatorIn(i, v.Year) }

// indicatorIn leads to an indicator's page of a year. Each page asks for some hundred.
func (v *view) indicatorIn(i *check.Indicator, y stat.Year) Link {
	path := v.c.indicatorPages(y)[i.Slot]
	if path == "" {
		return Link{Text: i.Title}
	}
	return Link{Text: i.Title, Href: relative(v.Path, path), Current: path == v.Path}
}

// indicatorPages are where the indicators have their pages in a year, by Slot; empty
// for one that has none.
func (c *composer) indicatorPages(y stat.Year) []string {
	if paths, ok := c.pages.Load(y); ok {
		return paths.([]string)
	}
	paths := make([]string, len(c.data.Indicators))
	for _, i := range c.data.Indicators {
		if path := indicatorPath(i, y); c.site.Has(path) {
			paths[i.Slot] = path
		}
	}
	c.pages.Store(y, paths)
	return paths
}

// phrases turns figure's sentences into phrases with links.
func (v *view) phrases(list ...figure.Sentence) []Phrase {
	var out []Phrase
	for _, s := range list {
		if len(s) > 0 {
			out = append(out, v.phrase(s))
		}
	}
	return out
}

// phrase links names of areas to their pages and numbers to their indicators.
func (v *view) phrase(s figure.Sentence) Phrase {
	var out Phrase
	for _, p := range s {
		v.shows(p.Text)
		run := Run{Text: unbroken(p.Text), Role: p.Role}
		switch {
		case p.Area != nil:
			run.Href = v.elsewhere(v.areaLink(*p.Area))
		case p.Metric != nil && p.Metric.Indicator != nil:
			run.Href = v.elsewhere(v.indicatorIn(p.Metric.Indicator, p.Metric.Year))
			if p.Role == "value" && p.Metric.Value.Known() {
				from := v.from(*p.Metric, v.plainValue(*p.Metric), Value{Href: run.Href})
				run.Href, run.Origin = from.Href, from.Origin
			}
		}
		out = append(out, run)
	}
	return out
}

// unbroken keeps numbers and their units on one line: “256 ㎡”.
func unbroken(text string) string {
	out := []rune(text)
	for k := 1; k+1 < len(out); k++ {
		if out[k] == ' ' && '0' <= out[k-1] && out[k-1] <= '9' {
			out[k] = '\u00a0'
		}
	}
	return string(out)
}

// elsewhere is where a link leads, empty where it leads to this page.
func (v *view) elsewhere(l Link) string {
	if l.Current {
		return ""
	}
	return l.Href
}

// folder is the first folder of a site path, empty at the root.
func folder(p string) string {
	if dir, _, ok := strings.Cut(p, "/"); ok {
		return dir
	}
	return ""
}

func cutFragment(p string) string {
	p, _, _ = strings.Cut(p, "#")
	return p
}

// beside is the path of a table that belongs to a page: "2022/a.html" and
// "trend" make "2022/csv/trend/a.csv", so that no folder gets crowded.
func beside(page, name string) string {
	return path.Join(path.Dir(page), "csv", slug(name), stem(page)+".csv")
}

// stem is the name of a file without what says its kind.
func stem(file string) string { return strings.TrimSuffix(path.Base(file), path.Ext(file)) }
