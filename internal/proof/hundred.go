package proof

import (
	"fmt"
	"math/big"
	"strings"

	"nianbao/internal/diag"
	"nianbao/internal/numeral"
	"nianbao/internal/pattern"
)

// checkHundred adds up shares that divide one whole without rest: payers of
// one cost, opposite or complete classes, weights, and ratios such as 8:42:50.
func checkHundred(p *prose, r *report) {
	for i := range p.sentences {
		wholeShares(p, r, i)
		ratio(p, r, i)
	}
}

var (
	payers    = pattern.MustCompile(`负担|承担|分担|出资|支持|补助|配套|自筹|筹集|解决|补贴|分摊|自付|报销|按[^，。]{0,12}比例`)
	weights   = pattern.MustCompile(`分成比例|分配比例|分摊比例|分红比例|权重|计入总|总评|考核[^。]{0,10}占|得分占|成绩[^。]{0,10}占|分值占`)
	complete  = pattern.MustCompile(`构成|结构|(?:来源|渠道|方式|品种|市场|去向|分布|类型|类别|用途|流向)(?:中|看|为|上)|三次产业|一二三产|第一产业[^。]*第二产业[^。]*第三产业|第一、第?二、第?三产业|(?:非常|很)?满意[^。]*不满意|优秀[^。]*(?:不合格|不及格|差)|赞成[^。]*(?:弃权|反对)|同意[^。]*(?:弃权|反对)|优[、，]良[^。]*差|(?:良好|较好|很好|好)的[^。]*一般的[^。]*(?:困难|较差|不好|差)的`)
	remainder = pattern.MustCompile(`其余|剩余|余下|其他|其它|不足部分|等|缺口`)
	overHalf  = pattern.MustCompile(`其中|增长|提高|下降|同比|上升|减少|增加|降低|超额|打\d|优惠`)
)

// wholeShares looks at the shares of one sentence that stand in one list.
func wholeShares(p *prose, r *report, i int) {
	text := p.sentenceText(i)
	shares := sharesOf(p, i)
	if len(shares) < 2 || len(shares) > 12 {
		return
	}
	if run := joinedRun(p, shares); len(run) > 2 {
		shares = run // 分别承担40%、35%和20%，已到位1.92亿元，占30%
	}
	stretch := p.body[shares[0].from:shares[len(shares)-1].to]
	all := len(shares) > 2 && allOfIt.MatchString(text)
	if all {
		stretch = strings.Replace(stretch, "其中", "··", 1)
	}
	if plainSumOf(shares).Cmp(big.NewRat(1, 1)) > 0 && ofLevels(shares) {
		stretch = strings.Replace(stretch, "其中", "··", 1)
	}
	if overHalf.MatchString(movedBy.ReplaceAllString(stretch, "")) {
		return
	}
	for k, f := range shares[1:] {
		if strings.Contains(p.body[shares[k].End:f.Digits], "；") && f.clause-shares[k].clause > 2 {
			return // 占吞吐量的58.5%；二是…；四是人才断层，35岁以下占两成: of different things
		}
	}
	kind := divides(p, text, shares)
	if kind == "" && all && !strings.Contains(text, "率") {
		kind = "complete"
	}
	sum, plainSum := numeral.Exactly(new(big.Rat)), plainSumOf(shares)
	for _, f := range shares {
		sum = sum.Add(f.Span())
	}
	if kind == "" && p.likelyAll(i, shares, plainSum) {
		kind = "likely"
	}
	if kind == "" {
		return
	}
	if kind == "weights" || kind == "payers" {
		sum = numeral.Exactly(plainSum)
	}
	whole := numeral.Exactly(big.NewRat(1, 1))
	if fits(sum, whole) || !near(plainSum, big.NewRat(1, 1), slackOf[kind]) || kind == "complete" && len(shares) == 2 && !near(plainSum, big.NewRat(1, 1), 10) {
		return
	}
	if plainSum.Cmp(big.NewRat(1, 1)) < 0 && !closedByOthers(p, shares) && remainder.MatchString(stretch+headRunes(p.body[shares[len(shares)-1].to:p.sentences[i].to], 30)) {
		return
	}
	off := new(big.Rat).Sub(big.NewRat(1, 1), plainSum)
	word := "还差"
	if off.Sign() < 0 {
		word = "超出"
	}
	r.add(claim{diag.Error, fmt.Sprintf("%s=%s，各项比例合计应为100%%，%s%s；请核对是否漏写一方或某项写错", joinWritten(p, shares, "＋"), sayPercent(plainSum), word, sayPercent(off.Abs(off))), "100%", sayPercent(plainSum)},
		[2]int{shares[0].from, shares[len(shares)-1].End})
}

// plainSumOf adds up shares as they are written.
func plainSumOf(shares []*figure) *big.Rat {
	sum := new(big.Rat)
	for _, f := range shares {
		sum.Add(sum, f.Value)
	}
	return sum
}

// movedBy tells in passing how a share has moved.
var movedBy = pattern.MustCompile(`，(?:同比|(?:比|较)[\p{Han}]{2,6})(?:提高|上升|下降|降低|提升|增加|减少|回落)了?[\d.]{1,5}个百分点`)

// allOfIt says that the classes of a sentence are all that there are.
var allOfIt = pattern.MustCompile(`全部投向|全部用于|没有其他|[两二三四五六](?:个)?部分组成|一、二、三产业|按(?:用途|类型|来源|渠道|年龄|学历|性质|区域|产业)(?:来)?[分看]|的选择，|从[\p{Han}]{0,8}(?:年龄|学历|来源|用途|类型)看`)

// joinedRun are the first shares that stand in one list without words between them.
func joinedRun(p *prose, shares []*figure) []*figure {
	n := 1
	for n < len(shares) && shares[n].index == shares[n-1].index+1 && onlyJoint(p.body[shares[n-1].End:shares[n].Digits]) {
		n++
	}
	return shares[:n]
}

// slackOf is how near to a whole the shares must come, as a part of it, for a
// slip of the pen to be likelier than another reading.
var slackOf = map[string]int64{"complete": 7, "weights": 7, "payers": 7, "others": 4, "likely": 8}

// sharesOf are the shares of a sentence that may divide one whole: those that tell of a change are
// none, and 其中 behind the first begins others. Nil where one of them is only about so large.
func sharesOf(p *prose, i int) []*figure {
	var out []*figure
	s := p.sentences[i]
	for k := s.figs[0]; k < s.figs[1]; k++ {
		f := &p.figures[k]
		if !f.Percent || isChange(f) || byWord.MatchString(f.label) {
			continue
		}
		if len(out) > 1 && strings.Contains(f.label, "其中") {
			break // 60岁及以上占8.4%，其中5—14岁的接近四成
		}
		if f.Upper != nil || f.Hedge != numeral.Unhedged {
			return nil
		}
		out = append(out, f)
	}
	return out
}

// divides tells in what way the shares divide one whole: by payers, by weight,
// or in complete classes; "" where nothing says so.
func divides(p *prose, text string, shares []*figure) string {
	switch {
	case len(shares) >= 3 && weights.MatchString(text):
		return "weights"
	case len(shares) >= 3 && payers.MatchString(text) && payerLabels(shares):
		return "payers"
	case len(shares) >= 3 && complete.MatchString(text) && !strings.Contains(text, "率"):
		return "complete"
	case closedByOthers(p, shares):
		return "others"
	case ages(p, shares):
		return "complete"
	case len(shares) >= 3 && (instalments(p, shares) || spent(shares)):
		return "weights"
	case len(shares) >= 3 && ofLevels(shares):
		return "payers"
	case len(shares) == 2 && p.oppositeShares(shares) && !strings.Contains(text, "率"):
		return "complete"
	case len(shares) == 2 && sharedBy.MatchString(text) && payerLabels(shares):
		return "payers"
	}
	return ""
}

// likelyAll tells whether words and numbers together say that the shares of a row are of
// all that there are. Evidence is counted as that of sums is.
func (p *prose) likelyAll(i int, shares []*figure, sum *big.Rat) bool {
	if len(shares) < 3 || !p.inOneRow(shares) || chosen.MatchString(p.sentenceText(i)) || overlaps.MatchString(p.sentenceText(i)) {
		return false
	}
	points, ends, heads := min(len(shares)-2, 3), map[string]int{}, map[string]int{}
	for _, f := range shares {
		name := shareTail.ReplaceAllString(f.label, "")
		if name == f.label {
			return false // it does not say that it is a share of something
		}
		if word := qualities.FindString(name); word != "" && !(strings.Contains(shares[0].label, word) && strings.Contains(shares[len(shares)-1].label, word)) {
			points -= 3
		}
		ends[tailRunes(name, 1)]++
		heads[headRunes(onlyHan(name), 2)]++
	}
	if len(ends) == 1 || len(heads) == 1 {
		points++
	}
	if len(ends) == 1 && ends["的"] == 0 {
		points++
	}
	if ofWhole.MatchString(p.body[p.sentences[i].from:shares[0].Start]) {
		points += 2
	}
	off := new(big.Rat).Sub(sum, big.NewRat(1, 1))
	if off.Sign() > 0 {
		points += 3
	} else {
		points -= 2
	}
	if near(sum, big.NewRat(1, 1), 40) {
		points++
	}
	if off.Quo(off, big.NewRat(1, 100)); off.IsInt() && shares[0].Step.Cmp(big.NewRat(1, 100)) != 0 {
		points += 2 // one digit is off: 101.0%, of tenths 110%
	}
	return points >= sure
}

var (
	// shareTail ends the name of what a share is of.
	shareTail = pattern.MustCompile(`(?:占比?|比重|比例)(?:为|达到|达|是|约)*$`)
	// ofWhole leads from a whole to its shares.
	ofWhole = pattern.MustCompile(`(?:中|里)，|按[\p{Han}]{1,8}(?:分|看|划分)，|从[\p{Han}]{1,8}(?:看|分)，|按[\p{Han}]{1,6}分类，|(?:构成|结构|分布)(?:为|上|看)?[，：]`)
	// chosen is what one may choose several of.
	chosen = pattern.MustCompile(`多选|可选|交叉|重叠|重复|同时|认为|希望|反映|关注[^类]|选择|表示|其中`)
)

var authority = pattern.MustCompile(`中央|国家|省|市|县|区|镇|乡|村|街|财政|个人|单位|企业|学校|家庭|社会|业主|居民|农户|群众|集体|医保|基金|自筹|自付|用人|职工|用水户|用户|农户|户|政府|部门|银行|保险|公司|合作社|贷款|捐|住户|医院|学生|家长|公益|救助|保障`)

// payerLabels tells whether payers are named for all shares: one before each,
// or the list of them before a list of shares.
func payerLabels(shares []*figure) bool {
	names := 0
	for _, f := range shares {
		if authority.MatchString(f.label) || authority.MatchString(headRunes(f.after, 6)) || onlyJoint(f.label) {
			names++
		}
	}
	return names == len(shares)
}

// ages tells whether the shares are of bands that begin at 以下 and end at 以上.
func ages(p *prose, shares []*figure) bool {
	if len(shares) < 3 {
		return false
	}
	head := func(f *figure) string { return p.body[f.from:f.Start] }
	first, last := head(shares[0]), head(shares[len(shares)-1])
	if closedBelow.MatchString(last) && p.inOneRow(shares) {
		return true
	}
	return strings.Contains(first, "以下") && strings.Contains(last, "以上") || strings.Contains(first, "以上") && strings.Contains(last, "以下")
}

// instalments tells whether the shares are paid one after the other up to the
// last: 签约付30%，主体完工付40%，验收付25%，质保期满付5%.
func instalments(p *prose, shares []*figure) bool {
	for _, f := range shares {
		if !paidPart.MatchString(f.label) {
			return false
		}
	}
	return lastPart.MatchString(shares[len(shares)-1].label)
}

var (
	paidPart = pattern.MustCompile(`(?:付|支付|拨付|付款|拨|返还|退还)(?:至|到)?(?:合同价款?的|总价的|总额的|其余)?$`)
	lastPart = pattern.MustCompile(`质保|尾款|验收|期满|审计|决算|结清`)
)

var othersOf = pattern.MustCompile(`^[，；、]?(?:[\p{Han}、]{2,16}(?:等|及|和|与|、|或))?(?:其他|其它|其余|余下)[\p{Han}]{0,6}占?(?:比)?(?:为|约)?$`)

// closedByOthers tells whether the last of a row of shares is of all the others,
// so that nothing is left out: 住房占34%，社保占27%，其他占39%.
func closedByOthers(p *prose, shares []*figure) bool {
	n := len(shares)
	if n < 3 {
		return false
	}
	last := shares[n-1]
	if joined := p.joinedAll(shares); joined {
		return lastOfNames.MatchString(p.body[shares[0].from:shares[0].Start])
	}
	if count := p.countOf(last); count != nil {
		last = count
	}
	if !othersOf.MatchString(p.body[last.from:last.Start]) && !othersOf.MatchString(last.label) {
		return false
	}
	for k, f := range shares[1:] {
		if count := p.countOf(f); f.index != shares[k].index+1 && (count == nil || count.index != shares[k].index+1) || f.clause-shares[k].clause > 2 || count == nil && f.clause-shares[k].clause > 1 {
			return false
		}
	}
	return true
}

// ofLevels tells whether shares are of what each level of government gives.
func ofLevels(shares []*figure) bool {
	for _, f := range shares {
		if !levelGives.MatchString(f.label) {
			return false
		}
	}
	return true
}

var levelGives = pattern.MustCompile(`^[，；、]?(?:其中：?)?(?:中央|国家|省|市|县|区|镇|乡|村)(?:本?级)?(?:财政|补助|配套|专项)*(?:资金|投入|部分|补助)?(?:占|占比|承担|负担)(?:为|达)?$`)

// spent tells whether each share leads in what it is for: 50%用于公共设施更新.
func spent(shares []*figure) bool {
	for _, f := range shares {
		if !usedFor.MatchString(f.after) || len([]rune(onlyHan(f.label))) > 4 {
			return false
		}
	}
	return true
}

var usedFor = pattern.MustCompile(`^(?:用于|用作|作为|补充|上缴|留[作存归给]?|归|转[入作为]|投入|计入|列入|存入|拨给|分给|奖励)`)

// joinedAll tells whether shares stand in one list without words between them.
func (p *prose) joinedAll(shares []*figure) bool { return len(joinedRun(p, shares)) == len(shares) }

// lastOfNames ends a list of names with all the others: 价格类、质量类和其他类占比分别为.
var lastOfNames = pattern.MustCompile(`[、和及与](?:其他|其它|其余)[\p{Han}]{0,6}(?:占比?|比重|比例)?(?:分别|依次)(?:占|为)?[\p{Han}]{0,3}$`)

// closedBelow ends a row of ranks: 高级占9.8%，中级占23.6%，初级及以下占66.6%.
var closedBelow = pattern.MustCompile(`^[，；、]?[\p{Han}]{2,6}及以[下上]的?(?:占|占比|为)?$`)

// inOneRow tells whether shares stand in one clause after the other with nothing counted
// between them but the ends of their bands: 0—14岁占14.2%，15—59岁占62.5%.
func (p *prose) inOneRow(shares []*figure) bool {
	for k, f := range shares[1:] {
		if f.index != shares[k].index+1 && !(f.index == shares[k].index+2 && p.figures[f.index-1].clause == f.clause) || f.clause-shares[k].clause > 1 {
			return false
		}
	}
	return true
}

// oppositeShares tells whether two shares are of opposite things, by their own names or by
// those of the counts that they go on with: 男性1060人，占48%；女性1148人，占52%.
func (p *prose) oppositeShares(shares []*figure) bool {
	a, b := shares[0], shares[1]
	if x, y := p.countOf(a), p.countOf(b); x != nil && y != nil && sameBase(x, y) {
		a, b = x, y
	}
	return opposed(a, b)
}

// countOf is the count right before a share that names nothing itself.
func (p *prose) countOf(f *figure) *figure {
	if f.index == p.sentences[f.sentence].figs[0] || !bareLead.MatchString(f.label) {
		return nil
	}
	if g := &p.figures[f.index-1]; plain(g) && f.clause-g.clause <= 1 {
		return g
	}
	return nil
}

var ratioForm = pattern.MustCompile(`(?:结构|比重|比例|构成|调整为|优化为|演变为|变为|产业比)[^，。]{0,14}?(\d+(?:\.\d+)?)[:：](\d+(?:\.\d+)?)[:：](\d+(?:\.\d+)?)`)

// ratio checks a ratio of three that divides a hundred.
func ratio(p *prose, r *report, i int) {
	from := p.sentences[i].from
	if !containsAny(p.sentenceText(i), "结构", "比重", "比例", "构成", "产业") {
		return
	}
	for _, m := range ratioForm.FindAllStringSubmatchIndex(p.sentenceText(i), -1) {
		sum, decimals := new(big.Rat), false
		for g := 1; g <= 3; g++ {
			text := p.body[from+m[2*g] : from+m[2*g+1]]
			v, ok := new(big.Rat).SetString(text)
			if !ok || len(text) > 12 {
				return
			}
			decimals = decimals || strings.Contains(text, ".")
			sum.Add(sum, v)
		}
		slack := numeral.Exactly(big.NewRat(100, 1)).Widen(big.NewRat(1, 1))
		if decimals {
			slack = numeral.Exactly(big.NewRat(100, 1)).Widen(big.NewRat(15, 100))
		}
		if fits(numeral.Exactly(sum), slack) || !near(sum, big.NewRat(100, 1), 10) {
			continue
		}
		r.add(claim{diag.Error, fmt.Sprintf("三项之比合计%s，应为100", say(sum)), "100", say(sum)}, [2]int{from + m[2], from + m[7]})
	}
}

// sharedBy tells that payers share one cost.
var sharedBy = pattern.MustCompile(`(?:由|按)[^。]*(?:负担|承担|分担|出资|分摊|的比例分)`)
