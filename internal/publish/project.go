package publish

import (
	"io/fs"
	"math"
	"os"
	"sync"
)

// A Project is a folder that is read. What was found in its files lies in
// .nianbao/, a folder for each kind of file, so that those that have not changed
// need not be read again, by the same program. Nothing of a file that was deleted
// stays there.
type Project struct {
	files
	dir     string
	program string
	kept    sync.Map // a *Cache for each kind of file
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
	return &Project{files: found, dir: dir, program: program}
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

func (looked) Remember(string, string, []byte) {}
func (looked) Keep(string, []string)           {}

// Recall gives what was remembered under a key of a kind of files.
func (p *Project) Recall(kind, key string) ([]byte, bool) { return p.of(kind).Get(p.by(key)) }

// Remember keeps what was found in a file of a kind.
func (p *Project) Remember(kind, key string, found []byte) { p.of(kind).Put(p.by(key), found) }

// Keep forgets of a kind of files everything but what was found under these keys.
func (p *Project) Keep(kind string, keys []string) {
	own := make([]string, len(keys))
	for n, key := range keys {
		own[n] = p.by(key)
	}
	p.of(kind).Keep(own)
}

// of is where that of a kind of files lies. It holds no more than they do.
func (p *Project) of(kind string) *Cache {
	c, ok := p.kept.Load(kind)
	if !ok {
		c, _ = p.kept.LoadOrStore(kind, newCache(p.dir, kind, math.MaxInt64))
	}
	return c.(*Cache)
}

// by is a key of this program.
func (p *Project) by(key string) string { return digest([]byte(p.program + " " + key)) }
