package speech

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"nianbao/internal/check"
	"nianbao/internal/diag"
	"nianbao/internal/figure"
	"nianbao/internal/metric"
	"nianbao/internal/similar"
	"nianbao/internal/stat"
)

// A request is what stands between {{ and }}: a name, then options set off by |.
type request struct {
	indicator *check.Indicator
	area      stat.Area
	year      stat.Year
	form      string
	argument  string // of the form, such as the band
}

// widths lets clerks type the signs of a bound figure in full width.
var widths = strings.NewReplacer("｜", "|", "＝", "=", "　", " ")

// say speaks a bound figure; on a problem it says nothing, and the problem
// stops the build.
func (b *binder) say(text string, at diag.Place) figure.Sentence {
	q, ok := b.request(strings.Split(widths.Replace(text), "|"), at)
	if !ok {
		return nil
	}
	m := b.writer.Metrics.At(q.indicator, q.area, q.year)
	if !q.indicator.Has(q.area.Level) {
		b.fail("figure-level", at, fmt.Sprintf("“%s”没有%s一级的数", q.indicator.Title, q.area.Level.Chinese()), "换一个地区，或换一个指标")
		return nil
	}
	if !m.Value.Known() {
		b.fail("figure-missing", at, fmt.Sprintf("“%s”%s %d 年没有数：%s", q.indicator.Title, q.area.Name, q.year, b.writer.Why(m)), "补报数据，或改写这句话")
		return nil
	}
	out, complaint := b.speak(q, m)
	if complaint != "" {
		b.fail("figure-form", at, complaint, "可用的写法见 docs/speeches.md")
		return nil
	}
	return out
}

func (b *binder) request(parts []string, at diag.Place) (request, bool) {
	name := strings.TrimSpace(parts[0])
	q := request{area: b.data().District, year: stat.Year(b.document.Year)}
	if q.year == 0 {
		q.year = b.data().Latest()
	}
	var ok bool
	if q.indicator, ok = b.data().Indicator(name); !ok {
		b.fail("figure-unknown", at, fmt.Sprintf("没有名为“%s”的指标%s", name, b.nearIndicator(name)), "更正名称；全部名称见 docs/indicators.md")
		return q, false
	}
	for _, option := range parts[1:] {
		key, value, _ := strings.Cut(option, "=")
		if complaint := b.option(&q, strings.TrimSpace(key), strings.TrimSpace(value)); complaint != "" {
			b.fail("figure-option", at, complaint, "可用的写法见 docs/speeches.md")
			return q, false
		}
	}
	if !b.data().HasYear(q.year) {
		b.fail("figure-year", at, fmt.Sprintf("%d 年没有数据", q.year), "更正年份，或在文件头写明 year")
		return q, false
	}
	return q, true
}

func (b *binder) data() *check.Dataset { return b.writer.Metrics.Data }

func (b *binder) nearIndicator(name string) string {
	var known []string
	for _, i := range b.data().Indicators {
		known = append(append(known, i.Title, i.ID), i.Aliases...)
	}
	slices.Sort(known)
	if n := similar.Nearest(name, known); n != "" {
		return fmt.Sprintf("；是不是“%s”？", n)
	}
	return ""
}

// option takes one option; the complaint is empty where it is understood.
func (b *binder) option(q *request, key, value string) (complaint string) {
	switch key {
	case "年":
		y, err := strconv.Atoi(strings.TrimSuffix(value, "年"))
		if err != nil {
			return fmt.Sprintf("“年=%s”不是年份", value)
		}
		q.year = stat.Year(y)
	case "街道", "社区", "地区":
		return b.areaOption(q, key, value)
	case "档":
		q.form, q.argument = key, value
	default:
		if _, ok := forms[key]; !ok {
			return fmt.Sprintf("不认识的写法“%s”%s", key, nearForm(key))
		}
		q.form = key
	}
	return ""
}

func nearForm(key string) string {
	var known []string
	for name := range forms {
		known = append(known, name)
	}
	slices.Sort(known)
	if n := similar.Nearest(key, known); n != "" {
		return fmt.Sprintf("；是不是“%s”？", n)
	}
	return "；可以写 " + strings.Join(known, "、")
}

func (b *binder) areaOption(q *request, key, value string) string {
	level := map[string]stat.Level{"街道": stat.Subdistrict, "社区": stat.Community}[key]
	if a, ok := b.data().Area(value); ok {
		q.area = a
		return ""
	}
	found := slices.DeleteFunc(b.data().AreasNamed(value), func(a stat.Area) bool { return level != "" && a.Level != level })
	switch len(found) {
	case 1:
		q.area = found[0]
		return ""
	case 0:
		return fmt.Sprintf("没有名为“%s”的%s%s", value, key, b.nearArea(value))
	}
	return fmt.Sprintf("名为“%s”的地区有 %d 个，请改写代码：%s", value, len(found), codes(found))
}

func codes(areas []stat.Area) string {
	var out []string
	for _, a := range areas {
		out = append(out, a.Code+" "+a.Name)
	}
	return strings.Join(out, "、")
}

func (b *binder) nearArea(name string) string {
	var known []string
	for _, a := range b.data().AllAreas() {
		known = append(known, a.Name)
	}
	if n := similar.Nearest(name, known); n != "" {
		return fmt.Sprintf("；是不是“%s”？", n)
	}
	return ""
}

// speak puts a metric into the form that was asked for.
func (b *binder) speak(q request, m metric.Metric) (figure.Sentence, string) {
	if q.form == "档" {
		return b.band(q, m)
	}
	text, ok := forms[q.form](b, m)
	if !ok {
		return nil, fmt.Sprintf("“%s”没有“%s”可说", q.indicator.Title, q.form)
	}
	return figure.Sentence{{Text: text, Role: "value", Metric: &m}}, ""
}

// forms are the ways to speak a metric. False: it has nothing of the kind.
var forms = map[string]func(b *binder, m metric.Metric) (string, bool){
	"":      func(b *binder, m metric.Metric) (string, bool) { return b.writer.Compact(m), true },
	"数":     func(b *binder, m metric.Metric) (string, bool) { return b.writer.Bare(m), true },
	"比":     func(b *binder, m metric.Metric) (string, bool) { s := b.writer.Share(m); return s, s != "" },
	"分子":    func(b *binder, m metric.Metric) (string, bool) { return b.count(m.Numerator) },
	"分母":    func(b *binder, m metric.Metric) (string, bool) { return b.count(m.Denominator) },
	"目标":    func(b *binder, m metric.Metric) (string, bool) { s := b.writer.TargetWords(m); return s, s != "" },
	"缺口":    func(b *binder, m metric.Metric) (string, bool) { return b.gap(m) },
	"评判":    func(b *binder, m metric.Metric) (string, bool) { s := m.Verdict.Chinese(); return s, s != "" },
	"同比":    func(b *binder, m metric.Metric) (string, bool) { return b.change(m) },
	"比上年":   func(b *binder, m metric.Metric) (string, bool) { return b.change(m) },
	"达标数":   func(b *binder, m metric.Metric) (string, bool) { return b.verdicts(m, metric.Pass) },
	"不达标数":  func(b *binder, m metric.Metric) (string, bool) { return b.verdicts(m, metric.Fail) },
	"豁免数":   func(b *binder, m metric.Metric) (string, bool) { return b.verdicts(m, metric.Exempt) },
	"不达标名单": func(b *binder, m metric.Metric) (string, bool) { return b.failing(m) },
}

func (b *binder) count(q stat.Quantity) (string, bool) {
	decimals := 0
	if q.Known() && q.Floor().Cmp(q) != 0 {
		decimals = 1
	}
	return b.writer.Number(q, "", decimals), q.Known()
}

func (b *binder) gap(m metric.Metric) (string, bool) {
	s := strings.ReplaceAll(b.writer.GapSize(m), " ", "")
	return s, s != ""
}

func (b *binder) change(m metric.Metric) (string, bool) {
	s := b.writer.ChangeWords(b.writer.Metrics.Change(m))
	return s, s != ""
}

func (b *binder) verdicts(m metric.Metric, v metric.Verdict) (string, bool) {
	n, judged := 0, false
	for _, member := range b.writer.Metrics.Members(m.Indicator, m.Area, m.Year) {
		judged = judged || member.Verdict != metric.None
		if member.Verdict == v {
			n++
		}
	}
	return strconv.Itoa(n) + "个", judged
}

func (b *binder) failing(m metric.Metric) (string, bool) {
	var names []string
	for _, g := range b.writer.Metrics.Gaps(m.Indicator, m.Area, m.Year) {
		if g.Verdict == metric.Fail {
			names = append(names, g.Area.Name)
		}
	}
	return strings.Join(names, "、"), len(names) > 0
}

// band speaks the number of areas in a band, named by its lower edge (档=100,
// 档=100—200) or as 未报; the lowest is 档=不满50.
func (b *binder) band(q request, m metric.Metric) (figure.Sentence, string) {
	digits := strings.FieldsFunc(q.argument, func(r rune) bool { return (r < '0' || r > '9') && r != '.' })
	for _, band := range m.Bands {
		if bandNamed(band, q.argument, digits) {
			return figure.Sentence{{Text: strconv.Itoa(len(band.Areas)) + "个", Role: "count", Metric: &m}}, ""
		}
	}
	return nil, fmt.Sprintf("“%s”%d 年没有“%s”这一档", q.indicator.Title, q.year, q.argument)
}

func bandNamed(band metric.Band, name string, digits []string) bool {
	if name == "未报" {
		return band.Missing
	}
	if len(digits) == 0 || band.Missing {
		return false
	}
	edge, ok := stat.Decimal(digits[0])
	if strings.HasPrefix(name, "不满") {
		return ok && band.High.Known() && band.High.Cmp(edge) == 0 && (!band.Low.Known() || band.Low.Sign() == 0)
	}
	return ok && band.Low.Known() && band.Low.Cmp(edge) == 0
}
