package render

import "testing"

func TestTidy(t *testing.T) {
	for html, want := range map[string]string{"": "", "a": "a", "\n": "\n", "\n\n\n": "\n", "a\n\nb\n\n\n\nc\n": "a\nb\nc\n", "\n\na": "\na", "a\n\n": "a\n"} {
		if got := tidy([]byte(html)); string(got) != want {
			t.Errorf("%q is tidied to %q, want %q", html, got, want)
		}
	}
}
