package build_test

import (
	"bytes"
	"fmt"
	"io/fs"
	"maps"
	"math/rand/v2"
	"os"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"nianbao/internal/build"
	"nianbao/internal/diag"
	"nianbao/internal/metric"
	"nianbao/internal/sample"
	"nianbao/internal/stat"
)

// undrawn is a cache that has every picture, and every picture is empty.
type undrawn struct{}

func (undrawn) Get(string) ([]byte, bool) { return []byte("<svg></svg>"), true }
func (undrawn) Put(string, []byte)        {}

// A line is what a community reports: its group's numbers can be exchanged.
type line struct {
	year                   int
	code, street, name     string
	kind                   string
	residents              int
	hh, persons, el, tekun int // −1: not reported
}

// villages are a district whose small numbers lie in all kinds of company.
func villages() []line {
	var out []line
	for _, year := range []int{2021, 2022} {
		for k, row := range [][5]int{
			// residents, 户, 人, 应保, 特困
			{2100, 2, 4, 5, 1}, {1900, 9, 20, 22, 6}, {2500, 30, 61, 63, 0}, {2400, 11, 23, 23, 2}, // two pairs
			{1200, 3, 3, 3, 0}, {1100, 0, 0, 0, 0}, {1000, 0, 0, 0, 0}, // a street with too few
			{3000, 40, 80, 90, 12}, {2900, 20, 45, 45, 3}, {2800, 21, 40, 41, 8}, {2700, 4, 9, 9, 9}, {1500, 1, 1, 2, 1},
		} {
			street := []int{0, 0, 0, 0, 1, 1, 1, 2, 2, 2, 2, 2}[k]
			out = append(out, line{year: year, code: fmt.Sprintf("32990100%d%03d", street+1, 200+k), street: []string{"甲街道", "乙街道", "丙街道"}[street],
				name: fmt.Sprintf("第%d社区", k+1), kind: []string{"城市社区", "涉农社区"}[k%2], residents: row[0] + year%100,
				hh: row[1], persons: row[2], el: row[3], tekun: row[4]})
		}
	}
	out[9].el, out[20].tekun = -1, -1
	return out
}

// project lays the lines out as workbooks beside testdata/public.txtar.
func project(t *testing.T, lines []line) fstest.MapFS {
	t.Helper()
	text, err := os.ReadFile("testdata/public.txtar")
	if err != nil {
		t.Fatal(err)
	}
	out := sample.Project(string(text))
	for _, year := range []int{2021, 2022} {
		b := bytes.NewBufferString("社区代码,街道(镇),社区名称,统计年度,类型,常住人口,低保户数,低保人数,应保人数,特困人数,备注\n")
		for _, l := range lines {
			if l.year == year {
				row := fmt.Sprintf("%s,%s,%s,%d,%s,%d,%d,%d,%d,%d,内部备注\n", l.code, l.street, l.name, l.year, l.kind, l.residents, l.hh, l.persons, l.el, l.tekun)
				b.WriteString(strings.ReplaceAll(row, ",-1", ","))
			}
		}
		out[fmt.Sprintf("data/%d/年报.csv", year)] = &fstest.MapFile{Data: b.Bytes()}
	}
	return out
}

func built(t *testing.T, lines []line, e build.Edition) map[string][]byte {
	t.Helper()
	return builtOf(t, project(t, lines), e)
}

func builtOf(t *testing.T, fsys fs.FS, e build.Edition) map[string][]byte {
	t.Helper()
	var problems diag.List
	site := build.Build(fsys, e, drawn(t), nil, &problems)
	if site == nil {
		for _, p := range problems.Sorted() {
			if p.Severity == diag.Error {
				t.Error(p.Code, p.File, p.Line, p.Message)
			}
		}
		t.FailNow()
	}
	return site.Files
}

// differing are the files in which two sites differ.
func differing(a, b map[string][]byte) (out []string) {
	for _, name := range slices.Sorted(maps.Keys(a)) {
		if !bytes.Equal(a[name], b[name]) {
			out = append(out, name)
		}
	}
	if len(a) != len(b) {
		out = append(out, "(another number of files)")
	}
	return out
}

var public = build.Edition{Public: true}

// The public site is a function of what veil leaves open, and package veil's own
// tests attack that: hidden numbers are moved about under the totals that are
// shown, and where the same ones stay hidden, not a byte changes. So no page,
// table, chart, download, rank, score, sentence or sign tells more than the totals
// do. The office's own site changes, and the public one does where a shown number
// is moved.
func TestPublicSiteTellsNoSmallNumber(t *testing.T) {
	lines, dice := villages(), rand.New(rand.NewPCG(1, 2))
	was, hidden := built(t, lines, public), hiddenIn(t, lines)
	moved := 0
	for try := 0; moved < 40 && try < 3000; try++ {
		other := slices.Clone(lines)
		for range 1 + dice.IntN(3) {
			move(dice, other, hidden)
		}
		if slices.Equal(lines, other) || !maps.Equal(hidden, hiddenIn(t, other)) {
			continue
		}
		moved++
		for _, name := range differing(was, built(t, other, public)) {
			t.Fatalf("%v\nare as good as\n%v\nand %s changes%s", lines, other, name, firstChange(was[name], built(t, other, public)[name]))
		}
		if moved == 1 && len(differing(built(t, lines, build.Edition{}), built(t, other, build.Edition{}))) == 0 {
			t.Error("the office sees nothing of what was moved")
		}
	}
	if moved < 40 {
		t.Errorf("hidden numbers were moved in %d ways only", moved)
	}
	other := slices.Clone(lines)
	other[2].persons, other[7].persons = other[2].persons+1, other[7].persons-1
	if len(differing(was, built(t, other, public))) == 0 {
		t.Error("shown numbers were moved, and the public site does not change")
	}
}

// numbers are the sensitive ones of a line, by group.
func numbers(l *line, group string) []*int {
	if group == "特困" {
		return []*int{&l.tekun}
	}
	return []*int{&l.hh, &l.persons, &l.el}
}

// move takes some of a hidden number to another one that is known from the same
// total: one of the street where the street's is shown, else of those streets
// where it is not. Sometimes two companions exchange all.
func move(dice *rand.Rand, lines []line, hidden map[string]bool) {
	group := []string{"低保", "特困"}[dice.IntN(2)]
	from, to := &lines[dice.IntN(len(lines))], &lines[dice.IntN(len(lines))]
	total := func(l *line) string {
		if hidden[fmt.Sprint(group, l.year, l.street)] {
			return ""
		}
		return l.street
	}
	if from == to || from.year != to.year || total(from) != total(to) || !hidden[fmt.Sprint(group, from.year, from.code)] || !hidden[fmt.Sprint(group, to.year, to.code)] {
		return
	}
	for k := range numbers(from, group) {
		a, b := numbers(from, group)[k], numbers(to, group)[k]
		if *a < 0 || *b < 0 {
			continue
		}
		n := dice.IntN(*a + 1)
		if dice.IntN(4) == 0 {
			n = *a - *b
		}
		*a, *b = *a-n, *b+n
	}
}

// hiddenIn names the numbers that the public edition does not show, of communities
// by their code and of streets by their name.
func hiddenIn(t *testing.T, lines []line) map[string]bool {
	t.Helper()
	var problems diag.List
	m := build.Metrics(project(t, lines), &problems).Public()
	out := map[string]bool{}
	for group, ids := range map[string][2]string{"低保": {"dibao_persons", "dibao_total"}, "特困": {"tekun_persons", "tekun_total"}} {
		field, _ := m.Data.Field(ids[0])
		total, _ := m.Data.Indicator(ids[1])
		for _, l := range lines {
			area, _ := m.Data.Area(l.code)
			street, _ := m.Data.Area(area.Parent)
			if m.Data.Observe(field, area, stat.Year(l.year)).Status == stat.Hidden {
				out[fmt.Sprint(group, l.year, l.code)] = true
			}
			if m.At(total, street, stat.Year(l.year)).Status == stat.Hidden {
				out[fmt.Sprint(group, l.year, l.street)] = true
			}
		}
	}
	return out
}

// Totals are what they were, and so is every number that says nothing of a
// hidden one.
func TestPublicTotalsStayTrue(t *testing.T) {
	var problems diag.List
	all := build.Metrics(project(t, villages()), &problems)
	shown := all.Public()
	same, hidden, placed := 0, 0, 0
	for _, i := range all.Data.Indicators {
		for _, y := range all.Data.Years {
			for _, level := range stat.Usual.Levels() {
				for _, a := range all.Data.Areas(level, y) {
					is, was := shown.At(i, a, y), all.At(i, a, y)
					if is.Status == stat.Hidden {
						hidden++
						if is.Value.Known() || is.Numerator.Known() || is.Denominator.Known() || is.Gap.Known() || is.Verdict != metric.None {
							t.Errorf("%s of %s, %d is hidden and says %+v", i.Title, a.Name, y, is)
						}
						continue
					}
					same++
					if is.Value != was.Value || is.Numerator != was.Numerator || is.Verdict != was.Verdict || is.Covered != was.Covered {
						t.Errorf("%s of %s, %d is %v, was %v", i.Title, a.Name, y, is.Value, was.Value)
					}
					if place, of := shown.Rank(is, shown.Data.Whole); place > 0 {
						placed++
						if trueAt, among := all.Rank(was, all.Data.Whole); place != trueAt || of != among {
							t.Errorf("%s of %s, %d is at %d of %d, was at %d of %d", i.Title, a.Name, y, place, of, trueAt, among)
						}
					}
				}
			}
		}
	}
	for _, id := range []string{"dibao_total", "dibao_cover", "dibao_rate", "dibao_size"} {
		i, _ := shown.Data.Indicator(id)
		if m := shown.At(i, shown.Data.Whole, 2022); !m.Value.Known() {
			t.Errorf("%s of the district is not shown", id)
		}
	}
	for street, want := range map[string]bool{"甲街道": true, "乙街道": false, "丙街道": false} { // 乙街道 has too few, 丙街道 lends its company
		i, _ := shown.Data.Indicator("dibao_total")
		if m := shown.At(i, shown.Data.AreasNamed(street)[0], 2022); m.Value.Known() != want {
			t.Errorf("dibao_total of %s is shown: %t, want %t", street, m.Value.Known(), want)
		}
	}
	if hidden < 200 || same < 200 || placed < 50 {
		t.Errorf("%d numbers hidden, %d shown, %d of them with their places", hidden, same, placed)
	}
}

// Names, remarks, drafts and what the proof-reader says do not leave the office.
func TestPublicLeavesOut(t *testing.T) {
	site := built(t, villages(), public)
	for name, text := range site {
		for _, word := range []string{"内部备注", "这是草稿", "校对提示", "需要核对的地方"} {
			if strings.HasSuffix(name, ".html") && bytes.Contains(text, []byte(word)) {
				t.Errorf("%s says %s", name, word)
			}
		}
	}
	page := string(site["2022/areas/329901001200.html"])
	for _, want := range []string{"＊ 隐去：低保不满 5、特困不满 5 的数", "公开版", `＊ <span class="muted">隐去</span>`} {
		if !strings.Contains(page, want) {
			t.Errorf("the page of a community with hidden numbers does not say %s", want)
		}
	}
}
