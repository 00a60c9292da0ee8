package swap

import (
	"os"

	"golang.org/x/sys/unix"
)

// flush writes out the whole file system of dir in one go, so that the many
// small syncs that follow find nothing left to do. It is only for speed:
// errors are theirs to report.
func flush(dir string) {
	if f, err := os.Open(dir); err == nil {
		unix.Syncfs(int(f.Fd()))
		f.Close()
	}
}
