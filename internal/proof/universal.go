package proof

import (
	"fmt"
	"regexp"
	"strings"

	"nianbao/internal/diag"
)

// checkUniversal sets 全部达标 against 仍有不达标: a statement about all, and a later
// one that some do not.
func checkUniversal(p *prose, r *report) {
	noneLeft(p, r)
	for _, u := range universals(p) {
		var hits [][2]int
		for _, e := range p.exceptions(u.core) {
			if e.from > u.to && excepts(p, u, e) {
				hits = append(hits, [2]int{e.from, e.to})
			}
			if len(hits) == 3 {
				break
			}
		}
		if len(hits) == 0 {
			continue
		}
		told, but := p.body[u.from:u.to], p.body[hits[0][0]:hits[0][1]]
		r.add(claim{diag.Error, fmt.Sprintf("前面说“%s”，后面又说“%s”，互相矛盾；请核对是否“基本%s”，或例外没有写全", headRunes(told, 40), headRunes(but, 40), u.core), "", but},
			append([][2]int{{u.from, u.to}}, hits...)...)
	}
}

// A universalClaim says that all of something are so.
type universalClaim struct {
	from, to int
	sentence int
	subject  string
	core     string // two characters of what they are: 达标, 通水
	aside    string // what is excepted by 除…外
}

var (
	hopes    = regexp.MustCompile(`要|确保|力争|争取|必须|将|努力|计划|目标|应|拟|如果|凡|只有|才能|希望|需|不得|一律不|推动|年底前|下一步|今后|明年|可以|能够|若|标准是|指的是`)
	excepted = regexp.MustCompile(`除([^，。；]{2,40})(?:外|以外|之外)`)
	strip    = regexp.MustCompile(`^(?:已经|已|实现|完成|得到|做到|达到|了|全|过|上|建有|设有|配有|建立|设立|配备|安装|有效|基本|顺利|按期|按时|如期|纳入|进行|通过)+`)
	subjects = regexp.MustCompile(`全县|全区|全市|全镇|我县|我区|我市|我镇|所有|各|的|目前|截至|已|经过|到|年底|现|全|共|个|家|所|\d|“|”|（|）|、|名|户|人|座|条|处`)
	universe = regexp.MustCompile(`全部|一律|均|都|百分之百|100%|无一例外|所有|全覆盖|实现全`)
)

// universals finds statements that all of something already are so.
func universals(p *prose) []universalClaim {
	var out []universalClaim
	for i := range p.sentences {
		s := p.sentences[i]
		for n, c := range s.clauses {
			text := p.body[c[0]:c[1]]
			if len(text) > 240 || !containsAny(text, "全部", "一律", "均", "都", "百分之百", "100%", "无一例外", "所有", "全") || !universe.MatchString(text) || hopes.MatchString(text) {
				continue
			}
			if u, ok := universal(p, i, n, c); ok {
				out = append(out, u)
			}
			if len(out) >= 300 {
				return out
			}
		}
	}
	return out
}

var allWordsForm = regexp.MustCompile(`全部|一律|均|都|百分之百|100%|无一例外|实现全|实现了全|全面`)

func universal(p *prose, i, n int, c [2]int) (universalClaim, bool) {
	text := p.body[c[0]:c[1]]
	at := allWordsForm.FindStringIndex(text)
	if at == nil {
		return universalClaim{}, false
	}
	subject, predicate := text[:at[0]], strip.ReplaceAllString(text[at[1]:], "")
	if m := rateOfAll.FindStringSubmatch(subject); m != nil {
		predicate = m[1]
	} else if strings.HasPrefix(text[at[0]:], "100%") || strings.HasPrefix(text[at[0]:], "百分之百") {
		return universalClaim{}, false
	}
	predicate = strings.NewReplacer("网上", "网上", "线上", "线上", "了", "", "上", "").Replace(predicate)
	core := headRunes(onlyHan(predicate), 2)
	if len([]rune(core)) < 2 || commonCore[core] {
		return universalClaim{}, false
	}
	if n > 0 && pairsCount(subject) < 2 {
		prev := p.sentences[i].clauses[n-1]
		subject = p.body[prev[0]:prev[1]] + subject
	}
	u := universalClaim{from: c[0], to: c[1], sentence: i, subject: subjects.ReplaceAllString(subject, "·"), core: core}
	if m := excepted.FindStringSubmatch(p.sentenceText(i)); m != nil {
		u.aside = m[1]
	}
	if m := shortSubject.FindStringSubmatch(subject); m != nil && pairsCount(u.subject) == 0 {
		u.subject = m[1]
	}
	return u, pairsCount(u.subject) > 0 || shortSubject.MatchString("所有"+u.subject)
}

// shortSubject is a thing of one character: 所有村均建立了….
var shortSubject = regexp.MustCompile(`(?:所有|全部|各)(村|镇|乡|校|店|厂|户)$`)

func pairsCount(s string) int { return len(pairs(s)) }

func onlyHan(s string) string {
	return strings.Map(func(r rune) rune {
		if r >= 0x4E00 && r <= 0x9FFF {
			return r
		}
		return -1
	}, s)
}

// commonCore are predicates that say nothing to be contradicted.
var commonCore = map[string]bool{"可以": true, "能够": true, "属于": true, "用于": true, "位于": true, "没有": true, "不是": true, "来自": true, "取得": true, "十分": true, "非常": true, "具有": true, "成为": true, "高于": true, "低于": true, "超过": true}

// An exception is a clause that denies a predicate.
type exception struct{ from, to, sentence int }

var (
	someForm = regexp.MustCompile(`部分|个别|少数|极少数|一些|不少|有的|仍有|还有|尚有|仍然有|有\d|仍|\d+(?:个|家|所|户|名|处|条|座|人|村|栋|间|台|套)|[两二三四五六七八九十](?:个|家|所|户|名|处|条|座|村|栋)`)
	ifForm   = regexp.MustCompile(`凡|如果|如|若|对于?未|对不|避免|防止|确保|不得|杜绝|一律|的，|要|应|予以|责令|过去|原来|此前|当时|年初|曾|以前|之前|历史上|当年|不能|没有一|无一|未出现|不存在|解决了|消除了`)
	negation = regexp.MustCompile(`(?:尚未|还没有|没有|还没|不|未|没)(?:建有|建立|建成|设立|设有|配备|配有|安装|建|设|配|能|完成|实现|得到|按期|按时|通过|全|做到|达到|落实)?`)
)

// exceptions returns the clauses that deny a predicate, in order of place.
func (p *prose) exceptions(core string) []exception {
	if p.denied == nil {
		p.denied = denials(p.body)
	}
	starts := p.denied[core]
	var out []exception
	s := 0
	for _, at := range starts {
		for s+1 < len(p.sentences) && p.sentences[s].to <= at {
			s++
		}
		for _, c := range p.sentences[s].clauses {
			if c[0] <= at && at < c[1] {
				out = append(out, exception{c[0], c[1], s})
			}
		}
	}
	return out
}

// denials maps two characters to the places where they are denied.
func denials(body string) map[string][]int {
	out := map[string][]int{}
	for _, m := range negation.FindAllStringIndex(body, -1) {
		for end := m[1]; end >= m[0]+3; end -= 3 {
			core := headRunes(onlyHan(body[end:min(len(body), end+15)]), 2)
			if list := out[core]; len(list) < 200 {
				out[core] = append(list, m[0])
			}
		}
	}
	return out
}

// stillNot denies what was told of all, of places that are named.
var stillNot = regexp.MustCompile(`尚未|仍未|还没有|至今未|还未`)

// excepts tells whether e is about what u is about, is a fact, and is not the
// exception that u itself names.
func excepts(p *prose, u universalClaim, e exception) bool {
	text := p.body[e.from:e.to]
	for _, pair := range oppositePairs {
		if strings.Contains(u.subject, pair[0]) && !strings.Contains(u.subject, pair[1]) && strings.Contains(text, pair[1]) ||
			strings.Contains(u.subject, pair[1]) && !strings.Contains(u.subject, pair[0]) && strings.Contains(text, pair[0]) && !strings.Contains(pair[1], pair[0]) {
			return false
		}
	}
	if !someForm.MatchString(text) && !(stillNot.MatchString(text) && localName.MatchString(text)) || ifForm.MatchString(text) || strings.HasPrefix(text, "对") {
		return false
	}
	subject := strings.TrimSuffix(u.subject, "率")
	if overlap(subject, text) == 0 && !(len([]rune(subject)) == 1 && containsAny(text, "部分"+subject, "个"+subject, "少数"+subject, "别"+subject)) {
		return false
	}
	if u.aside != "" {
		for _, number := range plainNumber.FindAllString(text, 3) {
			if strings.Contains(u.aside, number) {
				return false
			}
		}
		if containsAny(text, "这", "上述", "该") || containsAny(text, "两个", "三个") && containsAny(u.aside, "两个", "三个") {
			return false
		}
	}
	return !otherTime(p, u, e)
}

// otherTime tells whether the exception speaks of an earlier year.
func otherTime(p *prose, u universalClaim, e exception) bool {
	a, b := fourDigits.FindString(p.sentenceText(u.sentence)), fourDigits.FindString(p.body[e.from:e.to])
	return a != "" && b != "" && b < a
}

// rateOfAll finds the stem of a rate: 覆盖率达到100%.
var rateOfAll = regexp.MustCompile(`([\p{Han}]{2})率(?:已|为|达到|达|均|都|保持|稳定在)*$`)

// plainNumber finds digits.
var plainNumber = regexp.MustCompile(`\d+`)
