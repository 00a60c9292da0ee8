package chart

import (
	"os"
	"regexp"
	"strings"
	"testing"
)

// Each colour of the charts has its counterpart for the dark in the theme, and a
// rule by which the drawn pictures take it.
func TestColoursInTheDark(t *testing.T) {
	text, err := os.ReadFile("../../themes/gov/assets/style.css")
	if err != nil {
		t.Fatal(err)
	}
	style, err := os.ReadFile("style.go")
	if err != nil {
		t.Fatal(err)
	}
	css, seen := string(text), 0
	for _, colour := range regexp.MustCompile(`"#[0-9a-f]{6}"`).FindAllString(string(style), -1) {
		colour = strings.Trim(colour, `"`)
		seen++
		for _, want := range []string{"--on-" + colour[1:] + ": #", `[fill="` + colour + `"] { fill: var(--on-` + colour[1:], `[stroke="` + colour + `"] { stroke: var(--on-`} {
			if !strings.Contains(css, want) {
				t.Errorf("themes/gov/assets/style.css lacks %s", want)
			}
		}
	}
	if seen < 20 {
		t.Errorf("only %d colours were found", seen)
	}
}
