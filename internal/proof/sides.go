package proof

import (
	_ "embed"
	"fmt"
	"strings"
	"unicode/utf8"

	"nianbao/internal/diag"
	"nianbao/internal/pattern"
)

// A rule lies on one side of its number: blood is given again after at least six months, and a trial lasts
// at most so many. sides.txt says on which side, of rules that any clerk knows.

//go:embed sides.txt
var sideTable string

// A sided rule is what lies on one side of a number.
type sidedRule struct {
	floor   bool
	kind    string // law, norm, bound
	names   *pattern.Pattern
	numbers []string // as written, where only they are meant
}

var sidedRules, sidedNames = readSides(sideTable)

// readSides returns the rules, and what tells at once whether any of them is named.
func readSides(table string) (out []sidedRule, any *pattern.Pattern) {
	var all []string
	for part := range rowsOf(table, 5) {
		names := strings.Join(strings.Fields(part[2]), "|")
		out = append(out, sidedRule{part[0] == "不少于", part[1], pattern.MustCompile(names), strings.Fields(part[3])})
		all = append(all, names)
	}
	return out, pattern.MustCompile(strings.Join(all, "|"))
}

var (
	notLess = pattern.MustCompile(`不(得|应|能|可|宜|准)?(?:少于|低于|小于|短于)(?:[\d一二两三四五六七八九十半]|$)`)
	notMore = pattern.MustCompile(`不(得|应|能|可|宜|准)?(?:超过|超出|多于|高于|大于|长于|突破)(?:[\d一二两三四五六七八九十半]|$)`)
	// beyondHere and shortHere lead up to a number on whose far or near side something lies.
	beyondHere = pattern.MustCompile(`[^不未]满$|超过$|高于$|大于$|多于$|至少$`)
	shortHere  = pattern.MustCompile(`[不未]满$|不足$|不到$|低于$|少于$|小于$`)
	// refused tells what becomes of those who lie on the wrong side.
	refused = pattern.MustCompile(`不得|不能|不予|不发|没有|无权|视为|以上不满|以上未满|须|不享受|不再|不可|不应|不宜|不符合|不合格|严禁|禁止|处罚|罚款|责令|违规|违法|取消|暂停|查处|发现|超标|整改|监护|陪同|除外|不属于|不算|另|的有|分别|参照|折算|报警|出现|以外`)
)

// sided reports a number on the other side than that on which the rule lies.
func sided(p *prose, r *report, i int) {
	s := p.sentences[i]
	text := p.body[s.from:s.to]
	if !containsAny(text, "不", "满", "以") || !sidedNames.MatchString("，"+text) {
		return
	}
	for _, rule := range sidedRules {
		if rule.kind == "bound" {
			rule.bounds(p, r, s)
			continue
		}
		wrong := notMore
		if !rule.floor {
			wrong = notLess
		}
		for _, m := range wrong.FindAllStringSubmatchIndex(text, 4) {
			if rule.turned(text[:m[0]], m[2] >= 0) && !inQuotes(text, m[0]) {
				rule.say(p, r, [2]int{s.from + m[0], s.from + m[1]})
				return
			}
		}
	}
}

func (rule sidedRule) say(p *prose, r *report, at [2]int) {
	want := "不超过"
	if rule.floor {
		want = "不少于"
	}
	r.add(claim{diag.Error, fmt.Sprintf("“%s”：按规定或常理应是“%s”的一侧；请核对用词", p.body[at[0]:at[1]], want), want, p.body[at[0]:at[1]]}, at)
}

// turned tells whether the rule is what the words before a word of the wrong side are about. A
// commanding one may stand in a rule that is only usual.
func (rule sidedRule) turned(head string, commands bool) bool {
	clause := afterLast(afterLast(afterLast(head, "，"), "；"), "：")
	if rule.kind == "norm" {
		tail := tailRunes(clause, 12)
		at := rule.names.FindStringIndex(tail)
		return commands && at != nil && !deniedName.MatchString(tail[:at[0]]) && !strings.Contains(clause, "的")
	}
	at := rule.names.FindAllStringIndex("，"+clause, -1)
	if at == nil {
		return false
	}
	between := ("，" + clause)[at[len(at)-1][1]:]
	return !strings.ContainsAny(between, "0123456789") && utf8.RuneCountInString(between) < 16 && !otherSize.MatchString(between)
}

// otherSize names what else of a thing is measured: 消防车道坡度不得大于8%.
var otherSize = pattern.MustCompile(`温度|坡度|距离|率|工资|面积|费|价|限额|次数|字数|篇幅|延长|补贴|补助|罚|重量|高差`)

// bounds reports the numbers that law gives on the wrong side, as 以上, 以下, 满 and 未满 say it.
func (rule sidedRule) bounds(p *prose, r *report, s sentence) {
	for k := s.figs[0]; k < s.figs[1]; k++ {
		f := &p.figures[k]
		if f.quoted || f.Upper != nil || !rule.isOf(p, f) {
			continue
		}
		begin, end := p.ownPart(s, f)
		near := "，" + p.body[begin:end]
		at := rule.names.FindStringIndex(near)
		if at == nil || refused.MatchString(near[:at[0]]+"·"+near[at[1]:]) {
			continue
		}
		defines := strings.ContainsRune("为于成属", firstRune(near[at[0]:])) // 30人以上的，为特别重大事故
		if side := sideOf(f, "，"+p.body[begin:f.Digits], defines); side != 0 && (side > 0) != rule.floor {
			rule.say(p, r, [2]int{max(f.from, f.Digits-len("年不满")), f.End})
			return
		}
	}
}

// ownPart is the part of a sentence that semicolons and the other numbers of its kind leave to f.
func (p *prose) ownPart(s sentence, f *figure) (begin, end int) {
	begin, end = s.from, s.to
	for k := s.figs[0]; k < s.figs[1]; k++ {
		switch g := &p.figures[k]; {
		case !sameBase(g, f) || k == f.index:
		case k < f.index:
			begin = g.End
		default:
			end = min(end, g.from)
		}
	}
	begin = max(begin, f.Digits-len(afterLast(p.body[s.from:f.Digits], "；")))
	behind, _, _ := strings.Cut(p.body[f.Digits:max(end, f.Digits)], "；")
	return min(begin, f.Digits), f.Digits + len(behind)
}

// isOf tells whether f is a number of the rule.
func (rule sidedRule) isOf(p *prose, f *figure) bool {
	text := p.body[f.from:f.Digits] + p.written(f)
	for _, number := range rule.numbers {
		if before, ok := strings.CutSuffix(text, number); ok && !endsInDigit(before) {
			return true
		}
	}
	return false
}

// sideOf is 1 where a number is told as a least, -1 where as a most, by the words before or behind it.
func sideOf(f *figure, head string, defines bool) int {
	side := f.bound()
	switch {
	case !defines && strings.HasPrefix(f.after, "的") && !strings.HasSuffix(head, "满"):
		return 0 // 低于70℃的 are those that lie there
	case notLess.MatchString(head):
		return 1
	case notMore.MatchString(head):
		return -1
	case side != "" && (beyondHere.MatchString(head) || shortHere.MatchString(head)):
		return 0
	case strings.HasSuffix(side, "以上"), side == "" && beyondHere.MatchString(head):
		return 1
	case side != "", shortHere.MatchString(head):
		return -1
	}
	return 0
}

func endsInDigit(text string) bool {
	return text != "" && strings.ContainsRune("0123456789.", rune(text[len(text)-1]))
}
