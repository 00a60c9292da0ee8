package proof

import (
	"fmt"
	"math/big"
	"strings"

	"nianbao/internal/diag"
	"nianbao/internal/numeral"
	"nianbao/internal/pattern"
)

var (
	dueWord    = pattern.MustCompile(`(?:报名|通知)(?:选手|人员|考生|人数)?$|应(?:到|出席|参加|参会|参检|参训|参考|缴|收|检|种|接种|办理?|完成|报|发|配|签|交|领|评|回)[\p{Han}]{0,8}$`)
	doneWord   = pattern.MustCompile(`实际(?:参赛|参加|到场|应考|参考)$|(?:实|已)(?:到|际|有|出席|参加|参会|参检|参训|参考|缴|收|检|种|接种|办理?|完成|报|发|配|签|交|领|评|回)[\p{Han}]{0,8}$`)
	absentWord = pattern.MustCompile(`(?:缺席|缺勤|缺考|请假|未到|病假|事假|欠缴|欠收|逾期|弃考|弃赛|退赛|(?:尚?未|没有?|漏|欠|少)[\p{Han}]{1,4}|缺)[\p{Han}]{0,6}$`)
)

// attended checks 应到238名，请假11名，实到227名: what was due is what was done and
// what was not.
func attended(p *prose, r *report, i int) {
	s := p.sentences[i]
	if !containsAny(p.sentenceText(i), "应", "报名", "通知") {
		return
	}
	var due, done *figure
	var absent []*figure
	for k := s.figs[0]; k < s.figs[1]; k++ {
		f := &p.figures[k]
		if !plain(f) || f.aside || due != nil && !sameBase(f, due) {
			continue
		}
		switch {
		case absentWord.MatchString(f.label) && due != nil:
			absent = append(absent, f)
		case dueWord.MatchString(f.label):
			if due != nil {
				return
			}
			due = f
		case doneWord.MatchString(f.label) && due != nil:
			if done != nil {
				return
			}
			done = f
		case due != nil:
			return
		}
	}
	if due == nil || done == nil || len(absent) == 0 || done.clause-due.clause > 4 {
		return
	}
	sum := spanOf(done)
	for _, f := range absent {
		sum = sum.Add(spanOf(f))
	}
	if fits(sum, spanOf(due)) || fits(spanOf(done).Add(spanOf(absent[0])), spanOf(due)) {
		return
	}
	all := append([]*figure{done}, absent...)
	total := add(all)
	last := done
	if absent[len(absent)-1].index > last.index {
		last = absent[len(absent)-1]
	}
	r.add(claim{gapSeverity(total, due), fmt.Sprintf("%s=%s，与应有的%s不符", joinWritten(p, all, "＋"), sayIn(total, due), p.written(due)), sayIn(total, due), p.written(due)}, placeWide(due), between(due, last))
}

// The words of a stock and of what goes in and out of it. 收入 and 支出 move money,
// 新增 and 减少 heads.
var (
	opening = pattern.MustCompile(`(?:年初|原|批复)(?:预算|概算|投资)$|(?:年初|期初|月初|上年末|上年底|去年底|去年末|上年结转|上年结余|结转|季初|原有|原存|上期|旧存|上[季月]末|上期末)[\p{Han}]{0,10}$`)
	closing = pattern.MustCompile(`(?:调整|变更|追加|核减)后(?:的)?(?:预算|投资|总额|总投资)?(?:为|达|达到)?$|(?:年末|年底|期末|月末|季末|目前|现|实际)(?:滚存)?(?:库存|结余|结存|余额|实有|尚存|存栏|保有|有|留存|在册|未结|未办结|贷款余额|在校|在岗|存案|在办|尚未审结|未审结)[\p{Han}]{0,6}$|(?:期末|年末|月末)[\p{Han}]{0,8}$|^[，；]?(?:滚存)?(?:结余|结存|库存|实有|未结)[\p{Han}]{0,4}$`)
	goingIn = pattern.MustCompile(`(?:购进|购入|收入|新增|增加|入库|调入|转入|补充|迁入|新建|新招|招录|招聘|收购|收进|新入|产出|生产|引进|登记|接收|拨入|募集|收到|新收|收案|受理|新受理|新接|追加|增列|调增|补栏|购置|新购|招收|入学|入职|新聘|存入|借入|吸纳|转来|新发放)[\p{Han}]{0,6}$`)
	goesOut = pattern.MustCompile(`(?:发出|用了|用掉|卖出|运走|拨出|花了|吃掉|销售|售出|支出|减少|撤销|撤并|关停|淘汰|调出|出库|转出|退休|离职|注销|调离|拆除|迁出|用去|核销|化解|使用|消耗|报废|发放|拨付|出栏|辞职|退出|支付|归还|偿还|审结|办结|结案|审执结|执结|化解|调减|核减|毕业|收回|支取|死亡|流失|清退|退役|销毁|出售|售出|调走|领用|耗用|提取|结清)[\p{Han}]{0,6}$`)
)

// flows checks 年初结存4.2万吨，购进3.6万吨，销售5.1万吨，年末库存2.7万吨: what was there and what
// came, less what went, is what is left. Every figure of the kind must have its
// role.
func flows(p *prose, r *report, i int) {
	s := p.sentences[i]
	for k := s.figs[0]; k+2 < s.figs[1]; k++ {
		first := &p.figures[k]
		if plain(first) && !first.target && opening.MatchString(first.label) {
			if flow(p, r, s, first) {
				return
			}
		}
	}
}

// flowsBoth tells whether what came is told beside what went, so that f is one of the two and not by how
// much there is more or less: 年初186户，新增42户，减少18户，年末210户.
func (p *prose) flowsBoth(f *figure) bool {
	s := p.sentences[f.sentence]
	for k := s.figs[0]; k < s.figs[1]; k++ {
		g := &p.figures[k]
		if k != f.index && sameBase(g, f) && distance(g.clause, f.clause) == 1 && (flowsIn(f) && flowsOut(g) || flowsOut(f) && flowsIn(g)) && !yearOnYear.MatchString(g.label+f.label) && (p.rimmed(s, opening) && p.rimmed(s, closing)) {
			return true
		}
	}
	return false
}

// rimmed tells whether a figure of a sentence has a label of such a form.
func (p *prose) rimmed(s sentence, form *pattern.Pattern) bool {
	for k := s.figs[0]; k < s.figs[1]; k++ {
		if form.MatchString(p.figures[k].label) {
			return true
		}
	}
	return false
}

// flowsIn and flowsOut tell which way a figure goes; one whose words say both goes neither way for sure:
// 新增发放贷款.
func flowsIn(f *figure) bool  { return goingIn.MatchString(f.label) && !goesOut.MatchString(f.label) }
func flowsOut(f *figure) bool { return goesOut.MatchString(f.label) && !goingIn.MatchString(f.label) }

func flow(p *prose, r *report, s sentence, first *figure) bool {
	known, unknown, moved := spanOf(first), []*figure(nil), 0
	value := new(big.Rat).Set(first.value())
	for k := first.index + 1; k < p.leftBehind(s, first); k++ {
		f := &p.figures[k]
		if !sameBase(f, first) {
			continue
		}
		if !plain(f) || f.target || f.aside || isPerHead(f) {
			return false
		}
		switch {
		case strings.Contains(f.label, "共") && f.value().Cmp(value) > 0 && !closing.MatchString(f.label):
			known, value = spanOf(f), new(big.Rat).Set(f.value()) // all that was to be done until then
		case closing.MatchString(f.label):
			if len(unknown) > 0 {
				if known, value = eitherWay(known, value, unknown[0], f); !near(f.value(), value, 6) {
					return true // something else is meant by it
				}
			}
			if moved > 0 && !fits(known, spanOf(f)) && value.Sign() > 0 {
				sayFlow(p, r, first, f, value)
			}
			return true
		case flowsOut(f):
			known, value = known.Sub(spanOf(f)), value.Sub(value, f.value())
		case flowsIn(f):
			known, value = known.Add(spanOf(f)), value.Add(value, f.value())
		default:
			if unknown = append(unknown, f); len(unknown) > 1 {
				return false
			}
			continue
		}
		moved++
	}
	return false
}

// leftBehind is where the figures of a flow end: with the sentence, or with the first figure of the next
// that tells what is left.
func (p *prose) leftBehind(s sentence, first *figure) int {
	i := first.sentence + 1
	if i >= len(p.sentences) || p.sentences[i].paragraph != s.paragraph || s.figs[1] >= p.sentences[i].figs[1] || p.rimmed(s, closing) {
		return s.figs[1]
	}
	if f := &p.figures[s.figs[1]]; sameBase(f, first) && closing.MatchString(f.label) {
		return s.figs[1] + 1
	}
	return s.figs[1]
}

// eitherWay is what a stock becomes by a figure of which the text does not tell in words
// that are known whether it came or went: what is nearer to what is left.
func eitherWay(known numeral.Interval, value *big.Rat, f, last *figure) (numeral.Interval, *big.Rat) {
	more, less := new(big.Rat).Add(value, f.value()), new(big.Rat).Sub(value, f.value())
	off := func(v *big.Rat) *big.Rat { d := new(big.Rat).Sub(v, last.value()); return d.Abs(d) }
	if off(less).Cmp(off(more)) < 0 {
		return known.Sub(spanOf(f)), less
	}
	return known.Add(spanOf(f)), more
}

func isPerHead(f *figure) bool {
	return strings.ContainsAny(f.label, "每均") || strings.HasPrefix(f.after, "/")
}

func sayFlow(p *prose, r *report, first, last *figure, want *big.Rat) {
	severity := diag.Error
	if numeral.Exactly(want).Meets(last.Span().Widen(half(last.Step))) {
		severity = diag.Warning
	}
	r.add(claim{severity, fmt.Sprintf("从%s加进、减出后应为%s，文中写作%s", p.written(first), sayIn(want, last), p.written(last)), sayIn(want, last), p.written(last)}, placeWide(first), placeWide(last))
}
