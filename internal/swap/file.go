package swap

import (
	"bufio"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"

	"github.com/gofrs/flock"
)

// File replaces one file, or creates it, by what write writes, with the mode
// 0644. If write fails, its error comes back unchanged unless the disk was
// full; after any error the old file is what it was. Two Files at once on one
// path do no harm: each is whole, the later rename wins.
func File(path string, write func(io.Writer) error) error {
	p, err := locate(path)
	if err != nil {
		return err
	}
	if err := p.mustBeFile(); err != nil {
		return err
	}
	p.removeStale()
	temp, held, err := p.temp()
	if err != nil {
		return explain(path, err)
	}
	defer held.Close()
	defer os.Remove(temp.Name()) // gone by then if all went well
	if err := fill(temp, write); err != nil {
		return p.callersError(err)
	}
	if err := finish(temp, p); err != nil {
		return explain(path, err)
	}
	return nil
}

// fill writes the content; afterwards temp is still open.
func fill(temp *os.File, write func(io.Writer) error) (err error) {
	done := false
	defer func() {
		if !done || err != nil { // also when write panics
			temp.Close()
		}
	}()
	buffer := bufio.NewWriterSize(temp, 64<<10)
	err = write(buffer)
	done = true
	if err != nil {
		return err
	}
	return buffer.Flush()
}

// finish brings temp to the disk and into its place.
func finish(temp *os.File, p place) error {
	err := errors.Join(temp.Chmod(0o644), temp.Sync(), temp.Close())
	if err != nil {
		return err
	}
	if err := os.Rename(temp.Name(), p.path()); err != nil {
		return err
	}
	return syncFolder(p.parent)
}

// temp creates the new file beside the target and locks it, so that others
// see that it is in use. It starts again when another run took the file for a
// stale one in the moment before the lock.
func (p place) temp() (*os.File, *flock.Flock, error) {
	for range 10 {
		f, err := os.CreateTemp(p.parent, "."+p.name+".new-*")
		if err != nil {
			return nil, nil, err
		}
		l, ok, err := claim(f.Name())
		if ok && same(f, f.Name()) {
			return f, l, nil
		}
		l.Close()
		f.Close()
		os.Remove(f.Name())
		if err != nil {
			return nil, nil, err
		}
	}
	return nil, nil, &Problem{p.target, "临时文件总被别的运行删掉", "请等别的运行结束后再试", ErrBusy}
}

// same tells whether an open file is still that of its name.
func same(open interface{ Stat() (fs.FileInfo, error) }, name string) bool {
	mine, err1 := open.Stat()
	there, err2 := os.Lstat(name)
	return err1 == nil && err2 == nil && os.SameFile(mine, there)
}

// claim locks a temporary file. Windows needs no lock: there a file in use
// cannot be removed, and a locked one could not be written.
func claim(path string) (l *flock.Flock, ok bool, err error) {
	l = flock.New(path, flock.SetFlag(os.O_RDWR))
	if runtime.GOOS == "windows" {
		return l, true, nil
	}
	ok, err = l.TryLock()
	return l, ok, err
}

// removeStale removes the temporary files of killed runs: those whose lock is
// free. One that stays does no harm.
func (p place) removeStale() {
	left, err := p.leftovers()
	if err != nil {
		return // creating the new file will say why
	}
	for _, e := range left {
		path := filepath.Join(p.parent, e.Name())
		if !e.Type().IsRegular() {
			continue
		}
		l, ok, _ := claim(path)
		if ok {
			os.Remove(path)
		}
		l.Close()
	}
}
