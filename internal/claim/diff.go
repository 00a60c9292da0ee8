package claim

import (
	"fmt"
	"strings"
)

// Diff is a unified diff between a file and what it becomes when lines change in
// place, without lines around them: paragraphs are long. Empty where nothing
// changes.
func Diff(name, before, after string) string {
	a, b := strings.SplitAfter(before, "\n"), strings.SplitAfter(after, "\n")
	var out strings.Builder
	for from := 0; from < len(a); from++ {
		if a[from] == b[from] {
			continue
		}
		to := from
		for to < len(a) && a[to] != b[to] {
			to++
		}
		fmt.Fprintf(&out, "@@ -%[1]s +%[1]s @@\n", span(from, to))
		out.WriteString(signed("-", a[from:to]) + signed("+", b[from:to]))
		from = to
	}
	if out.Len() == 0 {
		return ""
	}
	return fmt.Sprintf("--- %[1]s\n+++ %[1]s\n%[2]s", name, out.String())
}

// span is where lines stand, from 1: "7", "7,2".
func span(from, to int) string {
	if to-from == 1 {
		return fmt.Sprint(from + 1)
	}
	return fmt.Sprintf("%d,%d", from+1, to-from)
}

func signed(sign string, lines []string) string {
	var b strings.Builder
	for _, line := range lines {
		b.WriteString(sign + line)
		if !strings.HasSuffix(line, "\n") {
			b.WriteString("\n\\ No newline at end of file\n")
		}
	}
	return b.String()
}
