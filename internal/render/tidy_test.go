package render

import "testing"

func TestTidy(t *testing.T) {
	for html, want := range map[string]string{"": "", "a": "a", "\n": "\n", "\n\n\n": "\n", "a\n\nb\n\n\n\nc\n": "a\nb\nc\n", "\n\na": "\na", "a\n\n": "a\n"} {
		in := []byte(html)
		got := tidy(in)
		if string(got) != want {
			t.Errorf("%q is tidied to %q, want %q", html, got, want)
		}
		if len(got) > 0 && &got[0] == &in[0] {
			t.Errorf("%q is tidied in place: the next page would overwrite it", html)
		}
	}
}
