package proof

import (
	"regexp"
	"strings"

	"nianbao/internal/numeral"
)

// takenUp finds a count of a thing that the text has counted before and takes up with
// another number, a slip of the pen for the first: 聘用生态护林员385名 … 358名生态护林员.
// The name may be longer the first time; it ends alike.
func takenUp(p *prose, r *report) {
	counts := map[string][]*figure{} // by measure and the last two characters of the name before them
	for k := range p.figures {
		f := &p.figures[k]
		if !plain(f) || f.aside || f.Hedge != numeral.Unhedged || len(p.digits(f)) < 2 || f.Chinese {
			continue
		}
		if name := thingBehind(f); name != "" {
			p.heldAgainst(r, f, name, counts[f.Base+tailRunes(name, 2)])
		}
		if name := thingBefore(f); name != "" && !f.target && !changing.MatchString(strings.ReplaceAll(f.label, "其中", "")) {
			key := f.Base + tailRunes(name, 2)
			counts[key] = append(counts[key][max(0, len(counts[key])-19):], f)
		}
	}
}

// ofThem leads from a thing to what is told of it.
var ofThem = regexp.MustCompile(`^([\p{Han}“”]{3,10}?)(?:中|里|的|全部|均|都|已|实现|完成|出勤|，|、|$)`)

// thingBehind is the name of what f counts where it stands behind it, of three characters at least.
func thingBehind(f *figure) string {
	if m := ofThem.FindStringSubmatch(f.after); m != nil {
		return onlyHan(m[1])
	}
	return ""
}

// thingBefore is the words before f, which end with the name of what it counts.
func thingBefore(f *figure) string {
	name := onlyHan(nameTail.ReplaceAllString(f.label, ""))
	if len([]rune(name)) < 3 {
		return ""
	}
	return name
}

// heldAgainst reports f where the last of what was counted under its name is another
// number, and no other of them is the same.
func (p *prose) heldAgainst(r *report, f *figure, name string, before []*figure) {
	var last *figure
	for _, g := range before {
		if g.sentence == f.sentence || timeOf(p, g) != timeOf(p, f) || !strings.HasSuffix(thingBefore(g), name) && !strings.HasSuffix(name, thingBefore(g)) {
			continue
		}
		if g.Span().Meets(f.Span()) {
			return
		}
		last = g
	}
	if last == nil || changing.MatchString(f.label) || p.amongOthers(f) || p.toCome(f) != p.toCome(last) || ofOnePlace(p, f, name) || localName.MatchString(general.ReplaceAllString(last.label, "·")) || !anagram(p.digits(last), p.digits(f)) && !slip(p.digits(last), p.digits(f)) {
		return
	}
	sayRepeat(p, r, last, f, name)
}

// anagram tells whether two numbers have the same digits in another order.
func anagram(a, b string) bool {
	var count [256]int
	for k := range len(a) {
		count[a[k]]++
	}
	for k := range len(b) {
		count[b[k]]--
	}
	return count == [256]int{} && a != b
}
