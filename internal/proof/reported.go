package proof

import (
	"fmt"
	"strings"

	"nianbao/internal/diag"
	"nianbao/internal/pattern"
)

// A paper whose title says of what time it tells (2024年上半年工作总结) contradicts itself where
// it says so again with another year, where its own period stands with another, or where
// it was signed before that period was over.

// A span of months is what a title says the paper is about.
type reported struct {
	year        int
	first, last int    // months
	whole       bool   // a summary of the whole year
	place       [2]int // the title
	title       string
}

var (
	titleKind = pattern.MustCompile(`总结|简析|情况|报告|汇报|通报|简报|分析`)
	titlePart = pattern.MustCompile(`(上半年|下半年|[一二三四]季度|前三季度)|1(?:—|-|至|到)(\d{1,2})月`)
	wholeYear = pattern.MustCompile(`年(?:度)?(?:全年)?(?:工作)?总结|年度[^，。]{0,12}(?:报告|总结)|年工作情况(?:总结)?(?:和|及|暨|与)`)
	soFar     = pattern.MustCompile(`(?:今年|本年)?(?:1|一)(?:月)?(?:—|-|至|到)(\d{1,2})月`)

	nowTold  = pattern.MustCompile(`现将[^，。；]{0,12}?((?:19|20)\d\d)年[^，。；]{0,30}?(?:如下|汇报|报告|通报|报送)|(?:统计期限|报告期|统计时段|数据时段|报告期限|统计时间|所列数据的统计期限)(?:为|是|从|自)*((?:19|20)\d\d)年`)
	backHead = pattern.MustCompile(`^(?:[一二三四五]、|（[一二三四五]）)((?:19|20)\d\d)年[^，。；]{0,10}(?:执行情况|工作回顾|工作总结|完成情况|工作情况)$`)
	ofReport = pattern.MustCompile(`年[^，。；]{0,16}(?:总结|执行情况|工作情况|完成情况|年度报告|情况的?报告|情况的?通报|情况汇报)`)
	// openingYear is how a summary begins: 2024年，在县委的正确领导下.
	openingYear = pattern.MustCompile(`^((?:19|20)\d\d)年，(?:在[^，。；]{2,40}(?:下|关怀|支持)，|我[局县区市院校镇]|面对)[^。；]*$`)
)

// aboutSpan is what the title says, with the months told at the beginning of the text where
// the title has none: 今年1至7月.
func (p *prose) aboutSpan() (t reported, ok bool) {
	for i := 0; i < len(p.sentences) && i < 4; i++ {
		s := p.sentences[i]
		text := p.sentenceText(i)
		if s.to-s.from > 180 || !s.headed || strings.Contains(text, "，") || s.to < len(p.body) && p.body[s.to] != '\n' {
			break
		}
		if strings.Contains(text, "现将") || strings.HasSuffix(text, "：") {
			break
		}
		if !titleKind.MatchString(text) || strings.Contains(text, "会") && strings.Contains(text, "上的") {
			continue
		}
		for k := s.years[0]; k < s.years[1] && t.year == 0; k++ {
			if y := p.years[k]; y.first == y.last {
				t.year = y.first
			}
		}
		t.place, t.title = [2]int{s.from, s.to}, t.title+text
		t.whole = t.whole || wholeYear.MatchString(text)
		if m := titlePart.FindStringSubmatch(text); m != nil && m[2] != "" {
			t.first, t.last = 1, atoi(m[2])
		} else if m != nil {
			t.first, t.last = partsOf[m[1]][0], partsOf[m[1]][1]
		}
	}
	if t.year == 0 {
		t.year = p.year
	}
	if t.title != "" && t.last == 0 && !t.whole {
		for i := 0; i < len(p.sentences) && i < 12; i++ {
			if m := soFar.FindStringSubmatch(p.sentenceText(i)); m != nil {
				t.first, t.last = 1, atoi(m[1])
				break
			}
		}
	}
	return t, t.year > 0
}

// contradictsTitle finds years that are not those of the title.
func contradictsTitle(p *prose, r *report) {
	t, ok := p.aboutSpan()
	if !ok {
		return
	}
	say := func(from, to, year, want int) {
		places := [][2]int{{from, to}}
		if t.place[1] > 0 && t.place[0] < from {
			places = append([][2]int{t.place}, places...)
		}
		r.add(claim{diag.Error, fmt.Sprintf("“%s”与本文的%d年不符；可能是沿用旧稿没有改年份", p.body[from:to], want), fmt.Sprintf("%d年", want), fmt.Sprintf("%d年", year)}, places...)
	}
	titled := strings.Contains(t.title, fmt.Sprint(t.year))
	for i, s := range p.sentences {
		if s.years[0] == s.years[1] || titled && s.from >= t.place[0] && s.to <= t.place[1] {
			continue
		}
		text := p.sentenceText(i)
		if titled && ofReport.MatchString(t.title) {
			for _, form := range []*pattern.Pattern{nowTold, backHead} {
				if m := form.FindStringSubmatchIndex(text); m != nil && !(form == backHead && (!s.headed || s.from < t.place[1])) {
					from, to := m[2], m[3]
					if from < 0 {
						from, to = m[4], m[5]
					}
					if y := atoi(text[from:to]); y != t.year && !strings.Contains(t.title, text[from:to]) && !strings.Contains(text, fmt.Sprint(t.year)) {
						say(s.from+m[0], s.from+to+len("年"), y, t.year)
					}
				}
			}
		}
		ownPeriod(p, t, s, text, say)
		if m := openingYear.FindStringSubmatch(text); m != nil && titled && ofReport.MatchString(t.title) && atoi(m[1]) == t.year-1 && s.headed && !strings.Contains(text, fmt.Sprint(t.year)) {
			say(s.from, s.from+len("2024年"), t.year-1, t.year)
		}
	}
	if m := p.purpose(t, titled); m[2] > 0 {
		say(m[0], m[1], m[2], t.year)
	}
	signedEarly(p, r, t, titled)
}

// nowOf finds 现将2021年工作情况总结如下 in a text that begins with 2022年 and has no title.
func nowOf(p *prose, r *report, i int, text string) {
	m := nowTold.FindStringSubmatchIndex(text)
	if m == nil || m[2] < 0 || p.year > 0 {
		return
	}
	from := p.sentences[i].from
	if year, now := atoi(text[m[2]:m[3]]), p.thisYear(from); now > 0 && year != now {
		said := fmt.Sprintf("%d年", year)
		r.add(claim{diag.Error, fmt.Sprintf("本文说的是%d年，这里却是“%s”；可能是沿用旧稿没有改年份", now, text[m[0]:m[1]]), fmt.Sprintf("%d年", now), said}, [2]int{from + m[0], from + m[1]})
	}
}
