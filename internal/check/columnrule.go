package check

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"nianbao/internal/diag"
	"nianbao/internal/similar"
	"nianbao/internal/source"
	"nianbao/internal/stat"
)

// A columnRule is a [[column]] of fields.toml, computed.
type columnRule struct {
	source.ColumnRule
	test                           columnTest
	share, least, of, chance, near stat.Quantity // missing where it is not written
	factors                        []stat.Quantity
}

// A columnTest looks at a column and says what it found; false where there is
// nothing to say.
type columnTest func(r *columnRule, c *streetColumn) (finding, bool)

// A finding is what a test has to say: the entry at which people should look first,
// how many are concerned, and what the message names besides.
type finding struct {
	first int // among the entries
	hits  int
	named map[string]string
}

// columnTests are all tests by name.
var columnTests = map[string]columnTest{
	"same":     sameAsLastYear,
	"multiple": onlyMultiples,
	"factor":   timesLastYear,
	"digit":    preferredDigits,
	"repeated": repeatedValue,
	"absent":   nobodyReported,
	"padded":   paddedNumbers,
}

// A streetColumn is what the communities of a street reported for a field.
type streetColumn struct {
	*Field
	street  stat.Area
	entries []columnEntry // of those that gave a number
	members int
	sent    int // members that have a line
	others  int // communities of other streets that reported the field
}

type columnEntry struct {
	n         int // index of the community
	now, past stat.Quantity
	raw       string // as it was typed; empty where it is what the number prints
}

func (c *checker) compileColumns() {
	for _, raw := range c.raw.Columns {
		test := columnTests[raw.Test]
		switch {
		case raw.ID == "" || raw.Message == "" || raw.Reason == "" || raw.Source == "":
			c.fail("rule-incomplete", raw.Place, fmt.Sprintf("整列的规则“%s”缺少 id、message、reason 或 source", raw.ID), "补上这几项")
			continue
		case test == nil:
			known := slices.Sorted(maps.Keys(columnTests))
			near := ""
			if n := similar.Nearest(raw.Test, known); n != "" {
				near = fmt.Sprintf("；是不是 %s？", n)
			}
			c.fail("rule-unknown-test", raw.Place, fmt.Sprintf("整列的规则“%s”的 test 是“%s”，没有这种查法%s", raw.ID, raw.Test, near), "写其中之一："+strings.Join(known, "、"))
			continue
		}
		r := columnRule{ColumnRule: raw, test: test, share: c.number(raw.Share), least: c.number(raw.Least), of: c.number(raw.Of), chance: c.number(raw.Chance), near: c.number(raw.Near)}
		for _, f := range raw.Factors {
			if q := c.number(f); q.Sign() > 0 {
				r.factors = append(r.factors, q)
			}
		}
		c.columns = append(c.columns, r)
	}
}

// judgeColumns holds every street's columns of every year against the rules.
func (c *checker) judgeColumns() {
	for _, y := range c.Years {
		for _, f := range c.Fields {
			if f.Level == stat.Community && !f.Labels && (f.Required || f.Type == stat.Integer || f.Type == stat.Number) {
				c.judgeColumn(f, y)
			}
		}
	}
}

func (c *checker) judgeColumn(f *Field, y stat.Year) {
	reported := c.reported(f, y)
	if reported == 0 {
		return
	}
	column := &streetColumn{Field: f}
	for k, street := range c.Areas(stat.Subdistrict, y) {
		c.gather(column, y, k, street)
		column.others = reported - len(column.entries)
		for i := range c.columns {
			r := &c.columns[i]
			if found, ok := r.test(r, column); ok {
				c.reportColumn(r, column, found, y)
			}
		}
	}
}

// reported counts the communities of a year that reported a field.
func (c *checker) reported(f *Field, y stat.Year) (count int) {
	for n := range c.Areas(stat.Community, y) {
		if c.years[y].columns[f.Slot].says(n) {
			count++
		}
	}
	return count
}

// says reports whether the n-th community said anything.
func (c *column) says(n int) bool {
	return c.value.At(n).Known() || c.text.At(n).Known() || c.raw.At(n).Known() || c.status.At(n).Known()
}

// gather fills a column with what the k-th street reported.
func (c *checker) gather(into *streetColumn, y stat.Year, k int, street stat.Area) {
	now, before, slot := c.years[y], c.years[y-1], into.Slot
	into.street, into.members, into.sent, into.entries = street, 0, 0, into.entries[:0]
	for n := range now.members(k) {
		if into.members++; now.rolls[0].lines[n] >= 0 {
			into.sent++
		}
		if !now.columns[slot].says(n) {
			continue
		}
		e := columnEntry{n: n, now: now.columns[slot].value.At(n), raw: c.words.at(now.columns[slot].raw.At(n))}
		if last := before.at(now.rolls[0].ids[n]); last >= 0 {
			e.past = before.columns[slot].value.At(last)
		}
		into.entries = append(into.entries, e)
	}
}

// counts reports whether the field counts or measures something.
func (c *streetColumn) counts() bool { return c.Type == stat.Integer || c.Type == stat.Number }

// reportColumn reports a street's column where it begins, or at its workbook.
func (c *checker) reportColumn(r *columnRule, column *streetColumn, found finding, y stat.Year) {
	p := diag.Problem{Code: r.ID, Severity: r.Severity, Area: column.street.Code, Field: column.ID, Year: int(y), Place: c.bookOf(column.street, y)}
	if len(column.entries) > 0 {
		at, _ := c.years[y].origin(column.Field, column.entries[found.first].n)
		p.Place = placeOf(at)
	}
	named := []string{"{street}", column.street.Name, "{field}", column.Title, "{unit}", column.Unit, "{count}", fmt.Sprint(len(column.entries)), "{hits}", fmt.Sprint(found.hits),
		"{members}", fmt.Sprint(column.members), "{others}", fmt.Sprint(column.others)}
	for _, name := range slices.Sorted(maps.Keys(found.named)) {
		named = append(named, "{"+name+"}", found.named[name])
	}
	words := strings.NewReplacer(named...)
	p.Message, p.Hint = words.Replace(r.Message), words.Replace(r.Hint)
	c.problems.Add(p)
}

// bookOf is the first workbook that tells of a street's communities.
func (c *checker) bookOf(street stat.Area, y stat.Year) diag.Place {
	for _, a := range c.Subareas(street, stat.Community, y) {
		n := c.years[y].at(c.areas.id(a.Code))
		if at := c.years[y].rolls[0].lines[n]; at >= 0 {
			s := c.years[y].sheets[c.years[y].lines[at].sheet]
			return diag.Place{File: s.file, Sheet: s.name}
		}
	}
	return diag.Place{File: fmt.Sprintf("data/%d", y)}
}
