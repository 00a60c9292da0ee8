package site

import (
	"strconv"
	"strings"

	"nianbao/internal/check"
	"nianbao/internal/metric"
	"nianbao/internal/numeral"
	"nianbao/internal/stat"
)

// value prints a metric, with the way to where it comes from.
func (v *view) value(m metric.Metric) Value {
	value := v.plainValue(m)
	if m.Value.Known() {
		value = v.from(m, value, value)
	}
	return value
}

// plainValue is value without a way.
func (v *view) plainValue(m metric.Metric) Value {
	value := v.bareValue(m)
	if !m.Value.Known() {
		value.Why = v.c.Writer.Why(m)
	}
	return value
}

// bareValue is plainValue without the reason why there is none, for places that have
// no room for it: to find it the cells have to be looked up.
func (v *view) bareValue(m metric.Metric) Value {
	if !m.Value.Known() {
		sign := v.c.Writer.Bare(m)
		v.shows(sign)
		return Value{Text: sign}
	}
	text, bare := v.c.Writer.Both(m)
	return Value{Text: text, Bare: bare, Unit: m.Unit, Share: v.partsOf(m), Sort: plain(m.Value)}
}

// partsOf prints the parts of a ratio, but of one community or street 1/1 says no
// more than 100%.
func (v *view) partsOf(m metric.Metric) string {
	if m.Denominator.Known() && m.Denominator.Cmp(stat.Int(1)) == 0 {
		return ""
	}
	return v.c.Writer.Share(m)
}

// gap prints what is missing to the target; empty where nothing is.
func (v *view) gap(m metric.Metric) Value {
	text := v.c.Writer.Gap(m)
	if text == "" {
		return Value{}
	}
	return Value{Text: text, Sort: plain(m.Gap)}
}

func (v *view) change(m metric.Metric) Change {
	if !v.c.data.HasYear(m.Year - 1) {
		return Change{}
	}
	c := v.c.Metrics.Change(m)
	return Change{Mark: v.c.Writer.Change(c), Sort: plain(c.Difference)}
}

// dated reports whether a year before has data: without one the columns of what
// changed would be empty from top to bottom.
func (v *view) dated() bool { return len(v.yearsUpTo()) > 1 }

// aim is the target with its word: "目标 ≥30%".
func (v *view) aim(m metric.Metric) string {
	if t := v.c.Writer.Target(m); t != "" {
		return "目标 " + t
	}
	return ""
}

// row is an indicator's number for an area with all that stands beside it.
func (v *view) row(i *check.Indicator, a stat.Area) Row {
	m := v.at(i, a)
	r := Row{
		Indicator: v.indicatorLink(i), Value: v.value(m), Target: v.c.Writer.Target(m), Mark: v.c.Writer.Verdict(m),
		Change: v.change(m), Spark: v.spark(m), Ranks: v.ranks(m), Coverage: v.c.Writer.Coverage(m),
	}
	r.Partial = r.Coverage != ""
	return r
}

// card is a headline number of an area.
func (v *view) card(i *check.Indicator, a stat.Area) Card {
	m := v.at(i, a)
	return Card{
		Link: v.indicatorLink(i), Value: v.value(m), Target: v.aim(m), Mark: v.c.Writer.Verdict(m),
		Change: v.change(m), Spark: v.spark(m), Note: v.c.Writer.Coverage(m),
	}
}

func (v *view) cards(a stat.Area) []Card {
	var out []Card
	for _, i := range v.c.headlines {
		if i.Has(a.Level) && !banded(i) {
			out = append(out, v.card(i, a))
		}
	}
	return out
}

// groups are the rows of all indicators that an area's level has, by theme;
// those without a number and without a target are left out and counted.
func (v *view) groups(a stat.Area) (groups []Group, empty []*check.Indicator) {
	for _, t := range v.c.data.Themes {
		var told []*check.Indicator
		for _, i := range t.Indicators {
			if !i.Has(a.Level) {
				continue
			}
			if m := v.at(i, a); !m.Value.Known() && (m.Verdict == metric.None || m.Verdict == "") {
				empty = append(empty, i)
			} else {
				told = append(told, i)
			}
		}
		if len(told) > 0 {
			groups = append(groups, Group{ID: slug(t.ID), Title: t.Title, Dated: v.dated(), Rows: v.rows(told, a)})
		}
	}
	return groups, empty
}

func (v *view) rows(list []*check.Indicator, a stat.Area) []Row {
	out := make([]Row, len(list))
	for k, i := range list {
		out[k] = v.row(i, a)
	}
	return out
}

// mostRanks are the places that a line has room for.
const mostRanks = 3

// ranks tells the place of an area in its street and in the district, who shares
// it and how it moved; where more areas lie around it, in the nearest and in the
// whole.
func (v *view) ranks(m metric.Metric) []string {
	var out []string
	for _, s := range v.c.Writer.Standings(m, mostRanks) {
		if text := v.c.Writer.Standing(s); text != "" {
			out = append(out, v.c.level(s.Inside.Level)+" "+text)
		}
	}
	return out
}

// place is an area's line in a ranking of one indicator.
func (v *view) place(m metric.Metric) Place {
	p := Place{
		Area: v.areaLink(m.Area), Value: v.value(m), Mark: v.c.Writer.Verdict(m),
		Gap: v.gap(m), Change: v.change(m),
	}
	p.Mark.Detail = m.Target.Reason // the gap has its own column
	if m.Area.Level == stat.Community {
		p.Street = v.parentLink(m.Area)
		p.Street.Text = v.c.way(m.Area, v.c.data.Whole)
	}
	if m.Indicator.Better(m.Area.Level) != "" {
		p.Rank, _ = v.c.Metrics.Rank(m, v.c.data.Whole)
	}
	return p
}

// best sorts metrics from the best to the worst, the missing last.
func best(a, b *metric.Metric) int {
	switch {
	case !a.Value.Known() && !b.Value.Known():
		return 0
	case !a.Value.Known():
		return 1
	case !b.Value.Known():
		return -1
	case a.Indicator.Direction == "lower":
		return a.Value.Cmp(b.Value)
	}
	return b.Value.Cmp(a.Value)
}

// plain is a decimal for machines: sorting and CSV. Empty while missing.
func plain(q stat.Quantity) string {
	if !q.Known() {
		return ""
	}
	s := sixPlaces(q)
	if strings.Contains(s, ".") {
		s = strings.TrimRight(strings.TrimRight(s, "0"), ".")
	}
	if s == "-0" {
		return "0"
	}
	return s
}

func sixPlaces(q stat.Quantity) string {
	if num, den, ok := q.Fraction(); ok {
		return numeral.FixedFraction(num, den, 6, numeral.HalfUp)
	}
	return numeral.Fixed(q.Rat(), 6, numeral.HalfUp)
}

// printed is a metric's value in the unit in which it prints.
func printed(m metric.Metric) stat.Quantity {
	if m.Unit == "%" {
		return m.Value.Mul(stat.Int(100))
	}
	return m.Value
}

// count prints a number of things.
func count(n int) string { return numeral.Group(strconv.Itoa(n), ",") }
