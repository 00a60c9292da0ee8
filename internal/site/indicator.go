package site

import (
	"fmt"
	"slices"
	"strings"

	"nianbao/internal/check"
	"nianbao/internal/figure"
	"nianbao/internal/metric"
	"nianbao/internal/stat"
)

const (
	mostMembers = metric.MostScores // lines of a ranking; the download has all
	mostCells   = 600
	mostListed  = 60 // names in a band
)

func (c *composer) indicatorIndex(y stat.Year) Page {
	return Page{Path: indexPath(y), Kind: Indicators, Title: "指标", Year: y, twin: indexPath, own: ofArea(c.data.Whole, y),
		trail: []target{{"首页", homePath(y)}}, body: func(v *view) any {
			groups, empty := v.groups(c.data.Whole)
			out := IndicatorsView{Sentences: v.phrases(v.messages(c.data.Whole)...), Groups: groups}
			for _, i := range c.data.Indicators {
				if slices.Contains(empty, i) || !c.throughout(i) {
					out.Empty = append(out.Empty, v.indicatorLink(i))
				}
			}
			return out
		}}
}

func (c *composer) indicator(i *check.Indicator, y stat.Year) Page {
	return Page{Path: indicatorPath(i, y), Kind: Indicator, Title: i.Title, Year: y,
		twin:  func(y stat.Year) string { return indicatorPath(i, y) },
		trail: []target{{"首页", homePath(y)}, {"指标", indexPath(y)}}, own: ofIndicator(i, y),
		body: func(v *view) any { return v.indicator(i) }}
}

func (v *view) indicator(i *check.Indicator) IndicatorView {
	w, district := v.c.Writer, v.c.data.Whole
	m := v.at(i, district)
	out := IndicatorView{
		Card: v.card(i, district), Terms: v.terms(i, m), Clauses: v.clauses(i), Ranked: i.Direction != "" && !v.c.Metrics.Veiled(i, district, v.Year),
		Member: v.c.level(i.Base), Coverage: w.Coverage(m), Charts: v.charts(v.indicatorFigures(i)...),
	}
	if v.c.throughout(i) {
		out.Sentences = v.phrases(w.Finding(i, district, v.Year))
	}
	if i.Base != v.c.part() && v.c.parted(i) && !banded(i) {
		out.Streets = v.ranking("各"+v.Part, v.below(i), mostMembers)
	}
	out.Multiples, out.Bands = v.multiples(i), v.bands(m)
	if i.Base != v.c.data.Whole.Level {
		v.members(&out, i)
		if few := v.fewNumbers(out.Members); len(out.Bands) == 0 && out.Left == 0 && len(few) > 0 {
			out.Bands, out.Few, out.Members.Places = few, true, nil
		}
	}
	out.Cells, out.CellsLeft = v.cells(m, mostCells)
	return out
}

// members ranks the base areas and puts all of them into the download. A country has
// half a million: they are looked at one after the other, once.
func (v *view) members(out *IndicatorView, i *check.Indicator) {
	table, behind := newTable(memberHead...), newBehind(mostMembers, len(v.c.data.Areas(i.Base, v.Year)))
	for m := range v.c.Metrics.EachMember(i, v.c.data.Whole, v.Year) {
		v.memberLine(table, m)
		behind.take(m)
	}
	if behind.all == 0 {
		return
	}
	path := beside(v.Path, v.c.level(i.Base))
	v.Downloads = append(v.Downloads, Download{Path: path, Data: table.bytes()})
	out.CSV = Link{Text: "下载 CSV（" + count(behind.all) + " 行）", Href: relative(v.Path, path)}
	out.Members = v.ranked("各"+v.c.level(i.Base), behind)
	out.Left, out.Members.Left = out.Members.Left, 0 // told with the download
}

var memberHead = []string{"代码", "名称", "所属", "数值", "单位", "分子", "分母", "判定", "缺口", "缺口单位", "无数据的原因"}

// memberLine adds an area's number to the download of the base areas.
func (v *view) memberLine(t *table, m metric.Metric) {
	around, _ := v.c.data.Area(m.Area.Parent)
	t.row(m.Area.Code, m.Area.Name, v.c.data.Called(around), plain(printed(m)), m.Unit,
		plain(m.Numerator), plain(m.Denominator), m.Verdict.Chinese(), plain(m.Gap), m.GapUnit, v.c.Writer.Why(m))
}

// below are the streets' numbers.
func (v *view) below(i *check.Indicator) []metric.Metric {
	var out []metric.Metric
	for _, a := range v.c.parts(v.Year) {
		out = append(out, v.at(i, a))
	}
	return out
}

// indicatorFigures are the pictures of an indicator's page: its trend, unless one
// of its own forms runs over the years, and its forms.
func (v *view) indicatorFigures(i *check.Indicator) []figure.Figure {
	var out []figure.Figure
	years := len(v.c.data.Years) > 1
	over := func(f check.Shape) bool { need, _ := check.Need(f); return need.Over }
	if years && v.c.throughout(i) && !slices.ContainsFunc(i.Charts, over) {
		out = append(out, v.c.Writer.Trend(i, v.c.data.Whole))
	}
	for _, f := range i.Charts {
		if f == check.BandsByYear && !years {
			f = check.Distribution
		}
		if years || !over(f) {
			out = append(out, v.answer(f, i))
		}
	}
	return out
}

// answer draws an indicator of the district in one of its forms.
func (v *view) answer(f check.Shape, i *check.Indicator) figure.Figure {
	return v.c.Writer.Answer(figure.Ask{Shape: f, Indicator: i, Area: v.c.data.Whole, Year: v.Year})
}

// terms are the definition of an indicator.
func (v *view) terms(i *check.Indicator, m metric.Metric) []Term {
	var out []Term
	add := func(name, text string) {
		if text != "" {
			out = append(out, Term{Name: name, Text: text})
		}
	}
	add("口径", i.Definition)
	add("公式", v.c.formula(i.Formula))
	add("上限公式", v.c.formula(i.To))
	add(v.c.level(stat.Subdistrict)+"算法", v.c.formula(i.Own[stat.Subdistrict]))
	add(v.c.level(stat.District)+"算法", v.c.formula(i.Own[stat.District]))
	add("汇总", v.rollupWords(i))
	add("范围", v.c.scopeWords(i))
	add("单位", i.Unit)
	add("方向", map[string]string{"higher": "越高越好", "lower": "越低越好"}[i.Direction])
	add("出处", i.Source)
	add("判定依据", v.c.Writer.Basis(m))
	return out
}

func (c *composer) scopeWords(i *check.Indicator) string {
	if i.ScopeName == "" || !i.Scope.Written() {
		return i.ScopeName
	}
	return i.ScopeName + "（" + c.formula(i.Scope) + "）"
}

// rollupWords says how the numbers of base areas become the district's.
func (v *view) rollupWords(i *check.Indicator) string {
	if !v.c.parted(i) && !v.c.throughout(i) || i.Base == v.c.data.Whole.Level {
		return ""
	}
	base := v.c.level(i.Base)
	return map[check.Rollup]string{
		check.Ratio:    "各" + base + "分子之和 ÷ 分母之和，只计两者都有数的" + base,
		check.Sum:      "各" + base + "相加",
		check.Share:    "达标的" + base + " ÷ 参加判定的" + base,
		check.Count:    "有数的" + base + "个数",
		check.Median:   "各" + base + "的中位数",
		check.Largest:  "各" + base + "中最大的",
		check.Smallest: "各" + base + "中最小的",
		"mean":         "各" + base + "的平均",
	}[i.Rollup]
}

// clauses are the targets that any standard sets for an indicator.
func (v *view) clauses(i *check.Indicator) []Term {
	var out []Term
	for _, s := range v.c.data.Standards {
		for k, cl := range s.Clauses {
			if cl.Indicator == i {
				out = append(out, Term{Link: v.link(s.Title, standardPath(s)+"#"+clauseID(k)),
					Text: v.c.limitWords(cl) + v.levelWords(cl.Levels) + inForce(s)})
			}
		}
	}
	return out
}

func inForce(s *check.Standard) string {
	if f := force(s); f != "" {
		return "，" + f + "施行"
	}
	return ""
}

func (v *view) levelWords(levels []stat.Level) string {
	var words []string
	for _, l := range levels {
		words = append(words, v.c.level(l))
	}
	if len(words) == 0 {
		return ""
	}
	return "，适用于" + strings.Join(words, "、")
}

// bands list the areas in each class of the standard in force.
func (v *view) bands(m metric.Metric) []Band {
	all := 0
	for _, b := range m.Bands {
		all += b.Count
	}
	var out []Band
	for _, b := range m.Bands {
		n := b.Count
		band := Band{Label: v.c.Writer.Band(b, m.Indicator.Unit), Count: n, Bar: part(n, all), Missing: b.Missing}
		if all > 0 {
			band.Share = v.c.Writer.Number(stat.Int(int64(n)).Per(stat.Int(int64(all))), "%", 1)
		}
		for _, a := range b.Areas[:min(n, mostListed)] {
			band.Areas = append(band.Areas, v.areaLink(a))
		}
		if n > mostListed {
			band.Areas = append(band.Areas, Link{Text: fmt.Sprintf("等 %d 个", n)})
		}
		out = append(out, band)
	}
	return out
}
