package archive

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"nianbao/internal/diag"
	"nianbao/internal/smalldisk"
)

// A disk that fills while a year is sealed keeps no half file.
func TestSaveOntoFullDisk(t *testing.T) {
	disk := t.TempDir()
	smalldisk.Mount(t, disk, "1m")
	var problems diag.List
	_, err := Save(filepath.Join(disk, Folder, "2022.zip"), make([]byte, 2<<20), &problems)
	if err == nil || !strings.Contains(err.Error(), "磁盘空间不够") {
		t.Errorf("error is %v", err)
	}
	if entries, err := os.ReadDir(filepath.Join(disk, Folder)); err != nil || len(entries) != 0 {
		t.Errorf("left behind: %v, %v", entries, err)
	}
}
