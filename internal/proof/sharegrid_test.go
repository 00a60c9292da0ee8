package proof

import "testing"

// wholesAndParts are what offices count, a part of it, and the name that both go by. The numbers
// make a share of 37.5%.
var wholesAndParts = rows("W P N w p",
	"全县共有民办学校 普惠性学校 民办学校 64所 24所",
	"全市在册党员 女党员 党员 4800名 1800名",
	"全区登记市场主体 个体工商户 市场主体 9600户 3600户",
	"全年一般公共预算支出 教育支出 支出 48亿元 18亿元",
	"粮食播种面积 水稻面积 播种面积 32.0万亩 12.0万亩",
	"全年受理投诉 消费类投诉 投诉 1600件 600件",
	"农村公路总里程 县道里程 公路里程 880公里 330公里",
	"新增就业 高校毕业生就业 就业 3200人 1200人",
	"全市公交车 新能源公交车 公交车 560辆 210辆",
	"全年接待游客 过夜游客 游客 240万人次 90万人次",
)

// waysToShare tell a share s of a whole: W and w, P and p are the names and numbers of whole and part,
// N the name of both.
var waysToShare = each("sentence",
	"{W}{w}，其中{P}{p}，占{s}。", "{W}{w}，其中{P}{p}，占比{s}。", "{W}{w}，其中{P}{p}，占比为{s}。", "{W}{w}，其中{P}{p}，占总数的{s}。",
	"{W}{w}，其中{P}{p}，占全部{N}的{s}。", "{W}{w}，其中{P}占{s}，为{p}。", "{W}{w}，其中{P}{p}（占{s}）。", "{W}{w}，其中{P}{p}、占{s}。",
	"{W}{w}，{P}{p}，占{s}。", "{W}{w}，{P}有{p}，占比达{s}。", "{W}{w}。其中，{P}{p}，占{s}。", "{W}{w}。其中{P}{p}，占比{s}。",
	"{W}{w}，同比增长5.2%，其中{P}{p}，占{s}。", "{W}{w}，比上年增长5.2%；其中{P}{p}，占{s}。", "{W}{w}，其中{P}{p}，占比{s}，较上年提高2个百分点。",
	"{W}为{w}，其中{P}为{p}，比重为{s}。", "{P}{p}，占{N}总数{w}的{s}。", "{P}{p}，占全市{N}{w}的{s}。", "{w}{N}中，{P}{p}，占{s}。",
	"在{w}{N}中，{P}有{p}，占{s}。", "{W}达到{w}，其中{P}达到{p}，占{s}。", "{W}{w}（其中{P}{p}，占{s}）。", "{W}{w}，{P}{p}，占{N}总数的{s}。",
	"{W}{w}，{P}占{s}，达{p}。", "{W}{w}，其中{P}{p}，所占比重为{s}。", "{W}{w}，其中{P}{p}，占到{s}。",
)

func TestSharesInEveryWay(t *testing.T) {
	g := slipGrid{t: t}
	g.right(cross(waysToShare, wholesAndParts, each("s", "37.5%")))
	g.wrong(cross(waysToShare, wholesAndParts, each("s", "47.5%", "35.7%")))
	g.mayMiss(0)
}

// tasksDone are what was to be done and what was, with the name of the rate. The numbers make one
// of 90%.
var tasksDone = rows("W P R w p",
	"应到会代表 实到 到会率 860名 774名", "抽检食品 合格 合格率 860批次 774批次", "排查隐患 完成整改 整改率 860处 774处", "受理诉求 办结 办结率 860件 774件",
	"计划改造管网 完成 完成率 860公里 774公里", "应接种 实际接种 接种率 860人 774人", "发放问卷 收回 回收率 860份 774份", "符合条件的老人 签约 签约率 860人 774人",
	"立案 结案 结案率 860件 774件", "毕业生 就业 就业率 860人 774人", "参加考试 及格 及格率 860人 774人", "应参保 参保 参保率 860人 774人",
	"贫困户 脱贫 脱贫率 860户 774户", "检查企业 达标 达标率 860家 774家", "报名 录取 录取率 860人 774人", "规划建设项目 开工 开工率 860个 774个",
)

var waysToRate = each("sentence",
	"{W}{w}，{P}{p}，{R}{s}。", "{W}{w}，{P}{p}，{R}为{s}。", "{W}{w}，{P}{p}，{R}达到{s}。", "{W}{w}，{P}{p}，{R}达{s}，同比提高2个百分点。",
	"共{W}{w}，已{P}{p}，{R}{s}。", "全年共{W}{w}，其中{P}{p}，{R}{s}。", "{W}{w}，目前已{P}{p}，{R}{s}。", "{W}{w}、{P}{p}，{R}{s}。",
	"{W}{w}，{P}{p}（{R}{s}）。", "{W}共{w}，{P}{p}，{R}只有{s}。", "{W}{w}，截至6月底{P}{p}，{R}为{s}。", "今年{W}{w}，同比增长6%，{P}{p}，{R}{s}。",
	"{R}{s}，{W}{w}，{P}{p}。", "{W}{w}，{R}{s}，{P}{p}。", "{W}{w}；{P}{p}，{R}{s}。",
)

func TestRatesInEveryWay(t *testing.T) {
	g := slipGrid{t: t}
	g.right(cross(waysToRate, tasksDone, each("s", "90%")))
	g.wrong(cross(waysToRate, tasksDone, each("s", "80%", "95%")))
	g.mayMiss(10)
}

// The whole of a rate may stand in the sentence before, or behind it.
func TestRatesApart(t *testing.T) {
	ways := each("sentence", "{W}{w}。{P}{p}，{R}{s}。", "{W}{w}。截至目前，已{P}{p}，{R}{s}。", "全年{W}{w}。经过努力，{P}{p}，{R}达到{s}。", "共{W}{w}，{R}{s}，{P}{p}。", "{R}为{s}（{W}{w}，{P}{p}）。",
		"{W}{w}，{R}达到{s}，即{P}{p}。", "走访群众1200人，满意1140人，满意率95%；{W}{w}，{P}{p}，{R}{s}。")
	g := slipGrid{t: t}
	g.right(cross(ways, tasksDone, each("s", "90%")))
	g.wrong(cross(ways, tasksDone, each("s", "80%", "95%")))
	g.mayMiss(25)
}

// A share told by heads.
func TestPerTen(t *testing.T) {
	ways := each("sentence", "{W}{w}，其中{P}{p}，每10{u}中就有{k}{u}。", "{W}{w}，其中{P}{p}，平均每100{u}中有{k}0{u}。")
	things := rows("W P u w p", "全市在册党员 女党员 名 480名 288名", "全县共有行政村 示范村 个 480个 288个", "新增就业 高校毕业生就业 人 480人 288人")
	g := slipGrid{t: t}
	g.right(cross(ways, things, each("k", "6")))
	g.wrong(cross(ways, things, each("k", "4", "8")))
	g.mayMiss(0)
}
