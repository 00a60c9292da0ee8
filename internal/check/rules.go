package check

import (
	"fmt"
	"iter"
	"slices"
	"strings"

	"nianbao/internal/diag"
	"nianbao/internal/formula"
	"nianbao/internal/numeral"
	"nianbao/internal/source"
	"nianbao/internal/stat"
)

// A rule is a condition of fields.toml, compiled.
type rule struct {
	source.Rule
	when, require *formula.Formula
	looksBack     bool // it compares with last year
}

func (c *checker) compileRules() {
	for _, raw := range c.raw.Rules {
		r := rule{Rule: raw, when: c.compile(raw.When, c.fieldNames), require: c.compile(raw.Require, c.fieldNames)}
		if raw.ID == "" || raw.Message == "" || raw.Require.Text == "" {
			c.fail("rule-incomplete", raw.Place, fmt.Sprintf("规则“%s”缺少 id、require 或 message", raw.ID), "补上这几项")
			continue
		}
		r.looksBack = slices.ContainsFunc(r.require.Refs(), func(ref formula.Ref) bool { return ref.Back > 0 })
		if r.Severity == "" {
			r.Severity = diag.Error
		}
		if r.Level == "" {
			r.Level = stat.Community
		}
		c.rules = append(c.rules, r)
	}
}

// judgeRows holds every area of a year against the rules of its level, and
// reports headline figures that are missing.
func (c *checker) judgeRows(y stat.Year) {
	for _, level := range c.Ladder.Levels() {
		rules := slices.DeleteFunc(slices.Clone(c.rules), func(r rule) bool { return r.Level != level })
		for s := range c.Spots(level, y, 0, len(c.Areas(level, y))) {
			env := &reported{s}
			for _, r := range rules {
				c.apply(r, env)
			}
		}
		c.required(level, y)
	}
	c.dated(y)
}

func (c *checker) apply(r rule, env *reported) {
	if r.looksBack && c.explains(env.id, env.Year) || r.when.Written() && !r.when.Holds(env) {
		return
	}
	if q := r.require.Value(env); !q.Known() || q.Sign() != 0 {
		return
	}
	a, y := env.Area(), env.Year
	first := c.firstCell(r.require, a, y)
	c.problems.Add(diag.Problem{
		Code: r.ID, Severity: r.Severity, Area: a.Code, Year: int(y), Field: first.field, Place: placeOf(first.Origin),
		Message: fmt.Sprintf("“%s”：%s", a.Name, c.fill(r.Message, a, y)), Hint: c.fill(r.Hint, a, y),
		Related: c.others(r.require, a, y, placeOf(first.Origin)),
	})
}

type citation struct {
	stat.Origin
	field string
}

// firstCell is where a person should look first: the first field that the rule
// names, this year.
func (c *checker) firstCell(f *formula.Formula, a stat.Area, y stat.Year) citation {
	for _, ref := range f.Refs() {
		if field := c.FieldOf(ref); field != nil && ref.Back == 0 {
			return citation{c.Observe(field, a, y).Origin, field.ID}
		}
	}
	return citation{}
}

// others are the cells beside the first that a rule is about, this year's.
func (c *checker) others(f *formula.Formula, a stat.Area, y stat.Year, first diag.Place) []diag.Place {
	var out []diag.Place
	for _, ref := range f.Refs() {
		if field := c.FieldOf(ref); field != nil && ref.Back == 0 {
			at := placeOf(c.Observe(field, a, y).Origin)
			if at.Cell != "" && at != first && !slices.Contains(out, at) {
				out = append(out, at)
			}
		}
	}
	return out
}

// fill puts raw values and cells into {field} and {field@}.
func (c *checker) fill(text string, a stat.Area, y stat.Year) string {
	var b strings.Builder
	for {
		before, rest, found := strings.Cut(text, "{")
		b.WriteString(before)
		if !found {
			return b.String()
		}
		name, after, closed := strings.Cut(rest, "}")
		if !closed {
			return b.String() + "{" + rest
		}
		b.WriteString(c.placeholder(name, a, y))
		text = after
	}
}

func (c *checker) placeholder(name string, a stat.Area, y stat.Year) string {
	id, cell := strings.CutSuffix(name, "@")
	if last, ok := strings.CutPrefix(id, "上年."); ok {
		id, y = last, y-1
	}
	f, ok := c.fields[id]
	if !ok {
		return "{" + name + "}"
	}
	o := c.Observe(f, a, y)
	switch {
	case cell && o.Origin.Where() == "":
		return f.Title + "（没有这一列）"
	case cell:
		return o.Origin.Where()
	case o.Origin.Raw == "":
		return "空"
	}
	return asRead(o, f)
}

// asRead is a value as it was typed, and in the field's unit where the header, not
// the cell, says that it was typed in another: 500000（合 50 万元）.
func asRead(o stat.Observation, f *Field) string {
	r := numeral.Cell(o.Origin.Raw)
	if f.Unit == "%" || r.Kind != numeral.Number || r.Unit+r.Scale != "" || !o.Known() || o.Cmp(stat.FromRat(r.Value)) == 0 {
		return o.Origin.Raw
	}
	return fmt.Sprintf("%s（合 %s %s）", o.Origin.Raw, numeral.Exact(o.Rat()), f.Unit)
}

// required warns where a figure that the headlines need has a column and was
// not reported; once for an area of which the sheet has but the name.
func (c *checker) required(level stat.Level, y stat.Year) {
	for n, a := range c.Areas(level, y) {
		missing := c.unreported(level, y, n)
		if len(missing) > 0 && c.onlyNamed(level, y, n) {
			c.problems.Add(diag.Problem{
				Code: "area-without-data", Severity: diag.Warning, Area: a.Code, Year: int(y), Place: placeOf(c.observe(c.years[y], missing[0], n).Origin),
				Message: fmt.Sprintf("“%s”这一行只有名称，一个数也没有填", a.Name), Hint: "补报；已撤并的，删去这一行，在 data/areas.toml 用 [[change]] 写明",
			})
			continue
		}
		for _, f := range missing {
			c.problems.Add(diag.Problem{
				Code: "required-missing", Severity: diag.Warning, Area: a.Code, Field: f.ID, Year: int(y), Place: placeOf(c.observe(c.years[y], f, n).Origin),
				Message: fmt.Sprintf("“%s”没有报%s", a.Name, f.Title), Hint: "补报；确实没有的填 0，不适用的填 ×",
			})
		}
	}
}

// unreported are the required fields that have a column and nothing in it for the
// n-th area of a level.
func (c *checker) unreported(level stat.Level, y stat.Year, n int) (missing []*Field) {
	for _, f := range c.Fields {
		if f.Level != level || !f.Required || f.Labels || c.years[y].columns[f.Slot].value.At(n).Known() {
			continue
		}
		if _, told := c.years[y].source(f, n); told && c.unfilled(f, y, n) {
			missing = append(missing, f)
		}
	}
	return missing
}

// unfilled tells whether nothing stands where a field does, not even what was
// refused and reported as what it is.
func (c *checker) unfilled(f *Field, y stat.Year, n int) bool {
	o := c.observe(c.years[y], f, n)
	return o.Status == stat.Missing && (o.Text != "" || blank(o.Origin.Raw))
}

// onlyNamed tells whether a line says which area it is of, and no more.
func (c *checker) onlyNamed(level stat.Level, y stat.Year, n int) bool {
	for _, f := range c.Fields {
		if f.Level != level || f.Labels || f.Type == stat.Text || f.Type == stat.Choice || f.Type == stat.Date {
			continue
		}
		if _, told := c.years[y].source(f, n); told && !c.unfilled(f, y, n) {
			return false
		}
	}
	return true
}

// dated refuses a sheet of another year in this year's folder.
func (c *checker) dated(y stat.Year) {
	f, ok := c.fields["stat_year"]
	if !ok {
		return
	}
	for n, a := range c.Areas(f.Level, y) {
		q := c.years[y].columns[f.Slot].value.At(n)
		if !q.Known() || q.Cmp(stat.Int(int64(y))) == 0 {
			continue
		}
		o := c.observe(c.years[y], f, n)
		c.problems.Add(diag.Problem{
			Code: "year-mismatch", Severity: diag.Error, Area: a.Code, Field: f.ID, Year: int(y), Place: placeOf(o.Origin),
			Message: fmt.Sprintf("“%s”的%s写的是 %s，文件却放在 data/%d", a.Name, f.Title, o.Origin.Raw, y),
			Hint:    "更正年度，或把文件移到该年的文件夹",
		})
	}
}

// reported gives the values of one area in one year to a rule.
type reported struct{ Spot }

func (r *reported) Number(ref formula.Ref) stat.Quantity {
	q, _ := r.Value(r.data.Fields[ref.Slot])
	return q
}

func (r *reported) Text(ref formula.Ref) string { return r.Spot.Text(r.data.Fields[ref.Slot]) }
func (r *reported) LastYear() formula.Env       { return &reported{r.Then(r.Year - 1)} }

// Asked is true of all: a rule is about what stands in a sheet and what does not.
func (r *reported) Asked(formula.Ref) bool { return true }

// SoFar and Sum are of no use to a rule: fieldNames refuses the words for them.
func (r *reported) SoFar() iter.Seq[formula.Env]       { return slices.Values[[]formula.Env](nil) }
func (r *reported) Sum(*formula.Formula) stat.Quantity { return stat.Quantity{} }
