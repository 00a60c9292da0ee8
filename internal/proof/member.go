package proof

import (
	"slices"
	"strings"
	"unicode/utf8"

	"nianbao/internal/pattern"
)

// Whether a clause names one of those of whom all is said, or something else, is told by how
// their names end: 12个乡镇, 河东镇.

// hasMember tells whether a clause names one of those that u speaks of: 12个乡镇, 河东镇.
func (u universalClaim) hasMember(text string) bool {
	if m := countedOf.FindStringSubmatch(u.clause); m != nil && u.oneNamed(text, m[1]) {
		return true
	}
	for name, ends := range memberOf {
		if !strings.Contains(u.subject, name) && !(strings.Contains(name, "（") && strings.Contains(u.clause, name)) || utf8.RuneCountInString(name) < 2 && u.noun(1) != name {
			continue
		}
		if slices.ContainsFunc(ends, func(end string) bool { return u.oneNamed(text, end) }) {
			return true
		}
	}
	return false
}

// countedOf is the name of things that are all counted: 6个中心的管理率均提高.
var countedOf = pattern.MustCompile(`^(?:全[县市区镇乡])?(?:\d+|[两二三四五六七八九十]+)(?:个|家|所|座|条|支)([\p{Han}]{2,3}?)(?:的|均|都|全部)`)

// oneNamed tells whether a clause has a name with an end, and goes on as behind a name, or
// with words of u.
func (u universalClaim) oneNamed(text, end string) bool {
	for at := 0; ; {
		k := strings.Index(text[at:], end)
		if k < 0 {
			return false
		}
		head, rest := text[:at+k], text[at+k+len(end):]
		at += k + len(end)
		before, _ := utf8.DecodeLastRuneInString(head)
		if !han(before) && !isDigit(before) || someEnd.MatchString(head) {
			continue
		}
		next := onlyHan(headRunes(rest, 3))
		if behindName.MatchString(rest) || utf8.RuneCountInString(next) == 3 && strings.Contains(u.clause, next) {
			return true
		}
	}
}

// someEnd names none of them.
var someEnd = pattern.MustCompile(`(?:一些|部分|个别|有的|少数|多数|各|每个|这些)$`)

// noun is the name of all of them, n characters long: the end of the subject.
func (u universalClaim) noun(n int) string { return tailRunes(strings.TrimRight(u.subject, "·"), n) }

// ofOther tells whether a clause names something else that is not so: 河东镇的体育馆尚未建成.
func (u universalClaim) ofOther(text string) bool {
	m := negation.FindStringIndex(text)
	if m == nil || presumed.MatchString(text) {
		return false
	}
	topic := notTopic.ReplaceAllString(still.ReplaceAllString(reason.ReplaceAllString(text[:m[0]], ""), ""), "")
	if strings.Contains(topic, "的") {
		topic = afterLast(topic, "的")
	} else if m := townName.FindStringIndex(topic); m != nil {
		topic = topic[m[1]:]
	}
	if plainNumber.MatchString(topic) {
		return false // some of them are counted
	}
	topic = onlyHan(topic)
	return utf8.RuneCountInString(topic) > 1 && overlap(topic, u.subject+u.clause) == 0 && !slices.ContainsFunc(memberOf[u.noun(2)], func(end string) bool { return strings.HasSuffix(topic, end) })
}
