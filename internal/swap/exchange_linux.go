package swap

import (
	"errors"

	"golang.org/x/sys/unix"
)

// exchange lets two folders change places at one stroke, or returns
// ErrUnsupported: kernels before 3.15 and some file systems cannot.
func exchange(a, b string) error {
	err := unix.Renameat2(unix.AT_FDCWD, a, unix.AT_FDCWD, b, unix.RENAME_EXCHANGE)
	if errors.Is(err, unix.EINVAL) || errors.Is(err, unix.ENOSYS) || errors.Is(err, unix.EOPNOTSUPP) {
		return errors.ErrUnsupported
	}
	return err
}
