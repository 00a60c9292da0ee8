package proof

import "testing"

// The grid of exceptions from what is said of all: everything that all are, in every wording,
// with every way to tell that one or some are not; the same is right where most of them are.

// allThings are what all have become: their number and name, the name, the name of one, what they do.
var allThings = rows("A N O P",
	"14个乡镇 乡镇 云岭乡 建成综合文化站",
	"23所中小学校 学校 滨河中学 通过消防验收",
	"36个行政村 行政村 石桥村 接通自来水",
	"12家乡镇卫生院 卫生院 河口卫生院 配备全科医生",
	"18个老旧小区 小区 花园小区 完成改造",
	"9家养老机构 机构 康乐敬老院 取得消防许可",
	"27座小型水库 水库 青龙水库 完成除险加固",
	"15个社区 社区 南苑社区 建立议事会",
	"8个民生项目 项目 城北公园项目 开工建设",
	"21家规上企业 企业 宏远公司 安装在线监测设备",
)

var (
	saysAll  = each("all", "全县{A}均已{P}", "全县{A}全部{P}", "全县{A}都已{P}", "全县{A}已全部{P}", "全县{A}无一例外{P}", "截至目前，全县{A}悉数{P}")
	saysMost = each("all", "全县{A}大部分已{P}")
	// notYetThen tells what was not so, is no exception or is not told as a fact.
	notYetThen = each("sentence",
		"{all}。去年此时，仍有3个{N}尚未{P}。",
		"{all}。到上年底，还有4个{N}没有{P}。",
		"{all}。如有{N}未{P}，将予以问责。",
		"{all}。凡未{P}的，一律不予拨付资金。",
		"{all}。此前一直未{P}的{O}，也于10月补齐。",
		"{all}。曾长期未{P}的{O}也已按期达标。",
		"{all}。{O}的配套设施尚未完善。",
		"{all}。其中{O}最早{P}，但使用率还不高。",
		"{all}，没有一个{N}掉队。",
		"{all}。邻县仍有3个{N}尚未{P}。",
		"{all}。为防止个别{N}未{P}却虚报，县里组织了核查。",
		"{all}。经核查，不存在未{P}的{N}。",
	)
	saysNot = each("sentence",
		"{all}。目前，仍有3个{N}尚未{P}。",
		"{all}。目前尚未{P}的是{O}。",
		"{all}，其中{O}至今未{P}。",
		"{all}，只有{O}还没有{P}。",
		"{all}。尚未{P}的2个{N}要抓紧推进。",
		"{all}。存在的问题是，还有4个{N}没有{P}。",
		"{all}。{O}因资金问题尚未{P}。",
		"{all}。未{P}的{O}已被通报。",
		"{all}。个别{N}尚未{P}，要引起重视。",
		"{all}，仅{O}未{P}。",
		"{all}。对未{P}的3个{N}，已下发督办函。",
		"{all}。检查发现，{O}未{P}。",
	)
)

func TestAllButSome(t *testing.T) {
	g := slipGrid{t: t}
	g.right(cross(notYetThen, saysAll, allThings))
	g.right(cross(saysNot, saysMost, allThings))
	g.wrong(cross(saysNot, saysAll, allThings))
	g.mayMiss(0)
}
