package diff

import (
	"slices"

	"nianbao/internal/check"
	"nianbao/internal/figure"
	"nianbao/internal/metric"
	"nianbao/internal/stat"
)

// A Number is a metric that changed.
type Number struct {
	Area      string     `json:"area"` // code
	Name      string     `json:"name"`
	Level     stat.Level `json:"level"`
	Indicator string     `json:"indicator"`
	Title     string     `json:"title"`
	Unit      string     `json:"unit"`
	A         Value      `json:"a"`
	B         Value      `json:"b"`
	Change    string     `json:"change"`    // 提高10.0个百分点; empty where there is no single one
	Exact     string     `json:"exact"`     // difference in plain value, exact
	Direction string     `json:"direction"` // up, down, same, appeared, vanished
	For       string     `json:"for"`       // better, worse, or empty where neither
	Cause     string     `json:"cause"`     // data, rules, both; empty where nobody can tell
	Headline  int        `json:"headline"`  // place among the indicators of the home page; 0: none
}

// A Value is a metric as it stands on one side.
type Value struct {
	Display string `json:"display"`
	Exact   string `json:"exact"`
	Verdict string `json:"verdict"`
}

// numbers compares all metrics that both sides have, the whole's first.
func (r *Report) numbers(a, b Side, crossed *metric.Metrics) {
	wa, wb := figure.New(a.Metrics), figure.New(b.Metrics)
	for _, level := range slices.Backward(r.ladder.Levels()) {
		for _, area := range b.Metrics.Data.Areas(level, b.Year) {
			before, ok := a.Metrics.Data.Area(area.Code)
			if level == r.ladder.Top() {
				before, ok = a.Metrics.Data.Whole, true
			}
			if !ok || level != r.ladder.Top() && !a.Metrics.Data.Exists(area.Code, a.Year) {
				continue
			}
			for _, i := range b.Metrics.Data.Indicators {
				old, ok := sameIndicator(a.Metrics, i)
				if !ok || !i.Has(level) || !old.Has(level) {
					continue
				}
				from, to := a.Metrics.At(old, before, a.Year), b.Metrics.At(i, area, b.Year)
				r.Counts.Compared++
				if !differ(from, to) {
					continue
				}
				n := Number{Area: area.Code, Name: b.Metrics.Data.Called(area), Level: level, Indicator: i.ID, Title: i.Title, Unit: to.Unit,
					A: value(wa, from), B: value(wb, to), Cause: cause(from, to, crossed, a.Year), Headline: i.Headline}
				n.change(wb, from, to)
				r.count(n)
				r.Numbers = append(r.Numbers, n)
			}
		}
	}
}

// sameIndicator finds an indicator by its id, which never changes its meaning.
func sameIndicator(m *metric.Metrics, i *check.Indicator) (*check.Indicator, bool) {
	old, ok := m.Data.Indicator(i.ID)
	return old, ok && old.ID == i.ID
}

// differ compares values exactly, and verdicts.
func differ(a, b metric.Metric) bool {
	return a.Verdict != b.Verdict || a.Status != b.Status || !equal(a.Value, b.Value) || !equal(a.High, b.High)
}

func equal(p, q stat.Quantity) bool {
	return p.Known() == q.Known() && (!p.Known() || p.Cmp(q) == 0)
}

func value(w *figure.Writer, m metric.Metric) Value {
	return Value{w.Value(m), figure.Exact(m.Value), m.Verdict.Chinese()}
}

// cause asks what the number of a would be under the rules of b.
func cause(from, to metric.Metric, crossed *metric.Metrics, y stat.Year) string {
	if crossed == nil {
		return ""
	}
	i, ok := sameIndicator(crossed, to.Indicator)
	if !ok || !crossed.Data.HasYear(y) {
		return ""
	}
	area := crossed.Data.Whole
	if !from.Area.Whole() {
		area, ok = crossed.Data.Area(from.Area.Code)
	}
	if !ok {
		return ""
	}
	between := crossed.At(i, area, y)
	switch {
	case !differ(from, between):
		return "data"
	case !differ(between, to):
		return "rules"
	}
	return "both"
}

// change words the difference and says which way it goes.
func (n *Number) change(w *figure.Writer, from, to metric.Metric) {
	switch {
	case !from.Value.Known() && to.Value.Known():
		n.Direction = "appeared"
		return
	case from.Value.Known() && !to.Value.Known():
		n.Direction = "vanished"
		return
	case !from.Value.Known() || from.High.Known() || to.High.Known() || from.Unit != to.Unit:
		n.Direction = "same"
		return
	}
	c := metric.Between(from, to)
	n.Change, n.Exact = w.TurnIn(figure.Style{}, c), figure.Exact(c.Difference)
	n.Direction = map[int]string{-1: "down", 0: "same", 1: "up"}[c.Difference.Sign()]
	better := map[string]string{"higher": "up", "lower": "down"}[to.Indicator.Direction]
	switch {
	case better == "" || n.Direction == "same":
	case n.Direction == better:
		n.For = "better"
	default:
		n.For = "worse"
	}
}

func (r *Report) count(n Number) {
	r.Counts.Changed++
	switch n.Cause {
	case "data":
		r.Counts.Data++
	case "rules":
		r.Counts.Rules++
	case "both":
		r.Counts.Both++
	}
	pass, fail := metric.Pass.Chinese(), metric.Fail.Chinese()
	switch {
	case n.B.Verdict == pass && n.A.Verdict != pass:
		r.Counts.Passing++
	case n.B.Verdict == fail && n.A.Verdict != fail:
		r.Counts.Failing++
	}
}
