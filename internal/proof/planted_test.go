package proof

import (
	"os"
	"path/filepath"
	"regexp"
	"testing"
)

// choice is «wrong|right»: a place of a document that is wrong in one reading
// of the test and right in the other.
var choice = regexp.MustCompile(`«([^|»]*)\|([^»]*)»`)

// TestPlanted reads whole documents twice: as they should be, when the
// proof-reader has to be silent, and with errors in them, which it has to find
// and nothing else.
func TestPlanted(t *testing.T) {
	files, err := filepath.Glob("testdata/planted/*")
	if err != nil || len(files) == 0 {
		t.Fatalf("no documents (%v)", err)
	}
	planted, hit := 0, 0
	for _, name := range files {
		raw, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		text := Read(name, choice.ReplaceAll(raw, []byte("$2")))
		for _, f := range loud(Check(text, Options{})) {
			t.Errorf("%s:%d: right, but %s %s: %s", filepath.Base(name), f.Place().Line, f.Severity, f.Rule, f.Message)
		}
		n, h := scorePlanted(t, name, string(raw))
		planted, hit = planted+n, hit+h
	}
	if hit < planted-1 {
		t.Errorf("%d of %d planted errors found, want all but one", hit, planted)
	}
	t.Logf("%d of %d planted errors found in %d documents", hit, planted, len(files))
}

// scorePlanted reads a document with its errors in it.
func scorePlanted(t *testing.T, name, raw string) (planted, hit int) {
	text, marks := plant(raw)
	found := loud(Check(Read(name, []byte(text)), Options{}))
	meant := make([]bool, len(found))
	for _, mark := range marks {
		ok := false
		for k, f := range found {
			if touches(f, mark) {
				ok, meant[k] = true, true
			}
		}
		if planted++; ok {
			hit++
		} else {
			t.Logf("%s: missed %s at %d", filepath.Base(name), mark.Text, mark.Offset)
		}
	}
	for k, f := range found {
		if !meant[k] {
			t.Errorf("%s:%d: beside the errors, %s: %s", filepath.Base(name), f.Place().Line, f.Rule, f.Message)
		}
	}
	return planted, hit
}

// plant takes the wrong one of every choice and says where it stands.
func plant(raw string) (string, []quote) {
	text, last := "", 0
	var marks []quote
	for _, m := range choice.FindAllStringSubmatchIndex(raw, -1) {
		text += raw[last:m[0]]
		wrong := raw[m[2]:m[3]]
		marks = append(marks, quote{wrong, len([]rune(text))})
		text, last = text+wrong, m[1]
	}
	return text + raw[last:], marks
}
