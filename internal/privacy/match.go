package privacy

import (
	"regexp"
	"slices"
	"strings"
)

// matches are what a run holds: a number made of all of its groups, else those
// that single groups are.
func (r run) matches(text string) []Match {
	if !r.whole {
		return nil
	}
	if m, ok := r.joined(text); ok {
		return []Match{m}
	}
	if len(r.groups) == 1 {
		return nil
	}
	var out []Match
	for k, g := range r.groups {
		single := run{groups: []group{g}, whole: true, x: r.x && k == len(r.groups)-1, plus: r.plus && k == 0}
		if m, ok := single.joined(text); ok {
			out = append(out, m)
		}
	}
	return out
}

// joined tells a number that all groups of a run make.
func (r run) joined(text string) (Match, bool) {
	var all strings.Builder
	var shape []int
	for _, g := range r.groups {
		all.WriteString(g.digits)
		shape = append(shape, len(g.digits))
	}
	m := Match{From: r.groups[0].from, To: r.groups[len(r.groups)-1].to, Key: all.String()}
	if r.x {
		if id := m.Key + "X"; len(id) == 18 {
			m.To += sizeOf(text[m.To:])
			m.Key = id
			kind, ok := identity(id)
			m.Kind = kind
			return m, ok
		}
	}
	if amount(text[m.To:]) {
		return m, false
	}
	switch kind, ok := identity(m.Key); {
	case ok:
		m.Kind = kind
	case mobile(m.Key, shape, r):
		m.Kind = Mobile
		if r.blank && !r.plus && !callWords.MatchString(lastBytes(text[:m.From], 40)) {
			m.Kind = Telephone // or three numbers in a row
		}
		m.Key = m.Key[len(m.Key)-11:]
	case card(m.Key) && grouped(shape):
		m.Kind = Card
	case len(shape) == 1 && former(m.Key):
		m.Kind = FormerID
	case telephone(r.groups) || len(shape) == 1 && called(text[:m.From], m.Key):
		m.Kind = Telephone
	default:
		return m, false
	}
	return m, true
}

func sizeOf(text string) int {
	for k := range text {
		if k > 0 {
			return k
		}
	}
	return len(text)
}

// amount reports whether a number is one of something: 13800138000元.
var units = regexp.MustCompile(`^\s?(千|百|十)?(万|亿)?(元|人|户|㎡|平方米|平米|公里|吨|个|亩|次|件|小时)`)

func amount(after string) bool { return units.MatchString(after) }

// mobile tells a mobile number, alone or behind 86, in the groups in which people
// write it.
func mobile(number string, shape []int, r run) bool {
	switch {
	case strings.HasPrefix(number, "0086"):
		number, shape = number[4:], unprefixed(shape, 4)
	case strings.HasPrefix(number, "86") && (len(number) == 13 || r.plus):
		number, shape = number[2:], unprefixed(shape, 2)
	}
	if len(number) != 11 || number[0] != '1' || number[1] < '3' {
		return false
	}
	return slices.Equal(shape, []int{11}) || slices.Equal(shape, []int{3, 4, 4}) ||
		!r.blank && (slices.Equal(shape, []int{3, 3, 5}) || slices.Equal(shape, []int{4, 3, 4}) || slices.Equal(shape, []int{4, 4, 3}))
}

// unprefixed is the shape of a number without its first n digits.
func unprefixed(shape []int, n int) []int {
	switch {
	case len(shape) > 0 && shape[0] == n:
		return shape[1:]
	case len(shape) > 0 && shape[0] > n:
		return append([]int{shape[0] - n}, shape[1:]...)
	}
	return shape
}

// grouped reports whether digits stand together or by fours, as on a card.
func grouped(shape []int) bool {
	for _, n := range shape[:len(shape)-1] {
		if n != 4 && n != 6 {
			return false
		}
	}
	return len(shape) == 1 || len(shape) > 2 || shape[0] == 6
}

// telephone tells 0571-88888888 and its like.
func telephone(groups []group) bool {
	if len(groups) < 2 || len(groups) > 3 {
		return false
	}
	area, rest := groups[0].digits, ""
	for _, g := range groups[1:] {
		rest += g.digits
	}
	return (len(area) == 3 || len(area) == 4) && area[0] == '0' && area[1] != '0' && (len(rest) == 7 || len(rest) == 8) && rest[0] > '1'
}

// callWords say that a number without an area code is a telephone's.
var callWords = regexp.MustCompile(`(电话|手机|传真|座机|热线|号码|[Tt]el|TEL)[^\pN\n]{0,6}$`)

func called(before, number string) bool {
	return (len(number) == 7 || len(number) == 8) && number[0] > '1' && callWords.MatchString(lastBytes(before, 40))
}

func lastBytes(text string, n int) string { return text[max(0, len(text)-n):] }

var mailForm = regexp.MustCompile(`[A-Za-z0-9._%+-]{1,64}[@＠][A-Za-z0-9-]{1,63}(\.[A-Za-z0-9-]{1,63})*\.[A-Za-z]{2,24}`)

// mails are the mail addresses of a text.
func mails(text string) []Match {
	if strings.IndexByte(text, '@') < 0 && !strings.Contains(text, "＠") {
		return nil
	}
	var out []Match
	for _, at := range mailForm.FindAllStringIndex(text, -1) {
		out = append(out, Match{Kind: Mail, From: at[0], To: at[1], Key: strings.ToLower(strings.ReplaceAll(text[at[0]:at[1]], "＠", "@"))})
	}
	return out
}
