package build

import (
	"go/parser"
	"go/token"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// A commented is a package of internal/ with its whole comment.
type commented struct{ name, comment string }

// sources reads the comments of all packages under internal/.
func sources(t *testing.T) []commented {
	t.Helper()
	folders, err := filepath.Glob("../*")
	if err != nil {
		t.Fatal(err)
	}
	var out []commented
	for _, folder := range folders {
		if text := comment(t, folder); text != "" {
			out = append(out, commented{filepath.Base(folder), text})
		}
	}
	return out
}

// comment is the comment above the package clauses of a folder's files.
func comment(t *testing.T, folder string) string {
	t.Helper()
	files, err := filepath.Glob(filepath.Join(folder, "*.go"))
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	for _, file := range files {
		if strings.HasSuffix(file, "_test.go") {
			continue
		}
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		parsed, err := parser.ParseFile(token.NewFileSet(), file, text, parser.PackageClauseOnly|parser.ParseComments)
		if err != nil {
			t.Fatal(err)
		}
		b.WriteString(parsed.Doc.Text())
	}
	return b.String()
}
