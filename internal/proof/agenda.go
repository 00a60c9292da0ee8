package proof

import (
	_ "embed"
	"fmt"
	"strings"
	"unicode/utf8"

	"nianbao/internal/diag"
	"nianbao/internal/pattern"
)

// A notice sets a day for each step of what it calls for: nobody's marks are published before he is
// examined. agenda.txt has the steps.

//go:embed agenda.txt
var agendaTable string

var (
	steps    = readProcesses(agendaTable)
	stepWord = pattern.MustCompile(strings.Join(longestFirst(steps), "|"))
)

// A dated step is one with its first and its last day.
type datedStep struct {
	word        string
	first, last moment
}

var (
	agendaDay = pattern.MustCompile(`(?:((?:19|20)\d\d)年)?(\d{1,2})月(\d{1,2})日(?:(?:—+|-|~|至|到)(?:(\d{1,2})月)?(\d{1,2})日)?`)
	// setsDays leads up to the day of a step, or tells that there is one.
	setsDays = pattern.MustCompile(`定于|定在|安排在|拟于|将于|时间|日期|截止|截止到|期为|期限|请|须|计划|前|起|自|开始|举行|进行|启动`)
	// notThisOne tells of another round, or of what was before.
	notThisOne = pattern.MustCompile(`去年|上年|上届|往年|原定|推迟|延期|改为|调整|补报|补考|第二|另|已于|已在|复审|未|不再|；`)
)

// agenda holds the days of a sentence against each other.
func agenda(p *prose, r *report, s sentence) {
	text := p.body[s.from:s.to]
	days := agendaDay.FindAllStringSubmatchIndex(text, 8)
	if len(days) < 2 || !setsDays.MatchString(text) || notThisOne.MatchString(text) {
		return
	}
	var told []datedStep
	for k, m := range days {
		if step, ok := p.stepAt(s, text, m, days, k); ok {
			told = append(told, step)
		}
	}
	for i, a := range told {
		for _, b := range told[i+1:] {
			if judgeSteps(p, r, a, b) {
				return
			}
		}
	}
}

// stepAt is the step whose day is at a match: the words of its clause say it, before the day first.
func (p *prose) stepAt(s sentence, text string, m []int, days [][]int, k int) (datedStep, bool) {
	c := clauseAt(s, s.from+m[0])
	begin, end := max(c[0]-s.from, 0), c[1]-s.from
	if k > 0 {
		begin = max(begin, days[k-1][1])
	}
	if k+1 < len(days) {
		end = min(end, days[k+1][0])
	}
	word := ""
	if behind := stepWord.FindAllString(text[m[1]:max(end, m[1])], -1); len(behind) > 0 {
		word = behind[len(behind)-1]
	}
	head := text[min(begin, m[0]):m[0]]
	if ahead := stepWord.FindAllString(head, -1); len(ahead) > 0 && (word == "" || !strings.HasSuffix(head, "于") || utf8.RuneCountInString(head) > 3) {
		word = ahead[len(ahead)-1]
	}
	if word == "" {
		return datedStep{}, false
	}
	at := func(month, day string) moment {
		return moment{atoi(groupOfMatch(text, m, 1)), atoi(month), atoi(day), s.from + m[0], s.from + m[1]}
	}
	first := at(groupOfMatch(text, m, 2), groupOfMatch(text, m, 3))
	last := first
	if day := groupOfMatch(text, m, 5); day != "" {
		month := groupOfMatch(text, m, 4)
		if month == "" {
			month = groupOfMatch(text, m, 2)
		}
		last = at(month, day)
	}
	return datedStep{word, first, last}, first.month <= 12 && last.month <= 12
}

// judgeSteps reports the later step of a process that has the earlier days.
func judgeSteps(p *prose, r *report, a, b datedStep) bool {
	for _, x := range steps[a.word] {
		for _, y := range steps[b.word] {
			if x.process != y.process || x.rank == y.rank {
				continue
			}
			low, high := a, b
			if x.rank > y.rank {
				low, high = b, a
			}
			if year := max(low.first.year, high.first.year); low.first.year == 0 || high.first.year == 0 {
				low.first.year, high.last.year = year, year
			}
			if apart := low.first.month - high.last.month; !low.first.after(high.last) || apart > 5 && low.first.year == high.last.year {
				continue
			}
			r.add(claim{diag.Error, fmt.Sprintf("“%s”在%s，“%s”却在%s，先后颠倒；请核对日期", low.word, p.body[low.first.from:low.first.to], high.word, p.body[high.last.from:high.last.to]), "", p.body[b.first.from:b.first.to]},
				[2]int{a.first.from, a.first.to}, [2]int{b.first.from, b.first.to})
			return true
		}
	}
	return false
}
