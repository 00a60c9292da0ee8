package speech

import (
	"fmt"
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

// A Tally counts the numbers of a text by how they stand to the data.
type Tally struct {
	Total        int `json:"total"`        // plain and bound
	Bound        int `json:"bound"`        // {{…}}
	Confirmed    int `json:"confirmed"`    // equal to the metric that the clause names
	Contradicted int `json:"contradicted"` // different from it
	Unbound      int `json:"unbound"`      // no metric is named
}

// Add returns the counts of two texts together.
func (t Tally) Add(u Tally) Tally {
	return Tally{t.Total + u.Total, t.Bound + u.Bound, t.Confirmed + u.Confirmed, t.Contradicted + u.Contradicted, t.Unbound + u.Unbound}
}

// Against holds the plain numbers of a text against the metrics of a year. Only
// a number that directly follows the name of an indicator is judged, so that
// nothing is contradicted that might mean something else. Without metrics all
// numbers are unbound.
func Against(metrics *metric.Metrics, t proof.Text, year stat.Year) (Tally, []proof.Finding) {
	var a auditor
	if metrics != nil {
		a = auditor{writer: figure.New(metrics), year: nearest(metrics.Data, year), names: names(metrics.Data)}
	}
	var tally Tally
	var found []proof.Finding
	for _, f := range proof.Figures(t) {
		tally.Total++
		switch finding, outcome := a.judge(f); outcome {
		case confirmed:
			tally.Confirmed++
		case contradicted:
			tally.Contradicted++
			found = append(found, finding)
		default:
			tally.Unbound++
		}
	}
	return tally, found
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

// outcome is how a number stands to the data.
type outcome int

const (
	unbound outcome = iota
	confirmed
	contradicted
)

// An auditor knows the names of indicators.
type auditor struct {
	writer *figure.Writer
	year   stat.Year
	names  []name
}

// A name is a title or alias of an indicator, without quotation marks.
type name struct {
	text      string
	indicator *check.Indicator
}

func names(data *check.Dataset) []name {
	var out []name
	for _, i := range data.Indicators {
		for _, text := range append([]string{i.Title}, i.Aliases...) {
			out = append(out, name{bare(text), i})
		}
	}
	return out
}

var bare = strings.NewReplacer("“", "", "”", "", "\"", "", " ", "").Replace

// link is what may stand between the name of an indicator and its number.
var link = regexp.MustCompile(`^(为|是|达|达到|达到了|约为|约|占|有|共|共有|：|:)?$`)

// elsewhere are words after which a number is not what was counted this year,
// and otherTimes words that make a whole sentence speak of another time.
var (
	elsewhere  = regexp.MustCompile(`目标|力争|确保|要求|计划|规划|增|减|提高|下降|降低|升|比`)
	otherTimes = regexp.MustCompile(`上年|去年|前年|往年|上半年|下半年|季度|月份|当时|此前|以前|过去`)
)

func (a *auditor) judge(f proof.Figure) (proof.Finding, outcome) {
	if f.Target || f.Quoted || f.Upper != nil || elsewhere.MatchString(f.Label) || otherTimes.MatchString(f.Lead) {
		return proof.Finding{}, unbound
	}
	i := a.named(bare(f.Label))
	if i == nil {
		return proof.Finding{}, unbound
	}
	area, ok := a.area(f.Clause, i)
	if !ok {
		return proof.Finding{}, unbound
	}
	m := a.writer.Metrics.At(i, area, a.yearOf(f.Clause))
	said, ok := plain(f, m)
	if !ok || !m.Value.Known() {
		return proof.Finding{}, unbound
	}
	if said.Meets(numeral.Exactly(m.Value.Rat())) {
		return proof.Finding{}, confirmed
	}
	return a.contradiction(f, m), contradicted
}

// named is the indicator whose name a label ends with, the longest name first.
func (a *auditor) named(label string) *check.Indicator {
	var best name
	for _, n := range a.names {
		at := strings.LastIndex(label, n.text)
		if at >= 0 && link.MatchString(label[at+len(n.text):]) && len(n.text) > len(best.text) {
			best = n
		}
	}
	return best.indicator
}

// area is the one area that a clause names, else the district; false where it
// names several, or one that has no such number.
func (a *auditor) area(clause string, i *check.Indicator) (stat.Area, bool) {
	found := a.writer.Metrics.Data.District
	named := 0
	for _, area := range a.writer.Metrics.Data.AllAreas() {
		if area.Level != stat.District && strings.Contains(clause, area.Name) {
			found, named = area, named+1
		}
	}
	return found, named <= 1 && i.Has(found.Level)
}

var yearPattern = regexp.MustCompile(`(20\d\d|19\d\d)年`)

// yearOf is the year that a clause names, else the document's.
func (a *auditor) yearOf(clause string) stat.Year {
	if m := yearPattern.FindStringSubmatch(clause); m != nil {
		var y int
		fmt.Sscan(m[1], &y)
		return stat.Year(y)
	}
	return a.year
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

func (a *auditor) contradiction(f proof.Figure, m metric.Metric) proof.Finding {
	right := a.writer.Compact(m)
	message := fmt.Sprintf("%s%s %d 年是 %s，文中写作 %s", m.Area.Name, m.Indicator.Title, m.Year, right, f.Span.Text)
	last := a.writer.Metrics.At(m.Indicator, m.Area, m.Year-1)
	if said, ok := plain(f, last); ok && last.Value.Known() && said.Meets(numeral.Exactly(last.Value.Rat())) {
		message += fmt.Sprintf("，与 %d 年的数相同", last.Year)
	}
	return proof.Finding{Rule: "data", Severity: diag.Error, Message: message, Spans: []proof.Span{f.Span}, Expected: right, Found: f.Span.Text}
}
