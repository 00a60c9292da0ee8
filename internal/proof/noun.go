package proof

import (
	"regexp"
	"strings"
)

// What a count is of stands before it (全区现有公办幼儿园37所) or behind it (现有的39所公办
// 幼儿园). thingOf reads both: the words that name the thing, without those that
// say where, when, how many in all, or that it is so.

// unnamed are words before a figure that name nothing of what it counts.
var unnamed = regexp.MustCompile(unitScope + `|全[国省]|目前|截至|截止|现在|如今|去年|上年|今年|本年度?|当年|全年|年度|年末|年底|月底|\d{4}年|\d{1,2}月|我们|其中|一共|总共|共计|合计|总计|共有|共|现有|拥有|已有|实有|已经|已|累计|先后|达到|达|约|大约|近|超过|仅|只|有|为|是|了|的|各类|各种|各级|总数|总量|数量|总|综上|据统计|统计|用好|利用|登记|注册|本次|普查|要|完成|实现|围绕|确保|按照|对照|任务|目标|计划|预计|这|那|上述|到|至|在|从|由|个|家`)

var (
	// existing tells that a count is of what is there, whatever is wished about it.
	existing = regexp.MustCompile(`现有|已有|实有|在册`)
	// inUse tells that a count is of all that there are.
	inUse = regexp.MustCompile(unitScope + `|现有|共有|拥有|实有|在册|总数|共`)
)

// leadsIn ends a label that names nothing, so that the thing stands behind.
var leadsIn = regexp.MustCompile(`(?:现有|已有|共有|拥有|有|这|` + unitScope + `)的?$`)

// thingOf is the name of what f counts, "" where the text gives none that is
// long enough to tell it from others.
func thingOf(f *figure) string {
	if before := onlyHan(unnamed.ReplaceAllString(f.label, "")); before != "" && !leadsIn.MatchString(f.label) {
		return before
	}
	after := strings.TrimLeft(f.after, "的")
	if n := nounEnd.FindStringIndex(after); n != nil {
		after = after[:n[0]]
	}
	return onlyHan(unnamed.ReplaceAllString(after, ""))
}
