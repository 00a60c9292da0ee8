package proof

import (
	"slices"
	"strings"

	"nianbao/internal/numeral"
	"nianbao/internal/pattern"
)

// checkScope finds a text that calls its unit now 全区, now 我县.
func checkScope(p *prose, r *report) {
	places := p.selves()
	own, at := p.titleUnit()
	for _, k := range ranks {
		p.checkRank(r, k, places, voice{own, at, true})
	}
	lowered(p, r, places)
	raised(p, r, places, own)
	sameOfAnother(p, r, places)
	fromAbove(p, r, places, own)
	lone(p, r, places)
	tooFew(p, r)
}

// above holds, for a unit, the words of those below it.
var above = []struct {
	word  string
	title *pattern.Pattern
	below []string
}{
	{"省", pattern.MustCompile(`全省|我省|省委|省政府`), []string{"市", "县", "区"}},
	{"市", pattern.MustCompile(`全市|我市|市委|市政府`), []string{"县", "区"}},
	{"县", pattern.MustCompile(`全县|我县|县委|县政府`), []string{"镇", "乡"}},
}

// lowered reports 我县 in the speech of a city: the title and the text speak for
// the 市, which a county would not.
func lowered(p *prose, r *report, places map[string][][2]int) {
	for _, unit := range above {
		usual := places[unit.word]
		if len(usual) < 3 || !strings.Contains(p.body, "我"+unit.word) && !containsAny(p.body, unit.word+"委", unit.word+"政府", unit.word+"直") && !p.titled() || !unit.title.MatchString(p.body[:min(len(p.body), 90)]) || strings.Contains(p.body, "县级市") {
			continue
		}
		for _, word := range unit.below {
			at := places[word]
			if len(at) != 1 || !strings.HasPrefix(p.body[at[0][0]:], "我") {
				continue
			}
			p.sayMixed(r, at[0], usual[0], word, unit.word)
		}
	}
}

// sameOfAnother reports the very number of the very thing that the text, which speaks for
// the 镇, tells of the 县: 水稻种植面积18600亩 … 全县18600亩水稻.
func sameOfAnother(p *prose, r *report, places map[string][][2]int) {
	own, most := "", 1
	for _, word := range strings.Fields("省 市 县 区 镇 乡 村 街道") {
		if n := len(places[word]); n > most {
			own, most = word, n
		}
	}
	if own == "" {
		return
	}
	known := map[string]*figure{}
	for k := range p.figures {
		f := &p.figures[k]
		if !plain(f) || f.Hedge != numeral.Unhedged || digitsIn(*f) < 3 {
			continue
		}
		key := f.Value.RatString() + f.Unit
		m := selfBefore.FindStringSubmatchIndex(f.label)
		if m == nil || f.label[m[2]:m[3]] == own {
			known[key] = f
			continue
		}
		g, word := known[key], f.label[m[2]:m[3]]
		if len(places[word]) == 1 && g != nil && g.sentence != f.sentence && sharedRunes(g.label+headRunes(g.after, 8), f.label[m[1]:]+headRunes(f.after, 8)) > 1 {
			p.sayMixed(r, [2]int{f.from, f.End}, [2]int{g.from, g.End}, word, own)
		}
	}
}

// selfBefore finds the unit that a figure is told of.
var selfBefore = pattern.MustCompile(`^[，；]?全(省|市|县|区|镇|乡|村|街道)`)

// raised reports 我市 in the report of a county, which calls the city above it 全市.
func raised(p *prose, r *report, places map[string][][2]int, own string) {
	usual, at := places["县"], places["市"]
	if own != "县" || len(usual) < 2 || strings.Contains(p.body, "县级市") {
		return
	}
	at = slices.DeleteFunc(slices.Clone(at), func(a [2]int) bool { return !strings.HasPrefix(p.body[a[0]:], "我") })
	if len(at) == 1 {
		p.sayMixed(r, at[0], usual[0], "市", "县")
	}
}

// paragraphTo is the paragraph of a byte up to it, its last six hundred bytes at most.
func (p *prose) paragraphTo(at int) string {
	head := lastBytes(p.body[:at], 600)
	return head[strings.LastIndex(head, "\n")+1:]
}

// titleForm finds the unit that a title names: 临河县卫生健康局2023年工作总结.
var titleForm = pattern.MustCompile(`^[\p{Han}]{0,6}?(县|区|市|镇|乡|街道)(位于|[\p{Han}]{2,16}|20\d\d年)`)

// otherArea ends names of what is no district.
var otherArea = pattern.MustCompile(`(?:[地湖灌景园林库矿社山城小辖校厂新片牧垦郊市特港院营战林险]|开发|保护|示范|试验|产业|功能|服务)区$`)

// titled tells whether the text begins with a line of its own.
func (p *prose) titled() bool {
	return len(p.sentences) > 1 && p.sentences[0].to < len(p.body) && p.body[p.sentences[0].to] == '\n'
}

// titleUnit is the kind of unit in the name at the head of the text and where it stands, ""
// where none is.
func (p *prose) titleUnit() (word string, at [2]int) {
	if len(p.sentences) == 0 {
		return "", at
	}
	head := p.sentenceText(0)
	m := titleForm.FindStringSubmatchIndex(head)
	if m == nil || head[m[4]:m[5]] != "位于" && notSelf.MatchString(head[m[4]:m[5]]) || otherArea.MatchString(head[m[0]:m[3]]) || strings.HasPrefix(head, "在全") || strings.HasPrefix(head, "关于") || strings.HasPrefix(head, "全") || strings.HasPrefix(head, "我") {
		return "", at
	}
	from := p.sentences[0].from
	return head[m[2]:m[3]], [2]int{from + m[0], from + m[3]}
}

// phrase widens a place to its clause, at most sixty bytes on.
func (p *prose) phrase(at [2]int) [2]int {
	end := at[1]
	for _, stop := range []string{"，", "。", "；", "\n", "：", "！"} {
		if n := strings.Index(p.body[at[1]:min(len(p.body), at[1]+60)], stop); n >= 0 && (end == at[1] || at[1]+n < end) {
			end = at[1] + n
		}
	}
	return [2]int{at[0], end}
}

// quotedAt tells whether a byte stands inside 《》.
func (p *prose) quotedAt(at int) bool {
	head := p.body[max(0, at-150):at]
	if n := strings.LastIndex(head, "\n"); n >= 0 {
		head = head[n:]
	}
	return strings.LastIndex(head, "《") > strings.LastIndex(head, "》")
}
