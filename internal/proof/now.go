package proof

import (
	"slices"
	"strings"

	"nianbao/internal/pattern"
)

// The year that a text speaks in, where no date says it, is told by its sentences: in words
// (今年是2024年), or by the years that begin its clauses and what they go on with.

// ownYear is the year that the text speaks in, with the place that says so.
func (p *prose) ownYear() (int, [2]int) {
	if signed := p.signedYear(); signed > 0 && signed < p.year {
		return signed, p.yearPlace(signed) // a notice about 2025 that was signed in 2024
	}
	if p.year > 0 {
		return p.year, p.yearPlace(p.year)
	}
	if first, at := p.titleSpan(); at[1] > 0 {
		return first, at
	}
	for i, s := range p.sentences {
		if m := thisIs.FindStringSubmatchIndex(p.sentenceText(i)); m != nil {
			return atoi(p.sentenceText(i)[m[2]:m[3]]), [2]int{s.from + m[0], s.from + m[1]}
		}
		if m := yearIs.FindStringSubmatch(p.sentenceText(i)); m != nil {
			return atoi(m[1]), [2]int{s.from, s.from + len(m[0])}
		}
	}
	return p.latest()
}

// titleSpan is the first of the years that the title of a plan names: 实施方案（2024—2026年）, “十四五”规划.
func (p *prose) titleSpan() (first int, at [2]int) {
	for i, s := range p.sentences[:min(len(p.sentences), 4)] {
		text := p.sentenceText(i)
		if !p.isHeading(s) || s.to-s.from >= 180 || !planTitle.MatchString(p.sentenceText(0)+text) {
			continue
		}
		for k := s.years[0]; k < s.years[1]; k++ {
			if y := p.years[k]; y.first < y.last {
				return y.first, [2]int{y.from, y.to}
			}
		}
		if m := fiveYearTitle.FindStringSubmatchIndex(text); m != nil {
			return planStart(text[m[2]:m[3]]), [2]int{s.from + m[2], s.from + m[3]}
		}
	}
	return 0, at
}

// fiveYearTitle names a plan of five years.
var fiveYearTitle = pattern.MustCompile(`“?(十[一二三四五]五)”?[^，。；]{0,20}规划`)

// thisIs says it: 今年是2024年, 今年（2024年）.
var thisIs = pattern.MustCompile(`今年(?:是|为|即|（)((?:19|20)\d\d)年`)

// yearPlace is where the text names its own year, for the second span.
func (p *prose) yearPlace(year int) [2]int {
	for _, y := range p.years {
		if y.last == year && y.first == year {
			return [2]int{y.from, y.to}
		}
	}
	return [2]int{}
}

// yearPast tells of what was done.
var yearPast = pattern.MustCompile(`已|截至|截止|完成了?|建成|实现了|累计|全年|投入|新增|达到|共`)

// latest is the latest year that the text tells of as past (截至2022年底, 2022年完成), or the
// one before the latest that it plans for (2026年，将新建…).
func (p *prose) latest() (int, [2]int) {
	latest, where := 0, [2]int{}
	asked, past := -1, false
	for k, y := range p.years {
		if y.quoted || y.last <= latest || y.first != y.last || p.byThen(k) {
			continue
		}
		if y.sentence != asked {
			text := p.sentenceText(y.sentence)
			asked, past = y.sentence, yearPast.MatchString(text) && !wishBehind.MatchString(text) && !hopes.MatchString(text)
		}
		if past || p.tellsOf(k) || p.startsIn(k) || p.measuredIn(k) {
			latest, where = y.last, [2]int{y.from, y.to}
		} else if y.last > latest+1 && p.plansIn(k) {
			latest, where = y.last-1, [2]int{y.from, y.to}
		}
	}
	return latest, where
}

// byThen tells whether a year is one by which something shall be, as far as its clause says no more: 到2026年，
// 建成示范村80个以上.
func (p *prose) byThen(k int) bool {
	lead, story := p.storyOf(k)
	return (strings.HasSuffix(lead, "到") || strings.HasSuffix(lead, "至")) && !strings.HasSuffix(lead, "止到") && !strings.HasSuffix(lead, "截至") && !didWords.MatchString(story) && broughtBy.MatchString(story)
}

// thisYear is the year that 今年 at a place is: that of the text, or the last one before it
// that begins a clause.
func (p *prose) thisYear(at int) int {
	if p.year > 0 {
		return p.told
	}
	k, _ := slices.BinarySearchFunc(p.years, at, func(y year, at int) int { return y.from - at })
	if k == 0 {
		return 0
	}
	if p.opened == nil {
		p.opened = p.openYears()
	}
	return p.opened[k-1]
}

// openYears are, for each year of the text, the last one up to it that begins a clause.
func (p *prose) openYears() []int {
	out, last := make([]int, len(p.years)), 0
	for k, y := range p.years {
		if lead, story := p.storyOf(k); !y.quoted && y.first == y.last && opens.MatchString(lead) && !untold.MatchString(story) {
			last = y.first
		}
		out[k] = last
	}
	return out
}

// storyOf are the words behind a year, up to the next one or the end of the sentence, with
// those before it in its clause.
func (p *prose) storyOf(k int) (lead, story string) {
	y := p.years[k]
	s := p.sentences[y.sentence]
	end := s.to
	if k+1 < s.years[1] {
		end = max(p.years[k+1].from, y.to)
	}
	return p.body[clauseAt(s, y.from)[0]:y.from], p.body[y.to:end]
}

var (
	// opens is what may stand between the beginning of a clause and the year that it is about.
	opens = pattern.MustCompile(`^(?:“|（|截至|截止到?|目前（?|数据截至|会议指出|据统计|经统计|，|：|；|其中|并?于|在)*$`)
	// untold goes on with a span that the year only bounds, or with the name of something of that year.
	untold = pattern.MustCompile(`^(?:底|末|\d{1,2}月(?:\d{1,2}日)?|年底|年末)*(?:前|之前|以前|起|以来|至|到|—)|^(?:版|级|届|度|款)`)
	// meant goes on with what shall be done.
	meant = pattern.MustCompile(`^，[^。；]{0,16}?(?:将|要|计划|拟)`)
)

// tellsOf tells whether a year begins a clause that goes on with what was so in it.
func (p *prose) tellsOf(k int) bool {
	lead, story := p.storyOf(k)
	if !opens.MatchString(lead) || untold.MatchString(story) || hopes.MatchString(story) || p.sentences[p.years[k].sentence].planned {
		return false
	}
	return strings.ContainsAny(story, "0123456789")
}

// measuredIn tells whether a year is that of a count, or one that is compared with: 2.1万亩（2024年底统计）;
// 比2024年增加.
func (p *prose) measuredIn(k int) bool {
	lead, story := p.storyOf(k)
	return measuredThen.MatchString(story) || comparesWith.MatchString(lead) && comparedThen.MatchString(story)
}

var (
	measuredThen = pattern.MustCompile(`^(?:底|末|年底|年末)?(?:的)?(?:统计|数据|调查|普查|监测)`)
	comparesWith = pattern.MustCompile(`[比较与]$`)
	comparedThen = pattern.MustCompile(`^(?:底|末|年底|年末)?(?:相比|增|提高|翻|减|下降|降低|多|少|高|低)`)
)

// startsIn tells whether a sentence begins with the month from which on something is done:
// 2025年4月起，在各支部开展…; or with the year since which.
func (p *prose) startsIn(k int) bool {
	lead, story := p.storyOf(k)
	return lead == "" && fromMonth.MatchString(story) && !p.sentences[p.years[k].sentence].planned
}

var fromMonth = pattern.MustCompile(`^\d{1,2}月(?:\d{1,2}日)?(?:起|开始)，|^以来，`)

// plansIn tells whether a year begins a clause that goes on with what shall be done in it.
func (p *prose) plansIn(k int) bool {
	lead, story := p.storyOf(k)
	return opens.MatchString(lead) && meant.MatchString(story)
}
