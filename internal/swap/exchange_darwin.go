package swap

import (
	"errors"

	"golang.org/x/sys/unix"
)

// exchange lets two folders change places at one stroke, or returns
// ErrUnsupported: APFS can, HFS+ and network volumes cannot.
func exchange(a, b string) error {
	err := unix.RenameatxNp(unix.AT_FDCWD, a, unix.AT_FDCWD, b, unix.RENAME_SWAP)
	if errors.Is(err, unix.EINVAL) || errors.Is(err, unix.ENOSYS) || errors.Is(err, unix.ENOTSUP) {
		return errors.ErrUnsupported
	}
	return err
}
