package claim

import (
	"fmt"
	"slices"
	"strings"

	"nianbao/internal/proof"
	"nianbao/internal/speech"
)

// A match is a candidate that prints what the file says.
type match struct {
	candidate
	text     string // {{…}}
	reason   string
	from, to int // bytes of the file that it replaces
}

// matching are those of the candidates that print the very characters of the
// file, each in the plainest style that does.
func (p *proposer) matching(f proof.Figure, list []candidate) []match {
	var out []match
	for _, c := range list {
		if m, ok := p.fitting(f, c); ok {
			out = append(out, m)
		}
	}
	return out
}

// fitting is the plainest way to say a candidate that gives what is written.
func (p *proposer) fitting(f proof.Figure, c candidate) (match, bool) {
	forms := c.forms
	if f.Chinese && f.Percent && slices.Contains(forms, "") {
		forms = append(slices.Clone(forms), "分数")
	}
	for _, form := range forms {
		for _, style := range styles(f) {
			if m, ok := p.try(f, c, form, style); ok {
				return m, true
			}
		}
	}
	return match{}, false
}

// try speaks a candidate and lays it beside the file.
func (p *proposer) try(f proof.Figure, c candidate, form string, style []string) (match, bool) {
	parts := append(p.words(c, form), style...)
	text, bound, ok := speech.Speak(p.writer, p.doc, strings.Join(parts, "|"))
	if !ok {
		return match{}, false
	}
	if form == "分数" && f.Before != "" && !strings.HasPrefix(text, "约") {
		return match{}, false // the form says 约 when it has to
	}
	from, to, ok := p.beside(f, text, c)
	if !ok {
		return match{}, false
	}
	bar := " | "
	for _, s := range p.stretches {
		if s.From <= from && to <= s.To {
			if s.Table {
				bar = "｜"
			}
			m := match{candidate: c, text: "{{" + strings.Join(parts, bar) + "}}", from: from, to: to}
			m.reason = p.reason(c, bound[0])
			return m, true
		}
	}
	return match{}, false
}

// reason says why a number is taken for a metric, and what the metric is.
func (p *proposer) reason(c candidate, b speech.Bound) string {
	m := b.Metric
	name := p.writer.Metrics.Data.Called(m.Area)
	text := fmt.Sprintf("%s；%s %d 年“%s”是 %s", c.why, name, m.Year, m.Indicator.Title, p.writer.Value(m))
	if share := p.writer.Share(m); share != "" {
		text += "（" + share + "）"
	}
	return text
}

// beside lays a spoken text on the file so that its first digit is that of the
// figure, and reports which bytes it covers. The characters must be the same,
// and what is left of the figure must be the unit that the digits count.
func (p *proposer) beside(f proof.Figure, text string, c candidate) (from, to int, ok bool) {
	signs := "0123456789"
	if f.Chinese {
		signs = "零一二两三四五六七八九十百千"
	}
	first := strings.IndexAny(text, signs)
	if first < 0 {
		return 0, 0, false
	}
	from = p.points[f.From] - first
	to = from + len(text)
	if from < 0 || to > len(p.raw) || p.raw[from:to] != text {
		return 0, 0, false
	}
	return from, to, p.whole(f, to, c)
}

// whole reports whether nothing of a figure is cut when it is replaced up to a
// byte: up to its unit, or its digits with or without a 万.
func (p *proposer) whole(f proof.Figure, to int, c candidate) bool {
	digits := p.points[f.To] - len(f.Scale)
	switch {
	case to >= p.points[f.Close] && to > digits:
		return true
	case f.Chinese && f.Percent && f.Close == f.To:
		return to == digits // 三分之二 has no unit behind
	case to == p.points[f.To] && f.Scale != "":
		return counts(c, f.Unit)
	case to == digits:
		return counts(c, f.Scale+f.Unit)
	}
	return false
}
