package proof

import (
	"fmt"
	"strconv"
	"strings"

	"nianbao/internal/diag"
	"nianbao/internal/numeral"
	"nianbao/internal/pattern"
)

// checkRepeats finds the same claim with another value: how many of a thing
// the whole unit has, one of its rates or sums, or how many of a thing meet a
// standard.
func checkRepeats(p *prose, r *report) {
	seen := map[string][]told{}
	for k := range p.figures {
		f := &p.figures[k]
		if f.Base == "" || f.quoted || f.target && !ofForm.MatchString(lastBytes(f.label, 60)) || f.Upper != nil || f.Base == "个百分点" || bounded(f) {
			continue
		}
		for _, key := range keysOf(p, f) {
			now := told{f, timeOf(p, f)}
			list := seen[key]
			if old, clash := conflict(p, list, now); clash {
				sayRepeat(p, r, old, f, key)
			}
			if len(list) < 8 {
				seen[key] = append(list, now)
			}
		}
	}
	toldAgain(p, r)
	takenUp(p, r)
	doneAgain(p, r)
	metTwice(p, r)
	pointsBack(p, r)
	deedsAgain(p, r)
}

// bounded tells whether f is a bound, as criteria have, and not a value.
func bounded(f *figure) bool {
	switch f.Hedge {
	case numeral.AtLeast, numeral.AtMost, numeral.Under:
		return true
	case numeral.Over:
		return f.Inside == ""
	}
	return false
}

// A told is a value with the time that it holds for.
type told struct {
	f    *figure
	time string
}

func conflict(p *prose, list []told, now told) (*figure, bool) {
	for _, old := range list {
		if old.f.sentence == now.f.sentence || old.time != now.time || old.f.Percent != now.f.Percent {
			continue
		}
		if old.f.Span().Meets(now.f.Span()) || coarse(old.f, now.f) || coarse(now.f, old.f) {
			return nil, false
		}
		return old.f, true
	}
	return nil, false
}

// coarse tells whether a is b said with fewer digits: 12万 and 12.36万.
func coarse(a, b *figure) bool {
	return a.Rounded && a.Step.Cmp(b.Step) > 0 && a.Span().Widen(half(a.Step)).Meets(b.Exact())
}

// planAhead leads in what is to be done, also in the clauses that follow.
var planAhead = pattern.MustCompile(`(?:计划|拟|打算|预计|力争|安排)(?:完成|新建|建设|实施|开展|投入|新增|改造|实现|栽植|培训)`)

// toCome tells whether f is of a plan.
func (p *prose) toCome(f *figure) bool {
	head := p.body[p.sentences[f.sentence].from:f.Start]
	return planAhead.MatchString(head) && !strings.Contains(head, "现有") && !strings.Contains(head, "共有")
}

func sayRepeat(p *prose, r *report, old, f *figure, key string) {
	if p.toCome(old) != p.toCome(f) && !allOfPlan.MatchString(f.after) {
		return // what was done, and what shall be
	}
	if f.Percent && p.ownRate(f) {
		return // of other numbers, which its sentence tells
	}
	if p.takenOff(old, f) || p.ofOwnAccount(old, f) {
		return
	}
	name := strings.TrimLeft(key, "#=·")
	if n := strings.Index(name, "/"); n >= 0 {
		name = name[:n]
	}
	r.add(claim{diag.Error, fmt.Sprintf("“%s”前面写作%s，这里写作%s，前后不一致", name, p.written(old), p.written(f)), p.written(old), p.written(f)}, placeWide(old), placeWide(f))
}

// ownRate tells whether two counts of its sentence make a share: 抽检1120批次，不合格31批次，
// 不合格率2.8%.
func (p *prose) ownRate(f *figure) bool {
	s := p.sentences[f.sentence]
	for k := max(s.figs[0], f.index-4); k+1 < f.index; k++ {
		a, b := &p.figures[k], &p.figures[k+1]
		if plain(a) && plain(b) && sameBase(a, b) && (fits(quotient(b, a), f.Span()) || fits(quotient(a, b), f.Span())) {
			return true
		}
	}
	return false
}

const unitScope = `(?:全|我)(?:县|区|市|镇|乡|村|校|院|街道|社区|局|园区|省|旗)`

var (
	hasForm    = pattern.MustCompile(`^[^，。]{0,12}?` + unitScope + `(?:目前|现|已|共|总共|一共|现有|共有|拥有|建有|设有|有|的|辖|建成|登记|注册|在册|实有)*([\p{Han}]{2,8}?)(?:总数|数量|数|总量)?(?:已|共|共有|现有|有|达到|达|为|是|共计|共建|发展到)*$`)
	ofForm     = pattern.MustCompile(unitScope + `(?:目前|现|已|共|总共|一共|现有|共有|拥有|建有|设有|有|的|辖|建成|登记|注册|在册|实有)*$`)
	haveWords  = pattern.MustCompile(`目前|总共|一共|现有|共有|拥有|建有|设有|建成|登记|注册|在册|实有`)
	nounEnd    = pattern.MustCompile(`成为|积极|踊跃|活跃|全部|均|都|已|中(?:，|有|的|已|$)|实现|完成|建立|参加|参与|开展|共|总|的|里|和|在|与|有|为|被|通过|挂钩|接入|通|按|普遍|统一|就|进行|达|实行|配备|设立|推行|也|还|要|将|分布|分别|，`)
	metricForm = pattern.MustCompile(`([\p{Han}]{2,12}(?:率|天数比例|收入|总值|人口|面积|人数|户数|投资|资金|存款|用电量|供水量|客流量|保费|产量|产值|床位数|总里程|里程|总额|贷款余额|零售额|预算|成绩|平均分|年龄))(?:已|为|达到|达|是|约|只有|仅有|仅|稳定在|保持在|共|有|共有|完成|实现|累计完成)*$`)
	neutral    = pattern.MustCompile(unitScope + `|目前|截至|现在|今年|本年|全年|年末|年底|我们|的|其中|到|已|，|\d{4}年|底|末|看|总的|情况|以来|据统计|初步|统计|上`)
	localName  = pattern.MustCompile(`[\p{Han}]{2}(?:镇|乡|街道|村|中学|小学|医院|公司|学院|局|卫生院|幼儿园|园区|社区|县|区|市|校|店|厂|场|站|班)`)
	general    = pattern.MustCompile(unitScope + `|各(?:镇|乡|村|社区|校|街道|县|区|市)|乡镇|农村|城镇|城乡|村镇|行政村|自然村|所有社区|城市|县城|城区|市区|山区|(?:老旧|居民|住宅|安置)小区|景区|场地|场所|场次|场面|村民|村级|村干部|区域|区级|县级|镇级|市级|县域|市域|乡村|乡亲|下乡|返乡|回乡|家乡|厂房|站点|班子|班次|班级|局面|校长|校园|校车|校外|校内|店铺|学校|社区卫生|市场|市民|(?:公办|民办|普惠性?)(?:幼儿园|学校|小学|中学|医院|园)`)
	changing   = pattern.MustCompile(`新增|增加|减少|增长|下降|新建|改建|撤|并|调整|其中|比上年|比去年|同比|原有|原来|过去|曾|当时|以前|计划|目标|先后|每年|累计|另|人均|平均|户均`)
	earlier    = pattern.MustCompile(`早在|去年|上年|前年|年初|同期|上半年|下半年|[一二三四]季度|第[一二三四]季度|\d{1,2}月?(?:—|-|~|至|到)\d{1,2}月|前\d{1,2}个月|\d{1,2}月|改革前|建国|十[一二三四]五`)
)

// keysOf are the names under which a value of the whole unit may be told
// again; none where it is not of the whole.
func keysOf(p *prose, f *figure) []string {
	head := lastBytes(p.body[f.from:f.Start], 300)
	keys := unitKey(f, head)
	if keys == nil {
		keys = metricKey(p, f, head)
	}
	if keys == nil || changing.MatchString(head) || strings.Contains(p.body[p.sentences[f.sentence].from:f.Start], "其中") {
		return nil
	}
	return keys
}

// unitKey names what the whole unit has: 全县共有幼儿园86所, 我县86所幼儿园.
func unitKey(f *figure, head string) []string {
	if !plain(f) || !strings.ContainsAny(head, "全我") {
		return nil
	}
	if m := hasForm.FindStringSubmatch(head); m != nil {
		if noun := trimNoun(m[1]); len([]rune(noun)) >= 2 && !haveWords.MatchString(noun) {
			return []string{"#" + noun + "/" + f.Base + levelOf(head)}
		}
	}
	if !ofForm.MatchString(head) {
		return nil
	}
	noun := f.after
	if n := nounEnd.FindStringIndex(noun); n != nil {
		noun = noun[:n[0]]
	}
	if n := len([]rune(noun)); n < 2 || n > 8 || onlyHan(noun) != noun {
		return nil
	}
	return []string{"#" + trimNoun(noun) + "/" + f.Base + levelOf(head)}
}

var levelForm = pattern.MustCompile(`(?:全|我)(县|区|市|镇|乡|村|校|院|街道|社区|局|园区|省|旗)`)

// levelOf is the unit that a label speaks of: 全县 and 我县 are one.
func levelOf(head string) string {
	all := levelForm.FindAllStringSubmatch(head, -1)
	return all[len(all)-1][1]
}

func trimNoun(s string) string {
	s = nounLead.ReplaceAllString(s, "")
	if short := sizeTail.ReplaceAllString(s, ""); len([]rune(short)) >= 2 {
		return short // 耕地面积 and 耕地
	}
	return s
}

var sizeTail = pattern.MustCompile(`(?:总面积|面积|总里程|里程|总数|数量|人数|总量)$`)

// metricKey names a rate or sum where nothing but the unit and the time stand
// before its name.
func metricKey(p *prose, f *figure, head string) []string {
	m := metricForm.FindStringSubmatch(lastBytes(head, 90))
	if m == nil {
		return nil
	}
	name := oneName.Replace(neutral.ReplaceAllString(m[1], ""))
	if n := ofForm2.FindStringSubmatch(f.after); n != nil && metricName.MatchString(name) {
		name = n[1] + name // 规划面积26平方公里的高铁新城
	}
	rest := neutral.ReplaceAllString(strings.TrimSuffix(head, m[0]), "")
	level := "·"
	if f.Percent {
		level = p.soleLevel()
	}
	if l := levelForm.FindStringSubmatch(head); l != nil {
		level = l[1]
	}
	if len([]rune(name)) < 4 || level == "·" && anySum.MatchString(name) && !strings.Contains(head, "全年") || rest != "" || localName.MatchString(general.ReplaceAllString(p.body[p.sentences[f.sentence].from:f.Start], "·")) {
		return nil
	}
	return []string{"=" + name + "/" + f.Base + level}
}

// oneName are rates that go by several names.
var oneName = strings.NewReplacer("空气质量优良天数比例", "空气优良率", "空气优良天数比例", "空气优良率", "优良天数比例", "空气优良率", "空气质量优良率", "空气优良率")

// soleLevel is the level of the unit that a text speaks of, where it speaks of no other: a rate that is told
// with no unit is of that one.
func (p *prose) soleLevel() string {
	if p.sole != "" {
		return p.sole
	}
	p.sole = "·"
	for _, m := range levelForm.FindAllStringSubmatch(rankedIn.ReplaceAllString(p.body, ""), -1) {
		if p.sole != "·" && m[1] != p.sole {
			p.sole = "·"
			break
		}
		p.sole = m[1]
	}
	return p.sole
}

// rankedIn names a larger unit that something is held against.
var rankedIn = pattern.MustCompile(`(?:居|列|排名?|占|比|较|于|超过|为)全[县市省国]`)

// anySum is a name that any project may have.
var anySum = pattern.MustCompile(`^(?:完成|实现|累计|投入|新增|总|计划|年|建筑|占地|建设|筹集|到位|拨付|落实|争取|吸引|带动)(?:总)?(?:投资|收入|产值|资金|面积|产量|用地面积|利润总额)$|^(?:利润总额|项目总投资|计划总投资|建设总投资|总建筑面积|总用地面积)$`)

var (
	ofForm2    = pattern.MustCompile(`^的([\p{Han}]{3,6}?)(?:已|正|将|在|项目|于|，|$)`)
	metricName = pattern.MustCompile(`^[\p{Han}]{0,3}(?:面积|人口|投资|产能|产量|产值|里程|总额|能力)$`)
)

// upToNow says that a number is of now.
var upToNow = pattern.MustCompile(`截[至止]到?(?:目前|今年)?(?:\d{1,2}月)?(?:\d{1,2}日|底|末|份)*`)

// timeOf is the time that a claim is bound to: its year, or last year's; ""
// for now.
func timeOf(p *prose, f *figure) string {
	s := p.sentences[f.sentence]
	head := lastBytes(p.body[s.from:f.Start], 600)
	if i := f.sentence; i > 0 && p.sentences[i-1].paragraph == s.paragraph && dividesOn.MatchString(head) && !earlier.MatchString(head) && !fourDigits.MatchString(head) {
		head = p.sentenceText(i-1) + head // 7月份用电8324万千瓦时。分产业看，…
	}
	if m := earlier.FindString(upToNow.ReplaceAllString(head, "")); m != "" {
		back := map[string]int{"去年": 1, "上年": 1, "前年": 2}[m]
		switch {
		case back > 0 && p.year > 0 && p.year-back == p.told, m == "下半年" && ofForm.MatchString(lastBytes(f.label, 60)):
			return ""
		case back > 0 && p.year > 0:
			return strconv.Itoa(p.year - back)
		}
		return m
	}
	years := fourDigits.FindAllString(head, -1)
	if len(years) == 0 {
		return ""
	}
	if y := years[len(years)-1]; atoi(y) != p.year && atoi(y) != p.told && !(p.year > 0 && atoi(y) == p.year-1 && containsAny(head, "底", "末")) {
		return y
	}
	return ""
}

// dividesOn begins a sentence that goes on with what was told before it.
var dividesOn = pattern.MustCompile(`^(?:其中|[分按从][\p{Han}]{1,6}(?:看|分|划分|分类)，)`)

// nounLead may stand before the name of a thing.
var nounLead = pattern.MustCompile(`^(?:注册|登记|在册|各类|各级|各种|现有|共有|目前|的|有)+`)
