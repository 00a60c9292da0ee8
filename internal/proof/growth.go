package proof

import (
	"fmt"
	"math/big"
	"strings"

	"nianbao/internal/diag"
	"nianbao/internal/numeral"
	"nianbao/internal/pattern"
)

// checkGrowth holds the word of direction and the amount of a change against
// the two ends of it: 从A增加到B，增长p%; A，去年为B，增长p%; 达到A，比上年的B增加C.
func checkGrowth(p *prose, r *report) {
	for i := range p.sentences {
		fromTo(p, r, i)
		againstLast(p, r, i)
		impossible(p, r, i)
		changeAndRate(p, r, i)
		rateAndChange(p, r, i)
		doubledTo(p, r, i)
		comparedWith(p, r, i)
		yearAfterYear(p, r, i)
		grownTo(p, r, i)
		grownFirst(p, r, i)
		againstBase(p, r, i)
		endsApart(p, r, i)
		baseFirst(p, r, i)
		timesFirst(p, r, i)
		respectiveEnds(p, r, i)
		higher(p, r, i)
		twoTimes(p, r, i)
		twoPeriods(p, r, i)
	}
}

// changeWord ends the label of an amount of change: 增收, 减支, 比上年增加.
var changeWord = pattern.MustCompile(`(?:增加|增长|增收|增支|增产|增值|净增|新增|增|减少|减收|减支|减产|减|多收|少收|多|少|上升|下降|提高|降低|升|降|涨|跌)了?(?:约|近|超过)?$`)

// improved ends with a word of growing that counts what was made better: 改造提升2.1万亩.
var improved = pattern.MustCompile(`(?:改造|整治|优化|品质|提档|改建|修缮)(?:提升|升级)了?(?:约|近)?$`)

func isChange(f *figure) bool { return f.change }

const (
	upWords   = `增加|增长|提高|上升|扩大|增至|升至|提升|发展|攀升|跃升|上涨|涨|增|升|扩|猛增|扩展|拓展|延长|激增|新增|多`
	downWords = `减少|下降|降低|降至|减至|降|减|压缩|压减|缩短|缩减|回落|下调|下滑|缩小|精简|压降|减轻|少`
)

var (
	toward    = pattern.MustCompile(`(` + upWords + `|` + downWords + `|调整|调|变)(?:到了|到|至|为|成)(?:现在|目前|今年|去年|当前|全年|现|如今|20\d\d年|[一二三四五六七八九十]季度|[上下]半年|月底|年底|年末|每[年月人天亩户]|每人每月|人均|户均)?(?:末|底)?的?$`)
	isUp      = pattern.MustCompile(`^(?:` + upWords + `)$`)
	isDown    = pattern.MustCompile(`^(?:` + downWords + `)$`)
	fromWord  = pattern.MustCompile(`(?:从|由)[^，；从由]{0,40}$`)
	byWord    = pattern.MustCompile(`(净增加?|净减少?|增[产收支值]|减[产收支]|多[产收蓄]|少[产收]|` + upWords + `|` + downWords + `|提速|提前|翻了?)(?:了|出|幅度|幅|率)?(?:为|达到|达|约|近|超过)?$`)
	lastYear  = pattern.MustCompile(`去年|上年|上一年|前年|同期|20\d\d年|上季|上月|原来|年初|过去|此前|期初|基期`)
	compares  = pattern.MustCompile(`(?:比|较|与|同|和)(?:[^，；]{0,24})$`)
	otherBase = pattern.MustCompile(`其中|环比|复合|年化|平均|比\d|两年|年均|年平均|平均每|平均增|累计`)
)

// up and down tell the direction of a word such as 净增加.
func up(word string) bool { return isUp.MatchString(bareWord(word)) }

func down(word string) bool { return isDown.MatchString(bareWord(word)) }

func bareWord(word string) string {
	return strings.TrimRight(strings.TrimPrefix(word, "净"), "产收支值蓄")
}

// fromTo checks 从A增加到B and the amount after it.
func fromTo(p *prose, r *report, i int) {
	s := p.sentences[i]
	for k := s.figs[0] + 1; k < s.figs[1]; k++ {
		b := &p.figures[k]
		if !strings.ContainsAny(b.label, "到至为成") {
			continue
		}
		m := toward.FindStringSubmatch(b.label)
		if m == nil || b.Upper != nil {
			continue
		}
		a := startOf(p, b, s.figs[0])
		if a == nil {
			continue
		}
		if belowNought.MatchString(a.label) {
			continue
		}
		if !direction(p, r, a, b, m[1]) && !toward.MatchString(a.label) {
			amountAfter(p, r, a, b)
			amountBefore(p, r, a, b)
		}
	}
}

// startOf is the figure that the change to b begins at.
func startOf(p *prose, b *figure, from int) *figure {
	for k := b.index - 1; k >= from && k >= b.index-2; k-- {
		a := &p.figures[k]
		bare := a.Base == "" && !a.Percent
		if !(sameBase(a, b) || bare || a.Percent && b.Percent) || a.quoted || a.Upper != nil || b.clause-a.clause > 1 {
			continue
		}
		if toward.MatchString(a.label) && sameBase(a, b) && a.index == b.index-1 && len([]rune(subjectOf(b.label, toward.FindString(b.label)))) <= 2 {
			return a // 由16元涨到24元后回落至18元
		}
		if fromWord.MatchString(a.label) || strings.HasSuffix(a.label, "的") && compares.MatchString(a.label) || lastYear.MatchString(a.label) {
			if bare {
				c := *a
				c.Base, c.Unit, c.Per, c.Percent = b.Base, b.Unit, b.Per, b.Percent
				if by := scales[b.Scale]; by > 0 && a.Scale == "" && !b.Percent && a.Value.Cmp(big.NewRat(10_000, 1)) < 0 {
					c.scaled(by, b.Scale) // 由400增加到460万吨
					return &c
				}
				if b.Percent || b.Scale != a.Scale && a.Scale == "" && b.Value.Cmp(big.NewRat(10_000, 1)) >= 0 {
					return nil
				}
				return &c
			}
			return a
		}
	}
	return nil
}

// scaled reads a figure in the scale of another.
func (f *figure) scaled(by int64, scale string) {
	times := new(big.Rat).SetInt64(by)
	f.Value, f.Step, f.Lead = new(big.Rat).Mul(f.Value, times), new(big.Rat).Mul(f.Step, times), new(big.Rat).Mul(f.Lead, times)
	f.Scale, f.Rounded = scale, true
}

// belowNought stands before a number below nought.
var belowNought = pattern.MustCompile(`零下$`)

// direction reports a word that the two ends contradict.
func direction(p *prose, r *report, a, b *figure, word string) bool {
	wrong := up(word) && b.Span().Below(a.Span()) || down(word) && a.Span().Below(b.Span())
	if !wrong || a.Base == "级" || a.Base == "档" || containsAny(p.body[a.End:b.Digits], "名次", "排名", "位次") || containsAny(b.after, "名", "位") || containsAny(a.label, "排名", "位次", "名次", "第") {
		return false
	}
	want := "增加"
	if up(word) {
		want = "减少"
	}
	r.add(claim{diag.Error, fmt.Sprintf("从%s到%s是%s，文中写作“%s”；请核对方向词或两个数是否写反", p.written(a), p.written(b), want, word), want, word}, between(a, b))
	return true
}

// amountAfter checks the figure after b that says by how much.
func amountAfter(p *prose, r *report, a, b *figure) {
	doubled(p, r, a, b)
	timesOf(p, r, a, b)
	byHalf(p, r, a, b)
	for next, seen := 1, 0; next-seen <= 2 && b.index+next < len(p.figures); next++ {
		c := &p.figures[b.index+next]
		if c.Base == "年" && c.sentence == b.sentence && c.clause-b.clause <= 1 && seen == 0 {
			seen++ // 五年提高8.5个百分点
			continue
		}
		next := next - seen
		if c.sentence != b.sentence || c.clause-b.clause > next || c.quoted || c.Upper != nil {
			return
		}
		if next == 2 && !isChange(&p.figures[c.index-1]) && !byWord.MatchString(p.figures[c.index-1].label) {
			return
		}
		changeAfter(p, r, a, b, c)
	}
}

// amountBefore checks 农村低保标准增长15%，由400元增加到460元: a change that is told before its ends.
func amountBefore(p *prose, r *report, a, b *figure) {
	if a.index == p.sentences[a.sentence].figs[0] || !bareStart.MatchString(a.label) || b.clause != a.clause {
		return
	}
	c := &p.figures[a.index-1]
	if _, told := toldAt(c); told || c.clause != a.clause-1 || c.Upper != nil || c.quoted || c.target || c.Hedge != numeral.Unhedged || otherBase.MatchString(c.label) || compares.MatchString(c.label) || otherPeriod(p, a, c) || overlapOther(c.label, byWord.FindString(c.label)) || p.parted(c, a) {
		return
	}
	if m := byWord.FindStringSubmatch(c.label); m != nil && (up(m[1]) || down(m[1])) {
		judgeChange(p, r, a, b, c, m[1])
	}
}

// changeAfter checks one amount of the change from a to b.
func changeAfter(p *prose, r *report, a, b, c *figure) {
	m := byWord.FindStringSubmatch(c.label)
	if m == nil || otherPeriod(p, a, c) || otherBase.MatchString(c.label) || compares.MatchString(strings.TrimSuffix(c.label, m[0])) && !lastYear.MatchString(c.label) && !strings.Contains(c.label, "同比") || overlapOther(c.label, m[0]) || another(p, a, b, c, m[0]) {
		return
	}
	if a.Percent && c.Base == "个百分点" && subjectOf(c.label, m[0]) == "" && (up(m[1]) && b.Span().Below(a.Span()) || down(m[1]) && a.Span().Below(b.Span())) {
		wrongWord(p, r, a, b, c, m[1])
		return
	}
	judgeChange(p, r, a, b, c, m[1])
}

// otherPeriod tells whether the amount is of another period than the values: 由每月128元
// 提高到138元，一年增加120元.
func otherPeriod(p *prose, a, c *figure) bool {
	x, y := periodSaid.FindString(p.body[a.from:a.Digits]), periodSaid.FindString(c.label)
	return x != "" && y != "" && strings.ContainsRune(x, '年') != strings.ContainsRune(y, '年')
}

var periodSaid = pattern.MustCompile(`每(?:人每)?个?(?:月|年|天|日|周|学期|季度)|[月年日]均|全年|一年`)

// overlapOther tells whether the label of the amount names a new subject.
func overlapOther(label, word string) bool {
	return len([]rune(subjectOf(label, word))) > 6
}

// subjectOf is what an amount of change is of, "" where it goes on with the
// subject before it.
func subjectOf(label, word string) string {
	rest := strings.Trim(strings.TrimSuffix(label, word), "，；、 ")
	return fillers.ReplaceAllString(rest, "")
}

// another tells whether the amount c changes something else than a and b count:
// 游客由86万人次增长到129万人次，旅游收入增长62%.
func another(p *prose, a, b, c *figure, word string) bool {
	subject := subjectOf(c.label, word)
	for _, pair := range oppositePairs {
		if head := p.body[a.from:a.Digits]; strings.Contains(head, pair[0]) && strings.Contains(subject, pair[1]) || strings.Contains(head, pair[1]) && strings.Contains(subject, pair[0]) {
			return true // 农村居民…，城镇居民收入增长15%
		}
	}
	return subject != "" && c.clause != b.clause && overlap(subject, p.body[a.from:a.Digits]+"·"+headRunes(b.after, 8)) == 0 && sharedRunes(subject, p.body[a.from:a.Digits]) < 2
}

var (
	lessBy   = pattern.MustCompile(`(?:减少|下降|降低|缩短|压减|压缩|缩减|下调|回落)(?:了|幅度达|达)?$`)
	negative = pattern.MustCompile(`(?:下降|减少|降低|回落|负增长)了?(?:约|近)?[-－]$`)
)

// impossible checks falls of more than everything and falls below nought.
func impossible(p *prose, r *report, i int) {
	for k := p.sentences[i].figs[0]; k < p.sentences[i].figs[1]; k++ {
		f := &p.figures[k]
		one := big.NewRat(1, 1)
		switch {
		case share(f) && f.Value.Cmp(one) > 0 && lessBy.MatchString(f.label):
			r.add(claim{diag.Error, fmt.Sprintf("减少不会超过100%%，文中写作%s", p.written(f)), "不超过100%", p.written(f)}, placeWide(f))
		case f.Unit == "倍" && lessBy.MatchString(f.label) && f.Value.Cmp(one) >= 0:
			r.add(claim{diag.Error, fmt.Sprintf("减少不能用“倍”：文中写作减少%s，应改用百分数或几分之几", p.written(f)), "百分数", p.written(f)}, placeWide(f))
		case strings.ContainsAny(f.label, "-－") && negative.MatchString(f.label) && (share(f) || plain(f)):
			r.add(claim{diag.Error, fmt.Sprintf("“下降”后面又写负号，意思相反；应写“下降%s”或“增长-%s”", p.written(f), p.written(f)), "下降" + p.written(f), "-" + p.written(f)}, placeWide(f))
		}
	}
}

// fillers are words that name no new subject before an amount of change.
var fillers = pattern.MustCompile(`同比|比上年|比去年|较上年|较去年|同期|净|共|年均|累计|分别|一年|五年|三年|实际|上年|去年|两者|数量|规模|总量|人数|面积|即|也就是|足足|整整|大幅|又|相当于|降幅|增幅|均|比|较|仅仅|仅|只|也|已`)
