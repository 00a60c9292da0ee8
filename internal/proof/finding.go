package proof

import (
	"cmp"
	"slices"

	"nianbao/internal/diag"
	"nianbao/internal/manuscript"
)

// A Finding is what one rule has to say about one or more places.
type Finding struct {
	Rule     string            `json:"rule"`
	Severity diag.Severity     `json:"severity"`
	Message  string            `json:"message"` // Chinese: the arithmetic and the likely intention
	Spans    []manuscript.Span `json:"spans"`   // at least one; two for places that contradict each other
	Expected string            `json:"expected"`
	Found    string            `json:"found"`
}

// Place is where to correct, which is the last place that a finding quotes.
func (f Finding) Place() manuscript.Span { return f.Spans[len(f.Spans)-1] }

// weight orders severities, the heaviest first.
var weight = map[diag.Severity]int{diag.Error: 0, diag.Warning: 1, diag.Info: 2}

// settle sorts findings by place and drops those that say again what a
// heavier or earlier one says about the same figures.
func settle(found []Finding) []Finding {
	slices.SortStableFunc(found, func(a, b Finding) int {
		return cmp.Or(cmp.Compare(weight[a.Severity], weight[b.Severity]), byPlace(a, b))
	})
	taken := map[manuscript.Span]bool{}
	out := found[:0]
	for _, f := range found {
		key := manuscript.Span{Start: f.Spans[len(f.Spans)-1].Start, End: f.Spans[len(f.Spans)-1].End}
		if taken[key] {
			continue
		}
		taken[key] = true
		out = append(out, f)
	}
	slices.SortStableFunc(out, byPlace)
	return out
}

func byPlace(a, b Finding) int {
	return cmp.Or(cmp.Compare(a.Spans[0].Start, b.Spans[0].Start), cmp.Compare(a.Spans[0].End, b.Spans[0].End), cmp.Compare(a.Rule, b.Rule), cmp.Compare(a.Message, b.Message))
}
