package proof

import (
	"fmt"
	"strings"

	"nianbao/internal/diag"
	"nianbao/internal/pattern"
)

// A term in quotes may count two things: “五多五少”, “四不两直”.

var pairTerm = pattern.MustCompile(`“([一二两三四五六七八九十])([\p{Han}]{1,2}?)([一二两三四五六七八九十])([\p{Han}]{1,2})”[^，。；：“”]{0,14}(?:[，,]?(?:即：?|就是|指的是|是指|分别是|也就是|具体是)|：)`)

// pairLoose is such a pair before a list that nothing leads in: “四不两直”要求，不发通知、….
var pairLoose = pattern.MustCompile(`“([一二两三四五六七八九十])([\p{Han}])([一二两三四五六七八九十])([\p{Han}])”(?:要求|原则|工作法|做法|机制|制度|方式|标准|规定)?，`)

// bothBegin tells whether all items of a list begin with one of two characters.
func bothBegin(list, a, b string) bool {
	items := strings.FieldsFunc(listAfter(list), func(r rune) bool { return r == '、' || r == '，' || r == '；' })
	for _, item := range items {
		if !strings.HasPrefix(item, a) && !strings.HasPrefix(item, b) {
			return false
		}
	}
	return len(items) > 2
}

// judgePair checks terms such as “五多五少” and “三下一转”.
func judgePair(p *prose, r *report, from int, text string, m []int) {
	a, b := smallNumber(text[m[2]:m[3]]), smallNumber(text[m[6]:m[7]])
	first, second := text[m[4]:m[5]], text[m[8]:m[9]]
	list := listAfter(text[m[1]:])
	if a == 0 || b == 0 || openList(list) {
		return
	}
	if n := itemsWith(list, first); n > 1 && n == itemsWith(list, second) && (a == n || b == n) {
		if a != b { // 三管三必须: each item has both
			r.add(claim{diag.Error, fmt.Sprintf("“%s”后面列出%d项，每项都有“%s”和“%s”", text[m[2]:m[9]], n, first, second), fmt.Sprintf("%d+%d项", n, n), fmt.Sprintf("%d+%d项", a, b)}, [2]int{from + m[0], from + m[1] + len(list)})
		}
		return
	}
	x, y := governed(list, first), governed(list, second)
	if countings(list)[a+b] || x == a && y == b || strings.Count(list, first) == a && strings.Count(list, second) == b {
		return
	}
	if x == 0 || y == 0 {
		return
	}
	r.add(claim{diag.Error, fmt.Sprintf("“%s”应列%d项“%s”、%d项“%s”，后面列出%d项和%d项", text[m[2]:m[9]], a, first, b, second, x, y), fmt.Sprintf("%d+%d项", a, b), fmt.Sprintf("%d+%d项", x, y)},
		[2]int{from + m[0], from + m[1] + len(list)})
}

// itemsWith counts the items of a list up to the first comma that have a word.
func itemsWith(list, word string) int {
	head, _, _ := strings.Cut(list, "，")
	n := 0
	for item := range strings.SplitSeq(head, "、") {
		if strings.Contains(item, word) {
			n++
		}
	}
	return n
}

// governed counts how often a word stands in a list, and the items that go on with the
// same verb: 增加水稻26万亩、蔬菜16万亩 are two that 增 governs.
func governed(list, word string) int {
	n, on := 0, false
	for item := range strings.SplitSeq(list, "、") {
		parts := strings.Split(item, "，")
		for k, part := range parts {
			held := strings.Count(part, word)
			if n += held; held == 0 && on && k == 0 && strings.ContainsAny(part, "0123456789") {
				n++
			}
			on = held > 0 || on && k == 0
		}
	}
	return n
}
