package publish

import (
	"crypto/sha256"
	"encoding/json"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"

	"nianbao/internal/diag"
)

// A Record is what a build left behind, so that the next one with the same key
// need not do it again. Like all of .nianbao/ it may be lost at any time.
type Record struct {
	Key      string         `json:"key"` // of everything that the site depends on
	Problems []diag.Problem `json:"problems"`
	Pages    int            `json:"pages"`
	Charts   int            `json:"charts"`
	Files    int            `json:"files"`
	Bytes    int64          `json:"bytes"`
	Digest   string         `json:"digest"`
}

// Recall returns the record of the site in out if it was built with this key
// and every byte of it is still as it was.
func Recall(project, out, key string) (Record, bool) {
	var r Record
	text, err := os.ReadFile(recordPath(project, out))
	if err != nil || json.Unmarshal(text, &r) != nil || r.Key != key || key == "" {
		return Record{}, false
	}
	found, ok := folderDigest(out)
	return r, ok && found == r.Digest
}

// Remember keeps the record of the site in out.
func Remember(project, out string, r Record) {
	text, err := json.Marshal(r)
	path := recordPath(project, out)
	if err != nil || os.MkdirAll(filepath.Dir(path), 0o755) != nil {
		return
	}
	_ = os.WriteFile(path, text, 0o644) // cut short it does not parse and is not taken
}

func recordPath(project, out string) string {
	full, err := filepath.Abs(out)
	if err != nil {
		full = out
	}
	return filepath.Join(project, ".nianbao", "built", digest([]byte(full))[:16]+".json")
}

// folderDigest is build.Site's Digest of what lies in a folder.
func folderDigest(dir string) (string, bool) {
	var paths []string
	err := filepath.WalkDir(dir, func(path string, entry fs.DirEntry, err error) error {
		if err == nil && !entry.IsDir() {
			paths = append(paths, path)
		}
		return err
	})
	if err != nil {
		return "", false
	}
	sums := map[string]string{}
	for _, path := range paths {
		name, err := filepath.Rel(dir, path)
		name = filepath.ToSlash(name)
		if err != nil || name == mark || slices.Contains(kept, name) {
			continue
		}
		text, err := os.ReadFile(path)
		if err != nil {
			return "", false
		}
		sums[name] = fmt.Sprintf("%x", sha256.Sum256(text))
	}
	return digestOf(sums), true
}
