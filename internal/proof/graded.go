package proof

import (
	"fmt"
	"strings"

	"nianbao/internal/diag"
	"nianbao/internal/pattern"
)

// A grade is given from a number on (100张以上为二级), and to somebody with a number of his
// own (现有86张，评为二级); a place in a row is not behind all of those that it has. Of two
// grades the one is below the other.

var (
	gradeFrom  = pattern.MustCompile(`^的?，?(?:可|即|方可|才能|能)?(?:为|是|属于|属|定为|评为|记为|认定为|确定为|列为|享受|计为)([\p{Han}A-Z]{2,6}?)(?:$|，|；|。|的|、|）)`)
	gradeGiven = pattern.MustCompile(`(?:评为|定为|属于|属|认定为|确定为|列为|被评|为|达到|获评|等级为|成绩)([\p{Han}A-Z]{2,6})`)
)

// judgedBy holds a grade that is given against the number from which on it is.
func judgedBy(p *prose, r *report, i int) {
	s := p.sentences[i]
	for k := s.figs[0]; k+1 < s.figs[1]; k++ {
		g := &p.figures[k]
		if !strings.HasSuffix(g.bound(), "以上") || g.quoted {
			continue
		}
		m := gradeFrom.FindStringSubmatch(p.body[g.End:min(s.to, g.End+60)])
		if m == nil {
			continue
		}
		for n := k + 1; n < s.figs[1] && n < k+4; n++ {
			f := &p.figures[n]
			if !sameUnit(p, f, g) || f.bound() != "" || f.target || f.Upper != nil || f.clause == g.clause {
				continue
			}
			rest := p.body[f.End:min(s.to, f.End+60)]
			given := gradeGiven.FindStringSubmatchIndex(rest)
			if given != nil && strings.HasPrefix(rest[given[2]:given[3]], m[1]) && !strings.Contains(rest[:given[0]], "不") && wrongSide(f, g.value(), true) && !orMet.MatchString(rest) {
				r.add(claim{diag.Error, fmt.Sprintf("%s以上才是“%s”，这里是%s，文中却定为“%s”；请核对", p.written(g), m[1], p.written(f), m[1]), "", rest[given[0]:given[1]]}, placeWide(g), [2]int{f.Start, f.End + given[1]})
			}
			break
		}
	}
}

// ofSoMany counts those of whom one has a place in a row.
var ofSoMany = pattern.MustCompile(`(?:^|[^\d.])(\d{1,4})(?:个|家|所|名|位|支)[\p{Han}、（）]{0,10}(?:中|里)，?[^，。；]{0,14}?(?:列|居|位列|位居|排名|排|排在|名列)?第(\d{1,4})(?:位|名)`)

// beyondLast reports a place behind the last: 13个县区中我县排名第14位.
func beyondLast(p *prose, r *report, i int) {
	from, text := p.sentences[i].from, p.sentenceText(i)
	if !strings.Contains(text, "第") {
		return
	}
	for _, m := range ofSoMany.FindAllStringSubmatchIndex(text, 3) {
		if n, place := atoi(text[m[2]:m[3]]), atoi(text[m[4]:m[5]]); place > n && n > 1 {
			r.add(claim{diag.Error, fmt.Sprintf("一共%d个，不会排到第%d位；请核对", n, place), "", text[m[4]:m[5]]}, [2]int{from + m[0], from + m[1]})
		}
	}
}

// lowerIn is the grade at which a clause says something still is: 目前仍为二级馆.
func lowerIn(text string) string {
	return word(stillGrade.FindStringSubmatch(text))
}

// levelGiven is the grade that a text names.
func levelGiven(text string) string { return word(gradeName.FindStringSubmatch(text)) }

const aGrade = `([一二三四五]级|[一二三四五]星|[1-5]?A+级?|[甲乙丙]等)`

var (
	stillGrade = pattern.MustCompile(`(?:仍为|仍是|尚为|还是|只是|仅为|仍然是|依然为|仍停留在)(?:国家|省|市)?` + aGrade)
	gradeName  = pattern.MustCompile(aGrade)
)

// worse tells whether a grade is below the one that all have reached. The first is the best of
// libraries and standards, the third of hospitals; of stars and letters more are better.
func worse(still, reached, text string) bool {
	if reached == "" || still == reached || lastRune(still) != lastRune(reached) {
		return false
	}
	a, b := gradeRank(still), gradeRank(reached)
	if strings.HasSuffix(still, "级") && !strings.Contains(still, "A") && !strings.Contains(text, "医院") || strings.HasSuffix(still, "等") {
		return a > b
	}
	return a < b
}

// gradeRank is the number in a grade.
func gradeRank(grade string) int {
	if n := strings.Index("甲乙丙丁", headRunes(grade, 1)); n >= 0 {
		return n / len("甲")
	}
	return smallNumber(strings.TrimRight(grade, "级星A"))
}
