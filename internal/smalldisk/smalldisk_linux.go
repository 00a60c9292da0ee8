package smalldisk

import (
	"errors"
	"syscall"
	"testing"
)

// Mount mounts a disk of a size such as 1m at a folder. It skips the test where
// only root could.
func Mount(t *testing.T, dir, size string) {
	t.Helper()
	err := syscall.Mount("smalldisk", dir, "tmpfs", 0, "size="+size)
	if errors.Is(err, syscall.EPERM) {
		t.Skip("SKIPPED, NOT TESTED: mounting a test disk needs root; run as root to test full and read-only disks")
	}
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = syscall.Unmount(dir, syscall.MNT_DETACH) })
}
