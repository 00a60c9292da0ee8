package proof

import (
	"slices"
	"strings"

	"nianbao/internal/numeral"
	"nianbao/internal/pattern"
)

// takenUp finds a count or sum that the text takes up with another number, a slip of
// the pen for the first: 聘用生态护林员385名 … 对358名生态护林员. Since two numbers that are
// a slip apart are rare, they are looked up by their digits, and only of such a pair
// it is asked whether both are of one thing and the later points back at the earlier.
func takenUp(p *prose, r *report) {
	slips := slipIndex{}
	for k := range p.figures {
		f := &p.figures[k]
		if f.quoted || f.Upper != nil || f.Base == "" || f.Base == "个百分点" || f.Chinese && !f.Percent || monthsOrDays[f.Base] && f.Base != "天" {
			continue
		}
		now := toldNumber{figure: f, number: numberOf(p, f)}
		if len(now.number) == 0 || len(now.number) > 12 {
			continue
		}
		keys := slipKeys(f, now.number)
		if old := p.takesUpOf(&now, keys, slips); old != nil {
			sayRepeat(p, r, old, f, thingOfBoth(old, f))
		}
		slips.add(&now, keys)
	}
}

// A toldNumber is a figure with its digits, and with the name before it once that was
// asked for, since each is held against many.
type toldNumber struct {
	*figure
	number string
	metric *string
}

// measured is the name before a number, asked once.
func (p *prose) measured(n *toldNumber) string {
	if n.metric == nil {
		name := metricBefore(p, n.figure)
		n.metric = &name
	}
	return *n.metric
}

// takesUpOf is the figure that f takes up wrongly, nil where there is none.
func (p *prose) takesUpOf(f *toldNumber, keys []string, slips slipIndex) *figure {
	rivals := slips.slipped(f, keys)
	if len(rivals) == 0 || !mayTakeUp(f.figure) || p.inAddition(f.figure) {
		return nil
	}
	var best *figure
	most := 0
	for _, g := range rivals {
		if points := p.samePoints(g, f); points >= sure && points > most {
			best, most = g.figure, points
		}
	}
	if best == nil {
		best = p.someOfTold(f, rivals)
	}
	if best == nil {
		best = p.onlyOne(f, rivals)
	}
	if best == nil {
		return nil
	}
	for _, g := range slips[keys[0]] {
		if pts, ok := p.namePoints(g, f); ok && pts > 0 {
			return nil // told before with just this number
		}
	}
	return best
}

// mayTakeUp tells whether f is a value that may have been told before: no change, bound
// or number of another time.
func mayTakeUp(f *figure) bool {
	before := ofBefore.FindString(f.label)
	return !isChange(f) && (before != "" || !bounded(f)) && !shifting.MatchString(strings.TrimSuffix(f.label, before))
}

// ofBefore ends a label that takes up the number of a time before: 比去年的.
var ofBefore = pattern.MustCompile(`(?:去年|上年|前年|今年|(?:19|20)\d\d年)(?:实际)?(?:完成)?的$`)

// samePoints counts what speaks for f taking up g with a slip.
func (p *prose) samePoints(old, now *toldNumber) int {
	g, f := old.figure, now.figure
	if g.sentence == f.sentence || !(sameKind(g, f) || f.Percent && g.Percent) || g.Hedge != numeral.Unhedged || g.aside || isChange(g) && !strings.HasSuffix(g.label, "新增") && !(strings.Contains(g.label, "新增") && strings.HasPrefix(f.after, "新增")) {
		return 0
	}
	points, ok := p.namePoints(old, now)
	if !ok || g.Span().Meets(f.Span()) || coarse(g, f) || coarse(f, g) || !p.sameTime(g, f) || (p.toCome(g) != p.toCome(f) || p.wishesApart(g, f)) && !allOfPlan.MatchString(f.after) || otherCount.MatchString(p.sentenceText(f.sentence)) {
		return 0
	}
	switch {
	case !p.amongOthers(f):
		points += p.pointsBackAt(f)
	case p.partsOfOne(g, f):
		points += 4
	case f.value().Cmp(g.value()) < 0:
		return 0 // some of them
	default:
		points += p.pointsBackAt(f) - 2
	}
	points += min(len(strings.ReplaceAll(now.number, ".", "")), 4)
	if anagram(old.number, now.number) {
		return points
	}
	points--
	if f.value().Cmp(g.value()) < 0 && !f.Percent && !conceded.MatchString(f.label) && !commented.MatchString(f.after) && len(old.number) > 1 && old.number[0] == now.number[0] {
		points-- // some of them
	}
	return points
}

// allOfPlan says that all that was to be done was: 46个小区全部开工.
var allOfPlan = pattern.MustCompile(`^[\p{Han}]{0,8}(?:全部|均已|都已|悉数)(?:开工|完成|完工|竣工|建成|启动|改造|通车|交付|投用|办结|落实|实施)`)

// partsOfOne tells whether both are led in by 其中, as parts of one number.
func (p *prose) partsOfOne(g, f *figure) bool {
	if !p.amongOthers(g) {
		return false
	}
	a, b := lastOfKind(p, p.reachOf(g), g), lastOfKind(p, p.reachOf(f), f)
	return a != nil && b != nil && a.value().Cmp(b.value()) == 0
}

// sameTime tells whether two figures may be of one time; what was done at some time
// may be done with things that are there now: 去年为23家卫生院更新了设备.
func (p *prose) sameTime(g, f *figure) bool {
	a, b := timeOf(p, g), timeOf(p, f)
	ofThem := strings.HasSuffix(f.label, "的") || strings.HasPrefix(f.after, "中")
	return a == b || b == "" && p.onlyTime(a, g, f) || ofThem && b == "" && spanWord.MatchString(a) || b == "" && (conceded.MatchString(p.body[f.from:f.Digits]) || looksBack.MatchString(f.label) && a < b+"9") || ofBefore.MatchString(f.label) || a == "" && f.after != "" && (takesUpForm.MatchString(f.label) || definite(f)) && (f.label != "" || strings.HasSuffix(b, "月"))
}

// onlyTime tells whether the paragraph of two figures has no other time than that of the first,
// so that what has none is of it, too.
func (p *prose) onlyTime(time string, g, f *figure) bool {
	first := g.sentence
	if !spanWord.MatchString(time) || p.sentences[first].paragraph != p.sentences[f.sentence].paragraph {
		return false
	}
	for first > 0 && p.sentences[first-1].paragraph == p.sentences[first].paragraph {
		first--
	}
	text := lastBytes(p.body[p.sentences[first].from:p.sentences[f.sentence].to], 3*maxSentence)
	return !slices.ContainsFunc(earlier.FindAllString(againstBefore.ReplaceAllString(upToNow.ReplaceAllString(text, ""), ""), -1), func(other string) bool { return other != time })
}

// againstBefore names a time only to compare with it.
var againstBefore = pattern.MustCompile(`[比较](?:上年|去年|前年|年初)(?:同期)?|同比`)

// looksBack ends in what leads a thing in that was told before, whenever that was.
var looksBack = pattern.MustCompile(`(?:^|[，；：])(?:对|针对|围绕|上述)(?:审计|检查|排查|巡察|督查|清查|普查)?(?:查出|发现|排查|反馈)?的?$`)

// otherCount tells that one thing was counted in two ways.
var otherCount = pattern.MustCompile(`决算数|快报|报告数|初步核算|口径|修订|更正|误差`)

// wishesApart tells whether one of two is wished for and the other is there.
func (p *prose) wishesApart(g, f *figure) bool {
	return p.wishedFor(g) != p.wishedFor(f) && !existing.MatchString(f.label) && !definite(f) && !takesUpForm.MatchString(f.label) && !ofBefore.MatchString(f.label)
}

// pointsBackAt counts what the words before f say for its taking up what was told.
func (p *prose) pointsBackAt(f *figure) int {
	points := 0
	clause := p.body[f.from:f.Digits]
	switch {
	case conceded.MatchString(clause), ofBefore.MatchString(f.label):
		points += 2
	case newThing.MatchString(clause) && !actedOn.MatchString(clause):
		points -= 4
	case takesUpForm.MatchString(f.label), definite(f):
		points += 2
	}
	if inThem.MatchString(f.after) {
		points++
	}
	if commented.MatchString(f.after) {
		points = max(points, 0) + 3
	}
	return points
}

var (
	// newThing leads in what is told for the first time, or some of what was.
	newThing = pattern.MustCompile(`(?:新增|还有|仍有|另有|又有|只有|仅有|另外|其余|新|完成|建成|至少|增加|计划|拟|力争|达到|达|约)[\p{Han}]{0,4}$`)
	// actedOn ends in what leads in a thing with which something is done.
	actedOn = pattern.MustCompile(`(?:对|把|将|为|给|向)(?:全[县市区镇乡]|这|上述)?$`)
	// takesUpForm ends in what leads a thing in that is known.
	takesUpForm = pattern.MustCompile(`(?:^|[，；：、])(?:[\p{Han}]{0,6})(?:在|对|把|将|为|给|由|从|针对|围绕|依托|上述|这|该|全部|用好|用于|看|其中)(?:(?:(?:19|20)\d\d年|去年|上年|今年)的?|[\p{Han}]{0,4}(?:的|全[县市区镇乡]|我[县市区镇乡局院校]))?$|^[，；、]?$|的$`)
	// commented goes on with what a number means, which was told before: 3.8万人次只是开始.
	commented = pattern.MustCompile(`^(?:只是|仅是|不是|的背后|背后|来之不易|离不开|得益于|反映|体现|意味着|说明|折射|彰显)`)
	conceded  = pattern.MustCompile(`虽然|虽|尽管|固然|即使`)
	inThem    = pattern.MustCompile(`^[\p{Han}“”（）]{0,12}?(?:中|里|之中|当中)(?:，|有|的|$)|^[\p{Han}“”]{2,12}?(?:全部|均|都|逐)`)
)
