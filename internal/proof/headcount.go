package proof

import (
	"fmt"

	"nianbao/internal/diag"
	"nianbao/internal/pattern"
)

// pointsBehind begins what sums up the points above it: 以上三个方面.
var pointsBehind = pattern.MustCompile(`^(?:以上|上述)(?:这)?([二两三四五六七八九十])(?:个方面|方面|点|条|项|个问题|个部分|个重点|项重点|项任务|项措施|条措施|点意见|点要求|条意见|个环节)`)

// bracketStyle is the style of （一）.
const bracketStyle = 1

// pointsAbove holds such a number against the points above it: against numbered paragraphs right above, else
// against the headings. A list of so many of any sort is meant rather.
func pointsAbove(p *prose, r *report, all []item) {
	for i, s := range p.sentences {
		text := p.sentenceText(i)
		if m := takenBack.FindStringSubmatchIndex(text); m != nil && m[0] == 0 {
			if last := p.numberedAbove(i); last.number > 1 {
				sayHeads(r, s, text[:m[1]], smallNumber(text[m[2]:m[3]]), last)
				continue
			}
		}
		if m := pointsBehind.FindStringSubmatchIndex(text); m != nil && s.headed {
			n := smallNumber(text[m[2]:m[3]])
			sayHeads(r, s, text[:m[1]], n, headsAbove(all, s.from, n))
		}
	}
}

// sayHeads reports a number that begins a sentence where the last point above it has another.
func sayHeads(r *report, s sentence, said string, n int, last item) {
	if last.number < 2 || last.number == n {
		return
	}
	r.add(claim{diag.Error, fmt.Sprintf("这里说“%s”，前面的标题数到第%d项；请核对数目", said, last.number), fmt.Sprint(last.number), fmt.Sprint(n)}, [2]int{last.from, last.to}, [2]int{s.from, s.from + len(said)})
}

// numberedAbove is the last of the paragraphs numbered from （一） on that stand right above the one that a
// sentence begins; none where others stand between them.
func (p *prose) numberedAbove(i int) (last item) {
	below := p.sentences[i].paragraph
	next := 0
	for k := i - 1; k >= 0 && p.sentences[k].paragraph != below; k-- {
		s := p.sentences[k]
		if k > 0 && p.sentences[k-1].paragraph == s.paragraph {
			continue
		}
		m := styles[bracketStyle].FindStringSubmatch(p.sentenceText(k))
		if m == nil || next > 0 && smallNumber(m[1]) != next-1 {
			return item{}
		}
		if next = smallNumber(m[1]); last.number == 0 {
			last = item{bracketStyle, next, s.from, s.from + len(m[0]), true}
		}
		if next == 1 {
			return last
		}
	}
	return item{}
}

// headsAbove is the last heading above a place, where there is one more or less than so many; none where any list
// above has so many.
func headsAbove(all []item, at, n int) (heads item) {
	for _, last := range listsAbove(all, at) {
		if last.number == n {
			return item{}
		}
		if last.starts && distance(last.number, n) == 1 && last.number > heads.number && at-last.to > 60 {
			heads = last
		}
	}
	return heads
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
