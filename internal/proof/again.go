package proof

import (
	"slices"
	"strings"

	"nianbao/internal/numeral"
	"nianbao/internal/pattern"
)

// toldAgain finds a count or sum that is told twice under the same full name
// with values that differ by a slip of the pen: 受理各类案件3586件 … 受理各类案件3568件.
// Names that go with more than two values are of several things.
func toldAgain(p *prose, r *report) {
	groups := map[string][]namesake{}
	var order []string
	for k := range p.figures {
		f := &p.figures[k]
		if !tellable(p, f) {
			continue
		}
		for _, name := range namesOf(f) {
			if !sureName(p, f, name) {
				continue
			}
			key := groupOf(p, f, name)
			if groups[key] == nil {
				order = append(order, key)
			}
			if len(groups[key]) < 40 {
				groups[key] = append(groups[key], namesake{f, name})
			}
		}
	}
	for _, key := range order {
		group := groups[key]
		if !slices.ContainsFunc(group, func(n namesake) bool { return !n.f.Span().Meets(group[0].f.Span()) }) {
			continue
		}
		group = slices.DeleteFunc(group, func(n namesake) bool { return ofOnePlace(p, n.f, n.name) })
		if a, b := slipIn(p, group); a != nil {
			sayRepeat(p, r, a, b, group[0].name)
		}
	}
}

// doneVerbs are verbs of deeds that a text takes up with 的.
const doneVerbs = `(改扩建|新建|改建|扩建|签约|流转|查处|受理|办结|培训|表彰|关停|拆除|退出|引进|落户|认定|改造|安置|资助|救助|修复|收治|走访|调查|访问|抽查|抽检|排查|募集|种植|投放)`

var (
	doneTo  = pattern.MustCompile(doneVerbs + `(?:了|共|约|已)*$`)
	doneRef = pattern.MustCompile(doneVerbs + `的$`)
)

// someOfThem names a part of what was done.
var someOfThem = pattern.MustCompile(`^(?:重点|重大|典型|疑难|信访|民生|困难|贫困|低收入|国家|省|市|大|小|优秀|先进|青年|女|老|高|中|新|农村|城镇|规模)`)

// doneAgain checks 改扩建7所…，去年改扩建的5所学校: a count that takes up, with 的, what was
// told once of the same verb and measure.
func doneAgain(p *prose, r *report) {
	counts := map[string][]*figure{}
	for k := range p.figures {
		f := &p.figures[k]
		if !plain(f) || f.aside || f.target || f.Hedge != numeral.Unhedged {
			continue
		}
		if m := doneTo.FindStringSubmatch(f.label); m != nil && !p.amongOthers(f) && len(counts[m[1]+f.Base]) < 20 {
			counts[m[1]+f.Base] = append(counts[m[1]+f.Base], f)
		}
		m := doneRef.FindStringSubmatch(f.label)
		if m == nil || shifting.MatchString(f.label) || p.amongOthers(f) {
			continue
		}
		told := counts[m[1]+f.Base]
		if len(told) == 0 || told[0].sentence == f.sentence || slices.ContainsFunc(told, func(g *figure) bool { return !g.Span().Meets(told[0].Span()) }) || told[0].Span().Meets(f.Span()) || coarse(told[0], f) || coarse(f, told[0]) ||
			!near(f.value(), told[0].value(), 2) || someOfThem.MatchString(f.after) {
			continue
		}
		sayRepeat(p, r, told[0], f, m[1])
	}
}

// A namesake is a figure with one of its names.
type namesake struct {
	f    *figure
	name string
}

// shifting tells that a value is of another time or a mean.
var shifting = pattern.MustCompile(`比上年|比去年|同比|原有|原来|过去|曾|当时|以前|先后|每年|另|调整|撤|并入`)

// wished stands behind what is to be reached: 2400套棚户区改造任务.
var wished = pattern.MustCompile(`^[\p{Han}]{0,8}(?:任务|目标)`)

// toldBy names where a number comes from, which is not what it is of.
var toldBy = pattern.MustCompile(`从[^，。]{2,16}(?:获悉|了解到)|据[^，。]{2,16}(?:介绍|统计|通报|消息|显示)|[\p{Han}]{2,12}(?:负责人|发言人|工作人员|局长|主任|院长|校长|书记)[\p{Han}]{0,10}(?:说|表示|介绍|指出|透露)，|` + actsAs)

// actsAs is an office that does something or says what is told, and is not what is counted.
const actsAs = `[\p{Han}]{0,10}(?:局|委|厅|办|政府|部门|供电公司|管理站|大队|中心)(?:(?:有关|相关)?负责人|工作人员|有关人员)?(?:表示|介绍|说|组织|会同|联合|安排|将|要|已|还|也|决定|计划)+[\p{Han}]{0,8}?(?:对|把|将|为|给|表示|介绍|，)`

// takesUp leads up to what is there, whatever shall be done with it: 把16个供水项目的扫尾工程完成.
var takesUp = pattern.MustCompile(`^[，；、]?(?:把|将|对|依托)(?:(?:19|20)\d\d年|去年|上年)?的?$`)

// factual tells what was, wherever it stands.
var factual = pattern.MustCompile(`完成(?:年度|全年)?(?:目标)?任务|分别完成|已|实现了|比上年末|同比`)

// goalLead leads in a list of what is wished for.
var goalLead = pattern.MustCompile(`(?:目标|任务)(?:是|为)?：`)

// groupOf is the key of what is told of one thing at one time, wishes apart from
// facts.
func groupOf(p *prose, f *figure, name string) string {
	key := inOrder(name) + "/" + f.Base + "/" + timeOf(p, f)
	if p.wishedFor(f) && !existing.MatchString(f.label) && !takesUp.MatchString(f.label) {
		key += "/目标"
	}
	return key
}

// wishedFor tells whether f is of what shall be.
func (p *prose) wishedFor(f *figure) bool {
	s := p.sentences[f.sentence]
	return f.target || wished.MatchString(f.after) || goalLead.MatchString(p.body[s.from:f.Start]) || s.planned && !factual.MatchString(p.sentenceText(f.sentence))
}

// tellable tells whether f may be told again: it is not of a part, another
// time, a change or a bound.
func tellable(p *prose, f *figure) bool {
	return plain(f) && !f.aside && f.Hedge == numeral.Unhedged && digitsOf(p, f) >= 2 && !monthsOrDays[f.Base] &&
		!(isChange(f) && !strings.HasSuffix(f.label, "新增")) && !shifting.MatchString(p.body[f.from:f.Start]) && !p.inAddition(f)
}

// inAddition tells whether a sentence says that it goes on with something else.
func (p *prose) inAddition(f *figure) bool {
	return somethingElse.MatchString(p.sentenceText(f.sentence))
}

var somethingElse = pattern.MustCompile(`^(?:另外|此外|另有|另，|除此之外|与此同时，还)`)

// sureName tells whether a name is long enough for the number it goes with.
func sureName(p *prose, f *figure, name string) bool {
	n := len([]rune(name))
	if strings.Contains(f.label, "其中") && (n < 4 || digitsOf(p, f) < 3) {
		return false
	}
	return n >= 3 && n <= 12 && (digitsOf(p, f) >= 3 || n >= 4)
}

// definite tells whether f takes up what was told before: 45所民办幼儿园集中在县城, 把16个项目….
func definite(f *figure) bool { return definiteForm.MatchString(dates.ReplaceAllString(f.label, "")) }

var definiteForm = pattern.MustCompile(`^(?:|[，；、]?(?:依托|对|对于|把|将|这|上述|全部|利用|用好|针对|围绕|其中|看|为确保|确保|还要为|要为|为))(?:全[县区市镇乡校院]|我[县区市镇乡校院])?的?$`)

// ofOnePlace tells whether the sentence up to f speaks of one place or body.
func ofOnePlace(p *prose, f *figure, name string) bool {
	head := strings.ReplaceAll(asMarks.Replace(p.body[p.sentences[f.sentence].from:f.Start]), name, "·")
	return localName.MatchString(general.ReplaceAllString(toldBy.ReplaceAllString(head, "·"), "·"))
}

// inOrder is a name without the order of its characters: 销售汽车 and 汽车销售 are one.
func inOrder(name string) string {
	runes := []rune(name)
	slices.Sort(runes)
	return string(runes)
}

var monthsOrDays = map[string]bool{"年": true, "个月": true, "天": true, "岁": true, "小时": true, "工作日": true, "期": true, "届": true, "": true}

// slipIn is the first pair of a group that a slip parts, nil where more than two
// values were told.
func slipIn(p *prose, group []namesake) (a, b *figure) {
	if len(group) == 0 {
		return nil, nil
	}
	for _, t := range group[1:] {
		first := group[0].f
		switch {
		case t.f.Span().Meets(first.Span()) || coarse(first, t.f) || coarse(t.f, first):
		case b != nil && !t.f.Span().Meets(b.Span()):
			return nil, nil
		case b == nil:
			a, b = first, t.f
		}
	}
	if b == nil || a.sentence == b.sentence || !slip(strings.TrimSuffix(p.digits(a), a.Unit), strings.TrimSuffix(p.digits(b), b.Unit)) {
		return nil, nil
	}
	if p.amongOthers(a) && !definite(b) || p.amongOthers(b) && !definite(a) {
		return nil, nil
	}
	if long := len([]rune(group[0].name)) > 4; digitsOf(p, a) < 3 && !inUse.MatchString(a.label+b.label) && !long && !definite(a) && !definite(b) {
		return nil, nil
	}
	return a, b
}

// amongOthers tells whether f is an item of what 其中 leads in, whose name is of that
// whole alone.
func (p *prose) amongOthers(f *figure) bool {
	return p.underAmong(f) || strings.Contains(p.body[f.from:f.Start], "其中")
}

// digits are the digits of a figure as written, with its scale.
func (p *prose) digits(f *figure) string {
	return strings.Map(func(r rune) rune {
		if r == ',' || r == '.' {
			return -1
		}
		return r
	}, p.written(f))
}

func digitsOf(p *prose, f *figure) int {
	n := 0
	for _, r := range p.written(f) {
		if isDigit(r) {
			n++
		}
	}
	return n
}

// slip tells whether two numbers differ in one digit, or in two neighbours that
// changed places.
func slip(a, b string) bool {
	if strings.Index(a, ".") != strings.Index(b, ".") {
		return false
	}
	x, y := []rune(strings.Replace(a, ".", "", 1)), []rune(strings.Replace(b, ".", "", 1))
	if len(x) != len(y) {
		return false
	}
	var off []int
	for i := range x {
		if x[i] != y[i] {
			off = append(off, i)
		}
	}
	switch len(off) {
	case 1:
		return isDigit(x[off[0]]) && isDigit(y[off[0]])
	case 2:
		i, j := off[0], off[1]
		return j == i+1 && x[i] == y[j] && x[j] == y[i]
	}
	return false
}
