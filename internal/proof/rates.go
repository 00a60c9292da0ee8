package proof

import (
	"strings"

	"nianbao/internal/pattern"
)

// A rate is a figure that is told of each of something, of each time, or of both:
// 每村5万元, 每人每月600元, 一套165元, 户均2500元.
type rate struct {
	*figure
	of   string // what it is of each of, by measure and name; "" where the text does not say
	time string // 日, 周, 月, 季, 学期, 年; "" where it is of no time
	mean bool   // an average, so that it is rounded
}

var (
	notRate  = pattern.MustCompile(`可支配收入|纯收入|生产总值|GDP|每隔|每逢|年龄|寿命|每[万百千十\d]|海拔|气温|浓度|不低于|不少于|至少|占[比总全用]`)
	timeWord = pattern.MustCompile(`^个?(天|日|周|月|季|学期|学年|年)度?`)
	perOne   = pattern.MustCompile(`^[，；]?一([套亩斤吨台户张把件棵株头只本份场桌间辆餐顿顶床吨公度支盒箱袋瓶])([^，；]{0,8})$`)
	inOne    = pattern.MustCompile(`一(?:个(月|季度|学期)|(天|周))[^，；年]{0,8}$`)
	evenWord = pattern.MustCompile(`(平|[人户村校班亩店场次车棚头社点园台件套床辆株项期院站所生餐栋幢间张条座企厂县镇乡组笔单例案册吨月日周年季])均`)
	timeMean = pattern.MustCompile(`(?:^|[^\d至到一二三四个])(日|周|月|季度?)平均[\p{Han}]{0,6}$`)
	perField = pattern.MustCompile(`亩产|单产`)
	onePrice = pattern.MustCompile(`(?:单价|均价|采购价|造价|价格|收购价|回收价|销售价|出厂价|标准)(?:为|约|是|达到|达|仅|仅为)?$`)
)

// readRate reads what the words before a figure say it is of each of.
func readRate(f *figure) (rate, bool) {
	r := rate{figure: f}
	label := strings.ReplaceAll(inBrackets.ReplaceAllString(f.label, ""), "平均一个", "平均每个")
	if !plain(f) || !strings.ContainsAny(label, "每均产价一准月日") || notRate.MatchString(label) {
		return r, false
	}
	found := false
	for rest := label; ; {
		_, after, ok := strings.Cut(rest, "每")
		if !ok {
			break
		}
		found, rest = true, after
		if m := timeWord.FindStringSubmatch(after); m != nil {
			r.time = timeName(m[1])
		} else if thing, _, _ := strings.Cut(after, "每"); r.of == "" {
			r.of = headRunes(thing, 8)
		}
	}
	for _, m := range evenWord.FindAllStringSubmatch(label, -1) {
		found, r.mean = true, true
		switch word := m[1]; {
		case word == "平":
		case strings.Contains("月日周年季", word):
			r.time = timeName(word)
		case r.of == "":
			r.of = word
		}
	}
	if strings.Contains(label, "平均住院日") || strings.Contains(label, "平均住院天数") {
		found, r.of, r.mean = true, inHospital, true
	}
	if perField.MatchString(label) {
		found, r.of, r.mean = true, "亩", true
	}
	if m := timeMean.FindStringSubmatch(label); m != nil && r.time == "" {
		found, r.time, r.mean = true, timeName(m[1]), true
	}
	if r.time == "" {
		if m := inOne.FindStringSubmatch(label); m != nil {
			found, r.time = true, timeName(word(m))
		}
	}
	if m := perOne.FindStringSubmatch(label); m != nil && !found {
		found, r.of = true, m[1]+m[2]
	}
	if m := perPeriod.FindStringSubmatch(label); m != nil && r.time == "" && (!found || r.of == "") {
		found, r.time = true, timeName(strings.TrimPrefix(word(m), "个"))
	}
	if r.time == "" && byMonth.MatchString(label) && !notYear.MatchString(label) {
		found, r.time = true, "月"
	}
	return r, found || onePrice.MatchString(label)
}

func timeName(word string) string {
	switch word {
	case "天":
		return "日"
	case "学年":
		return "年"
	case "季度":
		return "季"
	}
	return word
}

// counts tells whether n counts what a rate is of each of: by its measure or its
// name.
func (r rate) counts(n *figure) bool {
	if n.Percent || n.Upper != nil || n.quoted || n.Value.Sign() <= 0 || r.of == "" {
		return false
	}
	if r.of == inHospital {
		return (n.Base == "人次" || n.Base == "人") && strings.Contains(n.label, "出院")
	}
	first := headRunes(r.of, 1)
	thing := strings.TrimLeft(r.of, "个名位家所座处间栋条项支")
	if sameBase(n, r.figure) {
		return namedBy(n, thing) // 每个街道建3个，9个街道
	}
	if n.Unit != "" && strings.HasPrefix(r.of, n.Unit) {
		name := headRunes(strings.TrimLeft(n.after, "的"), 8)
		return n.Unit != "个" || thing == "" || name == "" || strings.Contains(thing, headRunes(name, 1)) || sharedRunes(headRunes(thing, 4), name+tailRunes(n.label, 4)) > 0
	}
	if n.Base == "人次" && first == "人" {
		return true
	}
	if occasions[first] && occasions[n.Base] {
		return true // 每次60人，共办24期
	}
	if first == "次" && n.Base == "人次" || first == "户" && n.Base == "家" {
		return true // 捐赠21万人次，次均60元; 企业86家，户均纳税250万元
	}
	if base, ok := countOf[headRunes(r.of, 2)]; ok && base == n.Base {
		return true
	}
	if base, ok := countOf[first]; ok && base == n.Base {
		return true
	}
	return first == n.Base || namedBy(n, thing)
}

// occasions are measures of what takes place so many times.
var occasions = map[string]bool{"次": true, "期": true, "场": true, "批": true, "轮": true}

// inHospital is whom the days in hospital are of each of: those who have left it.
const inHospital = "出院者"

// possible tells what can be done, which is not what was: 日供水能力3万吨.
var possible = pattern.MustCompile(`能力|设计|额定|最[大高]`)

// timesTold is the time that a total is of, "" where it is of none.
func timesTold(f *figure) string {
	return timeName(word(ofTime.FindStringSubmatch(f.label)))
}

// inBrackets is what stands in brackets inside a label.
var inBrackets = pattern.MustCompile(`（[^（）]{1,20}）`)

// shortThings are names of one character of what is counted with another measure.
var shortThings = map[string]bool{"村": true, "镇": true, "乡": true, "校": true, "户": true, "站": true, "点": true, "班": true, "厂": true, "店": true, "县": true, "区": true, "组": true, "队": true, "馆": true, "库": true}

// thingMeasures are the measures with which such things are counted.
var thingMeasures = map[string]bool{"个": true, "支": true, "座": true, "处": true}

// namedBy tells whether n counts the thing that a label behind 每 begins with:
// two characters, or one and the measure.
func namedBy(n *figure, thing string) bool {
	if short := headRunes(thing, 1); shortThings[short] && strings.Contains(headRunes(onlyHan(strings.TrimLeft(n.after, "的")), 3), short) {
		return true // 227个行政村, 36个教学班
	}
	if short := headRunes(thing, 1); shortThings[short] && len([]rune(onlyHan(thing))) == 1 && thingMeasures[n.Base] && strings.HasSuffix(strings.TrimRight(n.label, "共有约计达"), short) {
		return true // 教学班36个，班均45人
	}
	if noun := headRunes(strings.TrimLeft(n.after, "的"), 2); len([]rune(noun)) == 2 && strings.HasPrefix(thing, noun) {
		return true
	}
	name := headRunes(thing, 2)
	return len([]rune(name)) == 2 && strings.HasSuffix(strings.TrimRight(n.label, "共有约计"), name)
}

// allOfThem ends the label of a sum of all.
var allOfThem = pattern.MustCompile(`(?:共|总计|合计|总共|一共|全部|总)[\p{Han}]{0,8}$`)

// word is the one group of a match that holds something.
func word(m []string) string {
	for _, g := range m[min(1, len(m)):] {
		if g != "" {
			return g
		}
	}
	return ""
}
