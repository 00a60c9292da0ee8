package numeral

import (
	"strings"

	"nianbao/internal/pattern"
)

// Marks that lead to a note, before or behind what they are about.
var (
	footnote = pattern.MustCompile(`(?:[①-⑳*※†#△▲☆★]|[\[〔【]注?\d{1,2}[\]〕】]|\(注[\d一二三四五六七八九十①-⑳]{0,2}\)|注\d{1,2}|注[①-⑳])+$`)
	marked   = pattern.MustCompile(`^(?:[①-⑳*※†#△▲☆★]|[\[〔【]注?\d{1,2}[\]〕】]|\(注\d{0,2}\))+`)
)

// Unmarked is a folded text without the marks that lead to notes: 是① is 是. What is
// nothing but marks stays.
func Unmarked(s string) string {
	s = Fold(s)
	if bare := strings.TrimSuffix(s, footnote.FindString(s)); bare != "" {
		s = bare
	}
	if bare := strings.TrimPrefix(s, marked.FindString(s)); bare != "" {
		s = bare
	}
	return s
}

// cutFootnote takes the marks off a number.
func (r *Reading) cutFootnote(s string) string {
	bare := Unmarked(s)
	if bare != s {
		before, after, _ := strings.Cut(s, bare)
		r.note("去掉了脚注记号" + before + after)
	}
	return bare
}
