package publish

import (
	"bytes"
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"time"
)

// A Cache keeps what is costly to make in a folder of the project, under names
// that tell everything it was made of. It may be lost at any time: what cannot
// be read is made again, what cannot be kept is not kept. It may be used from
// several goroutines and processes.
type Cache struct {
	dir   string
	limit int64 // bytes of all files, about: of each process that fills it

	mu    sync.Mutex
	used  map[string]bool // files that this process has asked for or put
	bytes int64           // of all files; −1 before they were counted
}

// roomForPictures is that of some ten thousand drawn charts.
const roomForPictures = 256 << 20

// NewCache is the cache of a project's drawn charts.
func NewCache(project string) *Cache { return newCache(project, "charts", roomForPictures) }

func newCache(project, kind string, limit int64) *Cache {
	return &Cache{dir: filepath.Join(project, ".nianbao", kind), limit: limit, used: map[string]bool{}, bytes: -1}
}

// Get returns what was put under a key. A file that was cut short or changed
// is not taken.
func (c *Cache) Get(key string) ([]byte, bool) {
	path := c.path(key)
	text, err := os.ReadFile(path)
	if err != nil {
		return nil, false
	}
	sum, kept, found := bytes.Cut(text, []byte("\n"))
	if !found || string(sum) != digest(kept) {
		return nil, false
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	c.used[path] = true
	return kept, true
}

// Put keeps something, if there is room for it. The file is whole or absent for
// everyone who looks.
func (c *Cache) Put(key string, text []byte) {
	path, whole := c.path(key), digest(text)+"\n"+string(text)
	if !c.makeRoom(path, int64(len(whole))) || os.MkdirAll(filepath.Dir(path), 0o755) != nil {
		return
	}
	temp, err := os.CreateTemp(filepath.Dir(path), ".new-*")
	if err != nil {
		return
	}
	defer os.Remove(temp.Name())
	_, err = temp.WriteString(whole)
	if closed := temp.Close(); err == nil && closed == nil {
		_ = os.Rename(temp.Name(), path) // not kept: made again next time
	}
}

// Keep forgets everything but what was put under these keys.
func (c *Cache) Keep(keys []string) {
	wanted := map[string]bool{}
	for _, key := range keys {
		wanted[c.path(key)] = true
	}
	for _, f := range c.files() {
		if !wanted[f.path] {
			_ = os.Remove(f.path) // stays: not asked for again
		}
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	c.bytes = -1
}

// makeRoom reports whether so many bytes may be added. Where there is too much
// already, the oldest files go that this process has no use for.
func (c *Cache) makeRoom(path string, size int64) bool {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.bytes < 0 {
		c.bytes = total(c.files())
	}
	if c.bytes+size > c.limit {
		c.clear(size)
	}
	if c.bytes+size > c.limit {
		return false
	}
	c.used[path] = true
	c.bytes += size
	return true
}

// clear removes files until a quarter of the room is free, lest the next one
// has to do it again.
func (c *Cache) clear(size int64) {
	files := c.files()
	slices.SortFunc(files, func(a, b cached) int { return cmp.Or(a.time.Compare(b.time), cmp.Compare(a.path, b.path)) })
	c.bytes = total(files)
	for _, f := range files {
		if c.bytes+size <= c.limit/4*3 {
			return
		}
		if !c.used[f.path] && os.Remove(f.path) == nil {
			c.bytes -= f.size
		}
	}
}

// A cached is a file of the cache.
type cached struct {
	path string
	size int64
	time time.Time // when it was put
}

// files are those that lie in the cache; what is gone meanwhile is left out.
func (c *Cache) files() []cached {
	var files []cached
	_ = filepath.WalkDir(c.dir, func(path string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return nil
		}
		if info, err := entry.Info(); err == nil {
			files = append(files, cached{path, info.Size(), info.ModTime()})
		}
		return nil
	})
	return files
}

func total(files []cached) (size int64) {
	for _, f := range files {
		size += f.size
	}
	return size
}

// path spreads the files over 256 folders. Keys that are no plain names are
// hashed.
func (c *Cache) path(key string) string {
	if len(key) < 8 || strings.Trim(key, "0123456789abcdef") != "" {
		key = digest([]byte(key))
	}
	return filepath.Join(c.dir, key[:2], key)
}

func digest(b []byte) string {
	sum := sha256.Sum256(b)
	return hex.EncodeToString(sum[:])
}
