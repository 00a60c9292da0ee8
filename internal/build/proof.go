package build

import (
	"cmp"
	"fmt"
	"io/fs"
	"slices"
	"strings"

	"nianbao/internal/metric"
	"nianbao/internal/proof"
	"nianbao/internal/source"
	"nianbao/internal/speech"
	"nianbao/internal/stat"
)

// Proof holds a text against itself and, where there are metrics, against those
// of a year; asOf is the year of the text, 0 if the text tells. Findings come in
// order of place.
func Proof(name string, raw []byte, asOf int, metrics *metric.Metrics, year stat.Year) (speech.Tally, []proof.Finding) {
	text := proof.Read(name, raw)
	found := proof.Check(text, proof.Options{AsOf: asOf})
	tally, more := speech.Against(metrics, text, cmp.Or(year, stat.Year(asOf), stat.Year(text.Year())))
	found = append(found, more...)
	slices.SortStableFunc(found, func(a, b proof.Finding) int { return cmp.Compare(a.Spans[0].Start, b.Spans[0].Start) })
	if strings.HasSuffix(strings.ToLower(name), ".md") {
		tally.Bound = strings.Count(string(raw), "{{")
		tally.Total += tally.Bound
	}
	return tally, found
}

// proofread lists what the proof-reader says about each document, a line each.
func proofread(project fs.FS, documents []source.Document, metrics *metric.Metrics) map[string][]string {
	out := map[string][]string{}
	for _, d := range documents {
		raw, err := fs.ReadFile(project, d.Path)
		if err != nil {
			continue // source has read it a moment ago; what happened since shows next time
		}
		_, found := Proof(d.Path, raw, 0, metrics, stat.Year(d.Year))
		for _, f := range found {
			out[d.Path] = append(out[d.Path], fmt.Sprintf("第 %d 行：%s", f.Spans[len(f.Spans)-1].Line, f.Message))
		}
	}
	return out
}
