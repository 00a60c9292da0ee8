package proof

import (
	"strings"

	"nianbao/internal/pattern"
)

// divides tells in what way the shares divide one whole: by payers, by weight,
// or in complete classes; "" where nothing says so.
func divides(p *prose, text string, shares []*figure) string {
	switch {
	case len(shares) >= 3 && weights.MatchString(text) && !closedByOthers(p, shares):
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

// sharedBy tells that payers share one cost.
var sharedBy = pattern.MustCompile(`(?:由|按)[^。]*(?:负担|承担|分担|出资|分摊|的比例分)`)

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

var levelGives = pattern.MustCompile(`^[，；、]?(?:其中：?)?(?:中央|国家|[省市县区镇乡村]{1,2})(?:本?级|两级)?(?:财政|补助|配套|专项)*(?:资金|投入|部分|补助)?(?:占|占比|承担|负担)(?:为|达)?$`)

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

// lastOfNames ends a list of names with all the others: 价格类、质量类和其他类占比分别为.
var lastOfNames = pattern.MustCompile(`[、和及与](?:其他|其它|其余)[\p{Han}]{0,6}(?:占比?|比重|比例)?(?:分别|依次)(?:占|为)?[\p{Han}]{0,3}$`)

// closedBelow ends a row of ranks: 高级占9.8%，中级占23.6%，初级及以下占66.6%.
var closedBelow = pattern.MustCompile(`^[，；、]?[\p{Han}]{2,6}及以[下上]的?(?:占|占比|为)?$`)

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
