package site

import (
	"fmt"
	"slices"

	"nianbao/internal/metric"
	"nianbao/internal/stat"
)

// A View is one page, ready to be printed.
type View struct {
	Kind     Kind
	Path     string
	Title    string // the h1
	Site     string // title of the whole site
	Owner    string
	District string
	Whole    string    // 全区
	Part     string    // level of what the whole is made up of: 街道
	Smaller  string    // the level below that: 社区
	Smallest string    // the level that reports, which Smaller is in a district
	Root     string    // way to the site's root: "../", empty at the root
	Year     stat.Year // 0 on pages of no year
	Trail    []Link    // breadcrumbs, without the page itself
	Nav      []Link
	Years    []Link   // the same page in other years; the page's own is Current
	Search   string   // way to the search page, empty without one
	Source   string   // where its data come from, and of which year
	Sealed   Link     // the page as it was sealed, if it was
	Edition  string   // 公开版; empty for the office's
	Notes    []string // what the signs on the page mean
	Body     any      // the view of the page's kind, such as HomeView

	Origins   Origins    // where the numbers of the page come from
	Downloads []Download // files that lie beside the page
}

// A Link leads to another page of the site. A Link without Href is plain text.
type Link struct {
	Text    string
	Href    string // relative
	Current bool
}

// A Download is a file beside the page.
type Download struct {
	Path string // from the site's root
	Data []byte
}

// a target is a link that does not know yet where it stands.
type target struct{ text, path string }

// view is a View while it is being composed.
type view struct {
	View
	c      *composer
	page   Page
	listed map[string]bool // whether a number met on the page has a line in Origins, by its anchor
	lent   int             // lines of Origins that stand on other pages, too

	mine     []*numbers // of the areas that the page is about
	found    foundPath  // the last that was asked for
	withheld bool       // the page has a number that the public edition does not show
}

// Numbers are those of one area in one year, by Indicator.Slot: a page that is about
// an area asks for each several times.
type numbers struct {
	code string
	year stat.Year
	list []metric.Metric // without an indicator where nobody has asked yet
}

// A foundPath is where the page of an area lies in a year.
type foundPath struct {
	code string
	year stat.Year
	path string
}

// View composes the page. It may be called from several goroutines, and gives
// the same view each time.
func (s *Site) View(p Page) View {
	v := &view{page: p, c: s.composer, View: View{
		Kind: p.Kind, Path: p.Path, Title: p.Title, Site: s.Title, Owner: s.Owner, District: s.District,
		Whole: s.composer.level(s.composer.data.Whole.Level), Part: s.composer.level(s.composer.part()), Smaller: s.composer.level(s.composer.data.Ladder.Below(s.composer.part())),
		Smallest: s.composer.level(stat.Community),
		Root:     root(p.Path), Year: p.Year, Edition: s.composer.edition(),
	}}
	for _, t := range p.trail {
		v.Trail = append(v.Trail, v.link(t.text, t.path))
	}
	v.Search = v.link("", searchPath).Href
	v.Nav, v.Years, v.Source = v.navigation(), v.years(), v.source()
	v.Sealed = v.keptIn()
	v.Body = p.body(v)
	v.Notes = v.notes()
	v.leave()
	return v.View
}

// link leads to a path of the site; to a page that does not exist it is plain
// text.
func (v *view) link(text, path string) Link {
	if path == "" || !v.c.site.Has(cutFragment(path)) {
		return Link{Text: text}
	}
	return Link{Text: text, Href: relative(v.Path, path), Current: path == v.Path}
}

// navigation leads to the main pages of the page's year, or of the latest.
func (v *view) navigation() []Link {
	y := v.Year
	if y == 0 {
		if len(v.c.Years) == 0 {
			return nil
		}
		y = v.c.latest()
	}
	var links []Link
	_, grounds := v.c.grounds()
	for _, n := range []struct {
		target
		kinds []Kind
	}{
		{target{"首页", homePath(y)}, []Kind{Home}},
		{target{"指标", indexPath(y)}, []Kind{Indicators, Indicator}},
		{target{grounds, streetsPath(y)}, []Kind{Streets, Street, Community}},
		{target{"对比", comparePath(y)}, []Kind{Compare, Years, Members}},
		{target{"讲话材料", "speeches/index.html"}, nil},
		{target{"年度报告", "reports/index.html"}, nil},
		{target{"标准", "standards/index.html"}, []Kind{Standards, Standard}},
		{target{"考评表", scorecardsPath(y)}, []Kind{Scorecards, Scorecard}},
		{target{"年度档案", archivePath}, []Kind{Archive}},
		{target{"数据质量", qualityPath(y)}, []Kind{Quality, Clearance}},
		{target{"出处", originsPath(y)}, []Kind{OriginIndex, ThemeOrigins}},
		{target{"下载", downloadsPath(y)}, []Kind{Downloads}},
		{target{"大屏", wallPath(y)}, []Kind{Wall}},
	} {
		l := v.link(n.text, n.path)
		if l.Href == "" {
			continue
		}
		for _, k := range n.kinds {
			l.Current = l.Current || k == v.Kind
		}
		if k := v.Kind; k == Speeches || k == Text || k == Sheet {
			l.Current = folder(v.Path) == folder(n.path) && folder(n.path) != ""
		}
		links = append(links, l)
	}
	return links
}

// years leads to the same page in each year that has it, the latest first.
func (v *view) years() []Link {
	if v.page.twin == nil {
		return nil
	}
	var links []Link
	for i := len(v.c.Years) - 1; i >= 0; i-- {
		y := v.c.Years[i]
		l := v.link(fmt.Sprint(y), v.page.twin(y))
		if y == v.Year {
			l.Current = true
		}
		if l.Href != "" || l.Current {
			links = append(links, l)
		}
	}
	return links
}

func (v *view) source() string {
	owner := v.Owner
	if owner == "" {
		owner = v.District
	}
	if v.Year == 0 {
		return "来源：" + owner
	}
	street := v.c.level(stat.Subdistrict)
	if slices.Contains(v.c.data.Config.Preliminary, int(v.Year)) {
		return fmt.Sprintf("数据年度：%d 年，快报，年报报齐后会有变动。来源：%s汇总的%s、%s报表。", v.Year, owner, street, v.Smallest)
	}
	return fmt.Sprintf("数据年度：%d 年。来源：%s汇总的%s、%s年报工作簿。", v.Year, owner, street, v.Smallest)
}

// edition names the edition in which a page stands.
func (c *composer) edition() string {
	if c.Public {
		return "公开版"
	}
	return ""
}
