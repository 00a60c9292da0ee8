package diff

import (
	"fmt"
	"slices"
	"strings"

	"nianbao/internal/stat"
)

// A section is a part of the report as people read it: paragraphs, then a table
// or lines.
type section struct {
	title string
	says  []string
	head  []string
	rows  [][]string
	lines []string
}

// most is how many numbers of communities are listed for people; all stand in the
// JSON.
const most = 200

// sections put the report into words.
//
// In brief, of streets there are the main numbers alone, and of communities how
// many changed: for a terminal their tables are too long.
func (r Report) sections(brief bool) []section {
	out := []section{r.summary()}
	if s := r.headlines(); len(s.lines) > 0 {
		out = append(out, s)
	}
	for _, level := range slices.Backward(r.ladder.Levels()) {
		if s := r.table(level, r.titleOf(level), brief); len(s.rows)+len(s.says) > 0 {
			out = append(out, s)
		}
	}
	out = append(out, r.ruleSection(), r.areaSection(), r.textSection())
	for k := range out {
		out[k].title = numerals[k] + "、" + out[k].title
	}
	return out
}

var numerals = []string{"一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一"}

// titleOf heads the numbers of a level.
func (r Report) titleOf(level stat.Level) string {
	if level == r.ladder.Top() {
		return r.ladder.Name(level) + "指标"
	}
	return "各" + r.ladder.Heading(level)
}

// smaller names the levels below the whole: 街道（镇）、社区.
func (r Report) smaller() string {
	var names []string
	for _, s := range slices.Backward(r.ladder.Up(stat.Community)) {
		names = append(names, r.ladder.Heading(s.Level))
	}
	return strings.Join(names, "、")
}

// headlines say in sentences what became of the whole's main numbers.
func (r Report) headlines() section {
	s := section{title: "重点指标"}
	var list []Number
	for _, n := range r.Numbers {
		if n.Level == r.ladder.Top() && n.Headline > 0 {
			list = append(list, n)
		}
	}
	slices.SortStableFunc(list, func(a, b Number) int { return a.Headline - b.Headline })
	for _, n := range list {
		s.lines = append(s.lines, n.sentence())
	}
	return s
}

// sentence is a change as a report has it: 用房达标率由 82.1% 变为 90.0%，提高7.9个百分点，仍不达标。
func (n Number) sentence() string {
	text := n.Title + "由 " + n.A.Display + " 变为 " + n.B.Display
	switch {
	case strings.HasSuffix(n.Change, "持平"):
		text = n.Title + " " + n.B.Display + "，" + n.Change
	case n.Change != "":
		text += "，" + n.Change
	}
	switch {
	case n.A.Verdict != n.B.Verdict:
		text += "，评判由" + or(n.A.Verdict, "不评判") + "变为" + or(n.B.Verdict, "不评判")
	case n.B.Verdict != "":
		text += "，仍" + n.B.Verdict
	}
	if n.Cause == "rules" || n.Cause == "both" {
		text += "（因" + causeWords[n.Cause] + "变化）"
	}
	return text + "。"
}

// Title names the report.
func (r Report) Title() string { return "从 " + r.A + "到 " + r.B + "的变化" }

func (r Report) summary() section {
	s := section{title: "概况"}
	if len(r.Numbers)+len(r.Rules)+len(r.Areas)+len(r.Texts) == 0 {
		s.says = append(s.says, fmt.Sprintf("比较了 %d 个数，规则、地区、文稿也都比较了，没有任何变化。", r.Counts.Compared))
		return s
	}
	turns := map[string]int{}
	var passing, failing []string
	district := 0
	for _, n := range r.Numbers {
		if n.Level != r.ladder.Top() {
			continue
		}
		district++
		turns[n.Direction]++
		switch {
		case n.B.Verdict == "达标" && n.A.Verdict != "达标":
			passing = append(passing, n.Title)
		case n.B.Verdict == "不达标" && n.A.Verdict != "不达标":
			failing = append(failing, n.Title)
		}
	}
	s.says = append(s.says, fmt.Sprintf("%s指标有 %d 项变化，其中 %d 项上升，%d 项下降%s%s。%s%s", r.ladder.Name(r.ladder.Top()), district, turns["up"], turns["down"],
		counted("原来没有数", turns["appeared"]), counted("现在没有数", turns["vanished"]), listed("变为达标的", passing), listed("变为不达标的", failing)))
	c := r.Counts
	s.says = append(s.says, fmt.Sprintf("连同%s，共比较 %d 个数，变化 %d 个%s。变为达标 %d 个，变为不达标 %d 个。", r.smaller(), c.Compared, c.Changed, r.causes(), c.Passing, c.Failing))
	s.says = append(s.says, fmt.Sprintf("规则变化 %d 处，地区变化 %d 处，文稿变化 %d 篇。", len(r.Rules), len(r.Areas), len(r.Texts)))
	if len(r.Numbers) > 0 {
		s.says = append(s.says, "增减按没有修约的数算，与表中两数相减可能差末一位。")
	}
	return s
}

// causes counts them, where they are known.
func (r Report) causes() string {
	c := r.Counts
	if c.Data+c.Rules+c.Both == 0 {
		return ""
	}
	return fmt.Sprintf("：因数据变化 %d 个，因规则变化 %d 个，两者都有 %d 个", c.Data, c.Rules, c.Both)
}

// counted is “，5 项原来没有数”, empty for none.
func counted(what string, n int) string {
	if n == 0 {
		return ""
	}
	return fmt.Sprintf("，%d 项%s", n, what)
}

func listed(what string, titles []string) string {
	if len(titles) == 0 {
		return ""
	}
	const few = 8
	text := strings.Join(titles[:min(few, len(titles))], "、")
	if len(titles) > few {
		text += "等"
	}
	return fmt.Sprintf("%s %d 项：%s。", what, len(titles), text)
}

// Causes for people.
var causeWords = map[string]string{"data": "数据", "rules": "规则", "both": "数据和规则"}

// table lists the numbers of a level.
func (r Report) table(level stat.Level, title string, brief bool) section {
	s := section{title: title, head: []string{"指标", "原来", "现在", "变化", "评判", "原因"}}
	if level != r.ladder.Top() {
		s.head = append([]string{"地区"}, s.head...)
	}
	left := 0
	for _, n := range r.Numbers {
		if n.Level != level {
			continue
		}
		if level == stat.Community && (brief || len(s.rows) == most) || level != r.ladder.Top() && brief && n.Headline == 0 {
			left++
			continue
		}
		row := []string{n.Title, n.A.Display, n.B.Display, n.turn(), n.verdicts(), causeWords[n.Cause]}
		if level != r.ladder.Top() {
			row = append([]string{n.Name}, row...)
		}
		s.rows = append(s.rows, row)
	}
	if left > 0 {
		s.says = append(s.says, r.rest(level, len(s.rows), left, brief))
	}
	return s
}

// rest says what of a table is not listed, and where it is.
func (r Report) rest(level stat.Level, listed, left int, brief bool) string {
	all := fmt.Sprintf("变化的数有 %d 个", listed+left)
	switch {
	case !brief:
		return all + fmt.Sprintf("，这里列前 %d 个；全部用 --format json 看。", listed)
	case level != stat.Community:
		return all + "，这里列重点指标；全部用 --out 变化.html 看。"
	}
	return all + "，用 --out 变化.html 看。"
}

// turn is the change with a word for whether it is for the better.
func (n Number) turn() string {
	switch n.Direction {
	case "appeared":
		return "原来没有数"
	case "vanished":
		return "现在没有数"
	}
	if strings.HasSuffix(n.Change, "持平") {
		return n.Change
	}
	return n.Change + map[string]string{"better": "（向好）", "worse": "（向差）"}[n.For]
}

func (n Number) verdicts() string {
	if n.A.Verdict == n.B.Verdict {
		return n.B.Verdict
	}
	return or(n.A.Verdict, "不评判") + " → " + or(n.B.Verdict, "不评判")
}

func or(text, other string) string {
	if text == "" {
		return other
	}
	return text
}

var (
	kinds = map[string]string{"settings": "总的设置", "field": "字段", "rule": "勾稽关系", "indicator": "指标", "standard": "标准", "scorecard": "考评表", "judging": "评判用的标准"}
	whats = map[string]string{"added": "新增", "removed": "取消", "changed": "改动", "renamed": "更名"}
)

func (r Report) ruleSection() section {
	s := section{title: "规则"}
	for _, x := range r.Rules {
		what := whats[x.What]
		if x.Kind == "judging" {
			what = map[string]string{"added": "开始使用", "removed": "不再使用"}[x.What]
		}
		s.lines = append(s.lines, fmt.Sprintf("%s“%s”（%s）：%s", kinds[x.Kind], x.Title, x.ID, what))
		for _, l := range x.Lines {
			s.lines = append(s.lines, "　　"+l)
		}
	}
	return none(s, "规则没有变化。")
}

func (r Report) areaSection() section {
	s := section{title: "地区"}
	for _, x := range r.Areas {
		line := fmt.Sprintf("%s（%s）：%s", x.Name, x.Code, whats[x.What])
		if x.Was != "" {
			line += "，原名" + x.Was
		}
		if x.Note != "" {
			line += "；" + x.Note
		}
		s.lines = append(s.lines, line)
	}
	return none(s, "地区没有变化。")
}

func (r Report) textSection() section {
	s := section{title: "文稿"}
	for _, x := range r.Texts {
		line := fmt.Sprintf("%s（%s）：%s", x.Title, x.Path, whats[x.What])
		if x.What == "changed" {
			line += fmt.Sprintf("，新写 %d 行，去掉 %d 行", x.Added, x.Removed)
		}
		s.lines = append(s.lines, line)
	}
	return none(s, "文稿没有变化。")
}

func none(s section, says string) section {
	if len(s.lines) == 0 {
		s.says = append(s.says, says)
	}
	return s
}
