package figure

import "strings"

// maxDescribed is how many points a description reads out; the table has all.
const maxDescribed = 12

// described writes the description for those who do not see the picture: what
// it is, its finding, and its points as long as they are few.
func (f Figure) described() Figure {
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
	if p.Text == Withheld {
		return "隐去"
	}
	if !p.Value.Known() {
		return "无数据"
	}
	return joined(" ", p.Text, p.Mark.Word)
}
