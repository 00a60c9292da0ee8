package proof

import "testing"

// The grid of changes whose ends are told some sentences before: what was counted then and now, in every wording,
// with nothing, a sentence or the end of a paragraph between.

// recalledThings are what was done (D), how much of it there was (T), its unit, then and now, and how it changed.
var (
	recalledThings = rows("D T u a b up more x y",
		"收购小麦 收购量 万吨 79.1 87.6 增加 多 8.5 9.5", "接待游客 接待量 万人次 261.8 286.4 增加 多 24.6 26.4", "受理投诉 投诉量 件 842 615 减少 少 227 272", "发放助学贷款 贷款发放额 万元 1256 1438 增加 多 182 128")
	recalledRates = rows("R r u a b up more x y",
		"学生体质健康优良率 优良率 % 46.2 51.8 提高 高 5.6 6.6", "农村公路差等路比例 差等路比例 % 12.4 9.7 下降 低 2.7 3.7", "中小学生近视率 近视率 % 56.3 52.8 下降 低 3.5 5.3", "森林覆盖率 覆盖率 % 38.4 41.7 提高 高 3.3 4.3")
	recalledAfter = each("gap", "\n", "", "\n各项工作稳步推进。", "工作得到群众认可。\n")

	countsRecalled = each("sentence",
		"全年{D}{b}{u}，而去年{D}{a}{u}。{gap}{T}比去年{more}了{s}{u}，超出预期。", "全年{D}{b}{u}，上年为{a}{u}。{gap}{T}比上年{up}{s}{u}，超出预期。",
		"去年，受多重因素影响，全县{D}{a}{u}。{gap}今年，全县{D}{b}{u}，同比{up}{s}{u}。", "三年前，全县{D}只有{a}{u}。{gap}如今，全县{D}达到{b}{u}，比三年前{up}{s}{u}。")
	ratesRecalled = each("sentence",
		"五年前，全县{R}为{a}%，差距不小。{gap}到去年底，{r}达到{b}%，较五年前{up}{s}个百分点。", "全县{R}为{b}%，两年前这一数字为{a}%。{gap}{r}两年{up}{s}个百分点，靠的是实干。",
		"全县{R}为{b}%，去年同期为{a}%。{gap}{r}同比{up}{s}个百分点，成效明显。", "去年，全县{R}为{a}%。{gap}今年，{R}为{b}%，比去年{up}{s}个百分点。")
)

func TestEndsToldBefore(t *testing.T) {
	g := slipGrid{t: t}
	g.right(cross(countsRecalled, recalledThings, recalledAfter, each("s", "{x}")))
	g.right(cross(ratesRecalled, recalledRates, recalledAfter, each("s", "{x}")))
	g.wrong(cross(countsRecalled, recalledThings, recalledAfter, each("s", "{y}")))
	g.wrong(cross(ratesRecalled, recalledRates, recalledAfter, each("s", "{y}")))
	g.mayMiss(0)
}
