package proof

import (
	"fmt"
	"strings"

	"nianbao/internal/diag"
	"nianbao/internal/pattern"
)

// respectiveEnds checks 12起、死亡3人，同比分别下降20%、下降50%；去年同期15起、死亡6人.
func respectiveEnds(p *prose, r *report, i int) {
	s := p.sentences[i]
	if !strings.Contains(p.sentenceText(i), "分别") {
		return
	}
	for k := s.figs[0] + 2; k < s.figs[1]; k++ {
		t, ok := toldAt(&p.figures[k])
		if !ok {
			continue
		}
		changes := p.changesFrom(t)
		n := len(changes)
		first, last := t.index-n, t.index+n
		if n < 2 || first < s.figs[0] || last+n > s.figs[1] || !t.names(&p.figures[last]) {
			continue
		}
		for j, c := range changes {
			if now, from := &p.figures[first+j], &p.figures[last+j]; plain(now) && plain(from) && sameBase(now, from) && c.goesWith(now) {
				judgeChange(p, r, from, now, c.figure, c.word)
			}
		}
	}
}

// changesFrom are the changes of a list that begins with 分别.
func (p *prose) changesFrom(t since) []since {
	out := []since{t}
	if !strings.Contains(t.label, "分别") {
		return nil
	}
	for k := t.index + 1; k < p.sentences[t.sentence].figs[1]; k++ {
		c := &p.figures[k]
		m := nextChange.FindStringSubmatch(c.label)
		if m == nil || c.clause != t.clause || c.Percent != t.Percent {
			break
		}
		one := since{c, t.word, "", t.than}
		if m[1] != "" {
			one.word = m[1]
		}
		out = append(out, one)
	}
	return out
}

var nextChange = pattern.MustCompile(`^(?:[、，]|和|与|及)(` + directions + `)?(?:了|近|约)*$`)

// heldToCounts holds the changes behind 分别 against the counts that the clause before lists: 站点5个、网点74个、驿站861个，
// 分别比上年增加1个、9个.
func (p *prose) heldToCounts(r *report, values []*figure) {
	first, n := values[0], len(values)
	if lead := p.body[first.from:first.Digits]; !changed.MatchString(lead) || first.target {
		return
	}
	list := p.listBefore(first)
	if len(list) < 2 || len(list) == n || n%len(list) == 0 || len(list)%n == 0 && len(list) > 3 {
		return
	}
	if k := list[0].index; n > len(list) && k > p.sentences[first.sentence].figs[0] && plain(&p.figures[k-1]) {
		return // the list may begin before
	}
	r.add(claim{diag.Error, fmt.Sprintf("“分别”前面有%d个数，后面列了%d项，一一对应不上", len(list), n), fmt.Sprintf("%d项", len(list)), fmt.Sprintf("%d项", n)},
		between(list[0], list[len(list)-1]), between(first, values[n-1]))
}

// listBefore are the counts that the clause before a figure lists, each with its name; none where it does not.
func (p *prose) listBefore(f *figure) (list []*figure) {
	s := p.sentences[f.sentence]
	for k := f.index - 1; k >= s.figs[0]; k-- {
		g := &p.figures[k]
		if g.clause != f.clause-1 {
			break
		}
		if !plain(g) || isChange(g) || g.aside {
			return nil
		}
		list = append([]*figure{g}, list...)
	}
	for k, g := range list {
		if k > 0 && !nextItem.MatchString(g.label) || len([]rune(onlyHan(g.label))) < 3 {
			return nil
		}
	}
	return list
}

// nextItem leads from one count of a list to the next.
var nextItem = pattern.MustCompile(`^(?:、|和|与|及|以及)\p{Han}{2,}`)

// moreChanges checks 31例，22例，分别减少6例、3例和2例: more changes than numbers that they could be of.
func moreChanges(p *prose, r *report, i int) {
	s := p.sentences[i]
	for k := s.figs[0] + 2; k < s.figs[1]; k++ {
		t, ok := toldAt(&p.figures[k])
		if !ok || t.Percent || p.figures[k-1].clause == t.clause {
			continue
		}
		changes, first := p.changesFrom(t), k
		for first > s.figs[0] && plain(&p.figures[first-1]) && sameBase(&p.figures[first-1], t.figure) && !isChange(&p.figures[first-1]) {
			first--
		}
		if n := k - first; n > 1 && len(changes) > n && first == s.figs[0] {
			r.add(claim{diag.Error, fmt.Sprintf("“分别”前面有%d个数，后面列了%d项，一一对应不上", n, len(changes)), fmt.Sprintf("%d项", n), fmt.Sprintf("%d项", len(changes))},
				between(&p.figures[first], &p.figures[k-1]), between(t.figure, changes[len(changes)-1].figure))
		}
	}
}
