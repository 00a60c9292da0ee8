package build_test

import (
	"bytes"
	"fmt"
	"maps"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"nianbao/internal/build"
	"nianbao/internal/check"
	"nianbao/internal/diag"
	"nianbao/internal/figure"
	"nianbao/internal/source"
	"nianbao/internal/speech"
	"nianbao/internal/stat"
)

// formsText asks for what the office can draw and say; it is made of the first
// lines, so that the text itself tells nothing of those that are moved.
func formsText(t *testing.T) string {
	t.Helper()
	var problems diag.List
	m := build.Metrics(project(t, villages()), &problems)
	if m == nil {
		t.Fatal(problems.Sorted())
	}
	w := figure.New(m)
	var b strings.Builder
	b.WriteString("+++\ntitle = \"各种图\"\nstatus = \"定稿\"\ndate = 2023-01-12\nyear = 2022\n+++\n")
	asked := map[check.Shape]int{}
	for _, i := range w.Metrics.Data.Indicators {
		for _, area := range append([]stat.Area{w.Metrics.Data.Whole}, w.Metrics.Data.Areas(stat.Subdistrict, 2022)...) {
			for _, need := range check.Shapes {
				if need.Lacks(i) != "" || w.Answer(figure.Ask{Shape: need.Shape, Indicator: i, Area: area, Year: 2022}).Empty() {
					continue
				}
				asked[need.Shape]++
				fmt.Fprintf(&b, "\n```chart\nindicator = %q\nform = %q\narea = %q\n```\n", i.ID, need.Word, area.Code)
			}
		}
	}
	for _, need := range check.Shapes {
		if asked[need.Shape] < 3 {
			t.Errorf("“%s” is asked for %d times", need.Word, asked[need.Shape])
		}
	}
	n := 0
	for _, text := range spoken(w) {
		fmt.Fprintf(&b, "\n{{%s}}\n", text)
		n++
	}
	if n < 500 {
		t.Errorf("only %d numbers are asked for", n)
	}
	return b.String()
}

// spoken are the bound figures that the office can say.
func spoken(w *figure.Writer) (out []string) {
	d := w.Metrics.Data
	for _, i := range d.Indicators {
		for _, area := range append(append([]stat.Area{d.Whole}, d.Areas(stat.Subdistrict, 2022)...), d.Communities(d.Whole, 2022)[:3]...) {
			for _, form := range speech.Forms() {
				inside := fmt.Sprintf("%s | 地区=%s | %s", i.ID, area.Code, form)
				if form == "档" {
					inside += "=5—20"
				} else if form == "" {
					inside = strings.TrimSuffix(inside, " | ")
				}
				if _, _, ok := speech.Speak(w, source.Document{Year: 2022}, inside); ok {
					out = append(out, inside)
				}
			}
		}
	}
	return out
}

// Whatever form a picture or a sentence has: hidden numbers that are moved about
// under the totals that are shown change no byte of the public site, its tables,
// descriptions, downloads and search data among it.
func TestEveryFormTellsNoSmallNumber(t *testing.T) {
	lines, dice := villages(), rand.New(rand.NewPCG(3, 4))
	text := formsText(t)
	site := func(lines []line, e build.Edition) map[string][]byte {
		fsys := project(t, lines)
		fsys["content/speeches/forms.md"] = &fstest.MapFile{Data: []byte(text)}
		return builtOf(t, fsys, e)
	}
	was, hidden := site(lines, public), hiddenIn(t, lines)
	moved := 0
	for try := 0; moved < 6 && try < 3000; try++ {
		other := slices.Clone(lines)
		for range 1 + dice.IntN(4) {
			move(dice, other, hidden)
		}
		if slices.Equal(lines, other) || !maps.Equal(hidden, hiddenIn(t, other)) {
			continue
		}
		moved++
		now := site(other, public)
		for _, name := range differing(was, now) {
			t.Errorf("%s changes%s", name, firstChange(was[name], now[name]))
		}
		if t.Failed() {
			t.Fatalf("%v\nare as good as\n%v", lines, other)
		}
	}
	if moved < 6 {
		t.Errorf("hidden numbers were moved in %d ways only", moved)
	}
}

// firstChange shows where two texts part.
func firstChange(a, b []byte) string {
	n := 0
	for n < min(len(a), len(b)) && a[n] == b[n] {
		n++
	}
	cut := func(s []byte) []byte { return bytes.ToValidUTF8(s[max(0, n-200):min(len(s), n+100)], nil) }
	return fmt.Sprintf(":\n%s\n%s", cut(a), cut(b))
}
