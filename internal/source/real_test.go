package source

import (
	stdcmp "cmp"
	"context"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"nianbao/internal/layout"
)

// realFiles is where workbooks of real offices lie beside the project. They
// are not ours to publish, so that most people do not have them.
const realFiles = "../../../shared/real"

var formatNames = map[format]string{openXML: "xlsx", binary: "xls, et", plainText: "csv", webPage: "web page"}

// A tally counts what became of the files of a format.
type tally struct{ files, refused, sheets, cells int }

// Real workbooks of all kinds are each read whole or refused with a clear
// sentence, and the machine survives them.
func TestRealWorkbooks(t *testing.T) {
	root := realFiles
	if own := os.Getenv("NIANBAO_REAL"); own != "" {
		root = own
	}
	if _, err := os.Stat(root); err != nil {
		t.Skipf("NOT CHECKED: no real workbooks at %s; set NIANBAO_REAL to a folder of them", root)
	}
	tallies := map[string]*tally{}
	err := filepath.WalkDir(root, func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() || !spread.MatchString(name) {
			return err
		}
		data, err := os.ReadFile(name)
		if err != nil {
			return err
		}
		kind := stdcmp.Or(formatNames[sniff(data)], "other")
		if tallies[kind] == nil {
			tallies[kind] = &tally{}
		}
		tallies[kind].files++
		tallies[kind].read(t, name, data)
		if kind == "xlsx" {
			secondOpinion(t, filepath.Base(name), data)
		}
		return nil
	})
	files := 0
	for _, kind := range slices.Sorted(maps.Keys(tallies)) {
		files += tallies[kind].files
		t.Logf("%-8s %+v", kind, *tallies[kind])
	}
	if err != nil || files < 50 {
		t.Errorf("%d workbooks, %v; want at least 50", files, err)
	}
	for _, kind := range []string{"xlsx", "xls, et", "csv"} {
		if y := tallies[kind]; y == nil || y.cells == 0 {
			t.Errorf("not one cell was read of any %s", kind)
		}
	}
}

// read reads a file's sheets and adds them up.
func (y *tally) read(t *testing.T, name string, data []byte) {
	ctx, cancel := context.WithTimeout(t.Context(), patience)
	defer cancel()
	b := newBook(ctx, filepath.Base(name), nil, 2022)
	sheets, cells := 0, 0
	b.take = func(_ string, g *layout.Grid) { sheets, cells = sheets+1, cells+g.Cells() }
	w, before, start := startWatch(), inUse(), time.Now()
	b.read(data) // a panic fails the test
	took := time.Since(start).Seconds() * 1000
	memory := (float64(w.stop()) - float64(before)) / 1e6
	said := fmt.Sprintf("%d sheets, %d cells", sheets, cells)
	y.sheets, y.cells = y.sheets+sheets, y.cells+cells
	for _, p := range b.problems.Sorted() {
		said += "; " + p.Code + " " + p.Message
		if p.Message == "" || p.Hint == "" {
			t.Errorf("%s: %v", name, p)
		}
	}
	if b.problems.Any() {
		y.refused++
	} else if sheets == 0 {
		t.Errorf("%s: neither read nor refused", name)
	}
	if ctx.Err() != nil {
		t.Errorf("%s takes longer than %v", name, patience)
	}
	t.Logf("%7.0f ms %4.0f MB %-60s %s", took, max(0, memory), filepath.Base(name), said)
}
