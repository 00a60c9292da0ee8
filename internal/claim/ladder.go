package claim

import (
	"slices"
	"strconv"
	"strings"

	"nianbao/internal/check"
	"nianbao/internal/formula"
	"nianbao/internal/metric"
	"nianbao/internal/numeral"
	"nianbao/internal/pattern"
	"nianbao/internal/proof"
	"nianbao/internal/stat"
)

// ladder are the readings of a number, the surest first: what stands on a lower
// rung is asked only where nothing above it fits.
func (p *reading) ladder(f proof.Figure) [][]candidate {
	label := bare(f.Label)
	if f.Target {
		return [][]candidate{p.wanted(f), p.lacking(f, label)}
	}
	return [][]candidate{
		p.direct(f, label), p.threefold(f), p.counted(f, label), p.carried(f, label), p.turned(f, label), p.partOf(f, label),
		p.judged(f, label), p.lacking(f, label), p.wanted(f), p.banded(f, label), p.alike(f, label),
	}
}

var value = []string{"", "数"}

// at makes candidates of an indicator for the area and the years that the words
// before a number tell.
func (p *reading) at(f proof.Figure, i *check.Indicator, why string, forms ...string) []candidate {
	if !p.here {
		return nil
	}
	return p.inYears(candidate{indicator: i, forms: forms, area: p.area, why: why}, p.when)
}

// inYears is a candidate in each of several years.
func (p *reading) inYears(c candidate, years []stat.Year) []candidate {
	var out []candidate
	for _, y := range years {
		c.year = y
		out = append(out, c)
	}
	return out
}

var from = pattern.MustCompile(`[由从]$`)

// direct: the name of an indicator stands before the number, and nothing before
// the name that could make another of it: 用房达标率90.0%.
func (p *reading) direct(f proof.Figure, label string) []candidate {
	earlier := from.MatchString(label)
	found, before := p.named(from.ReplaceAllString(label, ""))
	if found.indicator == nil {
		return nil
	}
	if !p.begins(before) {
		return nil
	}
	out := p.at(f, found.indicator, "前面是“"+found.text+"”", value...)
	if earlier && len(out) == 1 && out[0].year == p.year {
		out[0].year--
	}
	return out
}

// threefold: the sentence tells a share with both its parts: 60个社区中54个达标，
// 达标率90.0%. Three numbers that agree are no chance.
func (p *reading) threefold(f proof.Figure) []candidate {
	var out []candidate
	for _, i := range p.said {
		for _, c := range p.at(f, i, "与“"+i.Title+"”一起说的") {
			m := p.writer.Metrics.At(i, c.area, c.year)
			parts := []stat.Quantity{m.Numerator, m.Denominator, m.Value}
			if p.writer.Share(m) == "" || m.Numerator.Cmp(m.Denominator) == 0 || !p.tells(parts) {
				continue
			}
			for k, form := range []string{"分子", "分母"} {
				if f.Value.Cmp(parts[k].Rat()) == 0 {
					c.forms, c.counts = []string{form}, m.NumeratorUnit
					c.why += form
					out = append(out, c)
				}
			}
		}
	}
	return out
}

// tells reports whether the sentence at hand has a number for each of several.
func (p *reading) tells(all []stat.Quantity) bool {
	for _, q := range all {
		if !slices.ContainsFunc(p.around, func(f proof.Figure) bool {
			return f.Upper == nil && f.Mention.Span().Meets(numeral.Exactly(q.Rat()))
		}) {
			return false
		}
	}
	return true
}

// telling is how many digits of a number tell something: 100 has one, 90.0 three.
func telling(f proof.Figure) int {
	digits := strings.TrimLeft(f.Written, "0.")
	if !strings.Contains(digits, ".") {
		digits = strings.TrimRight(digits, "0,万亿")
	}
	return len(strings.Map(func(r rune) rune {
		if r < '0' || r > '9' {
			return -1
		}
		return r
	}, digits))
}

// ending is what the title of a count ends with, which prose leaves out.
var ending = pattern.MustCompile(`(?:人数|户数|家数|件数|条数|项数|个数|总数|数|合计|分档)$`)

// stem is the thing that an indicator or field counts: 网格长 of 网格长人数.
func stem(title string) string { return ending.ReplaceAllString(bare(title), "") }

// counted: what is counted stands before the number or behind it: 网格长259人,
// 60个社区. Nothing else may stand before it.
func (p *reading) counted(f proof.Figure, label string) []candidate {
	var best *check.Indicator
	size := 0
	for _, n := range p.names {
		s := n.stem
		at := strings.LastIndex(label, s)
		ahead := len([]rune(s)) > 2 && at >= 0 && link.MatchString(label[at+len(s):]) && p.begins(label[:at])
		behind := s != "" && f.Unit == "个" && strings.HasPrefix(bare(f.After), s) && p.begins(label)
		if s != n.text && (ahead || behind) && len(s) > size && len(n.indicator.Formula.Refs()) > 0 && n.indicator.Unit != "%" {
			best, size = n.indicator, len(s)
		}
	}
	if best == nil {
		return nil
	}
	return p.at(f, best, "说的是“"+best.Title+"”", value...)
}

// carried: the sentence goes on with the indicator before for another area,
// 甲街道90.0%，乙街道80.0%, or tells where a change has led, 提高到90.0%.
func (p *reading) carried(f proof.Figure, label string) []candidate {
	if p.last == nil || p.unit != f.Unit {
		return nil
	}
	c := candidate{indicator: p.last.indicator, forms: value, area: p.last.area, year: p.last.year, why: "接着前面的“" + p.last.indicator.Title + "”"}
	if reached.MatchString(label) {
		c.year = p.year
		return []candidate{c}
	}
	if onlyWhen.MatchString(label) {
		return p.inYears(c, p.when)
	}
	for _, a := range p.areas {
		at := strings.LastIndex(label, a.Name)
		if at >= 0 && a.Level == c.area.Level && link.MatchString(label[at+len(a.Name):]) && p.begins(label[:at]) {
			c.area = a
			return []candidate{c}
		}
	}
	return nil
}

var (
	onlyWhen = pattern.MustCompile(`^(?:上年|去年|前年|(?:19|20)\d\d年)(?:同期|底|末)?(?:为|是)$`)
	reached  = pattern.MustCompile(`(?:提高|上升|增加|增长|提升|下降|降低|减少)(?:到|至)$`)
	turned   = pattern.MustCompile(`(提高|上升|增加|增长|下降|降低|减少)$`)
	sinceOf  = pattern.MustCompile(`比((?:19|20)\d\d)年`)
)

// turned: the number is a change of the indicator before it: 比上年提高7.9个百分点.
func (p *reading) turned(f proof.Figure, label string) []candidate {
	word := turned.FindString(label)
	if word == "" {
		return nil
	}
	var out []candidate
	if p.last != nil {
		out = []candidate{{indicator: p.last.indicator, area: p.last.area, year: p.last.year}}
	} else if said := p.mentioned(f.Lead); len(said) > 0 {
		out = p.at(f, said[len(said)-1], "")
	}
	for k := range out {
		out[k].forms, out[k].why = []string{"比上年", word}, "说的是“"+out[k].indicator.Title+"”的增减"
		if m := sinceOf.FindStringSubmatch(label); m != nil && yearIn(m[1]) != out[k].year-1 {
			out[k].since = yearIn(m[1])
		}
	}
	return out
}

// partOf: the number is a part of a share that the same sentence tells:
// 社区工作者626人，持证178人，持证率28.4%.
func (p *reading) partOf(f proof.Figure, label string) []candidate {
	var out []candidate
	for _, i := range p.said {
		n, d, _, ok := i.Formula.Quotient()
		if !ok {
			continue
		}
		for k, part := range []*formula.Formula{n, d} {
			form, field := []string{"分子", "分母"}[k], p.field(part)
			if field == nil || !p.endsWithField(field, label, f) {
				continue
			}
			for _, c := range p.at(f, i, "“"+field.Title+"”是“"+i.Title+"”的"+form, form) {
				c.counts = field.Unit
				out = append(out, c)
			}
		}
	}
	return out
}

// field is the one field that a formula is made of.
func (p *reading) field(f *formula.Formula) *check.Field {
	if refs := f.Refs(); len(refs) == 1 && refs[0].Use == (formula.Use{}) {
		return p.writer.Metrics.Data.FieldOf(refs[0])
	}
	return nil
}

// names reports whether a label ends with the name of a field.
func (p *reading) endsWithField(field *check.Field, label string, f proof.Figure) bool {
	label, _ = cutAny(label, "的")
	for _, name := range append([]string{field.Title, field.Name}, field.Aliases...) {
		for _, s := range []string{bare(name), stem(name)} {
			at := strings.LastIndex(label, s)
			if s != "" && at >= 0 && link.MatchString(label[at+len(s):]) && p.begins(label[:at]) {
				return true
			}
		}
	}
	return false
}

var verdictWord = pattern.MustCompile(`(不达标|未达标|达标|豁免|无数据)的?(?:社区|街道)?(?:有|为|共)?$`)

// judged: the number counts areas by their verdict: 达标54个.
func (p *reading) judged(f proof.Figure, label string) []candidate {
	m := verdictWord.FindStringSubmatchIndex(label)
	if m == nil || f.Unit != "个" && f.Unit != "家" || strings.HasSuffix(label[:m[2]], "没有") {
		return nil
	}
	word := strings.Replace(label[m[2]:m[3]], "未", "不", 1)
	var out []candidate
	for _, i := range p.said {
		level := ""
		if strings.HasPrefix(f.After, "街道") {
			level = "街道"
		}
		for _, c := range p.at(f, i, "数的是“"+i.Title+"”"+word+"的", word+level+"数") {
			c.counts = "个"
			out = append(out, c)
		}
	}
	return out
}

var (
	lacks  = pattern.MustCompile(`(?:还缺|还差|仍缺|共缺|缺口|缺口合计|缺|差)(?:为|是|了|约)?$`)
	failed = pattern.MustCompile(`^[^，。；]{0,6}(?:没有达标|不达标|未达标)`)
)

// lacking: the number is what is missing to a target: 还缺10人, 还有6个社区没有达标.
func (p *reading) lacking(f proof.Figure, label string) []candidate {
	if !lacks.MatchString(label) && !failed.MatchString(f.After) {
		return nil
	}
	var out []candidate
	for _, i := range p.said {
		for _, c := range p.at(f, i, "说的是“"+i.Title+"”的缺口", "缺口") {
			c.counts = p.writer.Metrics.At(c.indicator, c.area, c.year).GapUnit
			out = append(out, c)
		}
	}
	return out
}

// wanted: the number is the target, in the words of the standard: 不少于30%.
func (p *reading) wanted(f proof.Figure) []candidate {
	var out []candidate
	for _, i := range p.said {
		out = append(out, p.at(f, i, "说的是“"+i.Title+"”的目标", "目标")...)
	}
	return out
}

var afterEdge = pattern.MustCompile(`^(?:的|之间的|以上的|以下的)?(?:社区)?(?:有|为|共)?$`)

// banded: the number counts areas in a band, whose edges stand just before it:
// 100—200万元的有16个.
func (p *reading) banded(f proof.Figure, label string) []candidate {
	if p.edge == nil || p.edge.Index != f.Index || f.Unit != "个" && f.Unit != "家" || !afterEdge.MatchString(label) {
		return nil
	}
	lead := strings.TrimSuffix(bare(f.Lead), label)
	var out []candidate
	for _, i := range p.bandedBy(f.Lead) {
		for _, c := range p.at(f, i, "") {
			c.counts = "个"
			for _, b := range p.writer.Metrics.At(i, c.area, c.year).Bands {
				name := p.writer.Band(b, i.Unit)
				if strings.HasSuffix(lead, name) || !strings.HasSuffix(name, p.edge.Span.Text) && spans(b, *p.edge, i.Unit) {
					c.forms, c.why = []string{"档=" + bandWord(b)}, "数的是“"+i.Title+"”"+name+"的"
					out = append(out, c)
				}
			}
		}
	}
	return out
}

// bandedBy are the indicators with bands that a text names, by their titles or
// what they count.
func (p *reading) bandedBy(text string) []*check.Indicator {
	var out []*check.Indicator
	for _, i := range p.writer.Metrics.Data.Indicators {
		if i.Rollup == check.Count && strings.Contains(bare(text), stem(i.Title)) {
			out = append(out, i)
		}
	}
	return out
}

// spans reports whether a written number is the edges of a band.
func spans(b metric.Band, edge proof.Figure, unit string) bool {
	factor, ok := stat.Factor(edge.Base, unit)
	if !ok || b.Missing {
		return false
	}
	low := stat.FromRat(edge.Value).Mul(factor)
	switch {
	case edge.Upper != nil:
		return b.Low.Known() && b.High.Known() && low.Cmp(b.Low) == 0 && stat.FromRat(edge.Upper).Mul(factor).Cmp(b.High) == 0
	case edge.Hedge == numeral.AtLeast:
		return b.Low.Known() && !b.High.Known() && low.Cmp(b.Low) == 0
	case strings.HasPrefix(edge.Before, "不满"):
		return b.High.Known() && low.Cmp(b.High) == 0 && (!b.Low.Known() || b.Low.Sign() == 0)
	}
	return false
}

// bandWord names a band as the form 档 takes it.
func bandWord(b metric.Band) string {
	plain := func(q stat.Quantity) string { return strconv.FormatFloat(q.Float(), 'f', -1, 64) }
	switch {
	case !b.Low.Known() || b.Low.Sign() == 0:
		return "不满" + plain(b.High)
	case !b.High.Known():
		return plain(b.Low)
	}
	return plain(b.Low) + "—" + plain(b.High)
}

// alike: the number equals a metric, and the words around it are nearly those of
// the title: 办公用房占用房总面积的19.9% for 办公用房占比.
func (p *reading) alike(f proof.Figure, label string) []candidate {
	if telling(f) < 3 {
		return nil
	}
	words := []rune(label + bare(f.After))
	seen := map[*check.Indicator]bool{}
	var out []candidate
	for _, n := range p.names {
		title := []rune(n.text)
		if seen[n.indicator] || len(title) < 4 || common(title, words)*4 < len(title)*3 {
			continue
		}
		seen[n.indicator] = true
		out = append(out, p.equal(f, n.indicator, "说的像是“"+n.text+"”")...)
	}
	return out
}

// common is how many characters two texts have in common, in the same order.
func common(a, b []rune) int {
	row := make([]int, len(b)+1)
	for _, x := range a {
		before := 0
		for k, y := range b {
			above := row[k+1]
			if x == y {
				row[k+1] = before + 1
			} else {
				row[k+1] = max(row[k], above)
			}
			before = above
		}
	}
	return row[len(b)]
}

// anything are the metrics that a number equals, whatever the words say. Only
// numbers that hardly equal another by chance are looked up.
func (p *reading) anything(f proof.Figure) []candidate {
	if telling(f) < 3 || f.Target {
		return nil
	}
	var out []candidate
	for _, i := range p.writer.Metrics.Data.Indicators {
		out = append(out, p.equal(f, i, "")...)
	}
	return out
}

// equal are the metrics of an indicator that a number equals.
func (p *reading) equal(f proof.Figure, i *check.Indicator, why string) []candidate {
	return slices.DeleteFunc(p.at(f, i, why, value...), func(c candidate) bool {
		m := p.writer.Metrics.At(i, c.area, c.year)
		said, ok := plain(f, m)
		return !ok || !m.Value.Known() || !said.Meets(numeral.Exactly(m.Value.Rat()))
	})
}
