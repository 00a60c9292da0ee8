package proof

import (
	"slices"
	"strings"

	"nianbao/internal/pattern"
)

// The ends of a change may be told some sentences before it, in another paragraph: 五年前，差等路比例高达12.4%. …
// 到去年底，差等路比例降到9.7%，较五年前下降2.7个百分点; 夏粮收购87.6万吨，去年收购79.1万吨. … 收购量比去年多8.5万吨.

// recallBack is how many sentences before a change its ends may be told.
const recallBack = 8

var (
	// overYears tells over how many years something changed: 优良率两年提高.
	overYears = pattern.MustCompile(`^[，；]?([\p{Han}A-Z、“”]{0,14}?)([一二两三四五六七八九十])年(?:来|间|里|时间)?(?:共|累计|总共|已|一共)?(` + directions + `)(?:了|出|近|约|达)*$`)
	// thenTold are the times before now that a sentence may begin with.
	thenTold = pattern.MustCompile(`去年|上年|上一年|[一二两三四五六七八九十]年前|同期|(?:19|20)\d\d年|今年|目前|如今|现在`)
	// spanTold is a part of the year.
	spanTold = pattern.MustCompile(`1月?(?:份)?(?:—|-|～|至|到)(\d{1,2})月|前([三])季度|前(\d{1,2}|[二三四五六七八九十])个月|([一二三四])季度|([上下])半年|(\d{1,2})月`)
)

// recalled reads a change of which an end is told some sentences before, by its time and its name.
func recalled(p *prose, c *figure) change {
	t, years, ok := p.recallAt(c)
	if !ok || c.index > p.sentences[c.sentence].figs[0] && fromStart(p, &p.figures[c.index-1]) {
		return change{}
	}
	if now, name := p.nowToldWith(t); now != nil {
		if then := p.thenRecalled(t, now, name, years); then != nil && then.value().Cmp(now.value()) != 0 { // else it is now that was told before
			return change{then, []*figure{now}, c, t.word}
		}
		return change{}
	}
	if then, now := p.bothRecalled(t, years); then != nil {
		return change{then, []*figure{now}, c, t.word}
	}
	return change{}
}

// recallAt reads a change that says from what time on, or over how many years.
func (p *prose) recallAt(c *figure) (t since, years string, ok bool) {
	if m := overYears.FindStringSubmatch(p.body[c.from:c.Start]); m != nil && c.Upper == nil && !c.quoted && !c.target {
		return since{c, m[3], fillers.ReplaceAllString(m[1], ""), ""}, m[2], true
	}
	if t, ok = toldAt(c); !ok {
		return t, "", false
	}
	years, ago := strings.CutSuffix(t.than, "年前")
	if !ago {
		years = ""
	}
	return t, years, ago || strings.HasPrefix(t.than, "去年") || strings.HasPrefix(t.than, "上年") || t.than == "同比"
}

// nowToldWith is the number right before a change that goes on with it, or right behind one that leads to it, with its name.
func (p *prose) nowToldWith(t since) (now *figure, name string) {
	s := p.sentences[t.sentence]
	if t.index+1 < s.figs[1] && t.subject != "" {
		if next := &p.figures[t.index+1]; next.clause == t.clause+1 && gotTo.MatchString(next.label) && mayRecall(t, next) && !starts(p, next) {
			return next, t.subject
		}
	}
	k := t.index - 1
	for k >= s.figs[0] && p.figures[k].Base == "年" {
		k--
	}
	if k < s.figs[0] || t.subject != "" || !mayRecall(t, &p.figures[k]) || t.clause-p.figures[k].clause > 1 {
		return nil, ""
	}
	return &p.figures[k], measureOf(&p.figures[k])
}

// mayRecall tells whether a number may be an end of a change that is told elsewhere.
func mayRecall(t since, f *figure) bool {
	return (plain(f) || share(f)) && !isChange(f) && !f.target && f.Upper == nil && f.Value.Sign() > 0 && f != t.figure && changesIn(t.figure, f) && !isPerHead(f) && (!share(t.figure) || plain(f))
}

// thenRecalled is the only number of the time before, told before now with its name.
func (p *prose) thenRecalled(t since, now *figure, name, years string) (found *figure) {
	if len([]rune(name)) < 3 {
		return nil
	}
	for k := now.index - 1; k >= 0 && now.sentence-p.figures[k].sentence <= recallBack; k-- {
		g := &p.figures[k]
		if g.sentence == now.sentence || !mayRecall(t, g) || !sameKind(g, now) || g.Unit != now.Unit || !strings.HasSuffix(measureOf(g), tailRunes(name, 4)) {
			continue
		}
		if !p.ofTime(g, years) || p.spanBefore(g) != p.spanBefore(now) || !p.ofOnePlaceWith(g, now) || found != nil && !found.Span().Meets(g.Span()) {
			return nil
		}
		found = g
	}
	return found
}

// bothRecalled are the only two numbers of a sentence before, of which one is of the time before.
func (p *prose) bothRecalled(t since, years string) (then, now *figure) {
	if len([]rune(t.subject)) < 2 {
		return nil, nil
	}
	for i := t.sentence - 1; i >= 0 && t.sentence-i <= recallBack; i-- {
		pair := p.endsIn(t, p.sentences[i])
		if len(pair) == 0 || !bearing(t.subject, pair) {
			continue
		}
		if len(pair) != 2 || !sameKind(pair[0], pair[1]) || p.ofTime(pair[0], years) == p.ofTime(pair[1], years) {
			return nil, nil
		}
		if p.ofTime(pair[1], years) {
			slices.Reverse(pair)
		}
		return pair[0], pair[1]
	}
	return nil, nil
}

// endsIn are the numbers of a sentence that may be ends of a change.
func (p *prose) endsIn(t since, s sentence) (out []*figure) {
	for k := s.figs[0]; k < s.figs[1]; k++ {
		if f := &p.figures[k]; mayRecall(t, f) {
			out = append(out, f)
		}
	}
	return out
}

// ofTime tells whether a number is of the time that a change is counted from.
func (p *prose) ofTime(g *figure, years string) bool {
	all := thenTold.FindAllString(p.body[p.sentences[g.sentence].from:g.Digits], -1)
	if len(all) == 0 {
		return false
	}
	last := all[len(all)-1]
	if years != "" {
		return last == years+"年前"
	}
	return last == "去年" || last == "上年" || last == "上一年" || last == "同期"
}

// spanBefore is the part of the year that a number is of, "" for all of it.
func (p *prose) spanBefore(g *figure) string {
	all := spanTold.FindAllStringSubmatch(p.body[p.sentences[g.sentence].from:g.Digits], -1)
	if len(all) == 0 {
		return ""
	}
	m := all[len(all)-1]
	switch {
	case m[1] != "":
		return m[1]
	case m[2] != "":
		return "9"
	case m[3] != "":
		return m[3]
	case m[4] == "一":
		return "3"
	case m[5] == "上":
		return "6"
	}
	return m[0]
}
