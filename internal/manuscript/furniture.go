package manuscript

import (
	"strings"

	"nianbao/internal/pattern"
)

// A piece is prose with its way back to the file.
type piece struct {
	runes []rune
	at    []int32
}

// furnitureLine matches whole lines that belong to the web page and not to the
// speech: paths, page numbers, who posted it, what else to read.
var furnitureLine = pattern.MustCompile(`^\s*(首页\s*[>›»]|当前位置|您(现在)?的位置|页[:：]\s*\[|查看完整版本|推荐访问|(相关|推荐|延伸)(推荐|阅读|文章|链接)|本文(来源|链接|地址)|上一篇|下一篇|责任编辑|文章来源|来源[:：]|浏览(次数|量)|点击(数|量)|阅读(次数|量)|字体[:：]|打印本页|关闭窗口|分享到|版权所有|Copyright|\S{2,20}\s*发表于\s*\d{4})`)

// furniturePhrase matches what sites put around a title.
var furniturePhrase = pattern.MustCompile(`下面是小编为大家整理的|以下是小编[^，,。\n]{0,20}?整理的|[,，]?供大家参考(借鉴)?[。.]?`)

// furniture drops page furniture and a cut-off lead that the text repeats.
func furniture(runes []rune, at []int32) piece {
	var out piece
	lines := splitLines(runes)
	for i, l := range lines {
		text := string(runes[l[0]:l[1]])
		if furnitureLine.MatchString(text) || cutOff(runes, lines, i) {
			out.runes, out.at = append(out.runes, '\n'), append(out.at, at[min(l[0], len(at)-1)])
			continue
		}
		drop := furniturePhrase.FindAllStringIndex(text, -1)
		n := 0
		for j := l[0]; j < min(l[1]+1, len(runes)); j++ {
			if !within(n, drop) {
				out.runes, out.at = append(out.runes, runes[j]), append(out.at, at[j])
			}
			n += len(string(runes[j]))
		}
	}
	return out
}

func splitLines(runes []rune) [][2]int {
	var lines [][2]int
	from := 0
	for i, r := range runes {
		if r == '\n' {
			lines = append(lines, [2]int{from, i})
			from = i + 1
		}
	}
	if from < len(runes) {
		lines = append(lines, [2]int{from, len(runes)})
	}
	return lines
}

func within(n int, drop [][]int) bool {
	for _, d := range drop {
		if d[0] <= n && n < d[1] {
			return true
		}
	}
	return false
}

// cutOff tells whether one of the first lines ends in dots and says only what
// the lines below say again: the abstract that sites put on top.
func cutOff(runes []rune, lines [][2]int, i int) bool {
	if i > 5 {
		return false
	}
	text := strings.TrimSpace(string(runes[lines[i][0]:lines[i][1]]))
	short := strings.TrimRight(text, ".…")
	if short == text || len([]rune(short)) < 20 {
		return false
	}
	tail := []rune(solid(short))
	tail = tail[max(0, len(tail)-15):]
	below := runes[lines[i][1]:min(len(runes), lines[i][1]+20_000)]
	return strings.Contains(solid(string(below)), string(tail))
}

// solid is a text without its spaces.
func solid(s string) string { return strings.Join(strings.Fields(s), "") }
