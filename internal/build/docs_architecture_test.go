package build_test

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"maps"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"nianbao/internal/figure"
)

// Every package has its paragraph in ARCHITECTURE.md, with an invariant.
func TestDocsArchitecture(t *testing.T) {
	text := page(t, "ARCHITECTURE.md")
	names := map[string]bool{}
	eachFile(t, func(name string, _ *ast.File) { names[name] = true })
	delete(names, "nianbao") // the edge, which has no paragraph of its own
	for _, name := range slices.Sorted(maps.Keys(names)) {
		_, rest, ok := strings.Cut(text, "\n### `"+name+"`\n")
		part, _, _ := strings.Cut(rest, "\n#")
		if !ok || !strings.Contains(part, "**Invariant:**") {
			t.Errorf("ARCHITECTURE.md has no paragraph ### `%s` with its invariant", name)
		}
	}
}

var functionName = regexp.MustCompile("`([a-z]+(?:\\.[A-Za-z]+){1,2})`")

// The functions that ARCHITECTURE.md follows one number through exist.
func TestDocsFollowTheCode(t *testing.T) {
	_, text, _ := strings.Cut(page(t, "ARCHITECTURE.md"), "\n## One number")
	text, _, _ = strings.Cut(text, "\n## ")
	known, seen := functions(t), 0
	for _, m := range functionName.FindAllStringSubmatch(text, -1) {
		if strings.HasSuffix(m[1], ".toml") {
			continue
		}
		if seen++; !known[m[1]] {
			t.Errorf("ARCHITECTURE.md speaks of %s, which is no function", m[1])
		}
	}
	if seen < 20 {
		t.Errorf("ARCHITECTURE.md names %d functions only", seen)
	}
}

// The number itself is what ARCHITECTURE.md says, and so is its cell.
func TestDocsFollowTheNumber(t *testing.T) {
	text, m := page(t, "ARCHITECTURE.md"), sampleMetrics()
	if m == nil {
		t.Fatal("the sample has errors")
	}
	i, _ := m.Data.Indicator("space_pass_rate")
	x, w := m.At(i, m.Data.Whole, 2022), figure.New(m)
	if said := strings.Replace(w.Share(x), "/", " of ", 1) + ", " + w.Value(x); !strings.Contains(text, "in 2022: "+said) {
		t.Errorf("ARCHITECTURE.md does not say that space_pass_rate is %s", said)
	}
	for _, in := range m.Inputs(x) {
		if strings.Contains(text, fmt.Sprintf("`%s`, sheet %s, %s, and says %s.", in.Origin.File, in.Origin.Sheet, in.Origin.Cell, in.Origin.Raw)) {
			return
		}
	}
	t.Error("ARCHITECTURE.md names no cell of space_pass_rate")
}

// functions are those of internal/: package.Function and package.Type.Method.
func functions(t *testing.T) map[string]bool {
	t.Helper()
	out := map[string]bool{}
	eachFile(t, func(name string, file *ast.File) {
		for _, d := range file.Decls {
			f, ok := d.(*ast.FuncDecl)
			if !ok {
				continue
			}
			name := name + "."
			if f.Recv != nil {
				receiver := f.Recv.List[0].Type
				if star, ok := receiver.(*ast.StarExpr); ok {
					receiver = star.X
				}
				if id, ok := receiver.(*ast.Ident); ok {
					name += id.Name + "."
				}
			}
			out[name+f.Name.Name] = true
		}
	})
	return out
}

// eachFile visits the files of internal/ and cmd/nianbao, those of tests left
// out, with the name of their folder.
func eachFile(t *testing.T, visit func(folder string, file *ast.File)) {
	t.Helper()
	files, err := filepath.Glob(top + "internal/*/*.go")
	if err != nil {
		t.Fatal(err)
	}
	edge, err := filepath.Glob(top + "cmd/nianbao/*.go")
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range append(files, edge...) {
		if strings.HasSuffix(file, "_test.go") {
			continue
		}
		parsed, err := parser.ParseFile(token.NewFileSet(), file, nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		visit(filepath.Base(filepath.Dir(file)), parsed)
	}
}
