package main

import (
	"os"
	"path/filepath"
	"testing"

	"nianbao/internal/smalldisk"
)

// A disk that fills while a Word file is written leaves the old file, and no
// half one beside it.
func TestExportOntoFullDisk(t *testing.T) {
	disk := t.TempDir()
	smalldisk.Mount(t, disk, "16k")
	out := filepath.Join(disk, "讲话.docx")
	if err := os.WriteFile(out, []byte("old"), 0o644); err != nil {
		t.Fatal(err)
	}
	if status := run([]string{"export", "../../content/reports/2022.md", "--project", "../..", "--out", out}); status != 3 {
		t.Errorf("status %d, want 3", status)
	}
	entries, err := os.ReadDir(disk)
	if err != nil {
		t.Fatal(err)
	}
	text, err := os.ReadFile(out)
	if len(entries) != 1 || string(text) != "old" || err != nil {
		t.Errorf("left behind: %v, the old file says %q, %v", entries, text, err)
	}
}
