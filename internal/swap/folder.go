package swap

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
)

// An Option changes how Folder works.
type Option func(*settings)

type settings struct {
	keep     []string
	exchange func(a, b string) error // ErrUnsupported: take two renames
	rename   func(old, new string) error
}

// Keep names entries of the old folder, files or folders directly in it such
// as ".gitignore", that are copied into the new one with their modes. Names
// that the old folder lacks are passed over; a name that write has written
// too is an error.
func Keep(names ...string) Option {
	return func(s *settings) { s.keep = append(s.keep, names...) }
}

// Folder replaces the folder target, or creates it, by what write puts into
// dir, an empty folder beside it. In the new folder files get the mode 0644
// and folders 0755, whatever the umask.
//
// If write fails, its error comes back unchanged unless the disk was full. All
// other errors are Problems; one for a target in use wraps ErrBusy. After any
// error target is what it was and no new folder is left.
func Folder(target string, write func(dir string) error, options ...Option) error {
	s := settings{exchange: exchange, rename: rename}
	for _, option := range options {
		option(&s)
	}
	p, err := locate(target)
	if err != nil {
		return err
	}
	if err := p.mustBeFolder(); err != nil {
		return err
	}
	held, err := p.lock()
	if err != nil {
		return err
	}
	defer held.free()
	if err := p.recover(); err != nil {
		return err
	}
	return p.replace(write, s)
}

// Recover brings target back to one whole state after a killed run and
// removes what that run left. Folder does so by itself; Recover is for those
// who only want to read. It fails with ErrBusy while a run is writing.
func Recover(target string) error {
	p, err := locate(target)
	if err != nil {
		return err
	}
	held, err := p.lock()
	if err != nil {
		return err
	}
	defer held.free()
	return p.recover()
}

// Left reports whether a run that was killed, or is still writing, has folders
// beside target. It changes nothing and is false where nobody can tell.
func Left(target string) bool {
	p, err := locate(target)
	if err != nil {
		return false
	}
	left, err := p.leftovers()
	return err == nil && slices.ContainsFunc(left, fs.DirEntry.IsDir) || exists(p.away())
}

// recover needs the lock: under it every leftover is stale.
func (p place) recover() error {
	if exists(p.away()) {
		if err := p.finishRenames(); err != nil {
			return explain(p.target, err)
		}
	}
	left, err := p.leftovers()
	if err != nil {
		return err
	}
	for _, e := range left {
		if !e.IsDir() {
			continue
		}
		stale := filepath.Join(p.parent, e.Name())
		if err := os.RemoveAll(stale); err != nil {
			return &Problem{stale, "上次中断留下的临时文件夹删不掉", "请手工删除它，再运行", err}
		}
	}
	return nil
}

// finishRenames ends a swap by two renames that was killed in the middle:
// backwards if the new folder had not arrived, else forwards.
func (p place) finishRenames() error {
	if !exists(p.path()) {
		return errors.Join(os.Rename(p.away(), p.path()), syncFolder(p.parent))
	}
	return os.RemoveAll(p.away())
}

// replace writes, settles and swaps. At its end the fresh path holds what
// nobody wants: the old folder, or a new one that failed, even by a panic. A
// rest that cannot be removed now is the next run's to report.
func (p place) replace(write func(dir string) error, s settings) error {
	fresh := p.fresh()
	defer os.RemoveAll(fresh)
	if err := os.Mkdir(fresh, 0o755); err != nil {
		return explain(p.target, err)
	}
	if err := write(fresh); err != nil {
		return p.callersError(err)
	}
	if err := settle(fresh); err != nil {
		return explain(p.target, err)
	}
	if err := keep(s.keep, p.path(), fresh); err != nil {
		return explain(p.target, err)
	}
	return explain(p.target, p.exchange(fresh, s))
}

// callersError explains a full disk, which is ours to explain, and leaves
// other errors of write alone.
func (p place) callersError(err error) error {
	for _, full := range causes[0].errs {
		if errors.Is(err, full) {
			return explain(p.target, err)
		}
	}
	return err
}

// exchange is the one stroke.
func (p place) exchange(fresh string, s settings) error {
	if err := p.mustBeFolder(); err != nil { // it may have changed while we wrote
		return err
	}
	var err error
	if !exists(p.path()) {
		err = s.rename(fresh, p.path())
	} else if err = s.exchange(fresh, p.path()); errors.Is(err, errors.ErrUnsupported) {
		err = p.twoRenames(fresh, s.rename)
	}
	if err != nil {
		return err
	}
	return syncFolder(p.parent)
}

// twoRenames swaps where there is no exchange. Between the renames target is
// missing and the old folder waits at the away path for finishRenames. Windows
// renames no folder in which somebody has a file open: then the first rename
// fails, and nothing has changed.
func (p place) twoRenames(fresh string, rename func(old, new string) error) error {
	if err := rename(p.path(), p.away()); err != nil {
		return err
	}
	if err := rename(fresh, p.path()); err != nil {
		return errors.Join(err, rename(p.away(), p.path()))
	}
	if err := syncFolder(p.parent); err != nil {
		return err
	}
	_ = rename(p.away(), fresh) // else the next run removes it
	return nil
}
