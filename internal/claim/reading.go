package claim

import (
	"fmt"
	"slices"
	"strings"

	"nianbao/internal/check"
	"nianbao/internal/diag"
	"nianbao/internal/figure"
	"nianbao/internal/manuscript"
	"nianbao/internal/metric"
	"nianbao/internal/numeral"
	"nianbao/internal/pattern"
	"nianbao/internal/proof"
	"nianbao/internal/source"
	"nianbao/internal/speech"
	"nianbao/internal/stat"
)

// A reading goes through the numbers of a text in order, and keeps what the
// words so far say of the next one.
type reading struct {
	reader
	doc    source.Document // whose year and style bound figures are spoken in
	spoken stat.Year       // in which the text was held; 0 if it does not tell

	said   []*check.Indicator // that the sentence at hand names
	around []proof.Figure     // its numbers
	last   *candidate         // what was taken before in the sentence
	unit   string             // of that number
	edge   *proof.Figure      // the number before

	// Of the number at hand: where and when it is told.
	area stat.Area
	here bool // the words leave one area
	when []stat.Year
}

func newReading(w *figure.Writer, year, spoken stat.Year) *reading {
	return &reading{reader: newReader(w, year), doc: source.Document{Year: int(year)}, spoken: spoken}
}

// sentence begins the sentence of the first of some figures.
func (r *reading) sentence(figures []proof.Figure) {
	r.said, r.last, r.around = distinctOf(r.mentioned(figures[0].Sentence)), nil, nil
	for _, f := range figures {
		if f.Index != figures[0].Index {
			break
		}
		r.around = append(r.around, f)
	}
}

func distinctOf(list []*check.Indicator) []*check.Indicator {
	var out []*check.Indicator
	for _, i := range list {
		if !slices.Contains(out, i) {
			out = append(out, i)
		}
	}
	return out
}

// begin reads where and when the next number is told.
func (r *reading) begin(f proof.Figure) {
	r.area, r.here = r.where(f.Lead)
	r.here = r.here && !r.places.elsewhere.MatchString(f.Clause)
	r.when = r.years(f.Lead)
}

// take remembers what a number was taken for.
func (r *reading) take(f proof.Figure, c candidate) { r.last, r.unit = &c, f.Unit }

// claim says how the next number stands to the data.
func (r *reading) claim(f proof.Figure) Claim {
	defer func() { r.edge = &f }()
	if f.Bound {
		return Claim{Figure: f, Outcome: Bound}
	}
	r.begin(f)
	for _, judge := range []func(proof.Figure) (Claim, bool){r.plainly, r.ofAll, r.likely, r.surely} {
		if c, ok := judge(f); ok {
			return c
		}
	}
	return Claim{Figure: f}
}

// elsewhere are words after which a number is not what was counted this year,
// and otherTimes words that make a whole sentence speak of another time.
var (
	elsewhere  = pattern.MustCompile(`目标|力争|确保|要求|计划|规划|增|减|提高|下降|降低|升|比`)
	otherTimes = pattern.MustCompile(`上年|去年|前年|往年|上半年|下半年|季度|月份|当时|此前|以前|过去`)
)

// plainly judges a number that directly follows the name of an indicator.
func (r *reading) plainly(f proof.Figure) (Claim, bool) {
	c := Claim{Figure: f}
	if f.Target || f.Quoted || f.Upper != nil || elsewhere.MatchString(f.Label) || otherTimes.MatchString(f.Lead) {
		return c, false
	}
	found, before := r.named(bare(f.Label))
	if found.indicator == nil || !r.begins(before) || r.places.elsewhere.MatchString(f.Clause) {
		return c, false
	}
	area, ok := r.oneArea(f.Clause, found.indicator)
	if !ok {
		return c, false
	}
	m := r.writer.Metrics.At(found.indicator, area, r.yearOf(f.Clause))
	span, ok := plain(f, m)
	if !ok || !m.Value.Known() {
		return c, false
	}
	r.take(f, candidate{indicator: m.Indicator, area: area, year: m.Year})
	c.Outcome = Confirmed
	if !span.Meets(numeral.Exactly(m.Value.Rat())) {
		c.Outcome, c.Finding = Contradicted, r.contradiction(f, m)
	}
	return c, true
}

// oneArea is the one area that a clause names, else the district; false where it
// names several, or one that has no such number.
func (r *reading) oneArea(clause string, i *check.Indicator) (stat.Area, bool) {
	found, several := r.writer.Metrics.Data.Whole, 0
	for _, area := range r.areas {
		if strings.Contains(clause, area.Name) {
			found, several = area, several+1
		}
	}
	return found, several <= 1 && i.Has(found.Level)
}

var yearPattern = pattern.MustCompile(`(20\d\d|19\d\d)年`)

// yearOf is the year that a clause names, else the document's.
func (r *reading) yearOf(clause string) stat.Year {
	if m := yearPattern.FindStringSubmatch(clause); m != nil {
		return yearIn(m[1])
	}
	return r.year
}

// plain is what a written number may stand for, in the metric's plain terms;
// false where it does not measure the same.
func plain(f proof.Figure, m metric.Metric) (numeral.Interval, bool) {
	if m.Unit == "%" || f.Percent {
		return f.Mention.Span(), m.Unit == "%" && f.Percent
	}
	base := f.Base
	if base == "" {
		base = f.Unit
	}
	unit, _, _ := strings.Cut(m.Unit, "/")
	factor, ok := stat.Factor(base, unit)
	if !ok {
		return numeral.Interval{}, false
	}
	return f.Mention.Span().Mul(numeral.Exactly(factor.Rat())), true
}

func (r *reading) contradiction(f proof.Figure, m metric.Metric) proof.Finding {
	right, rule := r.writer.In(figure.Style{}, m), Data
	message := fmt.Sprintf("%s%s %d 年是 %s，文中写作 %s", m.Area.Name, m.Indicator.Title, m.Year, right, f.Span.Text)
	last := r.writer.Metrics.At(m.Indicator, m.Area, m.Year-1)
	if said, ok := plain(f, last); ok && last.Value.Known() && said.Meets(numeral.Exactly(last.Value.Rat())) {
		message += fmt.Sprintf("，与 %d 年的数相同", last.Year)
		rule = LastYear
	}
	return proof.Finding{Rule: rule, Severity: diag.Error, Message: message, Spans: []manuscript.Span{f.Span}, Expected: right, Found: f.Span.Text}
}

// likely confirms a number that some reading of the words beside it gives.
func (r *reading) likely(f proof.Figure) (Claim, bool) {
	if f.Target || f.Quoted || f.Upper != nil {
		return Claim{}, false
	}
	for _, rung := range r.ladder(f) {
		var same []candidate
		for _, c := range rung {
			if r.gives(f, c) {
				same = append(same, c)
			}
		}
		if len(same) > 0 {
			r.take(f, same[0])
			return Claim{Figure: f, Outcome: Confirmed}, true
		}
	}
	return Claim{}, false
}

// gives reports whether a candidate, spoken in any of its forms, is the number.
func (r *reading) gives(f proof.Figure, c candidate) bool {
	for _, form := range c.forms {
		for _, style := range styles(f) {
			for _, m := range r.spokenAs(c, form, style...) {
				if sameNumber(f, m, c) {
					return true
				}
			}
		}
	}
	return false
}

// spokenAs are the numbers in what a candidate is when it is spoken.
func (r *reading) spokenAs(c candidate, form string, style ...string) []numeral.Mention {
	text, _, ok := speech.Speak(r.writer, r.doc, strings.Join(append(r.words(c, form), style...), "|"))
	if !ok {
		return nil
	}
	return numeral.Running(text)
}

// sameNumber reports whether a number of the text is one that was spoken. Digits
// without a unit count what the candidate does.
func sameNumber(f proof.Figure, m numeral.Mention, c candidate) bool {
	switch {
	case m.Percent != f.Percent || m.Upper != nil:
		return false
	case m.Base != f.Base && !(m.Base == "" && !m.Percent && counts(c, f.Unit)):
		return false
	case f.Hedge == numeral.Unhedged:
		return m.Value.Cmp(f.Value) == 0 && (m.Base == "" || m.Exact().Meets(f.Exact()))
	}
	return m.Base == f.Base && f.Mention.Span().Meets(m.Exact())
}

// surely contradicts a number of which the words leave one reading though it is
// no name of an indicator that stands before it: areas in a band, by verdict,
// and what has changed since the year before.
func (r *reading) surely(f proof.Figure) (Claim, bool) {
	if f.Target || f.Quoted || f.Upper != nil || f.Hedge != numeral.Unhedged || !r.here {
		return Claim{}, false
	}
	label := bare(f.Label)
	for _, rung := range [][]candidate{r.banded(f, label), r.judgedAlone(f, label), r.turnedAlone(f, label)} {
		if len(rung) != 1 {
			continue
		}
		if is := r.spokenAs(rung[0], rung[0].forms[0]); len(is) == 1 && is[0].Percent == f.Percent && is[0].Base == f.Base {
			return Claim{Figure: f, Outcome: Contradicted, Finding: r.otherwise(f, rung[0])}, true
		}
	}
	return Claim{}, false
}

// judgedAlone is judged where nothing but the verdict stands before the number and
// the sentence names one indicator.
func (r *reading) judgedAlone(f proof.Figure, label string) []candidate {
	at := verdictWord.FindStringIndex(label)
	if at == nil || len(r.said) != 1 || !r.begins(label[:at[0]]) {
		return nil
	}
	return r.judged(f, label)
}

var sinceLast = pattern.MustCompile(`^(?:比|较)(?:上年|去年)(?:同期|底|末)?(?:提高|上升|增加|增长|下降|降低|减少)$`)

// turnedAlone is turned where the change is that of the number right before.
func (r *reading) turnedAlone(f proof.Figure, label string) []candidate {
	if r.last == nil || r.edge == nil || r.edge.Index != f.Index || !sinceLast.MatchString(label) || r.last.year != r.year || r.spoken > r.year+1 {
		return nil
	}
	return r.turned(f, label)
}

// otherwise says what a candidate is, and whether the number is that of the year
// before.
func (r *reading) otherwise(f proof.Figure, c candidate) proof.Finding {
	right, _, _ := speech.Speak(r.writer, r.doc, strings.Join(r.words(c, c.forms[0]), "|"))
	rule, name := Data, r.areaName(c.area)
	message := fmt.Sprintf("%s；%s %d 年是 %s，文中写作 %s", c.why, name, c.year, right, f.Span.Text)
	before := c
	if before.year--; r.gives(f, before) {
		rule, message = LastYear, message+fmt.Sprintf("，与 %d 年的数相同", before.year)
	}
	return proof.Finding{Rule: rule, Severity: diag.Error, Message: message, Spans: []manuscript.Span{f.Span}, Expected: right, Found: f.Span.Text}
}

// areaName names an area in a sentence for people.
func (r *reader) areaName(a stat.Area) string {
	return r.writer.Metrics.Data.Called(a)
}
