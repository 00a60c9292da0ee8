package proof

import (
	"fmt"
	"regexp"
	"strings"

	"nianbao/internal/diag"
)

// stageWords are the stages of a piece of work in the order in which law and
// craft let them follow each other; words of one line may be in any order.
var stageWords = []*regexp.Regexp{
	regexp.MustCompile(`立项|可研批复|可行性研究|初步设计批复`),
	regexp.MustCompile(`公开招标|启动招标|挂网招标|发布招标|招标`),
	regexp.MustCompile(`中标|签订(?:施工|承包|总承包|采购|建设)?合同|开标`),
	regexp.MustCompile(`开工|动工|奠基|破土|进场施工|启动建设|开建`),
	regexp.MustCompile(`主体封顶|封顶|主体完工|完成主体|主体结构完成|主体竣工`),
	regexp.MustCompile(`竣工|完工|建成|全线贯通`),
	regexp.MustCompile(`通过验收|竣工验收|验收合格|交工验收`),
	regexp.MustCompile(`投入使用|投入运营|正式运营|投用|交付|通车|开园|开馆|投产|开业|启用|投入运行`),
}

// lifeWords are the stages of a life at school and in office.
var lifeWords = []*regexp.Regexp{
	regexp.MustCompile(`出生`),
	regexp.MustCompile(`考入|入学|就读`),
	regexp.MustCompile(`毕业`),
	regexp.MustCompile(`退休|去世|逝世`),
}

// A stageAt is a stage with its month, counted from year nought.
type stageAt struct {
	rank, month int
	dated       bool // the month is told, not only the year
	word        string
	from, to    int
}

var (
	beforeStage = regexp.MustCompile(`^(?:(\d{1,2})月)?(?:\d{1,2}日|初|中旬|上旬|下旬|底|份)?[\p{Han}，]{0,12}$`)
	otherWork   = regexp.MustCompile(`期|另|扩建|其中|二|第|计划|预计|将|原定|拟|力争|确保|分别|等项目|个`)
)

// stages checks that what is told of one work in one sentence can follow.
func stages(p *prose, r *report, i int) {
	s := p.sentences[i]
	if s.years[1]-s.years[0] >= 2 {
		foundedAfter(p, r, s)
	}
	if s.years[1]-s.years[0] < 2 || otherWork.MatchString(p.body[s.from:s.to]) {
		return
	}
	for _, words := range [][]*regexp.Regexp{stageWords, lifeWords} {
		if studiesOn.MatchString(p.body[s.from:s.to]) {
			continue
		}
		follow(p, r, s, words)
	}
}

// studiesOn tells of more than one school, so that one may be entered after
// another was left.
var studiesOn = regexp.MustCompile(`研究生|硕士|博士|专升本|继续|再次|深造`)

// follow checks the order of the stages of one table.
func follow(p *prose, r *report, s sentence, words []*regexp.Regexp) {
	var told []stageAt
	for k := s.years[0]; k < s.years[1]; k++ {
		y := p.years[k]
		end := s.to
		if k+1 < s.years[1] {
			end = p.years[k+1].from
		}
		if at, ok := stageAfter(p, words, y, end); ok && !y.quoted {
			told = append(told, at)
		}
	}
	for n := 1; n < len(told); n++ {
		a, b := told[n-1], told[n]
		if a.rank > b.rank {
			a, b = b, a
		}
		late := a.month/12 > b.month/12 || a.dated && b.dated && a.month > b.month
		if a.rank == b.rank || !late || strings.Contains(p.body[told[n-1].to:told[n].from], "；") && !sameWork(p, s, told[n-1], told[n]) {
			continue
		}
		r.add(claim{diag.Error, fmt.Sprintf("“%s”写在%s，“%s”写在%s，先后颠倒；请核对年月", b.word, p.body[b.from:b.to], a.word, p.body[a.from:a.to]), "", p.body[told[n].from:told[n].to]},
			[2]int{told[n-1].from, told[n-1].to}, [2]int{told[n].from, told[n].to})
		return
	}
}

// sameWork tells whether both stages name one thing, where a semicolon parts
// them.
func sameWork(p *prose, s sentence, a, b stageAt) bool {
	x := p.body[a.to:b.from]
	y := p.body[b.to:s.to]
	return overlap(strings.ReplaceAll(x, a.word, "·"), strings.ReplaceAll(y, b.word, "·")) > 0
}

var (
	foundedIn = regexp.MustCompile(`(?:始建|创建|创办|成立|筹建|兴建|组建|开建|建|建成)于$`)
	laterOn   = regexp.MustCompile(`^(?:\d{1,2}月)?(?:\d{1,2}日)?[\p{Han}]{0,6}?(?:扩建|改建|改造|重建|迁建|迁至|更名|升格|晋升|修缮|竣工|投用|投入使用|开馆|开放|被评为|获评|被列为|合并)`)
)

// foundedAfter checks 始建于1958年，1952年扩建: what was done to a thing before it was
// there.
func foundedAfter(p *prose, r *report, s sentence) {
	for k := s.years[0]; k+1 < s.years[1]; k++ {
		a, b := p.years[k], p.years[k+1]
		if a.quoted || b.quoted || b.last >= a.first || !foundedIn.MatchString(lastBytes(p.body[s.from:a.from], 30)) || !laterOn.MatchString(p.body[b.to:s.to]) || strings.Contains(p.body[a.to:b.from], "；") {
			continue
		}
		r.add(claim{diag.Error, fmt.Sprintf("始于%d年，后面的事却写在%d年；请核对年份", a.first, b.last), "", fmt.Sprintf("%d年", b.last)}, [2]int{a.from, a.to}, [2]int{b.from, b.to})
	}
}

// stageAfter is the stage that stands between a year and the next.
func stageAfter(p *prose, words []*regexp.Regexp, y year, end int) (stageAt, bool) {
	text := p.body[y.to:end]
	if y.first != y.last {
		return stageAt{}, false
	}
	best := stageAt{rank: -1}
	first := len(text)
	for rank, form := range words {
		if m := form.FindStringIndex(text); m != nil && (m[0] < first || m[0] == first && rank > best.rank) {
			first = m[0]
			best = stageAt{rank: rank, word: text[m[0]:m[1]], from: y.from, to: y.to}
		}
	}
	if best.rank < 0 {
		return best, false
	}
	m := beforeStage.FindStringSubmatch(text[:first])
	if m == nil || strings.Count(text[:first], "，") > 1 {
		return best, false
	}
	best.month = y.first * 12
	if m[1] != "" {
		best.month, best.dated = y.first*12+atoi(m[1])-1, true
		best.to = y.to + strings.Index(text, "月") + len("月")
	}
	return best, true
}
