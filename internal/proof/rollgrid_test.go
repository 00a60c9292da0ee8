package proof

import "testing"

// Values under their names, the bar that is set for all, and what is said of all or so many of them: {x} breaks the
// bar, {y} keeps it.
var (
	rollsOf = rows("M u B L A C N P K y x",
		"供水合格率 % 95 不得低于 东岭镇 西坪镇 南湾镇 乡镇 个 96.4 93.2", "考核得分 分 80 不得低于 财政所 民政所 水利所 单位 家 84 73", "生均操场面积 平方米 4.5 不得少于 东关小学 西关小学 南关小学 学校 所 5.1 3.7",
		"漏损率 % 9 不得高于 一水厂 二水厂 三水厂 水厂 家 8.4 11.2", "厂界噪声 分贝 60 不得超过 宏远公司 华泰公司 金鼎公司 企业 家 56 67",
	)
	rollTold = each("roll", "{A}{x1}{u}、{C}{x2}{u}、{N}{x3}{u}", "{A}为{x1}{u}；{C}为{x2}{u}；{N}为{x3}{u}", "{A}{M}{x1}{u}，{C}{M}{x2}{u}，{N}{M}{x3}{u}")
	rollIn   = each("sentence", "{M}{L}{B}{u}。检测结果：{roll}。{V}。", "按照规定，{M}{L}{B}{u}。监测显示，{roll}，{V}。", "按照办法，{M}{L}{B}{u}。\n三季度，{roll}。总的看，{V}，成效明显。", "{M}{L}{B}{u}。从结果看，{V}，其中{roll}。")
	saysKept = each("V", "3{K}{P}全部达标", "各{P}均达到考核要求", "{P}全部符合规定", "没有一{K}{P}不达标")
)

func TestRolls(t *testing.T) {
	g := slipGrid{t: t}
	kept := rows("x1 x2 x3", "{y} {y} {y}")
	broken := rows("x1 x2 x3", "{x} {y} {y}", "{y} {y} {x}")
	most := each("V", "2{K}{P}达标", "有1{K}{P}未达标", "不达标的有1{K}", "{A}、{C}、{N}等{P}大多达标")
	miscounted := each("V", "3{K}{P}达标", "有2{K}{P}未达标", "达标的有1{K}", "2{K}{P}不符合要求")
	g.right(cross(rollsOf, rollTold, rollIn, saysKept, kept))
	g.wrong(cross(rollsOf, rollTold, rollIn, saysKept, broken))
	g.right(cross(rollsOf, rollTold, rollIn[:3], most, broken))
	g.wrong(cross(rollsOf, rollTold, rollIn[:3], miscounted, broken))
	g.right(each("sentence",
		"优良率不得低于90%。检查结果：一类公厕占40%、二类公厕占35%、三类公厕占25%。各处公厕均达到要求。",
		"得分不得低于80分。东所86分、西所84分、南所82分，均符合条件；北所76分，不符合条件。",
		"抽检合格率不得低于95%。城关镇满意率88%、河口镇知晓率76%、东山镇参与率64%，各镇均达到要求。",
		"去年合格率不得低于95%。城关镇90%、河口镇91%、东山镇96%，争取明年全部达标。",
	))
	g.mayMiss(0)
}

// A rule and those who fell under it.
func TestThoseUnderARule(t *testing.T) {
	g := slipGrid{t: t}
	rules := each("rule", "按照规定，{M}{L}{B}{u}的{P}，{D}。", "{M}{L}{B}{u}的{P}{D}，其余的维持不变。", "县里明确，对{M}{L}{B}{u}的{P}{D}；达到要求的，不作调整。")
	told := each("sentence", "{rule}此次{D}的{P}共3{K}：{roll}。", "{rule}经逐一核对，拟{D}的{P}有3{K}，分别是{roll}。", "{rule}符合条件的{P}有3{K}：{roll}。", "{rule}\n经认真分析，{D}的3{K}{P}为：{roll}。")
	under := rows("M u B L A C N P K D y x",
		"日均客流 人次 500 低于 4路 9路 17路 线路 条 列入调整范围 412 655", "亩均税收 万元 5 低于 宏远公司 华泰公司 金鼎公司 企业 家 列入整治名单 3.2 6.4",
		"单位能耗 千瓦时 800 超过 宏远公司 华泰公司 金鼎公司 企业 家 实施节能诊断 920 640", "投资 万元 5000 超过 东桥 西桥 南桥 项目 个 纳入市级调度 6200 4200",
	)
	lists := each("roll", "{A}{x1}{u}、{C}{x2}{u}、{N}{x3}{u}", "{A}，{M}{x1}{u}；{C}，{M}{x2}{u}；{N}，{M}{x3}{u}", "{A}（{x1}{u}）、{C}（{x2}{u}）、{N}（{x3}{u}）")
	g.right(cross(under, rules, told, lists, rows("x1 x2 x3", "{y} {y} {y}")))
	g.wrong(cross(under, rules, told, lists, rows("x1 x2 x3", "{y} {x} {y}")))
	g.right(each("sentence",
		"日均客流低于500人次的线路列入调整范围。没有列入调整范围的线路共3条：4路655人次、9路712人次、17路530人次。",
		"投资超过5000万元的项目纳入市级调度。去年纳入市级调度的项目共2个：东桥4200万元、西桥4600万元。",
	))
	g.mayMiss(0)
}
