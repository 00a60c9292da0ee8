package proof

import (
	"fmt"
	"math/big"
	"strings"

	"nianbao/internal/diag"
	"nianbao/internal/numeral"
	"nianbao/internal/pattern"
)

// checkPoints tells per cent from points: the change of an amount is in per
// cent, the change of a share in points.
func checkPoints(p *prose, r *report) {
	for i := range p.sentences {
		s := p.sentences[i]
		for k := s.figs[0]; k < s.figs[1]; k++ {
			f := &p.figures[k]
			if f.Base == "个百分点" && f.Upper == nil {
				amountInPoints(p, r, f, s)
			}
			if share(f) {
				if !exactlyApart(p, r, f, s) {
					shareInPerCent(p, r, f, s)
					rateApart(p, r, f, s)
				}
			}
		}
	}
}

var (
	rateLike = pattern.MustCompile(`率|比重|占|比例|份额|增速|增幅|降幅|涨幅|速度|系数|程度|满意度|知晓度|度|%|快|慢|指数|水平|幅|利息|成数`)
	noRate   = pattern.MustCompile(`浓度|年度|季度|制度|力度|高度|快[递件餐]|慢病`)
	changed  = pattern.MustCompile(`(?:同比|环比|年均|[一两三四五]年(?:时间|来|间|多)|(?:比|较)(?:上|去|前|同|年|期|基|20|19|[一二三四五六七八九十]|“|改革|开展|启动|实施)[^，；%]{0,12}?)(?:同期)?(?:又|再|均|共|分别|实际|净|大幅)?(增长|增加|提高|上升|下降|降低|减少|提升|上涨|回落|扩大|收窄|缩小|回升)(?:了|约|近|超过)?$`)
	rateName = pattern.MustCompile(`(率|比重|占比|满意度|安全感|比例|份额|素养水平|文明程度)(?:全年|平均|均值|平均值|已|为|达到|达|是|由|约|稳定在|保持在|提高到|提升到|提升至|提高至|上升到|上升至|升至|增至|增长到|控制在|下降到|下降至|降至|降到|降低到|仅|只有|的)*$`)
)

// amountGrows names an amount of which the change is told: 销量增长36个百分点.
var amountGrows = pattern.MustCompile(`(?:[值额量]|人数|户数|面积|收入|支出|销量|产量|销售额|总产值|销售收入|营业收入|总收入|财政收入|税收|投资|总额|总量|客流量|游客量|人次|存款|贷款|利润|进出口额|出口额)(?:同比|比上年|比去年|较上年|较去年|同期|实现|分别)*(?:增长|增加|下降|减少|提高)了?$`)

// pulls tells how much of another's growth something makes, in points.
var pulls = pattern.MustCompile(`拉动|带动|拉低|拉升|贡献|影响|推动|拖累`)

// amountInPoints reports 收入3.2亿元，增长8.5个百分点.
func amountInPoints(p *prose, r *report, f *figure, s sentence) {
	if pulls.MatchString(f.label) {
		return // 拉动全市投资增长10.7个百分点: how much of the growth it makes
	}
	if amountGrows.MatchString(f.label) && !rateLike.MatchString(f.label) {
		number := strings.TrimSuffix(p.written(f), f.Unit)
		r.add(claim{diag.Error, fmt.Sprintf("绝对数的增减应写作“%s%%”，不用“个百分点”", number), number + "%", p.written(f)}, placeWide(f))
		return
	}
	if !changed.MatchString(f.label) && !byWord.MatchString(f.label) || f.index == s.figs[0] {
		return
	}
	g := &p.figures[f.index-1]
	if !plain(g) || g.aside && !f.aside || g.Base == "年" || g.Base == "个月" || g.Base == "天" || f.clause-g.clause > 1 || rateLike.MatchString(noRate.ReplaceAllString(p.body[g.from:f.Digits], "·")) || overlapOther(f.label, byWord.FindString(f.label)) {
		return
	}
	if strings.HasPrefix(g.after, "基点") {
		return // a hundredth of a point
	}
	number := strings.TrimSuffix(p.written(f), f.Unit)
	r.add(claim{diag.Error, fmt.Sprintf("%s是绝对数，它的增减应写作“%s%%”，不用“个百分点”", p.written(g), number), number + "%", p.written(f)}, placeWide(g), place(f))
}

// shareInPerCent reports 合格率96.5%，比上年提高2.3%: points are probably meant.
func shareInPerCent(p *prose, r *report, f *figure, s sentence) {
	head := lastBytes(p.body[f.from:f.Start], 90)
	if f.aside && f.index > s.figs[0] && p.figures[f.index-1].clause == f.clause {
		head = strings.TrimLeft(f.label, "（") // 91.2%（同比提高2.3%）
	}
	if !changed.MatchString(head) || strings.Contains(head, "分别") || countGrows.MatchString(f.label) {
		return
	}
	if shareMoves.MatchString(head) || rateMoves.MatchString(head) && p.reachesShare(f, s) {
		r.sayPoints(p, "两个百分数相比，增减一般写作“%s个百分点”；如果确指相对变化，请写明", f, f)
		return
	}
	g := p.rateBefore(f, s)
	if g == nil || growing.MatchString(rateName.FindString(g.label)) || overlapOther(head, changed.FindString(head)) || growthRates.MatchString(g.label) {
		return
	}
	r.sayPoints(p, "两个百分数相比，增减一般写作“%s个百分点”；如果确指相对变化，请写明", g, f)
}

// shareMoves tells of a share itself that it moves: 第三产业比重比上年提高0.8%.
var shareMoves = pattern.MustCompile(`(?:比重|占比|份额|占有率|[^按]比例|(?:` + wholeRates + `)率)(?:，)?(?:同比|环比|年均|(?:比|较)[^，；%比较]{1,12}?)(?:同期)?(?:又|再|均|共|分别|实际|净|大幅)?(?:提高|上升|下降|降低|提升|回落|扩大|缩小|增加|减少|回升)(?:了|约|近|超过)?$`)

// rateMoves is any rate that moves, reachesShare tells whether it is told next what it has reached:
// 城镇化率比上年提高1.2%，达到62.4%.
var rateMoves = pattern.MustCompile(`(?:[^增利税汇]率|满意度|知晓度|安全感)(?:同比|环比|年均|(?:比|较)[^，；%比较]{1,12}?)(?:又|再|均|共|实际|净|大幅)?(?:提高|上升|下降|降低|提升|回落|增加|减少|回升)(?:了|约|近|超过)?$`)

func (p *prose) reachesShare(f *figure, s sentence) bool {
	if f.index+1 >= s.figs[1] {
		return false
	}
	next := &p.figures[f.index+1]
	return share(next) && next.clause == f.clause+1 && gotTo.MatchString(next.label)
}

// rateBefore is the rate of which f tells the change, nil where none stands before it.
func (p *prose) rateBefore(f *figure, s sentence) *figure {
	if f.index == s.figs[0] {
		return nil
	}
	g := &p.figures[f.index-1]
	if (g.Base == "年" || g.Base == "个月") && f.index-1 > s.figs[0] {
		g = &p.figures[f.index-2] // 较五年前提升
	}
	if !share(g) || f.clause-g.clause > 1 || !rateName.MatchString(g.label) && !(partOf.MatchString(g.label) && moves.MatchString(f.label)) {
		return nil
	}
	return g
}

var (
	// partOf leads in a share; what follows it may tell of the amount, if not with a word that only a
	// share goes with.
	partOf = pattern.MustCompile(`占[^，；]{0,40}$`)
	moves  = pattern.MustCompile(`(?:提高|上升|提升|扩大|回落|收窄)了?$`)
)

// sayPoints reports a share that is told in per cent beside another one.
func (r *report) sayPoints(p *prose, message string, g, f *figure) {
	number := strings.TrimSuffix(p.written(f), "%")
	spans := [][2]int{placeWide(f)}
	if g != f {
		spans = [][2]int{placeWide(g), place(f)}
	}
	r.add(claim{diag.Warning, fmt.Sprintf(message, number), number + "个百分点", p.written(f)}, spans...)
}

// apartBy leads up to how far two shares lie apart.
var apartBy = pattern.MustCompile(`(?:提高|上升|提升|增加|下降|降低|减少|回落|高出|高|低|下调|上调|上浮)(?:了|出)?$`)

// exactlyApart reports 83.6%，比上年的81.2%高出2.4%, where the two shares beside it lie just so
// far apart: points were meant.
func exactlyApart(p *prose, r *report, f *figure, s sentence) bool {
	if f.Upper != nil || f.Hedge != numeral.Unhedged || !apartBy.MatchString(f.label) || strings.Contains(f.label, "上述") || f.index-1 < s.figs[0] {
		return false // 其他亲属30%，孤儿在上述标准的基础上增加10%
	}
	a := &p.figures[f.index-1]
	for _, k := range []int{f.index - 2, f.index + 1} {
		if k < s.figs[0] || k >= s.figs[1] {
			continue
		}
		b := &p.figures[k]
		if !exactShare(a) || !exactShare(b) || max(f.clause, b.clause)-min(a.clause, b.clause) > 2 {
			continue
		}
		if d := new(big.Rat).Sub(a.Value, b.Value); f.Value.Sign() > 0 && d.Abs(d).Cmp(f.Value) == 0 {
			number := strings.TrimSuffix(p.written(f), "%")
			r.add(claim{diag.Error, fmt.Sprintf("%s与%s相差%s个百分点，文中写作%s；两个百分数相减应当用“个百分点”", p.written(a), p.written(b), number, p.written(f)), number + "个百分点", p.written(f)}, placeWide(a), place(f))
			return true
		}
	}
	return false
}

func exactShare(f *figure) bool {
	return share(f) && f.Upper == nil && !isChange(f) && f.Value.Sign() > 0
}

var (
	apartForm = pattern.MustCompile(`(?:比|较)[\p{Han}]{0,10}?(?:增幅|增速|降幅|涨幅|[^增]率|比重|占比|比例)(?:又|还)?(?:高|低|快|慢|少|多)(?:了|出)?$`)
	rateBack  = pattern.MustCompile(`(?:增幅|增速|降幅|涨幅|率|比重|占比|比例|增长|下降)(?:只有|仅|为|达|是|约|了)*$`)
	// aboveLevel holds a rate against the level of others: 高于全省平均水平0.5%, which may be that level
	// itself where it is as large as the rate.
	aboveLevel = pattern.MustCompile(`^[，；]?(?:增速|增幅|降幅|涨幅)?(?:高于|低于|超出|超过|高出|快于|慢于)(?:全[国省市县区州]|同期|各[县市区]|预期|目标|计划|[\p{Han}]{1,4}平均|平均)[\p{Han}]{0,8}$|^[，；]?(?:比|较)(?:全[国省市县区州]|各[县市区]|预期|目标|计划|考核|[\p{Han}]{1,4}平均|平均)[\p{Han}]{0,8}(?:高|低|快|慢)(?:了|出)?$`)
	// paceForm tells how much faster or more slowly than before something ofGrowth.
	paceForm = pattern.MustCompile(`^[，；]?(?:增速|增幅|降幅|涨幅)?(?:同比|环比|(?:比|较)[\p{Han}\d]{1,10}?)(?:加快|放缓|提速|回落|收窄|扩大|回升)了?$|^[，；]?(?:增速|增幅|降幅|涨幅)(?:同比|环比|(?:比|较)[\p{Han}\d]{1,10}?)(?:提高|上升|下降|降低|提升)了?$`)
	ofGrowth = pattern.MustCompile(`(?:增长|下降|上涨|增速|增幅|降幅|涨幅)(?:为|达|是|约|了)*$`)
)

// rateApart reports 增幅只有2.4%，比产值增幅低了7.6%: how far two rates lie apart is told in
// points.
func rateApart(p *prose, r *report, f *figure, s sentence) {
	if f.index == s.figs[0] {
		return
	}
	g := &p.figures[f.index-1]
	if !share(g) || f.clause-g.clause != 1 || !rateBack.MatchString(g.label) && !rateName.MatchString(g.label) {
		return
	}
	small := new(big.Rat).Mul(f.Value, big.NewRat(4, 1)).Cmp(g.Value) < 0
	if strings.HasPrefix(f.after, "的") {
		return // 高于全国同期1.7%的增速
	}
	if apartForm.MatchString(f.label) || small && aboveLevel.MatchString(f.label) || ofGrowth.MatchString(g.label) && paceForm.MatchString(f.label) {
		r.sayPoints(p, "两个百分数相比，高低应写作“%s个百分点”", g, f)
	}
}

// countGrows tells that the change is of a count: 结案数同比上升13.73%.
var countGrows = pattern.MustCompile(`(?:数|量|额|值|收入|支出|总数|规模|面积)(?:同比|比上年|比去年|较上年|较去年|环比|比年初|较年初)`)

// growthRates are rates that are themselves changes.
var growthRates = pattern.MustCompile(`增长率|增速`)
