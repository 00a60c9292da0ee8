package proof

import (
	"fmt"
	"slices"
	"strings"

	"nianbao/internal/diag"
	"nianbao/internal/pattern"
)

// A chronicle tells what became of one thing, year after year, in one sentence: 1956年建校，
// 1978年恢复招生，2003年迁入新址. A year that goes back among years that go on is a slip, where
// nothing says that the text does (早在, 其中, 此前), and where it is no list of numbers by year.

var (
	// goesOn may stand between the beginning of a clause and a year that goes on with the story.
	goesOn = pattern.MustCompile(`^(?:并|又|再|后|随后|后来|此后|之后|其后|继而|遂|旋即|最终|于|在|和|到|至|直到|直至|，)*$`)
	// thereupon says outright that it does.
	thereupon = pattern.MustCompile(`(?:随后|后来|此后|之后|其后|继而|遂|旋即)[又再]?[于在到]?$`)
	// turnsBack leads up to a year that does not.
	turnsBack = pattern.MustCompile(`曾|早在|早于|此前|之前|原[为系是定]|其中|另|分别|同比|[比较]`)
	// promoted tells of a step that another one comes before.
	promoted = pattern.MustCompile(`^[^，。；\d]{0,6}(?:升格|晋升|晋级|升级|升为|升至|扩建|更名|改扩建|再次|重新)`)
	// openEnded goes on with all that came behind a year: 2002年后相继获评.
	openEnded = pattern.MustCompile(`^(?:以|之|前)?后`)
	// deed is what happened, no number of the year.
	deed = pattern.MustCompile(`^(?:\d{1,2}月(?:\d{1,2}日)?|底|初|末|年底|年初)*[，]?[\p{Han}“《]{2}`)
)

// chronicles checks the years of each paragraph.
func chronicles(p *prose, r *report) {
	for i := 0; i < len(p.sentences); {
		end := i + 1
		for end < len(p.sentences) && p.sentences[end].paragraph == p.sentences[i].paragraph {
			end++
		}
		chronicle(p, r, p.sentences[i:end])
		i = end
	}
}

func chronicle(p *prose, r *report, sentences []sentence) {
	var told []year
	for _, s := range sentences {
		if s.years[0] == s.years[1] {
			continue
		}
		if p.thereuponBefore(r, s) {
			return
		}
		years, straight := p.storyYears(s, len(told) == 0)
		if !straight || len(told) > 0 && p.counts(s) {
			if p.firstLate(told) {
				sayBack(p, r, diag.Error, told[0], told[1])
			}
			told = nil
			continue
		}
		told = append(told, years...)
	}
	if p.firstLate(told) {
		sayBack(p, r, diag.Error, told[0], told[1])
		return
	}
	told = slices.DeleteFunc(told, p.reached) // 到2022年底已运营7年 sums up what came before
	n := p.backIn(told)
	if n == 0 {
		return
	}
	severity := diag.Error
	if (len(told) == 3 || n == 1) && !p.saysThen(told[n]) {
		severity = diag.Warning
	}
	sayBack(p, r, severity, told[n-1], told[n])
}

// firstLate tells whether the first year of a story is later than the next, and the words say that
// the story goes on from it: 2025年挂牌，到2021年实现全覆盖，再到2023年…; or count the years to the last, which do
// not begin with it: 2019年投运；2016年完成；2024年实现，十五年间….
func (p *prose) firstLate(told []year) bool {
	if len(told) < 3 || told[0].first <= told[1].first || told[1].sentence != told[0].sentence {
		return false
	}
	last := told[len(told)-1]
	for k := 2; k < len(told); k++ {
		if told[k].first <= told[k-1].first || told[k].sentence != told[0].sentence {
			return false
		}
	}
	s := p.sentences[last.sentence]
	if m := yearsAlong.FindStringSubmatch(p.body[last.to:s.to]); m != nil && distance(last.first-told[0].first, smallNumber(m[1])) > 1 {
		return true
	}
	return p.reached(told[1]) && p.reached(told[2])
}

// reached tells whether a year is one up to which something went on: 到2021年.
func (p *prose) reached(y year) bool {
	return reaching.MatchString(p.body[clauseAt(p.sentences[y.sentence], y.from)[0]:y.from])
}

var (
	yearsAlong = pattern.MustCompile(`(?:^|，|；|用|历经|历时)([一二三四五六七八九十]{1,3}|\d{1,2})年(?:间|来|时间)`)
	reaching   = pattern.MustCompile(`^(?:再|又|直)?(?:到|至)$`)
)

// counts tells whether a sentence says of a year how many: a series, no chronicle.
func (p *prose) counts(s sentence) bool {
	for k := s.years[0]; k < s.years[1]; k++ {
		if _, story := p.storyOf(k); strings.ContainsAny(strings.SplitN(story, "，", 2)[0], "0123456789") {
			return true
		}
	}
	return false
}

// storyYears are the years that a sentence goes through; straight is false where it turns
// back in between: what it goes back to may go on for a while.
func (p *prose) storyYears(s sentence, first bool) (told []year, straight bool) {
	if s.years[1]-s.years[0] > 12 {
		return nil, false
	}
	for k := s.years[0]; k < s.years[1]; k++ {
		y := p.years[k]
		lead, story := p.storyOf(k)
		switch {
		case turnsBack.MatchString(lead) || turnsBack.MatchString(strings.SplitN(story, "，", 2)[0]):
			return nil, false
		case y.quoted || y.first != y.last || !deed.MatchString(story) || untold.MatchString(story) || openEnded.MatchString(story):
		case first && len(told) == 0 || goesOn.MatchString(lead):
			told = append(told, y)
		}
	}
	return told, true
}

// thereuponBefore finds 2021年3月起停止付款，遂于2019年4月诉至本院.
func (p *prose) thereuponBefore(r *report, s sentence) bool {
	for k := max(s.years[0], 1); k < s.years[1]; k++ {
		y, last := p.years[k], p.years[k-1]
		if y.quoted || last.quoted || y.first >= last.first || p.sentences[last.sentence].paragraph != s.paragraph {
			continue
		}
		if lead, _ := p.storyOf(k); thereupon.MatchString(lead) {
			sayBack(p, r, diag.Error, last, y)
			return true
		}
	}
	return false
}

func sayBack(p *prose, r *report, severity diag.Severity, before, now year) {
	said := p.body[now.from:now.to]
	r.add(claim{severity, fmt.Sprintf("这里按年份先后说下来，“%s”却早于前面的“%s”；请核对年份", said, p.body[before.from:before.to]), "", said}, [2]int{before.from, before.to}, [2]int{now.from, now.to})
}

// saysThen tells whether the words at a year say that what came before it came before.
func (p *prose) saysThen(y year) bool {
	s := p.sentences[y.sentence]
	return promoted.MatchString(p.body[y.to:s.to]) || thereupon.MatchString(p.body[clauseAt(s, y.from)[0]:y.from])
}

// backIn is the one year that goes back while all others go on, 0 where there is none.
func (p *prose) backIn(told []year) int {
	back := 0
	for n := 1; n < len(told); n++ {
		if told[n].first < told[n-1].first {
			if back > 0 {
				return 0
			}
			back = n
		}
	}
	switch {
	case back == 0:
		return 0
	case p.saysThen(told[back]):
		return back
	case len(told) > 2 && p.steps(told):
		return back
	case len(told) < 3 || back == 1 && !honoured(p, told) || strings.Contains(p.body[told[back-1].to:told[back].from], "；"):
		return 0
	case back > 1 && back+1 < len(told) && told[back+1].first < told[back-1].first:
		return 0 // two stories
	}
	return back
}

// steps tells whether the years are those of one thing, which the sentence leads in as its story.
func (p *prose) steps(told []year) bool {
	s := p.sentences[told[0].sentence]
	return told[len(told)-1].sentence == told[0].sentence && storyLed.MatchString(p.body[s.from:told[0].from])
}

// storyLed leads in the steps of a story: 建设历程：2019年立项；2020年开工.
var storyLed = pattern.MustCompile(`(?:历程|过程|经过|经历|沿革|大事记|脉络|轨迹|阶段|步骤)(?:如下|为|是|了)?(?:[^，。；：\d]{0,8})?[：，]?$`)

// honoured tells whether all that is told are deeds and honours of one thing.
func honoured(p *prose, told []year) bool {
	for _, y := range told {
		if !honour.MatchString(p.body[y.to:p.sentences[y.sentence].to]) {
			return false
		}
	}
	return told[2].first > told[0].first
}

var honour = pattern.MustCompile(`^(?:\d{1,2}月)?(?:被|获|荣获|入选|成功|列入|通过|成为|跻身|评为|建成|品牌|注册|上榜)`)
