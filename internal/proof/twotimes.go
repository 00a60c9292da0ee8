package proof

import (
	"slices"
	"strings"

	"nianbao/internal/pattern"
)

// What is counted at two times and how much it changed is told in any order and in many
// words: 今年招录204人，去年招录152人，比去年多招52人; 今年招录204人，增长34.2%（去年为152人). Each number has a
// role by its own words; only where no number of now explains the change is it wrong.

var (
	// moved ends the words of a change, with the verb that it goes with: 多招, 少报了, 增幅为.
	moved = pattern.MustCompile(`(多|少|增|减)([\p{Han}]{1,3}?)了?(?:约|近)?$`)
	// beforeChange may stand before the words of a change.
	beforeChange = pattern.MustCompile(`^[，；（]?(?:(?:占比|比重|比例|份额|数量|总量|规模)|按现价计算)?(?:今年|同比|环比|平均|每[天日周月季年亩])*(?:(?:比|较|与|同)?(?:` + before + `|同期)|[\p{Han}\d]{0,6}(?:比|较|与)(?:[一二三四]季度|[上下]半年|\d{1,2}月(?:份)?|(?:19|20)\d\d年|[\p{Han}]{2,4}[前后]))?(?:同期|末|底|年末)?(?:相比)?，?` +
		`(?:环比|[一二两三四五六七八九十\d]{1,2}年(?:来|间|中)?)?(?:共|又|累计|总共|合计|实际|净|则|整整|足足|大幅|分别|仅|只|也|还)*`)
	// stockAt leads in how many there were on one day, cameOrWent how many came or went since.
	stockAt    = pattern.MustCompile(`[年月季度](?:初|末|底)`)
	cameOrWent = pattern.MustCompile(`(?:招|聘|来|走|进|出|退|调|转|新|死)[\p{Han}]{0,3}了?$`)
)

// inTime reads a change whose ends their times tell, in its sentence or in the one before it.
func inTime(p *prose, c *figure) change {
	word := changeOf(p, c)
	if word == "" || c.index > p.sentences[c.sentence].figs[0] && fromStart(p, &p.figures[c.index-1]) {
		return change{}
	}
	then, now := p.endsInTime(c.sentence, c)
	return change{then, now, c, word}
}

// endsInTime are the ends of a change that their times tell: a number of the time before with those that may be
// of now, in the sentence or with the one before, or the only two numbers of one kind of period.
func (p *prose) endsInTime(i int, c *figure) (then *figure, now []*figure) {
	s := p.sentences[i]
	then = p.thenBeside(s, c)
	if then != nil {
		now = p.nowBeside(s, then, c)
	}
	if len(now) == 0 && i > 0 && p.sentences[i-1].paragraph == s.paragraph {
		now, then = p.endsBefore(p.sentences[i-1], s, then, c)
	}
	if len(now) > 0 {
		return then, now
	}
	return p.periodsOf(i, c)
}

// endsBefore are the ends of a change of which the sentence before tells one or both. What
// both sentences count has a name in common, or the change begins the sentence.
func (p *prose) endsBefore(before, s sentence, then, c *figure) ([]*figure, *figure) {
	otherThing := func(then *figure) func(f *figure) bool {
		verb := p.roleOf(then).thing
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
	rest := beforeChange.ReplaceAllString(c.label, "")
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
	rest := beforeChange.ReplaceAllString(label, "")
	if c.Upper != nil || c.quoted || c.target {
		return ""
	}
	return onlyChange(rest)
}

// isThen tells whether a number is of the time before, and which it was of.
func (p *prose) isThen(f *figure) (r role, ok bool) {
	if !plain(f) && !share(f) || isChange(f) {
		return r, false
	}
	if r = p.roleOf(f); strings.HasPrefix(onlyHan(f.label), "原") && !p.nowFollows(f) {
		return r, false // what came since may have left again
	}
	return r, (r.kind == timeBefore || r.kind == inYear && r.rank < p.nearestYear(p.sentences[f.sentence], f.from)) && !planLabel.MatchString(f.label)
}

// nowFollows tells whether the next number is of now: 原有3200册，现有4650册.
func (p *prose) nowFollows(f *figure) bool {
	k := f.index + 1
	return k < p.sentences[f.sentence].figs[1] && nowLead.MatchString(p.figures[k].label)
}

// thenBeside is the only number of the time before that may be the one that a change is counted
// from, nil where there is none or there are several.
func (p *prose) thenBeside(s sentence, c *figure) *figure {
	var found []*figure
	for k := s.figs[0]; k < s.figs[1]; k++ {
		f := &p.figures[k]
		if r, ok := p.isThen(f); ok && (f.sentence != c.sentence || distance(f.clause, c.clause) <= 3) && changesIn(c, f) && p.countedSince(c, f, r) && p.nextTo(c, f) {
			found = append(found, f)
		}
	}
	if found = p.unparted(found, c); len(found) != 1 {
		return nil
	}
	return found[0]
}

// unparted are those of some figures that no semicolon parts from c, all where there is none or c is of
// another sentence.
func (p *prose) unparted(some []*figure, c *figure) []*figure {
	near := slices.DeleteFunc(slices.Clone(some), func(f *figure) bool { return f.sentence != c.sentence || p.parted(f, c) })
	if len(near) == 0 {
		return some
	}
	return near
}

// countedSince tells whether a change may be counted from a number with its role: 环比 from the last month, 同比
// from the last year.
func (p *prose) countedSince(c, then *figure, r role) bool {
	time, said := p.leadIn(then), fourDigits.FindString(c.label)
	if said != "" && !strings.Contains(time, said) {
		return false
	}
	if r.kind == inYear {
		return !strings.Contains(c.label, "均") && !(yearOnYear.MatchString(c.label) && p.nearestYear(p.sentences[then.sentence], then.from) != r.rank+1)
	}
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
	verb := p.roleOf(then).thing
	stock := stockAt.MatchString(p.leadIn(then))
	var out []*figure
	for k := s.figs[0]; k < s.figs[1]; k++ {
		f := &p.figures[k]
		if _, before := p.isThen(f); before || f == c || !sameBase(f, then) || !plain(f) && !share(f) || isChange(f) || changeOf(p, f) != "" || comparedHere(f) || p.listedWith(then, f) || stock && cameOrWent.MatchString(f.label) || f.Value.Sign() <= 0 {
			continue
		}
		out = append(out, f)
	}
	if c.sentence == then.sentence && !p.parted(then, c) {
		out = p.unparted(out, then)
	}
	if done := slices.DeleteFunc(slices.Clone(out), func(f *figure) bool { return planLabel.MatchString(f.label) }); len(done) > 0 {
		out = done
	}
	other := func(f *figure) bool { return sharedRunes(verb, f.label) == 0 && !reachedNow.MatchString(f.label) }
	if named := slices.DeleteFunc(slices.Clone(out), other); verb != "" && len(named) > 0 {
		out = named
	}
	between := func(f *figure) bool { return then.index < f.index && f.index < c.index }
	if slices.ContainsFunc(out, between) && !between(out[0]) {
		return nil // PM2.5为35微克（去年同期40微克），PM10为62微克，下降6.1%
	}
	return out
}

// reachedNow is the lead of a number that goes on with what was told: 到去年底达到4250张.
var reachedNow = pattern.MustCompile(`^[，；]?(?:而|到|至|截至)?(?:今年|本年|去年|上年|目前|现在|如今|(?:19|20)\d\d年)?(?:年?[底末])?(?:已|则|又)*(?:为|是|有|达到?|增加到|发展到|增至|升至|降至|降到)*$`)

// listedWith tells whether f goes on with the list in which then stands: 去年销售化肥3.4万吨、农药860吨.
func (p *prose) listedWith(then, f *figure) bool {
	return f.index > then.index && f.clause == then.clause && f.sentence == then.sentence && strings.HasPrefix(f.label, "、")
}

// periodsOf are the two ends of a change from one period to another, the earlier one first.
func (p *prose) periodsOf(i int, c *figure) (then *figure, now []*figure) {
	ends := p.timed(p.sentences[i], c)
	if len(ends) == 1 && ends[0].index < c.index && i > 0 && p.sentences[i-1].paragraph == p.sentences[i].paragraph && strings.Contains(c.label, "环比") {
		ends = append(p.timed(p.sentences[i-1], c), ends...)
	}
	if len(ends) != 2 || min(ends[0].index, ends[1].index) > c.index || !sameBase(ends[0], ends[1]) {
		return nil, nil
	}
	x, y := p.roleOf(ends[0]), p.roleOf(ends[1])
	if x.rank > y.rank {
		slices.Reverse(ends)
	}
	if said := fourDigits.FindString(c.label); said != "" && atoi(said) != min(x.rank, y.rank) || x.kind == inYear && strings.Contains(c.label, "均") {
		return nil, nil // 2023年212万人次，比2022年增长62.3%，2019年为230.5万人次
	}
	if yearOnYear.MatchString(c.label) && !(x.kind == inYear && distance(x.rank, y.rank) == 1) {
		return nil, nil
	}
	if x.kind != y.kind || x.rank == y.rank || x.thing != y.thing && x.thing != "" && y.thing != "" || x.kind != inYear && x.kind != aroundEvent && !itsPeriods.MatchString(c.label) {
		return nil, nil
	}
	return ends[0], ends[1:]
}

// timed are the numbers of a sentence that c may be a change of, nil where one of them tells no period.
func (p *prose) timed(s sentence, c *figure) (out []*figure) {
	for k := s.figs[0]; k < s.figs[1]; k++ {
		f := &p.figures[k]
		if f == c || f.Base == "年" || isChange(f) || changeOf(p, f) != "" || !changesIn(c, f) || share(f) && share(c) {
			continue
		}
		if w := p.roleOf(f); w.kind == 0 || w.kind == timeBefore || !plain(f) && !share(f) || f.target || f.sentence == c.sentence && distance(f.clause, c.clause) > 3 {
			return nil
		}
		out = append(out, f)
	}
	return out
}

var itsPeriods = pattern.MustCompile(`环比|比|较`)
