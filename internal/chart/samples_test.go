package chart

import (
	"strings"

	"nianbao/internal/figure"
	"nianbao/internal/stat"
)

var (
	passes = figure.Mark{Sign: "✓", Word: "达标", Class: "pass"}
	fails  = figure.Mark{Sign: "✗", Word: "不达标", Class: "fail"}
	none   = figure.Mark{Sign: "○", Word: "无数据", Class: "nodata"}
	plain  = figure.Mark{}
)

// point is a printed number as a figure has it; "" is missing.
func point(text string, mark figure.Mark) figure.Point {
	q, ok := stat.Decimal(strings.TrimSuffix(strings.ReplaceAll(text, ",", ""), "%"))
	if !ok {
		return figure.Point{Text: figure.Absent, Mark: mark}
	}
	return figure.Point{Value: q, Text: text, Mark: mark}
}

// unmarked are plain points.
func unmarked(texts ...string) []figure.Point {
	var out []figure.Point
	for _, t := range texts {
		out = append(out, point(t, plain))
	}
	return out
}

func series(name string, points ...figure.Point) figure.Series {
	return figure.Series{Name: name, Points: points}
}

// samples are small figures, one of each kind.
func samples() map[string]figure.Figure {
	target := []figure.Guide{{Name: "目标", Text: "≥30%", Value: stat.Int(30), Target: true}}
	years := []string{"2020", "2021", "2022"}
	streets := []string{"甲街道", "乙街道", "丙镇"}
	return map[string]figure.Figure{
		"line": {ID: "line", Kind: figure.Line, Unit: "%", Categories: years, Guides: target,
			Breaks: []figure.Break{{Category: 2, Text: "合并"}},
			Series: []figure.Series{series("全区", point("23.6%", fails), point("", none), point("30.0%", passes))}},
		"step": {ID: "step", Kind: figure.Step, Unit: "元/月", Categories: years,
			Series: []figure.Series{series("全区", unmarked("700", "900", "900")...)}},
		"slope": {ID: "slope", Kind: figure.Slope, Unit: "%", Categories: years[1:], Series: []figure.Series{
			series("甲街道", point("31.0%", passes), point("40.0%", passes)), series("乙街道", point("30.9%", passes), point("12.5%", fails))}},
		"bars": {ID: "bars", Kind: figure.Bars, Unit: "%", Categories: streets, Guides: target,
			Series: []figure.Series{series("持证率", point("31.0%", passes), point("12.5%", fails), point("", none))}},
		"columns": {ID: "columns", Kind: figure.Columns, Unit: "个", Categories: []string{"不满50万元", "50万元以上不满100万元", "未报"},
			Series: []figure.Series{series("社区数", point("12", plain), point("5", plain), point("1", figure.Mark{Class: "nodata"}))}},
		"histogram": {ID: "histogram", Kind: figure.Histogram, Unit: "个", Categories: []string{"10%以上不满20%", "20%以上不满30%", "30%以上", "未报"}, Open: true,
			Edges: []stat.Quantity{stat.Int(10), stat.Int(20), stat.Int(30), stat.Int(40)}, Guides: target,
			Series: []figure.Series{series("社区数", point("2", plain), point("0", plain), point("9", plain), point("1", figure.Mark{Class: "nodata"}))}},
		"stack": {ID: "stack", Kind: figure.Stack, Unit: "个", Categories: years[1:], Series: []figure.Series{
			series("不满50万元", unmarked("12", "10")...),
			series("50万元以上", unmarked("5", "8")...),
			{Name: "未报", Class: "nodata", Points: unmarked("1", "0")}}},
		"verdicts": {ID: "verdicts", Kind: figure.Stack, Unit: "个", Categories: years[1:], Series: []figure.Series{
			{Name: "达标", Class: "pass", Points: []figure.Point{point("12", passes), point("14", passes)}},
			{Name: "不达标", Class: "fail", Points: []figure.Point{point("8", fails), point("6", fails)}}}},
		"hundred": {ID: "hundred", Kind: figure.Hundred, Unit: "%", Categories: years[1:], Series: []figure.Series{
			series("市", unmarked("20%", "20%")...), series("区", unmarked("80%", "70%")...),
			{Name: "合计", Class: figure.Total, Points: []figure.Point{point("100%", passes), point("90%", fails)}}}},
		"waterfall": {ID: "waterfall", Kind: figure.Waterfall, Unit: "人", Categories: []string{"应配", "现有", "还缺"},
			Series: []figure.Series{series("全区", point("152", plain), point("38", plain), point("114", figure.Mark{Class: "fail"}))}},
		"dumbbell": {ID: "dumbbell", Kind: figure.Dumbbell, Unit: "元/月", Categories: streets[:2], Series: []figure.Series{
			series("月工资", unmarked("5,849", "6,100")...), series("平均工资", unmarked("6,420", "6,000")...)}},
		"range": {ID: "range", Kind: figure.Range, Unit: "元/月", Categories: years[1:], Series: []figure.Series{
			series("最低", unmarked("900", "950")...), series("最高", unmarked("1,100", "1,200")...)}},
		"box": {ID: "box", Kind: figure.Box, Unit: "%", Categories: streets[:2], Guides: target, Series: []figure.Series{
			series("最低", unmarked("10%", "12%")...), series("下四分位", unmarked("20%", "14%")...), series("中位数", unmarked("25%", "16%")...),
			series("上四分位", unmarked("28%", "20%")...), series("最高", unmarked("40%", "33%")...)}},
		"heat": {ID: "heat", Kind: figure.Heat, Categories: streets[:2], Series: []figure.Series{
			{Name: "持证率", Unit: "%", Points: []figure.Point{point("31.0%", passes), point("12.5%", fails)}},
			{Name: "用房面积", Unit: "㎡", Points: []figure.Point{point("1,265", passes), point("", none)}}}},
		"tiles": {ID: "tiles", Kind: figure.Tiles, Unit: "㎡", Categories: []string{"东门社区", "西门社区"},
			Areas:  []stat.Area{{Row: 1, Column: 2}, {Row: 2, Column: 1}},
			Series: []figure.Series{series("用房", point("453", passes), point("89", fails))}},
		"classes": {ID: "classes", Kind: figure.Tiles, Unit: "万元", Categories: []string{"东门社区", "西门社区"}, Classes: []string{"不满50万元", "50万元以上", "未报"},
			Areas:  []stat.Area{{Row: 1, Column: 1}, {Row: 1, Column: 2}},
			Series: []figure.Series{series("收入", figure.Point{Value: stat.Int(81), Text: "81", Class: 1}, figure.Point{Text: figure.Absent, Class: 2})}},
		"pie": {ID: "pie", Kind: figure.Pie, Unit: "个", Categories: []string{"达标", "不达标"},
			Series: []figure.Series{series("社区数", point("11", passes), point("27", fails))}},
		"treemap": {ID: "treemap", Kind: figure.Treemap, Unit: "万元", Categories: []string{"东门社区", "西门社区", "北门社区"}, Groups: []string{"甲街道", "甲街道", "乙街道"},
			Series: []figure.Series{series("收入", unmarked("486.2", "412.7", "0.1")...)}},
		"scatter": {ID: "scatter", Kind: figure.Scatter, Categories: []string{"东门社区", "西门社区"},
			Guides: []figure.Guide{{Name: "目标", Text: "≤20%", Value: quarter(), Target: true, Ray: true}},
			Series: []figure.Series{
				{Name: "总面积", Unit: "㎡", Points: []figure.Point{point("500", passes), point("300", fails)}},
				{Name: "办公面积", Unit: "㎡", Points: []figure.Point{point("90", passes), point("100", fails)}}}},
		"sankey": {ID: "sankey", Kind: figure.Sankey, Unit: "个", Categories: []string{"2021 年不达标 → 2022 年达标", "2021 年不达标 → 2022 年不达标", "2021 年新设 → 2022 年达标"},
			Sides:  [2]string{"2021 年", "2022 年"},
			Ends:   []figure.End{{Name: "不达标", Text: "8 个"}, {Name: "新设", Text: "1 个", Class: "nodata"}, {Name: "达标", Text: "5 个", Right: true}, {Name: "不达标", Text: "4 个", Right: true}},
			Flows:  []figure.Flow{{From: 0, To: 2, Turn: "better"}, {From: 0, To: 3, Turn: "same"}, {From: 1, To: 2, Turn: "same"}},
			Series: []figure.Series{series("社区数", unmarked("4", "4", "1")...)}},
		"radar": {ID: "radar", Kind: figure.Radar, Unit: "分", Categories: []string{"组织", "制度", "设施"}, Series: []figure.Series{
			series("东门社区", unmarked("97.0", "60.0", "88.5")...), series("全区中位数", unmarked("80.0", "75.0", "90.0")...)}},
	}
}

func quarter() stat.Quantity { return stat.Int(1).Per(stat.Int(5)) }

// written are the points of a figure whose numbers stand in the picture: of a
// box the medians, of a radar the first series; elsewhere all that are known.
func written(f figure.Figure) []figure.Point {
	var out []figure.Point
	for k, s := range f.Series {
		if f.Kind == figure.Box && k != 2 || f.Kind == figure.Radar && k > 0 || f.Kind == figure.Scatter {
			continue
		}
		for _, p := range s.Points {
			tiny := f.Kind == figure.Treemap && p.Text == "0.1" || f.Kind == figure.Histogram && p.Value.Sign() == 0 || s.Class == "nodata"
			if p.Value.Known() && !tiny {
				out = append(out, p)
			}
		}
	}
	return out
}
