package proof

import (
	"strings"
	"testing"
)

// kindsOfList are what offices count, with what leads a list of them in and six names. TestLists
// crosses them with the ways to tell their number.
var kindsOfList = rows("unit lead 1 2 3 4 5 6",
	"类人员 重点帮扶 退役军人 高校毕业生 返乡农民工 残疾人 脱贫劳动力 失业青年",
	"类场所 重点检查 学校食堂 养老机构 医疗机构 商场超市 建筑工地 旅游景区",
	"项机制 建立健全 联席会议 双向清单 督查通报 考核激励 信息共享 会商研判",
	"个方面 着力强化 组织领导 政策支持 资金投入 队伍建设 宣传引导 监督检查",
	"大行动 深入开展 环境整治 产业提质 文明新风 数字赋能 平安守护 人才引育",
	"个阶段 分为 动员部署 自查自纠 集中整治 检查验收 巩固提升 总结评估",
	"条措施 出台 稳岗返还 贷款贴息 房租减免 用工补贴 税费优惠 展会补助",
	"个乡镇 在 青山 河口 大岭 石桥 云峰 双河",
	"家单位 涉及 县教育局 县民政局 县财政局 县水利局 县林业局 县统计局",
	"种模式 推广 土地流转 订单收购 入股分红 劳务带动 托管经营 租赁经营",
	"支队伍 组建 网格员 护林员 调解员 宣讲员 志愿者 保洁员",
	"门课程 开设 语文 数学 英语 物理 化学 历史",
	"道工序 包括 下料 焊接 打磨 喷涂 组装 检验",
	"个窗口 设立 社保 医保 不动产 税务 公积金 企业开办",
	"项指标 考核 就业率 入学率 参保率 满意率 办结率 合格率",
)

// The ways to count put a list and its number together. An open list may go on, so that only more
// names than told are an error.
var (
	countsClosed = each("sentence", "{lead}{list}{n}{unit}，取得明显成效。", "{lead}{n}{unit}，即{list}。", "{lead}{n}{unit}：{list}。",
		"{lead}{n}{unit}，分别是{list}。", "{lead}{n}{unit}（{list}），取得明显成效。", "{lead}了{list}共{n}{unit}。", "{lead}{list}这{n}{unit}要抓紧抓实。")
	countsOpen = each("sentence", "{lead}{list}等{n}{unit}，取得明显成效。", "{lead}{n}{unit}，包括{list}。")
)

// Lists of three to five names, told as one fewer, as many and one more.
func TestLists(t *testing.T) {
	numbers := []string{"", "一", "两", "三", "四", "五", "六"}
	g := slipGrid{t: t}
	for k := 3; k <= 5; k++ {
		list := each("list", strings.Join([]string{"{1}", "{2}", "{3}", "{4}", "{5}"}[:k], "、"))
		fewer, as, more := each("n", numbers[k-1]), each("n", numbers[k]), each("n", numbers[k+1])
		g.right(cross(countsClosed, kindsOfList, list, as))
		g.right(cross(countsOpen, kindsOfList, list, append(as, more...)))
		g.wrong(cross(countsClosed, kindsOfList, list, append(fewer, more...)))
		g.wrong(cross(countsOpen, kindsOfList, list, fewer))
	}
	g.mayMiss(6)
}
