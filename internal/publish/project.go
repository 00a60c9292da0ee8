package publish

import (
	"io/fs"
	"math"
	"os"
)

// A Project is a folder that is read. What was found in its workbooks lies in
// .nianbao/, so that those that have not changed need not be read again, by the
// same program. Nothing of a workbook that was deleted stays there.
type Project struct {
	files
	kept    *Cache
	program string
}

type files interface {
	fs.StatFS
	fs.ReadFileFS
	fs.ReadDirFS
}

// Open gives the files of a project. The program is the digest of the one that
// runs; where that is not known nothing is remembered.
func Open(dir, program string) fs.FS {
	found := os.DirFS(dir).(files) // as os promises
	if program == "" {
		return found
	}
	return &Project{found, newCache(dir, "workbooks", math.MaxInt64), program} // no more than the workbooks hold
}

// Look is Open for a command that writes nothing: what a build found is known,
// nothing is kept.
func Look(dir, program string) fs.FS {
	if p, ok := Open(dir, program).(*Project); ok {
		return looked{p}
	}
	return Open(dir, program)
}

// looked is a Project that nothing is added to.
type looked struct{ *Project }

func (looked) Remember(string, []byte) {}
func (looked) Keep([]string)           {}

// Recall gives what was remembered under a key.
func (p *Project) Recall(key string) ([]byte, bool) { return p.kept.Get(p.by(key)) }

// Remember keeps what was found under a key.
func (p *Project) Remember(key string, found []byte) { p.kept.Put(p.by(key), found) }

// Keep forgets everything but what was found under these keys.
func (p *Project) Keep(keys []string) {
	own := make([]string, len(keys))
	for n, key := range keys {
		own[n] = p.by(key)
	}
	p.kept.Keep(own)
}

// by is a key of this program.
func (p *Project) by(key string) string { return digest([]byte(p.program + " " + key)) }
