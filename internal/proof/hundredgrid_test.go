package proof

import "testing"

// wholesDivided are what is divided into four classes without rest.
var wholesDivided = rows("l a b c d",
	"从资金来源看， 财政拨款 银行贷款 社会资本 其他资金", "从投诉类型看， 价格类 质量类 服务类 其他类",
	"全年用水结构中， 农业用水 工业用水 生活用水 其他用水", "按贸易方式分， 一般贸易 加工贸易 保税物流 其他贸易",
	"支出构成为： 教育支出 社保支出 农林水支出 其他支出", "按年龄分， 35岁以下 36—45岁 46—55岁 56岁以上",
	"按学历分， 研究生 本科 大专 高中及以下", "从事故原因看， 超速 疲劳驾驶 酒驾 其余",
)

var waysToDivide = each("sentence",
	"{l}{a}占38.2%，{b}占27.6%，{c}占18.9%，{d}占{s}。", "{l}{a}占38.2%、{b}占27.6%、{c}占18.9%、{d}占{s}。", "{l}{a}占比38.2%，{b}占比27.6%，{c}占比18.9%，{d}占比{s}。",
	"{l}{a}占38.2%；{b}占27.6%；{c}占18.9%；{d}占{s}。", "{l}{a}、{b}、{c}、{d}分别占38.2%、27.6%、18.9%、{s}。", "{l}{a}、{b}、{c}和{d}占比分别为38.2%、27.6%、18.9%和{s}。",
	"{l}{a}占38.2%，比上年提高1.2个百分点；{b}占27.6%；{c}占18.9%；{d}占{s}。", "全年增长6.3%。{l}{a}占38.2%，{b}占27.6%，{c}占18.9%，{d}占{s}。",
)

func TestHundredInEveryWay(t *testing.T) {
	g := slipGrid{t: t}
	g.right(cross(waysToDivide, wholesDivided, each("s", "15.3%")))
	g.wrong(cross(waysToDivide, wholesDivided, each("s", "13.5%", "25.3%", "18.3%")))
	g.mayMiss(10)
}

// Of so many names there are as many values: the last one is left out, or one too many.
func TestRespectiveInEveryWay(t *testing.T) {
	names := each("N", "城关镇、河口镇、石桥镇", "第一、第二、第三产业", "教育、卫生、文化三个领域", "一季度、二季度、三季度", "小学、初中、高中", "甲、乙、丙三个项目", "工业、农业和服务业", "大米、面粉、食用油", "党员、团员和群众", "2021年、2022年、2023年", "养老、医疗、失业保险参保人数", "男子组、女子组、混合组", "化学需氧量、氨氮、总磷排放量")
	ways := each("sentence", "{N}分别为{s}。", "{N}分别完成{s}。", "全县{N}分别达到{s}。", "{N}分别投入{s}，群众比较满意。", "其中，{N}分别为{s}。", "{N}依次为{s}。", "{N}分别比上年增加{s}。", "今年，{N}分别支出{s}，比上年有所增加。", "{N}同比分别增长8.2%、6.1%、3.4%，分别为{s}。")
	g := slipGrid{t: t}
	g.right(cross(ways, names, each("s", "320万元、280万元和150万元", "86个、64个、52个", "12.6%、8.4%、5.3%")))
	g.wrong(cross(ways, names, each("s", "320万元、280万元", "320万元、280万元、150万元和90万元", "86个和64个", "86个、64个、52个和48个", "12.6%、8.4%")))
	g.mayMiss(0)
}
