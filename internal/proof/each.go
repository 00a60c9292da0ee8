package proof

import (
	"fmt"
	"math/big"
	"regexp"
	"strings"

	"nianbao/internal/diag"
)

// eachThing is what 每 is said of: 每个街道建, 每名护林员每年补助, 每校配备.
var eachThing = regexp.MustCompile(`(?:^|[^每])每(?:个|名|位|家|所|座|处|栋|户|支|条|间|台|辆|期|场|班)?([\p{Han}]{1,10})$`)

// byEach checks 每个街道建3个公园，9个街道共建27个: the thing that each is of is counted
// with its name beside the total of the same kind.
func byEach(p *prose, r *report, mean *figure, s sentence) {
	m := eachThing.FindStringSubmatch(inBrackets.ReplaceAllString(mean.label, ""))
	if m == nil || !plain(mean) || aimedAt(mean) || mean.Upper != nil || notTotals.MatchString(schoolYear.ReplaceAllString(mean.label, "")) {
		return
	}
	for k := s.figs[0]; k < s.figs[1]; k++ {
		n := &p.figures[k]
		if n.index == mean.index || !plain(n) || n.Upper != nil || distance(n.clause, mean.clause) > 3 || !namedBy(n, m[1]) {
			continue
		}
		total := totalOf(p, s, mean, n)
		if total == nil || countedTwice(p, s, n) {
			continue
		}
		if !fits(n.Span().Mul(roundlessMean(mean)), total.Span()) && !fits(n.Span().Mul(roundedMean(mean)), total.Span()) {
			want := new(big.Rat).Mul(n.value(), mean.value())
			r.add(claim{eachSeverity(want, total), fmt.Sprintf("%s×%s=%s，文中写作%s", p.written(n), p.written(mean), sayIn(want, total), p.written(total)), sayIn(want, total), p.written(total)}, placeWide(n), place(mean), place(total))
		}
		return
	}
}

var inBrackets = regexp.MustCompile(`（[^（）]{1,20}）`)

// shortThings are names of one character of what is counted with another measure.
var shortThings = map[string]bool{"村": true, "镇": true, "乡": true, "校": true, "户": true, "站": true, "点": true, "班": true, "厂": true, "店": true, "县": true, "区": true, "组": true}

// schoolYear is one of each that is paid once in the time told.
var schoolYear = regexp.MustCompile(`每(?:学年|学期|季度|年)`)

func eachSeverity(want *big.Rat, total *figure) diag.Severity {
	if near(total.value(), want, 50) {
		return diag.Warning
	}
	return diag.Error
}

// namedBy tells whether n counts the thing that a label behind 每 begins with:
// two characters, or one and the measure.
func namedBy(n *figure, thing string) bool {
	if short := headRunes(n.after, 1); shortThings[short] && strings.HasPrefix(thing, short) {
		return true
	}
	if noun := headRunes(strings.TrimLeft(n.after, "的"), 2); len([]rune(noun)) == 2 && strings.HasPrefix(thing, noun) {
		return true
	}
	name := headRunes(thing, 2)
	return len([]rune(name)) == 2 && strings.HasSuffix(strings.TrimRight(n.label, "共有约计"), name)
}

// countedTwice tells whether the sentence counts the kind of n more than once,
// so that the total may be of another: 全县有120个村，先补助60个村.
func countedTwice(p *prose, s sentence, n *figure) bool {
	for k := s.figs[0]; k < s.figs[1]; k++ {
		if g := &p.figures[k]; k != n.index && sameBase(g, n) && headRunes(g.after, 1) == headRunes(n.after, 1) && plain(g) {
			return true
		}
	}
	return false
}

// totalOf is the one figure behind mean and n that is told as the sum of all.
func totalOf(p *prose, s sentence, mean, n *figure) *figure {
	var found *figure
	for k := s.figs[0]; k < s.figs[1]; k++ {
		g := &p.figures[k]
		if g.index == mean.index || g.index == n.index || !plain(g) || !sameBase(g, mean) || distance(g.clause, mean.clause) > 3 || !allOfThem.MatchString(g.label) || !related(g, mean) && len([]rune(onlyHan(spending.ReplaceAllString(g.label, "")))) > 1 {
			continue
		}
		if found != nil {
			return nil
		}
		found = g
	}
	return found
}

// spending are words before a total that name nothing of its own.
var spending = regexp.MustCompile(`共|总计|合计|总共|一共|全部|总|安排|资金|经费|补贴|补助|投入|拨付|发放|需要|需|支出|为|达到|达|约|配备|建设|建成|建|设|预算|财政|兑现`)

// allOfThem ends the label of a sum of all.
var allOfThem = regexp.MustCompile(`(?:共|总计|合计|总共|一共|全部|总)[\p{Han}]{0,8}$`)

// eachHeadYear tells whether a mean is of each head and year and the total is of
// a year too: 210名，每人每年补助1万元，全年共需210万元.
func eachHeadYear(p *prose, mean *figure, s sentence) bool {
	if !headYear.MatchString(mean.label) || notTotals.MatchString(headYear.ReplaceAllString(mean.label, "")) {
		return false
	}
	for k := mean.index + 1; k < s.figs[1]; k++ {
		if g := &p.figures[k]; sameBase(g, mean) {
			return yearTotal.MatchString(g.label)
		}
	}
	return false
}

var (
	headYear  = regexp.MustCompile(`每(?:人|户|名|亩|村|生|校|平方米|公里|床|头|只|个[\p{Han}]{2})(?:每年|一年)|每年每(?:人|户|名|亩|村|生|校|平方米|公里|床|头|只)`)
	yearTotal = regexp.MustCompile(`全年|每年|一年|年[共需度经]|共需|共计|合计`)
)
