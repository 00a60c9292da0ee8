package proof

import (
	_ "embed"
	"fmt"
	"strings"

	"nianbao/internal/diag"
	"nianbao/internal/pattern"
)

// Jubilees and festivals count the years since their first: 新中国成立75周年 is 2024, 第40个教师节, too.
// Last year's number is a leftover of last year's paper.

//go:embed anniversaries.txt
var anniversaryTable string

// firsts are the years from which each name is counted: that of the event for jubilees, the
// one before the first for festivals.
var firsts, jubileeForm, festivalForm = readAnniversaries(anniversaryTable)

func readAnniversaries(table string) (map[string]int, *pattern.Pattern, *pattern.Pattern) {
	out := map[string]int{}
	names := map[string][]string{}
	for line := range strings.Lines(table) {
		parts := strings.Split(strings.TrimSpace(line), "|")
		if strings.HasPrefix(line, "#") || len(parts) < 3 {
			continue
		}
		for name := range strings.FieldsSeq(parts[1]) {
			out[name] = atoi(parts[2])
			if parts[0] == "festival" {
				out[name]--
			}
			names[parts[0]] = append(names[parts[0]], name)
		}
	}
	const number = `(\d{1,3}|[一二三四五六七八九十]{1,3})`
	return out, pattern.MustCompile(`(` + strings.Join(names["jubilee"], "|") + `)` + number + `周年`),
		pattern.MustCompile(`第` + number + `(?:个|次|届)(?:[\p{Han}]{0,6}|全国“|“)?(` + strings.Join(names["festival"], "|") + `)`)
}

// anniversaries holds the numbers of a sentence against its year.
func anniversaries(p *prose, r *report, i int, text string) {
	from := p.sentences[i].from
	judge := func(m []int, name, number string) {
		n := smallNumber(number)
		year := p.yearAt(i, from+m[0], firsts[name]+n)
		if n == 0 || year == 0 || year == firsts[name]+n {
			return
		}
		want := year - firsts[name]
		r.add(claim{diag.Error, fmt.Sprintf("%d年的“%s”应是%d，文中写作“%s”；可能是沿用旧稿没有改", year, name, want, text[m[0]:m[1]]), fmt.Sprintf("%d", want), number}, [2]int{from + m[0], from + m[1]})
	}
	if strings.Contains(text, "周年") {
		for _, m := range jubileeForm.FindAllStringSubmatchIndex(text, 4) {
			judge(m, text[m[2]:m[3]], text[m[4]:m[5]])
		}
	}
	if strings.Contains(text, "第") {
		for _, m := range festivalForm.FindAllStringSubmatchIndex(text, 4) {
			judge(m, text[m[4]:m[5]], text[m[2]:m[3]])
		}
	}
}

// yearAt is the year of what is told at a place: the one that stands before it in its sentence,
// or this year, or that of the text; 0 where the text may speak of the year that fits.
func (p *prose) yearAt(i, at, fits int) int {
	s := p.sentences[i]
	text := p.body[s.from:at]
	if strings.Contains(text, "明年") || strings.Contains(text, "去年") || strings.Contains(text, "上年") {
		return 0
	}
	if y := p.yearIn(s, [2]int{s.from, at}); y > 0 {
		return y
	}
	if s.years[0] < s.years[1] || p.year == 0 || distance(p.year, fits) > 3 {
		return 0
	}
	if strings.Contains(text, "今年") {
		if year := p.titleYear(); year > 0 && year != p.told && fits == year {
			return 0
		}
		return p.thisYear(at)
	}
	if distance(p.year, fits) <= 1 {
		return 0
	}
	return p.year
}
