package proof

import (
	"strconv"
	"strings"

	"nianbao/internal/pattern"
)

// An exception may be of another matter than a statement about all: of another kind, batch or
// time, or be the one that the statement names itself.

// otherKind tells whether what e speaks of is another kind of what u does: of the other
// of two opposites, of another batch, or of other hours.
func (u universalClaim) otherKind(p *prose, sameSentence bool, text, context string) bool {
	for _, pair := range oppositePairs {
		for _, way := range [][2]string{pair, {pair[1], pair[0]}} {
			if strings.Contains(u.subject, way[0]) && !strings.Contains(u.subject, way[1]) && strings.Contains(context, way[1]) && !strings.Contains(way[0], way[1]) && way[1] != "不合格" && way[1] != "不达标" && (strings.Contains(way[1], way[0]) || !strings.Contains(context, way[0])) {
				return true
			}
		}
	}
	if m := ownNoun.FindStringSubmatch(text); m != nil && sameSentence && !strings.Contains(u.subject, headRunes(m[1], 2)) && strings.Contains(u.subject, m[2]) {
		return true // 危化品企业…全覆盖，工贸企业还有32家没有建立
	}
	if name := placeIn(u.subject); name != "" && !strings.Contains(context, name) {
		return true // of one place that is named
	}
	about := p.body[u.from:u.to]
	for _, kind := range kinds {
		if mine, theirs := ofKind(kind, about), ofKind(kind, context); mine != "" && theirs != "" && mine != theirs && !strings.Contains(context, mine) {
			return true
		}
	}
	if a, b := word(letterOf.FindStringSubmatch(u.subject)), word(letterOf.FindStringSubmatch(context)); a != "" && b != "" && a != b {
		return true
	}
	if a, m := word(batch.FindStringSubmatch(u.subject)), batch.FindStringSubmatch(context); m != nil && a != m[1] && (a != "" || m[1] != "一" && !strings.HasSuffix(m[0], u.noun(2))) {
		return true
	}
	return hours.MatchString(text) && !hours.MatchString(u.subject+u.says) && !allDay.MatchString(p.body[u.from:u.to])
}

// placeIn is the first town or county that a text names, "" where it names none.
func placeIn(text string) string {
	for _, m := range placeName.FindAllStringSubmatch(text, 4) {
		if !strings.ContainsAny(m[1], "各全我本个城乡集建地省超门上有的是该两三四五六七八九十中小大") {
			return m[0]
		}
	}
	return ""
}

var placeName = pattern.MustCompile(`(\p{Han}{2})(?:市|县|镇|乡|街道)`)

// ownNoun is what a clause is about where it says so before it counts.
var ownNoun = pattern.MustCompile(`^[，；但而其]*([\p{Han}]{2,8}?([\p{Han}]{2}))(?:中|里)?(?:还|仍|尚|只|仅)?有`)

// ofKind is the first word of a kind in a text, "" where it has none.
func ofKind(kind []string, text string) string {
	for _, w := range kind {
		if strings.Contains(text, w) {
			return w
		}
	}
	return ""
}

var (
	// batch numbers what comes one after the other.
	batch = pattern.MustCompile(`第?([一二三四五六])(?:批次|批|期|轮|阶段|标段)`)
	// letterOf names one of several kinds by a letter.
	letterOf = pattern.MustCompile(`([A-Z甲乙丙丁])(?:类|级|型|等)`)
	// hours say when, and so of what part of it, something is not so.
	allDay = pattern.MustCompile(`24小时|全天|全年|全时`)
	hours  = pattern.MustCompile(`夜间|周末|节假日|寒暑假|汛期|冬季|夏季|雨季|旱季|午间|高峰`)
)

// setAside tells whether e is the exception that u names: 除港口街道外均建成…；港口街道至今未建.
func (u universalClaim) setAside(text, context string) bool {
	if u.aside == "" {
		return false
	}
	named := strings.ReplaceAll(u.subject, subjects.ReplaceAllString(u.aside, "·"), "·")
	if sharedBeside(u.aside, context, named) > 0 || containsAny(text, "这", "上述", "该") {
		return true
	}
	for _, number := range plainNumber.FindAllString(u.aside, 3) {
		for _, other := range plainNumber.FindAllString(context, 8) {
			if number == other || smallNumber(number) > 0 && smallNumber(number) == smallNumber(other) {
				return true
			}
		}
	}
	return false
}

// sharedBeside is how many pairs of characters a and b share that c has not.
func sharedBeside(a, b, c string) int {
	n := 0
	for pair := range pairs(a) {
		if strings.Contains(b, pair) && !strings.Contains(c, pair) {
			n++
		}
	}
	return n
}

// otherTime tells whether the exception speaks of another year than u.
func (u universalClaim) otherTime(p *prose, e shortfall) bool {
	told, now := p.yearTold(u.sentence, u.to), p.yearTold(e.sentence, e.to)
	if e.sentence != u.sentence && !thisOrLast.MatchString(u.clause) && thenOnly.MatchString(p.sentenceText(e.sentence)) && !containsAny(p.body[p.sentences[e.sentence].from:e.to], "目前", "至今", "现在", "如今") {
		return true // 去年此时，仍有3个
	}
	if s := p.sentences[e.sentence]; e.sentence != u.sentence && (backThen.MatchString(p.body[s.from:e.from]) || sinceMended.MatchString(p.body[e.to:s.to])) {
		return true // 去年检查时，3所尚未接入，现已全部整改
	}
	if thisOrLast.MatchString(p.body[e.from:e.to]) && !strings.Contains(p.body[e.from:e.to], "今年") && told == "" {
		return true
	}
	return told != now && told != "" && now != ""
}

var (
	// backThen begins what was so before, sinceMended tells that it is no longer.
	backThen    = pattern.MustCompile(`^(?:去年|上年|往年|此前|前年|上次|首次|第一次)[^，。；\d]{0,10}，`)
	sinceMended = pattern.MustCompile(`^[，；](?:目前|现在|现|经整改|随后|后)?(?:均|都)?已(?:经)?(?:全部|均|都)?(?:整改|完成|解决|补齐|到位|接入|纠正|安装|建立)`)
)

// yearTold is the year that a sentence tells up to the end of a clause, as it stands or
// reckoned from that of the text where that is known; "" where it tells none.
func (p *prose) yearTold(i, to int) string {
	text := p.body[p.sentences[i].from:to]
	if m := fourDigits.FindString(text); m != "" {
		return m
	}
	m := thisOrLast.FindString(text)
	if m != "" && p.year > 0 {
		return strconv.Itoa(p.told + shift[m])
	}
	return m
}

// thenOnly begins a sentence with a time that is past.
var thenOnly = pattern.MustCompile(`^(?:而|但|到|在)*(?:去年|上年|前年|上一年|一年前|两年前|三年前|年初|上半年)(?:此时|同期|同时|年底|底|年末|末|年初|初|\d{1,2}月份?)*时?，`)

// elsewhere tells of others than those that a text speaks for.
var elsewhere = pattern.MustCompile(`邻[县市区镇乡村]|兄弟[县市区镇乡]|周边[县市区镇乡地]|相邻|外[县市省地]|有的地方|一些地方|其他[县市区镇乡省]|全国`)

// thisOrLast finds a year told by its relation to that of the text.
var thisOrLast = pattern.MustCompile(`今年|去年|上年|前年`)

// plainNumber finds digits.
var plainNumber = pattern.MustCompile(`\d+|[一二两三四五六七八九十]+`)
