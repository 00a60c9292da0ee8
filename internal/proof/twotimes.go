package proof

import (
	"slices"
	"strings"

	"nianbao/internal/pattern"
)

// What is counted at two times and how much it changed is told in any order and in many
// words: 今年招录204人，去年招录152人，比去年多招52人; 今年招录204人，增长34.2%（去年为152人). Each number has a
// role by its own words; only where no number of now explains the change is it wrong.

// before are the names of a time before, which a change is counted from.
const before = `去年|上年|上一年|上年度|上年同期|去年同期|上年同月|年初|上季度|上月|上个月|上周|上期|前一年`

var (
	// thenLead begins what is told of the time before.
	thenLead = pattern.MustCompile(`^[，；（：]?(?:而|但|其中)?(?:我[县市区镇]|全[县市区镇])?(?:` + before + `|基期)(?:同期|末|底|年末|全年|的)?(?:仅|只|共|累计|还|是|为|有|则|同口径)*([\p{Han}]{0,14})$`)
	// moved ends the words of a change, with the verb that it goes with: 多招, 少报了, 增幅为.
	moved = pattern.MustCompile(`(多|少|增|减)([\p{Han}]{1,3}?)了?(?:约|近)?$`)
	// fromThen may stand before the words of a change.
	fromThen = pattern.MustCompile(`^[，；（]?(?:今年|同比|环比|平均|每[天日周月季年])*(?:比|较|与|同)?(?:` + before + `|同期)?(?:同期|末|底|年末)?(?:相比)?，?(?:共|又|实际|净|则|整整|足足|大幅|分别|仅|只|也|还)*`)
	// stockAt leads in how many there were on one day, cameOrWent how many came or went since.
	stockAt    = pattern.MustCompile(`[年月季度](?:初|末|底)`)
	cameOrWent = pattern.MustCompile(`(?:招|聘|来|走|进|出|退|调|转|新|死)[\p{Han}]{0,3}了?$`)
)

// twoTimes checks the changes of a sentence of which both ends are told in it, or in the one
// before it.
func twoTimes(p *prose, r *report, i int) {
	for k := p.sentences[i].figs[0]; k < p.sentences[i].figs[1]; k++ {
		p.changedSince(r, i, &p.figures[k])
	}
}

// changedSince checks one of them.
func (p *prose) changedSince(r *report, i int, c *figure) {
	word := changeOf(p, c)
	if word == "" {
		return
	}
	s := p.sentences[i]
	then := p.thenBeside(s, c)
	if then != nil {
		if now := p.nowBeside(s, then, c); len(now) > 0 {
			judgeBase(p, r, now, then, c, word)
			return
		}
	}
	if i > 0 && p.sentences[i-1].paragraph == s.paragraph {
		now, then := p.endsBefore(p.sentences[i-1], s, then, c)
		judgeBase(p, r, now, then, c, word)
	}
}

// endsBefore are the ends of a change of which the sentence before tells one or both. What
// both sentences count has a name in common, or the change begins the sentence.
func (p *prose) endsBefore(before, s sentence, then, c *figure) ([]*figure, *figure) {
	otherThing := func(then *figure) func(f *figure) bool {
		verb, _ := thenOf(p, then)
		return func(f *figure) bool { return overlap(verb, f.label) == 0 }
	}
	if then != nil {
		return slices.DeleteFunc(p.nowBeside(before, then, c), otherThing(then)), then
	}
	if then = p.thenBeside(before, c); then == nil {
		return nil, nil
	}
	if now := slices.DeleteFunc(p.nowBeside(s, then, c), otherThing(then)); len(now) == 1 && now[0].index == c.index-1 {
		return now, then
	}
	if c.index == s.figs[0] && c.clause <= 1 && yearOnYear.MatchString(p.body[s.from:c.Digits]) {
		return p.nowBeside(before, then, c), then
	}
	return nil, nil
}

// changeOf is the word of direction of a figure that is nothing but a change, "" for others.
func changeOf(p *prose, c *figure) string {
	if word := changeNamed(c, c.label); word != "" {
		return word
	}
	if c.Base == "倍" && timesThen.MatchString(c.label) {
		return "是"
	}
	rest := fromThen.ReplaceAllString(c.label, "")
	if c.Upper != nil || c.quoted || c.target || strings.HasPrefix(rest, "的") {
		return ""
	}
	if m := moved.FindStringSubmatch(rest); m != nil && m[0] == rest && (rest != c.label || sharedRunes(m[2], p.body[p.sentences[c.sentence].from:c.from]) == len([]rune(m[2]))) {
		return m[1]
	}
	return ""
}

// changeNamed is the word of direction of a label that says nothing but by how much something
// changed.
func changeNamed(c *figure, label string) string {
	rest := fromThen.ReplaceAllString(label, "")
	if c.Upper != nil || c.quoted || c.target {
		return ""
	}
	return onlyChange(rest)
}

// thenOf is what a number of the time before is of, and whether it is one.
func thenOf(p *prose, f *figure) (verb string, ok bool) {
	if !plain(f) && !share(f) || isChange(f) {
		return "", false
	}
	lead := asideOrClause(p, f)
	if !containsAny(lead, "去年", "上", "年初", "基期", "前一年") {
		return "", false
	}
	m := thenLead.FindStringSubmatch(lead)
	if m == nil || planLabel.MatchString(f.label) || containsAny(m[1], "比", "较", "增", "减", "多", "少", "分别") {
		return "", false
	}
	return m[1], true
}

// asideOrClause are the words before f in its brackets, else in its clause, with a time that
// is a clause of its own: 去年，全县招录.
func asideOrClause(p *prose, f *figure) string {
	lead := p.body[f.from:f.Start]
	if at := strings.LastIndex(lead, "（"); f.aside && at >= 0 {
		return lead[at:]
	}
	if f.clause > 0 {
		before := p.sentences[f.sentence].clauses[f.clause-1]
		if time := p.body[before[0]:before[1]]; timeAlone.MatchString(time) {
			return time + lead
		}
	}
	return lead
}

var timeAlone = pattern.MustCompile(`^(?:去年|上年|上年同期|去年同期|年初|(?:19|20)\d\d年|[一二三四]季度|[上下]半年)$`)

// thenBeside is the only number of the time before that may be the one that a change is counted
// from, nil where there is none or there are several.
func (p *prose) thenBeside(s sentence, c *figure) *figure {
	var found *figure
	for k := s.figs[0]; k < s.figs[1]; k++ {
		f := &p.figures[k]
		if _, ok := thenOf(p, f); !ok || f.sentence == c.sentence && distance(f.clause, c.clause) > 3 || !changesIn(c, f) || !countedSince(c, asideOrClause(p, f)) || !p.nextTo(c, f) {
			continue
		}
		if found != nil {
			return nil
		}
		found = f
	}
	return found
}

// countedSince tells whether a change may be counted from a time: 环比 from the last month, 同比 from the last year.
func countedSince(c *figure, time string) bool {
	ofYear := yearBack.MatchString(time)
	return !(ofYear && strings.Contains(c.label, "环比") || !ofYear && monthBack.MatchString(time) && yearOnYear.MatchString(c.label))
}

var (
	yearBack  = pattern.MustCompile(`去年|上年|上一年|同期|同月`)
	monthBack = pattern.MustCompile(`上个?[月季周]`)
)

// nextTo tells whether nothing but changes is told between a change and a number of the
// time before that stands behind it.
func (p *prose) nextTo(c, then *figure) bool {
	for k := c.index + 1; k < then.index; k++ {
		if changeOf(p, &p.figures[k]) == "" {
			return false
		}
	}
	return true
}

// changesIn tells whether c may tell by how much f changed.
func changesIn(c, f *figure) bool {
	switch {
	case share(c):
		return plain(f) || share(f)
	case c.Base == "个百分点":
		return share(f)
	}
	return sameBase(c, f) || c.Base == "倍" && plain(f)
}

// nowBeside are the numbers of the sentence that may be of now what then was before.
func (p *prose) nowBeside(s sentence, then, c *figure) []*figure {
	verb, _ := thenOf(p, then)
	stock := stockAt.MatchString(asideOrClause(p, then))
	var out []*figure
	for k := s.figs[0]; k < s.figs[1]; k++ {
		f := &p.figures[k]
		if _, before := thenOf(p, f); before || f == c || !sameBase(f, then) || !plain(f) && !share(f) || isChange(f) || changeOf(p, f) != "" || comparedHere(f) || stock && cameOrWent.MatchString(f.label) || planLabel.MatchString(f.label) || f.Value.Sign() <= 0 {
			continue
		}
		out = append(out, f)
	}
	if named := slices.DeleteFunc(slices.Clone(out), func(f *figure) bool { return sharedRunes(verb, f.label) == 0 }); verb != "" && len(named) > 0 {
		out = named
	}
	between := func(f *figure) bool { return then.index < f.index && f.index < c.index }
	if slices.ContainsFunc(out, between) && !between(out[0]) {
		return nil // PM2.5为35微克（去年同期40微克），PM10为62微克，下降6.1%
	}
	return out
}
