package proof

import (
	"slices"
	"strings"
	"unicode/utf8"

	"nianbao/internal/pattern"
)

// A valueList is a list of numbers of one kind, as 分别 leads one in: 120亩、85亩和96亩. Its lead is what
// stands before the first of them.
type valueList struct {
	values []*figure
	lead   string
}

// listsIn are the lists of two numbers and more of a sentence.
func (p *prose) listsIn(i int) (out []valueList) {
	s := p.sentences[i]
	for k := s.figs[0]; k < s.figs[1]; {
		values := runAfter(p, i, p.figures[k].Digits)
		if len(values) > 1 && ofOneKind(values) {
			out = append(out, valueList{values, p.leadOf(values[0])})
		}
		k += max(1, len(values))
	}
	return out
}

// ofOneKind tells whether values count one thing, in one clause.
func ofOneKind(values []*figure) bool {
	return !slices.ContainsFunc(values, func(f *figure) bool {
		return !sameBase(f, values[0]) || f.clause != values[0].clause || f.quoted || f.target || f.Upper != nil
	})
}

// leadOf is what stands before a number in its clause, with a time that is a clause of its own.
func (p *prose) leadOf(f *figure) string {
	lead := f.label
	if f.clause > 0 && (f.index == 0 || p.figures[f.index-1].clause < f.clause) {
		before := p.sentences[f.sentence].clauses[f.clause-1]
		if time := p.body[before[0]:before[1]]; timeAlone.MatchString(time) {
			return time + lead
		}
	}
	return lead
}

// oneOfList tells whether f is one of the values behind 分别.
func (p *prose) oneOfList(f *figure) bool {
	at := respectively.FindStringIndex(p.body[f.from:f.Digits])
	return at != nil && len(runAfter(p, f.sentence, f.from+at[1])) > 1
}

var (
	inTurn = strings.NewReplacer("分别", "", "依次", "", "各自", "")
	// thenList leads in what was so before: 去年分别为, 由去年的, 从.
	thenList = pattern.MustCompile(`去年|上年|上一年|同期|年初|上个?[季月]|前一年|改造前|此前|(?:由|从)[^，；、]{0,8}$`)
)

// listsGrow checks the changes of a list against the two lists that they lie between: 去年分别为100亩、
// 68亩、80亩，今年分别完成120亩、85亩、96亩，分别增长20%、25%、20%.
func listsGrow(p *prose, r *report, i int) {
	here := p.listsIn(i)
	for _, c := range here {
		word := changeNamed(c.values[0], inTurn.Replace(c.lead))
		if word == "" {
			continue
		}
		lists := here
		if i > 0 && p.sentences[i-1].paragraph == p.sentences[i].paragraph {
			lists = append(p.listsIn(i-1), here...)
		}
		then, now := p.endsOfList(c, lists)
		if then != nil && now == nil {
			now = p.namedOneByOne(then, c)
		}
		if then == nil || now == nil || !sameBase(then[0], now[0]) {
			continue
		}
		for k, f := range c.values {
			judgeChange(p, r, then[k], now[k], f, directionOf(f, word))
		}
	}
}

// endsOfList are the only list of before and the only one of now that a list of changes may lie
// between.
func (p *prose) endsOfList(c valueList, lists []valueList) (then, now []*figure) {
	var before, after valueList
	for _, l := range lists {
		if len(l.values) != len(c.values) || !changesIn(c.values[0], l.values[0]) || changeNamed(l.values[0], inTurn.Replace(l.lead)) != "" {
			continue
		}
		end := &after
		if thenList.MatchString(l.lead) {
			end = &before
		}
		if end.values != nil {
			return nil, nil
		}
		*end = l
	}
	if after.values != nil && !comparable(before.lead, after.lead) {
		return nil, nil
	}
	return before.values, after.values
}

var (
	shortOfYear = pattern.MustCompile(`半年|季度|\d月|以来|截至`)
	// ofWhen are the words of a lead that do not say what is counted.
	ofWhen = pattern.MustCompile(`去年|上年|上一年|今年|本年|同期|年初|前一年|此前|分别|依次|各自|(?:19|20)\d\d年|全[县市区镇省年]|其中|[为是达到比较由从的与有]`)
)

// comparable tells whether two lists may be of one thing, over as long a time: not 去年全年 and 今年上半年.
func comparable(then, now string) bool {
	if shortOfYear.MatchString(now) != partOfYear.MatchString(then) && !strings.Contains(then, "同期") {
		return false
	}
	a, b := onlyHan(ofWhen.ReplaceAllString(then, "")), onlyHan(ofWhen.ReplaceAllString(toward.ReplaceAllString(now, ""), ""))
	return utf8.RuneCountInString(a) < 2 || utf8.RuneCountInString(b) < 2 || overlap(a, b) > 0
}

// namedOneByOne are as many numbers right before a list of before as that has, each with its name: 城关120亩、
// 河口85亩，去年分别为100亩、68亩. One of them at least explains its change.
func (p *prose) namedOneByOne(then []*figure, c valueList) []*figure {
	s := p.sentences[then[0].sentence]
	now := runBefore(p, then[0].sentence, then[0].Start, len(then))
	if now == nil || now[0].index != s.figs[0] || then[0].clause-now[len(now)-1].clause != 1 {
		return nil
	}
	for k, f := range now {
		if len(onlyHan(f.label)) > 0 && sameBase(f, then[k]) {
			if p.silent(func(r *report) { judgeChange(p, r, then[k], f, c.values[k], "") }) {
				return now
			}
		}
	}
	return nil
}

// directionOf is the word of direction of one of a list of changes: its own, or that of the first.
func directionOf(f *figure, first string) string {
	if m := nextChange.FindStringSubmatch(f.label); m != nil && m[1] != "" {
		return m[1]
	}
	return first
}
