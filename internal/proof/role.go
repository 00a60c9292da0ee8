package proof

import (
	"strings"

	"nianbao/internal/pattern"
)

// In the telling of a change each number has a role by its own words: what was then, what is now, or by
// how much it changed.

// A role is when a number is so, and what it is of: 去年招录, 2019年同期为, 管网里程上年为, 改革前. The kinds of
// periods are those of roleForm.
type role struct {
	kind, rank int // period among those of its kind; kind 0: no time is told
	thing      string
}

const (
	timeBefore = 1 + iota // 去年, 年初, 上月, 十年前: before what is told now
	inYear
	inQuarter
	inHalf
	inMonth
	aroundEvent // 改革前, 改革后
)

// before are the names of a time before, which a change is counted from.
const before = `去年|上年|上一年|上年度|上年同期|去年同期|上年同月|年初|上季度|上月|上个月|上周|上期|前一年`

var (
	// roleForm is the lead of a number that tells its time: before that perhaps what it is of, behind it what
	// was done.
	roleForm = pattern.MustCompile(`^[，；（：]?(?:而|但|其中)?(截至|到|从|由)?(?:我[县市区镇]|全[县市区镇])?([\p{Han}]{2,14}?)??` +
		`(?:(` + before + `|基期|“?十[一二三四五]五”?(?:末|时期|期间)|原(?:有|来|先|为)|(?:[一二两三四五六七八九十]|\d{1,2})年前)|((?:19|20)\d\d)年|([一二三四])季度|([上下])半年|(\d{1,2})月(?:份)?|[\p{Han}]{2,4}(前|后))` +
		`(?:同期|末|底|年末|全年|的)*(?:仅|只|共|累计|还|已|是|为|有|达到?|则|同口径)*([\p{Han}]{0,14})$`)
	roleRank = map[string]int{"一": 1, "二": 2, "三": 3, "四": 4, "上": 1, "下": 2, "前": 1, "后": 2}
	// noThing stands in words that tell more than of what a number is.
	noThing = pattern.MustCompile(`[较与由从增减多少占]|[超高低]于|超过|比(?:[^例重率值]|$)|分别`)
	// measureName are names of measures that have such a word in them.
	measureName = pattern.MustCompile(`增加值|占比|占有率|高技术|高新|多样`)
	// timeAlone is a clause that is nothing but a time: 去年，全县招录.
	timeAlone = pattern.MustCompile(`^(?:“?十[一二三四五]五”?末|去年|上年|上年同期|去年同期|年初|(?:19|20)\d\d年|[一二三四]季度|[上下]半年)$`)
)

// roleOf reads the words before a number.
func (p *prose) roleOf(f *figure) (r role) {
	lead := p.leadIn(f)
	if !strings.ContainsAny(lead, "年上前后季月基五原") {
		return r
	}
	m := roleForm.FindStringSubmatch(lead)
	if m == nil || noThing.MatchString(measureName.ReplaceAllString(m[2]+m[9], "")) || m[1] != "" && m[3] != "" {
		return r
	}
	r.thing = m[2] + m[9]
	for kind, said := range m[3:9] {
		if said != "" {
			r.kind, r.rank = kind+1, max(atoi(said), roleRank[said])
		}
	}
	return r
}

// leadIn are the words before f in its brackets, else in its clause, with a time that is a clause of its own.
func (p *prose) leadIn(f *figure) string {
	lead := p.body[f.from:f.Start]
	if at := strings.LastIndex(lead, "（"); f.aside && at >= 0 {
		return lead[at:]
	}
	if f.clause > 0 {
		before := p.sentences[f.sentence].clauses[f.clause-1]
		if time := p.body[before[0]:before[1]]; timeAlone.MatchString(time) {
			return time + lead
		}
	}
	return lead
}

// isThen tells whether a number is of the time before, and which it was of.
func (p *prose) isThen(f *figure) (r role, ok bool) {
	if !plain(f) && !share(f) || isChange(f) {
		return r, false
	}
	if r = p.roleOf(f); strings.HasPrefix(onlyHan(f.label), "原") && !p.nowFollows(f) {
		return r, false // what came since may have left again
	}
	return r, (r.kind == timeBefore || r.kind == inYear && r.rank < p.nearestYear(p.sentences[f.sentence], f.from)) && !planLabel.MatchString(f.label)
}

// nowFollows tells whether the next number is of now: 原有3200册，现有4650册.
func (p *prose) nowFollows(f *figure) bool {
	k := f.index + 1
	return k < p.sentences[f.sentence].figs[1] && nowLead.MatchString(p.figures[k].label)
}

// countedSince tells whether a change may be counted from a number with its role: 环比 from the last month, 同比
// from the last year.
func (p *prose) countedSince(c, then *figure, r role) bool {
	time, said := p.leadIn(then), fourDigits.FindString(c.label)
	if said != "" && !strings.Contains(time, said) {
		return false
	}
	if r.kind == inYear {
		return !strings.Contains(c.label, "均") && !(yearOnYear.MatchString(c.label) && p.nearestYear(p.sentences[then.sentence], then.from) != r.rank+1)
	}
	ofYear := yearBack.MatchString(time)
	return !(ofYear && strings.Contains(c.label, "环比") || !ofYear && monthBack.MatchString(time) && yearOnYear.MatchString(c.label))
}

var (
	yearBack  = pattern.MustCompile(`去年|上年|上一年|同期|同月`)
	monthBack = pattern.MustCompile(`上个?[月季周]`)
)

// nearestYear is the last year that a sentence tells before a byte, 0 where it tells none or 去年 stands nearer.
func (p *prose) nearestYear(s sentence, at int) int {
	for k := s.years[1] - 1; k >= s.years[0]; k-- {
		y := p.years[k]
		if y.to > at || y.first != y.last {
			continue
		}
		if containsAny(p.body[y.to:at], "去年", "上年", "前年", "同期", "同比") {
			return 0
		}
		return y.first
	}
	return 0
}
