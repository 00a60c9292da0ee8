package proof

import (
	"strings"
	"testing"
)

// The grid of what is told twice: every thing in every telling, taken up in every way, once
// with its own number, when the proof-reader has to be silent, and once with a slip.

// A toldThing is a count or sum: its name, the name by which it is taken up, its measure, its
// number and a slip of it.
type toldThing struct{ full, short, unit, number, slip string }

var toldThings = []toldThing{
	{"不可移动文物", "文物", "处", "217", "271"},
	{"公办幼儿园", "幼儿园", "所", "186", "168"},
	{"生态护林员", "护林员", "名", "385", "358"},
	{"农村公路", "公路", "公里", "2847", "2874"},
	{"规上工业企业", "企业", "家", "263", "236"},
	{"地质灾害隐患点", "隐患点", "处", "154", "145"},
	{"高标准农田", "农田", "万亩", "36.8", "38.6"},
	{"低保对象", "低保对象", "户", "1482", "1842"},
	{"公共厕所", "公厕", "座", "1326", "1236"},
	{"家庭农场", "家庭农场", "家", "3846", "3864"},
	{"古树名木", "古树", "株", "1478", "1748"},
	{"残疾人专职委员", "专职委员", "人", "318", "381"},
}

// The slots: {T} the name, {t} the short one, {n} number and measure.
var (
	tellings = []string{
		"全县共有{T}{n}，分布在14个乡镇。",
		"我县现有{T}{n}，居全市前列。",
		"截至10月底，全县{T}达到{n}。",
		"全县{T}总数为{n}，管理基础较好。",
		"近年来，全县登记{T}{n}，逐年更新台账。",
		"我县现有{n}{T}，管理任务较重。",
	}
	takingsUp = []string{
		"下一步，要对{n}{t}逐一建立台账。",
		"目前，上述{n}{t}已全部纳入信息平台。",
		"这{n}{t}由专人管理、定期巡查。",
		"{n}{t}中，有三成位于山区。",
		"县财政为{n}{t}安排了管护经费。",
		"围绕{n}{t}，县里组织开展了专项检查。",
		"在这{n}{t}中，近一半在偏远乡村。",
		"全县{n}{t}均已编号建档。",
		"{n}{t}全部实行动态管理。",
		"县主管局将对{n}{t}逐一落实责任人。",
		"县里已完成对{n}{t}的复核。",
		"为管好这{n}{t}，县里出台了管理办法。",
		"我们把{n}{t}全部纳入网格管理。",
		"今年，依托{n}{t}开展了活动。",
		"面对{n}{t}，现有力量明显不足。",
	}
	pauses = []string{"", "有关经费按时拨付到位。"}
)

func (t toldThing) say(telling, between, takingUp, number string) string {
	fill := func(s, n string) string {
		return strings.NewReplacer("{T}", t.full, "{t}", t.short, "{n}", n+t.unit).Replace(s)
	}
	return fill(telling, t.number) + between + fill(takingUp, number)
}

// TestToldTwice walks the grid. A slot that fails is named with how often.
func TestToldTwice(t *testing.T) {
	found, all, missed := 0, 0, map[string]int{}
	raises := func(text string) bool { return len(loud(Check(Read("a.txt", []byte(text)), Options{}))) > 0 }
	for _, thing := range toldThings {
		for n, telling := range tellings {
			for k, up := range takingsUp {
				pause := pauses[(n+k)%len(pauses)]
				if right := thing.say(telling, pause, up, thing.number); raises(right) {
					t.Errorf("false alarm: %s", right)
				}
				if all++; raises(thing.say(telling, pause, up, thing.slip)) {
					found++
					continue
				}
				missed[thing.full]++
				missed[telling]++
				missed[up]++
			}
		}
	}
	t.Logf("%d of %d slips found; missed: %v", found, all, missed)
	if found < 1063 {
		t.Errorf("%d of %d slips found, want 1063", found, all)
	}
}
