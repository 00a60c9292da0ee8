package proof

import (
	"slices"
	"strings"

	"nianbao/internal/pattern"
)

// What a share may be of: the counts near it, and those that its words name.

// denominators are the counts that the share may be of. When the base names
// what it is (占全县学校总数的), a count must speak of the same.
func denominators(p *prose, f, part *figure, base string, at int) []*figure {
	var named, near []*figure
	s := p.sentences[f.sentence]
	if m := sizeBase.FindStringSubmatch(base); m != nil && sizesIn[m[1]] != part.Base {
		return nil // 602户，占户数的82.4%、面积的81.9%
	}
	for k := s.figs[0]; k < s.figs[1]; k++ {
		g := &p.figures[k]
		if g.Digits > at && g.End <= f.Start && plain(g) && g != part && sameKind(g, part) && (g.aside || !f.aside) {
			return []*figure{g}
		}
	}
	first := f.sentence
	for back := 0; back < 4 && first-back >= 0 && p.sentences[first-back].paragraph == s.paragraph; back++ {
		t := p.sentences[first-back]
		for k := t.figs[1] - 1; k >= t.figs[0]; k-- {
			g := &p.figures[k]
			if g.index >= part.index || !plain(g) || !sameKind(g, part) || smaller(g, part) || isChange(g) || leadBaseLabel.MatchString(g.label) && !lastYear.MatchString(part.label) {
				continue
			}
			if !p.inScope(g, base) || ofTotal.MatchString("占"+base) && amongSome.MatchString(g.label) {
				continue
			}
			if speaksOf(p, g, base, part) {
				named = append(named, g)
			}
			if back == 0 && p.parted(g, part) && !wholeOfRate.MatchString(g.label) && !p.goesOn(part) && !(strings.HasSuffix(p.body[:part.from], "；") && strings.HasPrefix(part.label, "其中")) {
				continue // of another item of the list
			}
			if back == 0 || back == 1 && (totalWord.MatchString(g.label) || p.onlyBefore(g, part)) {
				near = append(near, g)
			}
		}
	}
	if later := namedLater(p, f, part, base); later != nil {
		named = append(named, later)
	}
	if len(named) == 0 {
		named = p.toldElsewhere(f, part, base)
	}
	if len(named) > 0 {
		return append(named, near...)
	}
	if vague(base) {
		if m := ofWhom.FindStringSubmatch(part.label); m != nil && !containsAny(tailRunes(m[1], 1), "高", "初") { // 高中 is no 中
			if len(near) == 0 {
				near = p.toldElsewhere(f, part, m[1])
			}
			return slices.DeleteFunc(near, func(g *figure) bool { return !countsThose(g, m[1]) })
		}
		return near
	}
	return nil
}

// leadBaseLabel begins the number of the year before, of which nothing of this year is a part.
var leadBaseLabel = pattern.MustCompile(`^[，；（]?(?:而)?(?:上年|去年|上年同期|去年同期)(?:同期)?(?:为|是|只有|仅为|完成)*$`)

// onlyBefore tells whether g is the one count of its sentence, of which the next tells at once: 播种面积32万
// 亩。其中水稻12万亩.
func (p *prose) onlyBefore(g, part *figure) bool {
	s := p.sentences[g.sentence]
	for k := s.figs[0]; k < s.figs[1]; k++ {
		if h := &p.figures[k]; h != g && plain(h) && sameKind(h, part) && !isChange(h) {
			return false
		}
	}
	return part.index == p.sentences[part.sentence].figs[0] && strings.HasPrefix(p.body[p.sentences[part.sentence].from:], "其中")
}

var (
	// sizeBase ends the name of a whole with what it is measured by.
	sizeBase = pattern.MustCompile(`(面积|金额)的?$`)
	sizesIn  = map[string]string{"面积": "平方米", "金额": "元"}
	// widest are the scopes of which a text that speaks of its own unit tells no numbers in passing.
	widest = pattern.MustCompile(`全(?:国|球|世界)|世界`)
)

// inScope tells whether g may be the whole of what a base names: a part of 全国 is of no count that
// is not said to be of the country.
func (p *prose) inScope(g *figure, base string) bool {
	scope := widest.FindString(base)
	return scope == "" || strings.Contains(p.body[p.sentences[g.sentence].from:g.Digits], scope)
}

// goesOn tells whether part goes on a list of parts with their shares: …1344人，占
// 40%；护士1512人，占45%.
func (p *prose) goesOn(part *figure) bool {
	if part.index == 0 {
		return false
	}
	last := &p.figures[part.index-1]
	return last.sentence == part.sentence && share(last) && strings.Contains(last.label, "占")
}

// namedLater is the whole where it is told behind the part by its full name:
// 教育支出4.86亿元（占总支出的20%），总支出24.3亿元.
func namedLater(p *prose, f, part *figure, base string) *figure {
	name := strings.Trim(scopeWords.ReplaceAllString(base, "·"), "·")
	full := notTogether.Replace(onlyHan(strings.TrimRight(base, "的")))
	if len([]rune(name)) < 3 && len([]rune(full)) >= 3 {
		name = full // 在校生
	}
	short := wholeOfThem.ReplaceAllString(full, "")
	if name = notTogether.Replace(name); short == full {
		short = ""
	}
	if len([]rune(name)) < 3 && len([]rune(short)) < 2 {
		return nil
	}
	for k := part.index + 1; k < p.sentences[f.sentence].figs[1]; k++ {
		g := &p.figures[k]
		if short != "" && !(totalWord.MatchString(g.label) && strings.HasSuffix(nameTail.ReplaceAllString(g.label, ""), short)) {
			continue
		}
		if k != f.index && plain(g) && sameKind(g, part) && (short != "" || strings.HasSuffix(nameTail.ReplaceAllString(g.label, ""), name) || strings.HasSuffix(nameTail.ReplaceAllString(g.label, ""), full)) && !smaller(g, part) && !isChange(g) {
			return g
		}
	}
	return nil
}

// wholeOfThem says that all of those are meant whose name follows.
var wholeOfThem = pattern.MustCompile(`^全(?:体|部)`)

// ofWhom names the whole in front of a part: 乡村医生中60岁以上的132人，占32%.
var ofWhom = pattern.MustCompile(`^[，；：]?([\p{Han}]{4,10}?)(?:当)?中`)

// countsThose tells whether g counts those of a name, called so in full or in short: 小学教师 are no
// 中小学专任教师.
func countsThose(g *figure, name string) bool {
	name = wholeScope.ReplaceAllString(name, "")
	label := wholeScope.ReplaceAllString(bareName(g.label), "")
	return strings.HasSuffix(label, name) && !strings.HasSuffix(label, "中"+name) || strings.HasSuffix(name, label)
}

// amongSome tells a count of some, which is no total: 在岗职工中有党员3.89万名.
var amongSome = pattern.MustCompile(`[\p{Han}]{2,}中(?:现|共)?有[\p{Han}]*$`)

// wholeScope begins a name with where its things are.
var wholeScope = pattern.MustCompile(`^(?:(?:全|我|本)[县区市镇乡村校院省国街]|[\p{Han}]*[现共]有)`)

func smaller(g, part *figure) bool { return g.Span().Below(part.Span()) }

var scopeWords = pattern.MustCompile(`全[县区市镇乡村校院省国街]|我[县区市镇乡村校院省]|的|总数|总量|总额|总|比例|比重|比|其|到|达到|达|为|约|近|了|上述|所有|全部|整个|其中|只|仅|数量|数|量|之|已|超过|不到|高|一半|在|当年|同期|该`)

// vague tells whether a base names nothing: 占, 占比, 占总数的.
func vague(base string) bool { return scopeWords.ReplaceAllString(base, "") == "" }

// ofTask names a task as the whole; aTask tells a count of it.
var (
	ofTask = pattern.MustCompile(`任务|计划|目标`)
	aTask  = pattern.MustCompile(`计划|规划|任务|目标|安排|排定|确定|列入|下达|部署|交办|应`)
)

// speaksOf tells whether g counts what the base names.
func speaksOf(p *prose, g *figure, base string, part *figure) bool {
	core := scopeWords.ReplaceAllString(base, "·")
	if ofTask.MatchString(base) && aTask.MatchString(g.label) && g.sentence == part.sentence {
		return true
	}
	if strings.Trim(core, "·") == "" {
		return false
	}
	if n := overlap(core, around(g)+"·"+p.clauseText(g)); n > 0 && n*2 >= pairsCount(core) {
		return true
	}
	if g.Unit != "" && containsAny(base, g.Unit+"次", g.Unit+"数") {
		return true
	}
	if containsAny(base, "人口", "人数", "总人", "员工", "职工") && g.Base == "人" && containsAny(g.label, "总", "共", "全", "现有", "人口", "有") {
		return true
	}
	if containsAny(base, "面积") && g.Base == "平方米" || containsAny(base, "里程", "长度") && g.Base == "米" {
		named := onlyHan(measured.ReplaceAllString(core, ""))
		return g.sentence == part.sentence && (len([]rune(named)) < 2 || sharedRunes(named, p.clauseText(g)) > 1)
	}
	return containsAny(base, "户数", "总户") && g.Base == "户"
}

// measured are the words of a size that say nothing of what has it.
var measured = pattern.MustCompile(`面积|里程|长度`)

// ofWhatIsInIt tells whether a share is of something that the things of the part hold, and not of
// them: 公办园44所，公办园在园幼儿占54.2%.
func ofWhatIsInIt(part *figure, subject string) bool {
	name := []rune(onlyHan(subject))
	n := len(name)
	for n > 1 && !strings.HasSuffix(nameTail.ReplaceAllString(onlyHan(part.label), ""), string(name[:n])) {
		n--
	}
	rest := string(name[n:])
	return (things[part.Base] || overlapping[part.Base]) && n > 1 && len(name)-n > 1 && !sizeOnly.MatchString(rest) && !strings.Contains(part.after, rest)
}

// sizeOnly says how many of the things there are.
var sizeOnly = pattern.MustCompile(`数|量|所占|总|合计|约|就|则|也|已|仅|还|均|共|又|只`)
