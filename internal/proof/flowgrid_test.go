package proof

import "testing"

// stocks are what was there (A a), what came (B b) and went (C c), and what is left (D d), with a slip of it.
var stocks = rows("A a B b C c D d slip",
	"年初 186户 新增 42户 减少 18户 年末实有 210户 201户", "年初结余 86.4万元 收入 120.6万元 支出 98.2万元 年末结余 108.8万元 118.8万元", "年初库存 4.2万吨 购进 3.6万吨 销售 5.1万吨 年末库存 2.7万吨 3.7万吨",
	"年初存栏 3200头 补栏 5600头 出栏 5100头 年末存栏 3700头 4700头", "年初在册 8640户 新增 1260户 注销 480户 年末在册 9420户 9240户", "年初在校 1860人 招收 640人 毕业 580人 年末在校 1920人 1820人",
	"原有 126辆 新购 24辆 报废 16辆 现有 134辆 143辆", "上年结转案件 126件 新收 3480件 审结 3428件 年末未结 178件 187件",
)

var waysToFlow = each("sentence",
	"{A}{a}，{B}{b}，{C}{c}，{D}{s}。", "{A}{a}，全年{B}{b}，{C}{c}，{D}{s}。", "{A}{a}，{B}{b}、{C}{c}，{D}{s}。", "{A}{a}；{B}{b}；{C}{c}；{D}{s}。", "{A}{a}，今年{B}{b}，{C}{c}，截至{D}{s}。", "{A}为{a}，{B}{b}，{C}{c}。{D}{s}。",
)

func TestFlowsInEveryWay(t *testing.T) {
	g := slipGrid{t: t}
	g.right(cross(waysToFlow, stocks, each("s", "{d}")))
	g.wrong(cross(waysToFlow, stocks, each("s", "{slip}")))
	g.mayMiss(0)
}
