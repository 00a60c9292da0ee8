package proof

import (
	_ "embed"
	"fmt"
	"maps"
	"slices"
	"strings"
	"unicode/utf8"

	"nianbao/internal/diag"
	"nianbao/internal/pattern"
)

//go:embed stages.txt
var stageTable string

// A stage is a place in a process of stages.txt or agenda.txt.
type stage struct{ process, rank int }

var stages, stageWord, stageBefore = readStages(stageTable)

// readStages returns the stages of each word, the form that finds a word, and the
// form in which a word leads up to its date: 建成于2016年, 开工日期为2021年8月.
func readStages(table string) (map[string][]stage, *pattern.Pattern, *pattern.Pattern) {
	out := readProcesses(table)
	all := longestFirst(out)
	long := slices.DeleteFunc(slices.Clone(all), func(word string) bool { return utf8.RuneCountInString(word) == 1 })
	return out, pattern.MustCompile(strings.Join(long, "|")), pattern.MustCompile(`(` + strings.Join(all, "|") + `)(?:日期|时间|年份)?(?:为|是|于|在|：|定于)$`)
}

// readProcesses returns the places of each word of a table that has a line a process:
// its name and, between bars, the words of one stage after the other.
func readProcesses(table string) map[string][]stage {
	out := map[string][]stage{}
	process := 0
	for line := range strings.Lines(table) {
		if strings.HasPrefix(line, "#") {
			continue
		}
		for rank, words := range strings.Split(strings.TrimSpace(line), "|")[1:] {
			for word := range strings.FieldsSeq(words) {
				out[word] = append(out[word], stage{process, rank})
			}
		}
		process++
	}
	return out
}

// longestFirst are words in the order in which a form has to try them.
func longestFirst[T any](words map[string]T) []string {
	return slices.SortedFunc(maps.Keys(words), func(a, b string) int {
		if len(a) != len(b) {
			return len(b) - len(a)
		}
		return strings.Compare(a, b)
	})
}

// studies are stages of which a life may have two.
var studies = map[string]bool{"考入": true, "入学": true, "就读": true, "毕业": true}

// An event is a stage of something with its moment.
type event struct {
	moment
	word    string
	subject string // what is told of, as far as it stands beside the moment
	clause  int    // byte of the body at which its clause begins
}

var (
	toStage = pattern.MustCompile(`^(?:日|底|初|末|份|上旬|中旬|下旬|起)*[\p{Han}，“”A-Z\d]{0,14}$`)
	// otherThing parts what is told of two things, or of one thing twice.
	otherThing = pattern.MustCompile(`[一二三四]期|另|其中|第[二三四]|新一轮|新的|分别|再次|重新|恢复|曾|早在|此前|原定|原计划|计划较|较计划|提前|修正案|；`)
	// studiesOn tells of more than one school.
	studiesOn  = pattern.MustCompile(`研究生|硕士|博士|专升本|深造|继续|再次`)
	agent      = pattern.MustCompile(`^经?\p{Han}{0,8}(?:会|会议|大会|政府|部门)$`)
	renewal    = pattern.MustCompile(`改造|维修|加固|扩建|改建|提升|重建|修缮|大修|升级|迁建|新馆|新校|新院|新区`)
	noSubject  = strings.NewReplacer("项目", "", "工程", "", "正式", "", "实施", "", "进行", "", "开展", "", "组织", "", "第一次", "", "第一轮", "", "底前", "", "日前", "", "月前", "", "年前", "", "以前", "", "前", "", "底", "", "顺利", "", "全面", "", "经", "", "通过", "", "于", "", "在", "", "从", "", "自", "", "又", "", "并", "", "已", "", "将", "", "计划", "", "预计", "", "全部", "", "建设", "", "完成", "", "，", "", "“", "", "”", "", "日期", "", "时间", "", "首次", "", "全线", "", "、", "", "随后", "", "和", "", "获得", "", "取得", "", "作了", "", "进行了", "", "予以", "", "一次", "")
	sameThing  = pattern.MustCompile(`^(?:该|此|本|其|这)`)
	countsMany = pattern.MustCompile(`^的|^[^，。；]{0,6}\d+(?:个|件|起|家|所|座|项|户|人|套|条|公里|亩)`)
)

// eventsIn are the events of a sentence.
func (p *prose) eventsIn(s sentence) []event {
	var out []event
	times := p.momentsIn(s.from, s.to)
	if len(times) == 0 {
		times = p.daysOfOneYear(s)
	}
	told := s.from
	for k, t := range times {
		end := s.to
		if k+1 < len(times) {
			end = times[k+1].from
		}
		begin := min(max(clauseAt(s, t.from)[0], told), t.from)
		if m := stageBefore.FindStringSubmatchIndex(p.body[begin:t.from]); m != nil {
			out = append(out, event{t, p.body[begin+m[2] : begin+m[3]], noSubject.Replace(p.body[begin : begin+m[2]]), begin})
			told = t.to
			continue
		}
		m := headStage(p.body[t.to:end])
		if m == nil || flashback.MatchString(p.body[t.to:t.to+m[0]]) || !toStage.MatchString(p.body[t.to:t.to+m[0]]) || countsMany.MatchString(p.body[t.to+m[1]:end]) {
			continue
		}
		if k+1 < len(times) && strings.Contains(p.body[t.to:t.to+m[0]], "，") && datedItself.MatchString(p.body[t.to+m[1]:end]) {
			continue // 10月18日举行，报名截止日期为10月10日
		}
		if studies[p.body[t.to+m[0]:t.to+m[1]]] && studiesOn.MatchString(p.body[s.from:s.to]) {
			continue
		}
		told = t.to + m[1]
		subject := noSubject.Replace(p.body[begin:t.from]) + noSubject.Replace(agent.ReplaceAllString(p.body[t.to:t.to+m[0]], ""))
		if raises[p.body[t.to+m[0]:t.to+m[1]]] {
			subject += word(builtThere.FindStringSubmatch(p.body[told:end]))
		}
		out = append(out, event{t, p.body[t.to+m[0] : t.to+m[1]], subject, begin})
	}
	return out
}

// raises are stages behind which what was built is named, and builtThere finds it: 2023年建成中医馆.
var (
	raises     = map[string]bool{"建成": true, "新建": true, "兴建": true, "创建": true, "建": true}
	builtThere = pattern.MustCompile(`^了?([\p{Han}]{2,10}(?:馆|楼|房|院|中心|室|场|厂|站|校区|园|基地|桥|库|厅|区))(?:，|；|、|$)`)
)

// datedItself leads from a stage to the day of its own that follows.
var datedItself = pattern.MustCompile(`^后?(?:截止|结束)?(?:日期|时间|年份)?(?:为|是|于|在|：|定于|到)$`)

// flashback goes back to what was before.
var flashback = pattern.MustCompile(`曾|早在|此前`)

// headStage is the first stage of a stretch, or the one that it only names the thing of:
// 取得改扩建项目环评批复 is the approval.
func headStage(text string) []int {
	if rest, ok := strings.CutPrefix(text, "生"); ok && strings.ContainsRune("，、；。", firstRune(rest)) {
		return []int{0, len("生")} // 1985年生
	}
	m := stageWord.FindStringIndex(text)
	if m == nil {
		return nil
	}
	if begin := strings.Index(text[m[0]:m[1]], "成"); begin == 0 && strings.HasSuffix(text[:m[0]], "完") { // 完成立项 is no 成立
		rest := headStage(text[m[0]+len("成"):])
		if rest == nil {
			return nil
		}
		return []int{m[0] + len("成") + rest[0], m[0] + len("成") + rest[1]}
	}
	thing := aThing.FindString(text[m[1]:])
	if next := stageWord.FindStringIndex(text[m[1]+len(thing):]); thing != "" && next != nil && next[0] <= len("正式通过") {
		return []int{m[1] + len(thing) + next[0], m[1] + len(thing) + next[1]}
	}
	return m
}

var aThing = pattern.MustCompile(`^(?:项目|工程|任务|方案|规划|工作)`)

// follow checks that the events of one thing come in the order of its process. The
// thing may be told of in the sentence before, too.
func follow(p *prose, r *report, before []event, now []event) {
	for n, b := range now {
		for k := len(before) - 1; k >= 0; k-- {
			if a := before[k]; sameName(a, b) && !otherThing.MatchString(strings.ReplaceAll(p.body[a.to:b.from], "；", "")) && judgeEvents(p, r, a, b) {
				return
			}
		}
		for k := n - 1; k >= 0; k-- {
			if a := now[k]; oneThing(p, a, b) && judgeEvents(p, r, a, b) {
				return
			}
		}
	}
}

// sameName tells whether two sentences name one thing: 新校区…；该校区….
func sameName(a, b event) bool {
	return overlap(a.subject, sameThing.ReplaceAllString(b.subject, "")) > 0
}

// oneThing tells whether two events of a sentence are of one thing: the second names
// none of its own, or the same.
func oneThing(p *prose, a, b event) bool {
	between := p.body[a.to:b.from]
	if otherThing.MatchString(strings.ReplaceAll(between, "；", "")) {
		return false
	}
	if strings.Contains(between, "；") {
		return sameName(a, b) || utf8.RuneCountInString(a.subject+b.subject) < 2 && a.month > 0 && b.month > 0
	}
	return utf8.RuneCountInString(b.subject) < 2 || sameThing.MatchString(b.subject) || sameName(a, b)
}

// daysOfOneYear are the days of a sentence that names no year, where none of them may be of the next: not
// 11月20日开工，3月5日竣工.
func (p *prose) daysOfOneYear(s sentence) (out []moment) {
	text := p.body[s.from:s.to]
	if strings.Contains(text, "年") {
		return nil
	}
	first, last := 12, 1
	for _, m := range dayAlone.FindAllStringSubmatchIndex(text, -1) {
		t := moment{0, atoi(text[m[2]:m[3]]), atoi(text[m[4]:m[5]]), s.from + m[0], s.from + m[1]}
		if t.month > 12 || inQuotes(text, m[0]) {
			return nil
		}
		first, last = min(first, t.month), max(last, t.month)
		out = append(out, t)
	}
	if last-first > 6 {
		return nil
	}
	return out
}

var dayAlone = pattern.MustCompile(`(\d{1,2})月(\d{1,2})日`)

// judgeEvents reports a stage that is dated before the one that it has to follow.
func judgeEvents(p *prose, r *report, a, b event) bool {
	for _, x := range stages[a.word] {
		for _, y := range stages[b.word] {
			if x.process != y.process || x.rank == y.rank || (a.year == 0) != (b.year == 0) || !(x.rank < y.rank && a.after(b.moment) || y.rank < x.rank && b.after(a.moment)) {
				continue
			}
			if x.rank > y.rank && renewal.MatchString(p.body[a.to:b.to]+b.subject) && !renewal.MatchString(a.word) {
				continue // 1998年建成，2021年改造工程开工
			}
			first, then := a, b
			if x.rank > y.rank {
				first, then = b, a
			}
			r.add(claim{diag.Error, fmt.Sprintf("“%s”写在%s，“%s”写在%s，先后颠倒；请核对年月", then.word, p.body[then.from:then.to], first.word, p.body[first.from:first.to]), "", p.body[b.from:b.to]},
				[2]int{a.from, a.to}, [2]int{b.from, b.to})
			return true
		}
	}
	return false
}
