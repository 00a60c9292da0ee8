package proof

import (
	"fmt"
	"slices"
	"sort"
	"strings"

	"nianbao/internal/diag"
	"nianbao/internal/numeral"
	"nianbao/internal/pattern"
)

// A rank is a set of words for units of one rank, of which a text that speaks
// for one of them cannot use another for itself.
type rank struct {
	words  []string
	unless *pattern.Pattern // where both may be right
	beside *pattern.Pattern // in a paragraph where the rarer may be of something else
}

var ranks = []rank{
	{[]string{"区", "县", "旗"}, pattern.MustCompile(`自治区|内蒙古|广西|西藏|宁夏|新疆|县区[^位域]|区县|县（区|区（县|县（市、区|区县`), pattern.MustCompile(`开发区|园区|灌区|景区|库区|新区|示范区|保护区|矿区|林区|垦区|城区|片区|产业区|试验区|校区|院区|社区|小区`)},
	{[]string{"镇", "乡", "街道"}, pattern.MustCompile(`我[县区市]|乡镇|镇（|镇街|镇、|乡、`), nil},
	{[]string{"村", "社区"}, pattern.MustCompile(`村（|村居|（居）|村、`), nil},
}

// selfForm finds how a text calls the unit that it speaks for.
var selfForm = pattern.MustCompile(`(我们?|全|本)(省|市|区|县|旗|镇|乡|街道|村|社区|校|院|园)`)

// notSelf are words that only begin like one: 全区域, 全村庄.
var notSelf = pattern.MustCompile(`^(?:域|划|间|块|场|政|村|容|分|级|别|位|落|庄|民委|长|园|友|办|区|市|贸|党|士|委会|风|务)`)

// committees are other words of a unit for itself: 县委, 区政府.
var committees = pattern.MustCompile(`([^\p{Han}]|在|按|对|向|由|报|经|与|和|受|是|以|省|市|，)(区|县)(委|政府|府|直|级|财政)`)

// checkScope finds a text that calls its unit now 全区, now 我县.
func checkScope(p *prose, r *report) {
	places := map[string][][2]int{}
	for _, m := range selfForm.FindAllStringSubmatchIndex(p.body, 3000) {
		if notSelf.MatchString(p.body[m[1]:min(len(p.body), m[1]+9)]) || p.quotedAt(m[0]) {
			continue
		}
		word := p.body[m[4]:m[5]]
		places[word] = append(places[word], [2]int{m[0], m[1]})
	}
	support, offices := map[string]int{}, map[string][][2]int{}
	for _, m := range committees.FindAllStringSubmatchIndex(p.body, 3000) {
		word := p.body[m[4]:m[5]]
		support[word]++
		if p.body[m[6]:m[7]] == "委" || p.body[m[6]:m[7]] == "政府" {
			offices[word] = append(offices[word], [2]int{m[4], m[7]})
		}
	}
	otherOffice(p, r, places, offices, "区", "县")
	otherOffice(p, r, places, offices, "县", "区")
	own := p.titleUnit()
	for _, k := range ranks {
		mixed(p, r, k, places, support, own)
	}
	lowered(p, r, places)
	raised(p, r, places, own)
	sameOfAnother(p, r, places)
	fromAbove(p, r, places, own)
	lone(p, r, places)
	tooFew(p, r)
}

// otherOffice reports the one 区政府 of a text that has a 县委 and speaks for the 县.
func otherOffice(p *prose, r *report, places, offices map[string][][2]int, usual, rare string) {
	at, own := offices[rare], offices[usual]
	if len(at) != 1 || len(places[rare]) > 0 || len(own) < 2 || len(places[usual])+len(own) < 4 || ranks[0].unless.MatchString(p.body) {
		return
	}
	p.sayMixed(r, at[0], own[0], rare, usual)
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

// mixed reports the rarer word of a rank, with the first place of the other. own is the
// unit that the title names.
func mixed(p *prose, r *report, k rank, places map[string][][2]int, support map[string]int, own string) {
	var used []string
	for _, w := range k.words {
		if len(places[w]) > 0 {
			used = append(used, w)
		}
	}
	if len(used) != 2 || k.unless.MatchString(p.body) || own != used[0] && own != used[1] && strings.Contains(p.body, "我市") {
		return
	}
	told := func(w string) int { return len(places[w]) + support[w] }
	sort.SliceStable(used, func(a, b int) bool { return told(used[a]) < told(used[b]) })
	rare, usual := used[0], used[1]
	if len(places[rare]) > 3 && len(places[rare])*2 > told(usual) || own == rare {
		return
	}
	if own != usual && told(usual) < 4*told(rare) && !ours(p, places[rare]) && !ours(p, places[usual]) {
		return
	}
	for n, at := range places[rare] {
		if n == 3 {
			break
		}
		if k.beside == nil || strings.HasPrefix(p.body[at[0]:], "我") || !k.beside.MatchString(p.paragraphTo(at[0])) || rare != "区" {
			p.sayMixed(r, at, places[usual][0], rare, usual)
		}
	}
}

// paragraphTo is the paragraph of a byte up to it, its last six hundred bytes at most.
func (p *prose) paragraphTo(at int) string {
	head := lastBytes(p.body[:at], 600)
	return head[strings.LastIndex(head, "\n")+1:]
}

func (p *prose) sayMixed(r *report, at, usual [2]int, word, want string) {
	r.add(claim{diag.Error, fmt.Sprintf("称谓不一致：这里写“%s”，别处写“%s”；请统一为本单位的名称", p.body[at[0]:at[1]], p.body[usual[0]:usual[1]]), want, word}, usual, p.phrase(at))
}

// titleForm finds the unit that a title names: 临河县卫生健康局2023年工作总结.
var titleForm = pattern.MustCompile(`^[\p{Han}]{0,6}?(县|区|市|镇|乡)([\p{Han}]{2,16})`)

// titled tells whether the text begins with a line of its own.
func (p *prose) titled() bool {
	return len(p.sentences) > 1 && p.sentences[0].to < len(p.body) && p.body[p.sentences[0].to] == '\n'
}

// titleUnit is the kind of unit in the name at the head of the text, "" where none is.
func (p *prose) titleUnit() string {
	if len(p.sentences) == 0 {
		return ""
	}
	m := titleForm.FindStringSubmatch(p.sentenceText(0))
	if m == nil || notSelf.MatchString(m[2]) || strings.HasPrefix(p.sentenceText(0), "在全") || strings.HasPrefix(p.sentenceText(0), "关于") || strings.HasPrefix(p.sentenceText(0), "全") || strings.HasPrefix(p.sentenceText(0), "我") {
		return ""
	}
	return m[1]
}

// ours tells whether one of the places says 我 or stands in the title.
func ours(p *prose, at [][2]int) bool {
	for _, a := range at {
		if strings.HasPrefix(p.body[a[0]:], "我") || strings.HasPrefix(p.body[a[0]:], "本") || a[0] < 150 {
			return true
		}
	}
	return false
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
