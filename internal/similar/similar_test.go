package similar

import "testing"

func TestNearest(t *testing.T) {
	known := []string{"持证人数", "常住人口", "office_area", "title", "标题", "用房达标", "用房达标率"}
	for word, want := range map[string]string{
		"常住人囗": "常住人口", "offce_area": "office_area", "titel": "title", "题": "", "持证数": "持证人数",
		"全不相干": "", "": "",
		"用房达标绿": "用房达标率", // not 用房达标, which is as near
	} {
		if got := Nearest(word, known); got != want {
			t.Errorf("Nearest(%q) is %q, want %q", word, got, want)
		}
	}
}
