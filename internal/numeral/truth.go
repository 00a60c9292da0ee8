package numeral

import "strings"

var truths = indexTruths()

// indexTruths holds the folded, upper-case answers people give.
func indexTruths() map[string]bool {
	index := map[string]bool{}
	for _, word := range []string{
		"是", "是的", "有", "已", "已有", "已建", "已完成", "对", "√", "✓", "✔", "☑", "对勾", "勾", "打勾", "1", "Y", "YES", "T", "TRUE",
	} {
		index[word] = true
	}
	for _, word := range []string{
		"否", "不是", "无", "没有", "没", "未", "未有", "未建", "未完成", "不", "错", "×", "✕", "✖", "✗", "✘", "X", "叉", "0", "N", "NO", "F", "FALSE",
	} {
		index[word] = false
	}
	return index
}

// Truth reads an answer to a yes-or-no question: 是 有 √ 1 Y 已, 否 无 × 0 N 未 and
// their variants. ok is false for anything else, blank cells and dashes
// included: not answering is not a no.
func Truth(s string) (yes, ok bool) {
	if len(s) > maxCell {
		return false, false
	}
	yes, ok = truths[strings.ToUpper(Fold(s))]
	return yes, ok
}
