package proof

import (
	"strings"

	"nianbao/internal/pattern"
)

// A clause about all is cut at its word for all: 全县行政村 and 通自来水.

var (
	allWordsForm = pattern.MustCompile(`全部|一律|均|都|百分之百|100%|无一例外|实现全|实现了全|全面|全员|全都|个个|无一遗漏|一个不落地|村村|户户|人人|家家|校校|悉数|全数|尽数|件件|项项|[一1](?:个|户|人|名|家|项|件)(?:不落|不漏|不少)`)
	// eachForm holds the 均 of a mean.
	eachForm  = pattern.MustCompile(`均[衡等值匀势价]|[人亩床]均[^已可有能应无未获达为在超]|(?:平|日|月|年|季)均|[人户场班次亩床车村]均[\p{Han}]{0,8}\d|均(?:约|近|为|超|达)?\d`)
	coverForm = pattern.MustCompile(`实现了?([\p{Han}“”]{2,14}?)(?:的)?全覆盖`)
)

// parted cuts a clause at its word for all into what is so and how it is.
func parted(text string) (subject, predicate string, ok bool) {
	if m := mustBe.FindStringSubmatchIndex(text); m != nil && text[m[2]:m[3]] == text[m[4]:m[5]] {
		return text[:m[0]], "尽" + text[m[4]:m[5]], true
	}
	if m := coverForm.FindStringSubmatchIndex(text); m != nil && m[0] > 0 {
		return text[:m[0]], text[m[2]:m[3]] + "覆盖", true
	}
	at := allWordsForm.FindStringIndex(eachForm.ReplaceAllStringFunc(text, func(s string) string { return strings.ReplaceAll(s, "均", "一") })) // of as many bytes
	if at == nil {
		return "", "", false
	}
	if at[0] == 0 && strings.HasPrefix(text, "全部") {
		return allFirst(text[at[1]:])
	}
	subject, predicate = text[:at[0]], text[at[1]:]
	if strings.HasPrefix(text[at[0]:], "全面") && pairsCount(subject) < 2 {
		return "", "", false // 全面总结: how something is done
	}
	if m := rateOfAll.FindStringSubmatch(subject); m != nil {
		return subject, m[1], true
	}
	hundred := strings.HasPrefix(text[at[0]:], "100%") || strings.HasPrefix(text[at[0]:], "百分之百")
	return subject, predicate, !hundred || hanAhead.MatchString(predicate)
}

// allFirst cuts what stands behind 全部 at its beginning: 全部12台机组并网发电.
func allFirst(text string) (subject, predicate string, ok bool) {
	if at := allWordsForm.FindStringIndex(text); at != nil {
		return text[:at[0]], text[at[1]:], true
	}
	m := countFirst.FindStringIndex(text)
	if m == nil {
		if m := thenSo.FindStringSubmatchIndex(text); m != nil {
			return text[:m[3]], text[m[3]:], true
		}
		return "", text, true
	}
	n := 2
	for k := 4; k > 2; k-- {
		if memberOf[headRunes(text[m[1]:], k)] != nil {
			n = k
			break
		}
	}
	subject = headRunes(text[m[1]:], n)
	return subject, text[m[1]+len(subject):], true
}

// thenSo is a name with what is so of it.
var thenSo = pattern.MustCompile(`^([\p{Han}（）]{2,10}?)(?:已经?|均|都|实现|完成|达到|通过|建成|配备|接入|纳入)`)

var countFirst = pattern.MustCompile(`^的?(?:\d+|[两二三四五六七八九十]+)(?:个|家|所|名|户|条|座|处|件|项|台|部|辆|支|艘|栋|间|套)`)

// mustBe says that all are what they ought to be: 应保尽保.
var mustBe = pattern.MustCompile(`应(\p{Han})尽(\p{Han})`)

// rateOfAll finds the stem of a rate: 覆盖率达到100%.
var rateOfAll = pattern.MustCompile(`([\p{Han}]{2})率(?:已|为|达到|达|均|都|保持|稳定在)*$`)
