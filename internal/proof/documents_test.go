package proof

import (
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// Twenty sets of documents, each written by somebody who had seen neither the rules'
// code nor their tests: reports, speeches, plans of all kinds of offices. Those called
// d have errors planted («wrong|right», why in keys.tsv), those called c have none.
//
// At first sight, before anybody had worked on the rules with a set at hand, found
// and false alarms were: a 76 of 154 and 18, b 57 of 101 and 12, c 66 of 86 and 10,
// d 60 of 76 and 6, e 58 of 80 and 9, f 62 of 108 and 9, g 60 of 108 and 8, h 63 of 111 and 14 (denser
// papers, and the rules had been worked with those before); of short texts, half of them right,
// i 45 of 87 and 5, j 74 of 118 and 4, k 53 of 81 and 11, l 38 of 60 and 5, m 51 of 81 and 2, n 50 of 80 and 19 (numbers
// like 1 873 were not read yet), o 59 of 83 and none, p 51 of 83 and 8, q, running prose with errors of
// sense more than of sums, 51 of 87 and 4, r, of all kinds again, 51 of 84 and 5, s, whole speeches and
// reports of some 600 characters, 64 of 84 and 4 in 60, t, short texts of all kinds of papers, 57 of 84 and 4.
// What is asked here is that nothing gets worse; who mends a rule writes the better numbers down.
var documentSets = []struct {
	name        string
	found, most int // planted errors found at least, false alarms at most
	beside      int // findings at most that touch no planted error, where there are some
}{
	{"a", 142, 0, 1}, {"b", 93, 0, 0}, {"c", 85, 0, 0}, {"d", 74, 0, 0}, {"e", 79, 0, 1},
	{"f", 102, 0, 1}, {"g", 89, 0, 2}, {"h", 84, 0, 1},
	{"i", 77, 0, 0}, {"j", 104, 0, 0}, {"k", 74, 2, 1}, {"l", 48, 2, 2}, {"m", 77, 0, 0}, {"n", 79, 1, 1}, {"o", 69, 0, 0},
	{"p", 73, 1, 0}, {"q", 56, 1, 1}, {"r", 76, 0, 0}, {"s", 74, 1, 1}, {"t", 83, 0, 0},
}

func TestDocuments(t *testing.T) {
	for _, set := range documentSets {
		t.Run(set.name, func(t *testing.T) {
			s := examined(t, "testdata/documents/"+set.name)
			t.Logf("%d of %d found, %d false alarms in %d documents, %d beside the errors; %s", s.found, s.planted, s.alarms, s.documents, s.beside, s.byKind())
			if s.found < set.found || s.alarms > set.most || s.beside > set.beside {
				t.Errorf("%d found, want %d; %d false alarms, want at most %d; %d beside the errors, want at most %d", s.found, set.found, s.alarms, set.most, s.beside, set.beside)
			}
			if s.found > set.found || s.alarms < set.most || s.beside < set.beside { // so that it is not lost again
				t.Errorf("%d found, %d false alarms, %d beside the errors: better than %d, %d and %d; write it down", s.found, s.alarms, s.beside, set.found, set.most, set.beside)
			}
		})
	}
}

// An examination counts what was found in a set of documents.
type examination struct {
	documents, planted, found, alarms, beside int

	kinds map[string][2]int // planted and found
	why   map[string]string // kind by document and wrong text
}

func examined(t *testing.T, dir string) *examination {
	t.Helper()
	files, err := filepath.Glob(dir + "/*")
	files = slices.DeleteFunc(files, func(name string) bool { return filepath.Ext(name) == ".tsv" })
	if err != nil || len(files) == 0 {
		t.Fatalf("no documents in %s (%v)", dir, err)
	}
	s := &examination{kinds: map[string][2]int{}, why: kindsOf(t, dir+"/keys.tsv")}
	for _, name := range files {
		s.read(t, name)
	}
	return s
}

// kindsOf reads which kind of error is planted where, if anybody has written it down.
func kindsOf(t *testing.T, name string) map[string]string {
	t.Helper()
	out := map[string]string{}
	raw, err := os.ReadFile(name)
	if errors.Is(err, fs.ErrNotExist) {
		return out
	}
	if err != nil {
		t.Fatal(err)
	}
	for _, line := range strings.Split(string(raw), "\n") {
		if part := strings.Split(line, "\t"); len(part) > 2 {
			out[part[0]+" "+part[2]] = part[1]
		}
	}
	return out
}

// read reads a document as it should be, then with its errors.
func (s *examination) read(t *testing.T, name string) {
	raw, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	s.documents++
	for _, f := range loud(Check(read(name, choice.ReplaceAll(raw, []byte("$2"))), Options{})) {
		s.alarms++
		t.Logf("%s:%d: right, but %s: %s", filepath.Base(name), f.Place().Line, f.Rule, f.Message)
	}
	text, marks := plant(string(raw))
	found := loud(Check(read(name, []byte(text)), Options{}))
	for _, f := range found {
		if !slices.ContainsFunc(marks, func(mark quote) bool { return touches(f, mark) }) {
			s.beside++
			t.Logf("%s:%d: beside the errors, %s: %s", filepath.Base(name), f.Place().Line, f.Rule, f.Message)
		}
	}
	for _, mark := range marks {
		s.planted++
		count := s.kinds[s.kind(name, mark)]
		count[0]++
		if slices.ContainsFunc(found, func(f Finding) bool { return touches(f, mark) }) {
			s.found++
			count[1]++
		} else {
			t.Logf("%s: missed %s %q at %d", filepath.Base(name), s.kind(name, mark), mark.Text, mark.Offset)
		}
		s.kinds[s.kind(name, mark)] = count
	}
}

func (s *examination) kind(name string, mark quote) string {
	return s.why[filepath.Base(name)+" "+strings.TrimSpace(mark.Text)]
}

func (s *examination) byKind() string {
	var out []string
	for _, kind := range slices.Sorted(maps.Keys(s.kinds)) {
		out = append(out, fmt.Sprintf("%s %d/%d", kind, s.kinds[kind][1], s.kinds[kind][0]))
	}
	return strings.Join(out, ", ")
}
