package figure

import (
	"slices"

	"nianbao/internal/stat"
)

// An outcome is how many of an area's targets are missed.
type outcome struct {
	area       stat.Area
	failed, of int
}

// Lagging says which of several areas miss most of their targets, and which fewest:
// “不达标最多的是明珠街道（79 项中 43 项），最少的是柳溪镇（78 项中 31 项）。” It is empty where
// there is nobody to compare.
func (w *Writer) Lagging(areas []stat.Area, year stat.Year) Sentence {
	list := w.outcomes(areas, year)
	if len(list) < 2 {
		return nil
	}
	slices.SortStableFunc(list, func(a, b outcome) int { return b.failed - a.failed })
	worst, best := asMany(list, list[0]), asMany(list, list[len(list)-1])
	switch {
	case list[0].failed == 0:
		return Say(count(len(list)) + " 个" + w.level(areas[0].Level) + "有标准的指标都没有不达标的。")
	case len(worst) == len(list):
		return Say(count(len(list)) + " 个" + w.level(areas[0].Level) + "都有 " + count(list[0].failed) + " 项指标不达标。")
	}
	s := Say("不达标最多的是")
	s.add(sharers(worst))
	s.say("，最少的是")
	s.add(sharers(best))
	s.say("。")
	return s
}

func (w *Writer) outcomes(areas []stat.Area, year stat.Year) []outcome {
	var out []outcome
	for _, a := range areas {
		if failed, judged := w.Metrics.Outcomes(a, year); judged > 0 {
			out = append(out, outcome{a, failed, judged})
		}
	}
	return out
}

// asMany are the outcomes that miss as many as one of them.
func asMany(list []outcome, as outcome) []outcome {
	return slices.DeleteFunc(slices.Clone(list), func(o outcome) bool { return o.failed != as.failed })
}

// sharers names those who share a place, at most three: “明珠街道（79 项中 43 项）”,
// “甲街道、乙街道（各 43 项）”, “甲街道等 5 个（各 43 项）”.
func sharers(list []outcome) Sentence {
	var s Sentence
	s.area(list[0].area)
	switch n := len(list); {
	case n == 1:
		s.say("（" + count(list[0].of) + " 项中 " + count(list[0].failed) + " 项）")
		return s
	case n <= 3:
		for _, other := range list[1:] {
			s.say("、")
			s.area(other.area)
		}
	default:
		s.say("等 " + count(n) + " 个")
	}
	s.say("（各 " + count(list[0].failed) + " 项）")
	return s
}
