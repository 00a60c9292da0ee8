package proof

import (
	"fmt"
	"strings"

	"nianbao/internal/diag"
	"nianbao/internal/pattern"
)

// What was counted in words is taken up with its number: 办成四件实事：…. 这四件实事件件有着落.

var (
	takenBack = pattern.MustCompile(`(?:这|上述|以上)([二两三四五六七八九十])(件|项|个|条|大|类|种|支|张)([\p{Han}]{2})`)
	toldFirst = pattern.MustCompile(`([一二两三四五六七八九十])(件|项|个|条|大|类|种|支|张)([\p{Han}]{2})`)
	// ofSomeBefore tells that no more than some of them are meant, or others.
	ofSomeBefore = pattern.MustCompile(`其中|前[两二三四五六]|后[两二三四五六]|除|另|又|再|新增|尤其|特别|其他|其余|重点是|关键是`)
)

// backCount checks such a number against the only one that was told before in the paragraph.
func backCount(p *prose, r *report, i int) {
	s := p.sentences[i]
	text := p.sentenceText(i)
	if !containsAny(text, "这", "上述", "以上") {
		return
	}
	for _, m := range takenBack.FindAllStringSubmatchIndex(text, -1) {
		begin := s.from
		for k := i - 1; k >= max(0, i-6) && p.sentences[k].paragraph == s.paragraph; k-- {
			begin = p.sentences[k].from
		}
		before := p.body[begin : s.from+m[0]]
		n, what := smallNumber(text[m[2]:m[3]]), text[m[4]:m[7]]
		told, at := onlyTold(before, what)
		if told < 2 || told == n || ofSomeBefore.MatchString(before) || p.listOf(before, n) {
			continue
		}
		first := p.body[begin+at[0] : begin+at[1]]
		r.add(claim{diag.Error, fmt.Sprintf("前面说“%s”，这里说“%s”；请核对", first, text[m[0]:m[1]]), first, text[m[2]:m[7]]}, [2]int{begin + at[0], begin + at[1]}, [2]int{s.from + m[0], s.from + m[1]})
	}
}

// onlyTold is the number with which a text tells what is counted, where it tells one alone.
func onlyTold(text, what string) (told int, at []int) {
	for _, m := range toldFirst.FindAllStringSubmatchIndex(text, -1) {
		if text[m[4]:m[7]] != what || strings.HasSuffix(text[:m[0]], "第") || strings.HasSuffix(text[:m[0]], "十") {
			continue
		}
		if n := smallNumber(text[m[2]:m[3]]); told > 0 && n != told {
			return 0, nil
		} else {
			told, at = n, m
		}
	}
	return told, at
}

// listOf tells whether the last sentence of a text lists so many.
func (p *prose) listOf(text string, n int) bool {
	last := text[strings.LastIndexAny(strings.TrimRight(text, "。"), "。")+1:]
	return strings.Count(last, "、")+1 == n
}
