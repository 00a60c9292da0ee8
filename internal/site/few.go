package site

import (
	"slices"

	"nianbao/internal/figure"
	"nianbao/internal/stat"
)

// A ranking in which nearly all share a place is no ranking: where so many areas have
// so few different numbers, as with yes and no, they are listed by number.
const (
	manyAlike   = 12
	mostNumbers = 3
)

// fewNumbers are the lines of a ranking by what they say, those that are behind first
// and those without a number last; none where there is something to rank.
func (v *view) fewNumbers(r Ranking) []Band {
	if len(r.Places) < manyAlike {
		return nil
	}
	var out []Band
	for _, p := range r.Places {
		if p.Value.Text == figure.Absent {
			p.Value.Text, p.Mark = "无数据", figure.Mark{}
		}
		k := slices.IndexFunc(out, func(b Band) bool { return b.Label == p.Value.Text && b.Mark == p.Mark })
		if k < 0 {
			k = len(out)
			out = append(out, Band{Label: p.Value.Text, Mark: p.Mark, Missing: p.Value.Sort == ""})
		}
		out[k].Count++
		out[k].Areas = append(out[k].Areas, p.Area)
	}
	if len(out) > mostNumbers {
		return nil
	}
	slices.Reverse(out)
	if out[0].Missing {
		out = append(out[1:], out[0])
	}
	for k, b := range out {
		out[k].Bar = part(b.Count, len(r.Places))
		out[k].Share = v.c.Writer.Number(stat.Int(int64(b.Count)).Per(stat.Int(int64(len(r.Places)))), "%", 1)
	}
	return out
}
