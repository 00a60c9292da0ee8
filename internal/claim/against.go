package claim

import (
	"cmp"
	"crypto/sha256"
	"fmt"
	"math/big"
	"slices"
	"strings"

	"nianbao/internal/check"
	"nianbao/internal/figure"
	"nianbao/internal/manuscript"
	"nianbao/internal/metric"
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
	Unbound  []Loose         // numbers that nothing was held against, turns of phrase left out
}

// A Loose is a number that nothing was held against.
type Loose struct {
	Span   manuscript.Span
	Clause string // around it
}

// NewReview puts what the text says about itself, found, and what the data of a year
// say about it into order.
func NewReview(metrics *metric.Metrics, t proof.Text, found []proof.Finding, year stat.Year) Review {
	claims, exceptions := Against(metrics, t, year)
	r := Review{Tally: Count(claims, t.Manuscript.Bound()), Findings: append(slices.Clone(found), exceptions...)}
	for _, c := range claims {
		switch c.Outcome {
		case Contradicted:
			r.Findings = append(r.Findings, c.Finding)
		case Unbound:
			if !turnOfPhrase(c.Figure) {
				r.Unbound = append(r.Unbound, Loose{c.Span, strings.Clone(c.Clause)}) // not the whole text with it
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

// Against holds the plain numbers of a text against the metrics of a year, and what
// it says of all areas against each of them. A number is confirmed where the words
// beside it name a metric that is so; it is contradicted only where they leave one
// reading: it directly follows the name of an indicator, counts a band of it, or says
// how it has changed. Without metrics all numbers are unbound.
func Against(metrics *metric.Metrics, t proof.Text, year stat.Year) (claims []Claim, exceptions []proof.Finding) {
	figures := proof.Figures(t)
	if metrics == nil {
		return unread(figures), nil
	}
	r := newReading(figure.New(metrics), nearest(metrics.Data, year), cmp.Or(stat.Year(t.Manuscript.Year), year))
	for k, f := range figures {
		if k == 0 || f.Index != figures[k-1].Index {
			r.sentence(figures[k:])
		}
		claims = append(claims, r.claim(f))
	}
	return claims, r.exceptionsTo(t)
}

// unread are figures that nothing can be held against.
func unread(figures []proof.Figure) []Claim {
	var out []Claim
	for _, f := range figures {
		c := Claim{Figure: f}
		if f.Bound {
			c.Outcome = Bound
		}
		out = append(out, c)
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
