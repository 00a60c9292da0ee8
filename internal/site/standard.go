package site

import (
	"fmt"
	"strings"

	"nianbao/internal/check"
	"nianbao/internal/formula"
	"nianbao/internal/metric"
	"nianbao/internal/numeral"
	"nianbao/internal/stat"
)

func (c *composer) standards() {
	c.add(Page{Path: "standards/index.html", Kind: Standards, Title: "标准", trail: c.homeTrail(),
		body: func(v *view) any {
			var out StandardsView
			for _, s := range c.data.Standards {
				out.Rows = append(out.Rows, StandardRow{
					Link: v.link(s.Title, standardPath(s)), Number: s.Number, Issuer: s.Issuer,
					Force: force(s), Clauses: len(s.Clauses), Years: c.judgedBy(s),
				})
			}
			return out
		}})
	for _, s := range c.data.Standards {
		c.add(Page{Path: standardPath(s), Kind: Standard, Title: s.Title,
			trail: append(c.homeTrail(), target{"标准", "standards/index.html"}),
			body:  func(v *view) any { return v.standard(s) }})
	}
}

// homeTrail begins the breadcrumbs of pages that belong to no year.
func (c *composer) homeTrail() []target { return []target{{"首页", "index.html"}} }

func (v *view) standard(s *check.Standard) StandardView {
	var out StandardView
	for _, t := range []Term{
		{Name: "文号", Text: s.Number}, {Name: "发文机关", Text: s.Issuer}, {Name: "适用地区", Text: s.Region},
		{Name: "施行", Text: force(s)}, {Name: "用于年份", Text: v.c.judgedBy(s)}, {Name: "来源", Text: s.Source},
	} {
		if t.Text != "" {
			out.Terms = append(out.Terms, t)
		}
	}
	for _, a := range s.Amounts {
		out.Terms = append(out.Terms, Term{Name: a.Title, Text: v.amount(a.Value.Per(metric.Scale(a.Unit)), a.Unit) + "，" + a.Basis})
	}
	for k, cl := range s.Clauses {
		out.Clauses = append(out.Clauses, ClauseRow{
			ID: clauseID(k), Indicator: v.latestLink(cl.Indicator), Basis: cl.Basis, Limit: v.c.limitWords(cl),
			Levels: strings.TrimPrefix(v.levelWords(cl.Levels), "，适用于"), When: v.c.formula(cl.When),
		})
	}
	for _, b := range s.Bands {
		row := BandRow{Indicator: v.latestLink(b.Indicator), Basis: b.Basis}
		for k, low := range b.Edges {
			high := stat.Quantity{}
			if k+1 < len(b.Edges) {
				high = b.Edges[k+1]
			}
			row.Labels = append(row.Labels, v.c.Writer.BandLabel(low, high, b.Indicator.Unit))
		}
		out.Bands = append(out.Bands, row)
	}
	return out
}

// latestLink leads to an indicator's page of the latest year.
func (v *view) latestLink(i *check.Indicator) Link {
	if len(v.c.Years) == 0 {
		return Link{Text: i.Title}
	}
	return v.link(i.Title, indicatorPath(i, v.c.latest()))
}

func clauseID(k int) string { return fmt.Sprintf("clause-%d", k+1) }

// force is when a standard holds: "2021—2025 年", "2021 年起".
func force(s *check.Standard) string {
	switch {
	case s.From == 0 && s.To == 0:
		return ""
	case s.To == 0:
		return fmt.Sprintf("%d 年起", s.From)
	}
	return fmt.Sprintf("%d—%d 年", s.From, s.To)
}

// limitWords is a clause's target as the standard writes it. A limit may be a
// formula, so it is not a number yet.
func (c *composer) limitWords(cl *check.Clause) string {
	if len(cl.Parts) == 0 {
		return c.boundWords(cl.Bound, cl.Indicator.Unit)
	}
	var out []string
	for _, p := range cl.Parts {
		words := p.Name + c.boundWords(p.Bound, p.Unit)
		if p.When.Written() {
			words += "（" + c.formula(p.When) + " 时）"
		}
		out = append(out, words)
	}
	return strings.Join(out, "，且")
}

// thousands writes a limit that is a number as numbers are written elsewhere.
func thousands(limit, unit string) string {
	if unit == metric.CalendarYear || !number(limit) {
		return limit
	}
	return numeral.Group(limit, ",")
}

func (c *composer) boundWords(b check.Bound, unit string) string {
	var out []string
	add := func(word string, limit *formula.Formula) {
		if limit.Written() {
			text := word + " " + thousands(c.formula(limit), unit)
			if unit != "" && unit != "%" {
				text += " "
			}
			out = append(out, text+unit)
		}
	}
	add("不少于", b.Min)
	add("不超过", b.Max)
	add("超过", b.Above)
	add("不满", b.Below)
	return strings.Join(out, "、")
}
