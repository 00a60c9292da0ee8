package proof

import (
	"fmt"
	"math/big"
	"regexp"
	"strings"

	"nianbao/internal/diag"
	"nianbao/internal/numeral"
)

// checkTotals adds up: parts before 合计 and 共, parts of a whole that are told to
// be all (其余, 男 and 女, 分为), and parts under 其中, which may not exceed it.
func checkTotals(p *prose, r *report) {
	for i := range p.sentences {
		sumBefore(p, r, i)
		restOf(p, r, i)
		amongWhole(p, r, i)
		opposites(p, r, i)
		yearByYear(p, r, i)
		listOfAll(p, r, i)
		bracketed(p, r, i)
		attended(p, r, i)
		brokenDown(p, r, i)
		amongThem(p, r, i)
		flows(p, r, i)
		bothHalves(p, r, i)
	}
}

var (
	sumWord  = regexp.MustCompile(`(?:合计|共计|总计|一共|总共|累计|加起来|合起来|两项|三项|四项|几项|各项|二者|两者|三者)?(?:合计|共计|总计|一共|总共|共|加起来|合起来|相加|总数|总量|总额|总人数|总户数|总面积|总投资|总里程|总人次|总张数|总数量)(?:为|是|达|达到|有|到位|投入|完成|建成|新增|安排|筹集|筹措|下拨|发放|拨付|支出|收入|建设|新建|培训|服务|受益|覆盖|惠及|减少|节约|增加|实现|种植|收获|需要|需|超过|约|近)*[\p{Han}]{0,6}$`)
	strong   = regexp.MustCompile(`合计|共计|总计|一共|总共|加起来|合起来|相加`)
	overTime = regexp.MustCompile(`以来|年来|历年|累计|期间|先后|至今|截至|截止|十[一二三四五]五|三年|两年|五年|多年|迄今|共有|现有|全[县市区镇乡省国村校院]`)
)

// sumBefore checks “A 3个、B 5个，共8个”.
func sumBefore(p *prose, r *report, i int) {
	for k := p.sentences[i].figs[0] + 2; k < p.sentences[i].figs[1]; k++ {
		f := &p.figures[k]
		if !plain(f) || f.target || !sumWord.MatchString(f.label) && !inAll(p, f) {
			continue
		}
		head := lastBytes(p.body[f.from:f.Start], 300)
		sure := closedList(p, f) || strong.MatchString(f.label) || inAll(p, f) || wholeOfBoth.MatchString(f.label)
		if strings.Contains(f.label, "其中") || !sure && overTime.MatchString(head) && !ofParts(p, f) || strings.Contains(head, "共有") && !sure || restWord.MatchString(head) || perUnitWord.MatchString(f.label) || !sure && ownSubject(p, f) {
			continue
		}
		parts := partsBefore(p, f, sure)
		if sure && len(parts) > 2 && fits(parts[0].Exact(), f.Exact()) && divided.MatchString(p.body[parts[0].End:parts[1].Digits]) {
			parts = parts[1:] // the whole is told again after its parts
		}
		if len(parts) < 2 || explains(parts, f) {
			continue
		}
		if m := yearsInAll.FindStringSubmatch(p.body[f.from:f.Digits]); m != nil && len(parts) != smallNumber(m[1]) {
			continue // 三年租金合计 of one year's rent
		}
		sum := add(parts)
		if !sure && (!near(sum, f.value(), 3) || totalName.MatchString(f.label) && !joined(p, parts) && !(len(parts) == 2 && (opposed(parts[0], parts[1]) || sameHead(f, parts[0]) && sameHead(f, parts[1])))) {
			continue
		}
		r.add(claim{gapSeverity(sum, f), fmt.Sprintf("%s=%s，文中写作%s", joinWritten(p, parts, "＋"), sayIn(sum, f), p.written(f)), sayIn(sum, f), p.written(f)},
			between(parts[0], parts[len(parts)-1]), place(f))
	}
}

var madeOf = regexp.MustCompile(`(?:由|分为?|包括|含)([二两三四五六])(?:个)?(?:部分|块|类|项|大块|方面|笔|期)(?:组成|构成|资金)?$`)

// closedList tells whether the text says how many parts there are, 由两部分组成, and so
// many stand before f.
func closedList(p *prose, f *figure) bool {
	s := p.sentences[f.sentence]
	for n, c := range s.clauses {
		if n >= f.clause {
			return false
		}
		if m := madeOf.FindStringSubmatch(p.body[c[0]:c[1]]); m != nil {
			return len(partsBefore(p, f, true)) == smallNumber(m[1])
		}
	}
	return false
}

var yearsInAll = regexp.MustCompile(`([二两三四五六])(?:个)?年[\p{Han}]{0,8}$`)

// totalName may be the name of a stock instead of a sum: 农村公路总里程突破1.2万公里.
var totalName = regexp.MustCompile(`总(?:数|量|额|人数|户数|面积|投资|里程|人次|张数|数量)`)

// joined tells whether the parts are three or more in one list of 、 and 和.
func joined(p *prose, parts []*figure) bool {
	if len(parts) < 3 {
		return false
	}
	for n, g := range parts[1:] {
		if last := parts[n]; last.sentence != g.sentence || g.clause-last.clause > 1 || strings.HasPrefix(p.body[last.End:], "，") != (g.clause != last.clause) {
			return false
		}
	}
	return parts[0].clause >= parts[len(parts)-1].clause-1 || strings.Contains(parts[0].label, "：")
}

// ofParts tells whether the years that f is told to run over are as many as the
// figures of its kind in the clauses before: 建成41个、45个和38个，三年共建成124个.
func ofParts(p *prose, f *figure) bool {
	m := overYears.FindStringSubmatch(p.body[f.from:f.Digits])
	return m != nil && len(partsBefore(p, f, true)) == smallNumber(m[1])
}

var overYears = regexp.MustCompile(`^[，；]?([二两三四五])年(?:来|间)?(?:累计|合计|共计|总共|一共|共)`)

var subjectBefore = regexp.MustCompile(`^；?([\p{Han}]{4,})共`)

// ownSubject tells whether f begins something else behind a semicolon:
// …教职工268人；义务教育阶段在校生共74726人.
func ownSubject(p *prose, f *figure) bool {
	return f.index > 0 && strings.HasPrefix(p.body[p.figures[f.index-1].End:], "；") && subjectBefore.MatchString(f.label)
}

// perUnitWord makes a figure one of each, no sum: 总额达到每人960元.
var perUnitWord = regexp.MustCompile(`每[\p{Han}]{1,3}$|人均$|户均$`)

// divided leads from a whole to its parts.
var divided = regexp.MustCompile(`其中|用于|包括|分为|分别|：`)

// wholeOfBoth names the sum of as many parts as were told.
var wholeOfBoth = regexp.MustCompile(`(?:两|二|三|四|五|几)(?:类|项|者|种|部分|个?方面|家|级|地|校|区|县|镇|村|院|期|批|笔)[\p{Han}]{0,6}?(?:总数|总量|总额|总人数|总面积|总投资|总和|之和|共)[\p{Han}]{0,4}$|[^\p{Han}]?(?:总和|之和)(?:为|是|达到|达)?$`)

// inAll tells whether f is told as 累计 right behind a list of three or more
// that 分别 leads in.
func inAll(p *prose, f *figure) bool {
	first := f.index - 1
	if first >= 0 && p.figures[first].Base == "年" && p.figures[first].clause == f.clause {
		first-- // 三年累计
	}
	if !strings.Contains(f.label, "累计") || first < 2 {
		return false
	}
	for k := first; k > first-3; k-- {
		g := &p.figures[k]
		if g.sentence != f.sentence || g.clause != f.clause-1 || !sameBase(g, f) {
			return false
		}
	}
	last := &p.figures[first]
	return strings.Contains(p.body[last.from:last.Digits], "分别")
}

// meanLabel ends in what makes a figure a mean or a rate.
var meanLabel = regexp.MustCompile(`平均|人均|户均|每[^年]`)

// partsBefore are the figures of the kind of f that lead up to it without a
// break in the same sentence; a figure of another kind may go with each.
func partsBefore(p *prose, f *figure, sure bool) []*figure {
	var parts []*figure
	s := p.sentences[f.sentence]
	last := f
	for k := f.index - 1; k >= s.figs[0] && len(parts) < 10; k-- {
		g := &p.figures[k]
		if !plain(g) || g.aside != f.aside && !(sure && sameAside(p, f)) || isChange(g) || starts(p, g) || fromStart(p, g) || !(sameKind(g, f) && (g.Base == f.Base || sure)) {
			continue
		}
		if last.clause-g.clause > 2 || meanLabel.MatchString(g.label) {
			break
		}
		parts = append([]*figure{g}, parts...)
		last = g
	}
	return parts
}

// starts tells whether a change begins at g: the 由320元 of 由320元提高到350元.
func starts(p *prose, g *figure) bool {
	if g.index+1 >= len(p.figures) {
		return false
	}
	next := &p.figures[g.index+1]
	return next.sentence == g.sentence && next.clause == g.clause && sameBase(g, next) && toward.MatchString(next.label)
}

// fromStart tells whether a change ends at g, so that what is added up may be
// either end.
func fromStart(p *prose, g *figure) bool { return toward.MatchString(g.label) }

// sameAside tells whether all figures of the kind of f before it stand in
// brackets: 公办18家（床位2160张）、民办11家（床位1345张），床位合计3505张.
func sameAside(p *prose, f *figure) bool {
	n := 0
	for k := f.index - 1; k >= p.sentences[f.sentence].figs[0]; k-- {
		if g := &p.figures[k]; sameBase(g, f) {
			if !g.aside {
				return false
			}
			n++
		}
	}
	return n > 1
}

// explains tells whether the parts, or the last of them, or all but a first
// whole, make f.
func explains(parts []*figure, f *figure) bool {
	for from := range parts {
		if len(parts)-from < 2 {
			break
		}
		sumSpan, sumExact := numeral.Exactly(new(big.Rat)), numeral.Exactly(new(big.Rat))
		for _, g := range parts[from:] {
			sumSpan, sumExact = sumSpan.Add(spanOf(g)), sumExact.Add(g.Exact())
			if g != parts[from] && (fits(sumSpan, spanOf(f)) || fits(sumExact, f.Exact())) {
				return true
			}
		}
	}
	for _, g := range parts {
		if fits(g.Span(), f.Span()) || fits(parts[len(parts)-1].Span().Sub(g.Span()).Abs(), f.Span()) {
			return true
		}
	}
	return false
}

// spanOf takes whole numbers with a scale at their word in sums: 30万 and 20万
// are 50万, while 1.2 and 2.3 may be 3.6.
func spanOf(f *figure) numeral.Interval {
	if f.Step.IsInt() && f.Step.Cmp(big.NewRat(10_000, 1)) >= 0 {
		return f.Exact()
	}
	return f.Span()
}

func add(parts []*figure) *big.Rat {
	sum := new(big.Rat)
	for _, g := range parts {
		sum.Add(sum, g.value())
	}
	return sum
}

func joinWritten(p *prose, parts []*figure, sign string) string {
	var words []string
	for _, g := range parts {
		words = append(words, p.written(g))
	}
	return strings.Join(words, sign)
}

// gapSeverity is a warning where the difference is within a hundredth and
// decimals were rounded.
func gapSeverity(want *big.Rat, f *figure) diag.Severity {
	if f.Rounded && near(f.value(), want, 100) {
		return diag.Warning
	}
	return diag.Error
}

var (
	restWord  = regexp.MustCompile(`(?:其余|剩余|剩下|余下|其他|其它|另外)的?[\p{Han}、]{0,14}$`)
	stillWord = regexp.MustCompile(`(?:还有|尚有|仍有|另有)(?:的)?$`)
	without   = regexp.MustCompile(`^[^，；]{0,14}(?:未|没有|没|尚|无|不|待|正在)`)
	wholeWord = regexp.MustCompile(`共|总|全|现有|有|应|辖|下设|安排|列入|实施|计划|排查|涉及|纳入|确定|参加|收到|受理|登记|评|接|检查|招|聘|抽|办|中`)
)

var (
	funds     = regexp.MustCompile(`(?:国家|省|市|县|区|镇|乡)级(?:财政|资金|配套|补助|投入|专项|拨款)`)
	qualities = regexp.MustCompile(`党员|团员|女|男|少数民族|以上|以下|学历|职称|退役|大学|硕士|博士|研究生|困难|残疾|留守|获|省级|市级|国家级|县级|骨干|高级|中级|示范|重点|新增|今年|本年|当年|累计|连续|完成|已|优秀|先进|本科|专科|大专|年龄|平均|每`)
)
