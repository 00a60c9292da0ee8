package proof

import (
	"fmt"
	"strings"

	"nianbao/internal/diag"
	"nianbao/internal/pattern"
)

// Papers set goals: a plan that has its years, 《…三年行动方案（2024—2026年）》, and what was issued in a year, 云政发
// 〔2025〕12号. What they want is of that year or later.

var (
	// planSpan names a paper by the number of its plan, by the years in its name, by its own number, by the
	// year in its name, or by when it was issued.
	planSpan = pattern.MustCompile(`“?(十[一二三四五]五)”?|（((?:19|20)\d\d)年?[—\-–至~]+((?:19|20)\d\d)年?）》|〔((?:19|20)\d\d)〕\d{1,4}号|《[^《》]{0,30}?((?:19|20)\d\d)年(?:度)?[^《》—\d]{0,30}(?:方案|计划|规划|要点|意见|通知)》|((?:19|20)\d\d)年(?:\d{1,2}月)?(?:\d{1,2}日)?，?[^。；，\d]{0,20}?(?:印发|出台|制定|下发|发布|编制)(?:了|的)?[^。；，\d]{0,40}?(?:方案|计划|规划|要点|意见|通知|办法|纲要)》?`)
	// goalYear is a year by which something shall be.
	goalYear = pattern.MustCompile(`(?:(?:力争|争取|确保|计划|拟|预计|努力)(?:用[一二两三四五]年(?:左右)?时间，?)?(?:在|于|到|至)?|到|至)((?:19|20)\d\d)年|((?:19|20)\d\d)年(?:年?底|末|\d{1,2}月(?:底|末)?)?(?:前|之前|以前)`)
	// paperSays leads in what a paper wants.
	paperSays = pattern.MustCompile(`(?:提出|明确|要求|确定|指出|部署|强调|规定)[^。；\d]{0,12}?(?:，|：|，(?:力争|争取|确保))?$`)
	// goesOnGoal begins a sentence that goes on with what a paper wants: 方案明确，到2027年底….
	goesOnGoal = pattern.MustCompile(`^(?:(?:该|《)?(?:方案|规划|计划|意见|纲要|通知|文件|要点)》?(?:明确|提出|要求|确定|指出)(?:提出|要求)?[^。；\d]{0,12}，|(?:其中|主要目标是|工作目标是|总体目标是|目标是|目标：|工作目标：)，?)?(?:力争|争取|确保|计划|到|至|(?:19|20)\d\d年(?:年?底|末|\d{1,2}月)?前)`)
	// noGoal tells what was, or of what something is counted.
	noGoal = pattern.MustCompile(`以来|截至|基期|基数|基准|起始|首次|当时|原`)
	// setsGoals names a paper that does, ofTheThen what was done by then: 2000年底前建成的小区.
	setsGoals = pattern.MustCompile(`方案|计划|规划|纲要|行动|意见|要点|目标|攻坚`)
	ofTheThen = pattern.MustCompile(`^(?:已)?[\p{Han}]{2,8}的[\p{Han}\d]`)
	// fromYear is the first of two years.
	fromYear = pattern.MustCompile(`(?:19|20)\d\d年?[\p{Han}]{0,6}$`)
)

// A scheme is a paper that a text names: where, and which years it has; the last is 0 where it has none of
// its own.
type scheme struct {
	at          [2]int
	first, last int
	numbered    bool // by its number, 十四五
}

// schemes are the papers that a sentence names by their numbers or years.
func (p *prose) schemes(i int) (out []scheme) {
	from, text := p.sentences[i].from, p.sentenceText(i)
	if !strings.ContainsAny(text, "》〔五") && !papers.MatchString(text) {
		return nil
	}
	for _, m := range planSpan.FindAllStringSubmatchIndex(text, -1) {
		one := scheme{[2]int{from + m[0], from + m[1]}, atoi(groupOfMatch(text, m, 2) + groupOfMatch(text, m, 4) + groupOfMatch(text, m, 5) + groupOfMatch(text, m, 6)), atoi(groupOfMatch(text, m, 3)), m[2] >= 0}
		if one.numbered {
			one.first = planStart(text[m[2]:m[3]])
			one.last = one.first + 4
		}
		if m[4] >= 0 && !setsGoals.MatchString(lastBytes(text[:m[0]], 60)) {
			continue // 《云江县志（2001—2020年）》
		}
		if one.first > 0 && (one.first <= one.last || one.last == 0) {
			out = append(out, one)
		}
	}
	return out
}

// goalsOfPlan checks “十四五”末（2025年） and 《…方案（2024—2026年）》，…，到2026年….
func goalsOfPlan(p *prose, r *report, i int) {
	for _, plan := range p.schemes(i) {
		behind := plan.at[1]
		rest := p.body[behind:p.sentences[i].to]
		end := endIs.FindStringSubmatchIndex(rest)
		if end != nil && plan.numbered && atoi(rest[end[2]:end[3]]) != plan.last {
			plan.say(r, [2]int{behind + end[2], behind + end[1]}, fmt.Sprintf("%d年", plan.last))
			continue
		}
		if p.earlyGoal(r, plan, behind, p.sentences[i].to) {
			return
		}
	}
}

// goalOfItsPlan holds the goals of a sentence that goes on with a paper against the years of that which one
// of the three sentences before names.
func goalOfItsPlan(p *prose, r *report, i int) {
	s := p.sentences[i]
	if !goesOnGoal.MatchString(p.sentenceText(i)) || len(p.schemes(i)) > 0 {
		return
	}
	for k := i - 1; k >= max(i-3, 0); k-- {
		named := p.schemes(k)
		if len(named) == 0 {
			continue
		}
		if plan := named[len(named)-1]; !plan.numbered {
			p.earlyGoal(r, plan, s.from, s.to)
		}
		return
	}
}

// earlyGoal reports the first goal of a stretch that lies before the years of its paper.
func (p *prose) earlyGoal(r *report, plan scheme, from, to int) bool {
	text := p.body[from:to]
	for _, m := range goalYear.FindAllStringSubmatchIndex(text, -1) {
		g := 1
		if m[2] < 0 {
			g = 2
		}
		year := atoi(groupOfMatch(text, m, g))
		if year >= plan.first || !plan.wants(text, m, year) {
			continue
		}
		plan.sayEarly(r, [2]int{from + m[2*g], from + m[2*g+1] + len("年")})
		return true
	}
	return false
}

// wants tells whether the year of a match is one by which something shall be. The year right before those of
// a plan may be the one from which it starts.
func (n scheme) wants(text string, m []int, year int) bool {
	head, tail := text[:m[0]], text[m[1]:]
	begin, end := strings.LastIndexAny(head, "，；：")+1, strings.IndexAny(tail, "；。")
	if end < 0 {
		end = len(tail)
	}
	clause := text[max(begin, 0) : m[1]+len(headClause(tail))]
	if didWords.MatchString(clause) || noGoal.MatchString(clause) || fromYear.MatchString(head) || ofTheThen.MatchString(tail) || inQuotes(text, m[0]) {
		return false
	}
	lead := lastBytes(head, 60)
	said := paperSays.MatchString(lead) || paperSays.MatchString(strings.TrimSuffix(lead, lead[strings.LastIndexAny(lead, "，：")+1:]))
	wish := wishAhead.MatchString(lead) || !strings.HasPrefix(text[m[0]:], "到") && !strings.HasPrefix(text[m[0]:], "至") || wishBehind.MatchString(tail[:end])
	spans, base := n.last > 0, year == n.first-1
	return said || wish || spans && !base || !spans && (reachesBy.MatchString(tail[:end]) || broughtBy.MatchString(tail[:end]))
}

// headClause is a text up to its first comma.
func headClause(text string) string {
	if n := strings.IndexAny(text, "，；。"); n >= 0 {
		return text[:n]
	}
	return text
}

// sayEarly reports a year that lies before those of a plan.
func (n scheme) sayEarly(r *report, year [2]int) {
	n.say(r, year, fmt.Sprintf("%d年及以后", n.first))
}

// say reports a year that is none of those that a plan has.
func (n scheme) say(r *report, year [2]int, want string) {
	said, name := r.prose.body[year[0]:year[1]], "这份文件管的"
	if n.numbered {
		name = "“" + strings.Trim(r.prose.body[n.at[0]:n.at[1]], "“”") + "”"
	}
	if n.last == 0 {
		r.add(claim{diag.Error, fmt.Sprintf("这份文件是%d年的，这里的年份写作%s；可能是沿用旧稿没有改年份", n.first, said), want, said}, n.at, year)
		return
	}
	r.add(claim{diag.Error, fmt.Sprintf("%s是%d—%d年，这里的年份写作%s；应为%s", name, n.first, n.last, said, want), want, said}, n.at, year)
}
