package proof

import (
	"fmt"
	"math/big"
	"strings"

	"nianbao/internal/diag"
	"nianbao/internal/pattern"
)

// checkGrowth holds the word of direction and the amount of a change against
// the two ends of it: 从A增加到B，增长p%; A，去年为B，增长p%; 达到A，比上年的B增加C.
func checkGrowth(p *prose, r *report) {
	headlines(p, r)
	for i := range p.sentences {
		fromTo(p, r, i)
		changes(p, r, i)
		impossible(p, r, i)
		changeAndRate(p, r, i)
		rateAndChange(p, r, i)
		doubled(p, r, i)
		yearly(p, r, i)
		comparedWith(p, r, i)
		yearAfterYear(p, r, i)
		timesFirst(p, r, i)
		respectiveEnds(p, r, i)
		higher(p, r, i)
		levelsApart(p, r, i)
		turned(p, r, i)
		wentOn(p, r, i)
		listsGrow(p, r, i)
		pairGrows(p, r, i)
		namedValues(p, r, i)
	}
}

// changes holds each change of a sentence against its ends, as the first reads them who can.
func changes(p *prose, r *report, i int) {
	for k := p.sentences[i].figs[0]; k < p.sentences[i].figs[1]; k++ {
		for _, read := range []func(*prose, *figure) change{grown, againstBase, endsApart, inTime, recalled} {
			if c := read(p, &p.figures[k]); len(c.now) > 0 {
				c.judge(p, r)
				break
			}
		}
	}
}

var (
	lessBy   = pattern.MustCompile(`(?:减少|下降|降低|缩短|压减|压缩|缩减|下调|回落)(?:了|幅度达|达)?$`)
	negative = pattern.MustCompile(`(?:下降|减少|降低|回落|负增长)了?(?:约|近)?[-－]$`)
)

// lessByOnce is a fall by as much as there was: 缩短了一倍.
var lessByOnce = pattern.MustCompile(`(?:减少|下降|降低|缩短|压减|压缩|缩减|下调|回落)了?(?:近|约|将近|差不多|整整|超过|不止)?((?:一|两|二|三|四|五|六|七|八|九|十|数|几|好几)倍)`)

// belowNil names what may fall below nought, and so by more than all.
var belowNil = pattern.MustCompile(`利润|盈利|净收益|每股收益|盈余|结余|顺差|净流入|现金流|净额|亏|负`)

// impossible checks falls of more than everything and falls below nought.
func impossible(p *prose, r *report, i int) {
	if text := p.sentenceText(i); strings.Contains(text, "倍") {
		for _, m := range lessByOnce.FindAllStringSubmatchIndex(text, -1) {
			at := p.sentences[i].from
			r.add(claim{diag.Error, fmt.Sprintf("减少不能用“倍”：文中写作“%s”，应改用百分数或几分之几", text[m[0]:m[1]]), "百分数", text[m[2]:m[3]]}, [2]int{at + m[0], at + m[1]})
		}
	}
	for k := p.sentences[i].figs[0]; k < p.sentences[i].figs[1]; k++ {
		f := &p.figures[k]
		one := big.NewRat(1, 1)
		switch {
		case share(f) && f.Value.Cmp(one) > 0 && lessBy.MatchString(f.label) && !belowNil.MatchString(p.sentenceText(i)[:f.Digits-p.sentences[i].from]):
			r.add(claim{diag.Error, fmt.Sprintf("减少不会超过100%%，文中写作%s", p.written(f)), "不超过100%", p.written(f)}, placeWide(f))
		case f.Unit == "倍" && lessBy.MatchString(f.label) && f.Value.Cmp(one) >= 0:
			r.add(claim{diag.Error, fmt.Sprintf("减少不能用“倍”：文中写作减少%s，应改用百分数或几分之几", p.written(f)), "百分数", p.written(f)}, placeWide(f))
		case strings.ContainsAny(f.label, "-－") && negative.MatchString(f.label) && (share(f) || plain(f)):
			r.add(claim{diag.Error, fmt.Sprintf("“下降”后面又写负号，意思相反；应写“下降%s”或“增长-%s”", p.written(f), p.written(f)), "下降" + p.written(f), "-" + p.written(f)}, placeWide(f))
		}
	}
}
