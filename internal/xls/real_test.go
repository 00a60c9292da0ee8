package xls

import (
	"errors"
	"os"
	"path/filepath"
	"testing"
	"time"
)

// realFiles is where workbooks of real offices lie beside the project. They
// are not ours to publish, so that most people do not have them.
const realFiles = "../../../shared/real"

// cellsOf says how many cells a real workbook holds by the count of others.
var cellsOf = map[string]int{"工作簿1.et": 308}

// Every real workbook is read whole or refused by a sentence.
func TestRealFiles(t *testing.T) {
	for _, path := range realWorkbooks(t) {
		name := filepath.Base(path)
		data, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		start := time.Now()
		book, err := Open(data)
		took := time.Since(start).Round(100 * time.Microsecond)
		if err != nil {
			var refusal *Refusal
			if !errors.As(err, &refusal) {
				t.Errorf("%s: %v is no Refusal", name, err)
			}
			t.Logf("%-8v %s: %v", took, name, err)
			continue
		}
		if err := sound(book); err != nil {
			t.Errorf("%s: %v", name, err)
		}
		got := 0
		for _, sheet := range book.Sheets {
			got += len(sheet.Cells)
		}
		if want, known := cellsOf[name]; known && got != want {
			t.Errorf("%s: %d cells, want %d", name, got, want)
		}
		t.Logf("%-8v %s: %d sheets, %d cells", took, name, len(book.Sheets), got)
	}
}

// realWorkbooks lists them, or skips the test.
func realWorkbooks(t *testing.T) []string {
	var found []string
	filepath.WalkDir(realFiles, func(path string, _ os.DirEntry, err error) error {
		if ext := filepath.Ext(path); err == nil && (ext == ".xls" || ext == ".et") {
			found = append(found, path)
		}
		return nil
	})
	if len(found) == 0 {
		t.Skip("NOT CHECKED: no real workbooks in " + realFiles)
	}
	return found
}
