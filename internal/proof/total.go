package proof

import (
	"math/big"
	"strings"

	"nianbao/internal/diag"
	"nianbao/internal/numeral"
	"nianbao/internal/pattern"
)

// checkTotals adds up: parts before 合计 and 共, parts of a whole that are told to
// be all (其余, 男 and 女, 分为), and parts under 其中, which may not exceed it.
func checkTotals(p *prose, r *report) {
	for i := range p.sentences {
		before := len(r.found)
		sumsOf(p, r, i)
		amongWhole(p, r, i)
		if len(r.found) == before { // 应到、实到、未到 are a sum, too
			attended(p, r, i)
		}
		flows(p, r, i)
	}
}

var (
	strong   = pattern.MustCompile(`合计|共计|总计|一共|总共|加起来|合起来|相加`)
	overTime = pattern.MustCompile(`以来|年来|历年|累计|期间|先后|至今|截至|截止|十[一二三四五]五|三年|两年|五年|多年|迄今|共有|现有|全[县市区镇乡省国村校院]`)
)

// starts tells whether a change begins at g: the 由320元 of 由320元提高到350元.
func starts(p *prose, g *figure) bool {
	if g.index+1 >= len(p.figures) {
		return false
	}
	next := &p.figures[g.index+1]
	return next.sentence == g.sentence && next.clause == g.clause && sameBase(g, next) && toward.MatchString(next.label)
}

// fromStart tells whether a change ends at g, so that what is added up may be
// either end.
func fromStart(p *prose, g *figure) bool { return toward.MatchString(g.label) }

// spanOf takes whole numbers with a scale at their word in sums: 30万 and 20万
// are 50万, while 1.2亿 and 2.3亿 may be 3.6亿. Of large units two may be one off, and only
// five two: seldom are all rounded the same way as far as can be.
func spanOf(f *figure) numeral.Interval {
	if f.Scale != "" && f.Step.Cmp(scaleValue(f.Scale)) >= 0 {
		return f.Exact()
	}
	if f.Step.Cmp(big.NewRat(10_000, 1)) >= 0 {
		return f.Exact().Widen(new(big.Rat).Mul(new(big.Rat).Mul(f.Step, big.NewRat(34, 100)), perOf(f)))
	}
	return f.Span()
}

func add(parts []*figure) *big.Rat {
	sum := new(big.Rat)
	for _, g := range parts {
		sum.Add(sum, g.value())
	}
	return sum
}

func joinWritten(p *prose, parts []*figure, sign string) string {
	var words []string
	for _, g := range parts {
		words = append(words, p.written(g))
	}
	return strings.Join(words, sign)
}

// gapSeverity is a warning where the difference is within a hundredth, decimals were
// rounded, and so few steps of the last digit are off that they may be why.
func gapSeverity(want *big.Rat, f *figure) diag.Severity {
	off := new(big.Rat).Sub(want, f.value())
	steps := new(big.Rat).Mul(new(big.Rat).Mul(f.Step, perOf(f)), big.NewRat(3, 1))
	if f.Rounded && near(f.value(), want, 100) && off.Abs(off).Cmp(steps) <= 0 {
		return diag.Warning
	}
	return diag.Error
}

var (
	restWord  = pattern.MustCompile(`(?:其余|剩余|剩下|余下|其他|其它|另外|不足部分|不够的|差额部分|缺口部分)的?[\p{Han}、]{0,14}$`)
	stillWord = pattern.MustCompile(`(?:还有|尚有|仍有|另有)(?:的)?$`)
	without   = pattern.MustCompile(`^[^，；]{0,14}(?:未|没有|没|尚|无|不|待|正在)`)
	wholeWord = pattern.MustCompile(`共|总|全|现有|有|应|辖|下设|安排|列入|实施|计划|排查|涉及|纳入|确定|参加|收到|受理|登记|评|接|检查|招|聘|抽|办|中`)
)

var (
	funds     = pattern.MustCompile(`(?:国家|省|市|县|区|镇|乡)级(?:财政|资金|配套|补助|投入|专项|拨款)`)
	qualities = pattern.MustCompile(`党员|团员|女|男|少数民族|以上|以下|学历|职称|退役|大学|硕士|博士|研究生|困难|残疾|留守|获|省级|市级|国家级|县级|骨干|高级|中级|示范|重点|新增|今年|本年|当年|累计|连续|完成|已|优秀|先进|本科|专科|大专|年龄|平均|每`)
)
