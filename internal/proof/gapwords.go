package proof

import (
	"strings"

	"nianbao/internal/pattern"
)

// The words that tell of what lies between two figures, and those that only look like them.

// mayTellGap are the characters of which a label has one at least that tells of a gap.
const mayTellGap = "足提延期比较余剩下偏未尚结盈净顺逆高低贵宜短缺少核审差空多超出欠节省亏赚快慢早晚长宽重轻大小赔存压还仍远近深浅厚薄强弱现眼目如未调"

// gapWord is the word by which a figure tells what lies between two others, with what it
// counts for; "" where there is none.
func (p *prose) gapWord(f *figure) (word string, points int) {
	if !strings.ContainsAny(f.label, mayTellGap) && !strings.ContainsAny(headRunes(f.after, 4), "缺未没") {
		return "", 0
	}
	if m := leftWord.FindString(gradedWord.ReplaceAllString(lastBytes(f.label, 90), "·")); m != "" {
		return m, sure
	}
	terms := termsBefore(p, f)
	still := stillWord.FindString(f.label)
	switch {
	case len(terms) == 2 && bareGapWord(f) && facing(terms[0], terms[1]):
		return f.label, sure
	case saved.MatchString(f.label) && plannedAndActual(terms):
		return saved.FindString(f.label), sure
	case f.Base == "个百分点" && (still == "" || !lackBehind.MatchString(f.after)):
		return "", 0
	case yetWord.MatchString(f.label) && (plannedAndDone(terms) || lacking.MatchString(f.label)):
		return yetWord.FindString(f.label), sure
	case still != "" && lackBehind.MatchString(f.after), still != "" && undone.MatchString(f.after) && plannedAndDone(terms):
		return still, sure
	case still != "" && undone.MatchString(f.after):
		return "", 0
	case notDone.MatchString(f.label) && oppositeOf(f, terms) != "":
		return oppositeOf(f, terms), sure
	}
	return weakGap(f)
}

// noGap tells whether a figure with such a word is told against something else than the
// two before it.
func (p *prose) noGap(f *figure, word string) bool {
	switch before := strings.TrimSuffix(f.label, word); {
	case strings.Contains(word, "偏") && strings.ContainsAny(f.label, "较比"): // than what the text does not tell
	case !kindOfDifference(f), f.target && !containsAny(word, "缺", "差", "剩") && !lackBehind.MatchString(f.after):
	case carried.MatchString(before) && !strings.HasPrefix(word, "未"):
	case strings.Contains(f.label, "追加") && !strings.Contains(f.label, "后"): // beyond what was planned
	case gapMoves.MatchString(p.clauseText(f)), strings.Contains(f.label, "其中"), aimed.MatchString(p.body[f.from:f.Start]):
	case strings.HasPrefix(word, "结余") && !ofThisYear.MatchString(before):
	default:
		return false
	}
	return true
}

// sizedThings are names that begin with a word of size: 副高级职称, 大学, 小区.
var sizedThings = pattern.MustCompile(`增长|高(?:级|中|校|标准|新|技能|龄|层|速|铁|职|血|素质|温|考|科技|质量|端|压|水平)|大(?:学|型|病|棚|户|中|专|队|气|会|厅|桥|道|数据|额|宗|田|豆|米)|小(?:学|区|微|型|组|麦|额|车|时|城|流域|水|店|作坊)|长(?:期|度|效|江|途|线|者)|重(?:点|大|度|残|型|症|病|要|建)|轻(?:度|微|症|型|伤)|多(?:种|项|元|功能|层|数|媒体)|少(?:年|数|先|儿|管)|早(?:期|稻|教|市)|晚(?:稻|报|会)|深(?:度|井|加工)|空(?:调|气|巢|间)|快(?:递|速|餐|件|检)|强(?:度|制)|低(?:保|收入|压|龄|年级|碳|效)|远(?:程|郊)|近(?:期|年|海)|超(?:市|标|限|龄)|余(?:热|额|名|人|家|户|个)|剩余|宽带|薄弱|厚度|亏损`)

// weakGap is a word that may tell of a gap, with what it counts for.
func weakGap(f *figure) (string, int) {
	if m := moreOrLess.FindString(sizedThings.ReplaceAllString(lastBytes(f.label, 40), "·")); m != "" && !yearOnYear.MatchString(f.label) && !strings.Contains(f.label, "最") {
		return m, 2
	}
	if m := absentBehind.FindString(f.after); m != "" && len([]rune(onlyHan(f.label))) <= 2 {
		return "缺", 2
	}
	return "", 0
}

var leftWord = pattern.MustCompile(`(?:(?:比|较)(?:预算|计划|任务|目标|核定|概算|估算|批复|控制价|编制|标准|定额|合同)[\p{Han}]{0,6}(?:节约|节省|节支|超支|超|少|多|低|高|减少|增加|压减)|余下|剩下|还剩下|未完成|未整改|未办结|未化解|未到位|尚未|结欠|盈余|净流入|净流出|净迁入|净迁出|顺差|逆差|高出|短少|缺少|核减|核增|审减|调增|调减|还缺|尚缺|缺席|缺勤|未到|仍缺|缺口|缺[水电粮煤油气]|欠账|缺编|空编|空缺|缺额|还差|尚差|仍差|空岗|缺岗|漏[\p{Han}]{1,2}|少了|多了|多出|少收|相差|差距|差额|差|还剩|尚余|结余|剩余|节余|净增|净增加|净减少|净减|净收入|净收益|净得|净盈利|收大于支|支大于收|还有缺口|短缺|富余|超编|超出|偏高|偏低|偏多|偏少|尚欠|还欠)(?:了|为|是|达|达到|有|共|合计|一共|约|近)*(?:[\p{Han}]{0,5})$`)

// gradedWord holds the 差 of a grade, which is no difference.
var gradedWord = pattern.MustCompile(`较差|很差|最差|[优良中、]差|差[等评班生]`)

// yetWord is what may or must still be done of a whole: 尚可蓄水, 还需发放.
var yetWord = pattern.MustCompile(`(?:尚|还)(?:可|需)[\p{Han}]{0,4}$`)

// notDone is what has not been done of a whole: 年末未结案件378件.
var notDone = pattern.MustCompile(`未(\p{Han}{1,2})[\p{Han}]{0,6}$`)

// oppositeOf is the word that f has not been done, where the second of two terms tells
// how many have been; "" else.
func oppositeOf(f *figure, terms []*figure) string {
	m := notDone.FindStringSubmatch(f.label)
	if len(terms) != 2 || !planned.MatchString(terms[0].label) || sharedRunes(m[1], terms[1].label) == 0 || strings.Contains(f.label, "其中") {
		return ""
	}
	return m[0]
}

// lackBehind names a lack behind its number: 尚有19名的缺口.
var lackBehind = pattern.MustCompile(`^的?(?:余量|余地|富余|欠账|缺口|空缺|差距|差额|空编|结余|余额)`)

// undone stands behind what is left of a task: 尚有25公里未完成.
var undone = pattern.MustCompile(`^[^，；]{0,8}(?:未|没有|没|待)`)

// saved is what was not spent of a plan.
var saved = pattern.MustCompile(`(?:节约|节省|节支|压减|核减|超支|超出|节余|提前|缩短|延期|超期|少用|多用|少花|多花|少支出|多支出)(?:工期|资金|投资|经费|费用|成本|财政资金)?(?:了|达|约)?$`)

func plannedAndActual(terms []*figure) bool {
	return len(terms) == 2 && plannedSum.MatchString(terms[0].label) && actualSum.MatchString(terms[1].label)
}

// plannedAndDone tells whether the terms are what was to be done and what is.
func plannedAndDone(terms []*figure) bool {
	n := len(terms)
	return (n == 2 || n == 3) && planned.MatchString(terms[0].label) && carry.MatchString(terms[n-1].label) && (n == 2 || strings.Contains(terms[n-1].label, "累计"))
}

// carried marks a balance that goes on from years before (累计结余105万元), and
// words that only end like one (补差).
var carried = pattern.MustCompile(`(?:累计|历年|滚存|上年|往年|年初|年末|期末|结转|补)$`)

// gapMoves marks how a gap changed, which is no gap: 差距比上年缩小200元.
var gapMoves = pattern.MustCompile(`(?:差距|差额|价差|缺口|相差)[^，；]{0,24}(?:缩小|扩大|收窄|拉大|减少|增加)`)

// aimed marks a lack that is measured against a share: 离30%的目标还缺10人.
var aimed = pattern.MustCompile(`[离距按照][^，。；]*%[^，。；]*$`)

// ofThisYear may stand before 结余 where it is income less spending; 债券结余 is
// a name.
var ofThisYear = pattern.MustCompile(`^[，；、]?(?:收支相抵|相抵|当期|当年|本年|全年|本期|年终|收支|净|尚|还|实现|有|后|，)*$`)

func kindOfDifference(f *figure) bool {
	return f.Base != "" && f.Base != "倍" && !f.quoted && !(f.Percent && strings.Contains(f.label, "缺"))
}

var (
	// moreOrLess says how two things differ: 便宜了, 多卖, 大了.
	moreOrLess = pattern.MustCompile(`(?:多|少|高|低|短|贵|便宜|省|亏|赚|超|快|慢|早|晚|长|宽|重|轻|大|小|赔|余|剩|远|近|深|浅|厚|薄|强|弱|空)(?:[\p{Han}]{0,3}?)(?:了|出|出来|有|着)?$|(?:还得|还要|还需|尚需)[\p{Han}]{0,4}$|(?:现在|眼下|目前|如今)[\p{Han}]{0,6}有$|(?:还有|现存|尚存|结存|库存)$`)
	// absentBehind says that f did not come, or was not done.
	absentBehind = pattern.MustCompile(`^(?:[\p{Han}]{0,2})(?:缺考|缺席|未到|没到|没来|没有[\p{Han}]|没[\p{Han}]|未[\p{Han}])`)
)

var (
	planned = pattern.MustCompile(`计划|任务|应|共|需|总|目标|全长|下达|安排|列入|排查|涉及|确定|收到|受理`)
	carry   = pattern.MustCompile(`已|完成|建成|实际|目前|累计|办结|整改|到位|化解`)
)

var (
	plannedSum = pattern.MustCompile(`预计|预估|标底|限价|底价|计划|预算|概算|估算|控制价|合同|送审|批复|原定`)
	actualSum  = pattern.MustCompile(`实际|决算|结算|中标|审定|实支|支出|成交`)
)
