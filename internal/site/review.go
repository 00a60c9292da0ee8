package site

import (
	"path"
	"strconv"
	"strings"

	"nianbao/internal/claim"
	"nianbao/internal/diag"
	"nianbao/internal/proof"
	"nianbao/internal/speech"
)

// A Review is what the proof-reader has to say about a text.
type Review struct {
	Counts   string // how many numbers stand how to the data
	Findings []Finding
	Loose    []Loose // numbers that nothing was held against
	Code     string  // 校对码, which stands for them
	Signed   string  // who has checked them as they are now
	Sheet    Link    // the 校对单
	Text     Link    // what it is about
}

// A Finding is a line of a Review.
type Finding struct {
	Number   int
	ID       string
	Place    Link // in the text
	Severity string
	Class    string // as its mark has
	Rule     string
	Message  string
	Quotes   []Quote
	Expected string
	Found    string
}

// A Quote is a place that a finding is about.
type Quote struct {
	Line int
	Text string
}

// A Loose is a number that a person has to check.
type Loose struct {
	Line   int
	Text   string
	Clause string // around it
}

// sheetPath is where the 校对单 of a text lies.
func sheetPath(t text) string {
	return path.Join(path.Dir(t.path), "proof", path.Base(t.path))
}

func (c *composer) sheet(t text, up target) {
	if _, ok := c.Reviews[t.Document.Path]; !ok {
		return
	}
	c.add(Page{Path: sheetPath(t), Kind: Sheet, Title: "校对单：" + t.Document.Title,
		trail: append(c.homeTrail(), up, target{t.Document.Title, t.path}),
		body:  func(v *view) any { return v.review(t) }})
}

// review is what the proof-reader says about a text; nil where nobody asked it.
func (v *view) review(t text) *Review {
	r, ok := v.c.Reviews[t.Document.Path]
	if !ok {
		return nil
	}
	out := &Review{Counts: counts(r.Tally), Loose: loose(r.Unbound), Code: r.Code(), Sheet: v.link("校对单", sheetPath(t)), Text: v.link(t.Document.Title, t.path)}
	if p := t.Document.Proofread; out.Code != "" && p.Code == out.Code {
		out.Signed = p.Who + "，" + p.When
	}
	for k, f := range r.Findings {
		out.Findings = append(out.Findings, v.finding(t, k+1, f))
	}
	return out
}

var severities = map[diag.Severity]string{diag.Error: "错误", diag.Warning: "提醒", diag.Info: "说明"}

func (v *view) finding(t text, n int, f proof.Finding) Finding {
	out := Finding{Number: n, ID: speech.NoteAnchor(n), Place: Link{Text: "第 " + strconv.Itoa(f.Place().Line) + " 行"},
		Severity: severities[f.Severity], Class: claim.Class(f), Rule: f.Rule, Message: f.Message, Expected: f.Expected, Found: f.Found}
	if t.Marked[n] {
		out.Place = v.link(out.Place.Text, t.path+"#"+speech.MarkAnchor(n))
	}
	for _, s := range f.Spans {
		out.Quotes = append(out.Quotes, Quote{s.Line, strings.Join(strings.Fields(s.Text), " ")})
	}
	return out
}

// counts says how the numbers of a text stand to the data.
func counts(t claim.Tally) string {
	said := "绑定的数 " + count(t.Bound) + " 个；手写的数 " + count(t.Total-t.Bound) + " 个"
	if t.Total > t.Bound {
		said += "，与数据相符 " + count(t.Confirmed) + "，不符 " + count(t.Contradicted) + "，没有对照 " + count(t.Unbound)
	}
	return said + "。"
}

func loose(numbers []claim.Loose) []Loose {
	var out []Loose
	for _, c := range numbers {
		out = append(out, Loose{c.Span.Line, c.Span.Text, strings.TrimSpace(c.Clause)})
	}
	return out
}
