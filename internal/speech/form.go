package speech

import (
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"
	"sync"

	"nianbao/internal/diag"
	"nianbao/internal/figure"
	"nianbao/internal/metric"
	"nianbao/internal/stat"
)

// An answer is what a bound figure says; or the complaint that it cannot.
type answer struct {
	said      figure.Sentence
	note      string        // what a reader of the 出处表 has to know
	rounded   stat.Quantity // the number as printed, where the text is one
	complaint string
	earlier   metric.Metric // what a change was compared with
}

// said is an answer of one number.
func said(text string, m metric.Metric) answer {
	return answer{said: figure.Sentence{{Text: text, Role: "value", Metric: &m}}}
}

func unsaid(format string, values ...any) answer {
	return answer{complaint: fmt.Sprintf(format, values...)}
}

// A form is a way to speak a metric.
type form struct {
	say   func(b *binder, q request, m metric.Metric) answer
	among bool // it speaks of the areas inside and needs no number of the area itself
}

// formsOf are the ways to speak a metric, by the word that asks for one. Some words
// name a level, so that they are a ladder's.
func formsOf(ladder stat.Ladder) map[string]form {
	names := make([]string, len(ladder))
	for n, s := range ladder {
		names[n] = s.Name
	}
	key := strings.Join(names, " ")
	if known, ok := allForms.Load(key); ok {
		return known.(map[string]form)
	}
	all := map[string]form{}
	for _, family := range []map[string]form{valueForms, changeForms, rankForms(ladder), extremeForms(ladder), verdictForms(ladder)} {
		maps.Copy(all, family)
	}
	allForms.Store(key, all)
	return all
}

// allForms keeps the forms of ladders by their names: every document asks for them.
var allForms sync.Map

// Forms lists the words that may stand after the | of a bound figure of a district.
func Forms() []string { return slices.Sorted(maps.Keys(formsOf(stat.Usual))) }

// number is a form that is the metric's number itself.
func number(print func(*figure.Writer, figure.Style, metric.Metric) string) form {
	return form{say: func(b *binder, q request, m metric.Metric) answer {
		out := said(print(b.writer, q.style, m), m)
		out.rounded = b.writer.RoundedIn(q.style, m)
		return out
	}}
}

// worded is a form that is a text of the metric alone; an empty one is nothing
// that could be said.
func worded(say func(b *binder, q request, m metric.Metric) string) form {
	return form{say: func(b *binder, q request, m metric.Metric) answer {
		if text := say(b, q, m); text != "" {
			return said(q.style.Group(text), m)
		}
		return unsaid("“%s”没有“%s”可说", q.indicator.Title, q.form)
	}}
}

var valueForms = map[string]form{
	"":   number((*figure.Writer).In),
	"数":  number((*figure.Writer).BareIn),
	"比":  worded(func(b *binder, _ request, m metric.Metric) string { return b.writer.Share(m) }),
	"分子": worded(func(b *binder, _ request, m metric.Metric) string { return b.count(m.Numerator) }),
	"分母": worded(func(b *binder, _ request, m metric.Metric) string { return b.count(m.Denominator) }),
	"目标": worded(func(b *binder, _ request, m metric.Metric) string { return b.writer.TargetWords(m) }),
	"缺口": worded(func(b *binder, _ request, m metric.Metric) string {
		return strings.ReplaceAll(b.writer.GapSize(m), " ", "")
	}),
	"分数": worded(func(_ *binder, _ request, m metric.Metric) string { return figure.Fraction(m) }),
	"评判": worded(func(_ *binder, _ request, m metric.Metric) string { return m.Verdict.Chinese() }),
	"档":  {say: (*binder).band},
}

func (b *binder) count(q stat.Quantity) string {
	if !q.Known() {
		return ""
	}
	decimals := 0
	if q.Floor().Cmp(q) != 0 {
		decimals = 1
	}
	return b.writer.Number(q, "", decimals)
}

// say speaks a bound figure; on a problem it says nothing, and the problem
// stops the build.
func (b *binder) say(text string, at diag.Place) answer {
	q, ok := b.request(strings.Split(widths.Replace(text), "|"), at)
	if !ok {
		return answer{}
	}
	f, m := b.forms[q.form], b.writer.Metrics.At(q.indicator, q.area, q.year)
	switch {
	case b.withheld(q, f, m):
		b.warn("figure-withheld", at, fmt.Sprintf("“%s”%s %d 年的数在公开版里隐去，这里印成“%s”", q.indicator.Title, q.area.Name, q.year, figure.Withheld), "公开版的文稿改引街道或全区的数，或改写这句话")
		return said(figure.Withheld, m)
	case f.among:
	case !q.indicator.Has(q.area.Level):
		b.fail("figure-level", at, fmt.Sprintf("“%s”没有%s一级的数", q.indicator.Title, b.level(q.area.Level)), "换一个地区，或换一个指标")
		return answer{}
	case !m.Value.Known():
		b.fail("figure-missing", at, fmt.Sprintf("“%s”%s %d 年没有数：%s", q.indicator.Title, q.area.Name, q.year, b.writer.Why(m)), "补报数据，或改写这句话")
		return answer{}
	}
	out := f.say(b, q, m)
	if out.complaint != "" {
		b.fail("figure-form", at, out.complaint, "可用的写法见 docs/speeches.md")
		return answer{}
	}
	if q.style.Spelled {
		out.said = spelled(out.said)
	}
	return out
}

// spelled writes the numbers of an answer in characters; names keep theirs.
func spelled(said figure.Sentence) figure.Sentence {
	out := slices.Clone(said)
	for k := range out {
		if out[k].Role == "value" {
			out[k].Text = figure.Spelled(out[k].Text)
		}
	}
	return out
}

// withheld reports whether the public edition does not show what a form would
// say: the number itself, or one of those that it counts or compares.
func (b *binder) withheld(q request, f form, m metric.Metric) bool {
	_, changes := changeForms[q.form]
	ranks := strings.Contains(q.form, "排名")
	switch {
	case m.Status == stat.Hidden:
		return true
	case f.among, q.form == "档":
		return b.writer.Metrics.Veiled(q.indicator, q.area, q.year)
	}
	if ranks { // what hides one year's place hides how it moved
		years := []stat.Year{q.year, b.earlier(q)}
		return slices.ContainsFunc(years, func(y stat.Year) bool { return b.writer.Metrics.Veiled(q.indicator, b.around(q), y) })
	}
	return changes && b.since(q, m).From.Status == stat.Hidden
}

// band speaks the number of areas in a band, named by its lower edge (档=100,
// 档=100—200) or as 未报; the lowest is 档=不满50.
func (b *binder) band(q request, m metric.Metric) answer {
	digits := strings.FieldsFunc(q.argument, func(r rune) bool { return (r < '0' || r > '9') && r != '.' })
	for _, band := range m.Bands {
		if bandNamed(band, q.argument, digits) {
			return said(strconv.Itoa(band.Count)+"个", m)
		}
	}
	if len(m.Bands) == 0 {
		return unsaid("“%s”%d 年没有分档，没有“%s”这一档", q.indicator.Title, q.year, q.argument)
	}
	var labels []string
	for _, band := range m.Bands {
		labels = append(labels, b.writer.Band(band, q.indicator.Unit))
	}
	return unsaid("“%s”%d 年没有“%s”这一档；有：%s", q.indicator.Title, q.year, q.argument, strings.Join(labels, "、"))
}

func bandNamed(band metric.Band, name string, digits []string) bool {
	if name == figure.Unreported {
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
