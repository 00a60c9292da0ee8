package check

import (
	"fmt"
	"slices"

	"nianbao/internal/formula"
	"nianbao/internal/similar"
	"nianbao/internal/stat"
)

// IndicatorOf returns the indicator that a name in a formula stands for; nil
// where it stands for a field or 社区数.
func (d *Dataset) IndicatorOf(r formula.Ref) *Indicator {
	if r.Slot >= len(d.Fields) {
		return d.indicators[r.ID]
	}
	return nil
}

// FieldOf returns the field that a name in a formula stands for, or nil.
func (d *Dataset) FieldOf(r formula.Ref) *Field {
	if r.Slot >= 0 && r.Slot < len(d.Fields) {
		return d.Fields[r.Slot]
	}
	return nil
}

// names resolves names of formulas: what is counted, then fields, then indicators.
func (c *checker) names(use formula.Use, name string) (formula.Ref, string) {
	if slot, ok := countNamed(name); ok && use.Aspect == "" {
		return formula.Ref{Use: use, ID: name, Slot: slot}, ""
	}
	if f, ok := c.fields[name]; ok && use.Aspect == "" {
		return fieldRef(use, f), ""
	}
	if i, ok := c.indicators[name]; ok {
		return formula.Ref{Use: use, ID: i.ID, Slot: len(c.Fields) + i.Slot}, ""
	}
	if use.Aspect != "" {
		return formula.Ref{}, fmt.Sprintf("没有名为“%s”的指标，%s(…) 里要写指标%s", name, use.Aspect, c.near(name))
	}
	return formula.Ref{}, fmt.Sprintf("没有“%s”这个字段或指标%s", name, c.near(name))
}

// fieldNames resolves names of rules, which see only what one area reported.
func (c *checker) fieldNames(use formula.Use, name string) (formula.Ref, string) {
	f, ok := c.fields[name]
	switch {
	case !ok || use.Aspect != "":
		return formula.Ref{}, fmt.Sprintf("没有“%s”这个字段%s", name, c.near(name))
	case use.SoFar || use.Summed:
		return formula.Ref{}, "规则里不能用 累计(…) 和 合计(…)，只看一个地区的字段"
	}
	return fieldRef(use, f), ""
}

func fieldRef(use formula.Use, f *Field) formula.Ref {
	r := formula.Ref{Use: use, ID: f.ID, Slot: f.Slot}
	if !f.Type.Numeric() {
		r.Kind = formula.Text
	}
	return r
}

// near proposes the known name that was probably meant.
func (c *checker) near(name string) string {
	var known []string
	for n := range c.fields {
		known = append(known, n)
	}
	for n := range c.indicators {
		known = append(known, n)
	}
	slices.Sort(known)
	if n := similar.Nearest(name, known); n != "" {
		return fmt.Sprintf("；是不是“%s”？", n)
	}
	return ""
}

// cycles reports indicators whose formulas, or the clauses that judge them,
// lead back to themselves, and brings the others into an order in which what
// an indicator depends on stands before it.
func (c *checker) cycles() {
	var order []*Indicator
	state := map[*Indicator]int{} // 1 being visited, 2 done
	var visit func(i *Indicator, path []string)
	visit = func(i *Indicator, path []string) {
		path = append(path, i.Title)
		switch state[i] {
		case 2:
			return
		case 1:
			c.fail("indicator-cycle", i.Place, fmt.Sprintf("指标互相引用成了圈：%s", arrows(path)), "改掉其中一个公式")
			return
		}
		state[i] = 1
		for _, next := range c.uses(i) {
			visit(next, path)
		}
		state[i] = 2
		order = append(order, i)
	}
	for _, i := range c.Indicators {
		visit(i, nil)
	}
	c.Indicators = order
}

func arrows(path []string) string {
	last := path[len(path)-1]
	out := ""
	for _, p := range path[slices.Index(path, last):] {
		if out != "" {
			out += " → "
		}
		out += p
	}
	return out
}

// uses lists the indicators that must be computed before i can be computed and
// judged. The values of earlier years are there already.
func (c *checker) uses(i *Indicator) []*Indicator {
	formulas := []*formula.Formula{i.Formula, i.Scope, i.Weight, i.Own[stat.Subdistrict], i.Own[stat.District]}
	for _, s := range c.Standards {
		for _, clause := range s.Clauses {
			if clause.Indicator == i {
				formulas = append(formulas, clause.formulas()...)
			}
		}
	}
	var out []*Indicator
	for _, f := range formulas {
		for _, r := range f.Refs() {
			next := c.IndicatorOf(r)
			if next != nil && r.Back == 0 && !slices.Contains(out, next) {
				out = append(out, next)
			}
		}
	}
	return out
}
