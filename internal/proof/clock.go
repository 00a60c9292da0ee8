package proof

import (
	_ "embed"
	"fmt"
	"strings"

	"nianbao/internal/diag"
	"nianbao/internal/pattern"
)

// clockForm is a span of one half of a day: 上午8:30—11:30, 下午2时至5时30分.
var clockForm = pattern.MustCompile(`(上午|下午|早上|白天)(\d{1,2})(?:[：:]|时|点)(\d{2}|半)?分?(?:—+|-|~|至|到)+(上午|下午|早上|白天)?(\d{1,2})(?:[：:]|时|点)(\d{2}|半)?`)

// reversedClock finds spans of the clock that run backwards.
func reversedClock(p *prose, r *report, text string, from int) {
	for _, m := range clockForm.FindAllStringSubmatchIndex(text, -1) {
		get := func(n int) string { return groupOfMatch(text, m, n) }
		if second := get(4); second != "" && second != get(1) {
			continue
		}
		a, b := minutes(get(2), get(3)), minutes(get(5), get(6))
		if a <= b || get(1) == "下午" && a >= 12*60 && b < 12*60 || get(1) == "白天" || a-b >= 5*60 && get(1) == "上午" && b < 6*60 {
			continue // 下午12:30—5:30 and 上午9:00—5:30 are of the clock's two rounds
		}
		sayBackwards(p, r, [2]int{from + m[0], from + m[1]})
	}
}

// bareClock is a span of the clock that no half of a day is told of: 7:30—8:20.
var bareClock = pattern.MustCompile(`(\d{1,2})(?:[：:](\d{2})|[时点](\d{2}|半)?分?)(?:—+|-|~|至|到)+(当日)?(\d{1,2})(?:[：:](\d{2})|[时点](\d{2}|半)?分?)`)

var (
	// oneRush tells that a span lies in one half of a day.
	oneRush = pattern.MustCompile(`早高峰|晚高峰|早晚高峰|上午|早晨|早上|清晨|中午|午间|白天|昼间|当日`)
	// openHours tells of those by day.
	openHours = pattern.MustCompile(`(?:开放|办公|上班|接待|办理|服务|开馆|借阅|工作|门诊|就诊|营业)时间`)
	// byNight tells of hours that go on into the next day; ofGames of what else is written so.
	byNight = pattern.MustCompile(`夜|凌晨|次日|翌日|第二天|晚上|通宵|宵`)
	// halfDay is what clockForm asks for.
	halfDay = pattern.MustCompile(`(?:上午|下午|早上|白天)$`)
	ofGames = pattern.MustCompile(`比分|比赛中|局|战胜|击败|负于|北京时间|时差`)
)

// backwardsClock finds spans that would go on for most of a day and a night: 早高峰7:30—7:00.
func backwardsClock(p *prose, r *report, text string, from int) {
	for _, m := range bareClock.FindAllStringSubmatchIndex(text, -1) {
		get := func(n int) string { return groupOfMatch(text, m, n) }
		a, b := minutes(get(1), get(2)+get(3)), minutes(get(5), get(6)+get(7))
		head := lastBytes(text[:m[0]], 60)
		if cut := strings.LastIndexAny(head, "，；。"); cut >= 0 && !strings.ContainsAny(head[cut:], "高午早晚夜") {
			head = head[cut:]
		}
		if a <= b || a >= 24*60 || b >= 24*60 || ofGames.MatchString(head) || halfDay.MatchString(head) {
			continue
		}
		lasts := 24*60 - a + b
		switch night := byNight.MatchString(head); {
		case lasts > 18*60 && !night, oneRush.MatchString(head) && !night, lasts >= 12*60 && a >= 12*60 && b < 12*60 && openHours.MatchString(head) && !night:
			sayBackwards(p, r, [2]int{from + m[0], from + m[1]})
		}
	}
}

func minutes(hour, minute string) int {
	if minute == "半" {
		minute = "30"
	}
	return 60*atoi(hour) + atoi(minute)
}

//go:embed known.txt
var knownTable string

// known are the years of what has happened once for all: 第七次全国人口普查 2020.
var known, knownForm = readKnown(knownTable)

func readKnown(table string) (map[string]int, *pattern.Pattern) {
	out := map[string]int{}
	var names []string
	for line := range strings.Lines(table) {
		if name, year, ok := strings.Cut(strings.TrimSpace(line), "|"); ok && !strings.HasPrefix(line, "#") {
			out[name] = atoi(year)
			names = append(names, name)
		}
	}
	return out, pattern.MustCompile(`(?:((?:19|20)\d\d)年)?(` + strings.Join(names, "|") + `)(?:（((?:19|20)\d\d)年?）|以((?:19|20)\d\d)年\d{1,2}月\d{1,2}日)?`)
}

// knownYears holds the years that are told of what is known.
func knownYears(p *prose, r *report, text string, from int) {
	if !strings.Contains(text, "次") && !strings.Contains(text, "大") {
		return
	}
	for _, m := range knownForm.FindAllStringSubmatchIndex(text, -1) {
		name := groupOfMatch(text, m, 2)
		want := known[name]
		for _, g := range []int{3, 4} { // 2021年第七次全国人口普查数据 may be when they were told
			if y := atoi(groupOfMatch(text, m, g)); y > 0 && y != want {
				r.add(claim{diag.Error, fmt.Sprintf("%s是%d年的，文中写作%d年", name, want, y), fmt.Sprintf("%d年", want), fmt.Sprintf("%d年", y)}, [2]int{from + m[0], from + m[1]})
			}
		}
	}
}
