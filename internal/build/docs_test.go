package build_test

import (
	"flag"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"maps"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"
	"unicode"

	"nianbao/internal/build"
	"nianbao/internal/diag"
	"nianbao/internal/figure"
	"nianbao/internal/metric"
	"nianbao/internal/site"
	"nianbao/internal/source"
	"nianbao/internal/speech"
	"nianbao/internal/stat"
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
	return build.Metrics(os.DirFS(top), &diag.List{})
})

// --- problems

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
	for _, c := range source.Codes {
		codes[c.Name] = severities[c.Severity]
	}
	for _, r := range sampleProject().Rules {
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
var reporters = []string{"fail", "warn", "bad", "report", "column", "add"}

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
		message := placeholder.ReplaceAllString(r.Message, " … ")
		hint := placeholder.ReplaceAllStringFunc(r.Hint, func(p string) string {
			return "“" + titles[placeholder.FindStringSubmatch(p)[2]] + "”"
		})
		fmt.Fprintf(&b, "### `%s`\n\n%s。%s。理由：%s。\n→ %s。\n\n", r.ID, severities[r.Severity], strings.TrimSpace(message), r.Reason, hint)
	}
	return b.String()
}

// --- fields, indicators, standards

// inCell fits a text into a cell of a Markdown table.
func inCell(text string) string {
	return strings.NewReplacer("|", `\|`, "\n", " ", "*", `\*`).Replace(text)
}

func TestDocsFields(t *testing.T) {
	for _, level := range stat.Levels {
		var b strings.Builder
		b.WriteString("| id | 表头 | 填什么 | 口径 |\n|---|---|---|---|\n")
		for _, f := range sampleProject().Fields {
			if f.Level == level {
				fmt.Fprintf(&b, "| `%s` | %s | %s | %s |\n", f.ID, inCell(f.Title), inCell(filling(f)), inCell(f.Note))
			}
		}
		generated(t, "docs/fields.md", string(level), b.String())
	}
}

// filling says what a cell of a field holds.
func filling(f source.Field) string {
	word := map[stat.Type]string{stat.Text: "文字", stat.Integer: "整数", stat.Number: "数", stat.Truth: "是或否", stat.Date: "日期"}[f.Type]
	if f.Type == stat.Choice {
		word = strings.Join(f.Choices, "、")
	}
	if f.Unit != "" {
		word += "，" + f.Unit
	}
	if f.Min.Text != "" || f.Max.Text != "" {
		word += "，" + f.Min.Text + "—" + f.Max.Text
	}
	if f.Required {
		word += "，必填"
	}
	return word
}

func TestDocsIndicators(t *testing.T) {
	var b strings.Builder
	for _, theme := range sampleProject().Themes {
		fmt.Fprintf(&b, "### %s\n\n| id | 名称 | 单位 | 口径 | 公式 |\n|---|---|---|---|---|\n", theme.Title)
		for _, i := range theme.Indicators {
			names := strings.Join(append([]string{i.Title}, i.Aliases...), "；")
			fmt.Fprintf(&b, "| `%s` | %s | %s | %s | `%s` |\n", i.ID, inCell(names), inCell(i.Unit), inCell(i.Definition), strings.ReplaceAll(i.Formula.Text, "|", `\|`))
		}
		b.WriteString("\n")
	}
	generated(t, "docs/indicators.md", "indicators", b.String())
}

func TestDocsStandards(t *testing.T) {
	var b strings.Builder
	b.WriteString("| id | 文件 | 施行 | 管到的指标 |\n|---|---|---|---|\n")
	for _, s := range sampleProject().Standards {
		var judged []string
		for _, c := range s.Clauses {
			judged = append(judged, "`"+c.Indicator+"`")
		}
		until := "起"
		if s.To > 0 {
			until = fmt.Sprintf("至 %d", s.To)
		}
		fmt.Fprintf(&b, "| `%s` | %s%s | %d %s | %s |\n", s.ID, inCell(s.Title), inCell(s.Number), s.From, until, strings.Join(judged, "、"))
	}
	generated(t, "docs/standards.md", "standards", b.String())
}

// --- speeches

var formRow = regexp.MustCompile("(?m)^\\| `(\\{\\{.*?\\}\\})` \\| (.*?) \\|")

// Every form of a bound figure has a row in docs/speeches.md, and the row says
// what the sample speaks.
func TestDocsForms(t *testing.T) {
	text := page(t, "docs/speeches.md")
	updated := formRow.ReplaceAllStringFunc(text, func(row string) string {
		part := formRow.FindStringSubmatch(row)
		want := spokenAs(t, strings.ReplaceAll(part[1], `\|`, "|"))
		if part[2] != want && !*updateDocs {
			t.Errorf("docs/speeches.md: %s is %s, want %s", part[1], part[2], want)
		}
		return strings.TrimSuffix(row, part[2]+" |") + want + " |"
	})
	if *updateDocs && updated != text {
		if err := os.WriteFile(top+"docs/speeches.md", []byte(updated), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	forms, shapes := speech.Forms()
	for _, f := range forms {
		if f != "" && !regexp.MustCompile("(?m)^\\| `\\{\\{[^}]*\\| "+f+"\\}\\}`").MatchString(text) {
			t.Errorf("docs/speeches.md has no row for the form %s", f)
		}
	}
	for _, s := range shapes {
		if !strings.Contains(text, "\n| `"+s+"` |") {
			t.Errorf("docs/speeches.md has no row for the block form %s", s)
		}
	}
	for _, block := range regexp.MustCompile("(?s)```(?:chart|table)\n.*?```").FindAllString(text, -1) {
		spokenAs(t, block)
	}
}

// spokenAs is what a piece of a speech of 2022 becomes, without its tags.
func spokenAs(t *testing.T, body string) string {
	t.Helper()
	var problems diag.List
	s := speech.Render(figure.New(sampleMetrics()), source.Document{Path: "docs/speeches.md", Year: 2022, Body: body, BodyLine: 1}, &problems)
	for _, p := range problems.Sorted() {
		t.Errorf("docs/speeches.md: %s: %s", body, p.Message)
	}
	return strings.TrimSpace(regexp.MustCompile(`<[^>]*>`).ReplaceAllString(s.HTML, ""))
}

// Every TOML example of the pages is what some file of a project may hold.
func TestDocsExamplesAreRead(t *testing.T) {
	seen := 0
	for _, file := range pages(t) {
		for _, m := range tomlBlock.FindAllStringSubmatch(page(t, file), -1) {
			if seen++; !readable(m[1]) {
				t.Errorf("%s: no file of a project may say\n%s", file, m[1])
			}
		}
	}
	if seen < 5 {
		t.Errorf("found %d examples only", seen)
	}
}

var tomlBlock = regexp.MustCompile("(?s)\n```toml\n(.*?)```")

// readable reports whether one kind of file takes a text without a problem.
func readable(text string) bool {
	kinds := []any{
		&source.Config{}, &source.Theme{}, &source.Standard{}, &source.Scorecard{}, &source.Areas{},
		&struct {
			Fields  []source.Field      `toml:"field"`
			Rules   []source.Rule       `toml:"rule"`
			Columns source.ColumnPolicy `toml:"columns"`
		}{},
		&struct {
			Marks []source.Mark `toml:"mark"`
		}{},
	}
	return slices.ContainsFunc(kinds, func(target any) bool {
		var problems diag.List
		source.DecodeTOML("example.toml", 1, text, target, &problems)
		return !problems.Any()
	})
}

// --- the command line

// helps are the help texts of the built program by command.
var helps = sync.OnceValues(func() (map[string]string, error) {
	dir, err := os.MkdirTemp("", "nianbao-docs-")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(dir)
	program := filepath.Join(dir, "nianbao")
	if out, err := exec.Command("go", "build", "-o", program, "nianbao/cmd/nianbao").CombinedOutput(); err != nil {
		return nil, fmt.Errorf("%w: %s", err, out)
	}
	all, err := exec.Command(program, "--help").Output()
	if err != nil {
		return nil, err
	}
	_, list, _ := strings.Cut(string(all), "\n命令：\n")
	list, _, _ = strings.Cut(list, "\n\n")
	out := map[string]string{}
	for _, line := range strings.Split(list, "\n") {
		name, _, _ := strings.Cut(strings.TrimSpace(line), " ")
		if name == "help" {
			continue
		}
		text, err := exec.Command(program, name, "--help").Output()
		if err != nil {
			return nil, err
		}
		out[name] = string(text)
	}
	return out, nil
})

func commands(t *testing.T) map[string]string {
	t.Helper()
	texts, err := helps()
	if err != nil {
		t.Fatal(err)
	}
	if len(texts) < 6 {
		t.Fatalf("found %d commands only", len(texts))
	}
	return texts
}

func TestDocsCommands(t *testing.T) {
	texts := commands(t)
	var b strings.Builder
	for _, name := range slices.Sorted(maps.Keys(texts)) {
		fmt.Fprintf(&b, "## nianbao %s\n\n```text\n%s\n```\n\n", name, strings.TrimSpace(texts[name]))
	}
	generated(t, "docs/commands.md", "commands", b.String())
}

var (
	codeText = regexp.MustCompile("(?s)```.*?```|`[^`\n]+`")
	makeCall = regexp.MustCompile(`\bmake ([a-z]+)`)
	ownCall  = regexp.MustCompile(`(?m)(?:^|[\s/` + "`" + `])nianbao ([a-z]+)([^\n` + "`" + `]*)`)
	runCall  = regexp.MustCompile(`go run \./([a-z/]+)`)
	option   = regexp.MustCompile(`--([a-z]+)`)
)

// Every command line that a page shows can be typed.
func TestDocsCommandLinesExist(t *testing.T) {
	texts, makefile, seen := commands(t), page(t, "Makefile"), 0
	for _, file := range pages(t) {
		for _, code := range codeText.FindAllString(page(t, file), -1) {
			for _, m := range makeCall.FindAllStringSubmatch(code, -1) {
				if seen++; !strings.Contains(makefile, "\n"+m[1]+":") {
					t.Errorf("%s: the Makefile has no target %s", file, m[1])
				}
			}
			for _, m := range runCall.FindAllStringSubmatch(code, -1) {
				if _, err := os.Stat(top + m[1]); err != nil {
					t.Errorf("%s: %v", file, err)
				}
			}
			for _, m := range ownCall.FindAllStringSubmatch(code, -1) {
				seen++
				text, ok := texts[m[1]]
				if !ok && m[1] != "help" {
					t.Errorf("%s: there is no command nianbao %s", file, m[1])
				}
				for _, o := range option.FindAllStringSubmatch(m[2], -1) {
					if !strings.Contains(text, "--"+o[1]) {
						t.Errorf("%s: nianbao %s has no option --%s", file, m[1], o[1])
					}
				}
			}
		}
	}
	if seen < 20 {
		t.Errorf("looked at %d command lines only", seen)
	}
}

// --- links

// pages are the Markdown files of the repository that are ours and no input.
func pages(t *testing.T) []string {
	t.Helper()
	var out []string
	err := filepath.WalkDir(top, func(name string, d fs.DirEntry, err error) error {
		name = strings.TrimPrefix(filepath.ToSlash(name), top)
		switch {
		case err != nil:
			return err
		case d.IsDir() && (slices.Contains([]string{"node_modules", "public", "bin", "content", "testdata"}, d.Name()) || strings.HasPrefix(name, ".")):
			return fs.SkipDir
		case strings.HasSuffix(name, ".md") && !strings.HasPrefix(name, "cmd/"):
			out = append(out, name)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if len(out) < 10 {
		t.Fatalf("found %d pages only: %v", len(out), out)
	}
	return out
}

var (
	linkForm    = regexp.MustCompile(`\]\(([^)\s]+)\)`)
	headingForm = regexp.MustCompile(`(?m)^#{1,6} (.*)$`)
)

// Every relative link leads to a file, and to a heading where it names one.
func TestDocsLinks(t *testing.T) {
	for _, file := range pages(t) {
		for _, m := range linkForm.FindAllStringSubmatch(codeText.ReplaceAllString(page(t, file), ""), -1) {
			if strings.Contains(m[1], "://") {
				continue
			}
			name, anchor, _ := strings.Cut(m[1], "#")
			target := file
			if name != "" {
				target = path.Join(path.Dir(file), name)
			}
			if _, err := os.Stat(top + target); err != nil {
				t.Errorf("%s links to %s: no such file", file, m[1])
			} else if anchor != "" && !slices.Contains(anchors(page(t, target)), anchor) {
				t.Errorf("%s links to %s: no such heading", file, m[1])
			}
		}
	}
}

// anchors are the names of a page's headings, as code hosts make them.
func anchors(text string) []string {
	var out []string
	for _, m := range headingForm.FindAllStringSubmatch(text, -1) {
		out = append(out, strings.Map(func(r rune) rune {
			switch {
			case r == ' ':
				return '-'
			case unicode.IsLetter(r), unicode.IsDigit(r), r == '-', r == '_':
				return unicode.ToLower(r)
			}
			return -1
		}, m[1]))
	}
	return out
}

// Every page of docs/ can be reached from its index, and the README leads there.
func TestDocsIndex(t *testing.T) {
	index := page(t, "docs/README.md")
	for _, file := range pages(t) {
		if dir, name := path.Split(file); dir == "docs/" && name != "README.md" && !strings.Contains(index, "("+name+")") {
			t.Errorf("docs/README.md does not lead to %s", name)
		}
	}
}

// The theme's own page tells of the template of every kind of page.
func TestDocsThemes(t *testing.T) {
	text := page(t, "themes/gov/README.md")
	for _, k := range site.Kinds {
		if !strings.Contains(text, "`"+string(k)+".html`") {
			t.Errorf("themes/gov/README.md does not speak of %s.html", k)
		}
	}
}

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
