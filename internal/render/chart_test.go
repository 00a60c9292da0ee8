package render

import (
	"encoding/json"
	"strings"
	"testing"
)

// The script of a page's options is one call with plain data in it, whatever the
// names hold, also where a line separator would end a string of older scripts.
func TestOptionsScript(t *testing.T) {
	names := map[string]string{"a-1": "甲</script>\u2028乙\u2029\"丙\\", "b-2": "丁"}
	var o options
	for _, id := range []string{"a-1", "b-2", "a-1"} { // as when a page is printed anew
		text, err := json.Marshal(map[string]string{"name": names[id]})
		if err != nil {
			t.Fatal(err)
		}
		o.add("2022/index.html", id, []byte(strings.NewReplacer(`\u2028`, "\u2028", `\u2029`, "\u2029", `\u003c`, "<", `\u003e`, ">").Replace(string(text))))
	}
	o.add("2021/index.html", "c-3", []byte("{}"))
	script := string(optionsScript(o.take("2022/index.html")))
	if strings.ContainsAny(script, "\u2028\u2029") {
		t.Errorf("a line ends inside a string: %q", script)
	}
	data, called := strings.CutPrefix(strings.TrimSuffix(strings.TrimSpace(script), ");"), "nianbaoCharts(")
	var got map[string]struct{ Name string }
	if err := json.Unmarshal([]byte(data), &got); err != nil || !called || len(got) != 2 {
		t.Fatalf("%v: %s", err, script)
	}
	for id, want := range names {
		if got[id].Name != want {
			t.Errorf("%s is %q, want %q", id, got[id].Name, want)
		}
	}
	if left := o.take("2022/index.html"); left != nil {
		t.Errorf("a page that was printed keeps %v", left)
	}
}

func TestOptionsLieBesideThePages(t *testing.T) {
	for page, want := range map[string]string{
		"index.html":                     "charts/index.js",
		"2022/indicators/cert_rate.html": "../../charts/2022/indicators/cert_rate.js",
	} {
		if got := (drawing{page: page, keep: &options{}}).Options(); got != want {
			t.Errorf("%s asks for %s, want %s", page, got, want)
		}
	}
}
