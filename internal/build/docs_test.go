package build_test

import (
	"flag"
	"fmt"
	"go/ast"
	"go/token"
	"maps"
	"os"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"

	"nianbao/internal/build"
	"nianbao/internal/database"
	"nianbao/internal/diag"
	"nianbao/internal/layout"
	"nianbao/internal/metric"
	"nianbao/internal/source"
)

// The documentation lists what the program has, neither more nor less. What
// can be told from the program stands between <!-- NAME --> and <!-- /NAME -->
// and is written by
//
//	go test ./internal/build -run TestDocs -update-docs
var updateDocs = flag.Bool("update-docs", false, "write the generated parts of docs/ anew")

const top = "../../" // the repository

// page is a file of the repository.
func page(t *testing.T, name string) string {
	t.Helper()
	text, err := os.ReadFile(top + name)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

// generated holds the part of a page that the program tells against the page.
func generated(t *testing.T, file, name, want string) {
	t.Helper()
	text := page(t, file)
	begin, end := "<!-- "+name+" -->\n", "<!-- /"+name+" -->\n"
	before, rest, opened := strings.Cut(text, begin)
	is, after, closed := strings.Cut(rest, end)
	if !opened || !closed {
		t.Fatalf("%s has no part %s", file, name)
	}
	want = "\n" + strings.TrimSpace(want) + "\n\n"
	if is == want {
		return
	}
	if !*updateDocs {
		t.Errorf("%s: the part %s is out of date; run go test ./internal/build -run TestDocs -update-docs", file, name)
		return
	}
	if err := os.WriteFile(top+file, []byte(before+begin+want+end+after), 0o644); err != nil {
		t.Fatal(err)
	}
}

// sampleProject is this repository, read.
var sampleProject = sync.OnceValue(func() *source.Project {
	return source.Read(os.DirFS(top), nil, &diag.List{})
})

var sampleMetrics = sync.OnceValue(func() *metric.Metrics {
	return build.Metrics(os.DirFS(top), &sampleProblems)
})

var sampleProblems diag.List // of sampleMetrics

var severities = map[diag.Severity]string{diag.Error: "错误", diag.Warning: "提醒", diag.Info: "说明"}

// Every kind of problem has its heading in docs/problems.md, and every heading
// a kind of problem, with its severity and what to do.
func TestDocsProblems(t *testing.T) {
	generated(t, "docs/problems.md", "rules", rules())
	entries := map[string]string{}
	for _, part := range strings.Split(page(t, "docs/problems.md"), "\n### `")[1:] {
		code, entry, _ := strings.Cut(part, "`\n")
		if _, twice := entries[code]; twice {
			t.Errorf("docs/problems.md has two headings %s", code)
		}
		entries[code] = strings.TrimSpace(entry)
	}
	codes := spokenCodes(t)
	for _, c := range slices.Concat(layout.Codes, source.Codes, database.Codes) {
		codes[c.Name] = severities[c.Severity]
	}
	for _, r := range sampleProject().Rules {
		codes[r.ID] = severities[r.Severity]
	}
	for _, r := range sampleProject().Columns {
		codes[r.ID] = severities[r.Severity]
	}
	for _, code := range slices.Sorted(maps.Keys(codes)) {
		entry, ok := entries[code]
		switch {
		case !ok:
			t.Errorf("docs/problems.md has no heading ### `%s`", code)
		case !strings.HasPrefix(entry, codes[code]+"。") && codes[code] != "" || !strings.Contains(entry, "\n→ "):
			t.Errorf("docs/problems.md: %s should begin with %s。 and say what to do in a line that begins with →", code, codes[code])
		}
		delete(entries, code)
	}
	for code := range entries {
		t.Errorf("docs/problems.md: no problem has the code %s", code)
	}
}

// What the office wants judged is judged by rules that there are: every line of the
// table in docs/checking.md names some, every rule over columns and every rule that
// looks back stands in it, and the table has a line for each wish.
func TestDocsWishes(t *testing.T) {
	_, table, _ := strings.Cut(page(t, "docs/checking.md"), "| 要查的 | 规则 |\n|---|---|\n")
	known, named := spokenCodes(t), map[string]bool{}
	for _, r := range sampleProject().Rules {
		known[r.ID] = ""
	}
	for _, r := range sampleProject().Columns {
		known[r.ID] = ""
		if r.Reason == "" || r.Source == "" || r.Severity == "" || r.Message == "" || r.Hint == "" {
			t.Errorf("the rule %s is not explained", r.ID)
		}
	}
	lines := strings.Split(strings.TrimSpace(table), "\n")
	if len(lines) != 28 {
		t.Errorf("the table has %d lines", len(lines))
	}
	for _, line := range lines {
		ids := regexp.MustCompile("`([a-z0-9-]+)`").FindAllStringSubmatch(line, -1)
		if len(ids) == 0 {
			t.Errorf("no rule for %s", line)
		}
		for _, id := range ids {
			named[id[1]] = true
			if _, ok := known[id[1]]; !ok {
				t.Errorf("there is no rule %s", id[1])
			}
		}
	}
	for _, r := range sampleProject().Columns {
		if !named[r.ID] {
			t.Errorf("%s stands in no line", r.ID)
		}
	}
	for _, r := range sampleProject().Rules {
		if r.Reason == "" {
			t.Errorf("the rule %s gives no reason", r.ID)
		}
		if strings.Contains(r.Require.Text, "上年(") && !named[r.ID] {
			t.Errorf("%s looks back and stands in no line", r.ID)
		}
	}
}

// What docs/checking.md shows as a problem is one of the sample's.
func TestDocsProblemAsShown(t *testing.T) {
	sampleMetrics()
	text := page(t, "docs/checking.md")
	for _, p := range sampleProblems.Sorted() {
		shown := fmt.Sprintf("\n%s\n  ［%s］%s %s（%s）：%s\n    → %s\n", p.File, p.Sheet, p.Cell, severities[p.Severity], p.Code, p.Message, p.Hint)
		if strings.Contains(text, shown) {
			return
		}
	}
	t.Error("docs/checking.md shows a problem that the sample does not have")
}

// spokenCodes are the codes that stand as literals in the code, without their
// severity: Code: "x", and fail("x", …) and its like.
func spokenCodes(t *testing.T) map[string]string {
	t.Helper()
	codes := map[string]string{}
	eachFile(t, func(_ string, file *ast.File) {
		ast.Inspect(file, func(n ast.Node) bool {
			if code := spokenCode(n); code != "" {
				codes[code] = ""
			}
			return true
		})
	})
	if len(codes) < 50 {
		t.Fatalf("found %d codes only", len(codes))
	}
	return codes
}

var codeForm = regexp.MustCompile(`^[a-z]+(-[a-z0-9]+)*$`)

// reporters are the functions that take a code.
var reporters = []string{"fail", "failBeside", "warn", "bad", "report", "column", "add"}

func spokenCode(n ast.Node) string {
	var candidates []ast.Expr
	switch n := n.(type) {
	case *ast.KeyValueExpr:
		if key, ok := n.Key.(*ast.Ident); ok && key.Name == "Code" {
			candidates = []ast.Expr{n.Value}
		}
	case *ast.CallExpr:
		if f, ok := n.Fun.(*ast.SelectorExpr); ok && slices.Contains(reporters, f.Sel.Name) {
			candidates = n.Args
		}
	}
	for _, c := range candidates {
		if lit, ok := c.(*ast.BasicLit); ok && lit.Kind == token.STRING {
			if text, _ := strconv.Unquote(lit.Value); codeForm.MatchString(text) {
				return text
			}
			return ""
		}
	}
	return ""
}

var placeholder = regexp.MustCompile(` ?\{(上年\.)?([a-z0-9_]+)(@?)\} ?`)

// rules are the rules between fields, a heading each.
func rules() string {
	titles := map[string]string{}
	for _, f := range sampleProject().Fields {
		titles[f.ID] = f.Title
	}
	var b strings.Builder
	for _, r := range sampleProject().Rules {
		message := strings.ReplaceAll(placeholder.ReplaceAllString(r.Message, " … "), "… ，", "…，")
		hint := placeholder.ReplaceAllStringFunc(r.Hint, func(p string) string {
			return "“" + titles[placeholder.FindStringSubmatch(p)[2]] + "”"
		})
		fmt.Fprintf(&b, "### `%s`\n\n%s。%s。理由：%s。\n→ %s。\n\n", r.ID, severities[r.Severity], strings.TrimSpace(message), r.Reason, hint)
	}
	return b.String()
}
