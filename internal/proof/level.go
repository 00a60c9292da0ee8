package proof

import (
	"fmt"
	"math/big"
	"sort"
	"strings"

	"nianbao/internal/diag"
	"nianbao/internal/pattern"
)

// What a text is about is told by the words that it has for its own unit, its title and its
// offices. A word of another level is a slip where what stands beside it can only be told of
// that unit: 我县…全市14个乡镇….

// A level says which words of a unit above are no words of its own, and what it has below it.
type level struct {
	own   string
	above string           // words of the units above, one character each
	below *pattern.Pattern // what follows the word, with the number in its group
	most  int              // how many of those such a unit has
}

var levelsOfUnits = []level{
	{"县", "市省", townsBelow, 40},
	{"区", "市省", townsBelow, 30},
	{"旗", "市省", townsBelow, 30},
	{"镇", "县区市省", villagesBelow, 30},
	{"乡", "县区市省", villagesBelow, 30},
	{"街道", "县区市省", villagesBelow, 30},
}

var (
	townsBelow    = pattern.MustCompile(`^共?(?:所辖|下辖|辖区内?)?的?(\d+)个(?:乡镇|镇|乡|街道|镇街|镇（街道）|乡（镇）|办事处)` + notChosen)
	villagesBelow = pattern.MustCompile(`^共?(?:所辖|下辖|辖区内?)?的?(\d+)个(?:行政村|村|社区|村居|村（社区）|村（居）)` + notChosen)
	// selfOf finds the words by which a text speaks of its own unit.
	selfOf = pattern.MustCompile(`(?:我们?|本)(县|区|旗|镇|乡|街道)`)
	// ofItself begins the name of an office in the text of its own unit.
	ofItself = pattern.MustCompile(`(?:^|[^\p{Han}]|[由经向对按在据和与及同])(县|区)[\p{Han}]{0,10}?(?:局|委|办|中心|大队|所|院|台|站|公司|部门|政府)`)
	// besideOthers stands in sentences that tell of others beside the own unit.
	besideOthers = pattern.MustCompile(`平均|排名|位居|名列|位列|第[一二三四五六七八九十\d]+[位名]|其中我|其中本|占全|之一|列入|入选|试点|被评|荣获|获评|兄弟`)
)

// ownCount tells a number of the own unit.
var ownCount = pattern.MustCompile(`(?:我们?|本)(?:县|区|旗|镇|乡|街道)[^，。；]{0,10}\d`)

// notChosen keeps out those of which only some were meant.
const notChosen = `(?:的|均|都|已|全部|共|累计|和|、|，|有|建|完成|[\p{Han}]{2})`

// fromAbove reports a word of a unit above with a number of towns or villages that only the own
// unit has.
func fromAbove(p *prose, r *report, places map[string][][2]int, title string) {
	if strings.Contains(p.body, "县级市") {
		return
	}
	for _, l := range levelsOfUnits {
		usual, ok := p.ownPlace(l.own, places, title)
		if !ok {
			continue
		}
		for _, word := range strings.Split(l.above, "") {
			if len(places[word]) == 1 {
				p.judgeAbove(r, l, word, places[word][0], usual)
			}
		}
	}
}

// ownPlace is where a text speaks of itself as of a unit of some level; false where it does
// not, or speaks of itself in other words, too.
func (p *prose) ownPlace(own string, places map[string][][2]int, title string) ([2]int, bool) {
	for _, m := range selfOf.FindAllStringSubmatchIndex(p.body, 200) {
		if word := p.body[m[2]:m[3]]; word != own && !notSelf.MatchString(p.body[m[1]:min(len(p.body), m[1]+9)]) {
			return [2]int{}, false
		}
	}
	if at := places[own]; len(at) > 0 {
		return at[0], true
	}
	offices := ofItself.FindAllStringSubmatchIndex(p.body, 50)
	n := 0
	for _, m := range offices {
		if p.body[m[2]:m[3]] == own {
			n++
		}
	}
	if n > 1 && n == len(offices) || n > 0 && title == own {
		return [2]int{offices[0][2], offices[0][1]}, true
	}
	if title == own && p.titled() {
		return [2]int{p.sentences[0].from, p.sentences[0].to}, true
	}
	return [2]int{}, false
}

// judgeAbove reports the word of a unit above where what follows is the own unit's.
func (p *prose) judgeAbove(r *report, l level, word string, at, usual [2]int) {
	m := l.below.FindStringSubmatch(p.body[at[1]:min(len(p.body), at[1]+60)])
	if m == nil || atoi(m[1]) > l.most || atoi(m[1]) < 2 || !strings.HasPrefix(p.body[at[0]:], "全") {
		return
	}
	s := p.sentences[p.sentenceAt(at[0])]
	if text := p.body[at[1]:max(at[1], s.to)]; besideOthers.MatchString(text) || ownCount.MatchString(text) {
		return
	}
	p.sayMixed(r, at, usual, word, l.own)
}

// sentenceAt is the sentence that a byte of the body is in.
func (p *prose) sentenceAt(at int) int {
	return min(sort.Search(len(p.sentences), func(k int) bool { return p.sentences[k].to >= at }), len(p.sentences)-1)
}

// ofCity begins the name of an office of a city, or counts what only a city has.
var ofCity = pattern.MustCompile(`(?:^|[^\p{Han}]|[由经向对按在据和与及受])市[\p{Han}]{1,8}?(?:局|委|办|中心|院|站|公司|联|政府)|全市共?(?:辖)?\d+个(?:区|街道|县)`)

// ranksThere tells of the best of a unit.
var ranksThere = pattern.MustCompile(`^(?:第|首|唯|最|先进|前|排|率先|通报|领先|示范)`)

// lone reports the one 全县 in the text of a city that has no county.
func lone(p *prose, r *report, places map[string][][2]int) {
	at := places["县"]
	if len(at) != 1 || len(places["市"]) == 0 || strings.Count(p.body, "县") != 1 || !ofCity.MatchString(p.body) {
		return
	}
	for _, smaller := range strings.Fields("镇 乡 村 街道 社区 校 院 园 区") {
		if len(places[smaller]) > 0 {
			return
		}
	}
	if !ranksThere.MatchString(p.body[at[0][1]:]) {
		p.sayMixed(r, at[0], places["市"][0], "县", "市")
	}
}

// allPeople leads up to how many live in a province, or how many old people do.
var allPeople = pattern.MustCompile(`全省(?:现有|共有|有)?(?:60|65)?(?:周岁|岁)?(?:及?以上)?(?:的)?(?:老年|常住|户籍|总)人口(?:总数)?(?:已|为|有|达到|达|共)*$`)

// fewest is less than the old people of any province.
var fewest = big.NewRat(300000, 1)

// tooFew reports 全省 before a number of people that no province is so small as to have.
func tooFew(p *prose, r *report) {
	for k := range p.figures {
		f := &p.figures[k]
		if f.Base != "人" || f.quoted || f.Upper != nil {
			continue
		}
		if m := allPeople.FindStringIndex(p.body[f.from:f.Start]); m != nil && f.value().Cmp(fewest) < 0 {
			said := p.body[f.from+m[0] : f.End]
			r.add(claim{diag.Warning, fmt.Sprintf("“%s”：一个省不会只有这么多人；请核对是不是本县（市、区）的数", said), "", "全省"}, [2]int{f.from + m[0], f.End})
		}
	}
}
