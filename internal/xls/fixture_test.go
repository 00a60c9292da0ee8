package xls

import (
	"math"
	"strings"
)

// A fixture is a workbook of the kind that offices send, and what is read.
type fixture struct {
	name string
	make func() *maker
	want string // as dump writes it
}

var fixtures = []fixture{
	{
		name: "a table as streets make it",
		make: populationTable,
		want: `
人口情况
A1 text 2024年社区人口基本情况
F2 text 单位：户、人、%
A3 text 社  区
B3 text 户数
C3 text 人口
C4 text 男
D4 text 女
E4 text 合计
F4 text 老龄化率
A5 text 明　珠社区
B5 number 1200
C5 number 1650
D5 number 1588
E5 number = 3238
F5 percent 0.2134 0.0%
A6 text 东风社区
B6 text １，０８６
C6 number 0.3
D6 text 约1,500
E6 number = 3000.5
F6 percent 0.3 0.0%
A7 text 合计
B7 text = 约２２８６
C7 blank =
A8 text 注：“—”表示没有。
填表人：李四
merged A1:F1
merged A3:A4
merged C3:E3
comment F5 张三:
按60岁及以上算
`,
	}, {
		name: "strings broken over records, with fonts and pinyin",
		make: brokenStrings,
		want: `
长文
A1 text Population by community in the district, end of the year
A2 text ` + strings.Repeat("滨海新区各社区养老服务设施一览表", 6) + `
A3 text 街道①
A4 text 人口（rénkǒu）
A5 text naïve café
A6 text 𠮷祥里社区
A7 text = ` + strings.Repeat("续", 50) + `
`,
	}, {
		name: "dates counted from 1900",
		make: func() *maker { return dates(false) },
		want: `
日期
A1 date 45657 yyyy"年"m"月"d"日"
A2 date 45657.5 [$-804]yyyy/m/d\ h:mm;@
A3 date 0.75 [h]:mm
A4 number 45657 0"月份"
A5 percent -0.05 0.00%;[Red]\-0.00%
A6 number 23456 0!.0,"万"
`,
	}, {
		name: "dates counted from 1904",
		make: func() *maker { return dates(true) },
		want: `
1904
日期
A1 date 45657 yyyy"年"m"月"d"日"
A2 date 45657.5 [$-804]yyyy/m/d\ h:mm;@
A3 date 0.75 [h]:mm
A4 number 45657 0"月份"
A5 percent -0.05 0.00%;[Red]\-0.00%
A6 number 23456 0!.0,"万"
`,
	}, {
		name: "what is hidden is said",
		make: hiddenParts,
		want: `
汇总
A1 text 东街
A2 text 旧表，不用
A3 text 西街
hidden rows 2 5
hidden columns 3 4 5 256
字典 hidden
A1 text 社区
底稿 hidden
A1 text 备注
`,
	}, {
		name: "every kind of value",
		make: everyKind,
		want: `
值
A1 bool TRUE
B1 bool = TRUE
C1 number 12.34
D1 text 写在格内
A2 bool FALSE
B2 error = #REF!
C2 number -7
D2 text 也写在格内
A3 error #DIV/0!
B3 blank =
C3 number 1.5
A4 error #N/A
B4 no result =
C4 number 1.25
D4 number 9
A5 error #5!
B5 no result =
C5 number 123456789012346000
B6 number = 0
C6 number 0.00000000012
C7 error #NUM!
C8 number 0
IV65536 number 1
`,
	},
}

func populationTable() *maker {
	m := newMaker()
	percent := m.style("0.0%")
	s := m.sheet("人口情况")
	s.merge("A1", "F1")
	s.text("A1", "2024年社区人口基本情况")
	s.text("F2", "单位：户、人、%")
	s.merge("A3", "A4")
	s.merge("C3", "E3")
	s.text("A3", "社  区")
	s.text("B3", "户数")
	s.text("C3", "人口")
	s.text("C4", "男")
	s.text("D4", "女")
	s.text("E4", "合计")
	s.text("F4", "老龄化率")
	s.text("A5", "明　珠社区")
	s.integers("B5", 1200, 1650, 1588)
	s.formula("E5", 3238, 0)
	s.number("F5", 0.2134, percent)
	s.text("A6", "东风社区")
	s.text("B6", "１，０８６")
	s.number("C6", 0.30000000000000004, 0)
	s.text("D6", "约1,500")
	s.formula("E6", 3000.4999999999999, 0)
	s.number("F6", 0.3, percent)
	s.text("A7", "合计")
	s.formulaText("B7", "约２２８６", rec(idShared, make([]byte, 12)))
	s.result("C7", 0, special(resultEmpty, 0), 0)
	s.cell(0x0201, "D7", percent) // a blank cell with a style
	s.text("A8", "注：“—”表示没有。\n填表人：李四")
	s.comment("F5", "张三:\n按60岁及以上算")
	return m
}

func brokenStrings() *maker {
	m := newMaker()
	m.longest = 61 // odd, so that wide texts break in uneven places
	s := m.sheet("长文")
	s.text("A1", "Population by community in the district, end of the year")
	s.text("A2", strings.Repeat("滨海新区各社区养老服务设施一览表", 6))
	s.typed("A3", typed{text: "街道①", runs: 20})
	s.typed("A4", typed{text: "人口（rénkǒu）", runs: 1, phonetic: strings.Repeat("rénkǒu", 9)})
	s.text("A5", "naïve café")
	s.text("A6", "𠮷祥里社区")
	s.formulaText("A7", strings.Repeat("续", 50))
	return m
}

func dates(from1904 bool) *maker {
	m := newMaker()
	m.date1904 = from1904
	s := m.sheet("日期")
	s.number("A1", 45657, m.style(`yyyy"年"m"月"d"日"`))
	s.number("A2", 45657.5, m.style(`[$-804]yyyy/m/d\ h:mm;@`))
	s.number("A3", 0.75, m.style("[h]:mm"))
	s.number("A4", 45657, m.style(`0"月份"`))
	s.number("A5", -0.05, m.style(`0.00%;[Red]\-0.00%`))
	s.number("A6", 23456, m.style(`0!.0,"万"`))
	return m
}

func hiddenParts() *maker {
	m := newMaker()
	s := m.sheet("汇总")
	s.hideColumns(3, 5)
	s.hideColumns(256, 257) // some programs count one too many
	s.hideRow(2)
	s.hideRow(5)
	s.text("A1", "东街")
	s.text("A2", "旧表，不用")
	s.text("A3", "西街")
	m.sheet("图").kind = 2
	list := m.sheet("字典")
	list.state = 1
	list.text("A1", "社区")
	draft := m.sheet("底稿")
	draft.state = 2
	draft.text("A1", "备注")
	return m
}

func everyKind() *maker {
	m := newMaker()
	s := m.sheet("值")
	s.cell(idBoolError, "A1", 0, uint8(1), uint8(0))
	s.cell(idBoolError, "A2", 0, uint8(0), uint8(0))
	s.cell(idBoolError, "A3", 0, uint8(0x07), uint8(1))
	s.cell(idBoolError, "A4", 0, uint8(0x2A), uint8(1))
	s.cell(idBoolError, "A5", 0, uint8(5), uint8(1))
	s.result("B1", 0, special(resultBool, 1), 0)
	s.result("B2", 0, special(resultError, 0x17), 0)
	s.result("B3", 0, special(resultEmpty, 0), 0)
	s.result("B4", 0, special(resultString, 0), 0) // and no text follows
	s.result("B5", 0, 0, 2)                        // zero, to be computed on opening
	s.result("B6", 0, 0, 1)                        // zero, computed
	s.rk("C1", 1234<<2|3, 0)
	seven := int32(-7)
	s.rk("C2", uint32(seven<<2|2), 0)
	s.rk("C3", uint32(math.Float64bits(1.5)>>32), 0)
	s.rk("C4", uint32(math.Float64bits(125)>>32)|1, 0)
	s.number("C5", 123456789012345678, 0)
	s.number("C6", 1.2e-10, 0)
	s.number("C7", math.Inf(1), 0)
	s.number("C8", math.Copysign(0, -1), 0)
	s.cell(idLabel, "D1", 0, xlString("写在格内"))
	s.cell(idRichString, "D2", 0, xlString("也写在格内"), uint16(0))
	s.cell(idLabel, "D3", 0, xlString("")) // empty texts count for nothing
	s.cell(idLabel, "D3", 0, uint16(0))
	s.number("D4", 8, 0) // written twice: the later counts
	s.number("D4", 9, 0)
	s.add(bof(0x20), rec(idNumber, uint16(0), uint16(0), uint16(0), 99.0), eof) // a chart's own cells
	s.number("IV65536", 1, 0)
	return m
}
