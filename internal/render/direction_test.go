package render

import "testing"

// Signs that turn the direction of a text become one that is seen; all else,
// the quotation marks that begin with the same byte too, stays as it is.
func TestStraight(t *testing.T) {
	for text, want := range map[string]string{
		"“明珠”社区—…  ①":      "“明珠”社区—…  ①",
		"甲\u202e乙":         "甲\uFFFD乙",
		"\u2066a\u2069":    "\uFFFDa\uFFFD",
		"\u061c\u200e\xe2": "\uFFFD\uFFFD\xe2",
		"":                 "",
	} {
		if got := string(straight([]byte(text))); got != want {
			t.Errorf("%q becomes %q, want %q", text, got, want)
		}
	}
	if got := string(straightFile("a.docx", []byte("\u202e"))); got != "\u202e" {
		t.Errorf("a file that is no text becomes %q", got)
	}
}
