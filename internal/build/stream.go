package build

import (
	"crypto/sha256"
	"fmt"
	"maps"
	"slices"
	"sync"
)

// Made is what a site came to.
type Made struct {
	Pages, Files int
	Bytes        int64
	Digest       string // SHA-256 over the sorted list of paths and digests
}

// Stream prints all pages and hands each file over as soon as it is there, in no
// order and from several goroutines, so that a site need not fit into memory. An
// error is put's, and ends it; what is wrong with the pages is reported when all
// were seen. A Draft that is streamed is not asked for files.
func (d *Draft) Stream(put func(name string, data []byte) error) (Made, error) {
	r := &run{put: put, sums: map[string][sha256.Size]byte{}}
	for name, data := range d.files {
		r.take(name, data)
	}
	d.each(func() bool { return r.failed() != nil }, func(s *sheet) { d.press.Page(s.page, r.take) })
	if r.err != nil {
		return Made{}, r.err
	}
	d.report()
	return Made{Pages: len(d.sheets), Files: len(r.sums), Bytes: r.bytes, Digest: digestOf(r.sums)}, nil
}

// A run counts what passes.
type run struct {
	put func(name string, data []byte) error

	mu    sync.Mutex
	sums  map[string][sha256.Size]byte
	bytes int64
	err   error // the first
}

func (r *run) take(name string, data []byte) {
	if r.failed() != nil {
		return
	}
	sum := sha256.Sum256(data)
	err := r.put(name, data)
	r.mu.Lock()
	defer r.mu.Unlock()
	r.sums[name] = sum
	r.bytes += int64(len(data))
	if r.err == nil {
		r.err = err
	}
}

func (r *run) failed() error {
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.err
}

// digestOf is the SHA-256 over the sorted list of paths and digests of files.
func digestOf(sums map[string][sha256.Size]byte) string {
	sum := sha256.New()
	for _, path := range slices.Sorted(maps.Keys(sums)) {
		fmt.Fprintf(sum, "%s %x\n", path, sums[path])
	}
	return fmt.Sprintf("%x", sum.Sum(nil))
}
