package proof

import (
	"strings"

	"nianbao/internal/pattern"
)

// restPart names the last part of a whole, which takes in all that is left.
var restPart = pattern.MustCompile(`(?:县|区|镇|本)级?(?:财政)?配套(?:资金)?$|自筹(?:资金)?$|其他|其它|及以[下上]$|^[，、；]?未[\p{Han}]{1,3}$`)

// nameList is a list of names with their number: 县、乡、村三级.
var nameList = pattern.MustCompile(`((?:[\p{Han}]{1,6}、)+[\p{Han}]{1,6}?)(?:两|二|三|四|五|六|[2-6])(?:级|个|类|镇|乡|村|县|区|市|者|方|家)`)

// allNamed tells whether the parts are just the names that the text lists before
// the whole, so that they make all of it: 县、乡、村三级共1560万元，其中县级…乡级…村级….
func allNamed(p *prose, whole *figure, parts []*figure) bool {
	m := nameList.FindStringSubmatch(lastBytes(p.body[p.sentences[whole.sentence].from:whole.Digits], 200))
	if m == nil {
		return false
	}
	names := strings.Split(m[1], "、")
	if len(names) != len(parts) {
		return false
	}
	for n, g := range parts {
		name := []rune(names[n])
		if !strings.Contains(g.label, string(name[len(name)-1:])) && !strings.Contains(g.label, string(name[:1])) {
			return false
		}
	}
	return true
}

// allLevels tells whether the parts are the levels of one grading, of which a
// thing has only one: 国家级1家、省级8家、市级25家.
func allLevels(parts []*figure) bool {
	for _, g := range parts {
		if !oneLevel.MatchString(g.label) {
			return false
		}
	}
	return len(parts) > 1
}

// oneLevel is a level of a grading.
var oneLevel = pattern.MustCompile(`^[，、；]?(?:其中：?)?(?:国家|省|市|县|区|乡|镇|村)级$`)

// denial begins what is said not to be.
var denial = pattern.MustCompile(`(?:没有|尚未|未能|还没|未|没|不)([\p{Han}]{1,2})`)

// noneOf names what is none of a kind.
var noneOf = pattern.MustCompile(`非([\p{Han}]{2,4})`)

// denies tells whether b is said not to be what a is said to be: 已通水的9个，没有通的3个.
func denies(a, b *figure) bool {
	told, other := a.label+headRunes(a.after, 8), b.label+headRunes(b.after, 8)
	if m := noneOf.FindStringSubmatch(other); m != nil && strings.Contains(strings.ReplaceAll(told, "非"+m[1], ""), m[1]) {
		return true // 党员98名，非党员28名
	}
	m := denial.FindStringSubmatch(other)
	return m != nil && !denial.MatchString(told) && strings.Contains(told, headRunes(m[1], 1))
}

// levels share out money: 中央3200万元，省级2150万元.
var levels = pattern.MustCompile(`(?:中央|省|市|县|区|镇)级?(?:财政|资金|配套)?(?:$|，|、|；)`)

// opposite words divide a whole in two.
var oppositePairs = [][2]string{{"男", "女"}, {"城镇", "农村"}, {"城市", "农村"}, {"城镇", "乡村"}, {"公办", "民办"}, {"公立", "民营"}, {"公立", "私立"}, {"公立", "民办"}, {"公立医", "民营医"}, {"公办", "民营"}, {"国有", "民营"}, {"国有", "非国有"}, {"新建", "改建"}, {"合格", "不合格"}, {"达标", "不达标"}, {"专职", "兼职"}, {"在编", "编外"}, {"全日制", "非全日制"}, {"住宿生", "走读生"}, {"寄宿", "走读"}, {"汉族", "少数民族"}, {"室内", "室外"}, {"线上", "线下"}, {"门诊", "住院"}, {"旱地", "水田"}, {"早稻", "晚稻"}, {"赞成", "反对"}, {"已完成", "未完成"}, {"新发现", "复查"}, {"省内", "省外"}, {"县内", "县外"}, {"城区线", "城乡线"}, {"城区", "乡镇"}, {"城区", "农村"}, {"进口", "出口"}, {"进港", "出港"}, {"中文", "外文"}, {"中文", "英文"}, {"成人", "儿童"}, {"纸质", "电子"}, {"内科", "外科"}, {"上半年", "下半年"}, {"1至6月", "7至12月"}, {"1-6月", "7-12月"}, {"1—6月", "7—12月"}, {"批准", "退回"}, {"新打", "修复"}, {"新建", "修复"}, {"通过", "退回"}, {"全职", "兼职"}, {"专职", "兼任"}, {"集中", "分散"}, {"国产", "进口"}, {"国产", "引进"}, {"自有", "租赁"}, {"有偿", "无偿"}, {"在职", "退休"}, {"本地", "外来"}, {"常住", "流动"}, {"人工", "机械"}, {"露天", "室内"}, {"地上", "地下"},
	{"税收", "非税"}, {"本金", "利息"}, {"一般债", "专项债"}, {"县本级", "乡镇级"}, {"市本级", "县级"}, {"中央", "地方"}, {"水路", "公路"}, {"市内", "市外"}, {"境内", "境外"}, {"城镇职工", "城乡居民"}, {"职工医保", "居民医保"}, {"入境", "出境"}, {"珍贵", "一般"}, {"重灾", "轻灾"}, {"规模以上", "规模以下"}, {"新建", "老旧"}, {"新建", "既有"}, {"国内", "境外"}, {"国内", "入境"}, {"本地", "外地"}}

var (
	doneLabel = pattern.MustCompile(`^[，；]?(?:已|现已|目前已|累计已)(?:经)?(?:全部)?(?:完成|办结|整改|化解|销号|解决|审结|立行立改|开工|交付|兑现|拨付)[\p{Han}]{0,4}$`)
	openLabel = pattern.MustCompile(`^[，；]?(?:正在|尚未|未|仍在|还在|待|继续)[\p{Han}]{1,6}$`)
)

// kindly narrows a word to some of what it means: 普惠性民办 are not all of 民办.
var kindly = pattern.MustCompile(`[\p{Han}]{1,3}[性型][\p{Han}]{2}`)

func opposed(a, b *figure) bool {
	if doneLabel.MatchString(a.label) && openLabel.MatchString(b.label) {
		return true
	}
	if denies(a, b) || denies(b, a) {
		return true
	}
	near := func(f *figure) string {
		after, _, _ := strings.Cut(f.after, "、")
		return tailRunes(f.label, 10) + f.Unit + headRunes(after, 4)
	}
	x, y := kindly.ReplaceAllString(near(a), "·"), kindly.ReplaceAllString(near(b), "·")
	for _, pair := range oppositePairs {
		if strings.Contains(x, pair[0]) && strings.Contains(y, pair[1]) && !strings.Contains(x, pair[1]) || strings.Contains(x, pair[1]) && strings.Contains(y, pair[0]) && !strings.Contains(y, pair[1]) {
			return true
		}
	}
	return false
}
