package proof

import (
	"fmt"
	"math/big"
	"strings"

	"nianbao/internal/diag"
	"nianbao/internal/pattern"
)

var (
	outOfGap  = pattern.MustCompile(`^[\p{Han}]{1,8}(?:中|里)的$`)
	ratioName = pattern.MustCompile(`^[，；]?[\p{Han}]{0,6}(?:率|面|比例|比重|进度)(?:为|达到|达|是|约|仅为|只有|已达|已)*$`)
)

// outOf checks 覆盖了286个村中的243个，覆盖面为85%. It tells whether there is such a pair.
func outOf(p *prose, r *report, f *figure) bool {
	s := p.sentences[f.sentence]
	if f.index < s.figs[0]+2 || f.target || !ratioName.MatchString(f.label) {
		return false
	}
	part, whole := &p.figures[f.index-1], &p.figures[f.index-2]
	if part.clause != whole.clause || f.clause-part.clause != 1 || !plain(part) || !plain(whole) || !sameKind(part, whole) || !outOfGap.MatchString(p.body[whole.End:part.Digits]) || growing.MatchString(f.label) {
		return false
	}
	judgeShare(p, r, f, part, []*figure{whole})
	return true
}

// halfWord says that something is about a half, or lies on one side of it.
var halfWord = pattern.MustCompile(`超过一半|超过半数|过半数?|一半以上|半数以上|不到一半|不足一半|不足半数|不到半数|[接将]?近一半|[接将]?近半数?|(?:占|的)(?:约|了)?(?:一半|半数)$`)

// halves checks the words for a half: 在编260人，女职工117人，占比过半; 近一半的村（46个中的21个）.
func halves(p *prose, r *report, i int) {
	s := p.sentences[i]
	if s.figs[1]-s.figs[0] < 2 || !strings.Contains(p.sentenceText(i), "半") {
		return
	}
	for n, c := range s.clauses {
		m := halfWord.FindStringIndex(p.body[c[0]:c[1]])
		if m == nil {
			continue
		}
		part, whole := p.halfOf(s, n, c[0], [2]int{c[0] + m[0], c[0] + m[1]})
		if part == nil {
			continue
		}
		word := strings.TrimLeft(p.body[c[0]+m[0]:c[0]+m[1]], "占的约了")
		if q := new(big.Rat).Quo(part.value(), whole.value()); !isHalf(q, word) {
			r.add(claim{diag.Error, fmt.Sprintf("%s÷%s=%s，文中写作“%s”", p.written(part), p.written(whole), sayPercent(q), word), sayPercent(q), word}, placeWide(whole), [2]int{min(part.from, c[0]), max(part.End, c[0]+m[1])})
		}
	}
}

// isHalf tells whether a share is what a word for a half says.
func isHalf(q *big.Rat, word string) bool {
	half := big.NewRat(1, 2)
	switch {
	case strings.Contains(word, "近"):
		return q.Cmp(big.NewRat(2, 5)) >= 0 && near(q, half, 5)
	case strings.ContainsAny(word, "不"):
		return q.Cmp(half) < 0
	case strings.ContainsAny(word, "过上"):
		return q.Cmp(half) >= 0
	}
	return near(q, half, 10)
}

// halfOf are the counts of which the one is said to be a half of the other by the word at
// some bytes of clause n: those before it, or in brackets behind it.
func (p *prose) halfOf(s sentence, n, from int, word [2]int) (part, whole *figure) {
	behind := p.body[word[1]:min(len(p.body), word[1]+60)]
	if open := strings.Index(behind, "（"); open >= 0 && !strings.ContainsAny(behind[:open], "，；。") {
		return p.pairAside(s, word[1]+open)
	}
	if of, ok := strings.CutPrefix(p.body[from:word[0]], "占"); ok && !vague(of) {
		part, whole = lastPair(p, s, n)
		if whole != nil && overlap(of, p.clauseText(whole)) == 0 {
			return nil, nil
		}
		return part, whole
	}
	if word[0]-from > 12 || strings.HasPrefix(p.body[word[0]:], "的") || containsAny(p.body[from:word[0]], "其余", "余下", "剩") {
		return nil, nil // 不到原来的一半; 其余超过一半
	}
	return lastPair(p, s, n)
}

// pairAside are the two counts of a bracket that opens at a byte: （46个中的21个）.
func (p *prose) pairAside(s sentence, open int) (part, whole *figure) {
	for k := s.figs[0]; k+1 < s.figs[1]; k++ {
		whole, part = &p.figures[k], &p.figures[k+1]
		if whole.Digits < open {
			continue
		}
		if whole.aside && part.aside && plain(whole) && plain(part) && sameKind(whole, part) && !smaller(whole, part) && amongBare.MatchString(p.body[whole.End:part.Digits]) {
			return part, whole
		}
		break
	}
	return nil, nil
}

var amongBare = pattern.MustCompile(`^[\p{Han}]{0,8}(?:中|里)的?[\p{Han}]{0,4}$`)

// lastPair are a whole and its part where the two clauses before clause n tell
// one count each, of one kind.
func lastPair(p *prose, s sentence, n int) (part, whole *figure) {
	for k := s.figs[1] - 1; k >= s.figs[0]; k-- {
		f := &p.figures[k]
		switch {
		case f.clause == n && f.Start > s.clauses[n][0]+40:
		case f.clause >= n || !plain(f):
			continue
		case part == nil && n-f.clause == 1:
			part = f
		case part != nil && n-f.clause <= 2 && sameKind(f, part) && (wholeOfHalf.MatchString(f.label) || p.onlyTwo(f, part)):
			if smaller(f, part) {
				return nil, nil
			}
			return part, f
		default:
			return nil, nil
		}
	}
	return nil, nil
}

var wholeOfHalf = pattern.MustCompile(`共|总|全|现有|应|在编|在岗|在册|有|参加|受理|抽|调查`)
