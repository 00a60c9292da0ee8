package proof

import "testing"

// Points that are announced with their number and told in a row, in every style: three of them.
func TestAnnouncedInEveryStyle(t *testing.T) {
	g := slipGrid{t: t}
	heads := each("sentence",
		"要在{n}个方面下功夫：{row}。", "重点抓好{n}项工作：{row}。", "主要做法有{n}条：{row}。", "主要存在{n}个问题：{row}。",
		"办成了{n}件实事：{row}。", "建立{n}项机制：{row}。", "讲{n}点意见：{row}。", "采取{n}项措施：{row}。",
	)
	styles := each("row",
		"一是强化组织领导；二是加大资金投入；三是抓好队伍建设", "第一，强化组织领导；第二，加大资金投入；第三，抓好队伍建设", "（一）强化组织领导；（二）加大资金投入；（三）抓好队伍建设",
		"①强化组织领导；②加大资金投入；③抓好队伍建设", "其一，强化组织领导；其二，加大资金投入；其三，抓好队伍建设", "一要强化组织领导；二要加大资金投入；三要抓好队伍建设",
	)
	g.right(cross(heads, styles, each("n", "三")))
	g.wrong(cross(heads, styles, each("n", "两", "四")))
	g.mayMiss(0)
}
