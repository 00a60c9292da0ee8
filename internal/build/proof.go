package build

import (
	"cmp"
	"fmt"
	"io/fs"
	"slices"
	"strings"

	"nianbao/internal/claim"
	"nianbao/internal/metric"
	"nianbao/internal/proof"
	"nianbao/internal/source"
	"nianbao/internal/stat"
)

// Proof holds a text against itself and, where there are metrics, against those
// of a year; asOf is the year of the text, 0 if the text tells. What survived
// from last year comes first, then all others by the place to correct.
func Proof(name string, raw []byte, asOf int, metrics *metric.Metrics, year stat.Year) (claim.Tally, []proof.Finding) {
	text := proof.Read(name, raw)
	found := proof.Check(text, proof.Options{AsOf: asOf})
	claims := claim.Against(metrics, text, cmp.Or(year, stat.Year(asOf), stat.Year(text.Year())))
	for _, c := range claims {
		if c.Outcome == claim.Contradicted {
			found = append(found, c.Finding)
		}
	}
	slices.SortStableFunc(found, byUrgency)
	tally := claim.Count(claims)
	if strings.HasSuffix(strings.ToLower(name), ".md") {
		tally.Bound = strings.Count(string(raw), "{{")
		tally.Total += tally.Bound
	}
	return tally, found
}

// byUrgency puts what survived from last year first, then goes by the place to
// correct, which is the last that a finding quotes.
func byUrgency(a, b proof.Finding) int {
	return cmp.Or(survivors(a)-survivors(b), cmp.Compare(spot(a), spot(b)))
}

func survivors(f proof.Finding) int {
	if f.Rule == claim.LastYear {
		return 0
	}
	return 1
}

func spot(f proof.Finding) int { return f.Spans[len(f.Spans)-1].Start }

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
