package proof

import (
	"strings"
	"testing"
)

// The grid of exceptions from what is said of all: everything that all are, in every wording,
// with every way to tell that one or some are not; the same is right where most of them are.

// An allThing is what all have become: their number and name, the name of one, what they are.
type allThing struct{ all, noun, one, does string }

var (
	allThings = []allThing{
		{"14个乡镇", "乡镇", "云岭乡", "建成综合文化站"},
		{"23所中小学校", "学校", "滨河中学", "通过消防验收"},
		{"36个行政村", "行政村", "石桥村", "接通自来水"},
		{"12家乡镇卫生院", "卫生院", "河口卫生院", "配备全科医生"},
		{"18个老旧小区", "小区", "花园小区", "完成改造"},
		{"9家养老机构", "机构", "康乐敬老院", "取得消防许可"},
		{"27座小型水库", "水库", "青龙水库", "完成除险加固"},
		{"15个社区", "社区", "南苑社区", "建立议事会"},
		{"8个民生项目", "项目", "城北公园项目", "开工建设"},
		{"21家规上企业", "企业", "宏远公司", "安装在线监测设备"},
	}
	saysAll  = []string{"全县{A}均已{P}", "全县{A}全部{P}", "全县{A}都已{P}", "全县{A}已全部{P}", "全县{A}无一例外{P}", "截至目前，全县{A}悉数{P}"}
	saysMost = "全县{A}大部分已{P}"
	// notYetThen tells what was not so, is no exception or is not told as a fact.
	notYetThen = []string{
		"。去年此时，仍有3个{N}尚未{P}",
		"。到上年底，还有4个{N}没有{P}",
		"。如有{N}未{P}，将予以问责",
		"。凡未{P}的，一律不予拨付资金",
		"。此前一直未{P}的{O}，也于10月补齐",
		"。曾长期未{P}的{O}也已按期达标",
		"。{O}的配套设施尚未完善",
		"。其中{O}最早{P}，但使用率还不高",
		"，没有一个{N}掉队",
		"。邻县仍有3个{N}尚未{P}",
		"。为防止个别{N}未{P}却虚报，县里组织了核查",
		"。经核查，不存在未{P}的{N}",
	}
	saysNot = []string{
		"。目前，仍有3个{N}尚未{P}",
		"。目前尚未{P}的是{O}",
		"，其中{O}至今未{P}",
		"，只有{O}还没有{P}",
		"。尚未{P}的2个{N}要抓紧推进",
		"。存在的问题是，还有4个{N}没有{P}",
		"。{O}因资金问题尚未{P}",
		"。未{P}的{O}已被通报",
		"。个别{N}尚未{P}，要引起重视",
		"，仅{O}未{P}",
		"。对未{P}的3个{N}，已下发督办函",
		"。检查发现，{O}未{P}",
	}
)

func (a allThing) say(form string) string {
	return strings.NewReplacer("{A}", a.all, "{N}", a.noun, "{O}", a.one, "{P}", a.does).Replace(form)
}

// TestAllButSome walks the grid. A slot that fails is named with how often.
func TestAllButSome(t *testing.T) {
	found, all, missed := 0, 0, map[string]int{}
	raises := func(text string) bool { return len(loud(Check(Read("a.txt", []byte(text+"。")), Options{}))) > 0 }
	for _, thing := range allThings {
		for _, then := range notYetThen {
			for _, form := range saysAll {
				if right := thing.say(form + then); raises(right) {
					t.Errorf("false alarm: %s", right)
				}
			}
		}
		for _, not := range saysNot {
			if right := thing.say(saysMost + not); raises(right) {
				t.Errorf("false alarm: %s", right)
			}
			for _, form := range saysAll {
				if all++; raises(thing.say(form + not)) {
					found++
					continue
				}
				missed[thing.noun]++
				missed[form]++
				missed[not]++
			}
		}
	}
	if found < all {
		t.Errorf("%d of %d exceptions found; missed: %v", found, all, missed)
	}
}
