package proof

import "testing"

// What is judged by a limit, in every wording of both: {S} is measured, {B} its limit, {ok} keeps it and
// {no} does not.
var (
	underLimits = rows("S u B ok no",
		"氨氮浓度 毫克/升 1.0 0.8 1.3", "噪声 分贝 60 55 66", "会议费支出 万元 30 26.5 34.2", "办理时限 个工作日 15 12 18", "失业率 % 5.5 5.1 5.8",
	)
	overLimits = rows("S u B ok no",
		"生均校舍面积 平方米 4.5 5.2 3.8", "绿化覆盖率 % 40 43.2 38.5", "综合得分 分 60 72 54", "余氯 毫克/升 0.3 0.45 0.18", "投资完成额 万元 5000 5360 4720",
	)
	saysUpper = each("W", "标准为不超过{B}{u}", "控制目标为{B}{u}以内", "上限为{B}{u}", "限值为{B}{u}", "不得超过{B}{u}", "应控制在{B}{u}以下", "核定限额{B}{u}", "要求不高于{B}{u}")
	saysLower = each("W", "标准为不低于{B}{u}", "合格标准为{B}{u}以上", "下限为{B}{u}", "合格线为{B}{u}", "不得低于{B}{u}", "应达到{B}{u}以上", "最低不少于{B}{u}", "要求不低于{B}{u}")
	judges    = each("sentence", "{S}{W}，实际为{v}{u}，{D}。", "{S}的{W}。目前实测{v}{u}，{D}。", "按规定，{S}{W}；{S}为{v}{u}，{D}。")
	keepsIt   = each("D", "达标", "符合标准", "没有超标", "控制在规定以内", "符合要求")
	breaksIt  = each("D", "不达标", "超标", "超过标准", "未达到要求", "不合格")
	reachesIt = each("D", "达标", "符合标准", "达到标准", "高于标准", "满足规定")
	fallsLow  = each("D", "不达标", "低于标准", "未达到要求", "不合格", "未达标")
)

func TestVerdicts(t *testing.T) {
	g := slipGrid{t: t}
	ok, no := each("v", "{ok}"), each("v", "{no}")
	g.right(cross(underLimits, saysUpper, judges, keepsIt, ok))
	g.right(cross(underLimits, saysUpper, judges, breaksIt, no))
	g.wrong(cross(underLimits, saysUpper, judges, keepsIt, no))
	g.wrong(cross(underLimits, saysUpper, judges, breaksIt, ok))
	g.right(cross(overLimits, saysLower, judges, reachesIt, ok))
	g.right(cross(overLimits, saysLower, judges, fallsLow, no))
	g.wrong(cross(overLimits, saysLower, judges, reachesIt, no))
	g.wrong(cross(overLimits, saysLower, judges, fallsLow, ok))
	g.mayMiss(0)
}
