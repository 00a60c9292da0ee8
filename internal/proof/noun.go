package proof

import (
	"slices"
	"strings"

	"nianbao/internal/pattern"
)

// What a count is of stands before it (全区现有公办幼儿园37所) or behind it (现有的39所公办
// 幼儿园). thingOf reads both: the words that name the thing, without those that
// say where, when, how many in all, or that it is so.

// unnamed takes out the words before a figure that name nothing of what it
// counts: those of the unit, the time, the sum, and of being there.
var unnamed = strings.NewReplacer(unnamedWords()...)

func unnamedWords() []string {
	words := strings.Fields(`本次 本年度 本年 全国 全省 目前 截至 截止 现在 如今 去年 上年 今年 当年 全年 年度 年末 年底 月底 我们 其中 一共 总共 共计 合计 总计 共有 共 现有 拥有 已有 实有 已经 已 ` +
		`累计 先后 达到 达 大约 约 近 超过 仅 只 为 是 了 的 各类 各种 各级 总数 总量 数量 总 综上 据统计 统计 用好 利用 针对 登记 注册 普查 围绕 确保 按照 对照 任务 目标 计划 预计 完成 实现 上述 这 那`)
	for _, unit := range strings.Fields("县 区 市 镇 乡 村 校 院 街道 社区 局 园区 省 旗") {
		words = append(words, "全"+unit, "我"+unit, "本"+unit)
	}
	slices.SortFunc(words, func(a, b string) int { return len(b) - len(a) }) // the longest first
	var pairs []string
	for _, w := range words {
		pairs = append(pairs, w, "")
	}
	return pairs
}

// dates are years and months, digits and all.
var dates = pattern.MustCompile(`\d{1,4}[年月]`)

// leading are single characters before a name that are no part of it.
var leading = pattern.MustCompile(`^[，；、]*(?:要|从|由|在|对|将|把|到|至|该|此|个|家|本)+|^(?:学校|医院|公司|单位)`)

var (
	// existing tells that a count is of what is there, whatever is wished about it.
	existing = pattern.MustCompile(`现有|已有|实有|在册`)
	// inUse tells that a count is of all that there are.
	inUse = pattern.MustCompile(unitScope + `|现有|共有|拥有|实有|在册|总数|共`)
)

// leadsIn ends a label that names nothing, so that the thing stands behind.
var leadsIn = pattern.MustCompile(`(?:现有|已有|共有|拥有|有|这|` + unitScope + `)的?$`)

// thingOf is the name of what f counts, "" where the text gives none that is
// long enough to tell it from others.
func thingOf(f *figure) string {
	if before := nameBefore(f); before != "" && !definite(f) && !leadsIn.MatchString(f.label) {
		return before
	}
	return nameBehind(f)
}

// sureLength is how long the beginning of what stands behind a measure must be to
// be a name.
const sureLength = 4

// namesOf are all names under which f may be told again: 规划面积18平方公里 of 该园区, and
// 规划面积18平方公里的园区; 发生的168起事故 and 发生事故168起.
func namesOf(f *figure) []string {
	names := []string{thingOf(f)}
	before, behind := nameBefore(f), nameBehind(f)
	if short := sizeTail.ReplaceAllString(names[0], ""); short != names[0] {
		names = append(names, short) // 农村公路总里程2860公里, 2680公里农村公路
	}
	verb := tailRunes(before, 2)
	if !buildVerbs.MatchString(verb) {
		verb = ""
	} else if behind != "" {
		names = append(names, verb+behind) // 新建12所公办幼儿园, 新建公办幼儿园12所
	}
	if strings.HasPrefix(f.after, "的") && before != "" && behind != "" {
		names = append(names, behind+before)
	}
	if strings.HasSuffix(f.label, "的") && before != "" && behind != "" {
		names = append(names, behind, tailRunes(before, 2)+behind)
	}
	for n := len([]rune(behind)) - 1; n >= sureLength; n-- {
		names = append(names, verb+headRunes(behind, n)) // 1.26亿元问题资金逐笔整改
	}
	return names
}

var buildVerbs = pattern.MustCompile(`^(?:新建|改建|扩建|改造|建成|建设|开展|举办|实施|查处|发放|受理|办结|化解)$`)

// saidOf begins what is said of the thing behind a measure.
var saidOf = pattern.MustCompile(`成为|积极|踊跃|活跃|全部|均|都|已|中(?:，|有|的|已|$)|实现|完成|建立|参加|参与|开展|达到|配备|接入|被|尚|仍|正在|进行|落实|分布|，`)

func nameBefore(f *figure) string { return bareName(f.label) }

func bareName(s string) string {
	if strings.ContainsAny(s, "年月") {
		s = dates.ReplaceAllString(s, "")
	}
	s = unnamed.Replace(s)
	for _, end := range []string{"有", "到", "至", "在"} {
		s = strings.TrimSuffix(s, end)
	}
	return onlyHan(leading.ReplaceAllString(s, ""))
}

// otherHalf is that half of a measure: 件（套）, 批（次）.
var otherHalf = pattern.MustCompile(`^（[套次批组册枚户家对个]）`)

// nameBehind is the noun behind the measure, up to what is said of it.
func nameBehind(f *figure) string {
	after := strings.TrimLeft(otherHalf.ReplaceAllString(f.after, ""), "的")
	if n := saidOf.FindStringIndex(after); n != nil {
		after = after[:n[0]]
	}
	return bareName(after)
}
