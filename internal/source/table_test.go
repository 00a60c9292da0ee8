package source

import (
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

var update = flag.Bool("update", false, "write testdata/tables anew; read the difference before you commit")

// Each file of testdata/tables is a page: what it shows, a sheet, and what is
// read from it. Cells are written A1=text, #number, %percentage, @date, &truth,
// !error and ?formula without result.
func TestTables(t *testing.T) {
	pages, err := filepath.Glob("testdata/tables/*.txt")
	if err != nil || len(pages) < 20 {
		t.Fatalf("%d pages, %v; want at least 20", len(pages), err)
	}
	for _, page := range pages {
		t.Run(strings.TrimSuffix(filepath.Base(page), ".txt"), func(t *testing.T) {
			data, err := os.ReadFile(page)
			if err != nil {
				t.Fatal(err)
			}
			about, rest, ok := strings.Cut(string(data), "-- sheet --\n")
			sheet, want, ok2 := strings.Cut(rest, "-- want --\n")
			if !ok || !ok2 {
				t.Fatal("the page has no sheet or no want")
			}
			p, problems := readOne(t, workbookOf(t, sheet))
			got := show(p.Years[0].Tables) + list(problems)
			if *update {
				if err := os.WriteFile(page, []byte(about+"-- sheet --\n"+sheet+"-- want --\n"+got), 0o644); err != nil {
					t.Fatal(err)
				}
				return
			}
			if diff := cmp.Diff(want, got); diff != "" {
				t.Errorf("%s(-want +got)\n%s", about, diff)
			}
		})
	}
}
