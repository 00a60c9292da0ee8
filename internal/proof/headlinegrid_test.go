package proof

import "testing"

// The grid of headlines whose change the text below tells with another number or in another direction.

var (
	headlineThings = rows("S B d o", "旅游收入 实现旅游收入12.4亿元 增长 下降", "粮食产量 粮食产量达到86.4万吨 增长 下降", "用电量 全社会用电量完成52.6亿千瓦时 增长 下降", "工业投资 完成工业投资86.2亿元 增长 下降", "交通事故 发生交通事故412起 下降 上升")
	headlineForms  = each("title", "全县{S}{h}{x}%", "我市上半年{S}{h}{x}%", "上半年全市{S}同比{h}{x}%", "{S}{h}{x}% 高于预期")
	headlineTexts  = each("sentence", "{title}\n本报讯 1至6月，全县{B}，同比{d}6.8%，好于上年。", "{title}\n记者从有关部门获悉，上半年，全市{B}，比上年同期{d}6.8%。", "{title}\n今年以来，各项工作平稳推进。{B}，{d}6.8%。同期，居民消费价格上涨0.3%。")
)

func TestHeadlines(t *testing.T) {
	g := slipGrid{t: t}
	g.right(cross(headlineTexts, headlineForms, headlineThings, rows("h x", "{d} 6.8")))
	g.wrong(cross(headlineTexts, headlineForms, headlineThings, rows("h x", "{d} 8.6", "{o} 6.8")))
	g.mayMiss(0)
}
