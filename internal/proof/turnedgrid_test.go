package proof

import "testing"

// A paper made from last year's, and a rule that is turned round: what any office writes, once right and
// once with the slip.
var (
	plansOfYear  = each("title", "县水务局{year}年工作要点", "{year}年全县安全生产工作要点", "城关镇{year}年工作计划", "县教育局{year}年工作安排")
	sumsOfYear   = each("title", "县林业局{year}年工作总结", "{year}年度党建工作总结", "县医院{year}年工作总结")
	noticeOfYear = each("title", "关于举办{year}年全县运动会的通知", "{year}年公开招聘公告", "关于开展{year}年度农机年检的通知")
	askedThen    = each("said", "比赛定于{then}年5月12日举行。", "请于{then}年4月20日前将名单报送县总工会。", "报名时间：{then}年4月1日至4月15日。", "自{then}年3月1日起开始受理，4月30日截止。", "将于{then}年5月下旬在职教中心举行。")
	shallThen    = each("said", "{then}年，全局工作的总体要求是：抓好落实。", "{then}年，继续实施三大工程。", "{then}年，全县要紧盯重点领域，深入排查隐患。", "{then}年计划新建项目12个。")
	wasThen      = each("said", "{then}年，在县委、县政府的坚强领导下，各项工作取得新成效。", "{then}年以来，各项工作扎实推进。", "{then}年是极不平凡的一年。", "一、{then}年主要工作", "今年以来，工作扎实推进。截至{then}年11月底，排查隐患326处。")
	metOnce      = each("sentence", "会议{back}2024年{of}工作，{plans}{then}年{what}。")
	meetings     = cross(each("back", "总结", "全面总结了", "回顾总结"), each("of", "", "教育", "安全生产"), each("plans", "部署", "安排部署", "研究部署"), each("what", "工作", "重点任务", "工作任务"))

	onceLong = cross(each("who", "人员", "职工", "申请人"), each("time", "累计缴费{full}15年", "连续缴存{full}6个月", "任职{full}3年", "连续居住{full}5年"), each("due", "可按月领取", "方可申请", "可以申请贷款", "才能参加评选", "有资格报名"))
	asTime   = each("sentence", "凡{time}的{who}，{due}。", "{who}{time}的，{due}。")
	manyMost = each("sentence", "补助最高不{side}3万元。", "期限最长不{side}3年。", "贷款上限不{side}20万元。", "每户最多不{side}5人。")
)

func TestLeftOverInEveryWay(t *testing.T) {
	g := slipGrid{t: t}
	text := each("sentence", "{title}\n各单位：\n{said}")
	for at, said := range map[*[]words][]words{&noticeOfYear: askedThen, &plansOfYear: shallThen, &sumsOfYear: wasThen} {
		g.right(cross(text, *at, said, rows("year then", "2025 2025", "2023 2023")))
		g.wrong(cross(text, *at, said, rows("year then", "2025 2024", "2023 2022")))
	}
	g.right(cross(metOnce, meetings, each("then", "2025")))
	g.wrong(cross(metOnce, meetings, each("then", "2024")))
	g.mayMiss(0)
}

func TestRulesTurnedRound(t *testing.T) {
	g := slipGrid{t: t}
	g.right(cross(asTime, onceLong, each("full", "满")))
	g.wrong(cross(asTime, onceLong, each("full", "不满", "未满", "不足")))
	g.right(cross(manyMost, each("side", "超过", "高于")))
	g.wrong(cross(manyMost, each("side", "低于", "少于")))
	g.mayMiss(0)
}
