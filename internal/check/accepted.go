package check

import (
	"fmt"
	"slices"

	"nianbao/internal/diag"
	"nianbao/internal/similar"
	"nianbao/internal/source"
	"nianbao/internal/stat"
)

// explainable are the problems beside the rules of fields.toml that a reason
// can explain: the value stands, and somebody vouches for it. What could not be
// read at all cannot be explained away.
var explainable = []string{
	"value-out-of-range", "value-unusual", "value-not-whole", "required-missing", "area-without-data", "district-sum",
}

// acceptances turn problems that somebody has explained into information.
func (c *checker) acceptances() {
	for _, y := range c.raw.Years {
		for _, a := range y.Accepted {
			c.accept(y.Year, a)
		}
	}
}

func (c *checker) accept(y stat.Year, a source.Acceptance) {
	if a.Rule == "" || a.Area == "" || a.Reason == "" || a.Who == "" || a.When == "" {
		c.fail("accepted-incomplete", a.Place, "这一条说明缺少 rule、area、reason、who 或 when", "写全：哪条规则、哪个地区、为什么、谁核的、哪一天")
		return
	}
	if !c.Explains(a.Rule) {
		c.fail("accepted-unknown-rule", a.Place, fmt.Sprintf("“%s”不是能说明的问题", a.Rule), "写问题后面括号里的代号；读不了的数、认不出的地区只能改表")
		return
	}
	areas := c.AreasNamed(a.Area)
	if own, ok := c.Area(a.Area); ok {
		areas = []stat.Area{own}
	}
	field, known := c.fieldCalled(a.Field)
	switch {
	case len(areas) == 0:
		c.fail("accepted-unknown-area", a.Place, fmt.Sprintf("没有名称或代码是“%s”的地区%s", a.Area, c.nearestArea(a.Area)), "写代码，或写全名")
		return
	case len(areas) > 1:
		c.fail("accepted-unknown-area", a.Place, fmt.Sprintf("叫“%s”的地区有 %d 个", a.Area, len(areas)), "写代码")
		return
	case !known:
		c.fail("accepted-unknown-field", a.Place, fmt.Sprintf("没有字段“%s”", a.Field), "写字段的 id 或表头，见字段表；不写就是这条规则的都算")
		return
	}
	found := c.problems.Revise(func(p *diag.Problem) bool {
		if p.Code != a.Rule || p.Area != areas[0].Code || p.Year != int(y) || field != "" && p.Field != field || p.Severity == diag.Info {
			return false
		}
		p.Severity = diag.Info
		p.Explained = true
		p.Message += fmt.Sprintf("（已说明：%s；%s，%s）", a.Reason, a.Who, a.When)
		p.Hint = fmt.Sprintf("说明在 data/%d/accepted.toml；数改了就删去那一条", y)
		return true
	})
	if found == 0 {
		c.warn("accepted-stale", a.Place, fmt.Sprintf("%s的“%s”已经没有这个问题了", areas[0].Name, a.Rule), "删去这一条说明")
	}
}

// fieldCalled is the id of the field that has this name; none was asked for
// where the name is empty.
func (c *checker) fieldCalled(name string) (id string, known bool) {
	if f, ok := c.Field(name); ok {
		return f.ID, true
	}
	return "", name == ""
}

// nearestArea proposes the area whose name is nearest.
func (c *checker) nearestArea(name string) string {
	var names []string
	for _, a := range c.areas.areas {
		names = append(names, a.Name)
	}
	if near := similar.Nearest(name, names); near != "" {
		return "；是不是“" + near + "”？"
	}
	return ""
}

// Explains reports whether a reason in accepted.toml can explain a problem.
func (d *Dataset) Explains(code string) bool { return slices.Contains(d.explained, code) }

// explanations are the codes of what can be explained.
func (c *checker) explanations() {
	c.explained = slices.Clone(explainable)
	for _, r := range c.rules {
		c.explained = append(c.explained, r.ID)
	}
	for _, r := range c.columns {
		c.explained = append(c.explained, r.ID)
	}
}
