package bag

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"hash"
	"io"
	"maps"
	"runtime"
	"slices"
	"strings"
	"sync"

	"github.com/emmansun/gmsm/sm3"
)

// An algorithm makes the digests of one manifest.
type algorithm struct {
	name string // as RFC 8493 spells it in file names
	make func() hash.Hash
}

var algorithms = []algorithm{{"sha256", sha256.New}, {"sm3", sm3.New}}

// Sums are digests in hexadecimal by algorithm: sha256, sm3.
type Sums map[string]string

// Sum makes all digests of what is read.
func sum(r io.Reader) (Sums, int64, error) {
	var hashes []hash.Hash
	var writers []io.Writer
	for _, a := range algorithms {
		h := a.make()
		hashes, writers = append(hashes, h), append(writers, h)
	}
	n, err := io.Copy(io.MultiWriter(writers...), r)
	out := Sums{}
	for i, a := range algorithms {
		out[a.name] = hex.EncodeToString(hashes[i].Sum(nil))
	}
	return out, n, err
}

// A listing holds the digests of files by path.
type listing map[string]Sums

// digests makes those of files, several at a time.
func digests(files map[string][]byte) listing {
	out := listing{}
	var mu sync.Mutex
	each(slices.Sorted(maps.Keys(files)), func(path string) {
		s, _, _ := sum(bytes.NewReader(files[path])) // memory can be read
		mu.Lock()
		defer mu.Unlock()
		out[path] = s
	})
	return out
}

// each does something for every one of a list, several at a time.
func each[T any](list []T, do func(T)) {
	next := make(chan T)
	var workers sync.WaitGroup
	for range min(runtime.GOMAXPROCS(0), len(list)) {
		workers.Go(func() {
			for item := range next {
				do(item)
			}
		})
	}
	for _, item := range list {
		next <- item
	}
	close(next)
	workers.Wait()
}

// manifest writes the digests of one algorithm, by path.
func (l listing) manifest(algorithm string) []byte {
	var b bytes.Buffer
	for _, path := range slices.Sorted(maps.Keys(l)) {
		fmt.Fprintf(&b, "%s  %s\n", l[path][algorithm], escape.Replace(path))
	}
	return b.Bytes()
}

// A path in a manifest has no line breaks (RFC 8493, 2.1.3).
var (
	escape   = strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A")
	unescape = strings.NewReplacer("%25", "%", "%0D", "\r", "%0A", "\n", "%0d", "\r", "%0a", "\n")
)

// readManifest reads digests by path. It is false where a line is none, or names
// a path a second time.
func readManifest(text []byte) (map[string]string, bool) {
	out := map[string]string{}
	for line := range strings.Lines(string(text)) {
		digest, path, ok := strings.Cut(strings.TrimSuffix(line, "\n"), "  ")
		path = unescape.Replace(path)
		if _, twice := out[path]; !ok || digest == "" || path == "" || twice {
			return nil, false
		}
		out[path] = digest
	}
	return out, true
}
