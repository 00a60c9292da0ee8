package proof

import (
	"fmt"
	"regexp"
	"sort"
	"strings"

	"nianbao/internal/diag"
)

// A rank is a set of words for units of one rank, of which a text that speaks
// for one of them cannot use another for itself.
type rank struct {
	words  []string
	unless *regexp.Regexp // where both may be right
}

var ranks = []rank{
	{[]string{"区", "县", "旗"}, regexp.MustCompile(`自治区|内蒙古|广西|西藏|宁夏|新疆|我市|县区[^位域]|区县|县（区|区（县|开发区|园区|灌区|景区|库区`)},
	{[]string{"镇", "乡", "街道"}, regexp.MustCompile(`我[县区市]|乡镇|镇（|镇街|镇、|乡、`)},
	{[]string{"村", "社区"}, regexp.MustCompile(`村（|村居|（居）|村、`)},
	{[]string{"校", "院", "园"}, regexp.MustCompile(`院校|校园|医院|学院|法院|校企`)},
	{[]string{"局", "委", "中心", "院"}, regexp.MustCompile(`.`)},
}

// selfForm finds how a text calls the unit that it speaks for.
var selfForm = regexp.MustCompile(`(我|全|本)(省|市|区|县|旗|镇|乡|街道|村|社区|校|院|园)`)

// notSelf are words that only begin like one: 全区域, 全村庄.
var notSelf = regexp.MustCompile(`^(?:域|划|间|块|分|级|别|位|落|庄|民委|长|园|友|办|区|市|贸|党|士|委会|风|务)`)

// committees are other words of a unit for itself: 县委, 区政府.
var committees = regexp.MustCompile(`([^\p{Han}]|在|按|对|向|由|报|经|与|和|受|是|以|省|市|，)(区|县)(委|政府|府|直|级|财政)`)

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
	support := map[string]int{}
	for _, m := range committees.FindAllStringSubmatch(p.body, 3000) {
		support[m[2]]++
	}
	for _, k := range ranks[:3] {
		mixed(p, r, k, places, support)
	}
	lowered(p, r, places)
}

// above holds, for a unit, the words of those below it.
var above = []struct {
	word  string
	title *regexp.Regexp
	below []string
}{
	{"省", regexp.MustCompile(`全省|我省|省委|省政府`), []string{"市", "县", "区"}},
	{"市", regexp.MustCompile(`全市|我市|市委|市政府`), []string{"县", "区"}},
	{"县", regexp.MustCompile(`全县|我县|县委|县政府`), []string{"镇", "乡"}},
}

// lowered reports 我县 in the speech of a city: the title and the text speak for
// the 市, which a county would not.
func lowered(p *prose, r *report, places map[string][][2]int) {
	for _, unit := range above {
		usual := places[unit.word]
		if len(usual) < 3 || !unit.title.MatchString(p.body[:min(len(p.body), 90)]) || strings.Contains(p.body, "县级市") {
			continue
		}
		for _, word := range unit.below {
			at := places[word]
			if len(at) != 1 || !strings.HasPrefix(p.body[at[0][0]:], "我") {
				continue
			}
			r.add(claim{diag.Error, fmt.Sprintf("称谓不一致：这里写“我%s”，别处写“%s”；请统一为本单位的名称", word, p.body[usual[0][0]:usual[0][1]]), unit.word, word}, usual[0], p.phrase(at[0]))
		}
	}
}

// mixed reports the rarer word of a rank, with the first place of the other.
func mixed(p *prose, r *report, k rank, places map[string][][2]int, support map[string]int) {
	var used []string
	for _, w := range k.words {
		if len(places[w]) > 0 {
			used = append(used, w)
		}
	}
	if len(used) != 2 || k.unless.MatchString(p.body) {
		return
	}
	sort.SliceStable(used, func(a, b int) bool {
		return len(places[used[a]])+support[used[a]] < len(places[used[b]])+support[used[b]]
	})
	rare, usual := used[0], used[1]
	if len(places[rare]) > 3 && len(places[rare])*2 > len(places[usual])+support[usual] {
		return
	}
	if !ours(p, places[rare]) && !ours(p, places[usual]) && p.titleUnit() != usual {
		return
	}
	for n, at := range places[rare] {
		if n == 3 {
			break
		}
		r.add(claim{diag.Error, fmt.Sprintf("称谓不一致：这里写“%s”，别处写“%s”；请统一为本单位的名称", p.body[at[0]:at[1]], p.body[places[usual][0][0]:places[usual][0][1]]), usual, rare}, places[usual][0], p.phrase(at))
	}
}

// titleForm finds the unit that a title names: 临河县卫生健康局2023年工作总结.
var titleForm = regexp.MustCompile(`^[\p{Han}]{2,6}?(县|区|市|镇|乡)[\p{Han}]{2,16}`)

// titleUnit is the kind of unit in the name at the head of the text, "" where none is.
func (p *prose) titleUnit() string {
	if len(p.sentences) == 0 {
		return ""
	}
	m := titleForm.FindStringSubmatch(p.sentenceText(0))
	if m == nil || strings.HasPrefix(p.sentenceText(0), "在全") || strings.HasPrefix(p.sentenceText(0), "关于") || strings.HasPrefix(p.sentenceText(0), "全") || strings.HasPrefix(p.sentenceText(0), "我") {
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
