package proof

import (
	"fmt"
	"regexp"
	"strings"

	"nianbao/internal/diag"
)

// checkOrder finds years that cannot follow each other: a range that runs
// backwards, an end before its beginning, and what was finished in full in one
// year and in part in a later one.
func checkOrder(p *prose, r *report) {
	for i := range p.sentences {
		reversed(p, r, i)
		endBeforeStart(p, r, i)
		endFirst(p, r, i)
		stages(p, r, i)
		planYears(p, r, i)
	}
	finished(p, r)
}

var reversedForm = regexp.MustCompile(`(?:从|自)?((?:19|20)\d\d)年(?:\d{1,2}月)?(?:以来)?(?:至|到|—|-|~)((?:19|20)\d\d)年`)

func reversed(p *prose, r *report, i int) {
	s := p.sentences[i]
	for k := s.years[0]; k < s.years[1]; k++ {
		y := p.years[k]
		if y.first > y.last && y.last > 1900 {
			sayReversed(r, y.first, y.last, [2]int{y.from, y.to})
		}
	}
	for _, m := range reversedForm.FindAllStringSubmatchIndex(p.sentenceText(i), -1) {
		first, last := atoi(p.body[s.from+m[2]:s.from+m[3]]), atoi(p.body[s.from+m[4]:s.from+m[5]])
		if first > last {
			sayReversed(r, first, last, [2]int{s.from + m[0], s.from + m[1]})
		}
	}
	if s.years[1]-s.years[0] > 1 {
		monthsReversed(r, p.sentenceText(i), s.from)
	}
}

var monthSpan = regexp.MustCompile(`((?:19|20)\d\d)年(\d{1,2})月(?:\d{1,2}日|底|初|份)?(?:至|到|—|-)+((?:19|20)\d\d)年(\d{1,2})月`)

// monthsReversed finds 2023年9月1日至2023年6月30日; other years than one are reversed years.
func monthsReversed(r *report, text string, from int) {
	for _, m := range monthSpan.FindAllStringSubmatchIndex(text, -1) {
		if text[m[2]:m[3]] != text[m[6]:m[7]] || atoi(text[m[4]:m[5]]) <= atoi(text[m[8]:m[9]]) {
			continue
		}
		r.add(claim{diag.Error, fmt.Sprintf("“%s”前晚后早，请核对年月", text[m[0]:m[1]]), "", text[m[0]:m[1]]}, [2]int{from + m[0], from + m[1]})
	}
}

func sayReversed(r *report, first, last int, where [2]int) {
	r.add(claim{diag.Error, fmt.Sprintf("起止年份前后颠倒：%d年在%d年之后；应为%d—%d年", first, last, last, first), fmt.Sprintf("%d—%d年", last, first), fmt.Sprintf("%d—%d年", first, last)}, where)
}

var (
	startVerb = regexp.MustCompile(`^(?:\d{1,2}月)?(?:\d{1,2}日)?[^，。；]{0,12}?(开工|动工|启动|立项|始建|奠基|招标|筹建|开建|破土|进场施工|批复|出生|入职|入学|成立|创办)`)
	endVerb   = regexp.MustCompile(`^(?:\d{1,2}月)?(?:\d{1,2}日)?[^，。；]{0,12}?(竣工|完工|建成|投入使用|投用|交付|通车|验收|投产|毕业|退休|撤销|启用|开馆|开园|结束|试运行|投入运行)`)
)

// endBeforeStart checks 2021年开工，2020年竣工 within one sentence.
func endBeforeStart(p *prose, r *report, i int) {
	s := p.sentences[i]
	for k := s.years[0]; k+1 < s.years[1]; k++ {
		a, b := p.years[k], p.years[k+1]
		if a.quoted || b.quoted || a.first < b.first || a.first == b.first && monthOf(p, a) <= monthOf(p, b) {
			continue
		}
		x, y := p.body[a.to:b.from], p.body[b.to:s.to]
		m, n := startVerb.FindStringSubmatch(x), endVerb.FindStringSubmatch(y)
		if m == nil || n == nil || strings.ContainsAny(x, "；") {
			continue
		}
		r.add(claim{diag.Error, fmt.Sprintf("%d年%s、%d年%s，先后颠倒；请核对年份", a.first, m[1], b.first, n[1]), "", fmt.Sprintf("%d年", b.first)}, [2]int{a.from, a.to}, [2]int{b.from, b.to})
	}
}

var monthForm = regexp.MustCompile(`^(\d{1,2})月`)

// monthOf is the month that stands behind a year, 0 where none does; then no
// order is told within the year.
func monthOf(p *prose, y year) int {
	if m := monthForm.FindStringSubmatch(p.body[y.to:min(len(p.body), y.to+8)]); m != nil {
		return atoi(m[1])
	}
	return 0
}

var (
	onlyStart = regexp.MustCompile(`^(?:\d{1,2}月)?(?:\d{1,2}日)?(?:正式|顺利)?(开工|动工|破土|奠基|立项|通过立项)`)
	onlyEnd   = regexp.MustCompile(`^(?:\d{1,2}月)?(?:\d{1,2}日)?(?:正式|顺利|全面)?(竣工|完工|建成|通车|投产|投用)`)
)

// endFirst checks 2023年3月竣工，…2023年5月开工: what is told to end before it began,
// with nothing between year and word.
func endFirst(p *prose, r *report, i int) {
	s := p.sentences[i]
	for k := s.years[0]; k < s.years[1]; k++ {
		a := p.years[k]
		m := onlyEnd.FindStringSubmatch(p.body[a.to:s.to])
		if m == nil || a.quoted || monthOf(p, a) == 0 {
			continue
		}
		for n := k + 1; n < s.years[1] && n < k+4; n++ {
			b := p.years[n]
			w := onlyStart.FindStringSubmatch(p.body[b.to:s.to])
			if w == nil || b.quoted || monthOf(p, b) == 0 || b.first*12+monthOf(p, b) <= a.first*12+monthOf(p, a) || phase.MatchString(p.body[a.to:b.from]) {
				continue
			}
			r.add(claim{diag.Error, fmt.Sprintf("%d年%d月%s、%d年%d月%s，先后颠倒；请核对年月", a.first, monthOf(p, a), m[1], b.first, monthOf(p, b), w[1]), "", w[1]}, [2]int{a.from, a.to}, [2]int{b.from, b.to})
			return
		}
	}
}

// phase tells that another piece of work begins.
var phase = regexp.MustCompile(`期|另|扩建|新|其|二|；|第|项目|工程`)

var planForm = regexp.MustCompile(`“?(十[一二三四五]五)”?(?:时期|期间|规划)?[（]((?:19|20)\d\d)(?:年)?[—\-–至~]+((?:19|20)\d\d)年?[）]`)

// planYears checks “十四五”（2021—2025年). The plans have followed each other
// every five years since the first, 1953, with one gap; the tenth ran 2001-2005.
func planYears(p *prose, r *report, i int) {
	from := p.sentences[i].from
	for _, m := range planForm.FindAllStringSubmatchIndex(p.sentenceText(i), -1) {
		get := func(g int) string { return p.body[from+m[2*g] : from+m[2*g+1]] }
		n := smallNumber(strings.TrimSuffix(get(1), "五"))
		first := 2001 + 5*(n-10)
		if n < 11 || atoi(get(2)) == first && atoi(get(3)) == first+4 {
			continue
		}
		r.add(claim{diag.Error, fmt.Sprintf("“%s”是%d—%d年，文中写作%s—%s年", get(1), first, first+4, get(2), get(3)), fmt.Sprintf("%d—%d年", first, first+4), get(2) + "—" + get(3) + "年"}, [2]int{from + m[0], from + m[1]})
	}
}

// A full is a thing told to be finished in full in a year.
type full struct {
	year     int
	core     string
	from, to int
	sentence int
}

var (
	fullForm = regexp.MustCompile(`(?:全面|全部|率先|整体|实现全面|全面实现|全域)(?:实现|完成了?)?([\p{Han}]{2,6})$|([\p{Han}]{2,4})(?:任务|工作|工程|改造|建设)?(?:已|均已|已经)?(?:全面|全部|悉数)(?:完成|结束|到位|清零|销号)$`)
	partForm = regexp.MustCompile(`完成|实现|新|有|帮助|推动|解决|再|又|改造`)
	renewed  = regexp.MustCompile(`巩固|返|监测|新一轮|第二轮|提升|升级|新增|防止|回头看|提标|二期|动态|边缘|稳定|成果`)
)

// finished checks 2020年全面脱贫 against a later 2021年完成200户脱贫.
func finished(p *prose, r *report) {
	var known []full
	for i := range p.sentences {
		s := p.sentences[i]
		for n, c := range s.clauses {
			y := p.yearIn(s, c)
			if y == 0 && n > 0 && s.clauses[n-1][1]-s.clauses[n-1][0] < 16 {
				y = p.yearIn(s, s.clauses[n-1]) // 2019年，全部脱贫
			}
			if y == 0 {
				continue
			}
			text := p.body[c[0]:c[1]]
			part(p, r, s, i, c, y, text, known)
			if m := fullForm.FindStringSubmatch(text); m != nil && !hopes.MatchString(text) && len(known) < 100 {
				known = append(known, full{y, tailRunes(m[1]+m[2], 2), c[0], c[1], i})
			}
		}
	}
}

// yearIn is the one past year of a clause.
func (p *prose) yearIn(s sentence, c [2]int) int {
	found := 0
	for k := s.years[0]; k < s.years[1]; k++ {
		if y := p.years[k]; y.from >= c[0] && y.to <= c[1] && !y.quoted {
			if found != 0 {
				return 0
			}
			found = y.last
		}
	}
	return found
}

func part(p *prose, r *report, s sentence, i int, c [2]int, y int, text string, known []full) {
	if !partForm.MatchString(text) || renewed.MatchString(text) || hopes.MatchString(text) || !p.countIn(s, c) {
		return
	}
	for _, f := range known {
		if f.year >= y || !strings.Contains(text, f.core) || i-f.sentence > 30 || fullForm.MatchString(text) {
			continue
		}
		r.add(claim{diag.Error, fmt.Sprintf("前面说%d年已全面完成“%s”，后面%d年又完成一部分；请核对年份，或是否仍有剩余", f.year, f.core, y), "", fmt.Sprintf("%d年", y)}, [2]int{f.from, f.to}, c)
		return
	}
}

// countIn tells whether a clause counts something.
func (p *prose) countIn(s sentence, c [2]int) bool {
	for k := s.figs[0]; k < s.figs[1]; k++ {
		if f := &p.figures[k]; f.Digits >= c[0] && f.End <= c[1] && plain(f) {
			return true
		}
	}
	return false
}
