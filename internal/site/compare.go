package site

import (
	"encoding/json"
	"fmt"
	"slices"
	"sync"

	"nianbao/internal/check"
	"nianbao/internal/figure"
	"nianbao/internal/stat"
)

// Comparison of communities: a table of all of them for each street, and on one
// page a choice of two to four by name. The choice is made by a script from
// script files beside the page, which open from a folder without a server; what
// it shows, the tables hold too.

// mostColumns is how many indicators stand side by side on A4.
const mostColumns = 9

// CompareView is where comparing begins.
type CompareView struct {
	Years   []Link // this year against each earlier one
	Streets []Link // the tables of communities
	Choice  string // script file of what can be chosen; empty: nothing
}

// MembersView sets the communities of an area side by side, a table a theme.
type MembersView struct {
	Area   Link
	Member string // level of what stands side by side: 社区

	Sentences []Phrase
	Others    []Link // the tables of the areas beside it
	Tables    []Table
}

func comparePath(y stat.Year) string { return in(y, "compare/index.html") }

// chosen is a script file with the numbers of a street's communities; that of
// the district says what can be chosen.
func (p paths) chosen(a stat.Area, y stat.Year) string {
	name := "choice"
	if !a.Whole() {
		name = "data/" + p.chain(a)
	}
	return in(y, "compare/"+name+".js")
}

func (p paths) members(a stat.Area, y stat.Year) string {
	return in(y, "compare/areas/"+p.chain(a)+".html")
}

func (c *composer) comparisons(y stat.Year) {
	c.yearPages(y)
	streets := c.streetsOf(y)
	if len(streets) == 0 && y == c.Years[0] {
		return
	}
	c.add(Page{Path: comparePath(y), Kind: Compare, Title: "对比", Year: y, twin: comparePath,
		trail: []target{{"首页", homePath(y)}}, body: func(v *view) any { return v.compare(streets) }})
	for _, level := range c.between() {
		for _, a := range c.peopled(c.data.Areas(level, y), y) {
			c.add(c.membersPage(a, y))
		}
	}
}

// streetsOf are the streets that have communities, looked up once.
func (c *composer) streetsOf(y stat.Year) []stat.Area {
	list, _ := c.streets.LoadOrStore(y, sync.OnceValue(func() []stat.Area { return c.peopled(c.data.Areas(stat.Subdistrict, y), y) }))
	return list.(func() []stat.Area)()
}

// peopled are those areas that have communities.
func (c *composer) peopled(list []stat.Area, y stat.Year) []stat.Area {
	var out []stat.Area
	for _, a := range list {
		if len(c.data.Communities(a, y)) > 0 {
			out = append(out, a)
		}
	}
	return out
}

func (c *composer) membersPage(s stat.Area, y stat.Year) Page {
	return Page{Path: c.paths.members(s, y), Kind: Members, Title: s.Name + "各" + c.level(c.data.Ladder.Below(s.Level)) + "对比", Year: y,
		twin:  func(y stat.Year) string { return c.paths.members(s, y) },
		trail: []target{{"首页", homePath(y)}, {"对比", comparePath(y)}}, own: ofHeadlines,
		body: func(v *view) any { return v.membersOf(s) }}
}

// compared are the comparisons of a street, beside what its page tells.
func (v *view) compared(s stat.Area) []Link {
	var out []Link
	for _, l := range []Link{
		v.link("各"+v.c.level(v.c.data.Ladder.Below(s.Level))+"并列", v.c.paths.members(s, v.Year)),
		v.link("与上年对比", v.c.paths.since(s, v.Year, v.Year-1)),
	} {
		if l.Href != "" {
			out = append(out, l)
		}
	}
	return out
}

// beside leads to the table of a community and its neighbours.
func (v *view) beside(a stat.Area) Link {
	street, ok := v.c.data.Area(a.Parent)
	if !ok {
		return Link{}
	}
	return v.link("与"+street.Name+"其他"+v.Smallest+"并列", v.c.paths.members(street, v.Year))
}

func (v *view) compare(streets []stat.Area) CompareView {
	var out CompareView
	for _, y := range slices.Backward(v.c.Years) {
		if l := v.link(fmt.Sprintf("%d 年", y), v.c.paths.since(v.c.data.Whole, v.Year, y)); y < v.Year && l.Href != "" {
			out.Years = append(out.Years, l)
		}
	}
	for _, s := range v.c.parts(v.Year) {
		if l := v.link(s.Name, v.c.paths.members(s, v.Year)); l.Href != "" {
			out.Streets = append(out.Streets, l)
		}
	}
	if len(streets) > 0 && !v.c.vast(v.Year) {
		file := v.c.paths.chosen(v.c.data.Whole, v.Year)
		v.Downloads = append(v.Downloads, Download{Path: file, Data: v.choice(streets)})
		out.Choice = relative(v.Path, file)
	}
	return out
}

func (v *view) membersOf(s stat.Area) MembersView {
	below := v.c.data.Ladder.Below(s.Level)
	out := MembersView{Area: v.areaLink(s), Member: v.c.level(below)}
	for _, other := range neighbours(v.c.besides(s, v.Year), s) {
		out.Others = append(out.Others, v.link(other.Name, v.c.paths.members(other, v.Year)))
	}
	list := v.c.data.Parts(s, v.Year)
	v.about(list...)
	out.Sentences = v.phrases(v.c.Writer.Lagging(list, v.Year))
	for _, t := range v.c.data.Themes {
		out.Tables = append(out.Tables, v.membersTables(t, list)...)
	}
	if below == stat.Community && !v.c.vast(v.Year) {
		v.Downloads = append(v.Downloads, Download{Path: v.c.paths.chosen(s, v.Year), Data: v.chosen(s, list)})
	}
	return out
}

// besides are the areas beside one that have communities, itself among them.
func (c *composer) besides(a stat.Area, y stat.Year) []stat.Area {
	if !c.data.Ladder.Tall() {
		return c.streetsOf(y)
	}
	around, _ := c.data.Area(a.Parent)
	return c.peopled(c.data.Parts(around, y), y)
}

// membersTables are a theme: a line a community, a column an indicator that any
// of them has, in as many tables as it takes for paper and eye.
func (v *view) membersTables(t check.Theme, list []stat.Area) []Table {
	if len(list) == 0 {
		return nil
	}
	var held []*check.Indicator
	for _, i := range t.Indicators {
		if i.Has(list[0].Level) && v.anyKnown(i, list) {
			held = append(held, i)
		}
	}
	n := (len(held) + mostColumns - 1) / mostColumns
	var out []Table
	for k := range n {
		caption := t.Title
		if n > 1 {
			caption += fmt.Sprintf("（%d/%d）", k+1, n)
		}
		out = append(out, v.membersTable(caption, held[k*len(held)/n:(k+1)*len(held)/n], list))
	}
	return out
}

func (v *view) membersTable(caption string, held []*check.Indicator, list []stat.Area) Table {
	out := Table{Caption: caption, Columns: []Column{{Title: v.c.level(list[0].Level)}}}
	for _, i := range held {
		out.Columns = append(out.Columns, Column{Title: i.Title, Unit: v.at(i, list[0]).Unit, Numeric: true, Href: v.indicatorLink(i).Href})
	}
	for _, a := range list {
		row := Line{Cells: []Entry{{Text: a.Name, Href: v.areaLink(a).Href}}}
		for _, i := range held {
			row.Cells = append(row.Cells, v.entryOf(i, a))
		}
		out.Rows = append(out.Rows, row)
	}
	return out
}

func (v *view) entryOf(i *check.Indicator, a stat.Area) Entry {
	m := v.at(i, a)
	value := v.bareValue(m)
	if m.Value.Known() {
		value = v.from(m, value, value)
	}
	e := Entry{Text: value.Bare, Href: value.Href, Origin: value.Origin, Sort: value.Sort, Mark: figure.VerdictMark(m.Verdict)}
	if value.Bare == "" {
		e.Text = value.Text
	}
	return e
}

// A choosable is what the script has to know of an indicator.
type choosable struct {
	ID     string `json:"id"`
	Theme  string `json:"theme"`
	Title  string `json:"title"`
	Unit   string `json:"unit,omitempty"`
	Better string `json:"better,omitempty"` // higher or lower
	Href   string `json:"href,omitempty"`   // from the site's root, as all ways in these files
	Anchor string `json:"anchor"`           // of its line on the page of a community
}

// A community is a line of what can be chosen: code, name, number of its street,
// sound, page.
type community [5]any

// choice is the script file that tells what can be chosen.
func (v *view) choice(streets []stat.Area) []byte {
	var list struct {
		Indicators []choosable `json:"indicators"`
		Streets    [][2]string `json:"streets"` // name, script file with the numbers of its communities
		Names      []community `json:"names"`
	}
	for _, i := range v.choosable() {
		list.Indicators = append(list.Indicators, choosable{ID: i.ID, Theme: v.c.themeTitle(i), Title: i.Title, Unit: i.Unit, Better: i.Direction,
			Href: indicatorPath(i, v.Year), Anchor: "o-" + slug(i.ID)})
	}
	for k, s := range streets {
		list.Streets = append(list.Streets, [2]string{s.Name, v.c.paths.chosen(s, v.Year)})
		for _, a := range v.c.data.Communities(s, v.Year) {
			list.Names = append(list.Names, community{a.Code, a.Name, k, sounds(a.Name), v.c.paths.area(a, v.Year)})
		}
	}
	return script("nianbaoChoice", list)
}

// chosen is the script file with the numbers of an area's communities by code,
// each list in the order of the indicators: the number as printed, its parts, the
// verdict's sign, class and words, and the plain number.
func (v *view) chosen(s stat.Area, list []stat.Area) []byte {
	numbers := map[string][][]string{}
	for _, a := range list {
		for _, i := range v.choosable() {
			m := v.at(i, a)
			mark, value := v.c.Writer.Verdict(m), v.bareValue(m)
			numbers[a.Code] = append(numbers[a.Code], []string{value.Text, value.Share, mark.Sign, mark.Class, joinWords(" ", mark.Word, mark.Detail), value.Sort})
		}
	}
	return script("nianbaoChosen", numbers)
}

// choosable are the indicators that communities have.
func (v *view) choosable() []*check.Indicator {
	var out []*check.Indicator
	for _, i := range v.c.data.Indicators {
		if i.Has(stat.Community) {
			out = append(out, i)
		}
	}
	return out
}

// script is a file that hands data to a function of the page.
func script(function string, data any) []byte {
	text, _ := json.Marshal(data) // names and numbers always can; keys come sorted
	return []byte(function + "(" + string(text) + ");\n")
}
