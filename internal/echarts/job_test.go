package echarts

import (
	"bytes"
	"testing"
)

// Each field of a job has its part in the key, and none can pose as another.
func TestKey(t *testing.T) {
	base := Job{Option: []byte(`{}`), Width: 10, Height: 20, ID: "a", Title: "b", Desc: "c"}
	if first, again := Key(base), Key(base); first != again || len(first) != 64 {
		t.Errorf("Key is %q and %q, want the same 64 digits", first, again)
	}
	seen := map[string]string{Key(base): "base"}
	for name, change := range map[string]func(*Job){
		"option":  func(j *Job) { j.Option = bytes.TrimSpace([]byte(`{"a":1}`)) },
		"width":   func(j *Job) { j.Width = 11 },
		"height":  func(j *Job) { j.Height = 21 },
		"swapped": func(j *Job) { j.Width, j.Height = 20, 10 },
		"id":      func(j *Job) { j.ID = "ab" },
		"title":   func(j *Job) { j.Title = "bc"; j.Desc = "" },
		"desc":    func(j *Job) { j.Title = ""; j.Desc = "bc" },
		"split":   func(j *Job) { j.ID = "ab"; j.Title = "" },
	} {
		j := base
		change(&j)
		if other, taken := seen[Key(j)]; taken {
			t.Errorf("%s and %s have the same key", name, other)
		}
		seen[Key(j)] = name
	}
}
