package proof

import "testing"

// personsInShares are wholes (W w) with a part (A a) and its share (s) in the unit u, which is not v.
var personsInShares = rows("W w A a s u v",
	"全县常住人口 60万 60周岁及以上老年人 13.2万 22% 人 户", "全镇户籍人口 4.8万 外出务工人员 1.26万 26.25% 人 户", "65岁以上老年人 5.2万 独居老年人 3.9万 75% 人 户",
	"全县脱贫人口 3.6万 有劳动能力的群众 2.7万 75% 人 户", "粮食种植面积 42万 水稻种植面积 31.5万 75% 亩 公顷", "全年粮食产量 36.5万 水稻产量 12.6万 34.5% 吨 公斤",
	"全年财政收入 18.6 税收收入 13.2 71% 亿元 万元", "新修道路 48.5 乡村道路 36.4 75.1% 公里 米", "全县农户 6.5万 种植果树的农户 2.6万 40% 户 人",
)

var waysToShareOut = each("sentence", "{W}{w}{x}，其中{A}{a}{y}，占{s}。", "{W}{w}{x}。其中，{A}{a}{y}，占{s}。", "{W}{w}{x}，其中{A}{a}{y}，占比{s}。", "{W}为{w}{x}，其中{A}为{a}{y}，占总数的{s}。", "{W}{w}{x}，{A}{a}{y}，占比为{s}。", "{W}共{w}{x}，其中{A}{a}{y}，所占比例为{s}。")

func TestUnitsOfSharesInEveryWay(t *testing.T) {
	g := slipGrid{t: t}
	g.right(cross(waysToShareOut, personsInShares, rows("x y", "{u} {u}")))
	g.wrong(cross(waysToShareOut, personsInShares, rows("x y", "{v} {u}", "{u} {v}")))
	g.mayMiss(0)
}

// ratesOfEach are rates (e) of each u, so many (n) of them, and what they make (t); v is another unit.
var ratesOfEach = rows("e n t u v", "600元 1500 90万元 人 户", "1200元 365 43.8万元 户 人", "300元 2680 80.4万元 亩 公顷", "45万元 12.6 567万元 公里 米", "80元 1260 10.08万元 吨 公斤")

var waysToPayEach = each("sentence", "每{u}补助{e}，覆盖{n}{x}，共计{t}。", "每{u}{e}，补助{n}{x}，共补助{t}。", "共补助{n}{x}，每{u}补助{e}，合计{t}。", "按每{u}{e}的标准，补助{n}{x}，发放资金{t}。", "发放资金{t}，补助{n}{x}，每{u}{e}。", "已补助{n}{x}，标准为每{u}{e}，共{t}。")

func TestUnitsOfProductsInEveryWay(t *testing.T) {
	g := slipGrid{t: t}
	g.right(cross(waysToPayEach, ratesOfEach, each("x", "{u}")))
	g.wrong(cross(waysToPayEach, ratesOfEach, each("x", "{v}")))
	g.mayMiss(0)
}

// personsInSums are wholes of persons with parts, and a change.
var personsInSums = rows("W w A a B b C c", "计划培训农民 7.2万 北部 4.1万 河岸 1.7万 南部 1.4万", "惠及困难群众 1.56万 城关镇 0.62万 河口镇 0.53万 东山镇 0.41万", "全县脱贫人口 5800 北片 2600 南片 1800 西片 1400")

var waysToListPersons = each("sentence", "{W}{w}{x}，其中{A}{a}人、{B}{b}人、{C}{c}人。", "{W}{w}{x}，{A}{a}人，{B}{b}人，{C}{c}人。", "{W}共{w}{x}：{A}{a}人、{B}{b}人、{C}{c}人。", "{W}{w}{x}，分别为{A}{a}人、{B}{b}人、{C}{c}人。")

func TestUnitsOfSumsInEveryWay(t *testing.T) {
	g := slipGrid{t: t}
	g.right(cross(waysToListPersons, personsInSums, each("x", "人")))
	g.wrong(cross(waysToListPersons, personsInSums, each("x", "户")))
	g.mayMiss(0)
}
