package proof

import (
	"math/big"
	"strings"

	"nianbao/internal/pattern"
)

// Whether two numbers are of one thing is told by the names around them.

// namePoints counts what the names of g and f say for their being of one thing;
// false where they are of two.
func (p *prose) namePoints(old, now *toldNumber) (int, bool) {
	g, f := old.figure, now.figure
	points, name := p.knownBy(old, now)
	if name == "" {
		points, name = p.sameDeed(g, f)
	}
	if name == "" && (!f.Percent || strings.HasPrefix(f.after, "的")) {
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
	behind, noun := onlyHan(strings.TrimLeft(otherHalf.ReplaceAllString(g.after, ""), "的")), nameBehind(g)
	acted := actedOn.MatchString(p.body[f.from:f.Digits])
	long := digitsOf(p, f) > 3
	here := func(c string) bool {
		return strings.HasSuffix(own, c) || noun != "" && strings.HasSuffix(noun, c) || shortFor(c, own) || shortFor(c, noun)
	}
	for n := 10; n >= 2; n-- {
		if c := headRunes(after, n); len([]rune(c)) == n && onlyHan(c) == c && (endsName.MatchString(after[len(c):]) || (n > 3 || acted || long) && here(c)) && (here(c) || covered(c, own, head, behind) || strings.Contains(c, "的") && covered(strings.ReplaceAll(c, "的", ""), own, head, behind)) {
			name = c
			break
		}
	}
	if name == "" {
		return 0, ""
	}
	points = min(len([]rune(name)), 4) - 1
	if here(name) || strings.HasPrefix(behind, name) {
		points++
	}
	if m := doneBefore.FindStringSubmatch(f.label); m != nil {
		if long := attained.FindStringSubmatch(f.label); !strings.Contains(head, m[1]) && (long == nil || !strings.Contains(head, long[1])) {
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

// attained ends such a verb with what came of it: 募集到的.
var attained = pattern.MustCompile(`([\p{Han}]{2})[到出来了]的$`)

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

// shortFor tells whether two characters stand for the four that end a name: 公厕 for 公共厕所.
func shortFor(name, full string) bool {
	short, long := []rune(name), []rune(tailRunes(full, 4))
	return len(short) == 2 && len(long) == 4 && short[0] == long[0] && (short[1] == long[2] || short[1] == long[3])
}

// endsName is what may follow the name of a thing.
var endsName = pattern.MustCompile(`^(?:$|[，、；：）（“”]|的|中|里|内|之|全部|均|都|已|全|也|仍|还|尚|正|将|要|应|可|能|会|被|由|在|对|从|与|和|及|进行|开展|实行|实施|实现|完成|建立|建成|配备|落实|参加|参与|接受|享受|通过|达到|发放|安装|新增|办理|签订|推行|设立|逐一|逐个|逐项|逐户|逐人|一律|统一|按|每|共|平均|人均|实际|当年|去年|今年|目前|为|是|有|没有|未|无|不|只|仅|占|给|提供|开通|接入|纳入|运行|投入|获|受|享|以|因|就|各|分别|主要|集中|稍|略|较|最|相对|普遍|大多|多数|基本|分布|建设|改造|整改|销号|投用|竣工|以后|之后|后|予以|实名|上门|看|明年|今后|年底|分工|配合|而言|来看)`)

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
	if len(a) < len(b) {
		return points, a // what b has more may be the name of a place
	}
	return points, b
}

// knownBy is the name by which f says itself that it was told: as the whole of a share, or of this
// one thing.
func (p *prose) knownBy(old, now *toldNumber) (points int, name string) {
	g, f := old.figure, now.figure
	if m := ofWholeTold.FindStringSubmatch(f.label); m != nil && shareOfIt.MatchString(f.after) && strings.Contains(p.body[g.from:g.Digits]+nameBehind(g), m[1]) {
		return 5, m[1]
	}
	if m := thisOne.FindStringSubmatch(f.label); m != nil && strings.HasPrefix(f.after, "的") && strings.HasSuffix(p.measured(old), m[1]) {
		return 5, m[1]
	}
	return 0, ""
}

var (
	// shareOfIt stands between a whole and the share of it, with a measure that is not known.
	shareOfIt = pattern.MustCompile(`^\p{Han}?的$`)
	// ofWholeTold leads in the whole of a share: 占馆藏28.6万卷的80%.
	ofWholeTold = pattern.MustCompile(`占(?:全部|全[县市区镇乡校院]|现有|总)?([\p{Han}]{2,8}?)(?:总数|总量|总)?$`)
	// thisOne leads in a thing by its size: 这座库容1.36亿立方米的水库.
	thisOne = pattern.MustCompile(`(?:^|[，；])(?:[对把将为在]{0,1})(?:这|该)(?:座|个|条|家|所|项|处)?(?:总)?([\p{Han}]{2,6})$`)
)

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

// thingOfBoth is the name that is shown of what was told twice.
func thingOfBoth(g, f *figure) string {
	if name := nameBehind(f); name != "" {
		return name
	}
	return thingOf(g)
}

// takenOff tells whether what lies between two numbers is told right behind the first: 幼儿园51所，其中4所已停办. …47所幼儿园.
func (p *prose) takenOff(old, f *figure) bool {
	for k := old.index + 1; k < min(old.index+3, p.sentences[old.sentence].figs[1]); k++ {
		if g := &p.figures[k]; plain(g) && sameKind(g, old) && new(big.Rat).Sub(old.value(), g.value()).Cmp(f.value()) == 0 {
			return true
		}
	}
	return false
}

// ofOwnAccount tells whether two sums stand in lists of several, each with a total of its own, that begin with
// different names: 一般公共预算收入…，上级补助收入38.4亿元，总收入…; 政府性基金收入…，上级补助收入0.5亿元，总收入….
func (p *prose) ofOwnAccount(old, f *figure) bool {
	a, b := p.account(old), p.account(f)
	return a != "" && b != "" && a != b
}

// account is the name that begins the list of sums with a total in the sentence of f, "" where there is none.
func (p *prose) account(f *figure) (name string) {
	n, total := 0, false
	for k := p.sentences[f.sentence].figs[0]; k < p.sentences[f.sentence].figs[1]; k++ {
		if g := &p.figures[k]; plain(g) && sameBase(g, f) {
			if n++; n == 1 {
				name = bareName(g.label)
			}
			total = n > 2 && strings.Contains(g.label, "总")
		}
	}
	if n < 4 || !total {
		return ""
	}
	return name
}
