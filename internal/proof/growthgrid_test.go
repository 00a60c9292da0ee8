package proof

import "testing"

// whatChanged goes from 152 to 204 of a measure, or to several times as many.
var whatChanged = rows("N u", "接待游客 万人次", "社会消费品零售额 亿元", "新登记企业 家", "发案数 起", "参保职工 人")

// A change since a year that is named, since the month or quarter before, and by what remains.
func TestSinceAnyTime(t *testing.T) {
	ways := each("sentence",
		"{N}{a}，比2019年{c}，2019年为{b}。", "{N}{a}，较2019年{c}（2019年为{b}）。", "与2019年相比，{N}由{b}增加到{a}，{c}。", "2019年{N}{b}，2023年达到{a}，比2019年{c}。",
		"2023年，{N}{a}，比2020年（{b}）{c}。", "与2020年的{b}相比，{N}{c}，达到{a}。", "2023年{N}{a}，2019年同期为{b}，{c}。", "{N}{a}，比“十三五”末的{b}{c}。", "三年前{N}为{b}，现在达到{a}，{c}。",
		"{N}{a}，环比{c}，上月为{b}。", "7月份{N}{a}，6月份为{b}，环比{c}。", "二季度{N}{a}，环比{c}，一季度为{b}。", "{N}环比{c}，由上月的{b}增至{a}。", "10月{N}{a}，环比9月（{b}）{c}。", "本周{N}{a}，比上周的{b}{c}。",
		"6月份{N}{b}。7月份{N}{a}，环比{c}。", "下半年{N}{a}，比上半年的{b}{c}。", "三季度{N}{a}，二季度{b}，三季度比二季度{c}。")
	ends := rows("a b", "204{u} 152{u}")
	g := slipGrid{t: t}
	g.right(cross(ways, whatChanged, ends, each("c", "增长34.2%")))
	g.wrong(cross(ways, whatChanged, ends, each("c", "增长43.2%", "增长24.2%", "下降34.2%")))
	g.mayMiss(0)
}

// How many times as many, and how often twice as many.
func TestTimesInEveryWay(t *testing.T) {
	times := each("sentence", "{N}由152{u}增加到456{u}，增长{k}倍。", "{N}456{u}，是上年152{u}的{m}倍。", "{N}456{u}，是2019年（152{u}）的{m}倍。", "{N}456{u}，为2019年的{m}倍，2019年为152{u}。", "{N}456{u}，相当于上年的{m}倍，上年为152{u}。",
		"2019年{N}152{u}，2023年456{u}，增长{k}倍。", "{N}456{u}，比上年的152{u}增长{k}倍。", "2020年{N}152{u}，2023年456{u}，是2020年的{m}倍。", "今年{N}456{u}，去年152{u}，是去年的{m}倍。", "{N}达456{u}，是五年前152{u}的{m}倍。")
	doubled := each("sentence", "{N}由{b}增加到{a}，翻{f}番。", "{N}{a}，比2019年的{b}翻了{f}番。", "{N}{a}，较上年翻{f}番，上年为{b}。", "2019年{N}{b}，2023年达到{a}，翻了{f}番。", "今年{N}{a}，去年{b}，翻了{f}番。",
		"{N}由2019年的{b}翻{f}番，达到{a}。", "{N}比2020年翻了{f}番，由{b}增加到{a}。")
	g := slipGrid{t: t}
	g.right(cross(times, whatChanged, rows("k m", "2 3")))
	g.wrong(cross(times, whatChanged, rows("k m", "4 5", "5 6")))
	g.right(cross(doubled, whatChanged, rows("b a f", "152{u} 304{u} 一", "152{u} 612{u} 两")))
	g.wrong(cross(doubled, whatChanged, rows("b a f", "152{u} 304{u} 两", "152{u} 456{u} 一", "152{u} 220{u} 一")))
	g.mayMiss(0)
}

// The growth of each of several years.
func TestYearly(t *testing.T) {
	ways := each("sentence", "2018年{N}100{u}，2023年161{u}，年均增长{y}%。", "{N}由2018年的100{u}增加到2023年的161{u}，年均增长{y}%。", "2023年{N}161{u}，2018年为100{u}，五年平均增长{y}%。")
	g := slipGrid{t: t}
	g.right(cross(ways, whatChanged, each("y", "10", "12.2")))
	g.wrong(cross(ways, whatChanged, each("y", "15", "7", "16.1")))
	g.mayMiss(0)
}
