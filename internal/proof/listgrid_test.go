package proof

import (
	"strings"
	"testing"
)

// kindsOfList are what offices count, with what leads a list of them in and six names. TestLists
// crosses them with the ways to tell their number.
var kindsOfList = []struct{ unit, lead, names string }{
	{"类人员", "重点帮扶", "退役军人 高校毕业生 返乡农民工 残疾人 脱贫劳动力 失业青年"},
	{"类场所", "重点检查", "学校食堂 养老机构 医疗机构 商场超市 建筑工地 旅游景区"},
	{"项机制", "建立健全", "联席会议 双向清单 督查通报 考核激励 信息共享 会商研判"},
	{"个方面", "着力强化", "组织领导 政策支持 资金投入 队伍建设 宣传引导 监督检查"},
	{"大行动", "深入开展", "环境整治 产业提质 文明新风 数字赋能 平安守护 人才引育"},
	{"个阶段", "分为", "动员部署 自查自纠 集中整治 检查验收 巩固提升 总结评估"},
	{"条措施", "出台", "稳岗返还 贷款贴息 房租减免 用工补贴 税费优惠 展会补助"},
	{"个乡镇", "在", "青山 河口 大岭 石桥 云峰 双河"},
	{"家单位", "涉及", "县教育局 县民政局 县财政局 县水利局 县林业局 县统计局"},
	{"种模式", "推广", "土地流转 订单收购 入股分红 劳务带动 托管经营 租赁经营"},
	{"支队伍", "组建", "网格员 护林员 调解员 宣讲员 志愿者 保洁员"},
	{"门课程", "开设", "语文 数学 英语 物理 化学 历史"},
	{"道工序", "包括", "下料 焊接 打磨 喷涂 组装 检验"},
	{"个窗口", "设立", "社保 医保 不动产 税务 公积金 企业开办"},
	{"项指标", "考核", "就业率 入学率 参保率 满意率 办结率 合格率"},
}

// waysToCount put the list for L and its number with what is counted for N.
var waysToCount = []struct {
	form string
	open bool // the list may go on, so that only more names than told are an error
}{
	{"L N，取得明显成效。", false}, {"L等N，取得明显成效。", true}, {"N，即L。", false}, {"N：L。", false},
	{"N，分别是L。", false}, {"N（L），取得明显成效。", false}, {"了L共N。", false}, {"N，包括L。", true},
	{"L这N要抓紧抓实。", false},
}

// Lists of three to five names, told as one fewer, as many and one more.
func TestLists(t *testing.T) {
	found, wrong := 0, 0
	for _, kind := range kindsOfList {
		names := strings.Fields(kind.names)
		for _, way := range waysToCount {
			for k := 3; k <= 5; k++ {
				for n := k - 1; n <= k+1; n++ {
					number := []string{"两", "三", "四", "五", "六"}[n-2]
					text := kind.lead + strings.NewReplacer(" ", "", "L", strings.Join(names[:k], "、"), "N", number+kind.unit).Replace(way.form)
					heard := loud(Check(Read("a.txt", []byte(text)), Options{}))
					switch {
					case n == k || way.open && n > k:
						if len(heard) > 0 {
							t.Errorf("false alarm %s in %s: %s", heard[0].Rule, text, heard[0].Message)
						}
						continue
					case len(heard) > 0:
						found++
					}
					wrong++
				}
			}
		}
	}
	t.Logf("%d of %d lists found that name more or fewer than told", found, wrong)
	if found < 714 {
		t.Errorf("%d of %d found, want 714", found, wrong)
	}
}
