package proof

import (
	"fmt"
	"math/big"
	"strings"

	"nianbao/internal/diag"
	"nianbao/internal/pattern"
)

// checkUniversal sets 全部达标 against 仍有不达标: a statement about all, and a later
// one that some do not.
func checkUniversal(p *prose, r *report) {
	noneLeft(p, r)
	promises(p, r)
	split(p, r)
	for i := range p.sentences {
		if text := p.sentenceText(i); containsAny(text, "均", "都", "全部", "全面", "一律", "全线") {
			otherWay(p, r, i)
			beyondAll(p, r, i)
			allPassed(p, r, i)
		}
	}
	all := universals(p)
	if len(all) == 0 {
		return
	}
	short := shortfallsOf(p)
	for _, u := range all {
		if p.rateBelow(r, u) {
			continue
		}
		var hits [][2]int
		if at, ok := p.onlyBehind(u); ok {
			hits = append(hits, at)
		} else if at, ok := p.keptOutBehind(u); ok {
			hits = append(hits, at)
		}
		for _, e := range short.against(u) {
			if excepts(p, u, e) {
				hits = append(hits, [2]int{e.from, e.to})
			}
			if len(hits) == 3 {
				break
			}
		}
		if len(hits) == 0 {
			continue
		}
		told, but := p.body[u.from:u.to], p.body[hits[0][0]:hits[0][1]]
		r.add(claim{diag.Error, fmt.Sprintf("前面说“%s”，后面又说“%s”，互相矛盾；请核对是不是全部如此，或例外没有写明", headRunes(told, 40), headRunes(but, 40)), "", but},
			append([][2]int{{u.from, u.to}}, hits...)...)
	}
}

// stillNot denies what was told of all, of places that are named.
var stillNot = pattern.MustCompile(`尚未|仍未|还没有|至今未|还未|至今没有|才能`)

// excepts tells whether e is about what u is about, is a fact, and is not the
// exception that u itself names.
func excepts(p *prose, u universalClaim, e shortfall) bool {
	if e.from <= u.to && !p.stillSo(u, e) {
		return false
	}
	text, context := p.body[e.from:e.to], p.body[e.contextBehind(u.to):e.to]
	if e.rest && len(e.denies) == 0 && (!u.done && !leftOut.MatchString(text) || e.sentence > u.sentence+2 || (timely.MatchString(p.body[u.from:u.to]) || begun.MatchString(p.body[u.from:u.to])) && underWay.MatchString(text)) {
		return false
	}
	if u.otherKind(p, e.sentence == u.sentence, text, context) || u.otherTime(p, e) || u.setAside(text, context) || elsewhere.MatchString(context) && !elsewhere.MatchString(u.clause) {
		return false
	}
	return p.exceptionPoints(u, e, text, context) >= sure
}

// stillSo tells whether what e said before u is told as lasting, in another part of the
// text, and u does not say that it came to an end.
func (p *prose) stillSo(u universalClaim, e shortfall) bool {
	a, b := p.sentences[e.sentence], p.sentences[u.sentence]
	return e.to <= u.from && b.paragraph > a.paragraph+1 && lasting.MatchString(p.body[e.context:e.to]) && !mended.MatchString(p.sentenceText(u.sentence)) && !e.rest
}

var (
	lasting = pattern.MustCompile(`目前|至今|仍有|尚有|仍未|尚未|还没有`)
	mended  = pattern.MustCompile(`经|后|现已|现在|至此|目前|最终|随后|年底|整改|解决了|剩余|到20|回头看`)
)

// contextBehind is where what tells what e is about begins, u left out.
func (e shortfall) contextBehind(end int) int {
	if e.from <= end {
		return e.context
	}
	return max(e.context, end)
}

// rateBelow reports a rate of less than all beside the statement about all: 全部合格，合格率96%.
func (p *prose) rateBelow(r *report, u universalClaim) bool {
	s := p.sentences[u.sentence]
	for k := s.figs[0]; k < s.figs[1]; k++ {
		f := &p.figures[k]
		if f.Digits < u.to || !share(f) || f.target || f.Value.Cmp(big.NewRat(1, 1)) >= 0 || len(onlyHan(f.label)) == 0 {
			continue
		}
		if m := ownRate.FindStringSubmatch(f.label); m != nil && (m[2] == u.core && m[1] == "" || u.done && doneForm.MatchString(m[2]) && m[1] != "" && strings.Contains(u.says, m[1])) && onlyJoint(p.body[u.to:f.from]) {
			r.add(claim{diag.Error, fmt.Sprintf("前面说“%s”，后面的%s率却是%s，互相矛盾；请核对", headRunes(p.body[u.from:u.to], 40), u.core, p.written(f)), "100%", p.written(f)}, [2]int{u.from, u.to}, placeWide(f))
			return true
		}
	}
	return false
}

// ownRate is a rate that names nothing but what it is the rate of.
var ownRate = pattern.MustCompile(`^[，；]?([\p{Han}]{0,4}?)([\p{Han}]{2})率(?:已|为|是|达到|达|仅|只有)*$`)
