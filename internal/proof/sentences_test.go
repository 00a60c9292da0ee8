package proof

import (
	"os"
	"strings"
	"testing"

	"nianbao/internal/diag"
)

// A sample is one line of the development set.
type sample struct {
	line       int
	rule, text string
}

func samples(t *testing.T, name string) []sample {
	t.Helper()
	raw, err := os.ReadFile("testdata/" + name)
	if err != nil {
		t.Fatal(err)
	}
	var out []sample
	for n, line := range strings.Split(string(raw), "\n") {
		if rule, text, ok := strings.Cut(line, "|"); ok && !strings.HasPrefix(line, "#") {
			out = append(out, sample{n + 1, rule, strings.ReplaceAll(text, "⏎", "\n")})
		}
	}
	return out
}

// A score counts how a set was read. A sentence with an error is hit when any
// rule speaks with a warning or more, named when the rule that was meant does.
type score struct{ errors, hit, named, right, false int }

func scoreOf(t *testing.T, name string, tell bool) score {
	var s score
	for _, c := range samples(t, name) {
		found := loud(Check(Read("a.txt", []byte(c.text)), Options{}))
		if c.rule == "-" {
			s.right++
			if len(found) > 0 {
				s.false++
				t.Logf("%s:%d: false alarm %s: %s", name, c.line, found[0].Rule, found[0].Message)
			}
			continue
		}
		s.errors++
		if len(found) > 0 {
			s.hit++
		} else if tell {
			t.Logf("%s:%d: missed %s: %s", name, c.line, c.rule, c.text)
		}
		named := false
		for _, f := range found {
			named = named || f.Rule == c.rule
		}
		if named {
			s.named++
		} else if tell && len(found) > 0 {
			t.Logf("%s:%d: %s spoke instead of %s: %s", name, c.line, found[0].Rule, c.rule, found[0].Message)
		}
	}
	return s
}

func loud(found []Finding) []Finding {
	var out []Finding
	for _, f := range found {
		if f.Severity != diag.Info {
			out = append(out, f)
		}
	}
	return out
}
