package source

import (
	"fmt"
	"maps"
	"path"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"nianbao/internal/diag"
	"nianbao/internal/layout"
)

// everyFormat is the good table in all formats that are read.
func everyFormat(t *testing.T) map[string][]byte {
	d := draw(good)
	text := d.text(t, ',')
	return map[string][]byte{
		"data/2022/a.xlsx": workbookOf(t, good), "data/2022/b.xlsm": forge(goodRows).bytes(t), "data/2022/c.xls": d.binary(), "data/2022/d.et": d.binary(),
		"data/2022/e.csv": []byte(text), "data/2022/f.csv": utf16Text(t, text), "data/2022/g.csv": gb18030Text(t, text),
	}
}

// outcome is what is read of a project's workbooks, file by file: its tables and
// problems.
func outcome(t *testing.T, files map[string][]byte, begin func(string)) map[string]string {
	t.Helper()
	var problems diag.List
	r := &reader{project: projectOf(files), problems: &problems, patience: time.Hour, begin: begin}
	var p Project
	r.fields(&p)
	said := map[string]string{}
	for _, y := range r.years(p.Fields, layout.Vocabulary{}) {
		for _, table := range y.Tables {
			said[table.File] += fmt.Sprintln(table.Rows.Len(), "rows")
		}
	}
	for _, x := range problems.Sorted() {
		if x.Severity == diag.Error {
			said[x.File] += x.Code + " " + x.Message + " → " + x.Hint
		}
	}
	return said
}

// A crash while a file is read, of whatever format, is a problem of that file;
// the others are read as ever.
func TestCrashStaysInItsFile(t *testing.T) {
	files := everyFormat(t)
	whole := outcome(t, files, nil)
	for name := range files {
		if whole[name] != "1 rows\n" {
			t.Fatalf("%s: %s", name, whole[name])
		}
		want := maps.Clone(whole)
		want[name] = "workbook-broken 工作簿的内部结构有误，读不下去 → 用 WPS 打开核对，另存为新的 .xlsx"
		got := outcome(t, files, func(file string) {
			if file == name {
				var none []int
				_ = none[len(file)]
			}
		})
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s crashes (-want +got)\n%s", path.Base(name), diff)
		}
	}
}

// A crash behind the reading, where tables are sought, is caught as well.
func TestCrashOfTheFinder(t *testing.T) {
	for name, data := range everyFormat(t) {
		r := &reader{project: projectOf(map[string][]byte{name: data}), problems: &diag.List{}, patience: time.Hour}
		tables, _ := r.workbook(name, nil, "", 2022, nil) // without names of fields the search for tables crashes
		if got := list(r.problems.Sorted()); tables != nil || got != "error workbook-broken 工作簿的内部结构有误，读不下去\n" {
			t.Errorf("%s: tables %v, problems %s", name, tables, got)
		}
	}
}

// A file that hangs is given up with a sentence. What its reader finds once it
// wakes up reaches nobody, and the reader ends.
func TestHangIsGivenUp(t *testing.T) {
	for name, data := range everyFormat(t) {
		before := runtime.NumGoroutine()
		wake := make(chan struct{})
		r := &reader{project: projectOf(map[string][]byte{name: data}), problems: &diag.List{}, patience: time.Millisecond, begin: func(string) { <-wake }}
		tables, _ := r.workbook(name, nil, "", 2022, nil)
		want := "error workbook-timeout 这个工作簿读了 0.001 秒还没有读完，已放弃\n"
		if got := list(r.problems.Sorted()); tables != nil || got != want {
			t.Errorf("%s: tables %v, problems %s", name, tables, got)
		}
		close(wake)
		for n := 0; runtime.NumGoroutine() > before && n < 10_000; n++ {
			time.Sleep(time.Millisecond)
		}
		if got := list(r.problems.Sorted()); got != want {
			t.Errorf("%s: after it woke up the problems are %s", name, got)
		}
		if now := runtime.NumGoroutine(); now > before {
			t.Errorf("%s: %d goroutines are left", name, now-before)
		}
	}
}

// Nothing is said of a file that did not come back in time, however far it was.
func TestNoTimeAtAll(t *testing.T) {
	files := everyFormat(t)
	var problems diag.List
	r := &reader{project: projectOf(files), problems: &problems, patience: time.Nanosecond}
	var p Project
	r.fields(&p)
	tables := slices.Concat(r.years(p.Fields, layout.Vocabulary{})[0].Tables)
	if said := list(problems.Sorted()); len(tables) > 0 || strings.Count(said, "error workbook-timeout") != len(files) || strings.Count(said, "\n") != len(files) {
		t.Errorf("tables %v, problems\n%s", tables, said)
	}
}
