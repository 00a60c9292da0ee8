package sample

import (
	"regexp"
	"testing"
)

// A made-up country has as many areas of each level as China, about, and each lies
// in one that is listed.
func TestCountryIsAsLargeAsChina(t *testing.T) {
	p := Province{Communities: 607_000, Years: 1, Whole: "country"}
	var list string
	for name, data := range p.Files() {
		if name == "data/areas.toml" {
			list = string(data)
			break // its workbooks are long in the making
		}
	}
	byDigits, listed := map[int]int{}, map[string]bool{}
	for _, found := range regexp.MustCompile(`(?m)^code = "(\d+)"$`).FindAllStringSubmatch(list, -1) {
		code := found[1]
		if listed[code] {
			t.Fatalf("%s is listed twice", code)
		}
		listed[code] = true
		byDigits[len(code)]++
		if around := map[int]int{4: 2, 6: 4, 9: 6}[len(code)]; around > 0 && !listed[code[:around]] {
			t.Fatalf("%s lies in nothing that is listed", code)
		}
	}
	for digits, want := range map[int]int{2: 31, 4: 333, 6: 2900, 9: 40_000} {
		if byDigits[digits] != want {
			t.Errorf("%d areas with %d digits, want %d", byDigits[digits], digits, want)
		}
	}
}
