package figure

import (
	"slices"
	"strings"

	"nianbao/internal/stat"
)

// maxDescribed is how many points a description reads out; the table has all.
const maxDescribed = 12

// described writes the description for those who do not see the picture: what
// it is, its finding, and its points as long as they are few.
func (f Figure) described() Figure {
	if f.hasBelowUnit() {
		f.Notes = append(f.Notes, "“…”是有数，但不足最小单位，不参加计算。")
	}
	var b strings.Builder
	b.WriteString(f.Subtitle + "。" + strings.TrimSuffix(f.Title.String(), "。") + "。")
	if n := len(f.Series) * len(f.Categories); n > 0 && n <= maxDescribed {
		for _, s := range f.Series {
			b.WriteString(f.heading(s) + "：")
			for k, p := range s.Points {
				if k > 0 {
					b.WriteString("，")
				}
				b.WriteString(f.Categories[k] + " " + p.spoken())
			}
			b.WriteString("。")
		}
	}
	for _, g := range f.Guides {
		b.WriteString(g.Label() + "。")
	}
	f.Desc = b.String()
	return f
}

// spoken is a point as it is read out.
func (p Point) spoken() string {
	switch {
	case p.Text == Withheld:
		return "隐去"
	case p.Value.Known():
		return joined(" ", p.Text, p.Mark.Word)
	case p.Text == stat.BelowUnit.Sign():
		return "不足最小单位"
	case p.Text == stat.NotApplicable.Sign():
		return p.Text
	}
	return "无数据"
}

// hasBelowUnit reports whether a point is less than the smallest unit.
func (f Figure) hasBelowUnit() bool {
	return slices.ContainsFunc(f.Series, func(s Series) bool {
		return slices.ContainsFunc(s.Points, func(p Point) bool { return p.Text == stat.BelowUnit.Sign() })
	})
}
