// Package site composes pages and links: which pages there are, what stands on
// each and where it leads. It writes no HTML.
//
// It stands after figure and speech and before render. A page is a typed view
// made of plain data that a template only has to print; every number and
// sentence in it was spoken by figure, so that a page cannot contradict a
// speech. It reads no file and computes no indicator.
//
// Invariant: every link is relative and leads to a page of the same Site, so
// that a site opens from any folder; paths are ASCII, unique and depend on
// nothing but the project.
package site

import (
	"slices"

	"nianbao/internal/claim"
	"nianbao/internal/clearance"
	"nianbao/internal/diag"
	"nianbao/internal/figure"
	"nianbao/internal/metric"
	"nianbao/internal/source"
	"nianbao/internal/speech"
	"nianbao/internal/stat"
)

// Input is what a site is composed of.
type Input struct {
	Metrics     *metric.Metrics
	Writer      *figure.Writer
	Texts       []speech.Text           // speeches, reports and pages, by path
	Reviews     map[string]claim.Review // what the proof-reader says, by path of the document; none leaves the office
	Problems    []diag.Problem          // warnings, shown on the data quality pages
	Seals       []Seal                  // sealed years, the latest first
	Corrections []Correction            // of them
	Revisions   []Revision
	Years       []stat.Year // whose pages are made, ascending; all years with data where empty
	Public      bool        // the edition that leaves the office: it says so, and speaks of no problems

	// Clearance says whether a year may be published; nil: no page says it.
	Clearance func(stat.Year) clearance.Clearance

	Without  []Kind           // kinds of pages that are not made
	Meetings []source.Meeting // whose texts are bound for a download
	Maker    Maker            // nil: nothing but pages is offered
}

// A Site is a list of pages, by path.
type Site struct {
	Title    string
	Owner    string
	District string
	Pages    []Page
	Kept     map[string][]byte // pictures of texts and files of sealed years, which go out as they are

	known    map[string]bool // paths of pages
	composer *composer
}

// A Kind is a kind of page; the theme has a template of that name for each.
type Kind string

const (
	Home       Kind = "home"
	Indicators Kind = "indicators"
	Indicator  Kind = "indicator"
	Streets    Kind = "streets"
	Street     Kind = "street"
	Community  Kind = "community"
	Speeches   Kind = "speeches"
	Text       Kind = "speech" // a speech, a report or a plain page
	Sheet      Kind = "sheet"  // 校对单: what the proof-reader says about one
	Standards  Kind = "standards"
	Standard   Kind = "standard"
	Scorecards Kind = "scorecards"
	Scorecard  Kind = "scorecard"
	Quality    Kind = "quality"
	Clearance  Kind = "clearance" // 发布审签单
	Compare    Kind = "compare"   // where comparing begins
	Years      Kind = "years"     // two years of an area
	Members    Kind = "members"   // the communities of a street
	Wall       Kind = "wall"      // 大屏
	Downloads  Kind = "downloads"

	OriginIndex  Kind = "origins" // where all figures of a year come from
	ThemeOrigins Kind = "origin"  // those of a theme
	Search       Kind = "search"

	Archive Kind = "archive" // the sealed years, and what was corrected since
	Sealed  Kind = "sealed"  // a page as it was sealed, with a bar above it
	Moved   Kind = "moved"   // leads on to a page that only a sealed year has
)

// Kinds are all kinds of pages.
var Kinds = []Kind{Home, Indicators, Indicator, Streets, Street, Community, Speeches, Text, Sheet, Standards, Standard, Scorecards, Scorecard, Quality, Clearance, Compare, Years, Members, Wall, Downloads, Search, OriginIndex, ThemeOrigins, Archive, Sealed, Moved}

// A Page is one HTML file. Its view is composed when it is rendered, so that
// half a million pages never stand in memory at once.
type Page struct {
	Path  string // from the site's root, with slashes
	Kind  Kind
	Title string
	Year  stat.Year // 0 on pages that belong to no year

	body  func(*view) any
	own   func(metric.Metric) bool // numbers whose lines of the 出处表 stand on the page; nil: none
	trail []target
	twin  func(stat.Year) string // path of the same page in another year, if it exists there
}

// Has reports whether a path belongs to the site.
func (s *Site) Has(path string) bool { _, kept := s.Kept[path]; return kept || s.known[path] }

// Compose lays out all pages of a project.
func Compose(in Input, problems *diag.List) *Site {
	data := in.Metrics.Data
	s := &Site{
		Title: data.Config.Title, Owner: data.Config.Owner, District: data.Whole.Name,
		known: map[string]bool{}, Kept: map[string][]byte{},
	}
	c := newComposer(in, s)
	if len(c.Years) > 0 {
		c.add(c.home("index.html", c.latest()))
	}
	for _, y := range c.Years {
		c.year(y)
	}
	c.textPages()
	c.standards()
	c.search()
	c.seals()
	s.finish(problems)
	return s
}

func (c *composer) year(y stat.Year) {
	c.origins(y)
	c.add(c.home(homePath(y), y), c.indicatorIndex(y), c.streetIndex(y), c.quality(y), c.wall(y))
	c.clearance(y)
	c.scorecards(y)
	c.comparisons(y)
	c.downloads(y)
	for _, i := range c.data.Indicators {
		c.add(c.indicator(i, y))
	}
	for _, level := range c.between() {
		for _, a := range c.data.Areas(level, y) {
			c.add(c.street(a, y))
		}
	}
	for _, a := range c.data.Areas(stat.Community, y) {
		c.add(c.community(a, y))
	}
}

// finish sorts the pages and reports two that want the same path.
func (s *Site) finish(problems *diag.List) {
	s.Pages = slices.DeleteFunc(s.Pages, func(p Page) bool { return slices.Contains(s.composer.Without, p.Kind) })
	sortPages(s.Pages)
	for _, t := range s.composer.texts {
		if s.composer.Maker != nil { // they lie beside other pages than those that lead to them
			s.known[t.word()] = true
		}
	}
	for _, p := range s.Pages {
		if s.known[p.Path] {
			problems.Add(diag.Problem{Code: "page-twice", Severity: diag.Error, Place: diag.Place{File: p.Path},
				Message: "两个页面要写到同一个文件：" + p.Path + "（“" + p.Title + "”是其中之一）",
				Hint:    "给其中一个文件、指标或标准换一个名字"})
		}
		s.known[p.Path] = true
	}
}
