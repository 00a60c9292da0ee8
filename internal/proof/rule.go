package proof

import (
	"slices"
	"sync"

	"nianbao/internal/diag"
)

// Options say what the proof-reader may know beside the text.
type Options struct {
	AsOf int // year of the document; 0 takes it from the text
}

// A Rule is one thing that the proof-reader checks.
type Rule struct {
	ID       string
	Severity diag.Severity // the heaviest that it reports
	Checks   string        // Chinese, one sentence
	Raises   string        // an example that it reports
	Silent   string        // one like it that it must not report

	check func(*prose, *report)
}

// Rules returns the table of all rules, in the order in which they are run.
// The first rule that speaks about a figure wins.
func Rules() []Rule { return slices.Clone(rules) }

// Check holds every rule against a text. The findings come in order of place.
// The rules run side by side: they share the text and change nothing in
// it but what one rule alone asks for.
func Check(t Text, o Options) []Finding {
	p := t.heldIn(o.AsOf)
	reports := make([]report, len(rules))
	var running sync.WaitGroup
	for n, rule := range rules {
		reports[n] = report{prose: p, rule: rule.ID}
		running.Go(func() { rule.check(p, &reports[n]) })
	}
	running.Wait()
	var found []Finding
	for _, r := range reports {
		found = append(found, r.found...)
	}
	return settle(found)
}
