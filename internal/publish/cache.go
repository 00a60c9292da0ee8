package publish

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"os"
	"path/filepath"
	"strings"
)

// A Cache keeps drawn pictures in a folder of the project, so that a build
// draws only what changed. It may be lost at any time: what cannot be read is
// drawn again, what cannot be kept is not kept. It may be used from several
// goroutines and processes.
type Cache struct{ dir string }

// NewCache is the cache of a project.
func NewCache(project string) *Cache {
	return &Cache{dir: filepath.Join(project, ".nianbao", "charts")}
}

// Get returns what was put under a key. A file that was cut short or changed
// is not taken.
func (c *Cache) Get(key string) ([]byte, bool) {
	text, err := os.ReadFile(c.path(key))
	if err != nil {
		return nil, false
	}
	sum, svg, found := bytes.Cut(text, []byte("\n"))
	if !found || string(sum) != digest(svg) {
		return nil, false
	}
	return svg, true
}

// Put keeps a picture. The file is whole or absent for everyone who looks.
func (c *Cache) Put(key string, svg []byte) {
	path := c.path(key)
	if os.MkdirAll(filepath.Dir(path), 0o755) != nil {
		return
	}
	temp, err := os.CreateTemp(filepath.Dir(path), ".new-*")
	if err != nil {
		return
	}
	defer os.Remove(temp.Name())
	_, err = temp.WriteString(digest(svg) + "\n" + string(svg))
	if closed := temp.Close(); err == nil && closed == nil {
		_ = os.Rename(temp.Name(), path) // not kept: drawn again next time
	}
}

// path spreads the pictures over 256 folders. Keys that are no plain names are
// hashed.
func (c *Cache) path(key string) string {
	if len(key) < 8 || strings.Trim(key, "0123456789abcdef") != "" {
		key = digest([]byte(key))
	}
	return filepath.Join(c.dir, key[:2], key+".svg")
}

func digest(b []byte) string {
	sum := sha256.Sum256(b)
	return hex.EncodeToString(sum[:])
}
