package metric_test

import (
	_ "embed"
	"fmt"
	"maps"
	"os"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"

	"nianbao/internal/check"
	"nianbao/internal/diag"
	"nianbao/internal/metric"
	"nianbao/internal/sample"
	"nianbao/internal/source"
	"nianbao/internal/stat"
)

// scores is a page of score sheets that can be worked out by hand.
//
//go:embed testdata/score.txtar
var scores string

func scored(t *testing.T, archive string) *metric.Metrics {
	t.Helper()
	return computed(t, sample.Project(archive), noDefaults{})
}

// The wanted lines stand beside the workings in testdata/score.txtar.
func TestScore(t *testing.T) {
	m := scored(t, scores)
	_, want, _ := strings.Cut(scores, "-- want --\n")
	var got []string
	for _, line := range strings.Split(want, "\n") {
		if line == "" || strings.HasPrefix(line, "#") {
			got = append(got, line)
			continue
		}
		words := strings.Fields(line)
		got = append(got, tell(scoreOf(t, m, words[0], words[1], words[2])))
	}
	if diff := cmp.Diff(strings.Split(want, "\n"), got); diff != "" {
		t.Error(diff)
	}
}

func scoreOf(t *testing.T, m *metric.Metrics, card, area, year string) metric.Score {
	t.Helper()
	n := slices.IndexFunc(m.Data.Scorecards, func(c *check.Scorecard) bool { return c.ID == card })
	areas := m.Data.AreasNamed(area)
	var y stat.Year
	if _, err := fmt.Sscan(year, &y); err != nil || n < 0 || len(areas) != 1 {
		t.Fatalf("no score %s %s %s", card, area, year)
	}
	return m.Score(m.Data.Scorecards[n], areas[0], y)
}

// tell is a line of the page.
func tell(s metric.Score) string {
	out := []string{s.Card.ID, s.Area.Name, fmt.Sprint(s.Year), exact(s.Value), exact(s.Coverage), s.Grade}
	if s.Grade == "" {
		out[len(out)-1] = "不定级"
	}
	for _, g := range s.Groups {
		out = append(out, g.Title+"="+exact(g.Value))
	}
	for _, i := range s.Items {
		out = append(out, i.Item.ID+"="+exact(i.Value))
	}
	for _, v := range s.Vetoes {
		out = append(out, "否决="+v)
	}
	for _, i := range s.Disputed() {
		out = append(out, "复核="+i.Item.ID)
	}
	return strings.Join(out, " ")
}

// Scores lists the areas of the sheet's level inside an area, and no others.
func TestScores(t *testing.T) {
	m := scored(t, scores)
	street := m.Data.AreasNamed("甲街道")[0]
	for _, c := range []struct {
		card, want string
		inside     stat.Area
	}{
		{"stars", "示例甲一 示例甲三 示例甲二", street},
		{"stars", "示例乙一 示例乙三 示例乙二 示例乙四 示例甲一 示例甲三 示例甲二", m.Data.Whole},
		{"streets", "乙镇 甲街道", m.Data.Whole},
	} {
		var got []string
		for s := range m.Scores(scoreOf(t, m, c.card, c.inside.Name, "2022").Card, c.inside, 2022) {
			got = append(got, s.Area.Name)
		}
		slices.Sort(got) // by code point
		if strings.Join(got, " ") != c.want {
			t.Errorf("%s inside %s: %v", c.card, c.inside.Name, got)
		}
	}
}

// A missing item neither raises nor lowers a score: whoever has the other items
// alike has the score that the sheet without it would give.
func TestScoreWithoutAnItem(t *testing.T) {
	m := scored(t, scores)
	s := scoreOf(t, m, "stars", "示例乙二", "2022")
	points, weights := stat.Int(0), stat.Int(0)
	for _, i := range s.Items {
		if i.Item.ID != "orgs" {
			points = points.Add(i.Value.Mul(i.Item.Weight))
			weights = weights.Add(i.Item.Weight)
		}
	}
	if want := points.Per(weights).Mul(stat.Int(100)); s.Value.Cmp(want) != 0 {
		t.Errorf("scored %s, without the missing item %s", exact(s.Value), exact(want))
	}
}

// lists are the check-lists of the documents and the sheets that score them.
var lists = map[string]string{
	"六化": "liuhua", "三套考评指标": "kaoping-shequ kaoping-jiedao kaoping-bumen", "党员四个一": "dangyuan-siyi",
	"四种渠道": "sizhong-qudao", "五条原则六项标准": "hexie-mingming", "六项标准": "liuxing", "五型社区": "wuxing",
	"六有": "liuyou", "五多五少": "wuduo-wushao", "三有": "sanyou", "7+1功能": "qi-jia-yi", "五个一": "wuge-yi",
	"三资四项整治": "sanzi", "六个一点": "liuge-yidian", "七个一点": "qige-yidian", "三下一转": "sanxia-yizhuan",
	"一室多用": "yishi-duoyong", "净绿亮美": "jing-lv-liang-mei", "布局": "buju", "三级网络": "sanji-wangluo",
}

// repository is the project of this repository, without a problem in its sheets
// and marks.
var repository = sync.OnceValues(func() (*metric.Metrics, error) {
	var problems diag.List
	project := os.DirFS("../..")
	data := check.Data(source.Read(project, project, &problems), &problems)
	for _, p := range problems.Sorted() {
		ofSheets := strings.HasPrefix(p.File, "data/scorecards/") || strings.HasSuffix(p.File, "/scores.toml")
		if p.Severity == diag.Error || ofSheets {
			return nil, fmt.Errorf("%s %+v: %s", p.Code, p.Place, p.Message)
		}
	}
	return metric.Compute(data), nil
})

func ofRepository(t *testing.T) *metric.Metrics {
	t.Helper()
	m, err := repository()
	if err != nil {
		t.Fatal(err)
	}
	return m
}

// Each list has its sheet, each sheet its list, and each says whose scoring it
// is and why an item stands in it. The manual names them all.
func TestSheetsOfTheRepository(t *testing.T) {
	want := map[string]bool{}
	for _, ids := range lists {
		for _, id := range strings.Fields(ids) {
			want[id] = true
		}
	}
	doc, err := os.ReadFile("../../docs/scorecards.md")
	if err != nil {
		t.Fatal(err)
	}
	got := map[string]bool{}
	for _, c := range ofRepository(t).Data.Scorecards {
		got[c.ID] = true
		if !strings.Contains(string(doc), "`"+c.ID+"`") {
			t.Errorf("docs/scorecards.md does not speak of %s", c.ID)
		}
		if c.Practice == "" || !c.Coverage.Known() || len(c.Grades) == 0 {
			t.Errorf("%s: practice %q, coverage %s, %d grades", c.ID, c.Practice, exact(c.Coverage), len(c.Grades))
		}
		for _, i := range c.Items {
			if i.Basis == "" {
				t.Errorf("%s: %s has no basis", c.ID, i.ID)
			}
		}
	}
	if diff := cmp.Diff(slices.Sorted(maps.Keys(want)), slices.Sorted(maps.Keys(got))); diff != "" {
		t.Error(diff)
	}
}

// Every sheet scores somebody in 2022, and no sheet gives everybody full marks
// with a grade: it would tell nothing.
func TestSheetsScoreTheSample(t *testing.T) {
	m := ofRepository(t)
	for _, c := range m.Data.Scorecards {
		known, told := 0, false
		for s := range m.Scores(c, m.Data.Whole, 2022) {
			if s.Value.Known() {
				known++
				told = told || s.Grade == "" || s.Value.Cmp(stat.Int(100)) < 0
			}
		}
		if known == 0 || !told {
			t.Errorf("%s scores %d areas in 2022, telling them apart: %v", c.ID, known, told)
		}
	}
}

// The marks of the sample show what there is to see: complete sheets with a
// grade, sheets without enough marks, stages that differ, and change over a year.
func TestMarksOfTheSample(t *testing.T) {
	m := ofRepository(t)
	for _, id := range []string{"liuhua", "jing-lv-liang-mei", "kaoping-jiedao"} {
		n := slices.IndexFunc(m.Data.Scorecards, func(c *check.Scorecard) bool { return c.ID == id })
		graded, thin, disputed := 0, 0, 0
		for s := range m.Scores(m.Data.Scorecards[n], m.Data.Whole, 2022) {
			if s.Grade != "" {
				graded++
			} else if s.Value.Known() && s.Coverage.Cmp(s.Card.Coverage) < 0 {
				thin++
			}
			disputed += len(s.Disputed())
		}
		if graded == 0 || thin == 0 || disputed == 0 {
			t.Errorf("%s: %d graded, %d with too few marks, %d items disputed", id, graded, thin, disputed)
		}
	}
	before, after := scoreOf(t, m, "liuhua", "明珠社区", "2021"), scoreOf(t, m, "liuhua", "明珠社区", "2022")
	if before.Grade == "" || after.Grade == "" || before.Value.Cmp(after.Value) == 0 {
		t.Errorf("明珠社区 had %s %q, now %s %q", exact(before.Value), before.Grade, exact(after.Value), after.Grade)
	}
}
