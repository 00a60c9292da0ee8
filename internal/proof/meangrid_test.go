package proof

import "testing"

// counted with what each gets or gives: n of A (named), B the mean and m, C the total and T; slips of the
// total and of the mean.
var meansAndTotals = rows("A n B m C T total mean",
	"小麦播种面积 42万亩 平均亩产 450公斤 总产量 18.9万吨 19.8万吨 540公斤", "柑橘挂果面积 2.4万亩 亩均产量 1.5吨 总产量 3.6万吨 6.3万吨 5.1吨", "油茶种植面积 3.2万亩 亩均产值 2500元 总产值 8000万元 9000万元 5200元",
	"参保人数 48.6万人 人均筹资标准 1020元 筹资总额 4.9572亿元 4.9752亿元 1200元", "常住户数 28.4万户 户均用电量 2600千瓦时 居民总用电量 7.384亿千瓦时 7.834亿千瓦时 6200千瓦时", "采购电脑 320台 单价 4500元 采购金额 144万元 14.4万元 5400元",
	"回收废旧农膜 860吨 每吨回收价 1600元 支付回收款 137.6万元 173.6万元 6100元", "企业数 86家 户均纳税 250万元 纳税总额 2.15亿元 2.51亿元 520万元", "参与捐赠 21万人次 次均捐款 60元 筹集善款 1260万元 126万元 80元",
)

var waysToMean = each("sentence",
	"{A}{n}，{B}{each}，{C}{all}。", "{A}{n}，{B}{each}，{C}达{all}。", "{A}为{n}，{B}为{each}，{C}为{all}。", "{C}{all}，{A}{n}，{B}{each}。", "{A}{n}，{C}{all}，{B}{each}。", "{A}{n}、{B}{each}、{C}{all}。",
	"{A}{n}，{B}{each}，{C}{all}，同比增长5.6%。", "{A}{n}（{B}{each}），{C}{all}。", "{A}{n}，{C}{all}（{B}{each}）。", "今年全县{A}{n}，{B}{each}，实现{C}{all}。", "按{A}{n}、{B}{each}测算，{C}{all}。", "{A}{n}，{B}{each}，由此{C}{all}。",
)

func TestMeansInEveryWay(t *testing.T) {
	g := slipGrid{t: t}
	g.right(cross(waysToMean, meansAndTotals, rows("each all", "{m} {T}")))
	g.wrong(cross(waysToMean, meansAndTotals, rows("each all", "{m} {total}", "{mean} {T}")))
	g.mayMiss(0)
}
