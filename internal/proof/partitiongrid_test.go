package proof

import "testing"

// wholesOfThree are wholes (W, w) with their three parts (A a, B b, C c) and a slip of the last.
var wholesOfThree = rows("W w A a B b C c slip",
	"全县共有教师 1750名 小学教师 860名 初中教师 570名 高中教师 320名 230名", "全年受理信访事项 1056件 来信 186件 来访 342件 网上信访 528件 258件",
	"项目总投资 1750万元 中央资金 860万元 省级资金 570万元 县级配套 320万元 230万元", "全年完成出口额 24.8亿元 机电产品 12.6亿元 纺织品 8.4亿元 农产品 3.8亿元 8.3亿元",
	"粮食总产量 52.3万吨 小麦 18.6万吨 玉米 24.3万吨 水稻 9.4万吨 4.9万吨", "公交线路 96条 主城区线路 46条 城乡线路 38条 旅游专线 12条 21条",
	"检查食品经营单位 706家 餐饮单位 486家 商超 124家 食堂 96家 69家", "全县水库 128座 中型水库 6座 小（1）型水库 28座 小（2）型水库 94座 49座",
)

// waysToPart say that the three are all.
var waysToPart = each("sentence",
	"{W}{w}，由{A}{a}、{B}{b}、{C}{s}组成。", "{W}{w}，分为{A}{a}、{B}{b}和{C}{s}。", "{W}{w}，其中{A}{a}、{B}{b}，其余{s}为{C}。", "{W}{w}，其中{A}{a}，{B}{b}，其余为{C}，共{s}。", "{W}{w}：{A}{a}、{B}{b}、{C}{s}。",
	"{W}{w}，具体为：{A}{a}、{B}{b}、{C}{s}。", "{W}{w}，分三类：{A}{a}、{B}{b}、{C}{s}。", "{W}{w}，除{A}{a}、{B}{b}外，还有{C}{s}。", "{A}{a}、{B}{b}、{C}{s}，共计{w}。", "{A}{a}，{B}{b}，{C}{s}，合计{w}。",
	"{A}{a}、{B}{b}、{C}{s}，三项合计{w}。", "{A}{a}、{B}{b}、{C}{s}，加起来共{w}。", "{W}{w}，{A}{a}，{B}{b}，剩下的{s}是{C}。",
	"{W}{w}，其中{A}{a}、{B}{b}。其余{s}为{C}，正在核对。", "{A}{a}，{B}{b}，{C}{s}。三项合计{w}。", "{W}{w}，均已登记在册。按类别划分，{A}{a}；{B}{b}；{C}{s}。", "{W}{w}。按类别分，{A}{a}，{B}{b}，{C}{s}。",
	"{W}{w}，均已登记在册。\n从类别看，{A}{a}，{B}{b}，{C}{s}。", "{W}{w}。\n总体情况平稳。按类别分，{A}{a}、{B}{b}、{C}{s}。", "{A}{a}、{B}{b}、{C}{s}，累计{w}。",
	"{W}{w}，分三块：{A}{a}，{B}{b}，{C}{s}。", "{W}{w}，{A}{a}，{B}{b}；剩下的{s}属于{C}。",
)

func TestPartitionsInEveryWay(t *testing.T) {
	g := slipGrid{t: t}
	g.right(cross(waysToPart, wholesOfThree, each("s", "{c}")))
	g.wrong(cross(waysToPart, wholesOfThree, each("s", "{slip}")))
	g.mayMiss(6) // 从类别看 need not name all, nor 累计 be of what was just told
}

// wholesOfTwo are wholes with two parts that leave no third.
var wholesOfTwo = rows("W w A a B b slip",
	"全镇总人口 36000人 男性 18642人 女性 17358人 13758人", "全年举办培训班 104期 上半年 46期 下半年 58期 85期", "社会消费品零售总额 110亿元 城镇 86.4亿元 乡村 23.6亿元 32.6亿元",
	"全校学生 2100人 住宿生 864人 走读生 1236人 1263人", "进出口总额 100亿元 出口 64.8亿元 进口 35.2亿元 53.2亿元", "抽检样品 1900批次 合格 1842批次 不合格 58批次 85批次",
)

var waysToHalve = each("sentence",
	"{W}{w}，其中{A}{a}，{B}{s}。", "{W}{w}，其中{A}{a}、{B}{s}。", "{W}{w}，{A}{a}，{B}{s}。", "{W}{w}（{A}{a}、{B}{s}）。", "{A}{a}，{B}{s}，{W}共{w}。", "{A}{a}、{B}{s}，合计{w}。", "{W}{w}，其中{A}{a}，其余{s}为{B}。",
	"{W}{w}，{A}{a}，剩下的{s}是{B}。", "{W}{w}，{A}{a}，其余为{B}，共{s}。", "{W}{w}。其中，{A}{a}，{B}{s}。", "{W}{w}，分为{A}{a}和{B}{s}。", "{W}{w}，由{A}{a}和{B}{s}构成。", "{W}{w}，增长5.4%，其中{A}{a}，增长6.2%；{B}{s}，增长3.8%。",
	"{W}{w}。{A}{a}，{B}{s}。", "{W}{w}，其中{A}为{a}，{B}为{s}。", "{A}{a}，加上{B}{s}，共{w}。",
)

func TestHalvesInEveryWay(t *testing.T) {
	g := slipGrid{t: t}
	g.right(cross(waysToHalve, wholesOfTwo, each("s", "{b}")))
	g.wrong(cross(waysToHalve, wholesOfTwo, each("s", "{slip}")))
	g.mayMiss(0)
}
