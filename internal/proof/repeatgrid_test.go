package proof

import "testing"

// The grid of what is told twice: every thing in every telling, taken up in every way, once
// with its own number, when the proof-reader has to be silent, and once with a slip.

// toldThings are counts and sums: name, the name by which it is taken up, measure, number and a
// slip of it.
var toldThings = rows("T t u n slip",
	"不可移动文物 文物 处 217 271",
	"公办幼儿园 幼儿园 所 186 168",
	"生态护林员 护林员 名 385 358",
	"农村公路 公路 公里 2847 2874",
	"规上工业企业 企业 家 263 236",
	"地质灾害隐患点 隐患点 处 154 145",
	"高标准农田 农田 万亩 36.8 38.6",
	"低保对象 低保对象 户 1482 1842",
	"公共厕所 公厕 座 1326 1236",
	"家庭农场 家庭农场 家 3846 3864",
	"古树名木 古树 株 1478 1748",
	"残疾人专职委员 专职委员 人 318 381",
)

var (
	tellings = each("telling",
		"全县共有{T}{n}{u}，分布在14个乡镇。",
		"我县现有{T}{n}{u}，居全市前列。",
		"截至10月底，全县{T}达到{n}{u}。",
		"全县{T}总数为{n}{u}，管理基础较好。",
		"近年来，全县登记{T}{n}{u}，逐年更新台账。",
		"我县现有{n}{u}{T}，管理任务较重。",
	)
	takingsUp = each("up",
		"下一步，要对{again}{t}逐一建立台账。",
		"目前，上述{again}{t}已全部纳入信息平台。",
		"这{again}{t}由专人管理、定期巡查。",
		"{again}{t}中，有三成位于山区。",
		"县财政为{again}{t}安排了管护经费。",
		"围绕{again}{t}，县里组织开展了专项检查。",
		"在这{again}{t}中，近一半在偏远乡村。",
		"全县{again}{t}均已编号建档。",
		"{again}{t}全部实行动态管理。",
		"县主管局将对{again}{t}逐一落实责任人。",
		"县里已完成对{again}{t}的复核。",
		"为管好这{again}{t}，县里出台了管理办法。",
		"我们把{again}{t}全部纳入网格管理。",
		"今年，依托{again}{t}开展了活动。",
		"面对{again}{t}，现有力量明显不足。",
	)
	pauses = each("sentence", "{telling}{up}", "{telling}有关经费按时拨付到位。{up}")
)

func TestToldTwice(t *testing.T) {
	g := slipGrid{t: t}
	g.right(cross(toldThings, tellings, takingsUp, pauses, each("again", "{n}{u}")))
	g.wrong(cross(toldThings, tellings, takingsUp, pauses, each("again", "{slip}{u}")))
	g.mayMiss(34)
}
