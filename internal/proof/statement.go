package proof

import (
	"strings"

	"nianbao/internal/manuscript"
	"nianbao/internal/numeral"
)

// A Figure is a number of the text that counts or measures, for whoever can
// hold it against data.
type Figure struct {
	numeral.Mention
	Span   manuscript.Span
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
	var out []Figure
	for n := range t.figures {
		f := &t.figures[n]
		mention := f.Mention
		if mention.Base == heads {
			mention.Base = ""
		}
		digits := t.Manuscript.Span(f.Digits, f.Tail)
		behind := t.Manuscript.Span(f.Digits, f.Tail+unitBehind(t.body[f.Tail:], f.Unit))
		out = append(out, Figure{Mention: mention, Span: t.Manuscript.Span(f.Start, f.End), Clause: t.clauseText(f), Lead: t.body[t.sentences[f.sentence].from:f.Start], Label: f.label, Target: f.target, Quoted: f.quoted, Bound: t.Manuscript.IsBound(f.Digits),
			After: f.after, Written: t.body[f.Digits:f.Tail], Sentence: t.sentenceText(f.sentence), Index: f.sentence, From: digits.Start, To: digits.End, Close: behind.End})
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

// A Statement is a clause of a text that may say something of all: 用房全部达标.
type Statement struct {
	Text string // the clause
	Lead string // the sentence up to it
	Span manuscript.Span
}

// Statements lists the clauses of a text that are facts, in order.
func Statements(t Text) []Statement {
	var out []Statement
	for _, s := range t.sentences {
		for _, c := range s.clauses {
			if text := t.body[c[0]:c[1]]; !s.planned && !hopes.MatchString(text) {
				out = append(out, Statement{text, t.body[s.from:c[0]], t.Manuscript.Span(c[0], c[1])})
			}
		}
	}
	return out
}
