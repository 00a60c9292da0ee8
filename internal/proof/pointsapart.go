package proof

import (
	"fmt"
	"math/big"

	"nianbao/internal/diag"
	"nianbao/internal/pattern"
)

// Shares that lie so many points apart.

// pointsApart checks 最高的4.2%，最低的1.5%，相差2.7个百分点.
func pointsApart(p *prose, r *report, f *figure) {
	s := p.sentences[f.sentence]
	if f.index < s.figs[0]+2 || f.Upper != nil || !apartWord.MatchString(toGoal.ReplaceAllString(f.label, "")) && !lackBehind.MatchString(f.after) {
		return
	}
	a, b := &p.figures[f.index-2], &p.figures[f.index-1]
	if f.index-3 >= s.figs[0] && a.Base == "个百分点" && isChange(a) {
		a = &p.figures[f.index-3]
	}
	if !share(a) || !share(b) || b.clause-a.clause > 2 || f.clause-b.clause > 1 || (a.target || b.target) && !towards.MatchString(b.label) {
		return
	}
	diff := a.Span().Sub(b.Span()).Abs().Mul(hundred)
	if fits(diff, f.Span()) {
		return
	}
	want := new(big.Rat).Sub(a.Value, b.Value)
	want.Abs(want).Mul(want, big.NewRat(100, 1))
	r.add(claim{diag.Error, fmt.Sprintf("%s与%s相差%s个百分点，文中写作%s", p.written(a), p.written(b), say(want), p.written(f)), say(want) + "个百分点", p.written(f)}, between(a, b), place(f))
}

var apartWord = pattern.MustCompile(`^[，；]?(?:两者|二者|之间|高低)?(?:还|尚|仍)?(?:相差|差距|差|悬殊|相距)(?:了|有)?(?:为|了|达|达到)*$`)

// towards leads in a goal, and toGoal ends it.
var (
	towards = pattern.MustCompile(`[离距与比][^，；]{0,20}$`)
	toGoal  = pattern.MustCompile(`^[^，；]{0,8}的?(?:目标|要求|任务|标准|指标|平均水平|水平)值?`)
)
