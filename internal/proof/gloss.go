package proof

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"nianbao/internal/diag"
	"nianbao/internal/manuscript"
	"nianbao/internal/pattern"
)

// A number of things with their names behind it: 四项服务：…, 三家医院（…）, 两轮排查，第一轮….

var glossForm = pattern.MustCompile(`([二两三四五六七八九十]|[2-9]|1\d)` + glossUnits + `([\p{Han}]{0,10})(?:，?(?:即：?|分别是|分别为|也就是|它们是)|：|(?:问题|特点|原因|方面|重点|关键|环节|措施|任务|阶段|短板|原则|抓手|要素|专班|窗口|工序)是)`)

const glossUnits = `(?:个|项|种|类|条|大|家|所|名|级|步|件|座|点|门|处|方面|张|支|块|道|场|轮|位|部|档)`

// glossed checks 四项服务：a、b、c、d。 in one sentence without other figures.
func glossed(p *prose, r *report, i int) {
	s := p.sentences[i]
	text := p.body[s.from:s.to]
	m := glossForm.FindStringSubmatchIndex(text)
	if m == nil || manuscript.Numbered(text[m[1]:]) || strings.HasSuffix(text[:m[0]], "“") || strings.HasSuffix(text[:m[0]], "第") || strings.HasSuffix(text[:m[0]], "十") {
		return
	}
	n, list := smallNumber(text[m[2]:m[3]]), listAfter(text[m[1]:])
	if names := quotedNames.FindString(list); names != "" {
		if k := strings.Count(names, "“"); k != n && n > 1 && !openList(headRunes(list[len(names):], 2)) {
			sayGloss(r, n, k, names, [2]int{s.from + m[0], s.from + m[1] + len(names)})
		}
		return
	}
	if head, rest, cut := strings.Cut(list, "，"); cut && strings.Count(head, "、") > 1 && !strings.ContainsAny(rest, "、；") && !strings.HasSuffix(text[:m[1]], "：") {
		list = head // 新改建三条公路，即甲路、乙路、丙路，总里程46公里
	}
	if k := alikeParts(list, text[m[4]:m[5]]); k > 1 {
		if k != n {
			sayGloss(r, n, k, list, [2]int{s.from + m[0], s.from + m[1] + len(list)})
		}
		return
	}
	if before, _ := utf8.DecodeLastRuneInString(text[:m[0]]); n < 2 || isDigit(before) || before == '.' || strings.ContainsRune("一二三四五六七八九十百千", before) || strings.ContainsAny(list, "：“”") {
		return
	}
	if strings.Contains(list, "，") || strings.Contains(list, "；") || openList(list) || strings.Count(list, "、") < 1 || utf8.RuneCountInString(list) > 120 || inlineItem.MatchString(list) {
		return
	}
	if countings(list)[n] {
		return
	}
	found := strings.Count(list, "、") + 1 + min(1, len(lastAnd.FindAllString(list, -1)))
	sayGloss(r, n, found, list, [2]int{s.from + m[0], s.from + m[1] + len(list)})
}

func sayGloss(r *report, n, k int, list string, where [2]int) {
	r.add(claim{diag.Error, fmt.Sprintf("前面说%d项，后面列出%d项：%s", n, k, headRunes(list, 40)), fmt.Sprintf("%d项", n), fmt.Sprintf("%d项", k)}, where)
}

// quotedNames is a list of names in quotes: “银发调解队”“巧手维修队”和“青年普法队”.
var quotedNames = pattern.MustCompile(`^(?:“[^“”]{1,30}”(?:、|和|及|以及|与)?){2,}`)

// alikeParts counts the parts of a list that semicolons part, where each begins with the word
// that is counted (三个坚持：坚持…；坚持…) or all with a title of one length (建网点，…；强监管，…), or where they are short
// and hold no list of their own.
func alikeParts(list, key string) int {
	parts := strings.Split(strings.TrimRight(list, "；"), "；")
	if len(parts) < 3 || openList(list) || strings.ContainsAny(list, "：“”") {
		return 0
	}
	if titled(parts) {
		return len(parts)
	}
	word, short := tailRunes(key, 2), true
	if utf8.RuneCountInString(word) < 2 {
		return 0
	}
	begins := true
	for _, part := range parts {
		if m := inlineItem.FindStringIndex(part); m != nil && m[0] == 0 {
			return 0
		}
		begins = begins && strings.HasPrefix(part, word)
		short = short && !strings.ContainsAny(part, "，、") && utf8.RuneCountInString(part) > 3
	}
	if !begins && !short {
		return 0
	}
	return len(parts)
}

var (
	bracketForm = pattern.MustCompile(`([二两三四五六七八九十]|[2-9]|1\d)` + glossUnits + `[\p{Han}“”]{0,10}(（|，包括)([\p{Han}]{1,14}(?:、[\p{Han}]{1,14}){1,12})(）|$|，|；)`)
	// partly begins brackets that list no names, or not all of them.
	partly = pattern.MustCompile(`^(?:含|除|不含|详见|以|其中|见|如|指|主要|包括|具体|不|按|均|占|由|共|另|附)|等|包括|除外|的|(?:^|、)(?:\p{Han}|街道|园区|社区|管委会|开发区|办事处|农场|林场|部门|单位|企业|集团|院校|高校|中心|机构|处室|科室|分局|直属\p{Han}+)(?:、|$)`)
)

// bracketed checks 三家医院（县医院、中医院、妇幼保健院） and 三类人员，包括…; the latter may be told in part,
// so that only more than told is too many.
func bracketed(p *prose, r *report, i int) {
	s := p.sentences[i]
	text := p.body[s.from:s.to]
	for _, m := range bracketForm.FindAllStringSubmatchIndex(text, 4) {
		n, list, head := smallNumber(text[m[2]:m[3]]), text[m[6]:m[7]], text[:m[0]]
		k, closing := andItems(list), text[m[8]:m[9]]
		inBrackets := text[m[4]:m[5]] == "（"
		if last, _ := utf8.DecodeLastRuneInString(head); isDigit(last) || strings.ContainsRune("第“十百千万.前后", last) && head != "" || inBrackets != (closing == "）") {
			continue
		}
		if n > 1 && k != n && n <= 2*k && (inBrackets || k > n) && !countings(list)[n] && !partly.MatchString(list) && shortItems(list) && !strings.ContainsAny(list, "一二两三四五六七八九十") && !(k < n && oneKind.MatchString(text[m[3]:m[4]])) {
			sayGloss(r, n, k, list, [2]int{s.from + m[0], s.from + m[7]})
		}
	}
}

// oneKind are things of which a bracket may tell where they are, or which sorts there are.
var oneKind = pattern.MustCompile(`^(?:个(?:点|项目|村|社区|岗位|学位|品种|课程|监测点|小区|地块|站点|网点|系列)|处|座|条|场|所|名|支|张)`)

var ordinalForm = pattern.MustCompile(`(?:^|[^第前后首这一二三四五六七八九十百\d])([两二三四五六七八九]|[2-9])个?(轮|批|期|阶段|步|档|标段|梯队|组|季度)(?:[^次级数]|$)`)

// titled tells whether each part begins with a title, all of one length: 强监管，查处违规案件27起.
func titled(parts []string) bool {
	size := 0
	for _, part := range parts {
		title, _, more := strings.Cut(part, "，")
		n := utf8.RuneCountInString(title)
		if !more || n < 3 || n > 8 || size > 0 && n != size || onlyHan(title) != title {
			return false
		}
		size = n
	}
	return true
}

// wholeRow goes on with all of them: 分三步走：第一步….
var wholeRow = pattern.MustCompile(`^(?:走|进行|推进|实施|开展|治理)?：第一`)

// ordinals checks 开展两轮排查，第一轮…，第二轮…，第三轮…: none is past the number told.
func ordinals(p *prose, r *report, i int) {
	s := p.sentences[i]
	text := p.body[s.from:s.to]
	m := ordinalForm.FindStringSubmatchIndex(text)
	if m == nil {
		return
	}
	n, unit := smallNumber(text[m[2]:m[3]]), text[m[4]:m[5]]
	rest := text[m[5]:]
	if !strings.Contains(rest, "第一"+unit) && !strings.Contains(rest, "第1"+unit) {
		return
	}
	last, at := 0, [2]int{}
	for k, word := range []string{"一", "二", "三", "四", "五", "六", "七", "八", "九", "十"} {
		name := "第" + word + unit
		if found := strings.Index(rest, name); found >= 0 && k == last {
			last, at = k+1, [2]int{s.from + m[5] + found, s.from + m[5] + found + len(name)}
		}
	}
	if last > n || last > 1 && last < n && wholeRow.MatchString(rest) {
		r.add(claim{diag.Error, fmt.Sprintf("前面说%s%s，后面却数到第%d%s；请核对数目", text[m[2]:m[3]], unit, last, unit), fmt.Sprintf("%d", last), text[m[2]:m[3]]}, [2]int{s.from + m[2], s.from + m[5]}, at)
	}
}
