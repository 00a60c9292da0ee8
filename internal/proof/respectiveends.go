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
