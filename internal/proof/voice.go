package proof

import (
	"fmt"
	"slices"

	"nianbao/internal/diag"
	"nianbao/internal/pattern"
)

// A voice is a place at which a text speaks of its own unit: 全县, 我县, 县委, 县教育局.
type voice struct {
	word   string // 县
	at     [2]int
	office bool
}

// A rank is a set of words for units of one rank, of which a text that speaks
// for one of them cannot use another for itself.
type rank struct {
	words   []string
	unless  *pattern.Pattern // where both may be right
	offices *pattern.Pattern // of such a unit, named as its own people name them
	beside  *pattern.Pattern // in a paragraph where the rarer may be of something else
	above   *pattern.Pattern // speaks for a unit that has several of them
}

// atHome comes before an office that has no other name: 县教育局, and not 临河县教育局.
const atHome = `(?:^|[^\p{Han}、]|[在按对向由报经与和受是以从据及省市])`

var ranks = []rank{
	{
		words:   []string{"区", "县", "旗"},
		unless:  pattern.MustCompile(`自治区|内蒙古|广西|西藏|宁夏|新疆|县区[^位域]|区县|县（区|区（县|县（市、区|区县`),
		offices: pattern.MustCompile(atHome + `(区|县|旗)(?:委|政府|府|直|财政|[\p{Han}]{2,8}?(?:局|委员会|人大|政协|法院|检察院))`),
		beside:  pattern.MustCompile(`开发区|园区|灌区|景区|库区|新区|示范区|保护区|矿区|林区|垦区|城区|片区|产业区|试验区|校区|院区|社区|小区`),
		above:   pattern.MustCompile(`我市|全市|本市`),
	},
	{
		words:   []string{"镇", "乡", "街道"},
		unless:  pattern.MustCompile(`我[县区市]|乡镇|镇（|镇街|镇、|乡、`),
		offices: pattern.MustCompile(atHome + `(镇|乡|街道)(?:党委|党工委|人民政府|政府|办事处|纪委|人大)`),
		above:   pattern.MustCompile(`全[县区市]|本[县区市]`),
	},
	{
		words:   []string{"村", "社区"},
		unless:  pattern.MustCompile(`村（|村居|（居）|村、`),
		offices: pattern.MustCompile(atHome + `(村|社区)(?:党支部|党总支|党委|“?两委|委会|居委会)`),
		above:   pattern.MustCompile(`[我全本](?:[县区市镇乡]|街道)`),
	},
}

// selfForm finds how a text calls the unit that it speaks for.
var selfForm = pattern.MustCompile(`(我们?|全|本)(省|市|区|县|旗|镇|乡|街道|村|社区|校|院|园)`)

// notSelf are words that only begin like one: 全区域, 全村庄.
var notSelf = pattern.MustCompile(`^(?:域|划|间|块|场|政|村|容|分|级|别|位|落|庄|民委|长|园|友|办|区|市|贸|党|士|委会|风|务)`)

// mostVoices is how many of each sort are looked at.
const mostVoices = 3000

// selves are the places at which the text says 全县, 我县 and the like, by the word of the unit.
func (p *prose) selves() map[string][][2]int {
	out := map[string][][2]int{}
	for _, m := range selfForm.FindAllStringSubmatchIndex(p.body, mostVoices) {
		if notSelf.MatchString(p.body[m[1]:min(len(p.body), m[1]+9)]) || p.quotedAt(m[0]) {
			continue
		}
		word := p.body[m[4]:m[5]]
		out[word] = append(out[word], [2]int{m[0], m[1]})
	}
	return out
}

// voicesOf are those of the words of a rank, as they come in the text.
func (p *prose) voicesOf(k rank, selves map[string][][2]int, title voice) []voice {
	var out []voice
	for _, word := range k.words {
		for _, at := range selves[word] {
			out = append(out, voice{word, at, false})
		}
	}
	if slices.Contains(k.words, title.word) {
		out = append(out, title)
	}
	for _, m := range k.offices.FindAllStringSubmatchIndex(p.body, mostVoices) {
		if m[2] < headBytes && p.fillsLine(m[2], m[1]) {
			continue // who speaks, as a paper says under its title
		}
		out = append(out, voice{p.body[m[2]:m[3]], [2]int{m[2], m[1]}, true})
	}
	slices.SortStableFunc(out, func(a, b voice) int { return a.at[0] - b.at[0] })
	return out
}

// headBytes is how long the title of a text and what stands under it are at most.
const headBytes = 300

// fillsLine tells whether nothing else stands in the line of a place.
func (p *prose) fillsLine(from, to int) bool {
	return (from == 0 || p.body[from-1] == '\n') && (to == len(p.body) || p.body[to] == '\n')
}

// checkRank reports the voices of the rarer word of a rank, with the first of the other.
// The title names the own unit, if any.
func (p *prose) checkRank(r *report, k rank, selves map[string][][2]int, title voice) {
	voices, own := p.voicesOf(k, selves, title), title.word
	told := map[string]int{}
	for _, v := range voices {
		told[v.word]++
	}
	if len(told) != 2 || k.unless.MatchString(p.body) {
		return
	}
	usual, rare := k.usual(voices, told, own)
	if rare == own || told[rare] > 3 && 2*told[rare] > told[usual] {
		return
	}
	first := voices[slices.IndexFunc(voices, func(v voice) bool { return v.word == usual })]
	sure := own == usual || told[usual] >= 4*told[rare] || !k.above.MatchString(p.body)
	said := 0
	for _, v := range voices {
		if v.word == rare && said < 3 && (sure || p.ours(v)) && p.meant(k, v) {
			p.sayMixed(r, v.at, first.at, rare, usual)
			said++
		}
	}
}

// usual is the word that the text has more often for its unit, and the other. Where it has
// both as often, the title tells, or the first place.
func (k rank) usual(voices []voice, told map[string]int, own string) (usual, rare string) {
	for _, v := range voices {
		if usual == "" || told[v.word] > told[usual] || told[v.word] == told[usual] && v.word == own {
			usual = v.word
		}
	}
	for word := range told {
		if word != usual {
			rare = word
		}
	}
	return usual, rare
}

// namedUnit finds a unit by its name: 东江区.
var namedUnit = pattern.MustCompile(`(?:^|[^\p{Han}]|[在与和对由向到从的邻近、])([^\P{Han}全我们本各该]{2,3})(区|县|旗|镇|乡|街道|村|社区)`)

// meant tells whether a voice is of the unit, and 全区 not of the 园区 or 东江区 told of before.
func (p *prose) meant(k rank, v voice) bool {
	if p.ours(v) {
		return true
	}
	before := p.paragraphTo(v.at[0])
	for _, m := range namedUnit.FindAllStringSubmatchIndex(before, 50) {
		if before[m[4]:m[5]] == v.word {
			return false
		}
	}
	return !p.besideOther(k, v) && (v.office || v.word != "区" || k.beside == nil || !k.beside.MatchString(before))
}

// besideOther tells whether a voice stands beside one of another word of its rank, and is of a unit that the text has
// named: 云江县与东河区…，全县、全区….
func (p *prose) besideOther(k rank, v voice) bool {
	text := p.sentenceText(p.sentenceAt(v.at[0]))
	for _, word := range k.words {
		if word != v.word && containsAny(text, "全"+word, "我"+word, word+"级", word+"里") {
			return slices.ContainsFunc(namedUnit.FindAllStringSubmatch(p.body[:v.at[0]], mostVoices), func(m []string) bool { return m[2] == v.word })
		}
	}
	return false
}

// ours tells whether a voice says 我 or 本.
func (p *prose) ours(v voice) bool {
	return !v.office && p.body[v.at[0]:v.at[0]+len("全")] != "全"
}

func (p *prose) sayMixed(r *report, at, usual [2]int, word, want string) {
	r.add(claim{diag.Error, fmt.Sprintf("称谓不一致：这里写“%s”，别处写“%s”；请统一为本单位的名称", p.body[at[0]:at[1]], p.body[usual[0]:usual[1]]), want, word}, usual, p.phrase(at))
}
