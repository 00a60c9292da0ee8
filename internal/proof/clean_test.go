package proof

import (
	"os"
	"path/filepath"
	"testing"
)

// TestClean reads papers whose every figure is right, in the words of many
// offices: a proof-reader that cries at them is switched off.
func TestClean(t *testing.T) {
	files, err := filepath.Glob("testdata/clean/*.txt")
	if err != nil || len(files) < 8 {
		t.Fatalf("found %d clean reports (%v)", len(files), err)
	}
	for _, name := range files {
		raw, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		text := read(name, raw)
		if n := len(Figures(text)); n < 60 {
			t.Errorf("%s has %d figures: too few to prove anything", name, n)
		}
		for _, f := range loud(Check(text, Options{})) {
			t.Errorf("%s:%d: %s %s: %s", filepath.Base(name), f.Place().Line, f.Severity, f.Rule, f.Message)
		}
	}
}
