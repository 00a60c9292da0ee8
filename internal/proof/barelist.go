package proof

import (
	"strings"
	"unicode/utf8"

	"nianbao/internal/pattern"
)

// A list of names with its number behind it and nothing around it: 网信、公安、住建三个部门. Names
// may hide two, so that it speaks only where each is too short for that, or where there
// are more of them than told.

var (
	bareList = pattern.MustCompile(`(?:^|[，；：。”）（的了])((?:[\p{Han}]{1,14}、){1,9}[\p{Han}]{1,14}?)(?:这|共)?“?(两|三|四|五|六|七|八|九|[2-9])(?:级|个|大|件|支|方面|者|项|类|种|家|门|所|条|科|方|名|位|省|市|县|区|镇|乡|村|校|街道|部门|季度|季|块|环节|座|道)`)
	// openList may go on, but no further than its number: 种粮大户、家庭农场等三类主体.
	openSumForm = pattern.MustCompile(`(?:^|[，；：。”）（的了])((?:[\p{Han}]{2,14}、){2,9}[\p{Han}]{2,14}?)等(?:这)?(两|三|四|五|六|七|八|九|[2-9])([个大件支方项类种家门所条名位部块座道][\p{Han}]{0,6})`)
	notNames    = pattern.MustCompile(`的|在|对|围绕|通过|按照|开展|推进|实施|加强|建立|完成|抓好|包括|由|为|把|将|等|以及|从|是|有|要|到|上|其中|当中|之中`)
)

// bare checks lists with their number behind them.
func bare(p *prose, r *report, from int, text string) {
	for _, m := range bareList.FindAllStringSubmatchIndex(text, -1) {
		list, n := text[m[2]:m[3]], smallNumber(text[m[4]:m[5]])
		if toldOfEach.MatchString(list) || quotedBefore.MatchString(text[:m[2]]) {
			continue // 示范园、示范区、示范县分别增加2个; 上线率、“三线”录取率、成绩三项
		}
		list = namesOnly(list)
		if k := pairItems(list); k > 0 && k != n && strings.HasPrefix(text[m[5]:], "个关系") {
			judgeClosed(p, r, from, m, k, false, text[m[4]:m[5]])
			continue
		}
		if k := andItems(list); n > 2*k-1 || k < n && goesOnBefore(text[:m[2]]) {
			continue // 城区、镇区、农村六个点; 青山、河口，大岭、石桥四个乡镇
		}
		if strings.Count(list, "、") > 2 && strings.Count(list, "、")+1 > n && !countings(list)[n] && shortItems(list) && !mixedList.MatchString(list) && n > 2 {
			judgeClosed(p, r, from, m, andItems(list), false, text[m[4]:m[5]])
			continue
		}
		if !notNames.MatchString(list) && !countings(list)[n] && tasks.MatchString(text[m[5]:]) && shortItems(list) {
			judgeClosed(p, r, from, m, andItems(list), false, text[m[4]:m[5]])
			continue
		}
		if !notNames.MatchString(list) && !countings(list)[n] && (strings.Count(list, "、")+1 > n || evenItems(list)) && !strings.HasSuffix(list, "第") {
			judgeClosed(p, r, from, m, strings.Count(list, "、")+1, false, text[m[4]:m[5]])
		}
	}
}

// quotedBefore ends in a piece of a list that quotes begin.
var quotedBefore = pattern.MustCompile(`、“[^“”]*”$`)

// toldOfEach makes a number behind a list one of each of its items.
var toldOfEach = pattern.MustCompile(`(?:分别|各|均|都)[\p{Han}]{0,5}$`)

// openSum checks lists that 等 ends: they name no more than are counted.
func openSum(p *prose, r *report, from int, text string) {
	for _, m := range openSumForm.FindAllStringSubmatchIndex(text, -1) {
		list, n := namesOnly(text[m[2]:m[3]]), smallNumber(text[m[4]:m[5]])
		if k := andItems(list); k > n && tasks.MatchString(text[m[5]:]) && shortItems(list) && !notNames.MatchString(list) && !goesOnBefore(text[:m[2]]) && !strings.ContainsAny(list, "一二两三四五六七八九十") && !manyMore.MatchString(text[m[6]:m[7]]) {
			judgeClosed(p, r, from, m, k, false, text[m[4]:m[5]])
		}
	}
}

// manyMore says that more are meant.
var manyMore = pattern.MustCompile(`以上|余|多`)

// mixedList holds what is no list of names.
var mixedList = pattern.MustCompile(`的|等|以及|其中|包括|围绕|按照|开展|对`)

// goesOnBefore tells whether a list began before the comma that ends a text.
func goesOnBefore(head string) bool {
	head, comma := strings.CutSuffix(head, "，")
	n := strings.LastIndex(head, "、")
	return comma && n > strings.LastIndex(head, "，") && !strings.ContainsAny(head[n:], "一二两三四五六七八九十0123456789")
}

// tasks are what a list names one by one, never several under one name:
// 农业、工业、服务业三个专班. 城区、镇区、农村六个点 may be.
var tasks = pattern.MustCompile(`^(?:件(?:大事|实事|事|要事)|个(?:方面|环节|领域|专项组|工作组|专班|小组|重点|关键|部门|行业|板块|要素|阶段|步骤|专题|专项|窗口|层面|维度|节点|渠道|课题|品牌|科目|系列|专场|模块|行动|到位|关口|转变|类别|档次|等级|季节)|项(?:专项|活动|工作|任务|制度|机制|措施|重点|行动|工程|内容|服务|指标|政策|改革|举措|职责|职能|业务|目标|要求|权力|保险|补贴)|大(?:体系|行动|工程|任务|产业|板块|领域|攻坚战|保卫战|战役|关系)|支队伍|位(?:同志|专家|代表|老师|委员|教授|干部)|名(?:同志|专家|代表|委员|干部)|方面|类[^别型]|种(?:模式|方式|形式|类型|途径|渠道|方法)|条(?:措施|举措|路径|渠道|途径|底线|红线|主线)|门(?:课程|学科)|道(?:工序|程序|关口|防线|关)|块(?:牌子|短板|内容)|部门|家(?:单位|部门|企业)|个?(?:乡镇|镇街|街镇|镇|街道|单位|区县|县区|县市|县|园区|乡|监管所|派出所|分局|科室|股室)|方力量|座|大(?:文化)?品牌)`)

// andItems counts the items of a list in which 和 joins the last two.
func andItems(list string) int {
	return strings.Count(lastJoint.ReplaceAllString(list, "、$1"), "、") + 1
}

var lastJoint = pattern.MustCompile(`(?:以及|和|与|及)([\p{Han}]{2,6})$`)

// pairItems counts the items of a list of which each is a pair: 发展与保护、当前与长远.
func pairItems(list string) int {
	n := 0
	for item := range strings.SplitSeq(list, "、") {
		if strings.Count(item, "与")+strings.Count(item, "和") != 1 {
			return 0
		}
		n++
	}
	return n
}

// shortItems tells whether no item is long enough to hide two.
func shortItems(list string) bool {
	for item := range strings.SplitSeq(lastJoint.ReplaceAllString(list, "、$1"), "、") {
		if n := utf8.RuneCountInString(item); n > 10 || strings.ContainsAny(item, "和与及") {
			return false
		}
	}
	return true
}

// leadVerb may stand before the first item of a list.
var leadVerb = pattern.MustCompile(`^(?:由|在|对|从|整合|联合|会同|新建|打造|完善|设置|推出|初步|基本|已经|已|逐步|重点|着力|扎实|统筹|突出|今年|全年|继续|坚决|全力|深入|必须|始终|需要|[全我本][县区市镇乡校局院村]|要|共|分别|成功)*(?:` + leadVerbs + `)*了?`)

// leadWords go before the verb that leads a list in: 补助对象包括, 检查分为.
var leadWords = pattern.MustCompile(`^\p{Han}{2,10}?(?:划分为|分为|包括|涵盖|涉及|分设|下设|设有|建设|建立健全|出台|推出|了)`)

// namesOnly is a list without the words that lead it in.
func namesOnly(list string) string {
	first, _, _ := strings.Cut(list, "、")
	if m := leadWords.FindStringIndex(first); m != nil && m[1] < len(first) {
		list = list[m[1]:]
	}
	return leadVerb.ReplaceAllString(list, "")
}

const leadVerbs = `划分为|划分成|分为|划为|实行|构建|建立健全|建立|形成|组织开展|组织实施|举办|健全|完善|推动|抓好|做好|设立|组建|成立|分设|下设|设有|设|抓实|办理|打好|打赢|处理好|统筹好|聚焦|围绕|推进|加强|突出|落实|完成|强化|实施|开展|抓|办好|防范|帮扶|扶持|检查|包括|涉及|涵盖|出台|推广|开设|建设|考核|打造|创建|制定|探索|总结|培育`

// evenItems tells whether all items are about as long as each other, so that
// none hides two.
func evenItems(list string) bool {
	shortest, longest := 100, 0
	for item := range strings.SplitSeq(list, "、") {
		n := utf8.RuneCountInString(item)
		shortest, longest = min(shortest, n), max(longest, n)
	}
	return longest <= 4 && longest-shortest <= 1
}
