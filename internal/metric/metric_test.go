package metric_test

import (
	"embed"
	"fmt"
	"io/fs"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"nianbao/internal/check"
	"nianbao/internal/diag"
	"nianbao/internal/metric"
	"nianbao/internal/sample"
	"nianbao/internal/source"
	"nianbao/internal/stat"
)

// district is a small project whose numbers can be worked out by hand.
//
//go:embed testdata/district.txtar
var files embed.FS

func compute(t *testing.T, change func(archive string) string) *metric.Metrics {
	t.Helper()
	text, err := files.ReadFile("testdata/district.txtar")
	if err != nil {
		t.Fatal(err)
	}
	return computed(t, sample.Project(change(string(text))), noDefaults{})
}

// computed reads, checks and computes a project that has no errors.
func computed(t *testing.T, project, defaults fs.FS) *metric.Metrics {
	t.Helper()
	var problems diag.List
	data := check.Data(source.Read(project, defaults, &problems), &problems)
	for _, p := range problems.Sorted() {
		if p.Severity == diag.Error {
			t.Fatalf("%s: %+v: %s", p.Code, p.Place, p.Message)
		}
	}
	return metric.Compute(data)
}

// noDefaults is an empty file system: the test's project has rules of its own.
type noDefaults struct{}

func (noDefaults) Open(name string) (fs.File, error) {
	return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrNotExist}
}

func same(s string) string { return s }

// The wanted lines stand beside the workings in testdata/district.txtar.
func TestMetrics(t *testing.T) {
	m := compute(t, same)
	text, _ := files.ReadFile("testdata/district.txtar")
	_, want, _ := strings.Cut(string(text), "-- want --\n")
	answers(t, m, want)
}

// answers holds lines worked out by hand against the metrics and returns the
// questions, a line's words without its outcome. Lines that begin with # are
// the workings.
func answers(t *testing.T, m *metric.Metrics, want string) (asked [][3]string) {
	t.Helper()
	var got []string
	for _, line := range strings.Split(want, "\n") {
		fields := strings.Fields(line)
		if len(fields) == 0 || fields[0] == "#" {
			got = append(got, line)
			continue
		}
		got = append(got, describe(t, m, fields[0], fields[1], fields[2]))
		asked = append(asked, [3]string(fields[:3]))
	}
	if diff := cmp.Diff(strings.Split(want, "\n"), got); diff != "" {
		t.Error(diff)
	}
	return asked
}

// describe is one line: indicator, area, year, value or parts, n of N, verdict and gap.
func describe(t *testing.T, m *metric.Metrics, id, area, year string) string {
	i, ok := m.Data.Indicator(id)
	if !ok {
		t.Fatalf("no indicator %s", id)
	}
	a := m.Data.AreasNamed(area)
	if len(a) != 1 {
		t.Fatalf("%d areas named %s", len(a), area)
	}
	var y int
	fmt.Sscan(year, &y)
	x := m.At(i, a[0], stat.Year(y))
	out := []string{id, area, year, exact(x.Value)}
	if x.High.Known() {
		out[3] += "—" + exact(x.High)
	}
	if x.Denominator.Known() {
		out = append(out, exact(x.Numerator)+"/"+exact(x.Denominator))
	}
	out = append(out, fmt.Sprintf("%d:%d", x.Covered, x.Expected), string(x.Verdict))
	if x.Gap.Known() {
		out = append(out, exact(x.Gap)+x.GapUnit)
	}
	for _, b := range x.Bands {
		if !b.Missing || b.Count > 0 {
			out = append(out, fmt.Sprintf("[%s,%s)=%d", exact(b.Low), exact(b.High), b.Count))
		}
	}
	return strings.Join(out, " ")
}

func exact(q stat.Quantity) string {
	if !q.Known() {
		return "—"
	}
	return q.Rat().RatString()
}

// Whatever the order of rows and files, and in whatever unit a column comes,
// the numbers are the same.
func TestOrderAndUnitsDoNotMatter(t *testing.T) {
	want := dump(compute(t, same))
	turned := dump(compute(t, turnRows))
	if diff := cmp.Diff(want, turned); diff != "" {
		t.Errorf("rows in another order: %s", diff)
	}
	inYuan := dump(compute(t, yuan))
	if diff := cmp.Diff(want, inYuan); diff != "" {
		t.Errorf("income in 元: %s", diff)
	}
}

// dump lists all numbers of all areas.
func dump(m *metric.Metrics) []string {
	var out []string
	for _, y := range m.Data.Years {
		for _, level := range stat.Usual.Levels() {
			for _, a := range m.Data.Areas(level, y) {
				for _, i := range m.Data.Indicators {
					x := m.At(i, a, y)
					out = append(out, fmt.Sprint(a.Name, y, i.ID, exact(x.Value), exact(x.Numerator), x.Covered, x.Expected, x.Verdict, exact(x.Gap)))
				}
			}
		}
	}
	slices.Sort(out)
	return out
}

// turnRows reverses the community rows of every workbook of the archive.
func turnRows(archive string) string {
	lines := strings.Split(archive, "\n")
	for from := 0; from < len(lines); from++ {
		to := from
		for to < len(lines) && strings.HasPrefix(lines[to], "329901") {
			to++
		}
		slices.Reverse(lines[from:to])
		from = to
	}
	return strings.Join(lines, "\n")
}

// yuan writes the income column in 元 instead of 万元.
func yuan(archive string) string {
	lines := strings.Split(archive, "\n")
	for n, line := range lines {
		cells := strings.Split(line, "\t")
		if len(cells) < 9 {
			continue
		}
		if cells[8] == "集体经营性收入（万元）" {
			cells[8] = "集体经营性收入（元）"
		} else if q, ok := stat.Decimal(cells[8]); ok {
			cells[8] = exact(q.Mul(stat.Int(10000)))
		}
		lines[n] = strings.Join(cells, "\t")
	}
	return strings.Join(lines, "\n")
}

// Every number names the cells that it came from, the missing ones too.
func TestInputs(t *testing.T) {
	m := compute(t, same)
	for _, c := range []struct{ id, area, want string }{
		{"cert_rate", "甲街道", "示例甲一 持证人数 F2=3; 示例甲一 社区工作者数 E2=10; 示例甲二 持证人数 F3=; 示例甲二 社区工作者数 E3=20"},
		{"pass_rate", "乙镇", "示例乙一 办公用房面积 C2=99.999; 示例乙一 服务用房面积 D2=300; 示例乙二 办公用房面积 C3=100; 示例乙二 服务用房面积 D3=200; 示例乙二 豁免原因 J3="},
		{"per_10k", "全区", "示例区 全区持证社会工作者 第1行=14; 示例甲一 常住人口 G2=5000; 示例甲二 常住人口 G3=6000; 示例乙一 常住人口 G2=3000; 示例乙二 常住人口 G3=6000"},
	} {
		i, _ := m.Data.Indicator(c.id)
		x := m.At(i, m.Data.AreasNamed(c.area)[0], 2022)
		var got []string
		for _, in := range m.Inputs(x) {
			got = append(got, fmt.Sprintf("%s %s %s=%s", in.Area.Name, in.Field.Title, in.Origin.Where(), in.Origin.Raw))
		}
		want := strings.Split(c.want, "; ")
		if c.id == "pass_rate" { // the reason is asked for where it was given, and it was not
			want = want[:4]
		}
		slices.Sort(got)
		slices.Sort(want)
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s %s: %s", c.id, c.area, diff)
		}
	}
}

func TestChangeAndRank(t *testing.T) {
	m := compute(t, same)
	i, _ := m.Data.Indicator("income")
	x := m.At(i, m.Data.Whole, 2022)
	c := m.Change(x)
	if !c.Comparable || exact(c.Difference) != "150" || exact(c.Growth) != "3/4" {
		t.Errorf("income changed by %s, growth %s", exact(c.Difference), exact(c.Growth))
	}
	rate, _ := m.Data.Indicator("cert_rate")
	if c := m.Change(m.At(rate, m.Data.Whole, 2021)); c.Comparable {
		t.Error("2021 has no year before it")
	}
	one := ranked(m, rate)
	if one != "乙镇1 甲街道2" {
		t.Errorf("ranked %s", one)
	}
}

func ranked(m *metric.Metrics, i *check.Indicator) string {
	var out []string
	for _, a := range m.Data.Areas(stat.Subdistrict, 2022) {
		place, _ := m.Rank(m.At(i, a, 2022), m.Data.Whole)
		out = append(out, fmt.Sprint(a.Name, place))
	}
	slices.Sort(out)
	return strings.Join(out, " ")
}
