package proof

import (
	"fmt"
	"slices"
	"strings"

	"nianbao/internal/diag"
	"nianbao/internal/numeral"
	"nianbao/internal/pattern"
)

// A roll is values of one measure that are told one after the other, each under its own name, and held together
// against one bar: 不得低于95%。城关镇98.2%、柳河镇96.5%、青山乡93.8%。3个乡镇全部达标.
type roll struct {
	bar    *figure
	floor  bool
	values []*figure
}

const (
	isOfAll = `(?:全部|均|都|全都|一律|悉数|无一例外(?:地)?)(?:已经|已|为|能够|能)?`
	isMetBy = `(?:达标|合格|过关|及格|(?:达到|符合|满足|达)了?[^，。；]{0,10}?(?:标准|要求|规定|指标|条件)|(?:控制)?在[^，。；]{0,6}(?:标准|限值|规定|要求|范围)(?:以内|之内|内|以上))`
	isNotBy = `(?:(?:不|未|没有|没|尚未|未能)(?:达标|合格|过关|及格|(?:达到|符合|满足)了?[^，。；]{0,10}?(?:标准|要求|规定|指标|条件))|超标|(?:低于|超过|高于)[^，。；]{0,4}(?:标准|要求|规定|限值))`
)

var (
	keptByAll = pattern.MustCompile(isOfAll + isMetBy + `$`)
	brokeNone = pattern.MustCompile(`(?:没有|无|未有)(?:任何)?一(?:个|家|所|座|条|户|处|名)?[^，。；]{0,8}(?:低于|超过|突破|高于|超标|不达标|不合格|未达标|达不到)|无一[^，。；]{0,6}(?:超标|不达标|低于|超过|不合格|未达标)`)
	keptBySo  = pattern.MustCompile(`(?:^|[有，；共])(` + numeralClass + `)(?:个|家|所|座|条|户|处|名|块)[^，。；的]{0,8}?(?:均|都|全部)?(?:已经|已)?(` + isMetBy + `)$`)
	brokeBySo = pattern.MustCompile(`(?:^|[有，；共])(` + numeralClass + `)(?:个|家|所|座|条|户|处|名|块)[^，。；的]{0,8}?(?:均|都|全部)?(?:仍)?(` + isNotBy + `)$`)
	// countedSo tells the number behind what they are: 达标的有3个, 未达标的1家.
	countedSo = pattern.MustCompile(`(?:^|，|；|其中)(` + isMetBy + `|` + isNotBy + `)的?[\p{Han}]{0,6}?(?:共有|仅有|只有|共|有|为)?(` + numeralClass + `)(?:个|家|所|座|条|户|处|名|块)$`)
	notMetBy  = pattern.MustCompile(`^` + isNotBy)
)

// A rollVerdict says how many of a roll keep its bar, or break it; all of them where no number is told.
type rollVerdict struct {
	at    [2]int
	kept  bool
	count int
}

// rollVerdictOf reads a clause.
func (p *prose) rollVerdictOf(c [2]int) (v rollVerdict, ok bool) {
	text := p.body[c[0]:c[1]]
	if len(text) > 120 || orMet.MatchString(noWish.Replace(text)) || excepted.MatchString(text) {
		return v, false
	}
	v.at = c
	switch {
	case brokeNone.MatchString(text):
		v.kept = true
		return v, true
	case keptByAll.MatchString(text) && keptBySo.FindStringSubmatch(text) == nil:
		v.kept = true
		return v, !notAll.MatchString(text)
	}
	for _, form := range []*pattern.Pattern{brokeBySo, keptBySo} {
		if m := form.FindStringSubmatch(text); m != nil {
			v.kept, v.count = form == keptBySo, smallNumber(m[1])
			return v, true
		}
	}
	if m := countedSo.FindStringSubmatch(text); m != nil {
		v.kept, v.count = !notMetBy.MatchString(m[1]), smallNumber(m[2])
		return v, true
	}
	return v, false
}

// rolls holds what a sentence says of all or so many of a roll against its values: in the sentence itself, in one
// of the two before it, or in the one behind.
func rolls(p *prose, r *report, i int) {
	s := p.sentences[i]
	if s.planned || !containsAny(p.body[s.from:s.to], "标", "合格", "要求", "规定", "及格", "过关", "条件", "低于", "超过") {
		return
	}
	for _, c := range s.clauses {
		v, ok := p.rollVerdictOf(c)
		if !ok {
			continue
		}
		for _, k := range []int{i, i - 1, i - 2, i + 1} {
			if k < 0 || k >= len(p.sentences) || p.sentences[k].paragraph != s.paragraph {
				continue
			}
			if l, ok := p.rollIn(k, c); ok {
				l.judge(p, r, v)
				return
			}
		}
	}
}

// rollIn is the roll of a sentence with the bar before it, and before or in the sentence of the verdict.
func (p *prose) rollIn(i int, verdict [2]int) (roll, bool) {
	first := p.sentences[max(0, i-3)].figs[0]
	s := p.sentences[i]
	for k := s.figs[1] - 1; k >= first; k-- {
		g := &p.figures[k]
		if g.Digits > verdict[0] && g.Digits < verdict[1] || p.sentences[g.sentence].paragraph < s.paragraph-1 || !isLimit(p, g) {
			continue
		}
		kind := floorOrCeiling(p, g)
		if kind == 0 || p.rivals(g, first) {
			continue
		}
		l := roll{bar: g, floor: kind > 0, values: onOneSide(p.valuesBehind(g, i), verdict)}
		if len(l.values) > 2 && l.ofOneMeasure(p) {
			return l, true
		}
	}
	return roll{}, false
}

// rivals tells whether another limit of the measure of g is told near it.
func (p *prose) rivals(g *figure, first int) bool {
	for k := first; k < g.index; k++ {
		if f := &p.figures[k]; sameUnit(p, f, g) && isLimit(p, f) && f.value().Cmp(g.value()) != 0 {
			return true
		}
	}
	return false
}

// valuesBehind are the values of a sentence in the measure of a bar before them; nil where one of them is no fact.
func (p *prose) valuesBehind(bar *figure, i int) (out []*figure) {
	s := p.sentences[i]
	for k := max(s.figs[0], bar.index+1); k < s.figs[1]; k++ {
		f := &p.figures[k]
		if !sameUnit(p, f, bar) {
			continue
		}
		if f.quoted || f.target || f.Upper != nil || f.change || bounded(f) || f.Hedge != numeral.Unhedged || lastYear.MatchString(f.label) {
			return nil
		}
		out = append(out, f)
	}
	return out
}

// onOneSide are the values before a verdict, or where there are none those behind it.
func onOneSide(values []*figure, verdict [2]int) []*figure {
	n := slices.IndexFunc(values, func(f *figure) bool { return f.Digits > verdict[0] })
	if n < 1 {
		return values
	}
	return values[:n]
}

// measuredEnd are the last characters of what is measured, and not of who is.
const measuredEnd = "率度量值比额数分重积均"

// ofOneMeasure tells whether the values are of what the bar is of: of each the name ends in what is measured, the same
// for all, or is that of one of a kind.
func (l roll) ofOneMeasure(p *prose) bool {
	first := l.values[0]
	lead := p.body[p.sentences[first.sentence].from:first.from]
	if m := measureNamed.FindAllString(lead, -1); m != nil && first.sentence != l.bar.sentence && overlap(m[len(m)-1], l.bar.label) == 0 {
		return false
	}
	names, ends := map[string]bool{}, map[string]int{}
	for _, f := range l.values {
		name := onlyHan(tellsAs.ReplaceAllString(f.label, ""))
		names[tailRunes(name, 2)] = true
		ends[tailRunes(name, 1)]++
	}
	if len(names) == 1 {
		for name := range names {
			return name == "" || overlap(name, l.bar.label) > 0 || !strings.Contains(measuredEnd, tailRunes(name, 1))
		}
	}
	for end := range ends {
		if end == "" || strings.Contains(measuredEnd, end) {
			return false
		}
	}
	return len(ends) < 3
}

// measureNamed is what a list is said to be of.
var measureNamed = pattern.MustCompile(`[\p{Han}]{2,8}(?:率|[^季年月]度|比重|占比|面积|数量|得分)`)

// judge reports the verdict of a roll that its values belie.
func (l roll) judge(p *prose, r *report, v rollVerdict) {
	broken := slices.DeleteFunc(slices.Clone(l.values), func(f *figure) bool { return !wrongSide(f, l.bar.value(), l.floor) })
	atBar := slices.ContainsFunc(l.values, func(f *figure) bool { return f.value().Cmp(l.bar.value()) == 0 })
	all := v.count == 0 || v.count == len(l.values)
	said := p.body[v.at[0]:v.at[1]]
	switch {
	case v.kept && all && len(broken) > 0 && 2*len(broken) <= len(l.values):
		x := broken[0]
		r.add(claim{diag.Error, fmt.Sprintf("标准是%s%s，其中一个是%s，文中却说“%s”；请核对数字或结论", l.bar.Before, p.written(l.bar), p.written(x), said), "", said}, placeWide(l.bar), place(x), v.at)
	case v.count == 0 || v.count > len(l.values) || atBar:
	case v.kept && !all && v.count != len(l.values)-len(broken), !v.kept && v.count != len(broken):
		n := len(broken)
		if v.kept {
			n = len(l.values) - n
		}
		r.add(claim{diag.Error, fmt.Sprintf("标准是%s%s，列出的%d个数里这样的是%d个，文中却说“%s”；请核对", l.bar.Before, p.written(l.bar), len(l.values), n, said), fmt.Sprint(n), said}, placeWide(l.bar), v.at)
	}
}
