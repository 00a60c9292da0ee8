package check

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"nianbao/internal/diag"
)

// named warns where the pages would bear no name, or the code is hardly one, and refuses one that is none.
func (c *checker) named() {
	config, top := c.Config, c.Ladder[len(c.Ladder)-1]
	place := cmp.Or(config.District.Place, config.Place)
	if slices.ContainsFunc(c.problems.Sorted(), func(p diag.Problem) bool { return p.Severity == diag.Error && p.File == place.File }) {
		return // what is wrong with the file is told: it may be just that
	}
	lacking := func(key, value string, at diag.Place) {
		if strings.TrimSpace(value) == "" {
			c.warn("config-incomplete", at, fmt.Sprintf("nianbao.toml 里没有写%s，网站上这里是空的", key), "照 nianbao init 建的新项目里的样子补上")
		}
	}
	lacking(" title（网站的名称）", config.Title, config.Place)
	lacking("本"+top.Name+"的名称（[district] 的 name）", c.Whole.Name, place)
	lacking("本"+top.Name+"的代码（[district] 的 code）", c.Whole.Code, place)
	switch code := c.Whole.Code; {
	case strings.Trim(code, "0123456789") != "":
		c.fail("area-code", place, fmt.Sprintf("本%s的代码是“%s”，应当全是数字", top.Name, code), "按统计用区划代码填写")
	case code != "" && top.Digits > 0 && len(code) != top.Digits && !c.beginsAll(code):
		c.warn("area-code", place, fmt.Sprintf("本%s的代码是“%s”，一般是 %d 位数字", top.Name, code, top.Digits), "按统计用区划代码填写")
	}
}

// beginsAll tells whether the codes of all areas, which bring their own, begin with one, as those of a
// province do whose streets alone are listed.
func (c *checker) beginsAll(code string) bool {
	if !c.areas.listed && !c.areas.coded {
		return false
	}
	for _, a := range c.AllAreas() {
		if !strings.HasPrefix(a.Code, code) {
			return false
		}
	}
	return true
}

// stillSample warns where a project holds data of its own and its district is still
// called as in a new project: it has another code, or none of its areas has one.
func (c *checker) stillSample() {
	sample, areas := c.raw.Words.Sample, c.AllAreas()
	if c.Whole.Name != sample.District || len(c.Years) == 0 || len(areas) < 2 {
		return
	}
	if c.Whole.Code == sample.Code && (c.areas.listed || c.areas.coded) {
		return
	}
	c.warn("district-sample", cmp.Or(c.Config.District.Place, c.Config.Place), fmt.Sprintf("区名还是示例的“%s”，数据里的“%s”等 %d 个地区却不是它的", c.Whole.Name, areas[1].Name, len(areas)-1),
		"在 nianbao.toml 的 [district] 里写上自己的 name 和 code；title、owner 也核一遍")
}
