package proof

import (
	_ "embed"
	"fmt"
	"slices"
	"strings"

	"nianbao/internal/diag"
	"nianbao/internal/pattern"
)

// A paper is made from last year's, and speaks of its own year in words that can be of no other:
// 定于2024年5月举行 in a notice of 2025. leftovers.txt holds them by the kinds of papers.

//go:embed leftovers.txt
var leftoverTable string

var leftoverForms = readLeftovers(leftoverTable)

func readLeftovers(table string) map[string][]*pattern.Pattern {
	out := map[string][]*pattern.Pattern{}
	for line := range strings.Lines(table) {
		if kind, form, ok := strings.Cut(strings.TrimSpace(line), "|"); ok && !strings.HasPrefix(line, "#") {
			out[kind] = append(out[kind], pattern.MustCompile(strings.ReplaceAll(form, "{Y}", `((?:19|20)\d\d)年`)))
		}
	}
	return out
}

var (
	// callsFor are titles of papers that ask somebody for something.
	callsFor = pattern.MustCompile(`通知|公告|通告|启事|简章|邀请|预告|方案|计划$|安排$`)
	plansFor = pattern.MustCompile(`要点|计划|打算|安排|方案|思路`)
	sumsUp   = pattern.MustCompile(`年(?:度|全年)?[^，。；]{0,12}(?:总结|述职|工作情况|年度报告|年报|情况的?报告)`)
	// beforeYear are titles of what is done for a year before it begins.
	beforeYear = pattern.MustCompile(`缴费|征订|订阅|招生|高考|招录|招考|考录|公务员|预算|入学|医保|参保|医疗保险|研究生|春节|元旦|寒假|项目储备|储备|采购意向|新年`)
	// tellsYear are titles of what tells of a whole year, ofBudget of what shall be spent in one.
	tellsYear = pattern.MustCompile(`年(?:度|全年)?[^，。；]{0,16}(?:总结|述职|情况|概况|简介|年报|公报|分析)`)
	ofBudget  = pattern.MustCompile(`年(?:度)?[^，。；]{0,16}预算(?:$|说明|公开|编制|（草案）|草案|的|情况)`)
	// thanLast compares what a budget has with the one before it.
	thanLast = pattern.MustCompile(`[比较](?:上年|去年)`)
	// addsTo tells what came after a time that was told; background is what is told by its last count, however old.
	addsTo     = pattern.MustCompile(`今年|本年|新增|又|增至|目前|现`)
	background = pattern.MustCompile(`人口|面积|耕地|下辖|辖\d|生产总值`)
	// itemHead begins what is numbered.
	itemHead = pattern.MustCompile(`^(?:[一二三四五六七八九十]{1,3}、|（[一二三四五六七八九十\d]{1,3}）|\d{1,2}[、.])`)
	// otherYearMeant tells in a sentence that another year is meant.
	otherYearMeant = pattern.MustCompile(`提出|明确|曾|原定|原计划|当时|同期|相比|连续|两年|近年|[比较](?:上|去|19|20)|推迟|延期`)
)

// leftovers finds the year before the paper's own where its words speak of its own.
func leftovers(p *prose, r *report) {
	title, own, where := p.titleLine()
	if own == 0 {
		return
	}
	kinds := kindsOfPaper(title)
	begun, thisYear, paragraph := false, false, -1
	for i, s := range p.sentences {
		if s.from < where[1] {
			continue
		}
		if s.paragraph != paragraph {
			thisYear, paragraph = false, s.paragraph
		}
		text := p.sentenceText(i)
		thisYear = thisYear || containsAny(text, "今年", "一年来", "本年", "全年")
		if s.years[0] < s.years[1] {
			now := map[string]bool{"opening": !begun, "state": !begun && p.untoldOf(i, own), "asof": thisYear && !addsTo.MatchString(text)}
			p.leftOver(r, i, own, where, slices.DeleteFunc(slices.Clone(kinds), func(kind string) bool { at, only := now[kind]; return only && !at }))
		}
		begun = begun || s.to-s.from > 60
	}
}

// kindsOfPaper are the kinds of papers that a title is of, with what only some of their sentences may be.
func kindsOfPaper(title string) []string {
	plan := plansFor.MatchString(title)
	kinds := []string{"outlook"}
	add := func(is bool, more ...string) {
		if is {
			kinds = append(kinds, more...)
		}
	}
	add(callsFor.MatchString(title), "notice", "call")
	add(plan, "plan")
	add(sumsUp.MatchString(title) && !plan, "summary", "opening", "asof")
	add(tellsYear.MatchString(title) && !plan && !ofPart.MatchString(title), "closing", "state")
	add(ofBudget.MatchString(title), "budget")
	return kinds
}

// untoldOf tells whether a paragraph says nothing of the paper's own year that what was at the end of another would be
// held against, nor what hardly changes from year to year.
func (p *prose) untoldOf(i, own int) bool {
	s := p.sentences[i]
	for k := i; k < len(p.sentences) && p.sentences[k].paragraph == s.paragraph; k++ {
		if text := p.sentenceText(k); addsTo.MatchString(text) || strings.Contains(text, fmt.Sprint(own)) || background.MatchString(text) {
			return false
		}
	}
	return s.headed && !partTold.MatchString(p.body)
}

// titleLine is the line of the title that names the paper's own year; 0 where none does. A text
// without one has the date at its head.
func (p *prose) titleLine() (title string, own int, where [2]int) {
	for i := 0; i < len(p.sentences) && i < 4; i++ {
		s := p.sentences[i]
		if s.to-s.from > 180 || !s.headed || s.to < len(p.body) && p.body[s.to] != '\n' {
			break
		}
		title = p.sentenceText(i)
		for k := s.years[0]; k < s.years[1]; k++ {
			if y := p.years[k]; y.first == y.last && (y.first == p.year || y.first == p.titleYear()) {
				return title, y.first, [2]int{s.from, s.to}
			}
		}
	}
	return title, 0, where
}

// leftOver reports a sentence of which a form of these kinds says that it is of the paper's own
// year, and that names the one before.
func (p *prose) leftOver(r *report, i, own int, title [2]int, kinds []string) {
	s, text := p.sentences[i], p.sentenceText(i)
	if strings.Contains(text, fmt.Sprint(own)) {
		return
	}
	meant := otherYearMeant.MatchString(text)
	behind := len(itemHead.FindString(text))
	from := s.from + behind
	text = text[behind:]
	for _, kind := range kinds {
		if kind != "asof" && strings.Contains(text, "今年") || meant && !(kind == "budget" && thanLast.MatchString(text)) {
			continue // 2024年…；今年… tells of both
		}
		for _, form := range leftoverForms[kind] {
			m := form.FindStringSubmatchIndex(text)
			if m == nil || atoi(text[m[2]:m[3]]) != own-1 || inQuotes(text, m[2]) || kind == "notice" && !p.aheadOfPaper(p.body[title[0]:title[1]], text, m[3]) {
				continue
			}
			said := text[m[2]:m[3]] + "年"
			r.add(claim{diag.Error, fmt.Sprintf("本文是%d年的，这里却是“%s”；可能是沿用旧稿没有改年份", own, text[m[0]:m[1]]), fmt.Sprintf("%d年", own), said}, title, [2]int{from + m[2], from + m[3] + len("年")})
			return
		}
	}
}

// aheadOfPaper tells whether what a notice calls for in the year before its own would be over by
// the time at which such a notice is written.
func (p *prose) aheadOfPaper(title, text string, at int) bool {
	if on := p.signedOn(); on.month > 0 {
		return on.year == p.titleYear() // of another date signings and their kin speak
	}
	m := monthBehind.FindStringSubmatch(text[at:])
	return m != nil && atoi(m[1]) <= lastBefore(title)
}

// lastBefore is the last month of the year before that of a title that would be over by the time at
// which the paper is written.
func lastBefore(title string) int {
	if beforeYear.MatchString(title) {
		return 4
	}
	return 9
}

var monthBehind = pattern.MustCompile(`^年(\d{1,2})月`)

// askedInTime tells whether a notice about the year after this one, without a date of its own, may still call for
// something by the month behind a year.
func (p *prose) askedInTime(year int, behind string) bool {
	title, own, _ := p.titleLine()
	m := monthBehind.FindStringSubmatch(behind)
	return m != nil && year == own-1 && callsFor.MatchString(title) && p.signedOn().month == 0 && atoi(m[1]) > lastBefore(title)
}
