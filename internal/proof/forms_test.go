package proof

import (
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
	things := rows("v u a b", "招录 人 204{u} 152{u}", "新建 座 204{u} 152{u}", "检查 家 204{u} 152{u}", "完成造林 亩 204{u} 152{u}", "投入 万元 204{u} 152{u}")
	for form := range strings.Lines(string(raw)) {
		form = strings.TrimSpace(form)
		if form == "" || strings.HasPrefix(form, "#") {
			continue
		}
		form, notYet := strings.CutPrefix(form, "?")
		g := slipGrid{t: t}
		g.right(cross(each("sentence", form), things, rows("d p q t", "52{u} 34.2 134.2 1.34")))
		g.wrong(cross(each("sentence", form), things, rows("d p q t", "62{u} 43.2 143.2 1.84")))
		switch {
		case notYet && g.found == g.all:
			t.Errorf("found now, take its ? away: %s", form)
		case !notYet:
			g.mayMiss(0)
		}
	}
}
