package check_test

import (
	"flag"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"nianbao/internal/check"
	"nianbao/internal/diag"
	"nianbao/internal/sample"
	"nianbao/internal/source"
)

// update rewrites what the pages want; read every line of the diff.
var update = flag.Bool("update", false, "rewrite the wanted problems of testdata")

// rules are fields, indicators and standards that every page of testdata uses
// unless it brings its own.
const rules = "testdata/rules.txtar"

// Each file of testdata is a page: a project, and under "want" every problem
// that it must raise, in order: code, place, message. Info lines are left out.
func TestProblems(t *testing.T) {
	pages, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(pages) < 2 {
		t.Fatalf("no pages: %v", err)
	}
	for _, page := range pages {
		if page == rules {
			continue
		}
		t.Run(strings.TrimSuffix(filepath.Base(page), ".txtar"), func(t *testing.T) { problemsOf(t, page) })
	}
}

func problemsOf(t *testing.T, page string) {
	base, err := os.ReadFile(rules)
	if err != nil {
		t.Fatal(err)
	}
	text, err := os.ReadFile(page)
	if err != nil {
		t.Fatal(err)
	}
	body, want, found := strings.Cut(string(text), "-- want --\n")
	if !found {
		t.Fatal("the page says nothing of what it wants")
	}
	project := sample.Project(string(base))
	for name, file := range sample.Project(body) {
		project[name] = file
	}
	var problems diag.List
	check.Data(source.Read(project, sample.Project(""), &problems), &problems)
	var got []string
	for _, p := range problems.Sorted() {
		if p.Severity == diag.Info {
			continue
		}
		got = append(got, line(p))
		if p.Message == "" || p.Hint == "" || p.Code == "" || p.File == "" {
			t.Errorf("a problem without words, remedy or place: %+v", p)
		}
	}
	if *update {
		text = []byte(body + "-- want --\n" + strings.Join(got, "\n") + "\n")
		if err := os.WriteFile(page, text, 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	if diff := cmp.Diff(strings.Split(strings.TrimSpace(want), "\n"), got); diff != "" {
		t.Errorf("%s\nall of it:\n%s", diff, strings.Join(got, "\n"))
	}
}

func line(p diag.Problem) string {
	at := p.Cell
	if at == "" && p.Line > 0 {
		at = fmt.Sprintf("%d:%d", p.Line, p.Column)
	}
	message, _, _ := strings.Cut(p.Message, "\n")
	return strings.Join(slices.DeleteFunc([]string{string(p.Severity), p.Code, strings.TrimPrefix(p.File, "data/"), at, message},
		func(s string) bool { return s == "" }), " ")
}

// Whatever is reported twice names both places in words and as places, so that both
// can be marked; what two tables say in the same words is only said.
func TestDoublesNameBothPlaces(t *testing.T) {
	page, err := os.ReadFile("testdata/doubles.txtar")
	if err != nil {
		t.Fatal(err)
	}
	base, err := os.ReadFile(rules)
	if err != nil {
		t.Fatal(err)
	}
	project := sample.Project(string(base))
	for name, file := range sample.Project(string(page)) {
		project[name] = file
	}
	var problems diag.List
	data := check.Data(source.Read(project, sample.Project(""), &problems), &problems)
	var seen []string
	for _, p := range problems.Sorted() {
		switch p.Code {
		case "row-twice", "value-twice", "value-repeated", "area-in-two-streets", "area-twice":
			seen = append(seen, p.Code)
			if len(p.Related) == 0 || p.Related[0] == p.Place || p.Related[0].File == "" || p.Related[0].Cell == "" && p.Related[0].Line == 0 {
				t.Errorf("%s has one place only: %+v", p.Code, p)
			}
		}
		if street, ok := data.StreetOf(p); p.Code == "row-twice" && (!ok || street.Name != "明珠街道") {
			t.Errorf("nobody is asked about %s", p.Message)
		}
	}
	if got := strings.Join(seen, " "); got != "row-twice row-twice value-repeated value-twice area-in-two-streets area-twice" {
		t.Errorf("doubles are %s", got)
	}
}

// Both ends of a range come from its one cell, in the field's unit.
func TestRangeInOneCell(t *testing.T) {
	base, err := os.ReadFile(rules)
	if err != nil {
		t.Fatal(err)
	}
	page, err := os.ReadFile("testdata/ranges.txtar")
	if err != nil {
		t.Fatal(err)
	}
	project := sample.Project(string(base))
	maps.Copy(project, sample.Project(string(page)))
	var problems diag.List
	d := check.Data(source.Read(project, sample.Project(""), &problems), &problems)
	var got []string
	for _, name := range []string{"西门社区", "南门社区", "北门社区", "下门社区", "内门社区"} {
		for _, id := range []string{"pay_min", "pay_max"} {
			f, _ := d.Field(id)
			o := d.Observe(f, d.AreasNamed(name)[0], 2022)
			number := "—"
			if o.Known() {
				number = o.Rat().RatString()
			}
			got = append(got, fmt.Sprintf("%s %s %s %s %s!%s %s", name, id, number, o.Status, o.Origin.File, o.Origin.Cell, o.Origin.Raw))
		}
	}
	want := []string{
		"西门社区 pay_min 900 reported data/2022/区里.xlsx!C3 900—1100元", "西门社区 pay_max 1100 reported data/2022/区里.xlsx!C3 900—1100元",
		"南门社区 pay_min 1000 reported data/2022/区里.xlsx!C4 0.1", "南门社区 pay_max 1000 reported data/2022/区里.xlsx!C4 0.1",
		"北门社区 pay_min —  data/2022/区里.xlsx!C5 1100—900元", "北门社区 pay_max —  data/2022/区里.xlsx!C5 1100—900元",
		"下门社区 pay_min 900 estimated data/2022/区里.xlsx!C7 约900—1100元", "下门社区 pay_max 1100 estimated data/2022/区里.xlsx!C7 约900—1100元",
		"内门社区 pay_min 900 reported data/2022/再报.xlsx!C2 900—1100", "内门社区 pay_max 1200 reported data/2022/再报.xlsx!D2 1200",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}
