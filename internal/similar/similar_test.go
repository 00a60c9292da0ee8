package similar

import "testing"

func TestNearest(t *testing.T) {
	known := []string{"持证人数", "常住人口", "office_area", "title", "标题"}
	for word, want := range map[string]string{
		"常住人囗": "常住人口", "offce_area": "office_area", "titel": "title", "题": "", "持证数": "持证人数",
		"全不相干": "", "": "",
	} {
		if got := Nearest(word, known); got != want {
			t.Errorf("Nearest(%q) is %q, want %q", word, got, want)
		}
	}
}
