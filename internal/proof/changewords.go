package proof

import (
	"strings"

	"nianbao/internal/pattern"
)

// changeWord ends the label of an amount of change: 增收, 减支, 比上年增加.
var changeWord = pattern.MustCompile(`(?:增加|增长|增收|增支|增产|增值|净增|新增|增|减少|减收|减支|减产|减|多收|少收|多|少|上升|下降|提高|降低|升|降|涨|跌)了?(?:约|近|超过)?$`)

// improved ends with a word of growing that counts what was made better: 改造提升2.1万亩.
var improved = pattern.MustCompile(`(?:改造|整治|优化|品质|提档|改建|修缮)(?:提升|升级)了?(?:约|近)?$`)

func isChange(f *figure) bool { return f.change }

const (
	upWords   = `增加|增长|提高|上升|扩大|增至|升至|提升|发展|攀升|跃升|上涨|涨|增|升|扩|猛增|扩展|拓展|延长|激增|新增|多`
	downWords = `减少|下降|降低|降至|减至|降|减|压缩|压减|缩短|缩减|回落|下调|下滑|缩小|精简|压降|减轻|少`
)

var (
	toward    = pattern.MustCompile(`(` + upWords + `|` + downWords + `|调整|调|变)(?:到了|到|至|为|成)(?:现在|目前|今年|去年|当前|全年|现|如今|20\d\d年|[一二三四五六七八九十]季度|[上下]半年|月底|年底|年末|每[年月人天亩户]|每人每月|人均|户均)?(?:末|底)?的?$`)
	upward    = pattern.MustCompile(`^(?:偏[高多大长]|净?增|净?多|新增|激增|猛增|高|超|推迟|延|上|提[高升]|扩|拓|涨|升|发展|攀|跃)`)
	downward  = pattern.MustCompile(`^(?:偏[低少小短]|净?减|净?少|低|节|提前|下|降|缩|压|回|精简)`)
	fromWord  = pattern.MustCompile(`(?:从|由)[^，；从由]{0,40}$`)
	byWord    = pattern.MustCompile(`(净增加?|净减少?|增[产收支值]|减[产收支]|多[产收蓄]|少[产收]|` + upWords + `|` + downWords + `|提速|提前|翻了?)(?:了|出|幅度|幅|率)?(?:为|达到|达|约|近|超过)?$`)
	lastYear  = pattern.MustCompile(`去年|上年|上一年|前年|同期|20\d\d年|上季|上月|原来|年初|过去|此前|期初|基期`)
	compares  = pattern.MustCompile(`(?:比|较|与|同|和)(?:[^，；]{0,24})$`)
	otherBase = pattern.MustCompile(`其中|环比|复合|年化|平均|比\d|两年|年均|年平均|平均每|平均增|累计`)
)

// up and down tell the direction of a word such as 净增加 or 少完成.
func up(word string) bool { return upward.MatchString(word) }

func down(word string) bool { return downward.MatchString(word) }

// overlapOther tells whether the label of the amount names a new subject.
func overlapOther(label, word string) bool {
	return len([]rune(subjectOf(label, word))) > 6
}

// subjectOf is what an amount of change is of, "" where it goes on with the
// subject before it.
func subjectOf(label, word string) string {
	rest := strings.Trim(strings.TrimSuffix(label, word), "，；、 ")
	return fillers.ReplaceAllString(rest, "")
}

// fillers are words that name no new subject before an amount of change.
var fillers = pattern.MustCompile(`同比|比上年|比去年|较上年|较去年|同期|净|共|年均|累计|分别|一年|五年|三年|实际|上年|去年|两者|数量|规模|总量|人数|面积|即|也就是|足足|整整|大幅|又|相当于|降幅|增幅|均|比|较|仅仅|仅|只|也|已`)

// onlyChange is the word of direction of words that are nothing but a change, "" for others.
func onlyChange(words string) string {
	m := byWord.FindStringSubmatch(words)
	if m == nil || m[0] != words || strings.HasSuffix(m[1], "至") || m[1] == "新增" {
		return ""
	}
	return m[1]
}

// moreDone ends with how much more or less was done: 今年多接待1.9万人次.
var moreDone = pattern.MustCompile(`(?:^|[，；年月期])[多少][招接办完收投发销售产救][\p{Han}]{0,2}$`)

var (
	// moved ends the words of a change, with the verb that it goes with: 多招, 少报了, 增幅为.
	moved = pattern.MustCompile(`(多|少|增|减)([\p{Han}]{1,3}?)了?(?:约|近)?$`)
	// beforeChange may stand before the words of a change.
	beforeChange = pattern.MustCompile(`^[，；（]?(?:(?:占比|比重|比例|份额|数量|总量|规模)|按现价计算)?(?:今年|同比|环比|平均|每[天日周月季年亩])*(?:(?:比|较|与|同)?(?:` + before + `|同期)|[\p{Han}\d]{0,6}(?:比|较|与)(?:[一二三四]季度|[上下]半年|\d{1,2}月(?:份)?|(?:19|20)\d\d年|[\p{Han}]{2,4}[前后]))?(?:同期|末|底|年末)?(?:相比)?，?` +
		`(?:环比|[一二两三四五六七八九十\d]{1,2}年(?:来|间|中)?)?(?:共|又|累计|总共|合计|实际|净|则|整整|足足|大幅|分别|仅|只|也|还)*`)
)

// changeOf is the word of direction of a figure that is nothing but a change, "" for others.
func changeOf(p *prose, c *figure) string {
	if word := changeNamed(c, c.label); word != "" {
		return word
	}
	if c.Base == "倍" && timesThen.MatchString(c.label) {
		return "是"
	}
	rest := beforeChange.ReplaceAllString(c.label, "")
	if c.Upper != nil || c.quoted || c.target || strings.HasPrefix(rest, "的") {
		return ""
	}
	if m := moved.FindStringSubmatch(rest); m != nil && m[0] == rest && (rest != c.label || sharedRunes(m[2], p.body[p.sentences[c.sentence].from:c.from]) == len([]rune(m[2]))) {
		return m[1]
	}
	return ""
}

// changeNamed is the word of direction of a label that says nothing but by how much something
// changed.
func changeNamed(c *figure, label string) string {
	rest := beforeChange.ReplaceAllString(label, "")
	if c.Upper != nil || c.quoted || c.target {
		return ""
	}
	return onlyChange(rest)
}
