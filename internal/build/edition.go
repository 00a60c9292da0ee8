package build

import (
	"slices"

	"nianbao/internal/claim"
	"nianbao/internal/diag"
	"nianbao/internal/figure"
	"nianbao/internal/manuscript"
	"nianbao/internal/metric"
	"nianbao/internal/proof"
	"nianbao/internal/site"
	"nianbao/internal/source"
	"nianbao/internal/speech"
	"nianbao/internal/stat"
)

// An Edition says for whom a site is made, and of which years. The zero Edition
// is the office's own, of all years.
type Edition struct {
	Public bool
	Years  []stat.Year // whose pages and texts it has; all where empty
}

// What the public edition leaves out is decided here; docs/publishing.md lists it.
//
//   - metrics: small sensitive numbers and what would tell them; fields for the
//     office alone; what exactly stood in a cell of words; evidence and stages of
//     marks. metric and check hold these back, so that no later stage has them.
//   - texts: those that are not final.
//   - read, input: what the proof-reader says, and problems.
//   - permits: hidden worksheets stop the build. Comments are never read.

// metrics are the numbers that the edition may show.
func (e Edition) metrics(m *metric.Metrics) *metric.Metrics {
	if e.Public {
		return m.Public()
	}
	return m
}

// released are the states of texts that may leave the office.
var released = []string{"定稿", "存档"}

// texts are the documents that the edition has.
func (e Edition) texts(all []source.Document) []source.Document {
	return slices.DeleteFunc(slices.Clone(all), func(d source.Document) bool {
		elsewhen := d.Year != 0 && len(e.Years) > 0 && !slices.Contains(e.Years, stat.Year(d.Year))
		return elsewhen || e.Public && !slices.Contains(released, d.Status)
	})
}

// read reads the edition's texts, several at a time: what is wrong with each is
// reported, what the proof-reader says of it is marked in it and returned by path. In
// the public edition that is nothing; there it only looks for numbers that were typed
// though they are hidden.
func (e Edition) read(past *past, documents []source.Document, all, shown *metric.Metrics, w *figure.Writer, problems *diag.List) ([]speech.Text, map[string]claim.Review) {
	out, said := make([]speech.Text, len(documents)), make([]claim.Review, len(documents))
	sideBySide(len(documents), nil, func(k int) {
		d := documents[k]
		var marker speech.Marker
		if e.Public {
			betrayed(past, d, all, shown, problems)
		} else {
			said[k] = reviewed(past, d, all, problems)
			marker = func(d source.Document) []speech.Mark { return marks(d, said[k]) }
		}
		out[k] = speech.NewText(w, d, marker, problems)
	})
	if e.Public {
		return out, nil
	}
	reviews := map[string]claim.Review{}
	for k, d := range documents {
		reviews[d.Path] = said[k]
	}
	return out, reviews
}

// betrayed reports hidden numbers that a text tells.
func betrayed(past *past, d source.Document, all, shown *metric.Metrics, problems *diag.List) {
	told := recalled(past, telling, d, problems, func(raw []byte) []proof.Finding {
		return claim.Telling(all, shown, proof.Parse(manuscript.Read(d.Path, raw, nil)))
	})
	for _, f := range told {
		problems.Add(diag.Problem{Code: "hidden-number-in-text", Severity: diag.Error, Year: d.Year, Place: diag.Place{File: d.Path, Line: f.Spans[0].Line, Column: 1},
			Message: f.Message, Hint: "改引街道或全区的数；不打算公开的文稿，把文件头的 status 写成 草稿"})
	}
}

// input is what the edition's pages are composed of.
func (e Edition) input(in site.Input) site.Input {
	in.Years, in.Public = e.Years, e.Public
	if e.Public {
		in.Problems, in.Clearance = nil, nil
	}
	return in
}

// permits reports what forbids to make the edition at all.
func (e Edition) permits(raw *source.Project, problems *diag.List) {
	if !e.Public {
		return
	}
	for _, p := range problems.Sorted() {
		if p.Code == "sheet-hidden" {
			problems.Add(diag.Problem{Code: "sheet-hidden-public", Severity: diag.Error, Place: p.Place, Year: p.Year,
				Message: "工作表“" + p.Sheet + "”是隐藏的，里面的数会进公开版", Hint: "可以公开的取消隐藏；不该公开的把工作表移出 data/"})
		}
	}
	if len(raw.Sensitive) == 0 {
		problems.Add(diag.Problem{Code: "public-without-sensitive", Severity: diag.Warning, Place: diag.Place{File: "data/fields.toml"},
			Message: "没有写明哪些字段的小数字要隐去，公开版什么数也不隐", Hint: "用 [[sensitive]] 写明，例如低保、特困；写法见 docs/publishing.md"})
	}
}
