package speech

import (
	"fmt"
	"strconv"
	"strings"

	"nianbao/internal/figure"
	"nianbao/internal/source"
)

// mostDecimals is how many a writer may ask for.
const mostDecimals = 6

// styleOption takes an option that says how numbers are written; ok tells
// whether it is one.
func styleOption(s *figure.Style, key, value string) (complaint string, ok bool) {
	switch key {
	case "千分撇":
		s.Grouping = figure.Commas
	case "千分空":
		s.Grouping = figure.Spaces
	case "不分节":
		s.Grouping = figure.Ungrouped
	case "万", "亿":
		s.Scale = key
	case "原数":
		s.Scale = ""
	case "汉字":
		s.Spelled = true
	case "小数":
		n, err := strconv.Atoi(strings.TrimSuffix(value, "位"))
		if err != nil || n < 0 || n > mostDecimals {
			return fmt.Sprintf("“小数=%s”不是 0 到 %d 的位数", value, mostDecimals), true
		}
		s.Fixed, s.Decimals = true, n
	default:
		return "", false
	}
	return "", true
}

// documentStyle is how all numbers of a document are written, from its front
// matter: numbers = "不分节 | 万 | 小数=1".
func (b *binder) documentStyle(d source.Document) (s figure.Style) {
	for _, option := range strings.Split(widths.Replace(d.Numbers), "|") {
		key, value, _ := strings.Cut(option, "=")
		key, value = strings.TrimSpace(key), strings.TrimSpace(value)
		complaint, ok := styleOption(&s, key, value)
		if !ok && key != "" {
			complaint = fmt.Sprintf("numbers 里不认识“%s”，可以写 千分撇、千分空、不分节、万、亿、小数=N、汉字", key)
		}
		if complaint != "" {
			b.fail("figure-option", d.Place, complaint, "改文件头的 numbers，写法见 docs/speeches.md")
		}
	}
	return s
}
