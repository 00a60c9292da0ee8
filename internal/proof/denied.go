package proof

import (
	"slices"
	"strings"

	"nianbao/internal/pattern"
)

// Whether a clause denies what is said of all, and is about the same.

// deniesOf tells whether what e denies is what u says: it begins with its core, or
// shares more than one pair of characters with it.
func deniesOf(u universalClaim, e shortfall, context string) bool {
	if u.grade > 0 && e.grade > u.grade {
		return true
	}
	if last, ok := strings.CutPrefix(u.core, "尽"); ok {
		return slices.ContainsFunc(e.denies, func(denied string) bool {
			return strings.Contains(denied, last) && (reaches.MatchString(denied) || strings.Contains(headRunes(denied, 4), last))
		})
	}
	for _, denied := range e.against {
		if u.core == denied || strings.Contains(u.says, denied) {
			return true
		}
	}
	for _, denied := range e.denies {
		if last := tailRunes(u.says, 2); goals[last] && strings.Contains(denied, last) {
			return true // 全部达到年度考核目标，…未达到目标要求
		}
		if strings.HasPrefix(denied, u.core) || u.verb != "" && strings.HasPrefix(denied, u.verb) || len(denied) == 2*len("字") && strings.Contains(u.says, denied) {
			return true
		}
		if u.has != "" && strings.HasSuffix(denied, u.has) && onlyHas.MatchString(tailRunes(onlyHan(context), 2)) {
			return true // 均建立了质量控制小组，…质控小组至今没有组建
		}
		if !e.named && overlap(u.says, denied) > 1 || u.cover && reaches.MatchString(denied) && overlap(u.subject, denied) > 1 {
			return true
		}
	}
	return false
}

// reaches begins what is said of those that something covers.
var reaches = pattern.MustCompile(`^(?:覆盖|纳入|接入|开通|建立|配备|设立|开展)`)

// goals end what is met or not.
var goals = map[string]bool{"目标": true, "任务": true, "标准": true, "要求": true}

// about tells whether e is about what u is about: it names it, or follows at once and
// counts in the same measure.
func about(p *prose, u universalClaim, e shortfall, text, context string) bool {
	subject := strings.TrimSuffix(u.subject, "率")
	if len([]rune(subject)) == 1 {
		return containsAny(text, "部分"+subject, "个"+subject, "少数"+subject, "别"+subject, "空白"+subject)
	}
	if newOnes.MatchString(text) && !newOnes.MatchString(u.subject) {
		return false
	}
	if overlap(subject, context) > 0 {
		return true
	}
	if e.sentence > u.sentence+1 {
		return false
	}
	if strings.HasPrefix(context, "其中") {
		return true
	}
	if e.rest && e.sentence == u.sentence && e.from-u.to < 90 && !otherOnes.MatchString(context) {
		return true // 已全部整改到位，还有75条正在限期整改
	}
	a, b := countIn(p, u.sentence, u.from, u.to), countIn(p, e.sentence, e.from, e.to)
	if m := fewOf.FindStringSubmatch(text); a != nil && m != nil && strings.Contains(headRunes(a.after, 4), m[1]) {
		return true // 42个行政村，两村
	}
	if a == nil || b == nil || a.Unit != b.Unit || smaller(a, b) {
		return false
	}
	return b.index == a.index+1 && strings.ContainsAny(headRunes(text, 4), "有余剩") || overlap(u.says, text) > 2
}

// fewOf counts things by their name alone.
var fewOf = pattern.MustCompile(`[两二三四五六七八九十\d](村|镇|乡|校|县|街道)`)

// newOnes came after all was said to be so.
var newOnes = pattern.MustCompile(`新发现|新排查|新增|新出现|另外|另有`)

// otherOnes are none of those told of before.
var otherOnes = pattern.MustCompile(`另|新|跨年|其他|其它|二期|明年`)

// countIn is the first count of a clause, nil where it has none.
func countIn(p *prose, i, from, to int) *figure {
	for k := p.sentences[i].figs[0]; k < p.sentences[i].figs[1]; k++ {
		if f := &p.figures[k]; f.Digits >= from && f.End <= to && plain(f) {
			return f
		}
	}
	return nil
}
