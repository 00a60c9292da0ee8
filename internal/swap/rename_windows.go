package swap

import (
	"errors"
	"os"
	"syscall"
	"time"
)

// rename waits a moment for scanners and indexers, which open what was just
// written and are gone in less than a second.
func rename(old, new string) (err error) {
	for n := range 10 {
		time.Sleep(time.Duration(n) * 20 * time.Millisecond)
		err = os.Rename(old, new)
		if !errors.Is(err, syscall.ERROR_ACCESS_DENIED) && !errors.Is(err, syscall.Errno(32)) {
			return err
		}
	}
	return err
}
