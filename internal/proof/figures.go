package proof

import (
	"nianbao/internal/numeral"
)

// A Figure is a number of the text that counts or measures, for whoever can
// hold it against data.
type Figure struct {
	numeral.Mention
	Span   Span
	Clause string // the clause that it stands in
	Lead   string // the sentence up to it
	Label  string // what stands before it in the clause, up to the figure before
	Target bool   // wanted, not counted
	Quoted bool   // inside “” or 《》
}

// Figures lists the numbers of a text that count or measure, in order.
func Figures(t Text) []Figure {
	p := parse(&t, 0)
	var out []Figure
	for n := range p.figures {
		f := &p.figures[n]
		out = append(out, Figure{Mention: f.Mention, Span: t.span(f.Start, f.End), Clause: p.clauseText(f), Lead: p.body[p.sentences[f.sentence].from:f.Start], Label: f.label, Target: f.target, Quoted: f.quoted})
	}
	return out
}
