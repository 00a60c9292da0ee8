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
