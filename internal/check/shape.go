package check

import (
	"fmt"
	"slices"

	"nianbao/internal/similar"
	"nianbao/internal/stat"
)

// A Shape is a way to draw an indicator. One shape answers one question.
type Shape string

const (
	Trend        Shape = "trend"
	Step         Shape = "step"
	Yearly       Shape = "columns"
	Burndown     Shape = "burndown"
	Verdicts     Shape = "verdicts"
	BandsByYear  Shape = "bands"
	Distribution Shape = "distribution"
	Histogram    Shape = "histogram"
	Box          Shape = "box"
	Tiles        Shape = "tiles"
	Flow         Shape = "flow"
	Streets      Shape = "streets"
	Lines        Shape = "lines"
	Slope        Shape = "slope"
	Ranking      Shape = "ranking"
	Top          Shape = "top"
	Gaps         Shape = "gaps"
	Whole        Shape = "parts"
	Treemap      Shape = "treemap"
	Stacked      Shape = "stack"
	Hundred      Shape = "hundred"
	Waterfall    Shape = "waterfall"
	Dumbbell     Shape = "dumbbell"
	Range        Shape = "range"
	Scatter      Shape = "scatter"
	Matrix       Shape = "matrix"
)

// A ShapeNeed says what a shape shows, and what an indicator must have for it.
type ShapeNeed struct {
	Shape Shape
	Word  string     // as speeches call it
	Shows string     // for people
	Over  bool       // it runs over the years, so that no trend is needed beside it
	Of    stat.Level // areas that it sets side by side; empty: none
	Least int        // parts that it needs; 0: none
	Most  int
	Field bool // a choice field is enough: its choices are the parts
}

// Shapes are all shapes, in the order in which the documentation lists them.
var Shapes = []ShapeNeed{
	{Shape: Trend, Word: "历年", Shows: "各年的走势，和目标线", Over: true},
	{Shape: Step, Word: "阶梯", Shows: "各年的标准，到下一次调整为止不变", Over: true},
	{Shape: Yearly, Word: "历年柱", Shows: "各年发生多少", Over: true},
	{Shape: Burndown, Word: "销号", Shows: "最早一年不达标的还剩多少，后来又添多少", Over: true},
	{Shape: Verdicts, Word: "历年评判", Shows: "各年达标、不达标、豁免、无数据各多少", Over: true, Of: stat.Community},
	{Shape: BandsByYear, Word: "历年分档", Shows: "各年各档有多少社区", Over: true, Of: stat.Community},
	{Shape: Distribution, Word: "分档", Shows: "一年里各档有多少社区", Of: stat.Community},
	{Shape: Histogram, Word: "直方图", Shows: "数值疏密，和目标线在哪里", Of: stat.Community},
	{Shape: Box, Word: "箱线", Shows: "各街道的社区高低差多少、中间一半在哪里", Of: stat.Community},
	{Shape: Tiles, Word: "方格图", Shows: "按 `areas.toml` 的行、列摆开的各社区", Of: stat.Community},
	{Shape: Flow, Word: "流向", Shows: "比上年升了档、降了档的社区；没有分档的看评判", Of: stat.Community},
	{Shape: Streets, Word: "街道", Shows: "各街道比较", Of: stat.Subdistrict},
	{Shape: Lines, Word: "街道历年", Shows: "各街道各年的走势", Of: stat.Subdistrict},
	{Shape: Slope, Word: "两年对比", Shows: "各街道两年之间谁升谁降", Of: stat.Subdistrict},
	{Shape: Ranking, Word: "排名", Shows: "各社区从好到差；多于 30 个的只列末尾", Of: stat.Community},
	{Shape: Top, Word: "前十", Shows: "数最大的十个社区", Of: stat.Community},
	{Shape: Gaps, Word: "缺口", Shows: "离目标最远的社区各差多少", Of: stat.Community},
	{Shape: Whole, Word: "构成", Shows: "各部分占多少：三项以内是圆环，多了是条形", Least: 2, Most: 12, Field: true},
	{Shape: Treemap, Word: "树图", Shows: "很多部分各占多大；不写 `parts` 就是各社区", Least: 2, Most: 60, Field: true, Of: stat.Community},
	{Shape: Stacked, Word: "历年构成", Shows: "各年由哪些部分组成", Over: true, Least: 2, Most: 8, Field: true},
	{Shape: Hundred, Word: "百分比构成", Shows: "各年各部分占百分之几；合计不是 100% 的标红", Over: true, Least: 2, Most: 7},
	{Shape: Waterfall, Word: "应有现有", Shows: "应有、现有、还缺", Least: 2, Most: 2},
	{Shape: Dumbbell, Word: "对比", Shows: "两个数各是多少、差多少", Least: 2, Most: 2},
	{Shape: Range, Word: "区间", Shows: "各年从最低到最高", Over: true, Least: 2, Most: 2},
	{Shape: Scatter, Word: "散点", Shows: "各社区的分子和分母，目标是一条射线", Of: stat.Community, Least: 2, Most: 2},
	{Shape: Matrix, Word: "矩阵", Shows: "各街道的几项指标放在一张表里", Of: stat.Subdistrict, Least: 2, Most: 12},
}

// Need is what a shape needs; false where there is no such shape.
func Need(f Shape) (ShapeNeed, bool) {
	for _, n := range Shapes {
		if n.Shape == f {
			return n, true
		}
	}
	return ShapeNeed{}, false
}

// nearShape proposes the shape that was probably meant.
func nearShape(f Shape) string {
	var known []string
	for _, n := range Shapes {
		known = append(known, string(n.Shape))
	}
	if near := similar.Nearest(string(f), known); near != "" {
		return fmt.Sprintf("；是不是“%s”？", near)
	}
	return ""
}

// Lacks says what an indicator does not have for a shape; empty where it has all.
func (n ShapeNeed) Lacks(i *Indicator) string {
	parts := len(i.Parts)
	bare := slices.ContainsFunc(i.Parts, func(p ChartPart) bool { return p.Indicator == nil })
	switch {
	case n.Shape == Matrix && bare:
		return "矩阵的 parts 里只能写指标"
	case n.Of == stat.Community && i.broad() && n.Least == 0:
		return "它只有全区的数，没有各社区、各街道的"
	case n.Of == stat.Subdistrict && !i.Has(stat.Subdistrict):
		return "它没有各街道的数（levels）"
	case n.Least == 0 || n.Field && i.Choice != nil || n.Shape == Treemap && i.Base == stat.Community && parts == 0:
		return ""
	case parts < n.Least:
		return fmt.Sprintf("它要比较 %d 个数，parts 里写了 %d 个", n.Least, parts)
	case parts > n.Most:
		return fmt.Sprintf("它最多画 %d 个数，parts 里写了 %d 个", n.Most, parts)
	}
	return ""
}
