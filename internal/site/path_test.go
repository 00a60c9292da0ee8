package site

import (
	"fmt"
	"path"
	"regexp"
	"strings"
	"testing"

	"nianbao/internal/stat"
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

// No folder of a country gets crowded: streets lie by province, city and county.
// Where a district has few streets, its links stay as they were.
func TestFoldersOfStreets(t *testing.T) {
	street := stat.Area{Code: "320101001", Level: stat.Subdistrict}
	community := stat.Area{Code: "320101001002", Level: stat.Community, Parent: street.Code}
	for _, c := range []struct {
		paths
		street, community, table string
	}{
		{paths{}, "2022/areas/320101001.html", "2022/areas/320101001002.html", "2022/compare/areas/320101001.html"},
		{paths{folders: true}, "2022/areas/320101001/index.html", "2022/areas/320101001/320101001002.html", "2022/compare/areas/320101001.html"},
		{paths{folders: true, deeper: true}, "2022/areas/32/01/01/320101001/index.html", "2022/areas/32/01/01/320101001/320101001002.html", "2022/compare/areas/32/01/01/320101001.html"},
	} {
		if got := c.area(street, 2022); got != c.street {
			t.Errorf("%+v: street at %s, want %s", c.paths, got, c.street)
		}
		if got := c.area(community, 2022); got != c.community {
			t.Errorf("%+v: community at %s, want %s", c.paths, got, c.community)
		}
		if got := c.paths.members(street, 2022); got != c.table {
			t.Errorf("%+v: comparison at %s, want %s", c.paths, got, c.table)
		}
	}
}

// A street leads to all others where they are few, else to those around it.
func TestNeighbours(t *testing.T) {
	var list []stat.Area
	for n := range 1000 {
		list = append(list, stat.Area{Code: fmt.Sprint(n)})
	}
	for _, c := range []struct{ of, streets, from, count int }{
		{5, 100, 0, 100}, {0, 1000, 0, 20}, {500, 1000, 490, 20}, {999, 1000, 980, 20}, {50, 101, 40, 20},
	} {
		got := neighbours(list[:c.streets], list[c.of])
		if len(got) != c.count || got[0].Code != fmt.Sprint(c.from) {
			t.Errorf("street %d of %d leads to %d from %s, want %d from %d", c.of, c.streets, len(got), got[0].Code, c.count, c.from)
		}
	}
}

// A name's slug depends on the name alone, is ASCII, and long names that begin
// alike have different ones.
func TestSlugIsStableAndUnique(t *testing.T) {
	check := func(name string, n uint16) bool {
		long := strings.Repeat("长", 90) + name
		other := long + strings.Repeat("x", int(n%9)+1)
		return slug(name) == slug(strings.Clone(name)) && slug(long) != slug(other) &&
			strings.IndexFunc(slug(long), func(r rune) bool { return r > 126 }) < 0
	}
	if err := quick.Check(check, nil); err != nil {
		t.Error(err)
	}
}
