package numeral

import (
	"testing"
	"unicode/utf8"
)

func TestFold(t *testing.T) {
	for _, c := range []struct{ in, fold, text string }{
		{"１２３４．５％", "1234.5%", "1234.5%"},
		{"明珠　社区\u00a0", "明珠社区", "明珠 社区 "},
		{"a\u200bb\ufeff", "ab", "a\u200bb\ufeff"},
		{"（５—６）", "(5—6)", "(5—6)"},
		{"−５〜￥", "-5~¥", "-5~¥"},
		{"一\n二", "一二", "一\n二"},
	} {
		if got := Fold(c.in); got != c.fold {
			t.Errorf("Fold(%q) = %q, want %q", c.in, got, c.fold)
		}
		if got := FoldText(c.in); got != c.text {
			t.Errorf("FoldText(%q) = %q, want %q", c.in, got, c.text)
		}
	}
}

func FuzzFold(f *testing.F) {
	for _, c := range cells {
		f.Add(c.cell)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if once := Fold(s); Fold(once) != once {
			t.Errorf("Fold(%q) = %q, folded again %q", s, once, Fold(once))
		}
		if text := FoldText(s); utf8.RuneCountInString(text) != utf8.RuneCountInString(s) {
			t.Errorf("FoldText(%q) = %q has another number of runes", s, text)
		}
	})
}
