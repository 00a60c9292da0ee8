package proof

import (
	"strings"

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
	After  string // what stands behind it, up to the next figure or comma
	Target bool   // wanted, not counted
	Quoted bool   // inside “” or 《》
	Bound  bool   // a bound figure, or part of one

	Written  string // its digits, as they are read, a 万 behind them included
	Sentence string // the whole of it
	Index    int    // the sentence's place in the text
	From     int    // code point of the file at which the digits begin,
	To       int    // one past the last of them, a 万 behind them included,
	Close    int    // and one past the unit
}

// Figures lists the numbers of a text that count or measure, in order.
func Figures(t Text) []Figure {
	p := t.prose
	var out []Figure
	for n := range p.figures {
		f := &p.figures[n]
		mention := f.Mention
		if mention.Base == heads {
			mention.Base = ""
		}
		_, bound := t.boundAt(int(t.at[f.Digits]))
		out = append(out, Figure{Mention: mention, Span: t.span(f.Start, f.End), Clause: p.clauseText(f), Lead: p.body[p.sentences[f.sentence].from:f.Start], Label: f.label, Target: f.target, Quoted: f.quoted, Bound: bound,
			After: f.after, Written: p.body[f.Digits:f.Tail], Sentence: p.sentenceText(f.sentence), Index: f.sentence,
			From: int(t.at[f.Digits]), To: t.behind(f.Tail), Close: t.behind(f.Tail + unitBehind(p.body[f.Tail:], f.Unit))})
	}
	return out
}

// unitBehind is the length of a unit where it stands behind the digits, as the 百分之
// of 百分之九十 does not.
func unitBehind(rest, unit string) int {
	if strings.HasPrefix(rest, unit) {
		return len(unit)
	}
	return 0
}

// behind is the code point of the file that follows the byte before at.
func (t *Text) behind(at int) int {
	if at = min(at, len(t.at)); at == 0 {
		return 0
	}
	return int(t.at[at-1]) + 1
}

// A Statement is a clause of a text that may say something of all: 用房全部达标.
type Statement struct {
	Text string // the clause
	Lead string // the sentence up to it
	Span Span
}

// Statements lists the clauses of a text that are facts, in order.
func Statements(t Text) []Statement {
	p := t.prose
	var out []Statement
	for _, s := range p.sentences {
		for _, c := range s.clauses {
			if text := p.body[c[0]:c[1]]; !s.planned && !hopes.MatchString(text) {
				out = append(out, Statement{text, p.body[s.from:c[0]], t.span(c[0], c[1])})
			}
		}
	}
	return out
}
