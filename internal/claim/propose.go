package claim

import (
	"slices"
	"strings"
	"unicode/utf8"

	"nianbao/internal/figure"
	"nianbao/internal/manuscript"
	"nianbao/internal/proof"
	"nianbao/internal/source"
	"nianbao/internal/speech"
	"nianbao/internal/stat"
)

// A Binding is what can be bound in a text.
type Binding struct {
	Text    string // the whole file with every proposal taken
	Taken   []Proposal
	Doubts  []Doubt         // numbers that may be bound, by a person
	Wrong   []proof.Finding // numbers that the data contradict
	Figures int             // plain numbers
}

// A Proposal is a plain number and the bound figure that says the same.
type Proposal struct {
	Place
	Old       string `json:"old"` // as it stands in the file
	New       string `json:"new"` // {{…}}
	Reason    string `json:"reason"`
	Indicator string `json:"indicator"` // id
	Area      string `json:"area"`      // code
	Year      int    `json:"year"`

	from, to int // bytes of the file
}

// A Doubt is a number that was left as it is, with what it could be.
type Doubt struct {
	Place
	Text       string   `json:"text"`
	Reason     string   `json:"reason"`
	Candidates []string `json:"candidates"`
}

// A Place is where in a file: code points from its start, line and column from 1.
type Place struct {
	Start  int `json:"start"`
	End    int `json:"end"`
	Line   int `json:"line"`
	Column int `json:"column"`
}

// Propose offers to bind the plain numbers of a Markdown file, given whole and
// in UTF-8, to the metrics that they equal. A proposal is made only where the
// words beside a number name the indicator and the bound figure prints the very
// same characters.
func Propose(w *figure.Writer, d source.Document, raw string) Binding {
	p := newProposer(w, d, raw)
	text := proof.Parse(manuscript.Read(d.Path, []byte(raw), func(inside string) (string, bool) {
		text, _, ok := speech.Speak(w, d, inside)
		return text, ok
	}))
	claims, _ := Against(w.Metrics, text, p.year)
	p.out.Figures = Count(claims, 0).Total
	figures := proof.Figures(text)
	for k, c := range claims {
		if k == 0 || c.Index != claims[k-1].Index {
			p.sentence(figures[k:])
		}
		switch c.Outcome {
		case Contradicted:
			p.out.Wrong = append(p.out.Wrong, c.Finding)
		case Bound:
			p.edge = &c.Figure
		default:
			p.figure(c.Figure)
		}
	}
	p.out.Text = p.bound()
	return p.out
}

// A proposer goes through the numbers of one file.
type proposer struct {
	*reading
	raw       string
	points    []int // byte of each code point of raw, and its length
	stretches []speech.Stretch
	out       Binding
}

func newProposer(w *figure.Writer, d source.Document, raw string) *proposer {
	year := stat.Year(d.Year)
	if year == 0 {
		year = w.Metrics.Data.Latest()
	}
	spoken := year
	if len(d.Date) >= 4 {
		spoken = yearIn(d.Date[:4])
	}
	p := &proposer{reading: newReading(w, year, spoken), raw: raw}
	p.doc = d
	for at := range raw {
		p.points = append(p.points, at)
	}
	p.points = append(p.points, len(raw))
	body := len(raw) - len(d.Body)
	for _, s := range speech.Stretches(d.Body) {
		p.stretches = append(p.stretches, speech.Stretch{From: s.From + body, To: s.To + body, Table: s.Table})
	}
	return p
}

// figure proposes for one number, or doubts, or leaves it.
func (p *proposer) figure(f proof.Figure) {
	defer func() { p.edge = &f }()
	p.begin(f)
	if f.Quoted || f.Upper != nil {
		return
	}
	for _, rung := range p.ladder(f) {
		found := p.matching(f, rung)
		switch {
		case len(found) == 0:
		case len(found) > 1:
			p.doubt(f, found, "有几种可能，请自己选")
			return
		case steady(f) || found[0].forms[0] == "目标":
			p.bind(f, found[0])
			return
		default:
			p.doubt(f, found, "带“"+hedgeOf(f)+"”的数，数据变了可能不成立")
			return
		}
	}
	if found := p.matching(f, p.anything(f)); len(found) > 0 {
		p.doubt(f, found, "数相同，但这句话没有说明是哪个指标")
	}
}

// steady reports whether a number goes on to be true when the data change: none
// does behind 超过 or before 以上.
func steady(f proof.Figure) bool {
	return hedgeOf(f) == "" || strings.Contains("约左右大约约为", hedgeOf(f))
}

func hedgeOf(f proof.Figure) string { return f.Before + f.Inside + f.Behind }

// bind files a proposal, unless it is in the way of another.
func (p *proposer) bind(f proof.Figure, m match) {
	if n := len(p.out.Taken); n > 0 && p.out.Taken[n-1].to > m.from {
		return
	}
	p.take(f, m.candidate)
	p.out.Taken = append(p.out.Taken, Proposal{
		Place: p.place(m.from, m.to), Old: p.raw[m.from:m.to], New: m.text, Reason: m.reason,
		Indicator: m.indicator.ID, Area: m.area.Code, Year: int(m.year), from: m.from, to: m.to,
	})
}

func (p *proposer) doubt(f proof.Figure, found []match, reason string) {
	d := Doubt{Place: p.place(p.points[f.From], p.points[f.Close]), Text: p.raw[p.points[f.From]:p.points[f.Close]], Reason: reason}
	for _, m := range found[:min(len(found), 4)] {
		d.Candidates = append(d.Candidates, m.text)
	}
	p.out.Doubts = append(p.out.Doubts, d)
}

// place is where bytes of the file stand.
func (p *proposer) place(from, to int) Place {
	start, _ := slices.BinarySearch(p.points, from)
	end, _ := slices.BinarySearch(p.points, to)
	line := strings.Count(p.raw[:from], "\n")
	begin := strings.LastIndexByte(p.raw[:from], '\n') + 1
	head := strings.TrimPrefix(p.raw[begin:from], "\uFEFF")
	return Place{Start: start, End: end, Line: line + 1, Column: utf8.RuneCountInString(head) + 1}
}

// bound is the file with all proposals taken.
func (p *proposer) bound() string {
	var b strings.Builder
	at := 0
	for _, t := range p.out.Taken {
		b.WriteString(p.raw[at:t.from] + t.New)
		at = t.to
	}
	return b.String() + p.raw[at:]
}
