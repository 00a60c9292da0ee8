package proof

import (
	_ "embed"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"nianbao/internal/diag"
	"nianbao/internal/pattern"
)

// A slot is a measure that no number stands before. It is a hole where something
// calls for the number: a word behind which one must stand (共有), a verb whose object
// is counted (举办), a noun that the measure counts (调解纠纷起), a comparison (由个增加到56个)
// or a dash (3—个工作日). The words are in slots.txt.

//go:embed slots.txt
var slotTable string

// A measure says what may stand around a measure word.
type measure struct {
	class        string          // s, m, w, d: see slots.txt
	begins, ends string          // what behind and before it makes it part of a word
	nouns        map[string]bool // what it counts, standing before it
}

var (
	slotWords = map[string]map[string]bool{} // have, do, quantity
	measures  = readSlots(slotTable)
	slotForm  = slotPattern()
)

func readSlots(table string) map[string]measure {
	out := map[string]measure{}
	for line := range strings.Lines(table) {
		parts := strings.Split(strings.TrimSpace(line), "|")
		switch {
		case strings.HasPrefix(line, "#"):
		case len(parts) == 2 && len(parts[1]) > 1:
			slotWords[parts[0]] = wordSet(parts[1])
		case len(parts) > 1:
			parts = append(parts, "", "", "")
			out[parts[0]] = measure{parts[1], parts[2], parts[3], wordSet(parts[4])}
		}
	}
	return out
}

func wordSet(words string) map[string]bool {
	out := map[string]bool{}
	for _, w := range strings.Fields(words) {
		out[w] = true
	}
	return out
}

// slotPattern finds the measures that slots are made of, the longest first.
func slotPattern() *pattern.Pattern {
	names := map[string]bool{}
	for name, m := range measures {
		if m.class != "d" {
			names[pattern.QuoteMeta(name)] = true
		}
	}
	return pattern.MustCompile(strings.Join(longestFirst(names), "|"))
}

// numeric are characters that are a number, or stand for one.
const numeric = "0123456789.一二三四五六七八九十百千万亿零〇两几数多半来ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz×%＿_□■○"

// emptySlots reports the slots of a sentence that call for a number.
func emptySlots(p *prose, r *report, i int) {
	s := p.sentences[i]
	next := s.figs[0]
	for _, m := range slotForm.FindAllStringIndex(p.body[s.from:s.to], -1) {
		from, to := s.from+m[0], s.from+m[1]
		for next < s.figs[1] && p.figures[next].End <= from {
			next++
		}
		if next < s.figs[1] && p.figures[next].Start < to {
			continue
		}
		c := clauseAt(s, from)
		left, right := p.body[c[0]:from], p.body[to:s.to]
		if !calledFor(p.body[from:to], left, right) {
			continue
		}
		begin := from - len(tailRunes(left, 4))
		r.add(claim{diag.Error, fmt.Sprintf("“%s”：数字缺失，请补上数字", p.body[begin:to]), "数字", ""}, [2]int{begin, to})
	}
}

// clauseAt is the clause that holds a byte of the body.
func clauseAt(s sentence, at int) [2]int {
	k, _ := slices.BinarySearchFunc(s.clauses, at, func(c [2]int, at int) int {
		if c[1] <= at {
			return -1
		}
		return 1
	})
	return s.clauses[min(k, len(s.clauses)-1)]
}

var (
	slotEnd     = pattern.MustCompile(`^(?:[，。；、：）\n]|$|以上|以下|以内|左右)`)
	listsNames  = pattern.MustCompile(`^、[^，；。\d]{1,20}(?:分别|均|都|同比|双双)`) // 接待游客人次、旅游收入分别增长20%
	hanAhead    = pattern.MustCompile(`^\p{Han}`)
	grows       = pattern.MustCompile(`^(?:增加|增长|增|扩大|扩展|扩|发展|提高|提升|上升|升|减少|减|压减|压缩|缩短|缩减|缩小|下降|降低|降)(?:到|至|为)`)
	makesUp     = pattern.MustCompile(`^\p{Han}{2,8}?(?:组成|构成)`)
	dashBefore  = pattern.MustCompile(`\d(?:—|-|至|到)$`)
	roundNumber = pattern.MustCompile(`(?:超|过|近|破|逾|不足|不到)$`)
	countedHere = pattern.MustCompile(`[共现已拥建设]有|累计|全年|年内|先后|共(?:接|编|征|发|举|组|开|办|查|收|完|培|走|化|受|排)|接听|接办|编发|采纳|新[增建]|建成|登记|注册|投入|发放|办理|查处|调解|受理|开展|举办|配备|购置|改造|整改|排查|发现|召开|检查|监测|走访|巡查|出动|储备|惠及|征集|收到|收集|化解|审议|提出`)
	changesSlot = pattern.MustCompile(`[增减提降按每各]`)
	unitNote    = pattern.MustCompile(`单位[为是：]?$`)
)

// calledFor tells whether the words around a measure call for a number.
func calledFor(name, left, right string) bool {
	m := measures[name]
	last, _ := utf8.DecodeLastRuneInString(left)
	first, _ := utf8.DecodeRuneInString(right)
	if dashBefore.MatchString(left) && m.class != "m" && m.class != "n" {
		return true
	}
	if strings.ContainsRune(numeric, last) && left != "" || strings.ContainsRune(m.begins, first) && right != "" || m.ends != "" && left != "" && strings.ContainsRune(m.ends, last) {
		return false
	}
	end := slotEnd.MatchString(right) && !listsNames.MatchString(right)
	open := end || m.class != "m" && m.begins != "*" && hanAhead.MatchString(right)
	switch {
	case last == '（', m.class == "n" && utf8.RuneCountInString(name) > 1 && changedAtAll.MatchString(left):
		return false
	case end && joined(left, name):
		return true
	case name == "期":
		return end && counts(m, left)
	case name == "%" || name == "‰":
		return left != "" && strings.ContainsRune(beforePerCent, last)
	case m.class == "n" && (!end || endsIn(left, "have", 2) == 0):
		lead := strings.TrimSuffix(left, "余")
		return end && counts(m, left) || m.countsAhead(right) && (endsIn(lead, "have", 1) > 0 || endsIn(lead, "do", 1) > 0)
	case last == '由' || last == '从':
		return grows.MatchString(right) || last == '由' && m.begins != "*" && makesUp.MatchString(right)
	case last == '余':
		left = strings.TrimSuffix(left, "余")
		return open && (endsIn(left, "have", 2) > 0 || counts(m, left))
	case m.class == "s" && endsIn(left, "quantity", 2) > 0 && !unitNote.MatchString(left):
		return open && last != '数' && last != '量'
	case endsIn(left, "have", 1) > 0:
		return open && !(m.class == "m" && roundNumber.MatchString(left))
	case m.begins == peopleTimes && (!end || !plainLead.MatchString(left)):
		return false
	case endsIn(left, "do", 1) > 0:
		return open && m.begins != "*"
	case !end:
		return false
	case last == '为' || last == '是':
		return endsIn(strings.TrimRight(left, "为是"), "quantity", 1) > 0
	case m.class == "s":
		return hanAhead.MatchString(string(last)) && !strings.ContainsRune("每按以论整各上近超过单", last) && !unitNote.MatchString(left)
	}
	return counts(m, left)
}

// changedAtAll leads up to what there is more or less of, of which no number need be told: 减少课时.
var changedAtAll = pattern.MustCompile(`(?:增加|减少|压减|精简|调整)$`)

// joined tells whether the measure stands behind a number that has it already: 860元和元.
func joined(left, name string) bool {
	m := jointEnd.FindStringIndex(left)
	if m == nil {
		return false
	}
	head, ok := strings.CutSuffix(left[:m[0]], name)
	last, _ := utf8.DecodeLastRuneInString(head)
	return ok && isDigit(last)
}

var jointEnd = pattern.MustCompile(`(?:和|、|与|及|至|到|以及|增加到|提高到|减少到|下降到|上升到|增至|降至)$`)

// countsAhead tells whether a text begins with what a measure counts: 盏路灯.
func (m measure) countsAhead(text string) bool {
	for n := 1; n <= 6; n++ {
		if noun := headRunes(text, n); m.nouns[noun] || m.nouns["+"+noun] {
			return true
		}
	}
	return false
}

// endsIn is the length in bytes of the longest word of a list that text ends in, at
// least so many characters; 0 for none.
func endsIn(text, list string, least int) int {
	for n := 5; n >= least; n-- {
		if tail := tailRunes(text, n); slotWords[list][tail] && utf8.RuneCountInString(tail) == n {
			return len(tail)
		}
	}
	return 0
}

// beforePerCent are the last characters of what a percentage follows: 增长, 达到, 上年的.
const beforePerCent = "长降高到升低少加为约率占达过了在于的是仅近超比幅重例大足至增减"

// peopleTimes marks 人次, which is a noun of its own: 接待人次同比增长.
const peopleTimes = "数的均"

// plainLead leads up to a verb whose 人次 are counted.
var plainLead = pattern.MustCompile(`(?:全年|累计|共|已|先后|期|月|天|^带动就业|^救助|^惠及|^受益|免费|入户)(?:培训|体检|就诊|筛查|诊治|接待|服务|惠及|受益|诊疗|救助|参与|出动|义诊|带动就业|慰问|走访|巡查)?(?:游客|学员|群众|患者|旅客|读者|居民|职工|学生|老人)?$`)

// counts tells whether left ends in a noun that the measure counts, in a clause that
// counts something: 全年累计调解纠纷起. Of money, land and the like no more is asked.
func counts(m measure, left string) bool {
	left = strings.TrimRight(left, "共约达到")
	for n := 1; n <= 6; n++ {
		noun := tailRunes(left, n)
		if !m.nouns[noun] {
			continue
		}
		rest := strings.TrimSuffix(left, noun)
		rest = rest[strings.LastIndex(rest, "、")+1:]
		return m.class == "m" || countedHere.MatchString(left) || utf8.RuneCountInString(rest) <= 5 && !changesSlot.MatchString(rest)
	}
	return m.nouns["*"] && countedHere.MatchString(left) && !strings.ContainsAny(left, "0123456789")
}
