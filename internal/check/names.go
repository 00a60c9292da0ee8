package check

import (
	"fmt"
	"slices"

	"nianbao/internal/formula"
	"nianbao/internal/similar"
	"nianbao/internal/source"
)

// IndicatorOf returns the indicator that a name in a formula stands for; nil
// where it stands for a field or 社区数.
func (d *Dataset) IndicatorOf(r formula.Ref) *Indicator {
	if n := r.Slot - len(d.Fields); n >= 0 {
		return d.bySlot[n]
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
	if use.Aspect == formula.AmountOf {
		return c.amountName(use, name)
	}
	if slot, ok := countNamed(name); ok && use.Aspect == "" {
		return formula.Ref{Use: use, ID: name, Slot: slot}, ""
	}
	if f, ok := c.fields[name]; ok && use.Aspect == "" {
		return fieldRef(use, f), ""
	}
	if i, ok := c.indicators[name]; ok {
		return formula.Ref{Use: use, ID: i.ID, Slot: len(c.Fields) + i.Slot}, c.unlimited(use, i)
	}
	if use.Aspect != "" {
		return formula.Ref{}, fmt.Sprintf("没有名为“%s”的指标，%s(…) 里要写指标%s", name, use.Aspect, c.near(name))
	}
	return formula.Ref{}, fmt.Sprintf("没有“%s”这个字段或指标%s", name, c.near(name))
}

// unlimited complains where a formula asks for a limit that no standard sets.
func (c *checker) unlimited(use formula.Use, i *Indicator) string {
	if use.Aspect != formula.Least && use.Aspect != formula.Most {
		return ""
	}
	for _, s := range c.raw.Standards {
		for _, cl := range s.Clauses {
			sides := map[string][2]source.Expression{formula.Least: {cl.Min, cl.Above}, formula.Most: {cl.Max, cl.Below}}[use.Aspect]
			if c.indicators[cl.Indicator] == i && sides[0].Text+sides[1].Text != "" {
				return ""
			}
		}
	}
	return fmt.Sprintf("没有标准给指标“%s”定下一个%s", i.Title, use.Aspect)
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
