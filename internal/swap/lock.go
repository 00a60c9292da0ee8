package swap

import (
	"fmt"
	"os"
	"runtime"
	"strings"

	"github.com/gofrs/flock"
)

// The holder's name stands in the lock file after the first byte, because on
// Windows nobody else can read the byte that is locked. The record has a
// fixed length and is overwritten, never cut.
const (
	holderAt     = 1
	holderLength = 256
)

// A lock is the lock file of a target while this run has it.
type lock struct{ *flock.Flock }

// lock takes the target for this run, or fails at once and says who has it.
// The operating system frees the lock when the process ends, however it ends.
func (p place) lock() (lock, error) {
	path := p.sibling("lock")
	for {
		l := lock{flock.New(path, flock.SetFlag(os.O_CREATE|os.O_RDWR), flock.SetPermissions(0o644))}
		ok, err := l.TryLock()
		switch {
		case err != nil:
			return l, explain(p.target, err)
		case !ok:
			return l, &Problem{p.target, "另一个运行正在写它（" + holder(path) + "）", "请等它结束后再运行", ErrBusy}
		case !same(l, path): // whoever had it took the file away between our opening and locking it
			l.Close()
			continue
		}
		if err := sign(path); err != nil {
			l.free()
			return l, explain(p.target, err)
		}
		return l, nil
	}
}

// free gives the target to others and takes the file away, which nobody should find
// beside his folder. On Windows no file goes that somebody has open: it is closed
// first, and stays where another run is just about to lock it, which then takes it
// away. Elsewhere it goes while it is locked, and who has opened it before sees that.
func (l lock) free() {
	if runtime.GOOS == "windows" {
		l.Close()
	}
	_ = os.Remove(l.Path()) // else the next run does
	l.Close()
}

// sign writes this process and host into the lock file.
func sign(path string) error {
	host, err := os.Hostname()
	if err != nil {
		host = "未知"
	}
	name := fmt.Sprintf("进程 %d，主机 %s", os.Getpid(), host)
	f, err := os.OpenFile(path, os.O_WRONLY, 0)
	if err != nil {
		return err
	}
	defer f.Close()
	record := make([]byte, holderLength)
	copy(record, name)
	_, err = f.WriteAt(record, holderAt)
	return err
}

// holder reads who signed the lock file.
func holder(path string) string {
	f, err := os.Open(path)
	if err != nil {
		return "进程不明"
	}
	defer f.Close()
	record := make([]byte, holderLength)
	n, _ := f.ReadAt(record, holderAt)
	name := strings.ToValidUTF8(strings.TrimRight(string(record[:n]), "\x00"), "")
	if name == "" {
		return "进程不明"
	}
	return name
}
