package proof

import "testing"

// What was done is told, and told again in other words: with its own number, when the
// proof-reader has to be silent, and with a slip.

// doneThings are deeds: verb, what was done, measure, number and a slip of it, which is less in the
// first six.
var doneThings = rows("V N u n slip",
	"受理 投诉举报 件 1286 1268",
	"走访 一线职工 万人次 3.8 3.6",
	"新建 充电桩 个 864 846",
	"招录 中小学教师 名 152 125",
	"调解 矛盾纠纷 起 275 257",
	"处置 问题线索 件 98 89",
	"培训 养老护理员 人次 2360 2630",
	"排查 燃气隐患 处 427 472",
	"改造 老旧小区 个 46 64",
	"发放 创业贷款 亿元 3.6 6.3",
	"展出 文物 件 138 183",
	"清运 积存垃圾 吨 5280 5820",
	"救助 流浪人员 人次 318 381",
	"修复 古建筑 处 27 72",
)

var (
	deeds = each("deed",
		"{when}，共{V}{N}{n}{u}，各地进展平衡。",
		"{when}累计{V}{N}{n}{u}，各项工作有序推进。",
		"{when}，{V}{N}{n}{u}。",
		"据介绍，{when}共{V}{N}{n}{u}，完成年度任务。",
		"{when}共{V}{n}{u}{N}，群众满意。",
	)
	toldAgainAs = each("up",
		"{when}共{V}{N}{again}，成绩来之不易。",
		"{V}{N}{again}，反映出工作力度不减。",
		"{V}{N}{again}只是开始，后续还将推进。",
		"{V}的{again}{N}，群众评价良好。",
		"{again}{N}的背后，是干部职工的付出。",
		"所{V}{again}{N}均登记造册。",
		"所{V}的{again}{N}均登记造册。",
		"有关负责人表示，{V}{N}{again}，得益于部门协同。",
		"回顾这项工作，{V}{N}{again}，靠的是团结。",
		"总的看，{when}{V}{N}{again}，任务圆满完成。",
		"在{V}{N}{again}的基础上，还将扩大范围。",
		"{V}{N}达{again}，创下新高。",
		"之所以能{V}{N}{again}，关键在落实。",
		"从{again}{N}看，问题集中在老城区。",
		"综上，{when}{V}{N}{again}。",
		"{again}{N}全部建档。",
		"{again}{N}，件件有回音。",
		"{V}{again}{N}，离不开各方支持。",
	)
	notAgain = each("up",
		"去年共{V}{N}{again}，也不算少。",
		"其中6月份{V}{N}{again}。",
		"明年计划{V}{N}{again}。",
		"东河区{V}{N}{again}，走在前列。",
		"早在2019年就{V}{N}{again}，此后逐年增加。",
		"另外，外地来的同志{V}{N}{again}。",
		"力争再{V}{N}{again}。",
	)
	deedPauses = each("sentence", "{deed}{up}", "{deed}有关经费按时拨付到位，制度逐步健全。{up}")
)

func TestDoneTwice(t *testing.T) {
	g := slipGrid{t: t}
	when := each("when", "今年", "上半年", "2024年", "今年以来")
	g.right(cross(doneThings, when, deeds, toldAgainAs, deedPauses, each("again", "{n}{u}")))
	g.right(cross(doneThings[:6], when, deeds, notAgain, deedPauses, each("again", "{slip}{u}")))
	g.wrong(cross(doneThings, when, deeds, toldAgainAs, deedPauses, each("again", "{slip}{u}")))
	g.mayMiss(440)
}
