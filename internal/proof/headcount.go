package proof

import (
	"fmt"

	"nianbao/internal/diag"
	"nianbao/internal/pattern"
)

// pointsBehind begins what sums up the points above it: 以上三个方面.
var pointsBehind = pattern.MustCompile(`^(?:以上|上述)(?:这)?([二两三四五六七八九十])(?:个方面|方面|点|条|项|个问题|个部分|个重点|项重点|项任务|项措施|条措施|点意见|点要求|条意见|个环节)`)

// pointsAbove holds such a number against the headings above it. A list of so many of any sort is meant rather.
func pointsAbove(p *prose, r *report, all []item) {
	for i, s := range p.sentences {
		m := pointsBehind.FindStringSubmatchIndex(p.sentenceText(i))
		if m == nil || !s.headed {
			continue
		}
		n := smallNumber(p.body[s.from+m[2] : s.from+m[3]])
		lists := listsAbove(all, s.from)
		var heads item
		for _, last := range lists {
			if last.number == n {
				heads = item{}
				break
			}
			if last.starts && distance(last.number, n) == 1 && last.number > heads.number && s.from-last.to > 60 {
				heads = last
			}
		}
		if heads.number < 2 {
			continue
		}
		said := p.body[s.from+m[0] : s.from+m[1]]
		r.add(claim{diag.Error, fmt.Sprintf("这里说“%s”，前面的标题数到第%d项；请核对数目", said, heads.number), fmt.Sprint(heads.number), fmt.Sprint(n)}, [2]int{heads.from, heads.to}, [2]int{s.from + m[0], s.from + m[1]})
	}
}

// listsAbove are the last items of the lists that end before a place, by their style.
func listsAbove(all []item, at int) []item {
	out := make([]item, len(styles))
	for _, it := range all {
		if it.from >= at {
			break
		}
		if last := out[it.style]; it.number == 1 || it.number == last.number+1 && it.starts == last.starts {
			out[it.style] = it
		} else {
			out[it.style] = item{}
		}
	}
	return out
}
