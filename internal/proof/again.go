package proof

import (
	"regexp"
	"slices"
	"strings"

	"nianbao/internal/numeral"
)

// toldAgain finds a count or sum that is told twice under the same full name
// with values that differ by a slip of the pen: 受理各类案件3586件 … 受理各类案件3568件.
// Names that go with more than two values are of several things.
func toldAgain(p *prose, r *report) {
	groups := map[string][]told{}
	var order []string
	for k := range p.figures {
		f := &p.figures[k]
		name := tellable(p, f)
		if name == "" {
			continue
		}
		key := inOrder(name) + "/" + f.Base + "/" + timeOf(p, f)
		if (f.target || wished.MatchString(f.after)) && !existing.MatchString(f.label) {
			key += "/目标"
		}
		if groups[key] == nil {
			order = append(order, key)
		}
		if len(groups[key]) < 8 {
			groups[key] = append(groups[key], told{f, ""})
		}
	}
	for _, key := range order {
		if a, b := slipIn(p, groups[key]); a != nil {
			sayRepeat(p, r, a, b, thingOf(a))
		}
	}
}

// wished stands behind what is to be reached: 2400套棚户区改造任务.
var wished = regexp.MustCompile(`^[\p{Han}]{0,8}(?:任务|目标)`)

// tellable is the full name under which f may be told again, "" where f is of a
// part, a place, another time, a change or a wish.
func tellable(p *prose, f *figure) string {
	if !plain(f) || f.aside || f.Hedge != numeral.Unhedged || digitsOf(p, f) < 2 || p.underAmong(f) || isChange(f) || isPerHead(f) && !strings.Contains(f.label, "平均") || changing.MatchString(p.body[f.from:f.Start]) {
		return ""
	}
	name := thingOf(f)
	n := len([]rune(name))
	if n < 3 || n > 12 || digitsOf(p, f) < 3 && n < 4 || monthsOrDays[f.Base] {
		return ""
	}
	if head := strings.ReplaceAll(p.body[p.sentences[f.sentence].from:f.Start], name, "·"); localName.MatchString(general.ReplaceAllString(head, "·")) {
		return ""
	}
	return name
}

// inOrder is a name without the order of its characters: 销售汽车 and 汽车销售 are one.
func inOrder(name string) string {
	runes := []rune(name)
	slices.Sort(runes)
	return string(runes)
}

var monthsOrDays = map[string]bool{"年": true, "个月": true, "天": true, "岁": true, "小时": true, "工作日": true, "期": true, "届": true, "": true}

// slipIn is the first pair of a group that a slip parts, nil where more than two
// values were told.
func slipIn(p *prose, group []told) (a, b *figure) {
	for _, t := range group[1:] {
		first := group[0].f
		switch {
		case t.f.Span().Meets(first.Span()) || coarse(first, t.f) || coarse(t.f, first):
		case b != nil && !t.f.Span().Meets(b.Span()):
			return nil, nil
		case b == nil:
			a, b = first, t.f
		}
	}
	if b == nil || a.sentence == b.sentence || !slip(p.digits(a), p.digits(b)) {
		return nil, nil
	}
	if digitsOf(p, a) < 3 && !inUse.MatchString(a.label+b.label) {
		return nil, nil
	}
	return a, b
}

// digits are the digits of a figure as written, with its scale.
func (p *prose) digits(f *figure) string {
	return strings.Map(func(r rune) rune {
		if r == ',' || r == '.' {
			return -1
		}
		return r
	}, p.written(f))
}

func digitsOf(p *prose, f *figure) int {
	n := 0
	for _, r := range p.written(f) {
		if isDigit(r) {
			n++
		}
	}
	return n
}

// slip tells whether two numbers differ in one digit, or in two neighbours that
// changed places.
func slip(a, b string) bool {
	x, y := []rune(a), []rune(b)
	if len(x) != len(y) {
		return false
	}
	var off []int
	for i := range x {
		if x[i] != y[i] {
			off = append(off, i)
		}
	}
	switch len(off) {
	case 1:
		return isDigit(x[off[0]]) && isDigit(y[off[0]])
	case 2:
		i, j := off[0], off[1]
		return j == i+1 && x[i] == y[j] && x[j] == y[i]
	}
	return false
}
