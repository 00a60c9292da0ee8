package claim

import (
	"fmt"
	"slices"
	"strings"

	"nianbao/internal/check"
	"nianbao/internal/diag"
	"nianbao/internal/manuscript"
	"nianbao/internal/metric"
	"nianbao/internal/numeral"
	"nianbao/internal/proof"
	"nianbao/internal/stat"
)

// Telling finds plain numbers of a text that the public edition hides: a clause
// names the area, says what is sensitive, and has the very number. all has every
// number, public what may be shown.
func Telling(all, public *metric.Metrics, t proof.Text) []proof.Finding {
	var out []proof.Finding
	for _, f := range proof.Figures(t) {
		if f.Bound {
			continue // what it says was chosen for the edition
		}
		for _, group := range all.Data.Sensitive {
			if !speaksOf(f.Clause, group) {
				continue
			}
			if a, y, ok := told(all, public, f, group); ok {
				out = append(out, proof.Finding{Rule: "hidden", Severity: diag.Error, Spans: []manuscript.Span{f.Span}, Found: f.Span.Text,
					Message: fmt.Sprintf("%s %d 年的%s在公开版里隐去，这里却写明是 %s", a.Name, y, group.Title, f.Span.Text)})
				break
			}
		}
	}
	return out
}

func speaksOf(clause string, group *check.Sensitive) bool {
	return strings.Contains(clause, group.Title) || slices.ContainsFunc(group.Fields, func(f *check.Field) bool {
		return slices.ContainsFunc(append([]string{f.Title}, f.Aliases...), func(name string) bool { return strings.Contains(clause, name) })
	})
}

// told is the area and the year of which a figure says a hidden number.
func told(all, public *metric.Metrics, f proof.Figure, group *check.Sensitive) (stat.Area, stat.Year, bool) {
	for _, a := range all.Data.AllAreas() {
		if a.Whole() || !strings.Contains(f.Clause, a.Name) {
			continue
		}
		for _, y := range slices.Backward(all.Data.Years) {
			for _, field := range group.Fields {
				is := all.Data.Observe(field, a, y)
				if public.Data.Observe(field, a, y).Status == stat.Hidden && is.Known() && f.Mention.Span().Meets(numeral.Exactly(is.Rat())) {
					return a, y, true
				}
			}
		}
	}
	return stat.Area{}, 0, false
}
