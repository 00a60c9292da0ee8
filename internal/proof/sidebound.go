package proof

import (
	"strings"

	"nianbao/internal/pattern"
)

// Some rules have numbers of their own (the fourth place of sides.txt): 60周岁以上 may enter free, and none below.

var (
	// beyondHere and shortHere lead up to a number on whose far or near side something lies.
	beyondHere = pattern.MustCompile(`[^不未]满$|超过$|高于$|大于$|多于$|至少$`)
	shortHere  = pattern.MustCompile(`[不未]满$|不足$|不到$|低于$|少于$|小于$`)
	// refused tells what becomes of those who lie on the wrong side.
	refused = pattern.MustCompile(`不得|不能|不予|不发|没有|无权|视为|以上不满|以上未满|须|不享受|不再|不可|不应|不宜|不符合|不合格|严禁|禁止|处罚|罚款|责令|违规|违法|取消|暂停|查处|发现|超标|整改|监护|陪同|除外|不属于|不算|另|的有|分别|参照|折算|报警|出现|以外`)
)

// bounds reports the numbers that law gives on the wrong side, as 以上, 以下, 满 and 未满 say it.
func (rule sidedRule) bounds(p *prose, r *report, s sentence) {
	for k := s.figs[0]; k < s.figs[1]; k++ {
		f := &p.figures[k]
		if f.quoted || f.Upper != nil || !rule.isOf(p, f) {
			continue
		}
		begin, end := p.ownPart(s, f)
		near := "，" + p.body[begin:end]
		at := rule.names.FindStringIndex(near)
		if at == nil || refused.MatchString(near[:at[0]]+"·"+near[at[1]:]) {
			continue
		}
		defines := strings.ContainsRune("为于成属", firstRune(near[at[0]:])) // 30人以上的，为特别重大事故
		if side := sideOf(f, "，"+p.body[begin:f.Digits], defines); side != 0 && (side > 0) != rule.floor {
			rule.say(p, r, [2]int{max(f.from, f.Digits-len("年不满")), f.End})
			return
		}
	}
}

// ownPart is the part of a sentence that semicolons and the other numbers of its kind leave to f.
func (p *prose) ownPart(s sentence, f *figure) (begin, end int) {
	begin, end = s.from, s.to
	for k := s.figs[0]; k < s.figs[1]; k++ {
		switch g := &p.figures[k]; {
		case !sameBase(g, f) || k == f.index:
		case k < f.index:
			begin = g.End
		default:
			end = min(end, g.from)
		}
	}
	begin = max(begin, f.Digits-len(afterLast(p.body[s.from:f.Digits], "；")))
	behind, _, _ := strings.Cut(p.body[f.Digits:max(end, f.Digits)], "；")
	return min(begin, f.Digits), f.Digits + len(behind)
}

// isOf tells whether f is a number of the rule.
func (rule sidedRule) isOf(p *prose, f *figure) bool {
	text := p.body[f.from:f.Digits] + p.written(f)
	for _, number := range rule.numbers {
		if before, ok := strings.CutSuffix(text, number); ok && !endsInDigit(before) {
			return true
		}
	}
	return false
}

// sideOf is 1 where a number is told as a least, -1 where as a most, by the words before or behind it.
func sideOf(f *figure, head string, defines bool) int {
	side := f.bound()
	switch {
	case !defines && strings.HasPrefix(f.after, "的") && !strings.HasSuffix(head, "满"):
		return 0 // 低于70℃的 are those that lie there
	case notLess.MatchString(head):
		return 1
	case notMore.MatchString(head):
		return -1
	case side != "" && (beyondHere.MatchString(head) || shortHere.MatchString(head)):
		return 0
	case strings.HasSuffix(side, "以上"), side == "" && beyondHere.MatchString(head):
		return 1
	case side != "", shortHere.MatchString(head):
		return -1
	}
	return 0
}

func endsInDigit(text string) bool {
	return text != "" && strings.ContainsRune("0123456789.", rune(text[len(text)-1]))
}
