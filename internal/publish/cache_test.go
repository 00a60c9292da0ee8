package publish

import (
	"os"
	"path/filepath"
	"testing"
)

// What was put comes back, until the file is cut, changed or gone.
func TestCacheGivesBackOnlyWhatWasPut(t *testing.T) {
	const key = "0123456789abcdef"
	for name, harm := range map[string]func(path string) error{
		"cut short": func(path string) error { return os.Truncate(path, 70) },
		"changed":   func(path string) error { return os.WriteFile(path, []byte("<svg>other</svg>"), 0o644) },
		"emptied":   func(path string) error { return os.WriteFile(path, nil, 0o644) },
		"gone":      os.Remove,
	} {
		t.Run(name, func(t *testing.T) {
			c := NewCache(t.TempDir())
			if _, found := c.Get(key); found {
				t.Fatal("found before it was put")
			}
			c.Put(key, []byte("<svg>\n</svg>"))
			if svg, found := c.Get(key); !found || string(svg) != "<svg>\n</svg>" {
				t.Fatalf("got %q, %v", svg, found)
			}
			if err := harm(c.path(key)); err != nil {
				t.Fatal(err)
			}
			if svg, found := c.Get(key); found {
				t.Errorf("a file that was %s gave %q", name, svg)
			}
		})
	}
}

// A key never leads out of the cache.
func TestCacheKeysAreNoPaths(t *testing.T) {
	c := NewCache(t.TempDir())
	for _, key := range []string{"../../../../etc/passwd", "", "a", "x/y", "0123456789ABCDEF"} {
		if path := c.path(key); !filepath.IsLocal(mustRel(t, c.dir, path)) {
			t.Errorf("key %q leads to %s", key, path)
		}
		c.Put(key, []byte(key))
		if got, found := c.Get(key); !found || string(got) != key {
			t.Errorf("key %q gave %q, %v", key, got, found)
		}
	}
}

func mustRel(t *testing.T, base, path string) string {
	t.Helper()
	rel, err := filepath.Rel(base, path)
	if err != nil {
		t.Fatal(err)
	}
	return rel
}
