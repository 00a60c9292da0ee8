package archive

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"nianbao/internal/diag"
)

// A disk that fills while a year is sealed keeps no half file.
func TestSaveOntoFullDisk(t *testing.T) {
	disk := t.TempDir()
	err := syscall.Mount("archive-test", disk, "tmpfs", 0, "size=1m")
	if errors.Is(err, syscall.EPERM) {
		t.Skip("SKIPPED, NOT TESTED: mounting a test disk needs root; run as root to test a full disk")
	}
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { syscall.Unmount(disk, syscall.MNT_DETACH) })
	var problems diag.List
	_, err = Save(filepath.Join(disk, Folder, "2022.zip"), make([]byte, 2<<20), &problems)
	if err == nil || !strings.Contains(err.Error(), "磁盘空间不够") {
		t.Errorf("error is %v", err)
	}
	if entries, err := os.ReadDir(filepath.Join(disk, Folder)); err != nil || len(entries) != 0 {
		t.Errorf("left behind: %v, %v", entries, err)
	}
}
