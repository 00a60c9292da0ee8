package proof

import (
	_ "embed"
	"fmt"
	"math/big"
	"slices"
	"strings"

	"nianbao/internal/numeral"
	"nianbao/internal/pattern"
)

// rateOf checks “应接种3200人，实接种2880人，接种率90%”: the word before 率 must stand
// with the smaller count, and a word for the whole with the larger.
func rateOf(p *prose, r *report, f *figure) {
	head := p.body[f.from:f.Start]
	m := rateWord.FindStringSubmatch(head)
	if m == nil || distanceTail.MatchString(head) || growing.MatchString(m[1]) && m[1] != "有效" && !fees.MatchString(m[1]) || growing.MatchString(strings.TrimSuffix(m[0], "率")) && m[1] != "有效" && !fees.MatchString(m[1]) || f.target {
		return
	}
	stem := m[1]
	if stem == "节约" || stem == "节支" || stem == "完成" && f.Value.Cmp(big.NewRat(1, 1)) > 0 {
		ofPlan(p, r, f, stem)
		return
	}
	if ofEach.MatchString(head) || p.ofSubset(f, stem) {
		return
	}
	if part, whole := p.partOfItsName(f, head); part != nil {
		judgeShare(p, r, f, part, []*figure{whole})
		return
	}
	parts, wholes := rateCounts(p, f, stem)
	if len(parts) == 0 {
		parts, wholes = lastTwo(p, f)
	}
	if len(wholes) == 0 {
		parts, wholes = p.ledByAmong(f, stem)
	}
	if len(parts) == 0 || len(wholes) == 0 {
		if whole, part := itemBefore(p, f, stem); whole != nil {
			judgeShare(p, r, f, part, []*figure{whole})
			return
		}
		if !rateBetween(p, r, f, m[0]) && !rateInside(p, r, f, stem) {
			shareFirst(p, r, f, head[:strings.LastIndex(head, m[0])+len(m[0])])
		}
		return
	}
	for _, part := range parts {
		for _, whole := range wholes {
			q := quotient(part, whole)
			if fits(q, f.Span()) || f.Hedge == numeral.Unhedged && fits(numeral.Exactly(big.NewRat(1, 1)).Sub(q), f.Span()) {
				return
			}
		}
	}
	part, whole := parts[len(parts)-1], wholes[len(wholes)-1]
	if part.sentence == whole.sentence && part.clause == whole.clause && strings.Contains(p.body[min(part.End, whole.End):max(part.Digits, whole.Digits)], "、") && !(wholeOfRate.MatchString(whole.label) && whole.index < part.index && !wholeOfRate.MatchString(part.label)) {
		return // two items of a list: 照料中心74个、幸福院118个，覆盖率78.7%
	}
	if deniesRate(part, stem) && !containsAny(f.label, "不"+stem, "未"+stem) {
		judgeRest(p, r, f, part, whole)
		return
	}
	judgeShare(p, r, f, part, []*figure{whole})
}

// partOfItsName is the part under 其中 that has the very name of a rate, with its whole: 5860笔，其中线上办理4981笔，窗口办理
// 879笔，线上办理率85%.
func (p *prose) partOfItsName(f *figure, head string) (part, whole *figure) {
	name, _, _ := strings.Cut(onlyHan(head), "率")
	if len([]rune(name)) < 4 {
		return nil, nil
	}
	s := p.sentences[f.sentence]
	for k := f.index - 1; k > s.figs[0]; k-- {
		g := &p.figures[k]
		if !plain(g) || isChange(g) || !p.underAmong(g) || !strings.HasSuffix(onlyHan(g.label), name) {
			continue
		}
		if w := lastOfKind(p, s.figs[0], g); w != nil && w.index == g.index-1 && !smaller(w, g) {
			return g, w
		}
	}
	return nil, nil
}

// ofEach tells that a rate is of several, each by itself: 粮油、乳制品两类合格率均为100%.
var ofEach = pattern.MustCompile(`、[^，；]*率(?:均|都|分别)`)

// ofSubset tells whether a rate that the sentence has told before is told again of some: 上线率45%，其中文史类
// 上线率39.6%.
func (p *prose) ofSubset(f *figure, stem string) bool {
	if len([]rune(onlyHan(f.label))) < len([]rune(stem))+3 {
		return false
	}
	for k := p.sentences[f.sentence].figs[0]; k < f.index; k++ {
		if g := &p.figures[k]; share(g) && strings.Contains(g.label, stem+"率") && strings.Contains(p.body[g.End:f.Start], "其中") {
			return true
		}
	}
	return false
}

// ofPlan holds what was saved of a plan, or done beyond it, against the two sums
// before: 预算3.2亿元，实际2.88亿元，节约率10%; 任务5000人，完成5400人，完成率108%.
func ofPlan(p *prose, r *report, f *figure, stem string) {
	s := p.sentences[f.sentence]
	if f.index < s.figs[0]+2 {
		return
	}
	plan, done := &p.figures[f.index-2], &p.figures[f.index-1]
	if !plain(plan) || !plain(done) || !sameBase(plan, done) || f.clause-done.clause > 1 || done.clause-plan.clause > 1 || !planned.MatchString(plan.label) && !plannedSum.MatchString(plan.label) || isChange(done) {
		return
	}
	q, want := quotient(done, plan), new(big.Rat).Quo(done.value(), plan.value())
	if stem != "完成" {
		one := big.NewRat(1, 1)
		q, want = numeral.Exactly(one).Sub(q), new(big.Rat).Sub(one, want)
	}
	if want.Sign() <= 0 || fits(q, f.Span()) || !near(f.Value, want, 2) {
		return
	}
	r.add(claim{shareSeverity(f, want), fmt.Sprintf("按%s和%s计算，应为%s，文中写作%s", p.written(plan), p.written(done), sayPercent(want), p.written(f)), sayPercent(want), p.written(f)}, between(plan, done), place(f))
}

// itemBefore is the task that the item of a list before names, and what this
// item has done of it: “任务：改造3500座；” “完成：已改造2800座，完成率80%”.
func itemBefore(p *prose, f *figure, stem string) (whole, part *figure) {
	s := p.sentences[f.sentence]
	if f.index != s.figs[0]+1 || f.sentence == 0 || !s.headed {
		return nil, nil
	}
	before := p.sentences[f.sentence-1]
	part = &p.figures[f.index-1]
	if before.figs[1]-before.figs[0] != 1 || !strings.HasSuffix(strings.TrimRight(p.body[before.from:s.from], "\n "), "；") || !plain(part) || f.clause-part.clause != 1 {
		return nil, nil
	}
	whole = &p.figures[before.figs[0]]
	if !plain(whole) || !sameBase(whole, part) || smaller(whole, part) || overlap(whole.label, part.label) == 0 || !says(part, stem) && !carry.MatchString(part.label) {
		return nil, nil
	}
	return whole, part
}

// rateBetween checks a rate whose part stands before it and whose whole is told
// behind it: 调解成功1560件，调解成功率62%（全年委派调解2400件）.
func rateBetween(p *prose, r *report, f *figure, name string) bool {
	s := p.sentences[f.sentence]
	if f.index == s.figs[0] || f.index+1 >= s.figs[1] {
		return false
	}
	part, whole := &p.figures[f.index-1], &p.figures[f.index+1]
	if !plain(part) || !plain(whole) || part.Base != whole.Base || f.clause-part.clause != 1 || whole.clause-f.clause > 1 || smaller(whole, part) || isChange(part) || isChange(whole) || whole.target {
		return false
	}
	stem := rateStem.ReplaceAllString(onlyHan(name), "")
	all := inAll.MatchString(whole.label)
	if !all && !wholeOfRate.MatchString(whole.label) && !whole.aside || overlap(stem, part.label) == 0 || !all && overlap(whole.label, part.label+stem) == 0 {
		return false
	}
	judgeShare(p, r, f, part, []*figure{whole})
	return true
}

// inAll leads in all of them.
var inAll = pattern.MustCompile(`^[，；（]?(?:一共|总共|全部|共)[\p{Han}]{2,8}$`)

// rateInside checks a rate between its whole and its part: 抽检860批次，合格率90%，合格774批次.
func rateInside(p *prose, r *report, f *figure, stem string) bool {
	s := p.sentences[f.sentence]
	if f.index == s.figs[0] || f.index+1 >= s.figs[1] {
		return false
	}
	whole, part := &p.figures[f.index-1], &p.figures[f.index+1]
	if !plain(part) || !plain(whole) || part.Base != whole.Base || f.clause-whole.clause != 1 || part.clause-f.clause != 1 || smaller(whole, part) || isChange(part) || isChange(whole) || !done(part, stem) || done(whole, stem) || p.parted(whole, part) {
		return false
	}
	judgeShare(p, r, f, part, []*figure{whole})
	return true
}

// ledByAmong are a part that begins a sentence and its whole in the sentence before: 抽检420批次。其中不合格
// 21批次，不合格率5%; 应参保860人。已参保774人，参保率90%.
func (p *prose) ledByAmong(f *figure, stem string) (parts, wholes []*figure) {
	s := p.sentences[f.sentence]
	if f.index != s.figs[0]+1 || f.sentence == 0 {
		return nil, nil
	}
	part, whole := &p.figures[f.index-1], p.onlyLike(p.sentences[f.sentence-1], &p.figures[f.index-1])
	if whole == nil || p.sentences[f.sentence-1].paragraph != s.paragraph || !plain(part) || f.clause-part.clause != 1 || !says(part, stem) || !part.Exact().Below(whole.Exact()) || isPerHead(whole) {
		return nil, nil
	}
	if !strings.HasPrefix(p.body[s.from:], "其中") && (!wholeOfRate.MatchString(whole.label) || lastYear.MatchString(p.body[s.from:part.Digits]) != lastYear.MatchString(whole.label)) {
		return nil, nil
	}
	return []*figure{part}, []*figure{whole}
}

// onlyLike is the only number of a sentence that counts what g does, nil where there is none or another.
func (p *prose) onlyLike(s sentence, g *figure) (found *figure) {
	for k := s.figs[0]; k < s.figs[1]; k++ {
		f := &p.figures[k]
		if !plain(f) || !sameBase(f, g) || isChange(f) {
			continue
		}
		if found != nil {
			return nil
		}
		found = f
	}
	return found
}

var (
	partLead = pattern.MustCompile(`其中|中，|有|仅|只|已|实`)
	rateLead = pattern.MustCompile(`^[，；]?([\p{Han}]{2,10})(?:率|比例|比重|度|面)(?:已|为|达到|达|是|约|仅|只有|只|高达|也|就)*$`)
)

// lastTwo are the two counts of one kind right before f, where the rate takes
// up a word of what stands between them: 160家药店中，有24家存在问题，问题发生率….
func lastTwo(p *prose, f *figure) (parts, wholes []*figure) {
	s := p.sentences[f.sentence]
	m := rateLead.FindStringSubmatch(f.label)
	if m == nil || f.index < s.figs[0]+2 {
		return nil, nil
	}
	part, whole := &p.figures[f.index-1], &p.figures[f.index-2]
	if looseRate(p, f, part, whole, m[1]) || slippedRate(p, f, part, whole, m[1]) {
		return []*figure{part}, []*figure{whole}
	}
	if !plain(part) || !plain(whole) || part.Base != whole.Base || part.aside || whole.aside || f.clause-part.clause > 1 || part.clause-whole.clause > 1 || smaller(whole, part) {
		return nil, nil
	}
	told := p.body[part.Start:max(part.End, f.from)]
	if f.index-2 > s.figs[0] && sameBase(&p.figures[f.index-3], part) || isChange(part) || isChange(whole) || !partLead.MatchString(p.body[whole.End:part.Digits]) || overlap(m[1], told) == 0 {
		return nil, nil
	}
	return []*figure{part}, []*figure{whole}
}

// looseRate tells whether a whole that its label calls one, a part of it and a
// rate with a character of the part follow each other: 受理12860件，审执结12346件，结案率96%;
// 判处1036人，其中五年以上有期徒刑87人，重刑率8.4%.
func looseRate(p *prose, f, part, whole *figure, name string) bool {
	if !plain(part) || !plain(whole) || part.Base != whole.Base || part.target || part.aside != whole.aside || f.clause-part.clause != 1 || part.clause-whole.clause != 1 || isChange(part) || isChange(whole) || growing.MatchString(name) {
		return false
	}
	if !wholeOfRate.MatchString(whole.label) && !p.underAmong(part) && !allHere.MatchString(whole.label) && !strings.HasSuffix(whole.after, "中") && !strings.HasSuffix(whole.after, "里") {
		return false
	}
	for stem, words := range rateSays {
		if strings.HasPrefix(name, stem) && words.MatchString(part.label) {
			return true
		}
	}
	told := strings.Map(func(r rune) rune {
		if strings.ContainsRune("学生人户村校家员数民县区市镇年中国公全大小", r) {
			return -1
		}
		return r
	}, onlyHan(part.label+headRunes(part.after, 6)))
	return sharedRunes(name, told) > 0
}

// slippedRate tells whether a rate that takes up words of the part is a slip of
// the pen for what the first two counts of the sentence make: 燃气用户2.4万户，安检到位
// 2.16万户，安检入户比例95%.
func slippedRate(p *prose, f, part, whole *figure, name string) bool {
	if !plain(part) || !plain(whole) || part.Base != whole.Base || part.target || isChange(part) || isChange(whole) || growing.MatchString(name) || smaller(whole, part) || f.clause-part.clause != 1 || part.clause-whole.clause > 1 || whole.index != p.sentences[f.sentence].figs[0] || part.aside != whole.aside {
		return false
	}
	want := new(big.Rat).Quo(part.value(), whole.value())
	return sharedRunes(name, part.label+headRunes(part.after, 6)) >= 2 && slip(inSteps(want, f), inSteps(f.Value, f))
}

// allHere counts all of a kind in the unit.
var allHere = pattern.MustCompile(`(?:全|我)[县市区镇乡村校院省]$|参加[\p{Han}]{2,8}$`)

//go:embed rates.txt
var rateTable string

// rateSays holds for the stem of a rate the words with which a text may tell its
// part.
var rateSays = readRates(rateTable)

func readRates(table string) map[string]*pattern.Pattern {
	out := map[string]*pattern.Pattern{}
	for line := range strings.Lines(table) {
		if stem, words, ok := strings.Cut(strings.TrimSpace(line), "|"); ok && !strings.HasPrefix(line, "#") {
			out[stem] = pattern.MustCompile(words)
		}
	}
	return out
}

// rateCounts are the counts of the sentence before f of one kind, split in
// those that the stem goes with and those that may be the whole.
func rateCounts(p *prose, f *figure, stem string) (parts, wholes []*figure) {
	s := p.sentences[f.sentence]
	for k := s.figs[0]; k < f.index; k++ {
		g := &p.figures[k]
		if !plain(g) || g.target || f.clause-g.clause > 3 || strings.HasPrefix(g.after, "内") {
			continue // 50米内换乘比例
		}
		if done(g, stem) {
			parts = append(parts, g)
		}
	}
	if len(parts) == 0 || summedUp(p, f, parts[len(parts)-1]) {
		return nil, nil
	}
	part := parts[len(parts)-1]
	for k := s.figs[0]; k < f.index; k++ {
		g := &p.figures[k]
		if g != part && plain(g) && sameKind(g, part) && part.Exact().Below(g.Exact()) && f.clause-g.clause <= 3 && !lastYear.MatchString(g.label) && !isChange(g) && (wholeOfRate.MatchString(g.label) || !p.parted(g, part) || !says(g, stem)) {
			wholes = append(wholes, g)
		}
	}
	if len(wholes) > 1 {
		wholes = slices.DeleteFunc(wholes, func(g *figure) bool { return !wholeOfRate.MatchString(g.label) })
	}
	wholes = slices.DeleteFunc(wholes, func(g *figure) bool {
		return g.Base != part.Base && overlap(g.label+g.after, part.label+part.after) == 0
	})
	return parts, wholes
}

// summedUp tells whether a sum stands between part and f: the rate is of that.
func summedUp(p *prose, f, part *figure) bool {
	for k := part.index + 1; k < f.index; k++ {
		if g := &p.figures[k]; sameKind(g, part) && strong.MatchString(g.label) {
			return true
		}
	}
	return false
}

// wholeOfRate tells which of several counts a rate is of. 公办幼儿园68所，民办54所
// are two parts of a whole that nobody told.
var wholeOfRate = pattern.MustCompile(`共|总|合计|应|计划|规划建?|列入|任务|目标|抽|检查|排查|受理|参加|参与|登记|调查|报名|收到|接到|符合|适龄|下达|发放|发出`)

// done tells whether g counts what a rate is of, and not what is due.
func done(g *figure, stem string) bool {
	return says(g, stem) && !strings.Contains(g.label, "应"+stem) && !strings.HasSuffix(g.label, "应")
}

// says tells whether the label of g, or what follows, has the stem of a rate:
// 接种率 and 实际接种2880人, 回收率 and 收回1840份.
func says(g *figure, stem string) bool {
	if words := rateSays[stem]; words != nil && words.MatchString(tailRunes(g.label, 14)+"·"+headRunes(g.after, 6)) {
		return true
	}
	return overlap(stem, g.label+"·"+headRunes(g.after, 6)) > 0 || sharedRunes(stem, tailRunes(g.label, 14)) >= 2 || sharedRunes(stem, headRunes(g.after, 8)) >= 2
}
