package publish

import (
	"fmt"
	"os"
	"testing"
	"time"
)

// A full cache lets go of what is oldest and not in use; it never grows beyond
// its room.
func TestCacheIsBounded(t *testing.T) {
	dir := t.TempDir()
	key := func(n int) string { return fmt.Sprintf("%08x", n) }
	text := make([]byte, 100)
	earlier := newCache(dir, "charts", 2000)
	for n := range 12 { // of 165 bytes each
		earlier.Put(key(n), text)
		age := time.Unix(int64(n), 0)
		if err := os.Chtimes(earlier.path(key(n)), age, age); err != nil {
			t.Fatal(err)
		}
	}
	later := newCache(dir, "charts", 2000)
	if _, ok := later.Get(key(0)); !ok {
		t.Fatal("what was put is gone")
	}
	for n := 100; n < 105; n++ {
		later.Put(key(n), text)
	}
	if size := total(later.files()); size > 2000 {
		t.Errorf("%d bytes lie in a cache that has room for 2000", size)
	}
	for n, want := range map[int]bool{0: true, 1: false, 2: false, 11: true, 100: true, 104: true} {
		if _, ok := later.Get(key(n)); ok != want {
			t.Errorf("file %d: there %v, want %v", n, ok, want)
		}
	}
	// What is all in use is not thrown out for more.
	full := newCache(t.TempDir(), "charts", 500)
	for n := range 20 {
		full.Put(key(n), text)
	}
	if _, ok := full.Get(key(0)); !ok || total(full.files()) > 500 {
		t.Errorf("a cache for 500 bytes holds %d", total(full.files()))
	}
}

// What nobody names any more is gone from the disk.
func TestCacheKeepsWhatIsNamed(t *testing.T) {
	c := NewCache(t.TempDir())
	for _, key := range []string{"00000001", "00000002", "no/name"} {
		c.Put(key, []byte(key))
	}
	c.Keep([]string{"00000002", "no/name"})
	for key, want := range map[string]bool{"00000001": false, "00000002": true, "no/name": true} {
		if _, ok := c.Get(key); ok != want {
			t.Errorf("%s: there %v, want %v", key, ok, want)
		}
	}
	if n := len(c.files()); n != 2 {
		t.Errorf("%d files lie in the cache, want 2", n)
	}
}
