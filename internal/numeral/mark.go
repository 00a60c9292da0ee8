package numeral

import "strings"

// The marks people write in place of a number, folded, upper case.
var marks = map[Kind][]string{
	Blank: {
		"", "-", "--", "---", "—", "——", "———", "–", "––", "/", "//", `\`, "..", "*", "#", "?",
		"无", "暂无", "无数据", "暂无数据", "空", "空白", "缺", "缺失", "N/A", "NA", "N.A.", "NULL", "NONE", "NIL",
		"未统计", "未填", "未填报", "未报", "未知", "不详", "不清楚", "待补", "待填", "待报", "待定", "待核", "待核实", "待统计",
	},
	NotApplicable: {"×", "✕", "✗", "✘", "不适用", "不涉及"},
	BelowUnit:     {"…", "……", "...", "......", "⋯", "⋯⋯"},
	FormulaError: {
		"#DIV/0!", "#N/A", "#REF!", "#VALUE!", "#NAME?", "#NUM!", "#NULL!", "#SPILL!", "#CALC!", "#GETTING_DATA",
	},
}

var kindOfMark = indexMarks()

func indexMarks() map[string]Kind {
	index := map[string]Kind{}
	for kind, list := range marks {
		for _, mark := range list {
			index[mark] = kind
		}
	}
	return index
}

// readMark recognises a folded cell that holds a mark and nothing else.
func readMark(folded string) (Reading, bool) {
	kind, ok := kindOfMark[strings.ToUpper(folded)]
	return Reading{Kind: kind, Mark: folded}, ok
}

// IsBlank reports whether a cell says nothing, or only that nothing is known.
// It is what Cell finds out, without reading a number.
func IsBlank(s string) bool {
	folded := Fold(s)
	if len(folded) > maxCell {
		return false
	}
	r, ok := readMark(folded)
	return ok && r.Kind == Blank
}
