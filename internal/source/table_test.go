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

// A tablePage is a file of testdata/tables: what it shows, a sheet, and what is
// read from it. Cells are written A1=text, #number, %percentage, @date, &truth,
// !error and ?formula without result.
type tablePage struct{ path, about, sheet, want string }

func tablePages(t *testing.T) []tablePage {
	t.Helper()
	paths, err := filepath.Glob("testdata/tables/*.txt")
	if err != nil || len(paths) < 20 {
		t.Fatalf("%d pages, %v; want at least 20", len(paths), err)
	}
	var pages []tablePage
	for _, path := range paths {
		data, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		about, rest, ok := strings.Cut(string(data), "-- sheet --\n")
		sheet, want, ok2 := strings.Cut(rest, "-- want --\n")
		if !ok || !ok2 {
			t.Fatalf("%s has no sheet or no want", path)
		}
		pages = append(pages, tablePage{path, about, sheet, want})
	}
	return pages
}

func (p tablePage) name() string { return strings.TrimSuffix(filepath.Base(p.path), ".txt") }

func TestTables(t *testing.T) {
	for _, page := range tablePages(t) {
		t.Run(page.name(), func(t *testing.T) {
			p, problems := readOne(t, workbookOf(t, page.sheet))
			got := show(p.Years[0].Tables) + list(problems)
			if *update {
				if err := os.WriteFile(page.path, []byte(page.about+"-- sheet --\n"+page.sheet+"-- want --\n"+got), 0o644); err != nil {
					t.Fatal(err)
				}
				return
			}
			if diff := cmp.Diff(page.want, got); diff != "" {
				t.Errorf("%s(-want +got)\n%s", page.about, diff)
			}
		})
	}
}

// A sending is a workbook as one street sends it.
type sending struct {
	what, file string
	data       []byte
}

// Each page gives the same table in every format that can hold it. The names
// of the files lie about their format, which may not matter.
func TestTablesInEveryFormat(t *testing.T) {
	texts := 0
	for _, page := range tablePages(t) {
		d := draw(page.sheet)
		sent := []sending{{"xls", "社区年报.xls", d.binary()}, {"xls named xlsx", "社区年报.XLSX", d.binary()}, {"et", "社区年报.et", d.binary()}}
		if d.isText() {
			texts++
			sent = append(sent,
				sending{"UTF-8", "社区年报.csv", []byte(d.text(t, ','))},
				sending{"UTF-8 with mark", "社区年报.CSV", []byte("\uFEFF" + d.text(t, ';'))},
				sending{"UTF-16", "社区年报.csv", utf16Text(t, d.text(t, '\t'))},
				sending{"GB18030", "社区年报.csv", gb18030Text(t, d.text(t, ','))},
				sending{"GB18030 named xls", "社区年报.xls", gb18030Text(t, d.text(t, '\t'))},
			)
		}
		for _, s := range sent {
			t.Run(page.name()+"/"+s.what, func(t *testing.T) {
				p, problems := readAs(t, s.file, s.data)
				if diff := cmp.Diff(page.want, show(p.Years[0].Tables)+list(problems)); diff != "" {
					t.Errorf("%s(-want +got)\n%s", page.about, diff)
				}
			})
		}
	}
	if texts < 20 {
		t.Errorf("%d pages were written as text, want at least 20", texts)
	}
}
