package main

import (
	"html"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
	"github.com/xuri/excelize/v2"

	"nianbao/internal/postgres"
	"nianbao/internal/sample"
)

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"nianbao": main})
}

// Each script is a page named for what a user does.
func TestScripts(t *testing.T) {
	t.Cleanup(postgres.StopShared)
	testscript.Run(t, testscript.Params{
		Dir:                 "testdata/script",
		RequireExplicitExec: true,
		RequireUniqueNames:  true,
		Condition:           condition,
		UpdateScripts:       os.Getenv("UPDATE") != "",
		Setup: func(env *testscript.Env) error {
			examples, err := filepath.Abs("../../examples")
			env.Setenv("EXAMPLES", examples)
			return err
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"workbook": workbook, "exits": exits, "cut": cut, "fixture": fixture, "matches": matches, "same": same, "only": only, "sheet": sheet, "enter": enter, "paste": paste,
			"append": appendTo, "flip": flip, "says": says, "database": dataBase, "keyfile": keyFile, "secretless": secretless,
		},
	})
}

// workbook FILE.xlsx TABLE.tsv makes a workbook from a table of tab-separated
// lines; see sample.FromTSV.
func workbook(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 2 {
		ts.Fatalf("usage: workbook FILE.xlsx TABLE.tsv")
	}
	sheets, err := sample.FromTSV(ts.ReadFile(args[1]))
	ts.Check(err)
	book, err := sample.Book(sheets...)
	ts.Check(err)
	put(ts, args[0], book)
}

func put(ts *testscript.TestScript, name string, text []byte) {
	path := ts.MkAbs(name)
	ts.Check(os.MkdirAll(filepath.Dir(path), 0o755))
	ts.Check(os.WriteFile(path, text, 0o644))
}

// exits N COMMAND… runs a command that must end with the exit status N.
func exits(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: exits STATUS COMMAND [ARGUMENT…]")
	}
	want, err := strconv.Atoi(args[0])
	ts.Check(err)
	got := 0
	if err := ts.Exec(args[1], args[2:]...); err != nil {
		status, ok := err.(interface{ ExitCode() int })
		if !ok {
			ts.Fatalf("%s does not run: %v", args[1], err)
		}
		got = status.ExitCode()
	}
	if got != want {
		ts.Fatalf("%s ended with status %d, want %d", strings.Join(args[1:], " "), got, want)
	}
}

// cut FILE N keeps the first N bytes of a file, as a broken copy does.
func cut(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 2 {
		ts.Fatalf("usage: cut FILE BYTES")
	}
	n, err := strconv.ParseInt(args[1], 10, 64)
	ts.Check(err)
	ts.Check(os.Truncate(ts.MkAbs(args[0]), n))
}

// append FILE MORE writes one text behind another.
func appendTo(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 2 {
		ts.Fatalf("usage: append FILE MORE")
	}
	put(ts, args[0], []byte(ts.ReadFile(args[0])+ts.ReadFile(args[1])))
}

// flip FILE N changes one bit of a file, in its byte N.
func flip(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 2 {
		ts.Fatalf("usage: flip FILE BYTE")
	}
	n, err := strconv.Atoi(args[1])
	ts.Check(err)
	text := []byte(ts.ReadFile(args[0]))
	text[n] ^= 1
	put(ts, args[0], text)
}

var tagsOf = regexp.MustCompile(`(?s)<style.*?</style>|<[^>]*>`)

// says PAGE.html TEXT… checks that a page holds texts, as they are read: without
// tags; with ! that it holds none of them.
func says(ts *testscript.TestScript, neg bool, args []string) {
	if len(args) < 2 {
		ts.Fatalf("usage: [!] says PAGE.html TEXT…")
	}
	page := html.UnescapeString(tagsOf.ReplaceAllString(ts.ReadFile(args[0]), ""))
	page = strings.ReplaceAll(page, "\u00a0", " ") // which keeps a number with its unit
	for _, text := range args[1:] {
		if strings.Contains(page, text) == neg {
			ts.Fatalf("%s: has %q: %v", args[0], text, neg)
		}
	}
}

// fixture NAME FILE copies a file of testdata/fixtures.
func fixture(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 2 {
		ts.Fatalf("usage: fixture NAME FILE")
	}
	text, err := os.ReadFile(filepath.Join(fixtures, args[0]))
	ts.Check(err)
	put(ts, args[1], text)
}

var fixtures, _ = filepath.Abs("testdata/fixtures")

// matches OUTPUT WANT compares a whole output, stdout or stderr, with a file,
// in which ‹…› stands for a regular expression: for seconds and sizes.
func matches(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 2 {
		ts.Fatalf("usage: matches stdout|stderr FILE")
	}
	got, want := ts.ReadFile(args[0]), ts.ReadFile(args[1])
	var pattern strings.Builder
	for rest := want; ; {
		plain, after, found := strings.Cut(rest, "‹")
		pattern.WriteString(regexp.QuoteMeta(plain))
		if !found {
			break
		}
		var hole string
		hole, rest, _ = strings.Cut(after, "›")
		pattern.WriteString("(?:" + hole + ")")
	}
	if !regexp.MustCompile(`\A` + pattern.String() + `\z`).MatchString(got) {
		ts.Fatalf("%s is\n%s\nwant\n%s", args[0], got, want)
	}
}

// same A B compares two folders, every file and byte.
func same(ts *testscript.TestScript, neg bool, args []string) {
	if len(args) != 2 {
		ts.Fatalf("usage: same FOLDER FOLDER")
	}
	a, b := contents(ts, args[0]), contents(ts, args[1])
	differ := ""
	for name, text := range a {
		if other, ok := b[name]; !ok || other != text {
			differ = name
		}
	}
	switch {
	case len(a) == 0:
		ts.Fatalf("%s holds no files", args[0])
	case neg && len(a) == len(b) && differ == "":
		ts.Fatalf("%s and %s are the same", args[0], args[1])
	case !neg && (len(a) != len(b) || differ != ""):
		ts.Fatalf("%s holds %d files, %s %d; %q differs", args[0], len(a), args[1], len(b), differ)
	}
}

// contents are the files of a folder, with their modes.
func contents(ts *testscript.TestScript, dir string) map[string]string {
	root := ts.MkAbs(dir)
	files := map[string]string{}
	ts.Check(filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		info, err := d.Info()
		if err != nil {
			return err
		}
		text, err := os.ReadFile(path)
		name, _ := filepath.Rel(root, path)
		files[name] = info.Mode().String() + string(text)
		return err
	}))
	return files
}

// only FOLDER [NAME…] checks that a folder holds these entries and no others.
func only(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) == 0 {
		ts.Fatalf("usage: only FOLDER [NAME…]")
	}
	entries, err := os.ReadDir(ts.MkAbs(args[0]))
	ts.Check(err)
	var names []string
	for _, e := range entries {
		names = append(names, e.Name())
	}
	if got, want := strings.Join(names, " "), strings.Join(args[1:], " "); got != want {
		ts.Fatalf("%s holds: %s; want: %s", args[0], got, want)
	}
}

// sheet FILE.xlsx NAME OUT.txt writes the rows of a sheet as text, cells parted
// by bars.
func sheet(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 3 {
		ts.Fatalf("usage: sheet FILE.xlsx NAME OUT.txt")
	}
	f, err := excelize.OpenFile(ts.MkAbs(args[0]))
	ts.Check(err)
	defer f.Close()
	rows, err := f.GetRows(args[1])
	ts.Check(err)
	var b strings.Builder
	for _, row := range rows {
		b.WriteString(strings.TrimRight(strings.Join(row, " | "), " |") + "\n")
	}
	put(ts, args[2], []byte(b.String()))
}

// enter FILE.xlsx SHEET CELL=VALUE… types values into a workbook and saves it, as
// a clerk does; what reads as a number is one. A cell is named E5, or by the
// texts of its row and column: 东门社区/户数.
func enter(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 3 {
		ts.Fatalf("usage: enter FILE.xlsx SHEET CELL=VALUE…")
	}
	f, err := excelize.OpenFile(ts.MkAbs(args[0]))
	ts.Check(err)
	defer f.Close()
	for _, pair := range args[2:] {
		cell, value, _ := strings.Cut(pair, "=")
		cell = meeting(ts, f, args[1], cell)
		if n, err := strconv.ParseFloat(value, 64); err == nil {
			ts.Check(f.SetCellValue(args[1], cell, n))
		} else {
			ts.Check(f.SetCellValue(args[1], cell, value))
		}
	}
	ts.Check(f.Save())
}

// paste OUTPUT FILE copies the lines for map.toml out of an output, stdout or
// stderr, as a clerk would: from [[table]] to the end of the advice.
func paste(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 2 {
		ts.Fatalf("usage: paste stdout|stderr FILE")
	}
	var lines strings.Builder
	copying := false
	for line := range strings.Lines(ts.ReadFile(args[0])) {
		text, indented := strings.CutPrefix(line, "      ")
		copying = indented && (copying || text == "[[table]]\n")
		if copying {
			lines.WriteString(text)
		}
	}
	if lines.Len() == 0 {
		ts.Fatalf("%s has no lines for map.toml", args[0])
	}
	put(ts, args[1], []byte(lines.String()))
}

// meeting is the cell in which the row and the column of two texts meet: the
// first of each that a sheet has, stars and units behind them left out.
func meeting(ts *testscript.TestScript, f *excelize.File, sheet, name string) string {
	row, column, named := strings.Cut(name, "/")
	if !named {
		return name
	}
	rows, err := f.GetRows(sheet)
	ts.Check(err)
	find := func(text string) (int, int) {
		for i, cells := range rows {
			for j, cell := range cells {
				if head, _, _ := strings.Cut(cell, "\n"); strings.TrimSuffix(head, "＊") == text {
					return i + 1, j + 1
				}
			}
		}
		ts.Fatalf("%s has no %s", sheet, text)
		return 0, 0
	}
	at, _ := find(row)
	_, across := find(column)
	cell, err := excelize.CoordinatesToCellName(across, at)
	ts.Check(err)
	return cell
}
