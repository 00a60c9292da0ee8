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
	complete  = pattern.MustCompile(`构成|结构|(?:来源|渠道|方式|品种|市场|去向|分布|类型|类别|用途|流向)(?:中|看|为|上)|三次产业|一二三产|第一产业[^。]*第二产业[^。]*第三产业|第一、第?二、第?三产业|(?:非常|很)?满意[^。]*不满意|优秀[^。]*(?:不合格|不及格|差)|赞成[^。]*(?:弃权|反对)|同意[^。]*(?:弃权|反对)|优[、，]良[^。]*差|(?:很|非常|十分)(?:好|方便|了解|安全|公平|支持|同意)[^。]*一般[^。]*(?:差|不方便|不了解|不安全|不公平|不支持|不同意|不好)|(?:良好|较好|很好|好)的[^。]*一般的[^。]*(?:困难|较差|不好|差)的`)
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

// joinedAll tells whether shares stand in one list without words between them.
func (p *prose) joinedAll(shares []*figure) bool { return len(joinedRun(p, shares)) == len(shares) }

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
