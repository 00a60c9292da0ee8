package check

import (
	"cmp"
	"fmt"
)

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
