package site

import (
	"fmt"
	"maps"
	"path"
	"slices"
	"strings"

	"nianbao/internal/stat"
)

// A Seal is a sealed year (年度档案) that the site shows as it was.
type Seal struct {
	Address string // the folder of its pages: archive/2022
	Year    stat.Year
	Title   string
	Date    string // of the archive, YYYY-MM-DD
	Officer string
	Number  string // 档号
	Program string // that made it
	Digest  string // SHA-256 of the file
	Files   map[string][]byte
}

// A Correction is a cell of a sealed year that was put right afterwards.
type Correction struct {
	Year     stat.Year
	Area     stat.Area
	Title    string // of the field
	Where    string // the cell
	Was, Now string
	Date     string
	Reason   string
	Sealed   string // address of the seal that has the old value
}

// A Revision is a number of a sealed year that is another today.
type Revision struct {
	Year     stat.Year
	Area     stat.Area
	Title    string // of the indicator
	Was, Now string
	Sealed   string
}

const archivePath = "archive/index.html"

// seals lays out the sealed years, the page that lists them, and pages that lead
// on where today's site has no page any more, so that old links never die.
func (c *composer) seals() {
	if len(c.Seals) == 0 {
		return
	}
	today := map[string]bool{}
	for _, p := range c.site.Pages {
		today[p.Path] = true
	}
	c.add(Page{Path: archivePath, Kind: Archive, Title: "年度档案", trail: c.homeTrail(), body: func(v *view) any { return v.archive() }})
	for _, s := range c.Seals {
		for _, name := range slices.Sorted(maps.Keys(s.Files)) {
			if path.Ext(name) != ".html" {
				c.site.Kept[s.Address+"/"+name] = s.Files[name]
				continue
			}
			c.add(Page{Path: s.Address + "/" + name, Kind: Sealed, Title: s.Title, body: func(v *view) any { return v.sealed(s, name) }})
			if !today[name] {
				today[name] = true // the seals come latest first
				c.add(Page{Path: name, Kind: Moved, Title: "这一页在年度档案里", trail: c.homeTrail(), body: func(v *view) any { return v.moved(s, name) }})
			}
		}
	}
}

// A SealedView is the bar above a sealed page, and the page.
type SealedView struct {
	Year     stat.Year
	Date     string
	Officer  string
	Today    Link // the same page of today, or the home page
	Gone     bool // there is no such page today
	Others   []Link
	Index    Link
	Original []byte // as it was sealed
}

func (v *view) sealed(s Seal, name string) SealedView {
	out := SealedView{Year: s.Year, Date: s.Date, Officer: s.Officer, Index: v.link("年度档案", archivePath), Original: s.Files[name]}
	if out.Gone = v.c.gone(name); out.Gone {
		out.Today = v.link("今天的网站", "index.html")
	} else {
		out.Today = v.link("今天的这一页", name)
	}
	for _, o := range v.c.Seals {
		if l := v.link(o.label(), o.Address+"/"+twin(name, s.Year, o.Year)); o.Address != s.Address && l.Href != "" {
			out.Others = append(out.Others, l)
		}
	}
	return out
}

// gone reports whether a page of a seal is none of today's.
func (c *composer) gone(name string) bool {
	k, found := slices.BinarySearchFunc(c.site.Pages, name, func(p Page, name string) int { return strings.Compare(p.Path, name) })
	return !found || c.site.Pages[k].Kind == Moved
}

// twin is the path of a page in another year.
func twin(name string, from, to stat.Year) string {
	if rest, ok := strings.CutPrefix(name, fmt.Sprintf("%d/", from)); ok {
		return fmt.Sprintf("%d/%s", to, rest)
	}
	return name
}

// label tells seals of one year apart by their date.
func (s Seal) label() string { return fmt.Sprintf("%d 年（%s 封存）", s.Year, s.Date) }

// A MovedView leads on from a page that is only in a seal.
type MovedView struct {
	Sealed Link
}

func (v *view) moved(s Seal, name string) MovedView {
	return MovedView{v.link(s.label(), s.Address+"/"+name)}
}

// keptIn leads to the page as it was sealed, the latest first.
func (v *view) keptIn() Link {
	for _, s := range v.c.Seals {
		if _, ok := s.Files[v.Path]; ok && v.Kind != Moved {
			return v.link(s.Date+" 封存的这一页", s.Address+"/"+v.Path)
		}
	}
	return Link{}
}

// An ArchiveView lists the sealed years and what was corrected since.
type ArchiveView struct {
	Seals       []SealRow
	Corrections []CorrectionRow
	Revisions   []RevisionRow
}

// A SealRow is a sealed year in the list.
type SealRow struct {
	Link                           Link
	Date, Officer, Number, Program string
	Pages                          int
	Digest                         string
	Corrections                    int
}

// A CorrectionRow is a cell that was put right.
type CorrectionRow struct {
	Year                                 stat.Year
	Area                                 Link
	Title, Where, Was, Now, Date, Reason string
}

// A RevisionRow is a number that is another today.
type RevisionRow struct {
	Year            stat.Year
	Area            Link
	Title, Was, Now string
}

func (v *view) archive() ArchiveView {
	var out ArchiveView
	for _, s := range v.c.Seals {
		row := SealRow{Link: v.link(fmt.Sprintf("%d 年", s.Year), s.Address+"/index.html"), Date: s.Date, Officer: s.Officer, Number: s.Number, Program: s.Program, Digest: s.Digest}
		for name := range s.Files {
			if path.Ext(name) == ".html" {
				row.Pages++
			}
		}
		for _, x := range v.c.Corrections {
			if x.Sealed == s.Address {
				row.Corrections++
			}
		}
		out.Seals = append(out.Seals, row)
	}
	for _, x := range v.c.Corrections {
		out.Corrections = append(out.Corrections, CorrectionRow{x.Year, v.areaIn(x.Area, x.Year), x.Title, x.Where, x.Was, x.Now, x.Date, x.Reason})
	}
	for _, x := range v.c.Revisions {
		out.Revisions = append(out.Revisions, RevisionRow{x.Year, v.areaIn(x.Area, x.Year), x.Title, x.Was, x.Now})
	}
	return out
}

// areaIn leads to an area's page of a year.
func (v *view) areaIn(a stat.Area, y stat.Year) Link {
	return v.link(v.c.data.Called(a), v.areaPath(a, y))
}

// areaPath is where an area's page lies. A page asks for it again and again for the
// same area.
func (v *view) areaPath(a stat.Area, y stat.Year) string {
	if v.found.path == "" || v.found.code != a.Code || v.found.year != y {
		v.found = foundPath{a.Code, y, v.c.paths.area(a, y)}
	}
	return v.found.path
}
