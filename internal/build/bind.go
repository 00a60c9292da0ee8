package build

import (
	"strings"

	"nianbao/internal/claim"
	"nianbao/internal/diag"
	"nianbao/internal/figure"
	"nianbao/internal/metric"
	"nianbao/internal/source"
	"nianbao/internal/speech"
)

// Bind offers to bind the plain numbers of a Markdown file. Its result is false
// where the file cannot be read as a document. What it offers never changes
// what the page says: should the bound text say anything else, nothing is
// offered.
func Bind(name, raw string, metrics *metric.Metrics, problems *diag.List) (claim.Binding, bool) {
	d := source.DecodeDocument(name, strings.TrimPrefix(raw, "\uFEFF"), problems)
	if problems.Any() {
		return claim.Binding{}, false
	}
	w := figure.New(metrics)
	b := claim.Propose(w, d, raw)
	var unused diag.List
	after := source.DecodeDocument(name, strings.TrimPrefix(b.Text, "\uFEFF"), &unused)
	if !speech.SameWords(speech.Render(w, d, nil, &unused), speech.Render(w, after, nil, &unused)) {
		b.Text, b.Taken = raw, nil
	}
	return b, true
}
