package proof

import (
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

// A slipIndex holds numbers by what is left of their digits when one of them is
// forgotten, or when they are put in order.
type slipIndex map[string][]*toldNumber

// kept is how many numbers of one key are remembered, the last ones.
const kept = 4

func (x slipIndex) add(n *toldNumber, keys []string) {
	for _, key := range keys {
		list := x[key]
		if len(list) == kept {
			copy(list, list[1:])
			list = list[:kept-1]
		}
		x[key] = append(list, n)
	}
}

// slipped are the remembered numbers that differ from n by a slip of the pen.
func (x slipIndex) slipped(n *toldNumber, keys []string) (out []*toldNumber) {
	for _, key := range keys[1:] {
		for _, old := range x[key] {
			if old.number != n.number { // by far the most, where a text tells the same again and again
				out = append(out, old)
			}
		}
	}
	return out
}

// slipKeys are the keys of a number: as it is, with its digits in order, and with
// each of its digits forgotten.
func slipKeys(f *figure, number string) []string {
	kind := "/" + kindOf(f)
	keys := []string{number + kind, "~" + inOrder(number) + kind}
	for n := range len(number) {
		if isDigit(rune(number[n])) {
			keys = append(keys, number[:n]+"*"+number[n+1:]+kind)
		}
	}
	return keys
}

// kindOf is what a figure is counted in; loose measure words are one.
func kindOf(f *figure) string {
	kind := f.Base
	if things[kind] {
		kind = "个"
	}
	if f.Per != nil && f.Base != "人" {
		kind = f.Unit
	}
	return f.Scale + kind
}

// numberOf are the digits of a figure and its point.
func numberOf(p *prose, f *figure) string {
	end := f.Tail - len(f.Scale)
	if f.Digits >= end || end > len(p.body) {
		return ""
	}
	number := strings.ReplaceAll(p.body[f.Digits:end], ",", "")
	if strings.Trim(number, "0123456789.") != "" {
		return ""
	}
	return number
}

// takesUpOf is the figure that f takes up wrongly, nil where there is none.
func (p *prose) takesUpOf(f *toldNumber, keys []string, slips slipIndex) *figure {
	rivals := slips.slipped(f, keys)
	if len(rivals) == 0 || !mayTakeUp(f.figure) {
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

// someOfTold is the number of three digits or more of which f, told of as known (162件（套）展品中…),
// has the digits in another order, in the very measure.
func (p *prose) someOfTold(f *toldNumber, rivals []*toldNumber) *figure {
	if len(f.number) < 3 || !onlyJoint(f.label) || !inThem.MatchString(f.after) || f.Percent {
		return nil
	}
	for _, g := range rivals {
		if anagram(g.number, f.number) && g.Unit == f.Unit && g.sentence != f.sentence && f.sentence-g.sentence < 6 && !isChange(g.figure) && !g.aside {
			return g.figure
		}
	}
	return nil
}

// ofBefore ends a label that takes up the number of a time before: 比去年的.
var ofBefore = pattern.MustCompile(`(?:去年|上年|前年|今年|(?:19|20)\d\d年)(?:实际)?(?:完成)?的$`)

// samePoints counts what speaks for f taking up g with a slip.
func (p *prose) samePoints(old, now *toldNumber) int {
	g, f := old.figure, now.figure
	if g.sentence == f.sentence || !(sameKind(g, f) || f.Percent && g.Percent) || g.Hedge != numeral.Unhedged || g.aside || isChange(g) && !strings.HasSuffix(g.label, "新增") {
		return 0
	}
	points, ok := p.namePoints(old, now)
	if !ok || g.Span().Meets(f.Span()) || coarse(g, f) || coarse(f, g) || !p.sameTime(g, f) || p.toCome(g) != p.toCome(f) || p.wishesApart(g, f) || otherCount.MatchString(p.sentenceText(f.sentence)) {
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
	if f.value().Cmp(g.value()) < 0 && !f.Percent && !conceded.MatchString(f.label) && len(old.number) > 1 && old.number[0] == now.number[0] {
		points-- // some of them
	}
	return points
}

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
	return a == b || b == "" && (conceded.MatchString(p.body[f.from:f.Digits]) || looksBack.MatchString(f.label) && a < b+"9") || ofBefore.MatchString(f.label) || a == "" && f.after != "" && (takesUpForm.MatchString(f.label) || definite(f)) && (f.label != "" || strings.HasSuffix(b, "月"))
}

// looksBack ends in what leads a thing in that was told before, whenever that was.
var looksBack = pattern.MustCompile(`(?:^|[，；：])(?:对|针对|围绕|上述)(?:审计|检查|排查|巡察|督查|清查|普查)?(?:查出|发现|排查|反馈)?的?$`)

// otherCount tells that one thing was counted in two ways.
var otherCount = pattern.MustCompile(`决算数|快报|报告数|初步核算|口径|修订|更正|误差`)

// wishesApart tells whether one of two is wished for and the other is there.
func (p *prose) wishesApart(g, f *figure) bool {
	return p.wishedFor(g) != p.wishedFor(f) && !existing.MatchString(f.label) && !definite(f) && !takesUpForm.MatchString(f.label) && !ofBefore.MatchString(f.label)
}

// namePoints counts what the names of g and f say for their being of one thing;
// false where they are of two.
func (p *prose) namePoints(old, now *toldNumber) (int, bool) {
	g, f := old.figure, now.figure
	points, name := 0, ""
	if !f.Percent {
		points, name = p.behindPoints(g, f)
	}
	if name == "" {
		points, name = p.metricPoints(old, now)
	}
	return points, name != "" && !ofOnePlace(p, f, name) && !localName.MatchString(general.ReplaceAllString(strings.ReplaceAll(asMarks.Replace(tailRunes(g.label, 12)), name, "·"), "·"))
}

// behindPoints holds the name behind the measure of f against the words around g:
// 对81批次不合格食材 and 不合格18批次.
func (p *prose) behindPoints(g, f *figure) (points int, name string) {
	after := qualified.ReplaceAllString(strings.TrimLeft(unquoted.Replace(f.after), "的"), "")
	own := onlyHan(nameTail.ReplaceAllString(g.label, ""))
	head := onlyHan(p.body[max(p.sentences[g.sentence].from, g.Digits-200):g.Digits])
	behind := onlyHan(strings.TrimLeft(g.after, "的"))
	for n := 10; n >= 2; n-- {
		if c := headRunes(after, n); len([]rune(c)) == n && onlyHan(c) == c && (endsName.MatchString(after[len(c):]) || n > 3 && strings.HasSuffix(own, c)) && (covered(c, own, head, behind) || strings.Contains(c, "的") && covered(strings.ReplaceAll(c, "的", ""), own, head, behind)) {
			name = c
			break
		}
	}
	if name == "" {
		return 0, ""
	}
	points = min(len([]rune(name)), 4) - 1
	if strings.HasSuffix(own, name) || strings.HasPrefix(behind, name) {
		points++
	}
	if m := doneBefore.FindStringSubmatch(f.label); m != nil {
		if !strings.Contains(head, m[1]) {
			return 0, ""
		}
		points++
	}
	return points, name
}

var (
	unquoted = strings.NewReplacer("“", "", "”", "")
	// qualified narrows those who take part by no more than that.
	qualified = pattern.MustCompile(`^(?:（[^（）]{1,4}）)?(?:参演|参训|参会|参赛|参评|受训|全体|新录用|获奖)?`)
	asMarks   = strings.NewReplacer("“", "·", "”", "·")
)

// doneBefore is the verb of what was done with the things that f takes up.
var doneBefore = pattern.MustCompile(`([\p{Han}]{2})的$`)

// covered tells whether a name is told around a figure: all of it by its own label
// or what follows, or its end there and the rest before in the sentence.
func covered(name, own, head, behind string) bool {
	if strings.HasSuffix(own, name) || strings.HasPrefix(behind, name) {
		return true
	}
	runes := []rune(name)
	for n := len(runes) - 2; n >= 2; n-- {
		first, last := string(runes[:n]), string(runes[n:])
		switch {
		case strings.HasSuffix(own, last) && strings.Contains(head, first), strings.HasPrefix(behind, last) && strings.Contains(head+behind, first):
			return true
		case strings.HasSuffix(own, first) && strings.Contains(head, last):
			return true
		}
	}
	return strings.Contains(own, name) || strings.HasPrefix(name, "受益") && strings.Contains(head, "惠及")
}

// endsName is what may follow the name of a thing.
var endsName = pattern.MustCompile(`^(?:$|[，、；：）（“”]|的|中|里|内|之|全部|均|都|已|全|也|仍|还|尚|正|将|要|应|可|能|会|被|由|在|对|从|与|和|及|进行|开展|实行|实施|实现|完成|建立|建成|配备|落实|参加|参与|接受|享受|通过|达到|发放|安装|新增|办理|签订|推行|设立|逐一|逐个|逐项|逐户|逐人|一律|统一|按|每|共|平均|人均|实际|当年|去年|今年|目前|为|是|有|没有|未|无|不|只|仅|占|给|提供|开通|接入|纳入|运行|投入|获|受|享|以|因|就|各|分别|主要|集中|稍|略|较|最|相对|普遍|大多|多数|基本|分布|建设|改造|整改|销号|予以|实名|上门|看|明年|今后|年底|分工|配合|而言|来看)`)

// metricPoints holds the name before f against that before g: 就业率虽然达到92.4%.
func (p *prose) metricPoints(old, now *toldNumber) (points int, name string) {
	g, f, a, b := old.figure, now.figure, p.measured(old), p.measured(now)
	inAll := inAllOfIt.MatchString(f.label) && strings.HasPrefix(f.after, "中")
	if inAll {
		b = strings.TrimPrefix(b, "在")
	}
	switch {
	case len([]rune(b)) < 3 || len([]rune(a)) < 3:
		return 0, ""
	case strings.HasSuffix(a, b), strings.HasSuffix(b, a):
	case inAll && strings.HasSuffix(a, tailRunes(b, 2)) && strings.Contains(p.body[p.sentences[g.sentence].from:g.Digits], strings.TrimSuffix(b, tailRunes(b, 2))):
	default:
		return 0, ""
	}
	points = min(len([]rune(b)), 6) - 2
	if inAll {
		points += 2
	} else if thing := headRunes(strings.TrimPrefix(f.after, "的"), 4); strings.HasPrefix(f.after, "的") && len([]rune(onlyHan(thing))) == 4 && strings.Contains(p.body[p.sentences[max(0, g.sentence-1)].from:g.Digits], thing) {
		points += 3 // 对总面积1846公顷的湿地公园
	} else if !conceded.MatchString(p.body[f.from:f.Digits]) && !ofBefore.MatchString(f.label) {
		points -= 2
	}
	return points, b
}

// inAllOfIt leads in a thing in front of its number: 在全县办税窗口46个中.
var inAllOfIt = pattern.MustCompile(`^[，；]?在`)

// metricBefore is the name before a figure; of a comparison with a time before it
// is that of the figure which is compared.
func metricBefore(p *prose, f *figure) string {
	label := f.label
	if m := ofBefore.FindString(label); m != "" {
		if label = strings.TrimSuffix(label, m); f.index > p.sentences[f.sentence].figs[0] && compares.MatchString(label) {
			label = p.figures[f.index-1].label
		}
	}
	return onlyHan(conceding.ReplaceAllString(unnamed.Replace(nameTail.ReplaceAllString(dates.ReplaceAllString(label, ""), "")), ""))
}

var conceding = pattern.MustCompile(`(?:虽然|虽|尽管|尽管说|固然|目前|已经|也|到了|达到了|要|应|稳定|保持|在|不低于|高于)+$|^(?:，|但|而|虽然|尽管|虽|即使|目前|将对|将|对|把|该|其)+`)

// pointsBackAt counts what the words before f say for its taking up what was told.
func (p *prose) pointsBackAt(f *figure) int {
	points := 0
	clause := p.body[f.from:f.Digits]
	switch {
	case conceded.MatchString(clause), ofBefore.MatchString(f.label):
		points += 2
	case newThing.MatchString(clause):
		points -= 4
	case takesUpForm.MatchString(f.label), definite(f):
		points += 2
	}
	if inThem.MatchString(f.after) {
		points++
	}
	return points
}

var (
	// newThing leads in what is told for the first time, or some of what was.
	newThing = pattern.MustCompile(`(?:新增|还有|仍有|另有|又有|只有|仅有|另外|其余|新|完成|建成|至少|增加|计划|拟|力争|达到|达|约)[\p{Han}]{0,4}$`)
	// takesUpForm ends in what leads a thing in that is known.
	takesUpForm = pattern.MustCompile(`(?:^|[，；：、])(?:[\p{Han}]{0,6})(?:在|对|把|将|为|给|由|从|针对|围绕|依托|上述|这|该|全部|用好|用于|看|其中)(?:(?:(?:19|20)\d\d年|去年|上年|今年)的?|[\p{Han}]{0,4}(?:的|全[县市区镇乡]|我[县市区镇乡局院校]))?$|^[，；、]?$|的$`)
	conceded    = pattern.MustCompile(`虽然|虽|尽管|固然|即使`)
	inThem      = pattern.MustCompile(`^[\p{Han}“”（）]{0,12}?(?:中|里|之中|当中)(?:，|有|的|$)|^[\p{Han}“”]{2,12}?(?:全部|均|都|逐)`)
)

// thingOfBoth is the name that is shown of what was told twice.
func thingOfBoth(g, f *figure) string {
	if name := nameBehind(f); name != "" {
		return name
	}
	return thingOf(g)
}

// anagram tells whether two numbers have the same digits in another order.
func anagram(a, b string) bool {
	var count [256]int
	for k := range len(a) {
		count[a[k]]++
	}
	for k := range len(b) {
		count[b[k]]--
	}
	return count == [256]int{} && a != b
}
