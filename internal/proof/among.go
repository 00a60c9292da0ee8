package proof

import (
	"fmt"
	"math/big"
	"regexp"
	"strings"

	"nianbao/internal/diag"
	"nianbao/internal/numeral"
)

// amongWhole checks that no part under 其中 exceeds the whole before it, and that
// parts which exclude each other do not exceed it together.
func amongWhole(p *prose, r *report, i int) {
	s := p.sentences[i]
	for k := s.figs[0]; k < s.figs[1]; k++ {
		f := &p.figures[k]
		if !p.underAmong(f) && !firstOfRow.MatchString(f.label) || !plain(f) || f.target {
			continue
		}
		whole := lastOfKind(p, p.reachOf(f), f)
		if whole != nil && inList(p, whole) {
			continue
		}
		if whole == nil || whole.sentence == f.sentence && f.clause-whole.clause > 3+p.sharesBetween(whole, f) || isPerHead(whole) {
			continue
		}
		parts := partsUnder(p, s, whole, f)
		judgeParts(p, r, whole, parts)
	}
}

// underAmong tells whether 其中 leads in f: 其中税收14亿元, 其中，税收14亿元.
func (p *prose) underAmong(f *figure) bool {
	if strings.Contains(f.label, "其中") {
		return true
	}
	s := p.sentences[f.sentence]
	if f.clause == 0 {
		return false
	}
	before := s.clauses[f.clause-1]
	return p.body[before[0]:before[1]] == "其中" && (f.index == s.figs[0] || p.figures[f.index-1].clause < f.clause)
}

// reachOf is the first figure that 其中 before f may reach back to: those of the
// sentence, and where the sentence begins with 其中 those of the one before.
func (p *prose) reachOf(f *figure) int {
	s := p.sentences[f.sentence]
	if i := f.sentence; f.index == s.figs[0] && i > 0 && strings.HasPrefix(p.body[s.from:], "其中") && p.sentences[i-1].paragraph == s.paragraph {
		return p.sentences[i-1].figs[0]
	}
	return s.figs[0]
}

// sharesBetween counts the clauses between two figures that only say how a
// figure changed or what share it is.
func (p *prose) sharesBetween(a, b *figure) int {
	n := 0
	for k := a.index + 1; k < b.index; k++ {
		if g := &p.figures[k]; g.Percent || g.Base == "个百分点" || isChange(g) {
			n++
		}
	}
	return n
}

// inList tells whether g is the last of a list joined by 、 and 和, so that 其中
// behind it is of them all.
func inList(p *prose, g *figure) bool {
	if g.index == 0 {
		return false
	}
	prev := &p.figures[g.index-1]
	return prev.sentence == g.sentence && prev.clause == g.clause && sameBase(prev, g) && strings.ContainsAny(p.body[prev.End:g.Digits], "、和")
}

// firstOfRow leads in the first of parts that are numbered: 第一批发放280顶.
var firstOfRow = regexp.MustCompile(`^[，：；（]?(?:第一[批期次轮阶]|首[批期轮]|一期|一批)[\p{Han}]{0,8}$`)

func lastOfKind(p *prose, from int, f *figure) *figure {
	for k := f.index - 1; k >= from && k > f.index-6; k-- {
		if g := &p.figures[k]; plain(g) && sameBase(g, f) && !isChange(g) {
			return g
		}
	}
	return nil
}

// partsUnder are the figures of the kind of f from f on that go on its list.
func partsUnder(p *prose, s sentence, whole, f *figure) []*figure {
	parts := []*figure{f}
	for k := f.index + 1; k < s.figs[1] && len(parts) < 20; k++ {
		g := &p.figures[k]
		if share(g) || g.aside != f.aside {
			continue
		}
		last := parts[len(parts)-1]
		if n := len(parts); n > 1 && g.clause != last.clause && last.clause == parts[n-2].clause && strings.HasPrefix(p.body[last.End:], "，") {
			break // a list joined by 、 ends with its clause
		}
		if !plain(g) || !sameBase(g, f) || isChange(g) || !smallerOrSame(g, whole) && g.clause != last.clause || isPerHead(g) || g.clause-last.clause > 2+p.sharesBetween(last, g) || newSubject(p, f, last, g) || g.value().Cmp(double(whole)) > 0 || containsAny(g.label, "其中", "共", "合计", "总", "比上年", "比去年", "增加", "减少", "增长", "下降", "另", "此外", "同时", "还") {
			break
		}
		parts = append(parts, g)
	}
	return parts
}

func smallerOrSame(g, whole *figure) bool { return !whole.Exact().Below(g.Exact()) }

func double(f *figure) *big.Rat { return new(big.Rat).Add(f.value(), f.value()) }

// newSubject tells whether g begins something else behind a semicolon: only
// where the list was led in by a colon do semicolons part its items.
func newSubject(p *prose, first, last, g *figure) bool {
	return strings.Contains(p.body[last.End:g.Digits], "；") && !strings.HasSuffix(p.body[:first.from], "：") && !strings.HasSuffix(p.body[:first.from], "其中，") && !strings.Contains(first.label, "：")
}

// amounts are units of what cannot be counted twice. Two kinds of people or
// institutions under 其中 may overlap: 处分38人，其中党纪处分30人，政务处分12人.
var amounts = map[string]bool{"元": true, "平方米": true, "公斤": true, "米": true, "立方米": true, "千瓦": true, "千瓦时": true, "分": true,
	"场": true, "次": true, "期": true, "顶": true, "份": true, "张": true, "间": true, "套": true, "辆": true, "头": true, "只": true, "棵": true, "株": true, "本": true, "册": true, "天": true, "人次": true, "盏": true, "吨": true, "桶": true, "箱": true}

func judgeParts(p *prose, r *report, whole *figure, parts []*figure) {
	if len(parts) == 1 && slipOfRest(p, r, whole, parts[0]) {
		return
	}
	for _, g := range parts[:1] {
		if largerBefore(p, whole, g) {
			return
		}
		if whole.Exact().Below(g.Exact()) && whole.Span().Below(g.Span()) {
			r.add(claim{diag.Error, fmt.Sprintf("“其中”的%s大于总数%s；请核对这两个数", p.written(g), p.written(whole)), "不超过" + p.written(whole), p.written(g)}, placeWide(whole), place(g))
			return
		}
	}
	if len(parts) < 2 || len(parts) == 2 && !amounts[whole.Base] {
		return
	}
	sum, spans := numeral.Exactly(new(big.Rat)), numeral.Exactly(new(big.Rat))
	labels := ""
	for _, g := range parts {
		sum, spans = sum.Add(g.Exact()), spans.Add(spanOf(g))
		labels += g.label + headRunes(g.after, 6)
	}
	over := whole.Exact().Below(sum) && spanOf(whole).Below(spans)
	if over && !near(add(parts), whole.value(), 3) {
		return // parts of parts, or of something else
	}
	if !over && !(closedByRest(parts) && !fits(spans, spanOf(whole)) && near(add(parts), whole.value(), 8)) && !(allNamed(p, whole, parts) && !fits(spans, spanOf(whole))) && !(sumsUp(p, whole, parts) && !fits(spans, spanOf(whole))) && !(whole.Unit == "分" && len(parts) > 2 && !fits(spans, spanOf(whole))) || qualities.MatchString(funds.ReplaceAllString(labels, "")) && !(whole.Base == "元" && levels.MatchString(labels)) && !allLevels(parts) {
		return
	}
	total := add(parts)
	r.add(claim{diag.Error, fmt.Sprintf("%s=%s，与总数%s不符；请核对总数和各分项", joinWritten(p, parts, "＋"), sayIn(total, whole), p.written(whole)), sayIn(total, whole), p.written(whole)},
		placeWide(whole), between(parts[0], parts[len(parts)-1]))
}

// closedByRest tells whether the last of three or more parts is what nobody above
// pays or what is left: 中央2.1亿元、省级1.26亿元、县级配套1亿元.
func closedByRest(parts []*figure) bool {
	return len(parts) > 2 && restPart.MatchString(parts[len(parts)-1].label)
}

var restPart = regexp.MustCompile(`(?:县|区|镇|本)级?(?:财政)?配套(?:资金)?$|自筹(?:资金)?$|其他|其它|^[，、；]?未[\p{Han}]{1,3}$`)

var nameList = regexp.MustCompile(`((?:[\p{Han}]{1,6}、)+[\p{Han}]{1,6}?)(?:两|二|三|四|五|六|[2-6])(?:级|个|类|镇|乡|村|县|区|市|者|方|家)`)

// slipOfRest checks a whole of two parts of which the second is larger than the
// whole and a slip of the pen from what the first leaves: 126个，其中国家级站4个，区域站132个.
func slipOfRest(p *prose, r *report, whole, first *figure) bool {
	if first.index+1 >= p.sentences[first.sentence].figs[1] {
		return false
	}
	g := &p.figures[first.index+1]
	if !plain(g) || !sameBase(g, whole) || g.clause-first.clause > 1 || p.parted(first, g) || !whole.Exact().Below(g.Exact()) || !partName.MatchString(g.label) || g.Scale != whole.Scale {
		return false
	}
	left := new(big.Rat).Sub(whole.value(), first.value())
	if !slip(sayIn(left, g), p.digits(g)) {
		return false
	}
	r.add(claim{diag.Error, fmt.Sprintf("“其中”的%s大于总数%s；按总数推算应为%s", p.written(g), p.written(whole), sayIn(left, g)), sayIn(left, g), p.written(g)}, placeWide(whole), place(g))
	return true
}

// allNamed tells whether the parts are just the names that the text lists before
// the whole, so that they make all of it: 县、乡、村三级共1560万元，其中县级…乡级…村级….
func allNamed(p *prose, whole *figure, parts []*figure) bool {
	m := nameList.FindStringSubmatch(lastBytes(p.body[p.sentences[whole.sentence].from:whole.Digits], 200))
	if m == nil {
		return false
	}
	names := strings.Split(m[1], "、")
	if len(names) != len(parts) {
		return false
	}
	for n, g := range parts {
		name := []rune(names[n])
		if !strings.Contains(g.label, string(name[len(name)-1:])) && !strings.Contains(g.label, string(name[:1])) {
			return false
		}
	}
	return true
}

// allLevels tells whether the parts are the levels of one grading, of which a
// thing has only one: 国家级1家、省级8家、市级25家.
func allLevels(parts []*figure) bool {
	for _, g := range parts {
		if !oneLevel.MatchString(g.label) {
			return false
		}
	}
	return len(parts) > 1
}

var oneLevel = regexp.MustCompile(`^[，、；]?(?:其中：?)?(?:国家|省|市|县|区|乡|镇|村)级$`)

// sumsUp tells whether the parts are two of which law or craft knows no third:
// 税收 and 非税, 本金 and 利息.
func sumsUp(p *prose, whole *figure, parts []*figure) bool {
	if len(parts) != 2 {
		return false
	}
	for _, pair := range bothParts {
		if strings.Contains(parts[0].label, pair[0]) && strings.Contains(parts[1].label, pair[1]) {
			return true
		}
	}
	return false
}

var bothParts = [][2]string{{"税收", "非税"}, {"本金", "利息"}, {"一般债", "专项债"}, {"县本级", "乡镇级"}, {"市本级", "县级"}, {"中央", "地方"}, {"城镇", "农村"}, {"城镇", "乡村"}, {"公立", "民营"}, {"男", "女"}, {"水路", "公路"}, {"省内", "省外"}, {"市内", "市外"}, {"县内", "县外"}, {"境内", "境外"}, {"国内", "境外"}, {"国内", "入境"}, {"本地", "外地"}, {"线上", "线下"}}

// levels share out money: 中央3200万元，省级2150万元.
var levels = regexp.MustCompile(`(?:中央|省|市|县|区|镇)级?(?:财政|资金|配套)?(?:$|，|、|；)`)

// largerBefore tells whether a figure of the sentence before whole is large
// enough for part: 其中 may reach back to the head of a list.
func largerBefore(p *prose, whole, part *figure) bool {
	for k := whole.index - 1; k >= p.sentences[whole.sentence].figs[0] && k > whole.index-12; k-- {
		if strings.Contains(p.body[p.figures[k].End:whole.Digits], "；") {
			return false
		}
		if g := &p.figures[k]; plain(g) && sameBase(g, whole) && !g.Exact().Below(part.Exact()) && !isChange(g) {
			return true
		}
	}
	return false
}

// opposite words divide a whole in two.
var oppositePairs = [][2]string{{"男", "女"}, {"城镇", "农村"}, {"城市", "农村"}, {"城镇", "乡村"}, {"公办", "民办"}, {"公立", "民营"}, {"公立", "私立"}, {"公立", "民办"}, {"公立医", "民营医"}, {"公办", "民营"}, {"国有", "民营"}, {"国有", "非国有"}, {"新建", "改建"}, {"合格", "不合格"}, {"达标", "不达标"}, {"专职", "兼职"}, {"在编", "编外"}, {"全日制", "非全日制"}, {"住宿生", "走读生"}, {"寄宿", "走读"}, {"汉族", "少数民族"}, {"室内", "室外"}, {"线上", "线下"}, {"门诊", "住院"}, {"旱地", "水田"}, {"早稻", "晚稻"}, {"赞成", "反对"}, {"已完成", "未完成"}, {"新发现", "复查"}, {"省内", "省外"}, {"县内", "县外"}, {"城区线", "城乡线"}, {"城区", "乡镇"}, {"城区", "农村"}, {"进口", "出口"}, {"进港", "出港"}, {"中文", "外文"}, {"中文", "英文"}, {"成人", "儿童"}, {"纸质", "电子"}, {"内科", "外科"}, {"上半年", "下半年"}}

// opposites checks a whole of two opposite parts: 教师120人，其中男45人、女75人.
func opposites(p *prose, r *report, i int) {
	s := p.sentences[i]
	for k := s.figs[0]; k+2 < s.figs[1]; k++ {
		whole, a, b := &p.figures[k], &p.figures[k+1], &p.figures[k+2]
		if share(a) || !plain(whole) || !plain(a) || !sameBase(whole, a) {
			continue
		}
		if share(b) && k+3 < s.figs[1] {
			b = &p.figures[k+3]
		}
		if !plain(b) || !sameBase(a, b) || b.clause-whole.clause > 4 || whole.target || isPerHead(whole) || !opposed(a, b) || !wholeLed(p, whole, a) || opposed(whole, a) || opposed(whole, b) {
			continue
		}
		if k+3 < s.figs[1] {
			if next := &p.figures[k+3]; next != b && sameBase(next, b) && next.clause-b.clause <= 1 && !containsAny(next.label, "比", "增", "减") {
				continue
			}
		}
		sum := spanOf(a).Add(spanOf(b))
		if fits(sum, spanOf(whole)) || fits(a.Exact().Add(b.Exact()), whole.Exact()) {
			continue
		}
		total := add([]*figure{a, b})
		r.add(claim{gapSeverity(total, whole), fmt.Sprintf("%s＋%s=%s，与总数%s不符", p.written(a), p.written(b), sayIn(total, whole), p.written(whole)), sayIn(total, whole), p.written(whole)},
			placeWide(whole), between(a, b))
	}
}

// What was dealt with and what is in hand: 发现326个，已整改287个，正在整改39个.
var (
	doneLabel = regexp.MustCompile(`^[，；]?(?:已|现已|目前已|累计已)(?:经)?(?:全部)?(?:完成|办结|整改|化解|销号|解决|审结|立行立改|开工|交付|兑现|拨付)[\p{Han}]{0,4}$`)
	openLabel = regexp.MustCompile(`^[，；]?(?:正在|尚未|未|仍在|还在|待|继续)[\p{Han}]{1,6}$`)
)

func opposed(a, b *figure) bool {
	if doneLabel.MatchString(a.label) && openLabel.MatchString(b.label) {
		return true
	}
	near := func(f *figure) string {
		after, _, _ := strings.Cut(f.after, "、")
		return tailRunes(f.label, 10) + f.Unit + headRunes(after, 4)
	}
	x, y := near(a), near(b)
	for _, pair := range oppositePairs {
		if strings.Contains(x, pair[0]) && strings.Contains(y, pair[1]) && !strings.Contains(x, pair[1]) || strings.Contains(x, pair[1]) && strings.Contains(y, pair[0]) && !strings.Contains(y, pair[1]) {
			return true
		}
	}
	return false
}

// sameHead tells whether the name of part is that of whole with something before
// it: 馆藏图书32万册，中文图书29.5万册.
func sameHead(whole, part *figure) bool {
	head := tailRunes(onlyHan(nameTail.ReplaceAllString(whole.label, "")), 2)
	return len([]rune(head)) == 2 && strings.HasSuffix(nameTail.ReplaceAllString(part.label, ""), head)
}

// wholeLed tells whether the text says that a is part of whole.
func wholeLed(p *prose, whole, a *figure) bool {
	gap := p.body[whole.End:a.Digits]
	if doneLabel.MatchString(a.label) {
		return true
	}
	if sameHead(whole, a) && sameHead(whole, &p.figures[a.index+1]) {
		return true
	}
	return containsAny(gap, "其中", "中，", "包括", "分为", "（") || containsAny(whole.label, "共", "总", "现有", "全") || strings.Contains(gap, "：")
}
