package proof

import "testing"

// wantedThings are what is wanted (W, w) and what there is (P, p), with the gap between them and a
// slip of it.
var wantedThings = rows("W P w p gap slip",
	"应配护士 现有 86名 61名 25名 35名", "核定编制 在编 240名 212名 28名 82名", "需要资金 已落实 860万元 540万元 320万元 230万元",
	"计划改造管网 已完成 126公里 84公里 42公里 24公里", "规划床位 现有 4860张 3940张 920张 290张", "年需水量 可供水量 8600万立方米 7240万立方米 1360万立方米 1630万立方米",
	"设计容量 实际入住 420人 356人 64人 46人", "停车需求 现有泊位 18600个 12400个 6200个 2600个", "计划投资 完成投资 12.8亿元 9.6亿元 3.2亿元 4.2亿元",
)

var (
	waysToLack = each("lack",
		"还缺{s}", "尚缺{s}", "缺口{s}", "缺口达{s}", "缺口为{s}", "缺{s}", "缺少{s}", "还差{s}", "相差{s}", "差额{s}", "差{s}", "不足部分{s}", "尚余{s}", "剩余{s}", "还剩{s}", "余{s}", "空缺{s}", "短缺{s}",
		"还有{s}的缺口", "存在{s}的缺口", "有{s}缺口", "仍有{s}未落实", "缺额{s}", "还需{s}", "尚需补充{s}", "少{s}", "有缺口{s}", "存在缺口{s}", "缺口仍有{s}")
	ordersOfLack = each("sentence",
		"{W}{w}，{P}{p}，{lack}。", "{W}{w}、{P}{p}，{lack}。", "{W}为{w}，{P}为{p}，{lack}。", "{W}{w}，目前{P}{p}，{lack}。", "{P}{p}，{W}{w}，{lack}。", "{W}{w}，而{P}只有{p}，{lack}。",
		"{W}{w}（{P}{p}），{lack}。", "{W}{w}。目前{P}{p}，{lack}。", "{W}{w}，{P}{p}；{lack}。", "全县{W}{w}，截至6月底{P}{p}，{lack}。")
)

func TestGapsInEveryWay(t *testing.T) {
	g := slipGrid{t: t}
	g.right(cross(ordersOfLack, waysToLack, wantedThings, each("s", "{gap}")))
	g.wrong(cross(ordersOfLack, waysToLack, wantedThings, each("s", "{slip}")))
	g.mayMiss(0)
}

// countsOfTwoYears are counts (N, n) with those of the year before (l), what was done (v), and a slip of what
// lies between.
var countsOfTwoYears = rows("N v n l gap slip",
	"出院病人 收治 21400人次 20200人次 1200人次 2200人次", "借出图书 借出 26400册 23850册 2550册 5250册", "发放贷款 发放 8640万元 7820万元 820万元 1107万元",
	"培训学员 培训 3260人次 2890人次 370人次 730人次", "调解纠纷 调解 648起 572起 76起 67起", "栽植苗木 栽植 52400株 46800株 5600株 7560株",
)

var waysToTellMore = each("sentence",
	"{N}{n}，上年为{l}，多{v}{s}。", "{N}{n}，上年{l}，多{v}了{s}。", "{N}{n}，比上年的{l}多{v}{s}。", "{N}{n}，较上年{l}多{v}{s}。", "{N}{n}，而上年只有{l}，一年多{v}{s}。", "去年{N}{l}，今年{n}，多{v}{s}。",
	"{N}{n}（上年{l}），多{v}{s}。", "{N}{n}，上年为{l}，两者相差{s}。", "甲区{N}{n}，乙区{l}，甲区比乙区多{s}。", "甲区{N}{n}，乙区{l}，乙区比甲区少{s}。",
)

func TestMoreThanLastYear(t *testing.T) {
	g := slipGrid{t: t}
	g.right(cross(waysToTellMore, countsOfTwoYears, each("s", "{gap}")))
	g.wrong(cross(waysToTellMore, countsOfTwoYears, each("s", "{slip}")))
	g.mayMiss(0)
}
