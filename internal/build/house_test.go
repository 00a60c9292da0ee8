package build

import (
	"bytes"
	"encoding/json"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
)

// The house: every package, in the order of the flow. A package imports only
// what stands above it, and a tool imports of ours only what reads texts for
// all. This is the table of ARCHITECTURE.md.
var house = []struct{ stage, packages string }{
	{"expressions", "pattern"},
	{"tools", "xls xlsx numeral similar echarts docx leaf raster swap privacy bag answer"},
	{"words", "stat diag formula veil"},
	{"read", "layout source"},
	{"check", "check gate"},
	{"compute", "metric"},
	{"prose", "manuscript proof"},
	{"compose", "figure speech claim clearance diff site"},
	{"render", "chart render paper form"},
	{"publish", "publish archive"},
	{"wiring", "build"},
	{"ask", "database"}, // no stage above can
	{"tests", "sample bench browser oracle smalldisk postgres"},
	{"edge", "cmd/nianbao cmd/release cmd/sample cmd/bench"},
}

// alone lists the outside libraries and the one package that may import each;
// none: only tests do, of any package.
var alone = map[string][]string{
	"github.com/xuri/excelize/v2":         {"source", "sample"}, // sample writes the sample district's workbooks
	"github.com/richardlehane/mscfb":      {"xls"},
	"github.com/BurntSushi/toml":          {"source"},
	"github.com/expr-lang/expr":           {"formula"},
	"github.com/dop251/goja":              {"echarts"},
	"github.com/yuin/goldmark":            {"speech"},
	"github.com/go-echarts/go-echarts/v2": {"chart"},
	"github.com/gofrs/flock":              {"swap"},
	"github.com/jackc/pgx/v5":             {"database"},
	"golang.org/x/sys":                    {"swap"},
	"github.com/mozillazg/go-pinyin":      {"site"},
	"github.com/emmansun/gmsm":            {"bag"},
	"golang.org/x/net":                    {"render"},
	"golang.org/x/text":                   {"source", "numeral", "xls", "manuscript"},
	"github.com/spf13/cobra":              {"cmd/nianbao"},
	"github.com/spf13/pflag":              {"cmd/nianbao"},
	"github.com/schollz/progressbar/v3":   {"cmd/nianbao"},
	"golang.org/x/term":                   {"cmd/nianbao"},
	"github.com/fsnotify/fsnotify":        {"cmd/nianbao"},
	"github.com/rogpeppe/go-internal":     {"sample"}, // txtar; the scripts of cmd/nianbao too
	"github.com/chromedp":                 nil,
	"github.com/google/go-cmp":            nil,
	"modernc.org/sqlite":                  nil, // the oracle's second opinion
}

// A parcel is what go list says of a package.
type parcel struct {
	Dir, ImportPath, Name, Doc         string
	GoFiles                            []string
	Imports, TestImports, XTestImports []string
}

// name is the package's name in the table: stat, cmd/nianbao; empty for the
// root, which embeds the defaults.
func (p parcel) name() string { return ours(p.ImportPath) }

func ours(path string) string {
	path = strings.TrimPrefix(strings.TrimPrefix(path, "nianbao"), "/")
	return strings.TrimPrefix(path, "internal/")
}

var parcels = sync.OnceValues(func() ([]parcel, error) {
	cmd := exec.Command("go", "list", "-json=Dir,ImportPath,Name,Doc,GoFiles,Imports,TestImports,XTestImports", "nianbao/...")
	out, err := cmd.Output()
	if err != nil {
		return nil, err
	}
	var list []parcel
	for d := json.NewDecoder(bytes.NewReader(out)); ; {
		var p parcel
		if err := d.Decode(&p); err == io.EOF {
			return list, nil
		} else if err != nil {
			return nil, err
		}
		list = append(list, p)
	}
})

func all(t *testing.T) []parcel {
	t.Helper()
	list, err := parcels()
	if err != nil {
		t.Fatal(err)
	}
	if len(list) < 15 {
		t.Fatalf("go list found %d packages only", len(list))
	}
	return list
}

// storey is a package's place in the order of the flow; −1 for one that the
// table does not have.
func storey(name string) int {
	n := 0
	for _, s := range house {
		for _, p := range strings.Fields(s.packages) {
			if p == name {
				return n
			}
			n++
		}
	}
	return -1
}

func tool(name string) bool { return slices.Contains(strings.Fields(house[1].packages), name) }

// A package imports only what stands above it in the table.
func TestImportsGoUpwards(t *testing.T) {
	for _, p := range all(t) {
		at := storey(p.name())
		if p.name() != "" && at < 0 {
			t.Errorf("package %s has no place in the table of the house", p.ImportPath)
			continue
		}
		for _, i := range p.Imports {
			switch {
			case !strings.HasPrefix(i, "nianbao"), ours(i) == "pattern":
			case tool(p.name()):
				t.Errorf("%s is a tool and imports %s: tools know nothing of us", p.name(), i)
			case i == "nianbao":
				if !slices.Contains([]string{"build", "sample", "cmd/nianbao"}, p.name()) {
					t.Errorf("%s imports the defaults; only build, sample and cmd/nianbao may", p.name())
				}
			case storey(ours(i)) > at:
				t.Errorf("%s imports %s, which stands below it in the table of the house", p.name(), ours(i))
			}
		}
	}
}

// Each outside library has one importer, and each has its line in the table.
func TestOutsideLibrariesHaveOneImporter(t *testing.T) {
	for _, p := range all(t) {
		for _, i := range p.Imports {
			if library, may := importers(i); outside(i) && !slices.Contains(may, p.name()) {
				t.Errorf("%s imports %s (%s in the table); its importer is %v", p.name(), i, library, may)
			}
		}
		for _, i := range slices.Concat(p.TestImports, p.XTestImports) {
			if library, _ := importers(i); outside(i) && library == "" {
				t.Errorf("tests of %s import %s, which has no line in the table", p.name(), i)
			}
		}
	}
}

// outside reports whether an import is neither ours nor of the standard library.
func outside(path string) bool {
	host, _, _ := strings.Cut(path, "/")
	return strings.Contains(host, ".")
}

func importers(path string) (library string, may []string) {
	for l, m := range alone {
		if (path == l || strings.HasPrefix(path, l+"/")) && len(l) > len(library) {
			library, may = l, m
		}
	}
	return library, may
}

// Whoever reads prose asks some six hundred expressions of every sentence, and
// does it with automata.
func TestReadersOfProseMatchWithPatterns(t *testing.T) {
	for _, p := range all(t) {
		if slices.Contains([]string{"numeral", "manuscript", "proof", "claim"}, p.name()) && slices.Contains(p.Imports, "regexp") {
			t.Errorf("%s imports regexp: take nianbao/internal/pattern, which answers the same ten times as fast", p.name())
		}
	}
}

// Only the two ends touch the disk: the stages between them do without it,
// without the net and without dice. Nor do they look at the clock, which
// time.Now would be; the calendar alone is harmless.
func TestStagesTouchNoDisk(t *testing.T) {
	stages := strings.Fields("pattern numeral similar privacy docx leaf bag answer stat diag formula veil layout check gate metric manuscript proof figure speech claim clearance diff site chart render paper form build")
	for _, p := range all(t) {
		if !slices.Contains(stages, p.name()) {
			continue
		}
		for _, i := range p.Imports {
			if slices.Contains([]string{"os", "os/exec", "net", "net/http", "math/rand", "math/rand/v2"}, i) {
				t.Errorf("%s imports %s: it must do without the disk, the net and dice", p.name(), i)
			}
		}
		for _, file := range p.GoFiles {
			text, err := os.ReadFile(filepath.Join(p.Dir, file))
			if err != nil {
				t.Fatal(err)
			}
			if bytes.Contains(text, []byte("time.Now")) || bytes.Contains(text, []byte("time.Since")) {
				t.Errorf("%s/%s looks at the clock", p.name(), file)
			}
		}
	}
}

// Every package says what it does, in a comment of more than a sentence; one of
// the flow states its invariant.
func TestPackagesSayWhatTheyDo(t *testing.T) {
	for _, p := range all(t) {
		if len(p.GoFiles) == 0 {
			continue
		}
		if p.Doc == "" {
			t.Errorf("package %s has no comment", p.ImportPath)
		}
	}
	for _, p := range sources(t) {
		if !strings.Contains(p.comment, "Invariant:") {
			t.Errorf("the comment of package %s states no invariant", p.name)
		}
	}
}
