package proof

import (
	"fmt"

	"nianbao/internal/diag"
	"nianbao/internal/pattern"
)

// A text calls years by what they are to it: 今年（2022年）, 2021年，即去年.

var (
	relative = pattern.MustCompile(`(今年|本年度?|去年|上年|明年|前年|下一?年度?)(?:以来|上半年|下半年|前三季度|[一二三四]季度|第[一二三四]季度|\d{1,2}月底?|初|底)?(?:是|[（，]?(?:即|也就是)?)((?:19|20)\d\d)年`)
	reversal = pattern.MustCompile(`((?:19|20)\d\d)年(?:（|，即|，也就是|即|也就是)(今年|去年|上年|明年|前年)`)
	shift    = map[string]int{"今年": 0, "本年": 0, "本年度": 0, "去年": -1, "上年": -1, "明年": 1, "前年": -2, "下年": 1, "下一年": 1, "下年度": 1, "下一年度": 1}
)

// yearIs finds the year that a speech calls its own: 2023年是…之年.
var yearIs = pattern.MustCompile(`^(?:[\p{Han}、]{2,12}：)?((?:19|20)\d\d)年，?是[^，。]{2,40}?(?:之年|一年)`)

// A naming is a place that calls a year 今年, 去年 or the like.
type naming struct {
	word  string
	year  int
	place [2]int
}

// namings collects them, with the year that the text itself calls its own.
func (p *prose) namings() (out []naming, base int, where [2]int) {
	base = p.year
	for i := range p.sentences {
		text, from := p.sentenceText(i), p.sentences[i].from
		if !fourDigits.MatchString(text) {
			continue
		}
		if m := yearIs.FindStringSubmatch(text); m != nil && base == 0 {
			base, where = atoi(m[1]), [2]int{from, from + len(m[0])}
		}
		for _, m := range relative.FindAllStringSubmatchIndex(text, -1) {
			out = append(out, naming{text[m[2]:m[3]], atoi(text[m[4]:m[5]]), [2]int{from + m[0], from + m[1]}})
		}
		for _, m := range reversal.FindAllStringSubmatchIndex(text, -1) {
			out = append(out, naming{text[m[4]:m[5]], atoi(text[m[2]:m[3]]), [2]int{from + m[0], from + m[1]}})
		}
	}
	return out, base, where
}

// judgeNamings holds them against the year of the text, or the first of them. A report
// of 2022 may be read out in 2023: then all of them are one later.
func judgeNamings(p *prose, r *report, names []naming, base int, where [2]int) {
	if len(names) == 0 {
		return
	}
	own := func(n naming) int { return n.year - shift[n.word] }
	if base == 0 {
		base, where = own(names[0]), names[0].place
	}
	later := p.year > 0 && p.year == p.titleYear()
	for _, n := range names {
		later = later && own(n) == base+1
	}
	for _, n := range names {
		if own(n) == base || later {
			continue
		}
		places := [][2]int{n.place}
		if where[1] > 0 {
			places = [][2]int{where, n.place}
		}
		want := base + shift[n.word]
		r.add(claim{diag.Error, fmt.Sprintf("“%s”应为%d年，文中写作%d年；可能是沿用旧稿没有改年份", n.word, want, n.year), fmt.Sprintf("%d年", want), fmt.Sprintf("%d年", n.year)}, places...)
	}
}
