package proof

import "testing"

// ratesOf and pacesOf are rates, and amounts of which the pace of growth is told.
var (
	ratesOf = each("R", "城镇化率", "高新技术产业增加值占比", "空气优良天数比例", "群众满意度", "不良贷款率")
	pacesOf = each("N", "规模以上工业增加值", "固定资产投资", "社会消费品零售总额", "居民人均可支配收入")
)

// held tells how two rates lie apart: with the right distance, with wrong ones, and with the wrong word.
func (g *slipGrid) held(ways, names []words, right string, wrong []string, word, contrary string, values words) {
	all := cross(ways, names, []words{values})
	g.right(cross(all, each("d", right), each("v", word)))
	g.wrong(cross(all, each("d", wrong...), each("v", word)))
	g.wrong(cross(all, each("d", right), each("v", contrary)))
}

// A rate beside that of others, which stands anywhere.
func TestLevelsOfOthers(t *testing.T) {
	ways := each("sentence", "{R}为{a}，{v}全国平均水平（{b}）{d}个百分点。", "{R}{a}，全国平均为{b}，{v}全国{d}个百分点。", "全国{R}{b}，我市{a}，{v}全国{d}个百分点。",
		"{R}{a}，{v}全省平均水平{d}个百分点，全省平均为{b}。", "{R}{a}，{v}全省平均水平{d}个百分点（全省为{b}）。", "全省{R}平均为{b}，我县{R}为{a}，{v}全省平均{d}个百分点。",
		"{R}{a}，{v}{b}的全省平均水平{d}个百分点。")
	g := slipGrid{t: t}
	g.held(ways, ratesOf, "2.3", []string{"3.2", "12.3", "1.3"}, "高于", "低于", words{"a": "91.2%", "b": "88.9%"})
	g.held(ways, ratesOf, "2.3", []string{"3.2", "12.3", "1.3"}, "低于", "高于", words{"b": "91.2%", "a": "88.9%"})
	g.mayMiss(0)
}

// The pace of growth beside that of a time before, of others, and where it falls.
func TestPaces(t *testing.T) {
	slower := each("sentence", "{N}增长{a}，增速比上年{v}{d}个百分点，上年增长{b}。", "{N}增长{a}，上年增长{b}，增速{v}{d}个百分点。", "{N}增长{a}，比上年的{b}{v}{d}个百分点。",
		"一季度{N}增长{b}，上半年增长{a}，增速{v}{d}个百分点。", "{N}同比增长{a}，增速较上年同期的{b}{v}{d}个百分点。", "{N}增长{a}，较上月（{b}）{v}{d}个百分点。", "去年{N}增长{b}，今年增长{a}，增幅{v}{d}个百分点。",
		"{N}增长{a}，增速较一季度{v}{d}个百分点，一季度增长{b}。", "{N}增长{a}，增速比全国{b}的平均水平{v}{d}个百分点。")
	narrower := each("sentence", "{N}下降{a}，降幅比上年{v}{d}个百分点，上年下降{b}。", "{N}下降{a}，降幅较上月（{b}）{v}{d}个百分点。", "一季度{N}下降{b}，上半年下降{a}，降幅{v}{d}个百分点。",
		"{N}下降{a}，上年下降{b}，降幅{v}{d}个百分点。", "{N}同比下降{a}，降幅比上半年的{b}{v}{d}个百分点。", "{N}降幅由{b}变为{a}，{v}{d}个百分点。")
	turned := each("sentence", "{N}由上年的下降{b}转为增长{a}，{v}{d}个百分点。", "{N}增长{a}，上年为下降{b}，增速{v}{d}个百分点。", "{N}增速由-{b}提高到{a}，{v}{d}个百分点。", "{N}由下降{b}转为增长{a}，增速比上年{v}{d}个百分点。")
	g := slipGrid{t: t}
	g.held(slower, pacesOf, "1.8", []string{"2.8", "8.1", "1.2"}, "回落", "加快", words{"a": "6.3%", "b": "8.1%"})
	g.held(slower, pacesOf, "1.8", []string{"2.8", "8.1", "1.2"}, "加快", "回落", words{"a": "8.1%", "b": "6.3%"})
	g.held(narrower, pacesOf, "2.6", []string{"3.6", "6.2"}, "收窄", "扩大", words{"a": "4.2%", "b": "6.8%"})
	g.held(turned, pacesOf, "7.7", []string{"8.7", "1.3"}, "提高", "回落", words{"a": "4.5%", "b": "3.2%"})
	g.mayMiss(0)
}

// What turned from falling to rising did not turn the other way.
func TestTurns(t *testing.T) {
	up := each("sentence", "{N}由上年的下降3.2%转为增长4.5%，{v}。", "{N}增长4.5%，上年下降3.2%，{v}。", "{N}增速由-3.2%转为4.5%，{v}。", "{N}增长4.5%，实现{v}，上年同期为下降3.2%。", "{N}上年下降3.2%，今年增长4.5%，增速{v}。", "一季度{N}下降3.2%，上半年增长4.5%，{v}。")
	down := each("sentence", "{N}由上年的增长3.2%转为下降4.5%，{v}。", "{N}下降4.5%，上年增长3.2%，{v}。", "{N}增速由3.2%转为-4.5%，{v}。")
	g := slipGrid{t: t}
	g.right(cross(up, pacesOf, each("v", "由负转正")))
	g.wrong(cross(up, pacesOf, each("v", "由正转负")))
	g.right(cross(down, pacesOf, each("v", "由正转负")))
	g.wrong(cross(down, pacesOf, each("v", "由负转正")))
	g.mayMiss(0)
}
