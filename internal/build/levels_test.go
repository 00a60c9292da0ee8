package build_test

import (
	"fmt"
	"io/fs"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"nianbao/internal/build"
	"nianbao/internal/check"
	"nianbao/internal/diag"
	"nianbao/internal/figure"
	"nianbao/internal/metric"
	"nianbao/internal/sample"
	"nianbao/internal/stat"
)

// tall is a province of three cities, six districts, twelve streets and 36
// communities, all of them levels, and more files.
func tall(files map[string]string) fstest.MapFS {
	out := provinceOf(sample.Province{Communities: 36, Years: 2, Whole: "province", Small: true})
	for name, data := range files {
		out[name] = &fstest.MapFile{Data: []byte(data), Mode: 0o644}
	}
	return out
}

func tallMetrics(t *testing.T, files map[string]string) *metric.Metrics {
	t.Helper()
	var problems diag.List
	m := build.Metrics(tall(files), &problems)
	if m == nil || problems.Any() {
		t.Fatal(problems.Sorted())
	}
	return m
}

// Every level above the streets adds up what its communities give: numerators,
// denominators, values, how many have a number of how many. The areas inside are
// found by their codes here, which begin alike.
func TestLevelsRollUp(t *testing.T) {
	m := tallMetrics(t, nil)
	compared := map[stat.Level]int{}
	for _, i := range m.Data.Indicators {
		if i.Base != stat.Community || !i.Has(stat.Community) || len(i.Own) > 0 || i.Weight.Written() {
			continue
		}
		for _, y := range m.Data.Years {
			for _, a := range m.Data.AllAreas() {
				if a.Level == stat.Community || !i.Has(a.Level) || i.Rollup != check.Ratio && i.Rollup != check.Sum {
					continue
				}
				want, got := added(m, i, a, y), m.At(i, a, y)
				if text := sums(got, i); text != want {
					t.Errorf("%s %s %d: %s, want %s", i.ID, a.Name, y, text, want)
				}
				compared[a.Level]++
			}
		}
	}
	for _, level := range []stat.Level{stat.Subdistrict, stat.District, stat.City, stat.Province} {
		if compared[level] < 50 {
			t.Errorf("only %d numbers of level %s were compared", compared[level], level)
		}
	}
}

// added adds up an area's communities.
func added(m *metric.Metrics, i *check.Indicator, a stat.Area, y stat.Year) string {
	var x metric.Metric
	plus := func(sum *stat.Quantity, q stat.Quantity) {
		if q = q.Add(stat.Int(0)); sum.Known() {
			q = q.Add(*sum)
		}
		*sum = q
	}
	for _, c := range m.Data.Areas(stat.Community, y) {
		one := m.At(i, c, y)
		if !strings.HasPrefix(c.Code, a.Code) || one.Status == stat.NotApplicable {
			continue
		}
		x.Expected++
		if i.Rollup == check.Ratio && one.Numerator.Known() && one.Denominator.Known() {
			plus(&x.Numerator, one.Numerator)
			plus(&x.Denominator, one.Denominator)
			x.Covered++
		}
		if i.Rollup == check.Sum && one.Value.Known() {
			plus(&x.Value, one.Value)
			x.Covered++
		}
	}
	return sums(x, i)
}

func sums(x metric.Metric, i *check.Indicator) string {
	if i.Rollup == check.Ratio {
		return fmt.Sprint(x.Numerator, " ÷ ", x.Denominator, " of ", x.Covered, " of ", x.Expected)
	}
	return fmt.Sprint(x.Value, " of ", x.Covered, " of ", x.Expected)
}

// Each area is made up of those of the next level, which lie in it, and together they
// are all of that level; a community is made up of nothing.
func TestPartsOfAreas(t *testing.T) {
	data := tallMetrics(t, nil).Data
	for _, level := range data.Ladder.Levels() {
		var parts []stat.Area
		for _, a := range data.Areas(level, 2022) {
			for _, part := range data.Parts(a, 2022) {
				if parts = append(parts, part); part.Parent != a.Code {
					t.Errorf("%s is a part of %s", part.Code, a.Code)
				}
			}
		}
		if want := data.Areas(data.Ladder.Below(level), 2022); !slices.Equal(parts, want) {
			t.Errorf("areas of level %s are made up of %d, there are %d", level, len(parts), len(want))
		}
	}
}

// What a city's number is made of leads to the cells of its communities, and to all
// that its districts' numbers lead to.
func TestCityLeadsToItsCells(t *testing.T) {
	m := tallMetrics(t, nil)
	city, _ := m.Data.Area("3202")
	i, _ := m.Data.Indicator("area_per_100hh")
	of := func(a stat.Area) (out []string) {
		for _, in := range m.Inputs(m.At(i, a, 2022)) {
			if !strings.HasPrefix(in.Area.Code, a.Code) || in.Origin.Cell == "" {
				t.Errorf("%s is of %s %+v", a.Name, in.Area.Code, in.Origin)
			}
			out = append(out, in.Origin.Sheet+"!"+in.Origin.Cell)
		}
		slices.Sort(out)
		return out
	}
	var parts []string
	for _, d := range m.Data.Parts(city, 2022) {
		parts = append(parts, of(d)...)
	}
	slices.Sort(parts)
	if whole := of(city); len(whole) < 24 || !slices.Equal(whole, parts) {
		t.Errorf("the city leads to %d cells, its districts to %d", len(whole), len(parts))
	}
}

// Each level has its pages, in the folders of those around it, and every page leads
// up through all of them.
func TestLevelsHavePages(t *testing.T) {
	var problems diag.List
	site := build.Build(tall(nil), build.Edition{}, drawn(t), nil, &problems)
	if site == nil {
		t.Fatal(problems.Sorted())
	}
	for path, want := range map[string][]string{
		"2022/index.html":                                    {"各市主要指标", `href="areas/3201/index.html"`, "全省"},
		"2022/areas/index.html":                              {"3 个市、36 个社区", `href="3203/320302/index.html"`},
		"2022/areas/3201/index.html":                         {"各区主要指标", `href="320102/index.html"`, `<a href="../index.html">各级地区</a>`},
		"2022/areas/3201/320102/index.html":                  {"各街道主要指标", `href="320102001/index.html"`, `<a href="../index.html">东山市</a>`},
		"2022/areas/3201/320102/320102001/index.html":        {"各社区主要指标", `href="320102001002.html"`, `<a href="../../index.html">东山市</a>`, `<a href="../index.html">德山区</a>`},
		"2022/areas/3201/320102/320102001/320102001002.html": {"体检表", `<a href="../../index.html">东山市</a>`, `<a href="../index.html">德山区</a>`, `<a href="index.html">南山街道</a>`},
		"2022/compare/2021/3201.html":                        {"东山市：2022 年与 2021 年对比"},
		"2022/compare/areas/3201/320101.html":                {"各街道对比"},
		"2022/indicators/space_pass_rate.html":               {"各市"},
		"search.html":                                        {`href="2022/areas/3202/320201/index.html"`},
	} {
		page := string(site.Files[path])
		for _, text := range want {
			if !strings.Contains(page, text) {
				t.Errorf("%s (%d bytes) has no %s", path, len(page), text)
			}
		}
	}
	folders := map[string]int{}
	for name := range site.Files {
		if strings.HasPrefix(name, "2022/areas/") {
			folders[name[:strings.LastIndex(name, "/")]]++
		}
	}
	if len(folders) != 1+3+6+12 {
		t.Errorf("%d folders of areas", len(folders))
	}
}

// Texts speak of levels by their names.
func TestSpeechesNameLevels(t *testing.T) {
	var problems diag.List
	site := build.Build(tall(map[string]string{"content/speeches/a.md": `+++
title = "工作会讲话"
date = 2023-01-12
status = "草稿"
year = 2022
+++
全省{{用房达标率}}，{{用房达标率 | 最高市 | 带数}}；{{用房达标率 | 市=东山市}}，列{{用房达标率 | 市=东山市 | 排名}}；
{{用房达标率 | 区=德山区}}，在市里列{{用房达标率 | 区=德山区 | 市内排名}}；{{用房达标率 | 不达标区数}}不达标；
{{用房达标率 | 街道=东山街道}}，区里列{{用房达标率 | 街道=东山街道 | 区内排名}}；{{办公和服务用房 | 市=东山市 | 不达标社区数}}社区不达标。
`}), build.Edition{}, drawn(t), nil, &problems)
	if site == nil {
		t.Fatal(problems.Sorted())
	}
	want := "全省77.8%，金山市（83.3%）；75.0%，列并列第2位；66.7%，在市里列第2位；6个不达标；66.7%，区里列第2位；3个社区不达标。"
	text := strings.Join(strings.Fields(oneTag.ReplaceAllString(string(site.Files["speeches/a.html"]), "")), " ")
	if !strings.Contains(strings.ReplaceAll(text, "； ", "；"), want) {
		t.Errorf("the speech says %s", text)
	}
}

// What pictures say of cities, of which the province is made up, calls them so.
func TestFiguresNameLevels(t *testing.T) {
	m := tallMetrics(t, nil)
	w, said := figure.New(m), map[figure.Kind]int{}
	for _, i := range m.Data.Indicators {
		for _, need := range check.Shapes {
			if need.Lacks(i) != "" || i.Base != stat.Community {
				continue
			}
			f := w.Answer(figure.Ask{Shape: need.Shape, Indicator: i, Area: m.Data.Whole, Year: 2022})
			if f.Empty() || len(f.Areas) == 0 || f.Areas[0].Level != stat.City {
				continue
			}
			said[f.Kind]++
			if text := f.Title.String() + f.Subtitle + strings.Join(f.Notes, ""); strings.Contains(text, "个街道") || strings.Contains(text, "各街道") {
				t.Errorf("%s of %s: %s", need.Shape, i.ID, text)
			}
		}
	}
	if said[figure.Box] < 5 || said[figure.Slope] < 5 || said[figure.Bars] < 5 {
		t.Errorf("only %v were read", said)
	}
}

// What a city reports itself stands beside what its districts report: a field that
// only it can know is its own, and a sum must be the sum.
func TestCityReportsItself(t *testing.T) {
	districts := `poor_hh = 12
[320101]
poor_hh = 3
farmer_disposable_income = 30000
["德山区"]
poor_hh = 4
farmer_disposable_income = 40000
[3201]
poor_hh = %d
farmer_disposable_income = 36000
district_social_workers = %s
`
	m := tallMetrics(t, map[string]string{"data/2022/district.toml": fmt.Sprintf(strings.ReplaceAll(districts, "district_social_workers = %s\n", ""), 7)})
	income, _ := m.Data.Indicator("farmer_income")
	city, _ := m.Data.Area("3201")
	district, _ := m.Data.Area("320101")
	for a, want := range map[stat.Area]int64{city: 36000, district: 30000} {
		x := m.At(income, a, 2022)
		if x.Value.Cmp(stat.Int(want)) != 0 {
			t.Errorf("%s has %v, want %d", a.Name, x.Value, want)
		}
		if in := m.Inputs(x); len(in) != 1 || in[0].Origin.Line == 0 || in[0].Area.Code != a.Code {
			t.Errorf("%s comes from %+v", a.Name, in)
		}
	}
	if x := m.At(income, m.Data.Whole, 2022); x.Value.Known() {
		t.Errorf("the province has %v, which nobody reported", x.Value)
	}

	var problems diag.List
	build.Metrics(tall(map[string]string{"data/2022/district.toml": fmt.Sprintf(districts, 8, "1") + "[\"无名区\"]\npoor_hh = 1\n"}), &problems)
	var codes []string
	for _, p := range problems.Sorted() {
		if p.Severity == diag.Error {
			codes = append(codes, p.Code+" "+p.Place.File)
		}
	}
	slices.Sort(codes)
	file := " data/2022/district.toml"
	if want := []string{"district-sum" + file, "district-unknown-area" + file, "level-sum" + file}; !slices.Equal(codes, want) {
		t.Errorf("%v, want %v", codes, want)
	}
}

// A list of areas in which one lies nowhere is refused, and so is a ladder of levels
// that is none.
func TestLevelsThatDoNotFit(t *testing.T) {
	areas, _ := fs.ReadFile(tall(nil), "data/areas.toml")
	levels, _ := fs.ReadFile(tall(nil), "nianbao.toml")
	for want, files := range map[string]map[string]string{
		"area-around": {"data/areas.toml": strings.Replace(string(areas), "[[area]]\ncode = \"320102\"", "[[area]]\ncode = \"320109\"", 1)},
		"area-code":   {"data/areas.toml": string(areas) + "[[area]]\ncode = \"32011\"\nname = \"某县\"\n"},
		"level-top":   {"nianbao.toml": strings.Replace(string(levels), `"province"`, `"subdistrict"`, 1)},
		"level-list":  {"data/levels.toml": "[[level]]\nkey = \"community\"\nname = \"社区\"\nfolder = \"communities\"\ndigits = 12\n"},
	} {
		var problems diag.List
		if build.Metrics(tall(files), &problems); !slices.ContainsFunc(problems.Sorted(), func(p diag.Problem) bool { return p.Code == want }) {
			t.Errorf("no %s in %v", want, problems.Sorted())
		}
	}
}
