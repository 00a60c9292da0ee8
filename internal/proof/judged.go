package proof

import (
	"strings"

	"nianbao/internal/pattern"
)

// A judgement is what a clause without a number says of the one before it.
type judgement int

const (
	notJudged judgement = iota
	isMet               // 达标, 符合标准
	isFailed            // 不合格
	isOver              // 超标, 高于上限
	isUnder             // 低于标准, 未超过限额
)

const (
	// boundNoun is what a limit is called where a clause judges by it.
	boundNoun = `(标准值?|要求|规定值?|限值|限额|限速|上限|下限|目标值?|红线|底线|警戒线|合格线|及格线|达标线|指标|定额|预算|控制数|核定数|平均值?|平均水平|计划)`
	// ofBound are words before it that name no other.
	ofBound = `([\p{Han}]{0,8}?)`
	not     = `(?:未能|未|没有|没|不能|不|无|并未|从未|尚未|均未)(?:出现|发生|有)?`
	over    = `(?:超标|超限|超支|超时|超期|超速|超员|超载|超编)`
)

var (
	// whoIs may stand before a verdict: 水质, 判定为.
	whoIs = `^，?` + goesOnWith + `(?:[^，不未没无除其另超低高却但而虽]{0,8}?)`
	// keptUnder says that a limit was kept: 没有超标, 未突破限额.
	keptUnder = pattern.MustCompile(whoIs + not + over + `(?:现象|情况|问题|行为)?$`)
	notOver   = pattern.MustCompile(whoIs + not + `(?:突破|超过|超出|高于)了?` + ofBound + boundNoun + `$`)
	saysOver  = pattern.MustCompile(whoIs + `(?:属|属于|已|均|为)?` + over + `(?:排放|生产|经营|收费|运行|行驶|了)?$`)
	overBound = pattern.MustCompile(whoIs + `(?:突破|超过|超出|高于|超)了?` + ofBound + boundNoun + `$`)
	lowBound  = pattern.MustCompile(whoIs + `(?:低于|少于|小于|短于)了?` + ofBound + boundNoun + `$`)
	unreached = pattern.MustCompile(whoIs + `(?:未能|未|没有|没|不|尚未|还没有)(?:达到|达)(?:不到)?` + ofBound + boundNoun + `$|` + whoIs + `达不到` + ofBound + boundNoun + `$`)
	passes    = pattern.MustCompile(whoIs + `(?:达标|合格|及格|过关|通过审核|通过审批|准予通过|予以批准|获得批准)了?$|` + whoIs + `(?:符合|满足|达到|优于)了?(?:[\p{Han}]{0,8}?)(?:标准|要求|规定|条件|合格线|及格线|达标线|底线|限值|目标|指标)[\p{Han}]{0,2}$|` + whoIs + `(?:控制)?在[\p{Han}]{0,8}?(?:标准|限额|限值|上限|红线|目标|规定|范围|预算|时限)[\p{Han}]{0,2}(?:以内|之内|内)$`)
	fails     = pattern.MustCompile(whoIs + `(?:不|未|没有|没|尚未|未能)(?:达标|合格|及格|过关)了?$|` + whoIs + `(?:不|未|没有|未能|不能)(?:符合|满足)(?:[\p{Han}]{0,8}?)(?:标准|要求|规定|条件)$`)
	// ofAny are words before the name of a limit that any has.
	ofAny = strings.NewReplacer("国家", "", "规定", "", "的", "", "控制", "", "核定", "", "年度", "", "法定", "", "允许", "", "最高", "", "最低", "", "相关", "", "有关", "", "上级", "", "省定", "", "既定", "", "合格", "", "要求", "", "标准", "")
)

// judgedIn is what a clause says of a number beside the limit g.
func judgedIn(text string, g *figure, kind int) judgement {
	switch {
	case keptUnder.MatchString(text):
		return isUnder
	case saysOver.MatchString(text):
		return isOver
	case boundOf(notOver, text, g, kind):
		return isUnder
	case boundOf(unreached, text, g, kind):
		if kind <= 0 {
			return isFailed
		}
		return isUnder
	case boundOf(overBound, text, g, kind):
		return isOver
	case boundOf(lowBound, text, g, kind):
		return isUnder
	case fails.MatchString(text):
		return isFailed
	case passes.MatchString(text):
		return isMet
	}
	return notJudged
}

// boundOf tells whether a clause compares with the limit g, by a name that this may go by.
func boundOf(form *pattern.Pattern, text string, g *figure, kind int) bool {
	m := form.FindStringSubmatch(text)
	if m == nil {
		return false
	}
	if len(m) > 3 && m[2] == "" {
		m = m[2:]
	}
	whose, noun := m[1], m[2]
	label := g.label + headRunes(g.after, 8)
	switch {
	case kind > 0 && containsAny(noun, "上限", "限额", "限值", "限速", "警戒"), kind < 0 && containsAny(noun, "下限", "底线", "合格线", "及格线", "达标线"):
		return false
	case strings.Contains(noun, "平均"), strings.Contains(noun, "计划"), strings.Contains(noun, "预算"):
		return strings.Contains(label, headRunes(noun, 2)) && (ofAny.Replace(whose) == "" || strings.Contains(label, whose))
	}
	rest := ofAny.Replace(whose)
	return rest == "" || strings.Contains(label, rest)
}
