package proof

import "testing"

// ratesTold are shares of something, with a value and a change of it.
var ratesTold = each("R",
	"空气优良天数比例", "森林覆盖率", "城镇化率", "群众满意度", "毕业生就业率", "垃圾分类覆盖率", "高技术产业增加值占比", "不良贷款率", "参保率", "产品合格率",
	"民间投资占全部投资的比重", "医疗机构病床使用率", "资产负债率", "公众安全感", "设施完好率", "直销市场份额", "农村卫生厕所普及率",
)

// waysToMove tell how a rate R has changed; s is written with points or with a per cent sign.
var waysToMove = each("sentence",
	"{R}为91.2%，比上年提高{s}。", "{R}达91.2%，同比上升{s}。", "{R}91.2%，较上年同期下降{s}。", "{R}由88.9%提高到91.2%，提高{s}。", "{R}从88.9%提高至91.2%，上升了{s}。",
	"{R}91.2%，比上年的88.9%提高{s}。", "{R}为91.2%，上年为88.9%，提高{s}。", "{R}达到91.2%，较年初回落{s}。", "{R}91.2%，同比提升{s}，居全省前列。",
	"{R}91.2%，高于全市平均水平{s}。", "{R}达到91.2%，比全省平均水平高{s}。", "去年{R}88.9%，今年91.2%，提高{s}。", "{R}91.2%（同比提高{s}）。", "{R}91.2%，较五年前提高{s}。",
	"{R}91.2%，年均提高{s}。", "{R}同比提高{s}，达到91.2%。", "{R}比上年提高{s}，达到91.2%。", "{R}为91.2%，比目标值低{s}。", "{R}91.2%，比上季度扩大{s}。",
)

func TestPointsInEveryWay(t *testing.T) {
	g := slipGrid{t: t}
	g.right(cross(waysToMove, ratesTold, each("s", "2.3个百分点")))
	g.wrong(cross(waysToMove, ratesTold, each("s", "2.3%")))
	g.mayMiss(2)
}

// amountsTold are amounts of which the change is told in per cent.
var amountsTold = each("A", "进出口总额86亿元", "接待游客120万人次", "粮食产量32万吨", "受理案件860件", "工业用电量12亿千瓦时", "新登记企业3600户", "研发经费9.6亿元", "快递业务量2.4亿件", "居民人均可支配收入32600元", "出栏生猪18万头")

var waysToGrow = each("sentence", "{A}，同比增长{s}。", "{A}，比上年增长{s}。", "{A}，较上年同期下降{s}。", "{A}，同比提高{s}。", "全年{A}，增长{s}，增速居全市第二。", "{A}，比去年减少{s}。", "{A}，同比增长{s}，增速比全省高1.2个百分点。", "{A}（同比增长{s}）。")

func TestPerCentInEveryWay(t *testing.T) {
	g := slipGrid{t: t}
	g.right(cross(waysToGrow, amountsTold, each("s", "8.5%")))
	g.wrong(cross(waysToGrow, amountsTold, each("s", "8.5个百分点")))
	g.mayMiss(0)
}

// whatGrew goes from 400 to 460 of a measure.
var whatGrew = rows("N u", "农村低保标准 元", "在园幼儿 人", "年旅客吞吐量 万人次", "公交线路 条", "设施农业面积 亩", "日供水能力 万吨", "村集体收入 万元", "注册志愿者 名", "充电桩 个", "管网里程 公里")

var (
	waysUp = each("sentence",
		"{N}由400{u}增加到460{u}，增长{s}。", "{N}从上年的400{u}提高到460{u}，提高{s}。", "{N}由去年400{u}增至460{u}，增幅{s}。", "{N}从400{u}增长到460{u}，增幅为{s}。", "{N}达460{u}，比上年的400{u}增长{s}。",
		"{N}460{u}，较2020年的400{u}增长{s}。", "2020年{N}为400{u}，2023年为460{u}，增长{s}。", "{N}从400{u}扩大到460{u}，三年增长{s}。", "{N}由2020年的400{u}增加到2023年的460{u}，增长了{s}。", "{N}由400{u}提高至460{u}，涨幅达{s}。",
		"{N}增长{s}，由400{u}增加到460{u}。", "{N}由400增加到460{u}，增长{s}。", "{N}从400{u}上升为460{u}，升幅{s}。", "{N}增长{s}，达到460{u}，上年为400{u}。", "{N}在上年400{u}的基础上增长{s}，达到460{u}。", "{N}由原来的400{u}增加到现在的460{u}，净增60{u}，增长{s}。",
	)
	waysDown = each("sentence", "{N}由460{u}下降到400{u}，下降{s}。", "{N}由460{u}减少到400{u}，降幅{s}。", "{N}从460{u}压减至400{u}，压减{s}。")
)

func TestGrowthInEveryWay(t *testing.T) {
	g := slipGrid{t: t}
	g.right(cross(waysUp, whatGrew, each("s", "15%")))
	g.wrong(cross(waysUp, whatGrew, each("s", "25%", "13%")))
	g.right(cross(waysDown, whatGrew, each("s", "13%")))
	g.wrong(cross(waysDown, whatGrew, each("s", "23%", "15%")))
	g.mayMiss(0)
}

// Words of direction against both ends.
func TestDirectionsInEveryWay(t *testing.T) {
	ways := each("sentence", "{N}由400{u}{s}到460{u}。", "{N}从上年的400{u}{s}至460{u}。", "{N}460{u}，比上年的400{u}{s}60{u}。", "{N}460{u}，比上年的400{u}{s}15%。", "{N}由2020年的400{u}{s}到2023年的460{u}。", "{N}上年为400{u}，今年为460{u}，{s}15%。")
	g := slipGrid{t: t}
	g.right(cross(ways, whatGrew, each("s", "增加")))
	g.wrong(cross(ways, whatGrew, each("s", "减少", "下降")))
	g.mayMiss(0)
}
