package proof

import (
	"fmt"
	"strings"

	"nianbao/internal/diag"
	"nianbao/internal/numeral"
	"nianbao/internal/pattern"
)

// undivided are measures of what comes in whole numbers: 9.6头 lacks its 万.
var undivided = map[string]bool{"头": true, "只": true, "羽": true, "尾": true, "人": true, "户": true, "辆": true, "家": true, "艘": true, "栋": true, "册": true, "株": true, "棵": true, "人次": true, "件": true, "起": true, "宗": true, "匹": true}

// ofMean are words of a mean or a rate, which may be 3.2人.
var ofMean = pattern.MustCompile(`每|均|平|率|比|密度|千人|万人|百人|系数|指数|折合|折算|当量|约合|标准|抚养|配备|相当|规模`)

// halfCounted reports a number with decimals of what cannot be divided, where nothing tells of
// a mean and those beside it are in 万: 生猪出栏52.3万头，肉羊出栏9.6头.
func (p *prose) halfCounted(r *report, f *figure) {
	if !undivided[f.Base] || f.Scale != "" || !plain(f) || f.Value.IsInt() || f.Chinese || ofMean.MatchString(p.clauseText(f)) || strings.HasPrefix(f.after, "/") || isChange(f) || f.Hedge != numeral.Unhedged {
		return
	}
	if !p.besideScaled(f) {
		return
	}
	r.add(claim{diag.Error, fmt.Sprintf("“%s%s”：这样的数没有小数；请核对是否漏了“万”字", tailRunes(f.label, 8), p.written(f)), "万" + f.Unit, p.written(f)}, placeWide(f))
}

// besideScaled tells whether the sentence counts other such things in 万.
func (p *prose) besideScaled(f *figure) bool {
	s := p.sentences[f.sentence]
	for k := s.figs[0]; k < s.figs[1]; k++ {
		if g := &p.figures[k]; g.Scale == "万" && undivided[g.Base] && plain(g) && !isChange(g) {
			return true
		}
	}
	return false
}
