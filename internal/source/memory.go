package source

import (
	"bytes"
	"crypto/sha256"
	"encoding/gob"
	"fmt"
	"io/fs"
	"slices"

	"nianbao/internal/diag"
	"nianbao/internal/layout"
	"nianbao/internal/stat"
)

// A Memory is a project that remembers what was found in its files. Recall gives
// back exactly what was given to Remember of the same kind of files under the same
// key, by the same program, or nothing. It is used from several goroutines.
type Memory interface {
	fs.FS
	Recall(kind, key string) ([]byte, bool)
	Remember(kind, key string, found []byte)
	Keep(kind string, keys []string) // and forget all others of the kind
}

// workbooks are the kind of files of which source remembers something.
const workbooks = "workbooks"

// A finding is what was found in a workbook.
type finding struct {
	Tables   []layout.Table
	Problems []diag.Problem
}

// recallable names everything that a finding depends on, besides the program.
func recallable(data []byte, name, vocabulary string, y stat.Year, maps []layout.Mapping) string {
	return fmt.Sprintf("%x", sha256.Sum256(fmt.Appendf(nil, "%x %q %s %d %#v", sha256.Sum256(data), name, vocabulary, y, maps)))
}

// vocabularyOf names what headers are matched to.
func vocabularyOf(fields []layout.Field, words layout.Vocabulary) string {
	return fmt.Sprintf("%x", sha256.Sum256(fmt.Appendf(nil, "%#v %#v", fields, words)))
}

// recall gives what was found under a key before.
func (r *reader) recall(key string) (f finding, ok bool) {
	m, ok := r.project.(Memory)
	if !ok {
		return f, false
	}
	data, ok := m.Recall(workbooks, key)
	if !ok || gob.NewDecoder(bytes.NewReader(data)).Decode(&f) != nil || slices.ContainsFunc(f.Tables, func(t layout.Table) bool { return !t.Whole() }) {
		return finding{}, false
	}
	return f, true
}

// remember keeps what was found under a key.
func (r *reader) remember(key string, f finding) {
	m, ok := r.project.(Memory)
	if !ok {
		return
	}
	var data bytes.Buffer
	if gob.NewEncoder(&data).Encode(f) == nil { // what cannot be written is found again
		m.Remember(workbooks, key, data.Bytes())
	}
}
