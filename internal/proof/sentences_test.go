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
	name       string // of the file that it would stand in: a.txt, or what stands behind the rule
	mark       quote  // what a finding must touch; the whole text where nothing is marked
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
			out = append(out, sampleOf(n+1, rule, strings.ReplaceAll(text, "⏎", "\n")))
		}
	}
	return out
}

// sampleOf takes out the «» around what is wrong, and the kind of file behind
// the rule (share.md).
func sampleOf(line int, rule, text string) sample {
	rule, kind, named := strings.Cut(rule, ".")
	if !named {
		kind = "txt"
	}
	s := sample{line: line, rule: rule, name: "a." + kind, text: text, mark: quote{text, 0}}
	before, rest, marked := strings.Cut(text, "«")
	if marked {
		wrong, after, _ := strings.Cut(rest, "»")
		s.text, s.mark = before+wrong+after, quote{wrong, len([]rune(before))}
	}
	return s
}

// A score counts how a set was read. A sentence with an error is hit when any
// rule speaks with a warning or more, named when the rule that was meant does.
// False are findings in right sentences, and those beside the mark in wrong ones.
type score struct{ errors, hit, named, right, false int }

func scoreOf(t *testing.T, name string, tell bool) score {
	var s score
	for _, c := range samples(t, name) {
		found := loud(Check(read(c.name, []byte(c.text)), Options{}))
		if c.rule == "-" {
			s.right++
			if len(found) > 0 {
				s.false++
				t.Logf("%s:%d: false alarm %s: %s", name, c.line, found[0].Rule, found[0].Message)
			}
			continue
		}
		s.errors++
		s.count(t, name, c, found, tell)
	}
	return s
}

// count counts the findings in a sentence that has an error.
func (s *score) count(t *testing.T, name string, c sample, found []Finding, tell bool) {
	hit, named := false, false
	for _, f := range found {
		if !touches(f, c.mark) {
			s.false++
			t.Logf("%s:%d: false alarm %s beside the mark: %s", name, c.line, f.Rule, f.Message)
			continue
		}
		hit, named = true, named || f.Rule == c.rule
	}
	if hit {
		s.hit++
	} else if tell {
		t.Logf("%s:%d: missed %s: %s", name, c.line, c.rule, c.text)
	}
	if named {
		s.named++
	} else if tell && hit {
		t.Logf("%s:%d: %s spoke instead of %s: %s", name, c.line, found[0].Rule, c.rule, found[0].Message)
	}
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
