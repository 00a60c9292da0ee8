package claim

import (
	"cmp"
	"crypto/sha256"
	"fmt"
	"math/big"
	"regexp"
	"slices"
	"strings"

	"nianbao/internal/check"
	"nianbao/internal/diag"
	"nianbao/internal/figure"
	"nianbao/internal/metric"
	"nianbao/internal/numeral"
	"nianbao/internal/proof"
	"nianbao/internal/stat"
)

// A Claim is a plain number of a text with how it stands to the data.
type Claim struct {
	proof.Figure
	Outcome Outcome
	Finding proof.Finding // of a contradicted one
}

// An Outcome is how a number stands to the data.
type Outcome int

const (
	Unbound      Outcome = iota // no metric is named
	Confirmed                   // equal to the metric that the words name
	Contradicted                // different from it
	Bound                       // {{…}}, equal by construction
)

// The rules by which a number is contradicted.
const (
	Data     = "data"      // it is not that of its year
	LastYear = "last-year" // it is that of the year before, which has survived
)

// A Tally counts the numbers of a text by how they stand to the data.
type Tally struct {
	Total        int `json:"total"`        // plain and bound
	Bound        int `json:"bound"`        // {{…}}
	Confirmed    int `json:"confirmed"`    //
	Contradicted int `json:"contradicted"` //
	Unbound      int `json:"unbound"`      //
}

// Add returns the counts of two texts together.
func (t Tally) Add(u Tally) Tally {
	return Tally{t.Total + u.Total, t.Bound + u.Bound, t.Confirmed + u.Confirmed, t.Contradicted + u.Contradicted, t.Unbound + u.Unbound}
}

// Count counts the numbers of a text with so many bound figures.
func Count(claims []Claim, bound int) Tally {
	t := Tally{Bound: bound}
	for _, c := range claims {
		switch c.Outcome {
		case Confirmed:
			t.Confirmed++
		case Contradicted:
			t.Contradicted++
		case Unbound:
			t.Unbound++
		}
	}
	t.Total = t.Bound + t.Confirmed + t.Contradicted + t.Unbound
	return t
}

// A Review is all that a proof-reader has to say about a text.
type Review struct {
	Tally    Tally
	Findings []proof.Finding // what survived from last year first, then by place
	Unbound  []Claim         // numbers that nothing was held against, turns of phrase left out
}

// NewReview puts what the text says about itself and what the data say about it
// into order.
func NewReview(t proof.Text, found []proof.Finding, claims []Claim) Review {
	r := Review{Tally: Count(claims, t.Bound()), Findings: found}
	for _, c := range claims {
		switch c.Outcome {
		case Contradicted:
			r.Findings = append(r.Findings, c.Finding)
		case Unbound:
			if !turnOfPhrase(c.Figure) {
				r.Unbound = append(r.Unbound, c)
			}
		}
	}
	slices.SortStableFunc(r.Findings, byUrgency)
	return r
}

// Code stands for the numbers that nothing was held against and the words around
// them, in eight hexadecimal digits: who has checked them by hand writes it down,
// and it is another one when the text changes there. Empty where there are none.
func (r Review) Code() string {
	if len(r.Unbound) == 0 {
		return ""
	}
	sum := sha256.New()
	for _, c := range r.Unbound {
		fmt.Fprintf(sum, "%q %q\n", c.Span.Text, c.Clause)
	}
	return fmt.Sprintf("%x", sum.Sum(nil)[:4])
}

// turnOfPhrase reports whether a number counts what the text itself lists: 三个方面.
func turnOfPhrase(f proof.Figure) bool {
	return f.Chinese && !f.Percent && f.Value.Cmp(big.NewRat(20, 1)) <= 0
}

// byUrgency puts what survived from last year first, then goes by the place to
// correct, which is the last that a finding quotes.
func byUrgency(a, b proof.Finding) int {
	return cmp.Or(survivor(a)-survivor(b), cmp.Compare(a.Place().Start, b.Place().Start))
}

// Class is how a finding is marked: as data where they contradict the text, else
// by its severity.
func Class(f proof.Finding) string {
	if f.Rule == Data || f.Rule == LastYear {
		return "data"
	}
	return string(f.Severity)
}

func survivor(f proof.Finding) int {
	if f.Rule == LastYear {
		return 0
	}
	return 1
}

// Against holds the plain numbers of a text against the metrics of a year. Only
// a number that directly follows the name of an indicator is judged, so that
// nothing is contradicted that might mean something else. Without metrics all
// numbers are unbound.
func Against(metrics *metric.Metrics, t proof.Text, year stat.Year) []Claim {
	var r reader
	if metrics != nil {
		r = newReader(figure.New(metrics), nearest(metrics.Data, year))
	}
	var out []Claim
	for _, f := range proof.Figures(t) {
		if f.Bound {
			out = append(out, Claim{Figure: f, Outcome: Bound})
		} else {
			out = append(out, r.judge(f))
		}
	}
	return out
}

// nearest is the last year with data that is not after a document's, the latest
// for a document without one.
func nearest(data *check.Dataset, year stat.Year) stat.Year {
	for _, y := range slices.Backward(data.Years) {
		if year == 0 || y <= year {
			return y
		}
	}
	return year
}

// elsewhere are words after which a number is not what was counted this year,
// and otherTimes words that make a whole sentence speak of another time.
var (
	elsewhere  = regexp.MustCompile(`目标|力争|确保|要求|计划|规划|增|减|提高|下降|降低|升|比`)
	otherTimes = regexp.MustCompile(`上年|去年|前年|往年|上半年|下半年|季度|月份|当时|此前|以前|过去`)
)

func (r *reader) judge(f proof.Figure) Claim {
	c := Claim{Figure: f}
	if f.Target || f.Quoted || f.Upper != nil || elsewhere.MatchString(f.Label) || otherTimes.MatchString(f.Lead) {
		return c
	}
	found, before := r.named(bare(f.Label))
	if found.indicator == nil || !r.begins(before) || elsewhereIs.MatchString(f.Clause) {
		return c
	}
	area, ok := r.area(f.Clause, found.indicator)
	if !ok {
		return c
	}
	m := r.writer.Metrics.At(found.indicator, area, r.yearOf(f.Clause))
	span, ok := plain(f, m)
	if !ok || !m.Value.Known() {
		return c
	}
	c.Outcome = Confirmed
	if !span.Meets(numeral.Exactly(m.Value.Rat())) {
		c.Outcome, c.Finding = Contradicted, r.contradiction(f, m)
	}
	return c
}

// area is the one area that a clause names, else the district; false where it
// names several, or one that has no such number.
func (r *reader) area(clause string, i *check.Indicator) (stat.Area, bool) {
	found, several := r.writer.Metrics.Data.District, 0
	for _, area := range r.areas {
		if strings.Contains(clause, area.Name) {
			found, several = area, several+1
		}
	}
	return found, several <= 1 && i.Has(found.Level)
}

var yearPattern = regexp.MustCompile(`(20\d\d|19\d\d)年`)

// yearOf is the year that a clause names, else the document's.
func (r *reader) yearOf(clause string) stat.Year {
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

func (r *reader) contradiction(f proof.Figure, m metric.Metric) proof.Finding {
	right, rule := r.writer.In(figure.Style{}, m), Data
	message := fmt.Sprintf("%s%s %d 年是 %s，文中写作 %s", m.Area.Name, m.Indicator.Title, m.Year, right, f.Span.Text)
	last := r.writer.Metrics.At(m.Indicator, m.Area, m.Year-1)
	if said, ok := plain(f, last); ok && last.Value.Known() && said.Meets(numeral.Exactly(last.Value.Rat())) {
		message += fmt.Sprintf("，与 %d 年的数相同", last.Year)
		rule = LastYear
	}
	return proof.Finding{Rule: rule, Severity: diag.Error, Message: message, Spans: []proof.Span{f.Span}, Expected: right, Found: f.Span.Text}
}
