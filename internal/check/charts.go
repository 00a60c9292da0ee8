package check

import (
	"fmt"
	"slices"
	"strings"

	"nianbao/internal/formula"
	"nianbao/internal/stat"
)

// A ChartPart is one of the numbers that a chart of an indicator sets side by
// side.
type ChartPart struct {
	Name      string
	Unit      string
	Formula   *formula.Formula
	Indicator *Indicator // where the formula is nothing but its name
}

// charts compiles the shapes of all indicators, after the standards: these say
// which indicators are banded and judged.
func (c *checker) charts() {
	for _, i := range c.Indicators {
		c.chartParts(i)
		for _, name := range i.Indicator.Charts {
			c.chart(i, Shape(name))
		}
		if i.Indicator.Charts == nil {
			i.Charts = c.usual(i)
		}
	}
}

func (c *checker) chart(i *Indicator, f Shape) {
	need, known := Need(f)
	if !known {
		c.fail("indicator-chart", i.Place, fmt.Sprintf("指标“%s”的 charts 里有不认识的图“%s”%s", i.Title, f, nearShape(f)), "可用的图见 docs/indicators.md")
		return
	}
	if lacks := need.Lacks(i); lacks != "" {
		c.fail("indicator-chart", i.Place, fmt.Sprintf("指标“%s”画不成“%s”（%s）：%s", i.Title, f, need.Word, lacks), "补上这一项，或换一种图；各种图要什么见 docs/indicators.md")
		return
	}
	i.Charts = append(i.Charts, f)
}

// usual are the shapes of an indicator that names none: its bands where it has
// some; its verdicts where single areas pass or fail; the streets where it only
// counts; else how its values spread. What only the district has keeps its trend.
func (c *checker) usual(i *Indicator) []Shape {
	numerator, _, _, _ := i.Formula.Quotient()
	counts := i.Formula.Counts() || numerator.Counts() // single areas are 0 or 1
	switch {
	case i.broad():
		return nil
	case i.Rollup == Count || c.banded(i):
		return []Shape{BandsByYear, Flow}
	case i.Base == stat.Subdistrict || counts || !i.Has(stat.Community):
		return slices.DeleteFunc([]Shape{Streets}, func(Shape) bool { return !i.Has(stat.Subdistrict) })
	case i.Rollup == Share:
		return []Shape{Verdicts, Histogram}
	}
	return []Shape{Histogram}
}

// banded reports whether a standard cuts an indicator into bands.
func (c *checker) banded(i *Indicator) bool {
	return slices.ContainsFunc(c.Standards, func(s *Standard) bool {
		return slices.ContainsFunc(s.Bands, func(b *Bands) bool { return b.Indicator == i })
	})
}

// chartParts compiles what an indicator's charts set side by side.
func (c *checker) chartParts(i *Indicator) {
	for _, raw := range i.Indicator.Parts {
		p := ChartPart{Name: raw.Name, Unit: raw.Unit, Formula: c.compile(raw.Of, c.names)}
		if p.Formula == nil {
			if strings.TrimSpace(raw.Of.Text) == "" {
				c.fail("indicator-chart", raw.Place, fmt.Sprintf("指标“%s”的 parts 里有一项没有 of", i.Title), "of 写字段、指标的名称或公式")
			}
			continue
		}
		if complaint := c.entitle(&p); complaint != "" {
			c.fail("indicator-chart", raw.Place, fmt.Sprintf("指标“%s”的 parts 里“%s”%s", i.Title, raw.Of.Text, complaint), "改用一个指标，或给它写 name")
			continue
		}
		i.Parts = append(i.Parts, p)
	}
	if i.Indicator.Choice == "" {
		return
	}
	f, ok := c.fields[i.Indicator.Choice]
	if !ok || f.Type != stat.Choice {
		c.fail("indicator-chart", i.Place, fmt.Sprintf("指标“%s”的 choice 是“%s”，不是选择项字段%s", i.Title, i.Indicator.Choice, c.near(i.Indicator.Choice)), "写 data/fields.toml 里 type 是 choice 的字段")
		return
	}
	i.Choice = f
}

// entitle gives a part its name and unit, and says what is wrong with it.
func (c *checker) entitle(p *ChartPart) string {
	refs := p.Formula.Refs()
	for k, r := range refs {
		title, unit := r.ID, "个"
		if f := c.FieldOf(r); f != nil {
			title, unit = f.Title, f.Unit
		} else if j := c.IndicatorOf(r); j != nil {
			title, unit = j.Title, j.Unit
			if len(refs) == 1 && c.bare(p.Formula, j) {
				p.Indicator = j
			}
		}
		if p.Formula.Counts() {
			unit = "个"
		}
		if k == 0 && p.Unit == "" {
			p.Unit = unit
		}
		if p.Name == "" && len(refs) == 1 {
			p.Name = title
		}
	}
	if p.Name == "" {
		return "没有名称"
	}
	return ""
}

// bare reports whether a formula is nothing but an indicator's name.
func (c *checker) bare(f *formula.Formula, i *Indicator) bool {
	named, ok := c.indicators[strings.TrimSpace(f.String())]
	return ok && named == i
}
