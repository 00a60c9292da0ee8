package claim

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"nianbao/internal/check"
	"nianbao/internal/proof"
	"nianbao/internal/speech"
	"nianbao/internal/stat"
)

// A candidate is what a number may mean.
type candidate struct {
	indicator *check.Indicator
	forms     []string // ways to say it, the plainest first
	area      stat.Area
	year      stat.Year
	since     stat.Year // of a change; 0: the year before
	counts    string    // what digits without unit count; empty: what the indicator does
	why       string
}

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
		for _, style := range p.styles(f) {
			if m, ok := p.try(f, c, form, style); ok {
				return m, true
			}
		}
	}
	return match{}, false
}

// styles are the ways to write numbers that may give what is written.
func (p *proposer) styles(f proof.Figure) [][]string {
	if f.Chinese {
		return p.spelledStyles(f)
	}
	whole, decimals, _ := strings.Cut(strings.TrimSuffix(p.raw[p.points[f.From]:p.points[f.To]], f.Scale), ".")
	groups := [][]string{nil, {"不分节"}}
	if strings.Contains(whole, ",") {
		groups = [][]string{nil, {"千分撇"}}
	}
	places := fmt.Sprintf("小数=%d", len(decimals))
	sizes := [][]string{nil, {places}, {"原数"}}
	if f.Scale != "" {
		sizes = append(sizes, []string{f.Scale}, []string{f.Scale, places})
	}
	var out [][]string
	for _, g := range groups {
		for _, s := range sizes {
			out = append(out, append(append([]string{}, s...), g...))
		}
	}
	return out
}

// spelledStyles are the ways to write a number in characters: 四十三, 二十八点六万. The
// form 分数 writes so by itself.
func (p *proposer) spelledStyles(f proof.Figure) [][]string {
	_, decimals, _ := strings.Cut(strings.TrimSuffix(p.raw[p.points[f.From]:p.points[f.To]], f.Scale), "点")
	places := fmt.Sprintf("小数=%d", utf8.RuneCountInString(decimals))
	out := [][]string{nil, {"汉字"}, {places, "汉字"}, {"原数", "汉字"}}
	if f.Scale != "" {
		out = append(out, []string{f.Scale, "汉字"}, []string{f.Scale, places, "汉字"})
	}
	return out
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

// words are the parts of a bound figure without its style.
func (p *proposer) words(c candidate, form string) []string {
	out := []string{c.indicator.Title}
	if form != "" {
		out = append(out, form)
	}
	if c.since != 0 {
		out = append(out, fmt.Sprintf("比%d年", c.since))
	}
	if c.area.Level != stat.District {
		out = append(out, p.areaWord(c.area))
	}
	if c.year != p.year {
		out = append(out, fmt.Sprintf("年=%d", c.year))
	}
	return out
}

// areaWord names an area, by its code where several bear its name.
func (p *proposer) areaWord(a stat.Area) string {
	same := 0
	for _, b := range p.writer.Metrics.Data.AreasNamed(a.Name) {
		if b.Level == a.Level {
			same++
		}
	}
	if same != 1 {
		return "地区=" + a.Code
	}
	return a.Level.Chinese() + "=" + a.Name
}

// reason says why a number is taken for a metric, and what the metric is.
func (p *proposer) reason(c candidate, b speech.Bound) string {
	m := b.Metric
	name := m.Area.Name
	if m.Area.Level == stat.District {
		name = m.Area.Level.Chinese()
	}
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

// counts reports whether digits of a candidate may stand before a unit.
func counts(c candidate, unit string) bool {
	own := c.counts
	if own == "" {
		own = c.indicator.Unit
		if c.area.Level != c.indicator.Base && c.indicator.RolledUnit != "" {
			own = c.indicator.RolledUnit
		}
	}
	if unit == "" || own == "" {
		return false
	}
	factor, ok := stat.Factor(unit, own)
	return ok && factor.Cmp(stat.Int(1)) == 0 || strings.HasPrefix(own, unit)
}
