package proof

import "testing"

// What a paper of 2025 wants by {y}: however its year is told, and however the goal is.
func TestGoalsOfPapers(t *testing.T) {
	g := slipGrid{t: t}
	told := each("paper",
		"关于做好2025年全县{X}工作的通知\n", "《全县{X}行动方案》（云政发〔2025〕12号）提出，", "2025年3月，县政府印发《{X}实施方案》。方案明确，",
		"《{X}三年行动计划（2025—2027年）》明确，", "《{X}三年行动计划（2025—2027年）》已经县政府同意。", "县{X}工作领导小组日前印发《2025年工作方案》，提出", "2025年全县{X}工作要点\n一、总体要求\n",
	)
	goals := each("sentence",
		"{paper}到{y}年，{g}。", "{paper}到{y}年底，{g}。", "{paper}{y}年底前，{g}。", "{paper}力争到{y}年，{g}。", "{paper}计划到{y}年{g}。", "{paper}确保{y}年底前{g}。", "{paper}力争用三年时间，到{y}年{g}。",
	)
	things := rows("X g", "垃圾分类 实现全县村级站点全覆盖", "养老服务 合格率达到95%以上", "农村公路 建成示范点80个以上")
	g.right(cross(told, goals, things, each("y", "2026", "2027")))
	g.wrong(cross(told, goals, things, each("y", "2022", "2020")))
	g.mayMiss(0)
}

// Two stages of one thing, with dates in the order of {a} and {b}.
func TestStagesInOrder(t *testing.T) {
	g := slipGrid{t: t}
	stages := each("sentence",
		"{S}始建于{a}，{b}实施扩建。", "{S}{a}开工，{b}竣工。", "{S}{a}底前完成主体工程，{b}底前组织验收。", "{S}{a}招标，{b}签订合同。", "{S}{a}启动，{b}全面完成。", "{S}{a}投产，{b}达产。", "{S}{a}提出申请，{b}获得批准。",
		"{S}{a}播种，{b}收获。", "{S}{a}启用，{b}停用。", "{S}{a}立案，{b}宣判。",
	)
	of := each("S", "该项目", "东城水厂", "")
	g.right(cross(stages, of, rows("a b", "2021年 2023年", "2022年3月 2023年10月", "3月5日 4月12日")))
	g.wrong(cross(stages, of, rows("a b", "2023年 2021年", "2023年10月 2022年3月", "4月12日 3月5日")))
	g.mayMiss(0)
}
