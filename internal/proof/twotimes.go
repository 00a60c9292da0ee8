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
