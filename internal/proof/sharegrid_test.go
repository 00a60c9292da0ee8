package proof

import (
	"maps"
	"slices"
	"strings"
	"testing"
)

// wholesAndParts are what offices count, a part of it, and the name that both go by. The numbers
// make a share of 37.5% or of 90%.
var wholesAndParts = []struct{ whole, part, name, unit, of, some string }{
	{"全县共有民办学校", "普惠性学校", "民办学校", "所", "64", "24"},
	{"全市在册党员", "女党员", "党员", "名", "4800", "1800"},
	{"全区登记市场主体", "个体工商户", "市场主体", "户", "9600", "3600"},
	{"全年一般公共预算支出", "教育支出", "支出", "亿元", "48", "18"},
	{"粮食播种面积", "水稻面积", "播种面积", "万亩", "32.0", "12.0"},
	{"全年受理投诉", "消费类投诉", "投诉", "件", "1600", "600"},
	{"农村公路总里程", "县道里程", "公路里程", "公里", "880", "330"},
	{"新增就业", "高校毕业生就业", "就业", "人", "3200", "1200"},
	{"全市公交车", "新能源公交车", "公交车", "辆", "560", "210"},
	{"全年接待游客", "过夜游客", "游客", "万人次", "240", "90"},
}

// waysToShare tell a share of a whole: W and w, P and p are the names and numbers of whole and part,
// N the name of both, s the share.
var waysToShare = []string{
	"{W}{w}，其中{P}{p}，占{s}。", "{W}{w}，其中{P}{p}，占比{s}。", "{W}{w}，其中{P}{p}，占比为{s}。", "{W}{w}，其中{P}{p}，占总数的{s}。",
	"{W}{w}，其中{P}{p}，占全部{N}的{s}。", "{W}{w}，其中{P}占{s}，为{p}。", "{W}{w}，其中{P}{p}（占{s}）。", "{W}{w}，其中{P}{p}、占{s}。",
	"{W}{w}，{P}{p}，占{s}。", "{W}{w}，{P}有{p}，占比达{s}。", "{W}{w}。其中，{P}{p}，占{s}。", "{W}{w}。其中{P}{p}，占比{s}。",
	"{W}{w}，同比增长5.2%，其中{P}{p}，占{s}。", "{W}{w}，比上年增长5.2%；其中{P}{p}，占{s}。", "{W}{w}，其中{P}{p}，占比{s}，较上年提高2个百分点。",
	"{W}为{w}，其中{P}为{p}，比重为{s}。", "{P}{p}，占{N}总数{w}的{s}。", "{P}{p}，占全市{N}{w}的{s}。", "{w}{N}中，{P}{p}，占{s}。",
	"在{w}{N}中，{P}有{p}，占{s}。", "{W}达到{w}，其中{P}达到{p}，占{s}。", "{W}{w}（其中{P}{p}，占{s}）。", "{W}{w}，{P}{p}，占{N}总数的{s}。",
	"{W}{w}，{P}占{s}，达{p}。", "{W}{w}，其中{P}{p}，所占比重为{s}。", "{W}{w}，其中{P}{p}，占到{s}。",
}

func TestSharesInEveryWay(t *testing.T) {
	g := slipGrid{t: t}
	for _, thing := range wholesAndParts {
		for _, way := range waysToShare {
			g.tell(way, "37.5%", []string{"47.5%", "35.7%"}, map[string]string{"W": thing.whole, "P": thing.part, "N": thing.name, "w": thing.of + thing.unit, "p": thing.some + thing.unit})
		}
	}
	g.want(520)
}

// tasksDone are what was to be done and what was, with the name of the rate.
var tasksDone = []struct{ due, done, rate, unit string }{
	{"应到会代表", "实到", "到会率", "名"}, {"抽检食品", "合格", "合格率", "批次"}, {"排查隐患", "完成整改", "整改率", "处"}, {"受理诉求", "办结", "办结率", "件"},
	{"计划改造管网", "完成", "完成率", "公里"}, {"应接种", "实际接种", "接种率", "人"}, {"发放问卷", "收回", "回收率", "份"}, {"符合条件的老人", "签约", "签约率", "人"},
	{"立案", "结案", "结案率", "件"}, {"毕业生", "就业", "就业率", "人"}, {"参加考试", "及格", "及格率", "人"}, {"应参保", "参保", "参保率", "人"},
	{"贫困户", "脱贫", "脱贫率", "户"}, {"检查企业", "达标", "达标率", "家"}, {"报名", "录取", "录取率", "人"}, {"规划建设项目", "开工", "开工率", "个"},
}

var waysToRate = []string{
	"{W}{w}，{P}{p}，{R}{s}。", "{W}{w}，{P}{p}，{R}为{s}。", "{W}{w}，{P}{p}，{R}达到{s}。", "{W}{w}，{P}{p}，{R}达{s}，同比提高2个百分点。",
	"共{W}{w}，已{P}{p}，{R}{s}。", "全年共{W}{w}，其中{P}{p}，{R}{s}。", "{W}{w}，目前已{P}{p}，{R}{s}。", "{W}{w}、{P}{p}，{R}{s}。",
	"{W}{w}，{P}{p}（{R}{s}）。", "{W}共{w}，{P}{p}，{R}只有{s}。", "{W}{w}，截至6月底{P}{p}，{R}为{s}。", "今年{W}{w}，同比增长6%，{P}{p}，{R}{s}。",
	"{R}{s}，{W}{w}，{P}{p}。", "{W}{w}，{R}{s}，{P}{p}。", "{W}{w}；{P}{p}，{R}{s}。",
}

func TestRatesInEveryWay(t *testing.T) {
	g := slipGrid{t: t}
	for _, task := range tasksDone {
		for _, way := range waysToRate {
			g.tell(way, "90%", []string{"80%", "95%"}, map[string]string{"W": task.due, "P": task.done, "R": task.rate, "w": "860" + task.unit, "p": "774" + task.unit})
		}
	}
	g.want(450)
}

// A slipGrid counts what is found of slips in the last word of sentences.
type slipGrid struct {
	t          *testing.T
	found, all int
	missed     map[string]int
}

// tell holds a sentence with the right word for s, and with each of the wrong ones.
func (g *slipGrid) tell(way, right string, wrong []string, words map[string]string) {
	g.tellIn(way, "s", right, wrong, words)
}

// tellIn does so with another slot; a sentence that lacks it is left out.
func (g *slipGrid) tellIn(way, slot, right string, wrong []string, words map[string]string) {
	if !strings.Contains(way, "{"+slot+"}") {
		return
	}
	heard := func(s string) []Finding {
		words[slot] = s
		return loud(Check(Read("a.txt", []byte(fill(way, words))), Options{}))
	}
	if found := heard(right); len(found) > 0 {
		g.t.Errorf("a false alarm: %s: %s", fill(way, words), found[0].Message)
	}
	for _, s := range wrong {
		if g.all++; len(heard(s)) > 0 {
			g.found++
			continue
		}
		if g.missed == nil {
			g.missed = map[string]int{}
		}
		g.missed[way]++
		g.missed["  "+words["P"]+s]++
	}
}

func (g *slipGrid) want(all int) {
	for _, k := range sorted(g.missed) {
		g.t.Logf("%3d %s", g.missed[k], k)
	}
	g.t.Logf("%d of %d slips found", g.found, g.all)
	if g.found < all {
		g.t.Errorf("%d of %d slips found, want %d", g.found, g.all, all)
	}
}

func sorted(m map[string]int) []string { return slices.Sorted(maps.Keys(m)) }
