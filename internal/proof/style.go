package proof

import (
	"fmt"
	"math/big"
	"strings"

	"nianbao/internal/diag"
	"nianbao/internal/numeral"
	"nianbao/internal/pattern"
)

// checkStyle finds ranges that run backwards or leave out a unit, and hedges
// that say the same twice or the contrary: 超过100万元以上, 约50人左右.
func checkStyle(p *prose, r *report) {
	for k := range p.figures {
		f := &p.figures[k]
		if f.quoted {
			continue
		}
		backwardsRange(p, r, f)
		twice(p, r, f)
		twoBefore(p, r, f)
	}
}

func backwardsRange(p *prose, r *report, f *figure) {
	if f.Upper == nil || strings.HasSuffix(p.body[:f.Digits], "-") || strings.HasSuffix(p.body[:f.Digits], "－") || strings.ContainsAny(p.body[f.End:p.sentences[f.sentence].to], "=＝") {
		return // -6～3℃; 365天-104天-11天=250天
	}
	text := p.body[f.Digits:f.End]
	switch {
	case f.Upper.Cmp(f.Value) < 0 && !f.Chinese && (f.Unit != "" || strings.HasPrefix(f.after, "之间")) && f.Unit != "年" && f.Unit != "分" && f.Unit != "度" && !(f.Unit == "℃" && strings.HasSuffix(f.label, "零下")) && f.Unit != "摄氏度" && f.Value.Cmp(new(big.Rat).Mul(f.Upper, big.NewRat(50, 1))) < 0:
		r.add(claim{diag.Error, fmt.Sprintf("区间“%s”前大后小，请核对两端的数", text), "", text}, place(f))
	case f.Behind == "以上" || f.Behind == "以下" || f.Behind == "及以上" || f.Behind == "及以下":
		r.add(claim{diag.Warning, fmt.Sprintf("“%s”已经是区间，后面不能再用“%s”，留一个即可", text, f.Behind), "", text}, place(f))
	case f.Bare && f.Percent:
		r.add(claim{diag.Warning, fmt.Sprintf("区间“%s”的前一个数漏了“%s”，容易误读；按GB/T 15835应写全", text, f.Unit), "", text}, place(f))
	case f.Bare && (f.Scale != "" || f.Percent):
		sign := f.Scale
		if f.Percent {
			sign = f.Unit
		}
		r.add(claim{diag.Info, fmt.Sprintf("区间“%s”的前一个数省略了“%s”；按GB/T 15835宜写全", text, sign), "", text}, place(f))
	}
}

// twice finds two hedges at one number.
func twice(p *prose, r *report, f *figure) {
	second := f.Behind
	if second == "" {
		second = f.Inside
	}
	if f.Before == "" || second == "" {
		if f.Inside == "" || f.Behind == "" || f.Behind == "以上" && (f.Unit == "年" || f.Inside == "来") || f.Behind == "以下" || f.Behind == "以内" {
			return
		}
		second = f.Behind
	}
	text := p.body[f.Start:f.End]
	if strings.HasPrefix(text, "约有") || strings.HasPrefix(text, "约占") {
		return // 约有七成以上
	}
	if f.Behind == "左右" && strings.HasPrefix(f.after, "的") && numeral.HedgeOf(f.Before) != numeral.About {
		return // 低于3%左右的调控目标
	}
	first := f.Before
	if first == "" {
		first = f.Inside
	} else {
		text = p.body[strings.LastIndex(p.body[:f.Digits], first):f.End]
	}
	severity, why := clash(first, second)
	if severity == "" {
		return
	}
	r.add(claim{severity, fmt.Sprintf("“%s”里“%s”和“%s”%s，留一个即可", text, first, second, why), "", text}, [2]int{strings.LastIndex(p.body[:f.Digits+1], firstOr(first, p.body, f)), f.End})
}

var roughly = pattern.MustCompile(`(?:大约|大概|大致|约|将近|接近|超过|近)$`)

// twoBefore finds two hedges in front of one number: 大约近200户.
func twoBefore(p *prose, r *report, f *figure) {
	if f.Before == "" || f.Start == f.Digits {
		return
	}
	head := lastBytes(p.body[:f.Start], 12)
	at := roughly.FindStringIndex(head)
	if at == nil || numeral.HedgeOf(f.Before) == numeral.AtLeast || notHedge.MatchString(head) {
		return
	}
	first := head[at[0]:]
	r.add(claim{diag.Warning, fmt.Sprintf("“%s%s”里“%s”和“%s”不能连用，留一个即可", first, p.body[f.Start:f.End], first, f.Before), "", first + p.body[f.Start:f.End]}, [2]int{f.Start - len(first), f.End})
}

// notHedge ends in the character of a hedge and is none.
var notHedge = pattern.MustCompile(`(?:节|预|签|公|条|合|契|制|集|违|履|简)约$|[最附临靠邻就远]近$`)

func firstOr(first, body string, f *figure) string {
	if strings.Contains(body[max(0, f.Digits-40):f.Digits], first) {
		return first
	}
	return body[f.Digits : f.Digits+1]
}

// clash tells how two hedges go together. 至少…以上 is common in documents of
// rules and only worth knowing.
func clash(first, second string) (diag.Severity, string) {
	kind := func(w string) numeral.Hedge { return numeral.HedgeOf(w) }
	a, b := kind(first), kind(second)
	switch {
	case (first == "不低于" || first == "不少于" || first == "不得低于" || first == "不得少于" || first == "不小于") && b == numeral.AtLeast:
		return diag.Warning, "意思重复"
	case a == numeral.AtLeast && b == numeral.AtLeast, a == numeral.AtMost && b == numeral.AtMost:
		return diag.Info, "意思重复"
	case a == numeral.Over && b == numeral.AtLeast && (first == "超过" || first == "超" || first == "突破" || first == "高于" || first == "大于" || first == "多于"):
		return diag.Warning, "意思重复，而且是否包括本数说法不一"
	case a == numeral.Over && b == numeral.AtLeast:
		return diag.Warning, "不能连用"
	case a == numeral.Under && b == numeral.AtMost:
		return diag.Warning, "意思重复，而且是否包括本数说法不一"
	case a == numeral.About && (b == numeral.About || b == numeral.Over), a == numeral.Nearly && (b == numeral.About || b == numeral.Over), a == numeral.Over && b == numeral.About, a == numeral.Over && b == numeral.Over, a == numeral.Under && (b == numeral.About || b == numeral.Over):
		return diag.Warning, "不能连用"
	case a == numeral.About && (b == numeral.AtLeast || b == numeral.AtMost), a == numeral.Nearly && b == numeral.AtLeast, (a == numeral.Over || a == numeral.AtLeast) && b == numeral.AtMost, (a == numeral.Under || a == numeral.AtMost) && b == numeral.AtLeast:
		return diag.Warning, "互相矛盾"
	}
	return "", ""
}
