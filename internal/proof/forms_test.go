package proof

import (
	"fmt"
	"os"
	"strings"
	"testing"
)

// Every form of testdata/forms.txt is found with a slip and silent without one, whatever was
// done and counted.
func TestForms(t *testing.T) {
	raw, err := os.ReadFile("testdata/forms.txt")
	if err != nil {
		t.Fatal(err)
	}
	forms, open := 0, 0
	for form := range strings.Lines(string(raw)) {
		form = strings.TrimSpace(form)
		if form == "" || strings.HasPrefix(form, "#") {
			continue
		}
		form, notYet := strings.CutPrefix(form, "?")
		forms++
		found := 0
		for _, thing := range [][2]string{{"招录", "人"}, {"新建", "座"}, {"检查", "家"}, {"完成造林", "亩"}, {"投入", "万元"}} {
			words := map[string]string{"v": thing[0], "a": "204" + thing[1], "b": "152" + thing[1], "d": "52" + thing[1], "p": "34.2", "q": "134.2", "t": "1.34"}
			if right := fill(form, words); speaks(right) {
				t.Errorf("a false alarm: %s", right)
			}
			words["d"], words["p"], words["q"], words["t"] = fmt.Sprint(62, thing[1]), "43.2", "143.2", "1.84"
			if speaks(fill(form, words)) {
				found++
			}
		}
		switch {
		case notYet && found == 5:
			t.Errorf("found now, take its ? away: %s", form)
		case notYet:
			open++
		case found < 5:
			t.Errorf("found for %d of 5 things: %s", found, form)
		}
	}
	t.Logf("%d forms, %d not found yet", forms, open)
}

func speaks(text string) bool { return len(Check(Read("a.txt", []byte(text)), Options{})) > 0 }

// fill puts words into the {slots} of a sentence.
func fill(sentence string, words map[string]string) string {
	var pairs []string
	for slot, word := range words {
		pairs = append(pairs, "{"+slot+"}", word)
	}
	return strings.NewReplacer(pairs...).Replace(sentence)
}
