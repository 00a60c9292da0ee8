package site

import (
	"fmt"
	"strings"

	"nianbao/internal/check"
	"nianbao/internal/figure"
	"nianbao/internal/metric"
	"nianbao/internal/stat"
)

func scorecardsPath(y stat.Year) string { return in(y, "scorecards/index.html") }

func scorecardPath(s *check.Scorecard, y stat.Year) string {
	return in(y, "scorecards/"+slug(s.ID)+".html")
}

// scorecards adds the pages of one year's score sheets.
func (c *composer) scorecards(y stat.Year) {
	if len(c.data.Scorecards) == 0 {
		return
	}
	home := target{"首页", homePath(y)}
	c.add(Page{Path: scorecardsPath(y), Kind: Scorecards, Title: "考评表", Year: y, twin: scorecardsPath, trail: []target{home},
		body: func(v *view) any { return v.scorecards() }})
	for _, s := range c.data.Scorecards {
		if !s.InForce(y) {
			continue
		}
		c.add(Page{Path: scorecardPath(s, y), Kind: Scorecard, Title: s.Title, Year: y,
			twin:  func(other stat.Year) string { return scorecardPath(s, other) },
			trail: []target{home, {"考评表", scorecardsPath(y)}},
			body:  func(v *view) any { return v.scorecard(s) }})
	}
}

// ScorecardsView lists the score sheets and how far they could be counted.
type ScorecardsView struct {
	Rows []ScorecardRow
}

// A ScorecardRow is a line of that list.
type ScorecardRow struct {
	Link   Link
	Level  string
	Items  int
	Graded int // areas with a grade
	Hidden int // areas whose score the public edition does not show
	Areas  int
	Source string
}

func (v *view) scorecards() ScorecardsView {
	var out ScorecardsView
	for _, s := range v.c.data.Scorecards {
		if !s.InForce(v.Year) {
			continue
		}
		row := ScorecardRow{Link: v.link(s.Title, scorecardPath(s, v.Year)), Level: v.c.level(s.Level), Items: len(s.Items), Source: s.Source}
		scored := v.c.Metrics.Scored(s, v.Year)
		row.Areas, row.Graded, row.Hidden = scored.Areas, scored.Graded, scored.Hidden
		if row.Hidden > 0 {
			v.shows(figure.Withheld)
		}
		out.Rows = append(out.Rows, row)
	}
	return out
}

// ScorecardView is one score sheet in one year.
type ScorecardView struct {
	Lead     string
	Terms    []Term
	Items    []ScoreItem
	Groups   []string
	Scores   []ScoreRow // the highest first
	Left     int        // areas that the page leaves out
	Charts   []Chart
	Heat     ScoreHeat // areas against items
	Review   string    // points by which two stages must differ to be listed
	Disputes []Dispute
}

// A ScoreItem is a line of the sheet.
type ScoreItem struct {
	Title, Group, Weight, Kind, Basis string
}

// A ScoreRow is one area's score.
type ScoreRow struct {
	Area     Link
	Street   Link
	Score    string
	Sort     string
	Grade    string
	Coverage string
	Groups   []string
	Vetoes   []string
	Unjudged []string
}

// A Dispute is an item on which the stages differ.
type Dispute struct {
	Area                   Link
	Item                   string
	Self, Street, District string
	Evidence               string
}

// kindWords say how an item gets its value.
var kindWords = map[check.ItemKind]string{
	check.Auto: "按数据计", check.Tally: "按个数计", check.Negative: "按数扣分", check.Manual: "人工评分", check.Veto: "一票否决",
}

func (v *view) scorecard(s *check.Scorecard) ScorecardView {
	var out ScorecardView
	for _, t := range []Term{{Name: "依据", Text: s.Source}, {Name: "打分办法", Text: s.Practice}, {Name: "等级", Text: v.grades(s)}} {
		if t.Text != "" {
			out.Terms = append(out.Terms, t)
		}
	}
	out.Review = v.points(s.Review.Mul(stat.Int(100)))
	groups := map[string]string{}
	for _, g := range s.Groups {
		groups[g.ID] = g.Title
		out.Groups = append(out.Groups, g.Title)
	}
	for _, i := range s.Items {
		out.Items = append(out.Items, ScoreItem{i.Title, groups[i.Group], v.points(i.Weight), kindWords[i.Kind], v.basis(i)})
	}
	scored := v.c.Metrics.Scored(s, v.Year)
	out.Left = scored.Areas - len(scored.Best)
	for _, score := range scored.Best {
		out.Scores = append(out.Scores, v.scoreRow(score))
	}
	for _, score := range scored.Disputed {
		out.Disputes = append(out.Disputes, v.disputes(score)...)
	}
	out.Lead = v.graded(s, scored)
	if scored.Hidden > 0 {
		out.Lead += fmt.Sprintf("，%d 个%s", scored.Hidden, figure.Unshown)
	}
	out.Lead += "。没有数据的项目不当作零分，有数据的分值不够的不定级。"
	out.Heat = v.scoreHeat(s, scored.Best)
	if out.Heat.Columns != nil {
		out.Heat.Left = out.Left
	}
	if s.Level != v.c.data.Whole.Level {
		out.Charts = v.charts(v.c.Writer.Radar(s, v.c.data.Whole, v.Year))
	}
	return out
}

// basis is why an item stands on a sheet, and whom it concerns.
func (v *view) basis(i *check.CardItem) string {
	if !i.When.Written() {
		return i.Basis
	}
	return i.Basis + "（只评 " + v.c.formula(i.When) + " 的，其他的不计这一项）"
}

// grades says from how many points each grade begins.
func (v *view) grades(s *check.Scorecard) string {
	out := ""
	for k, g := range s.Grades {
		if k > 0 {
			out += "，"
		}
		out += g.Title + "不少于 " + v.points(g.Low) + " 分"
	}
	if s.Coverage.Known() && out != "" {
		out += "；有数据的分值不到 " + v.c.Writer.Number(s.Coverage, "%", 0) + " 的不定级"
	}
	return out
}

// points prints a number of points.
func (v *view) points(q stat.Quantity) string {
	if q.Known() && q.Floor().Cmp(q) == 0 {
		return v.c.Writer.Number(q, "", 0)
	}
	return v.c.Writer.Number(q, "", 1)
}

// graded says how many areas have a grade, and, where all of them are at hand, how
// many each: “60 个社区中 12 个定出了等级：五星 2 个，四星 10 个”.
func (v *view) graded(card *check.Scorecard, scored *metric.Scored) string {
	all := fmt.Sprintf("%d 个%s", scored.Areas, v.c.level(card.Level))
	switch {
	case card.Level == v.c.data.Whole.Level:
		all = v.c.level(card.Level)
		if scored.Graded == 0 {
			return all + "没有定出等级"
		}
		return all + "定为" + scored.Best[0].Grade
	case scored.Graded == 0:
		return all + "都没有定出等级"
	}
	lead := all + "都定出了等级"
	if scored.Graded < scored.Areas {
		lead = all + fmt.Sprintf("中 %d 个定出了等级", scored.Graded)
	}
	if len(scored.Best) < scored.Areas {
		return lead
	}
	var by []string
	for _, g := range card.Grades {
		n := 0
		for _, score := range scored.Best {
			if score.Grade == g.Title {
				n++
			}
		}
		if n > 0 {
			by = append(by, g.Title+fmt.Sprintf(" %d 个", n))
		}
	}
	return lead + "：" + strings.Join(by, "，")
}

func (v *view) scoreRow(s metric.Score) ScoreRow {
	if s.Hidden {
		v.shows(figure.Withheld)
		row := ScoreRow{Area: v.areaLink(s.Area), Street: v.parentLink(s.Area), Score: figure.Withheld, Coverage: figure.Withheld}
		for range s.Card.Groups {
			row.Groups = append(row.Groups, figure.Withheld)
		}
		return row
	}
	row := ScoreRow{Area: v.areaLink(s.Area), Street: v.parentLink(s.Area), Score: figure.Absent, Grade: s.Grade, Vetoes: s.Vetoes, Unjudged: s.Unjudged,
		Coverage: v.c.Writer.Number(s.Coverage, "%", 0)}
	if s.Value.Known() {
		row.Score = v.c.Writer.Number(s.Value, "", 1)
		row.Sort = row.Score
	}
	for _, g := range s.Groups {
		row.Groups = append(row.Groups, v.c.Writer.Number(g.Value, "", 1))
	}
	return row
}

func (v *view) disputes(s metric.Score) (out []Dispute) {
	for _, i := range s.Disputed() {
		hundred := stat.Int(100)
		out = append(out, Dispute{Area: v.areaLink(s.Area), Item: i.Item.Title, Evidence: i.Mark.Evidence,
			Self:     v.points(i.Mark.Self.Mul(hundred)),
			Street:   v.points(i.Mark.Street.Mul(hundred)),
			District: v.points(i.Mark.District.Mul(hundred))})
	}
	return out
}
