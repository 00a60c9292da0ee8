package proof

import (
	"strings"

	"nianbao/internal/diag"
	"nianbao/internal/manuscript"
)

// A report collects what one rule finds.
type report struct {
	prose *prose
	rule  string
	found []Finding
}

// A claim is what a rule says: the message and what was wanted and found.
type claim struct {
	severity        diag.Severity
	message         string
	expected, found string
}

// add files a finding over byte ranges of the body; the last one is the place
// to correct. An error that is in doubt is a warning.
func (r *report) add(c claim, places ...[2]int) {
	if c.severity == diag.Error && c.doubtful(r.rule) {
		c.severity = diag.Warning
	}
	r.sure(c, places...)
}

// sure is add where the text itself says in so many words how its numbers go together.
func (r *report) sure(c claim, places ...[2]int) {
	f := Finding{Rule: r.rule, Severity: c.severity, Message: c.message, Expected: c.expected, Found: c.found}
	for _, place := range places {
		s := r.prose.Manuscript.Span(place[0], place[1])
		if len(f.Spans) == 0 || f.Spans[len(f.Spans)-1] != s {
			f.Spans = append(f.Spans, s)
		}
	}
	if len(f.Spans) > 0 && len(r.found) < maxFindings {
		r.found = append(r.found, f)
	}
}

// addCells files a finding over cells of a table; the last one is to correct.
func (r *report) addCells(c claim, cells ...manuscript.Cell) {
	f := Finding{Rule: r.rule, Severity: c.severity, Message: c.message, Expected: c.expected, Found: c.found}
	for _, c := range cells {
		f.Spans = append(f.Spans, r.prose.Manuscript.SpanOf(c))
	}
	if len(r.found) < maxFindings {
		r.found = append(r.found, f)
	}
}

// maxFindings limits what one rule says about one file: past that the file is
// not prose.
const maxFindings = 200

// place is where a figure stands with what it counts: from the end of its
// label to its end.
func place(f *figure) [2]int { return [2]int{f.Start, f.End} }

// placeWide is the figure's clause up to its end.
func placeWide(f *figure) [2]int { return [2]int{f.from, max(f.End, f.from+1)} }

// between covers two figures.
func between(a, b *figure) [2]int {
	return [2]int{min(a.from, b.from), max(a.End, b.End)}
}

// list joins words for a message.
func list(words []string) string { return strings.Join(words, "、") }

// silent tells whether a judgement finds nothing.
func (p *prose) silent(judge func(*report)) bool {
	dry := report{prose: p}
	judge(&dry)
	return len(dry.found) == 0
}

// unlessOneFits judges the first of several figures, unless one of them leaves nothing to find.
func (p *prose) unlessOneFits(r *report, all []*figure, judge func(*report, *figure)) {
	for _, f := range all {
		if p.silent(func(dry *report) { judge(dry, f) }) {
			return
		}
	}
	if len(all) > 0 {
		judge(r, all[0])
	}
}
