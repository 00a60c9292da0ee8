package proof

import (
	"fmt"
	"strings"

	"nianbao/internal/diag"
	"nianbao/internal/pattern"
)

// Words beside a number may say that it cannot be the bound which 以外, 以内 and 以下 make of it.

var (
	// deviation names what has to lie within a bound.
	deviation = pattern.MustCompile(`误差|偏差|偏离|允差|公差|允许的?±?$|允许的?范围`)
	// passed and rejected follow a bound and judge what lies there.
	passed   = pattern.MustCompile(`^以外[，；、](?:检定结果|检测结果|结果|总体|整体|均|都|全部|完全|基本|，)*(?:符合|满足|达到[^，]{0,8}要求|达标|合格)`)
	rejected = pattern.MustCompile(`^[，；、](?:检定结果|检测结果|结果|均|都|全部|，)*(?:不符合|不满足|不合格|不达标|超差|未达到|达不到)`)
)

// outside reports an error of measurement beyond its bound that is said to pass, or one within
// it that is not: 示值误差均在±0.3%以外，符合规程要求.
func outside(p *prose, r *report, i int) {
	s := p.sentences[i]
	for k := s.figs[0]; k < s.figs[1]; k++ {
		f := &p.figures[k]
		if f.quoted || f.target || !deviation.MatchString(p.body[f.from:f.Digits]) {
			continue
		}
		behind := p.body[f.End:s.to]
		switch {
		case passed.MatchString(behind):
			r.add(claim{diag.Warning, fmt.Sprintf("在%s以外，后面却说合格；是否应为“以内”", p.written(f)), "以内", "以外"}, [2]int{f.Start, f.End + len("以外")})
		case f.Behind == "以内" && rejected.MatchString(behind):
			r.add(claim{diag.Warning, fmt.Sprintf("在%s以内，后面却说不合格；是否应为“以外”", p.written(f)), "以外", "以内"}, [2]int{f.Start, f.End})
		}
	}
}

// fulfilled stands before a number that was reached: 年满, 缴费满. 期满 begins a term.
var fulfilled = pattern.MustCompile(`(?:^|[^期届刑役假未不圆充美])满$`)

// reachedBelow reports 年满70周岁以下: who has reached an age is not below it.
func reachedBelow(p *prose, r *report, i int) {
	s := p.sentences[i]
	for k := s.figs[0]; k < s.figs[1]; k++ {
		f := &p.figures[k]
		below := f.Behind == "以下" || f.Behind == "及以下" || f.Behind == "以内"
		lead, ok := strings.CutSuffix(p.body[f.from:f.Digits], f.Before)
		if !below || f.Upper != nil || f.quoted || !ok || !fulfilled.MatchString(lead+f.Before) {
			continue
		}
		r.add(claim{diag.Error, fmt.Sprintf("满%s就是到了%s，后面不能是“%s”；是否应为“以上”", p.written(f), p.written(f), f.Behind), "以上", f.Behind}, [2]int{f.Start, f.End})
	}
}
