package proof

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"nianbao/internal/diag"
	"nianbao/internal/pattern"
)

// A none says that there is nothing of a kind: 未发生一起安全事故, 零上访, 无一户住危房, 没有一名
// 学生辍学. A later count of the kind contradicts it.

var (
	noneForms = []*pattern.Pattern{
		pattern.MustCompile(`(?:没有|未|无)(?:再)?(?:发生|出现|发现)(?:过)?(?:[一1](?:起|例|件|次|宗)|任何|新的)?([\p{Han}]{2,12})`),
		pattern.MustCompile(`(?:无一|没有一)(?:个|名|位|例|起|家|所|处|户|人|村|校|项|企业|学生|群众)([\p{Han}]{2,12})`),
		pattern.MustCompile(`(?:实现|保持|确保了|做到)[\p{Han}“]{0,8}?零(上访|事故|感染|投诉|伤亡|辍学|失学|复发|死亡|差错|违纪|新增)`),
		pattern.MustCompile(`([\p{Han}]{2,6})(?:实现|保持|为)?“?零(?:发生|报告|增长案例)`),
	}
	countedForm = pattern.MustCompile(`(?:\d+|[一二两三四五六七八九十]{1,3})(?:起|例|件|次|宗|批次|批|户|人|家|所|处|名|项|个村|村|校|个)`)
	happened    = pattern.MustCompile(`引发|发生|出现`)
	onDay       = pattern.MustCompile(`\d{1,2}月`)
	// graver words narrow what has not happened: 未发生较大以上事故.
	graver   = pattern.MustCompile(`较大|重大|特大|亡人|死亡|责任|群体|规模|恶性|影响|极端|进京|赴省|系统性|区域性|以上|聚集|校园|本土|新增|二次|因灾|大面积|产品|食品|火灾|交通|生产|医疗|环境|网络|舆情|返贫|漏`)
	pastOnly = pattern.MustCompile(`去年|上年|前年|往年|历史|曾|以前|过去|全国|全省|外地|某|减少|下降|同比|比上|演练|模拟|如|若|一旦|未|没有|无|零|不|防止|避免|处置能力|预案`)
)

// A none has the words of its kind and its place.
type none struct {
	core       string
	grave      []string // the words that narrow it
	head, tail string   // how its name begins and ends, where it is long enough
	words      []string // of its name, two characters each
	cases      []string // names of cases of it, whatever they are: 轻伤事故
	lastYear   bool
	leads      bool // it is what leads to a thing itself: 隐患
	from, to   int
}

func newNone(core, sentence string, c [2]int) none {
	n := none{core: core, grave: graver.FindAllString(core, -1), lastYear: containsAny(sentence, "去年", "上年"), leads: leadsTo.MatchString(core), from: c[0], to: c[1]}
	switch k := utf8.RuneCountInString(core); {
	case k > 4:
		n.head, n.tail = headRunes(core, 4), tailRunes(core, 4)
	case k == 4:
		n.head = core
	}
	n.words = wordsOfTwo(onlyHan(graveness.ReplaceAllString(core, "")))
	if !containsAny(core, "以上", "较大", "重大", "特大") {
		n.cases = narrower[tailRunes(core, 4)]
	}
	return n
}

// wordsOfTwo are the words of a name, counted from its end; none of a short one.
func wordsOfTwo(text string) (words []string) {
	name := []rune(text)
	for at := len(name); at >= 2 && len(name) > 4; at -= 2 {
		words = append(words, string(name[at-2:at]))
	}
	return words
}

// noneLeft sets each none against the counts that follow it.
func noneLeft(p *prose, r *report) {
	var told []none
	for i := range p.sentences {
		s := p.sentences[i]
		for _, c := range s.clauses {
			text := p.body[c[0]:c[1]]
			if len(told) > 0 && (countedForm.MatchString(text) || happened.MatchString(text) && onDay.MatchString(p.sentenceText(i))) && !pastOnly.MatchString(text) && !hopes.MatchString(text) {
				someOf(p, r, told, c)
			}
			if len(told) < 50 && containsAny(text, "未", "无", "没", "零") && !hopes.MatchString(text) {
				if n, ok := noneIn(text); ok {
					told = append(told, newNone(n, p.sentenceText(i), c))
				}
			}
		}
	}
}

// noneIn is the kind that a clause says there is none of.
func noneIn(text string) (string, bool) {
	for _, form := range noneForms {
		if m := form.FindStringSubmatchIndex(text); m != nil {
			next, _ := utf8.DecodeRuneInString(text[m[3]:])
			return text[m[2]:m[3]], !isDigit(next) // 未发生死亡3人以上的事故 says only how grave
		}
	}
	return "", false
}

// someOf reports a clause that counts what there is none of: it has all the words of
// the kind, and none narrower stands beside them.
func someOf(p *prose, r *report, told []none, c [2]int) {
	text := p.body[c[0]:c[1]]
	leads := leadsTo.MatchString(text)
	still := containsAny(text, "目前", "还有", "仍有", "尚有")
	for _, n := range told {
		if c[0] <= n.to || leads && !n.leads || !n.counts(text) || n.lastYear && !still {
			continue
		}
		r.add(claim{diag.Error, fmt.Sprintf("前面说“%s”，后面又说“%s”，互相矛盾；请核对", headRunes(p.body[n.from:n.to], 40), headRunes(text, 40)), "", text}, [2]int{n.from, n.to}, c)
		return
	}
}

// leadsTo is what comes before, of or after a thing, and is not the thing.
var leadsTo = pattern.MustCompile(`隐患|风险|苗头|预案|应急|演练|案例|警示|防范|线索|救援|保险|教育|排查|培训`)

// counts tells whether a clause is of the kind of n, and no milder.
func (n none) counts(text string) bool {
	if containsAny(text, n.cases...) && !containsAny(text, "交通", "警情", "路面") {
		return true
	}
	if !n.named(text) {
		return false
	}
	for _, word := range n.grave {
		if word != "以上" && !strings.Contains(text, word) && !(strings.HasPrefix(word, "较大") && containsAny(text, "重大", "特大")) {
			return false
		}
	}
	return true
}

func (n none) named(text string) bool {
	if strings.Contains(text, n.core) || n.head != "" && strings.Contains(text, n.head) || n.tail != "" && strings.Contains(text, n.tail) {
		return true
	}
	if n.wordsIn(text) {
		return true
	}
	k := utf8.RuneCountInString(n.core)
	return k > 2 && k < 8 && strings.Contains(text, headRunes(n.core, 2)) && strings.Contains(text, tailRunes(n.core, 2))
}

// wordsIn tells whether a text has the words of the name in another order: 安全生产事故,
// 一起生产安全事故.
func (n none) wordsIn(text string) bool {
	return len(n.words) > 0 && !slices.ContainsFunc(n.words, func(word string) bool { return !strings.Contains(text, word) })
}

// graveness says from where on something counts.
var graveness = pattern.MustCompile(`(?:一般|较大|重大|特大)?(?:及?以上)?(?:级别)?的?`)

// unanimous tells that nobody was against, with votes that were.
var unanimous = pattern.MustCompile(`(?:一致|全票)(?:同意|通过|赞成|表决通过)[^。]{0,40}?(反对|弃权|不同意)(?:票)?(?:的)?(?:有)?(\d+)(?:票|人|名)`)

// split reports 一致通过 beside votes against.
func split(p *prose, r *report) {
	for i := range p.sentences {
		text, from := p.sentenceText(i), p.sentences[i].from
		if !strings.Contains(text, "一致") && !strings.Contains(text, "全票") {
			continue
		}
		if m := unanimous.FindStringSubmatchIndex(text); m != nil && atoi(text[m[4]:m[5]]) > 0 {
			r.add(claim{diag.Error, fmt.Sprintf("“%s”：一致（全票）与%s%s票互相矛盾；请核对", text[m[0]:m[1]], text[m[2]:m[3]], text[m[4]:m[5]]), "", text[m[2]:m[1]]}, [2]int{from + m[0], from + m[1]})
		}
	}
}
