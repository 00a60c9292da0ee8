package stat

import "strings"

// scales are the powers of ten that stand before a Chinese unit.
var scales = []struct {
	prefix string
	factor int64
}{{"亿", 1e8}, {"千万", 1e7}, {"百万", 1e6}, {"万", 1e4}, {"千", 1e3}}

// spellings bring the ways to write a unit together; units that count the same
// kind of thing are one.
var spellings = map[string]string{
	"平方米": "㎡", "平米": "㎡", "平方": "㎡", "m2": "㎡", "m²": "㎡", "M2": "㎡",
	"名": "人", "位": "人", "家": "个", "处": "个", "所": "个", "支": "个", "座": "个", "项": "个", "块": "个", "间": "个",
	"周岁": "岁", "次": "人次", "人民币元": "元", "台套": "台", "台(套)": "台",
}

// perWords stand beside the span of time in 元/人·年.
var perWords = strings.NewReplacer("每", "", "·", "", "人", "")

// Factor returns by what a number in one unit is multiplied to be in another:
// 万元 to 元 is 10000, 元/年 to 元/月 is 1/12. It is false where the two do not
// measure the same.
func Factor(from, to string) (Quantity, bool) {
	a, abase, aper := unit(from)
	b, bbase, bper := unit(to)
	if abase != bbase {
		return Quantity{}, false
	}
	factor := a.Per(b)
	switch {
	case aper == bper || aper == "" || bper == "":
		return factor, true
	case aper == "年" && bper == "月":
		return factor.Per(Int(12)), true
	case aper == "月" && bper == "年":
		return factor.Mul(Int(12)), true
	}
	return Quantity{}, false
}

// unit splits 万元/年 into 10000, 元 and 年.
func unit(s string) (scale Quantity, base, per string) {
	base, per, _ = strings.Cut(strings.TrimSpace(s), "/")
	per = perWords.Replace(per)
	scale = Int(1)
	for _, p := range scales {
		if rest, ok := strings.CutPrefix(base, p.prefix); ok && rest != "" {
			scale, base = Int(p.factor), rest
			break
		}
	}
	if same, ok := spellings[base]; ok {
		base = same
	}
	return scale, base, per
}

// BaseUnit is a unit without the power of ten before it: 元 for 万元.
func BaseUnit(s string) string {
	_, base, per := unit(s)
	if per == "" {
		return base
	}
	return base + "/" + per
}
