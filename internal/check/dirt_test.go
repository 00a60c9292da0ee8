package check_test

import (
	"fmt"
	"os"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"nianbao/internal/check"
	"nianbao/internal/diag"
	"nianbao/internal/numeral"
	"nianbao/internal/sample"
	"nianbao/internal/source"
	"nianbao/internal/stat"
)

// dirt is a page of all that stands in cells, line by line: the field, what is
// typed (as sample writes it), and what is read of it or said about it.
const dirt = "testdata/dirt/cells.txt"

// dirtFields are the columns of the page, in order.
var dirtFields = []struct{ id, title, more string }{
	{"households", "户数", "type = \"integer\"\nunit = \"户\""},
	{"office_area", "办公用房面积", "type = \"number\"\nunit = \"㎡\""},
	{"income", "集体经营性收入", "type = \"number\"\nunit = \"万元\""},
	{"budget", "办公经费", "type = \"number\"\nunit = \"元/年\""},
	{"share", "市级负担比例", "type = \"number\"\nunit = \"%\"\nmax = 1"},
	{"police", "警务室", "type = \"truth\""},
	{"kind", "类型", "type = \"choice\"\nchoices = [\"涉农社区\", \"城市社区\"]"},
	{"as_of", "截止日期", "type = \"date\""},
	{"remark", "备注", "type = \"text\""},
}

func TestDirtInCells(t *testing.T) {
	text, err := os.ReadFile(dirt)
	if err != nil {
		t.Fatal(err)
	}
	lines := strings.Split(strings.TrimSuffix(string(text), "\n"), "\n")
	got := readDirt(t, lines)
	if *update {
		if err := os.WriteFile(dirt, []byte(strings.Join(got, "\n")+"\n"), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	if diff := cmp.Diff(lines, got); diff != "" {
		t.Error(diff)
	}
	if n := strings.Count(string(text), "\t") / 2; n < 110 {
		t.Errorf("the page has %d cells, want 110", n)
	}
}

// readDirt reads the cells of the page's lines, a community for each, and
// writes the lines anew with what was read.
func readDirt(t *testing.T, lines []string) []string {
	project, problems := dirtProject(lines), diag.List{}
	d := check.Data(source.Read(project, nil, &problems), &problems)
	said := map[string]string{}
	for _, p := range problems.Sorted() {
		if p.Cell != "" && p.Severity != diag.Info {
			message, _, _ := strings.Cut(p.Message, "\n")
			_, message, _ = strings.Cut(message, "”的") // the community's name says nothing here
			said[p.Cell] += fmt.Sprintf("%s %s %s", p.Severity, p.Code, message)
		}
	}
	var out []string
	for n, line := range lines {
		cells := strings.Split(line, "\t")
		if len(cells) < 2 {
			out = append(out, line)
			continue
		}
		column := columnOf(t, cells[0])
		f, _ := d.Field(cells[0])
		area, ok := d.Area(codeOf(n))
		if !ok {
			t.Fatalf("line %d: no area %s; %v", n+1, codeOf(n), problems.Sorted())
		}
		read := said[fmt.Sprintf("%c%d", 'C'+column, n+2)]
		if o := d.Observe(f, area, 2022); read == "" {
			read = shownAs(o)
		} else if o.Known() {
			read += "；" + shownAs(o)
		}
		out = append(out, cells[0]+"\t"+cells[1]+"\t"+read)
	}
	return out
}

// shownAs is an observation as the page writes it.
func shownAs(o stat.Observation) string {
	words := []string{}
	if o.Known() {
		words = append(words, numeral.Exact(o.Rat()))
	}
	if o.Text != "" {
		words = append(words, "“"+o.Text+"”")
	}
	if o.Status != stat.Reported {
		words = append(words, map[stat.Status]string{stat.Missing: "缺", stat.Estimated: "约", stat.NotApplicable: "不适用", stat.BelowUnit: "不足最小单位"}[o.Status])
	}
	return strings.Join(words, " ")
}

func codeOf(line int) string { return fmt.Sprintf("329901001%03d", line+1) }

func columnOf(t *testing.T, field string) int {
	for n, f := range dirtFields {
		if f.id == field {
			return n
		}
	}
	t.Fatalf("no field %s", field)
	return 0
}

// dirtProject is a project whose one sheet has the cells of the page, each in
// the row of its line and the column of its field.
func dirtProject(lines []string) fstest.MapFS {
	var toml, sheet strings.Builder
	toml.WriteString("[[field]]\nid = \"region_code\"\ntitle = \"社区代码\"\ntype = \"text\"\n[[field]]\nid = \"community_name\"\ntitle = \"社区名称\"\ntype = \"text\"\n")
	sheet.WriteString("社区代码\t社区名称")
	for _, f := range dirtFields {
		fmt.Fprintf(&toml, "[[field]]\nid = %q\ntitle = %q\n%s\n", f.id, f.title, f.more)
		sheet.WriteString("\t" + f.title)
	}
	for n, line := range lines {
		row := make([]string, 2+len(dirtFields))
		row[0], row[1] = codeOf(n), fmt.Sprintf("示例%d社区", n+1)
		if cells := strings.Split(line, "\t"); len(cells) > 1 {
			for column, f := range dirtFields {
				if f.id == cells[0] {
					row[2+column] = strings.ReplaceAll(cells[1], "␣", " ")
				}
			}
		}
		sheet.WriteString("\n" + strings.Join(row, "\t"))
	}
	base, err := os.ReadFile(rules)
	if err != nil {
		panic(err)
	}
	project := sample.Project(string(base))
	for name, file := range sample.Project("-- data/fields.toml --\n" + toml.String() + "-- data/2022/明珠街道.xlsx --\n" + sheet.String() + "\n") {
		project[name] = file
	}
	for name := range project {
		if strings.HasPrefix(name, "data/indicators/") || strings.HasPrefix(name, "data/standards/") {
			delete(project, name)
		}
	}
	return project
}
