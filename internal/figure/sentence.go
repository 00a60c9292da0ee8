package figure

import (
	"strings"

	"nianbao/internal/metric"
	"nianbao/internal/stat"
)

// A Part is a piece of a sentence: plain text, a number with the metric that it
// came from, or the name of an area.
type Part struct {
	Text   string
	Role   string         // value share target gap change count area; empty: plain text
	Metric *metric.Metric // where the number came from; nil for plain text
	Area   *stat.Area     // whose page the text may lead to; nil for others
}

// A Sentence is what people read, its numbers bound to where they came from.
type Sentence []Part

// String is the sentence as plain text.
func (s Sentence) String() string {
	var b strings.Builder
	for _, p := range s {
		b.WriteString(p.Text)
	}
	return b.String()
}

// Say is a sentence of plain text.
func Say(text string) Sentence { return Sentence{{Text: text}} }

// say adds plain text.
func (s *Sentence) say(texts ...string) {
	if text := strings.Join(texts, ""); text != "" {
		*s = append(*s, Part{Text: text})
	}
}

// bind adds a number that came from a metric.
func (s *Sentence) bind(role, text string, m metric.Metric) {
	if text != "" {
		*s = append(*s, Part{Text: text, Role: role, Metric: &m})
	}
}

// area adds the name of an area.
func (s *Sentence) area(a stat.Area) {
	*s = append(*s, Part{Text: a.Name, Role: "area", Area: &a})
}

// add adds another sentence.
func (s *Sentence) add(other Sentence) { *s = append(*s, other...) }
