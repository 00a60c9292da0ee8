package check

import (
	"fmt"
	"slices"

	"nianbao/internal/diag"
	"nianbao/internal/formula"
	"nianbao/internal/source"
	"nianbao/internal/stat"
)

func (c *checker) compileStandards() {
	for _, raw := range c.raw.Standards {
		if _, twice := c.Standard(raw.ID); twice || raw.ID == "" || raw.Title == "" {
			c.fail("standard-incomplete", raw.Place, fmt.Sprintf("标准“%s”缺少 id 或 title，或与别的标准重名", raw.ID), "每个标准一个文件，写明 id、title")
			continue
		}
		s := &Standard{Standard: raw}
		c.Standards = append(c.Standards, s)
		c.compileAmounts(s)
		for _, clause := range raw.Clauses {
			c.compileClause(s, clause)
		}
		for _, bands := range raw.Bands {
			c.compileBands(s, bands)
		}
	}
}

func (c *checker) compileClause(s *Standard, raw source.Clause) {
	i, ok := c.judged(raw.Indicator, raw.Place)
	if !ok {
		return
	}
	clause := &Clause{
		Clause: raw, Standard: s, Indicator: i, Levels: raw.Levels,
		When: c.compile(raw.When, c.names), Bound: c.bound(raw.Bound),
	}
	if len(clause.Levels) == 0 {
		clause.Levels = i.Levels
	}
	for _, part := range raw.All {
		clause.Parts = append(clause.Parts, c.part(part))
	}
	if len(clause.Parts) > 0 || i.Rollup == Share { // a pass is a matter of single areas
		clause.Levels = []stat.Level{i.Base}
	}
	if clause.Bound.empty() && len(clause.Parts) == 0 {
		c.fail("clause-without-bound", raw.Place, fmt.Sprintf("标准“%s”对指标“%s”没有写界限", s.Title, i.Title), "写上 min、max、above、below 之一，或 all")
	}
	if _, _, _, ratio := i.Formula.Quotient(); raw.GapIn != "" && (raw.GapIn != "denominator" || !ratio) {
		c.fail("clause-gap", raw.Place, fmt.Sprintf("标准“%s”对指标“%s”的 gap_in 是“%s”", s.Title, i.Title, raw.GapIn), "只能写 denominator，而且指标的公式是 甲 / 乙 的形式；不是的删去这一项")
	}
	if raw.Basis == "" {
		c.fail("clause-without-basis", raw.Place, fmt.Sprintf("标准“%s”对指标“%s”没有写依据", s.Title, i.Title), "在 basis 里写明章节和要求")
	}
	clause.reached(c)
	clause.Exempt = c.exemption(raw.Exempt, raw.Place)
	clause.Due = c.exemption(raw.Due, raw.Place)
	s.Clauses = append(s.Clauses, clause)
}

func (c *checker) judged(name string, at diag.Place) (*Indicator, bool) {
	i, ok := c.indicators[name]
	if !ok {
		c.fail("standard-unknown-indicator", at, fmt.Sprintf("标准里写的指标“%s”不存在%s", name, c.near(name)), "改为 data/indicators/ 里有的指标 id")
	}
	return i, ok
}

func (c *checker) exemption(field string, at diag.Place) *Field {
	if field == "" {
		return nil
	}
	f, ok := c.fields[field]
	if !ok {
		c.fail("standard-unknown-field", at, fmt.Sprintf("标准里写的字段“%s”不存在%s", field, c.near(field)), "改为 data/fields.toml 里有的字段 id")
	}
	return f
}

func (c *checker) bound(raw source.Bound) Bound {
	return Bound{
		Min: c.compile(raw.Min, c.names), Max: c.compile(raw.Max, c.names),
		Above: c.compile(raw.Above, c.names), Below: c.compile(raw.Below, c.names),
	}
}

func (c *checker) part(raw source.Part) Part {
	p := Part{Name: raw.Name, Of: c.compile(raw.Of, c.names), When: c.compile(raw.When, c.names), Bound: c.bound(raw.Bound)}
	for _, r := range p.Of.Refs() {
		if f := c.FieldOf(r); f != nil {
			p.Unit = f.Unit
			if p.Name == "" {
				p.Name = f.Title
			}
		}
	}
	return p
}

// reached checks that the formulas of a clause find their values at its levels.
func (cl *Clause) reached(c *checker) {
	bounds := func(b Bound, raw source.Bound) {
		for n, f := range b.formulas() {
			c.reaches(f, []source.Expression{raw.Min, raw.Max, raw.Above, raw.Below}[n], cl.Levels...)
		}
	}
	bounds(cl.Bound, cl.Clause.Bound)
	c.reaches(cl.When, cl.Clause.When, cl.Levels...)
	for n, p := range cl.Parts {
		bounds(p.Bound, cl.All[n].Bound)
		c.reaches(p.Of, cl.All[n].Of, cl.Levels...)
		c.reaches(p.When, cl.All[n].When, cl.Levels...)
	}
}

func (b Bound) formulas() []*formula.Formula {
	return []*formula.Formula{b.Min, b.Max, b.Above, b.Below}
}

// Limit is the lower or the upper limit of a clause, 下限 or 上限, and how it was
// written.
func (cl *Clause) Limit(side string) (*formula.Formula, source.Expression) {
	first, second := cl.Bound.Min, cl.Bound.Above
	written, other := cl.Clause.Min, cl.Clause.Above
	if side == formula.Most {
		first, second = cl.Bound.Max, cl.Bound.Below
		written, other = cl.Clause.Max, cl.Clause.Below
	}
	if first.Written() {
		return first, written
	}
	return second, other
}

func (b Bound) empty() bool {
	return !slices.ContainsFunc(b.formulas(), (*formula.Formula).Written)
}

// formulas are all formulas that judging by the clause computes.
func (cl *Clause) formulas() []*formula.Formula {
	out := make([]*formula.Formula, 0, 5+6*len(cl.Parts))
	out = append(append(out, cl.Bound.formulas()...), cl.When)
	for _, p := range cl.Parts {
		out = append(append(out, p.Of, p.When), p.Bound.formulas()...)
	}
	return out
}

// Formulas are the formulas that judging by the clause computes, those that
// were written.
func (cl *Clause) Formulas() []*formula.Formula {
	return slices.DeleteFunc(cl.formulas(), func(f *formula.Formula) bool { return !f.Written() })
}

func (c *checker) compileBands(s *Standard, raw source.BandList) {
	i, ok := c.judged(raw.Indicator, raw.Place)
	if !ok {
		return
	}
	if i.To.Written() {
		c.fail("indicator-range", raw.Place, fmt.Sprintf("标准“%s”给“%s”分了档，它是一段范围（有 to），落不进一档", s.Title, i.Title), "改给单个数的指标分档")
		return
	}
	b := &Bands{Standard: s, Indicator: i, Basis: raw.Basis, Place: raw.Place}
	for _, e := range raw.Edges {
		b.Edges = append(b.Edges, c.number(e))
	}
	for n, edge := range b.Edges {
		if !edge.Known() || n > 0 && b.Edges[n-1].Cmp(edge) >= 0 {
			c.fail("bands-not-ascending", raw.Place, fmt.Sprintf("标准“%s”给“%s”的分档界限不是由小到大", s.Title, i.Title), "edges 里由小到大写每一档的下限")
			return
		}
	}
	if len(b.Edges) == 0 {
		c.fail("bands-not-ascending", raw.Place, fmt.Sprintf("标准“%s”给“%s”的分档没有界限", s.Title, i.Title), "edges 里由小到大写每一档的下限")
		return
	}
	s.Bands = append(s.Bands, b)
}

// compileJudging settles which standards judge which year.
func (c *checker) compileJudging() {
	for _, j := range c.Config.Judging {
		for y := j.From; y <= j.To && j.To-j.From < 1000; y++ {
			if c.judging[stat.Year(y)] != nil {
				c.fail("judging-twice", j.Place, fmt.Sprintf("%d 年由两处 [[judging]] 指定了标准", y), "让各段年份互不重叠")
				return
			}
			c.judging[stat.Year(y)] = c.inForce(j, y)
		}
		if j.From > j.To || j.To-j.From >= 1000 {
			c.fail("judging-years", j.Place, fmt.Sprintf("[[judging]] 的年份从 %d 到 %d 不成一段", j.From, j.To), "from 写起始年，to 写最后一年")
		}
	}
}

func (c *checker) inForce(j source.Judging, y int) []*Standard {
	out := []*Standard{}
	for _, id := range j.Standards {
		s, ok := c.Standard(id)
		switch {
		case !ok:
			if y == j.From {
				c.fail("judging-unknown-standard", j.Place, fmt.Sprintf("没有标准“%s”", id), "改为 data/standards/ 里有的标准 id")
			}
		case y < s.From || s.To != 0 && y > s.To:
			c.fail("judging-out-of-force", j.Place, fmt.Sprintf("%d 年由“%s”（%s）评判，它自 %d 年施行%s，这一年不在其内", y, id, s.Title, s.From, until(s.To)), "更换标准，或更正标准文件里的 from、to")
		default:
			out = append(out, s)
		}
	}
	return out
}

func until(year int) string {
	if year == 0 {
		return ""
	}
	return fmt.Sprintf("、到 %d 年止", year)
}
