package proof

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"nianbao/internal/diag"
	"nianbao/internal/numeral"
	"nianbao/internal/pattern"
)

// The values of a list have each the name of one: 城关、河口、东山三镇分别完成120亩、85亩、96亩，城关最多，城关比河口多
// 35亩. What is said of them by name behind the list is held against it.

// A namedList is a list of values, each with its name.
type namedList struct {
	valueList
	names    []string
	oneByOne bool // each stands before its value
}

var (
	// mostOf says that one has the most, or the least.
	mostOf = pattern.MustCompile(`^(?:其中|而|以)*([\p{Han}A-Z\d]{2,16}?)(最多|最高|最大|居首位?|位居首位|(?:位居|位列|居|列|排名?|排在)第一位?|拔得头筹|最少|最低|最小|垫底|居末位?|排在末位|排名末位|排名最后)$`)
	// mostIs names the one behind it.
	mostIs   = pattern.MustCompile(`^(?:其中|，)*([\p{Han}]{0,6}?)(最多|最高|最大|最少|最低|最小)的(?:是|为)([\p{Han}A-Z\d]{2,10})$`)
	ofNumber = strings.NewReplacer("数量", "", "人数", "", "总数", "", "个数", "", "户数", "", "件数", "")
	leastOf  = pattern.MustCompile(`少|低|小|垫|末|后`)
	// overOther says by how much one has more than another.
	overOther = pattern.MustCompile(`^(?:，|；|其中|而)*([\p{Han}A-Z\d]{2,14}?)(?:比|较)([\p{Han}A-Z\d]{2,14}?)(多|少|高|低|大|小|超)[\p{Han}]{0,5}$`)
	// endToEnd tells what lies between the most and the least.
	endToEnd = pattern.MustCompile(`^[，；]?(?:其中)?(最[高多大][\p{Han}]{0,6}?(?:与|和|、|比|同)最[低少小]|最[低少小][\p{Han}]{0,6}?(?:与|和|、|比|同)最[高多大])[\p{Han}]{0,6}?(?:之间)?(?:相差|差距|差|高出?|低|多|少|极差)[\p{Han}]{0,4}$`)
)

// namedValues holds what is said of the values of lists by name against them, in the sentence and at the
// beginning of the next one.
func namedValues(p *prose, r *report, i int) {
	s := p.sentences[i]
	if s.figs[1]-s.figs[0] < 2 {
		return
	}
	for _, n := range p.namedLists(i) {
		last := n.values[len(n.values)-1]
		end, figs := p.sentences[i], s.figs[1]
		if last.clause == len(s.clauses)-1 && i+1 < len(p.sentences) && p.sentences[i+1].paragraph == s.paragraph {
			end = p.sentences[i+1]
			figs = end.figs[1]
		}
		for c, clause := range end.clauses {
			if (end.from > s.from || c > last.clause) && c <= last.clause+3 {
				n.judgeMost(p, r, clause)
			}
		}
		for k := last.index + 1; k < figs && k <= last.index+3; k++ {
			n.judgeOver(p, r, &p.figures[k])
		}
	}
}

// namedLists are the lists of a sentence of which every value has a name: those behind 分别, and those
// that are named one by one.
func (p *prose) namedLists(i int) (out []namedList) {
	if respectively.MatchString(p.sentenceText(i)) {
		for _, l := range p.listsIn(i) {
			if n, ok := p.withNames(l); ok {
				out = append(out, n)
			}
		}
		return out
	}
	s := p.sentences[i]
	var n namedList
	for k := s.figs[0]; k < s.figs[1]; k++ {
		f := &p.figures[k]
		name := onlyHan(f.label)
		if !plain(f) && !share(f) || isChange(f) || f.aside || utf8.RuneCountInString(name) < 2 || strings.Contains(name, "其中") || f.Hedge != numeral.Unhedged {
			break
		}
		if len(n.values) > 0 && (!sameBase(f, n.values[0]) || f.clause-p.figures[k-1].clause > 1) {
			break
		}
		n.values, n.names, n.lead = append(n.values, f), append(n.names, name), n.lead+f.label
	}
	if len(n.values) > 2 {
		n.oneByOne = true
		out = append(out, n)
	}
	return out
}

// withNames reads the names of a list, each of which has one value.
func (p *prose) withNames(l valueList) (namedList, bool) {
	first := l.values[0]
	at := strings.LastIndex(p.body[first.from:first.Start], "分别")
	if at < 0 || !plain(first) && !share(first) || isChange(first) {
		return namedList{}, false
	}
	told, ok := p.namesFor(first.from+at, first)
	if !ok {
		return namedList{}, false
	}
	names := strings.FieldsFunc(told.text, func(c rune) bool { return strings.ContainsRune("、和与及", c) })
	return namedList{valueList: l, names: names}, len(names) == len(l.values)
}

// valueOf is the value by the name of which a text begins, with what follows the name.
func (n namedList) valueOf(text string) (found *figure, rest string) {
	for k := range n.names {
		if name := n.nameIn(k, text); name != "" {
			if found != nil {
				return nil, ""
			}
			found, rest = n.values[k], text[len(name):]
		}
	}
	return found, rest
}

// nameIn is as much of a name as a text begins with: before the first name and behind the last one
// there may be words that are none of it.
func (n namedList) nameIn(k int, text string) string {
	own := n.names[k]
	least := min(2, utf8.RuneCountInString(n.names[1]))
	for size := utf8.RuneCountInString(own); size >= least; size-- {
		name := own
		if k == 0 && !n.oneByOne {
			name = tailRunes(own, size)
		} else {
			name = headRunes(own, size)
		}
		if strings.HasPrefix(text, name) {
			return name
		}
	}
	return ""
}

// ofElse tells whether a word says that something else than the values of n is measured: 降幅.
func (n namedList) ofElse(word string) bool {
	word = ofNumber.Replace(word)
	return utf8.RuneCountInString(word) > 1 && overlap(word, n.lead) == 0
}

// judgeMost checks 城关最多.
func (n namedList) judgeMost(p *prose, r *report, c [2]int) {
	text := p.body[c[0]:c[1]]
	m := mostOf.FindStringSubmatch(text)
	of := ""
	if is := mostIs.FindStringSubmatch(text); is != nil {
		m, of = []string{text, is[3], is[2]}, is[1]
	}
	if m == nil {
		return
	}
	x, measured := n.valueOf(m[1])
	if x == nil || n.ofElse(of) || n.ofElse(measured) {
		return
	}
	for _, y := range n.values {
		if less := leastOf.MatchString(m[2]); less && y.Span().Below(x.Span()) || !less && x.Span().Below(y.Span()) {
			r.add(claim{diag.Error, fmt.Sprintf("前面写作%s和%s，文中却说“%s”；请核对", p.written(x), p.written(y), strings.Trim(text, "，；")), "", m[2]}, between(n.values[0], n.values[len(n.values)-1]), c)
			return
		}
	}
}

// judgeOver checks 城关比河口多35亩 and 最高的与最低的相差35亩.
func (n namedList) judgeOver(p *prose, r *report, f *figure) {
	if f.Upper != nil || f.quoted || !changesIn(f, n.values[0]) || share(f) && plain(n.values[0]) {
		return
	}
	var x, y *figure
	if m := overOther.FindStringSubmatch(f.label); m != nil {
		x, _ = n.valueOf(m[1])
		y, _ = n.valueOf(m[2])
		if x != nil && y != nil {
			if less := strings.ContainsAny(m[3], "少低小"); less && y.Span().Below(x.Span()) || !less && x.Span().Below(y.Span()) {
				wrongWord(p, r, y, x, f, m[3])
				return
			}
		}
	} else if endToEnd.MatchString(f.label) {
		x, y = n.highAndLow()
	}
	if x == nil || y == nil {
		return
	}
	judgeChange(p, r, y, x, f, "")
}

// highAndLow are the largest and the smallest value.
func (n namedList) highAndLow() (high, low *figure) {
	high, low = n.values[0], n.values[0]
	for _, v := range n.values {
		if v.value().Cmp(high.value()) > 0 {
			high = v
		}
		if v.value().Cmp(low.value()) < 0 {
			low = v
		}
	}
	return high, low
}

// A list of values by year tells how they changed from the first to the last.
var yearsListed = pattern.MustCompile(`(?:^|[，；。])(?:(?:19|20)\d\d年?[、和与](?:19|20)\d\d年|去年[、和与]今年|上年[、和与]本年|前年[、和与]去年|[上]半年[、和与]下半年|[一二三]季度[、和与][二三四]季度)[，]?[^，；]{0,20}(?:分别|依次)[\p{Han}]{0,6}$`)

// pairGrows checks 2023年、2024年分别为100亩、120亩，增长20%.
func pairGrows(p *prose, r *report, i int) {
	s := p.sentences[i]
	for _, l := range p.listsIn(i) {
		last := l.values[len(l.values)-1]
		if len(l.values) != 2 || last.index+1 >= s.figs[1] || !yearsListed.MatchString(p.body[s.from:l.values[0].Start]) {
			continue
		}
		c := &p.figures[last.index+1]
		if word := changeNamed(c, c.label); word != "" && c.clause-last.clause <= 1 && changesIn(c, last) {
			judgeChange(p, r, l.values[0], last, c, word)
		}
	}
}
