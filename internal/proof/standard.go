package proof

import (
	"strings"

	"nianbao/internal/numeral"
	"nianbao/internal/pattern"
)

// What a number is held against where a clause judges it: the standard, limit or plan that was told before.

var (
	floorName = pattern.MustCompile(`最低|底线|下限|分数线|合格线|达标线|及格线|合格标准|达标标准|(?:[应须需要当]|要求)(?:达到|高于|大于|超过)|不(?:得|应|能|可|宜)?(?:低于|少于|小于|短于)`)
	ceilName  = pattern.MustCompile(`限值|限额|限速|上限|最高|警戒|封顶|(?:[应须需要当]|要求)(?:低于|少于|小于)|不(?:得|应|能|可|宜|允许)?(?:超过|超出|高于|大于|多于|突破)|控制(?:目标|指标)|控制在`)
	planName  = pattern.MustCompile(`计划|目标|任务|指标`)
)

// limitBefore is the limit nearest before f that is told in its measure, in the sentence or
// in the one before it. Of a sentence before it only one may be.
func limitBefore(p *prose, f *figure) *figure {
	s := p.sentences[f.sentence]
	for k := f.index - 1; k >= max(s.figs[0], f.index-4); k-- {
		if g := &p.figures[k]; g.clause < f.clause && sameUnit(p, g, f) {
			if f.clause-g.clause > 3 || !isLimit(p, g) || p.otherLimit(g) {
				return nil
			}
			return g
		}
	}
	if f.sentence == 0 || p.sentences[f.sentence-1].paragraph != s.paragraph {
		return nil
	}
	var found *figure
	before := p.sentences[f.sentence-1]
	for k := before.figs[0]; k < before.figs[1]; k++ {
		g := &p.figures[k]
		if !sameUnit(p, g, f) || !isLimit(p, g) || overlap(g.label, f.label) == 0 && !eachSame(g, f) && !inFactOnly.MatchString(f.label) {
			continue
		}
		if found != nil {
			return nil
		}
		found = g
	}
	return found
}

// otherLimit tells whether another limit of the measure of g is told before it: 国家标准60分贝，行业标准55分贝.
func (p *prose) otherLimit(g *figure) bool {
	if g.index == p.sentences[g.sentence].figs[0] {
		return false
	}
	before := &p.figures[g.index-1]
	return sameUnit(p, before, g) && isLimit(p, before) && before.value().Cmp(g.value()) != 0
}

// inFactOnly leads in what is so, of what was just told: 实际为, 今年监测结果为.
var inFactOnly = pattern.MustCompile(`^[，；]?(?:今年|目前|现在|截至目前|全年|本次|此次|经)*(?:实际|实测|检测|监测|测得|测量|测温|抽测|抽检|化验|核查|统计|入户|现场)*(?:结果|值|数)?(?:完成|支出|用时|达到|达|得分)?(?:仅|只)?(?:为|是|有)?$`)

// eachSame tells whether two figures are of each of one thing: 每户不低于1.0个, 每户0.9个.
func eachSame(a, b *figure) bool {
	_, x, ok := strings.Cut(a.label, "每")
	_, y, too := strings.Cut(b.label, "每")
	return ok && too && headRunes(x, 1) == headRunes(y, 1)
}

// isLimit tells whether a number is told as a limit and not as a fact.
func isLimit(p *prose, g *figure) bool {
	if g.quoted || g.Upper != nil || g.aside {
		return false
	}
	return floorOrCeiling(p, g) != 0 || limitName.MatchString(g.label) || strings.Contains(g.label, "平均")
}

// conditional tells whether a number is the condition of something: 年龄须在35周岁以下, 低于1000元方可申请.
func conditional(g *figure) bool {
	return hasToBe.MatchString(g.label) || onlySo.MatchString(g.after)
}

var (
	hasToBe = pattern.MustCompile(`(?:[须需应]|必须|要求)(?:在|为|达到|达|满)?$`)
	onlySo  = pattern.MustCompile(`^[\p{Han}]{0,8}(?:方可|才能|方能|才可|才有资格)`)
)

// setName names what is set, and not whether it has to be reached or kept: that is told by what it is of.
var setName = pattern.MustCompile(`标准|规定|红线|定额|要求|指标`)

// floorOrCeiling is 1 for a limit that has to be reached, -1 for one that is not to be
// passed, 0 where the text does not say.
func floorOrCeiling(p *prose, g *figure) int {
	name := g.label + g.Before // 不得, 超过
	low, high := floorName.MatchString(name), ceilName.MatchString(name)
	switch {
	case onlySo.MatchString(g.after) && strings.HasSuffix(g.label, "满"):
		return 1
	case onlySo.MatchString(g.after) && (g.Before == "低于" || g.Before == "少于"):
		return -1
	case g.Hedge == numeral.AtLeast && (g.Before != "" || limitName.MatchString(g.label) || conditional(g)):
		return 1
	case g.Hedge == numeral.AtMost && (g.Before != "" || g.Behind == "以内" || high || conditional(g)):
		return -1
	case low && !high:
		return 1
	case high && !low:
		return -1
	case low || high || !setName.MatchString(g.label):
		return 0
	case few.MatchString(g.label):
		return -1
	case many.MatchString(g.label):
		return 1
	}
	return 0
}
