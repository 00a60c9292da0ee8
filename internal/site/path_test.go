package site

import (
	"path"
	"regexp"
	"strings"
	"testing"
	"testing/quick"
)

func TestSlug(t *testing.T) {
	for name, want := range map[string]string{
		"2022-tuijinhui":   "2022-tuijinhui",
		"329901001001":     "329901001001",
		"cert_rate":        "cert_rate",
		"2023年推进会讲话":       "2023-nian-tui-jin-hui-jiang-hua",
		"A B／C":            "a-b-c",
		"../../etc/passwd": "etc-passwd",
		"index":            "index-090aa9ab", // the folder's own page
		"CON":              "con-3367e86b",   // a device on Windows
		"……":               "52348e85",
	} {
		if got := slug(name); got != want {
			t.Errorf("slug(%q) is %q, want %q", name, got, want)
		}
	}
}

// Whatever a file or an area is called, its page can be stored and linked.
func TestSlugIsFitForAFile(t *testing.T) {
	fit := regexp.MustCompile(`^[a-z0-9_][a-z0-9_-]{0,99}$|^-?[a-z0-9_-]+$`)
	check := func(name string) bool {
		s := slug(name)
		return fit.MatchString(s) && len(s) <= 100 && slug(s) != "" && !strings.ContainsAny(s, "/\\.")
	}
	if err := quick.Check(check, nil); err != nil {
		t.Error(err)
	}
}

func TestRelative(t *testing.T) {
	for _, c := range []struct{ from, to, want string }{
		{"index.html", "2022/index.html", "2022/index.html"},
		{"2022/index.html", "index.html", "../index.html"},
		{"2022/areas/1.html", "2022/areas/2.html", "2.html"},
		{"2022/areas/1.html", "2021/areas/1.html", "../../2021/areas/1.html"},
		{"2022/areas/s/1.html", "2022/areas/s/index.html", "index.html"},
		{"2022/indicators/a.html", "standards/s.html#clause-1", "../../standards/s.html#clause-1"},
		{"standards/s.html", "standards/s.html#clause-1", "#clause-1"},
		{"2022/index.html", "2022/index.html", "index.html"},
	} {
		got := relative(c.from, c.to)
		if got != c.want {
			t.Errorf("from %s to %s: %q, want %q", c.from, c.to, got, c.want)
		}
		if target, _, _ := strings.Cut(got, "#"); target != "" {
			if back := path.Join(path.Dir(c.from), target); back != strings.Split(c.to, "#")[0] {
				t.Errorf("%q from %s leads to %s", got, c.from, back)
			}
		}
	}
}
