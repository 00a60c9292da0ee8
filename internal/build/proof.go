package build

import (
	"cmp"
	"strings"
	"unicode/utf8"

	"nianbao/internal/claim"
	"nianbao/internal/diag"
	"nianbao/internal/figure"
	"nianbao/internal/manuscript"
	"nianbao/internal/metric"
	"nianbao/internal/proof"
	"nianbao/internal/source"
	"nianbao/internal/speech"
	"nianbao/internal/stat"
)

// Proof holds a text against itself and, where there are metrics, against those
// of a year; asOf is the year of the text, 0 if the text tells. Bound figures of
// Markdown are read as what they say.
func Proof(name string, raw []byte, asOf int, metrics *metric.Metrics, year stat.Year) claim.Review {
	text := proof.Parse(manuscript.Read(name, raw, spokenIn(name, raw, metrics)))
	year = cmp.Or(year, stat.Year(asOf), stat.Year(text.Manuscript.Year))
	return claim.NewReview(metrics, text, proof.Check(text, proof.Options{AsOf: asOf}), year)
}

// spokenIn speaks the bound figures of a file; nil where it can have none, or
// nothing to speak of.
func spokenIn(name string, raw []byte, metrics *metric.Metrics) manuscript.Spoken {
	if metrics == nil || !strings.HasSuffix(strings.ToLower(name), ".md") || !utf8.Valid(raw) {
		return nil
	}
	var unused diag.List // what is wrong with the file stops the build; here it is only read
	d := source.DecodeDocument(name, strings.TrimPrefix(string(raw), "\uFEFF"), &unused)
	w := figure.New(metrics)
	return func(inside string) (string, bool) {
		text, _, ok := speech.Speak(w, d, inside)
		return text, ok
	}
}

// reviewed is what the proof-reader says of a text of the project.
func reviewed(past *past, d source.Document, metrics *metric.Metrics, problems *diag.List) claim.Review {
	return recalled(past, review, d, problems, func(raw []byte) claim.Review {
		return Proof(d.Path, raw, 0, metrics, stat.Year(d.Year))
	})
}

// marks are the places of a review in the body of its document.
func marks(d source.Document, r claim.Review) []speech.Mark {
	if len(r.Findings) == 0 && len(r.Unbound) == 0 {
		return nil
	}
	points := make([]int, 0, utf8.RuneCountInString(d.Body)+1) // byte of each code point of the body
	for at := range d.Body {
		points = append(points, at)
	}
	points = append(points, len(d.Body))
	at := func(point int) int { return points[max(0, min(point-d.BodyPoint, len(points)-1))] }
	mark := func(s manuscript.Span, m speech.Mark) speech.Mark {
		m.From, m.To = at(s.Start), at(s.End)
		return m
	}
	var out []speech.Mark
	for k, f := range r.Findings {
		for n, s := range f.Spans {
			out = append(out, mark(s, speech.Mark{Finding: k + 1, Class: claim.Class(f), Note: f.Message, Place: n == len(f.Spans)-1}))
		}
	}
	for _, c := range r.Unbound {
		out = append(out, mark(c.Span, speech.Mark{Class: "unbound", Note: "没有与数据对照"}))
	}
	return out
}
