package proof

import "testing"

// threeOfKind are three names that 分别 leads values of, with what they count, the values of last year
// and of now, how much more these are, what share of all each is, and which of them has the most.
var threeOfKind = rows("a b c V u l1 l2 l3 v1 v2 v3 g1 g2 g3 T s1 s2 s3 most",
	"小麦 玉米 大豆 播种面积 亩 100 64 160 120 80 200 20% 25% 25% 400 30% 20% 50% 大豆",
	"小学 初中 高中 在校生 人 4000 3000 1500 4800 3600 1600 20% 20% 6.7% 10000 48% 36% 16% 小学",
	"种植业 养殖业 林业 实现销售额 亿元 12.5 8.0 6.0 13.5 9.0 7.5 8% 12.5% 25% 30 45% 30% 25% 种植业",
	"法院 检察院 公安局 办结案件 件 800 400 1250 864 432 1404 8% 8% 12.3% 2700 32% 16% 52% 公安局",
)

var listsOfThree = []words{{"N": "{a}、{b}、{c}", "v": "{v1}{u}、{v2}{u}、{v3}{u}", "l": "{l1}{u}、{l2}{u}、{l3}{u}"}}

// What grew of three that are named in a list: {l} were the values, {v} they are, {g} the rates.
func TestListsGrow(t *testing.T) {
	g := slipGrid{t: t}
	ways := each("sentence",
		"今年，{N}分别{V}{v}，去年分别为{l}，同比分别增长{g}。", "{N}分别{V}{v}，分别比去年增长{g}（去年分别为{l}）。",
		"去年，{N}分别{V}{l}；今年分别{V}{v}，分别增长{g}。", "{N}{V}分别由去年的{l}增加到{v}，增幅分别为{g}。",
		"{N}{V}分别为{v}，比上年的{l}分别增长{g}。", "{N}分别{V}{v}，上年同期分别为{l}，增幅分别为{g}。",
		"{N}分别{V}{v}，较上年的{l}依次增长{g}。", "{N}{V}从上年的{l}分别增加到{v}，分别增长{g}。",
		"去年，{N}分别{V}{l}。今年分别{V}{v}，分别增长{g}。",
	)
	g.right(cross(threeOfKind, listsOfThree, ways, each("g", "{g1}、{g2}、{g3}")))
	g.wrong(cross(threeOfKind, listsOfThree, ways, each("g", "{g1}、38%、{g3}", "38%、{g2}、{g3}", "{g1}、{g2}、38%")))
	g.mayMiss(0)
}

func TestListsOfShares(t *testing.T) {
	g := slipGrid{t: t}
	ways := each("sentence",
		"{N}分别{V}{v}，占总量的{s}。", "全县{V}{T}{u}。其中，{N}分别为{v}，各占{s}。", "全县{V}{T}{u}，{N}分别占{s}，为{v}。",
		"全县{V}{T}{u}，{N}三项分别占{s}，即{v}。", "{N}分别{V}{v}，分别占{s}。", "{N}{V}{v}，分别占全县的{s}，全县合计{T}{u}。",
	)
	g.right(cross(threeOfKind, listsOfThree, ways, each("s", "{s1}、{s2}、{s3}")))
	g.wrong(cross(threeOfKind, listsOfThree, ways, each("s", "{s2}、{s1}、{s3}", "{s1}、58%、{s3}")))
	g.mayMiss(0)
}

// What is said of one of three by its name: {M} has the most.
func TestListsRanked(t *testing.T) {
	g := slipGrid{t: t}
	ways := each("sentence",
		"{a}{v1}{u}、{b}{v2}{u}、{c}{v3}{u}，{M}最多。", "{a}{V}{v1}{u}，{b}{V}{v2}{u}，{c}{V}{v3}{u}，{M}最多。",
		"{N}分别{V}{v}，其中{M}最多。", "{N}分别{V}{v}，{M}居第一位。", "从{V}看，{a}{v1}{u}、{b}{v2}{u}、{c}{v3}{u}，最多的是{M}。",
		"{N}分别{V}{v}，最多的是{M}。", "{N}分别{V}{v}。其中，{M}最多。",
	)
	g.right(cross(threeOfKind, listsOfThree, ways, each("M", "{most}")))
	g.wrong(cross(threeOfKind, listsOfThree, ways, each("M", "{b}")))
	g.mayMiss(0)
}
