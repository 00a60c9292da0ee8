package main

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"nianbao/internal/check"
	"nianbao/internal/figure"
	"nianbao/internal/metric"
	"nianbao/internal/stat"
)

// An explanation is the JSON of explain; what begins with a small letter is for
// people only.
type explanation struct {
	Indicator   string      `json:"indicator"`
	Title       string      `json:"title"`
	Unit        string      `json:"unit"`
	Area        area        `json:"area"`
	Year        int         `json:"year"`
	Status      string      `json:"status"`
	Exact       string      `json:"exact"`
	Value       *float64    `json:"value"`                // nearest to Exact, in Unit; null while missing
	High        *float64    `json:"high,omitempty"`       // upper end of a range, which begins at Value
	ExactHigh   string      `json:"exact_high,omitempty"` // and exactly
	Display     string      `json:"display"`
	Numerator   string      `json:"numerator"`
	Denominator string      `json:"denominator"`
	Covered     int         `json:"covered"`
	Expected    int         `json:"expected"`
	Formula     string      `json:"formula"`
	Standard    standard    `json:"standard"`
	Verdict     string      `json:"verdict"`
	Gap         string      `json:"gap"`
	Ranks       []rank      `json:"ranks,omitempty"` // in the street and in the district
	Best        []extreme   `json:"best,omitempty"`  // of the areas inside, all that share the place
	Worst       []extreme   `json:"worst,omitempty"`
	Bands       []bandCount `json:"bands,omitempty"`
	Message     string      `json:"message"` // which inputs are missing
	Origins     []origin    `json:"origins"`

	places, firsts                               []string // for people
	definition, basis, target, mark, each, times string
	missing                                      []string
}

type area struct {
	Code  string `json:"code"`
	Name  string `json:"name"`
	Level string `json:"level"`
}

// A standard is the clause that judged; all empty where none applies.
type standard struct {
	ID     string `json:"id"`
	Basis  string `json:"basis"`
	Target string `json:"target"`
}

type bandCount struct {
	Label string `json:"label"`
	Count int    `json:"count"`
}

// An origin is a cell that the number came from.
type origin struct {
	File  string `json:"file"`
	Sheet string `json:"sheet"`
	Cell  string `json:"cell"`
	Line  int    `json:"line,omitempty"`  // of a text file
	Fetch string `json:"fetch,omitempty"` // from where a database gave the file
	Row   int    `json:"row,omitempty"`   // in what it gave
	Raw   string `json:"raw"`
	Value string `json:"value"` // exact; empty for texts and ×
	Area  string `json:"area"`  // code
	Field string `json:"field"` // id
	Year  int    `json:"year"`

	areaName, title string
}

// explanation says everything about the number that was asked for.
func (q question) explanation() explanation {
	m, w, data := q.metric(), figure.New(q.metrics), q.metrics.Data
	e := explanation{
		Indicator: m.Indicator.ID, Title: m.Indicator.Title, Unit: m.Unit,
		Area: area{m.Area.Code, data.Called(m.Area), string(m.Area.Level)}, Year: int(m.Year),
		Status: cmp.Or(string(m.Status), "missing"), Display: w.Value(m),
		Numerator: figure.Exact(m.Numerator), Denominator: figure.Exact(m.Denominator),
		Covered: m.Covered, Expected: m.Expected, Formula: formulaOf(m),
		Verdict: string(m.Verdict), Gap: figure.Exact(m.Gap), Standard: standardOf(m, w),
		definition: m.Indicator.Definition, basis: w.Basis(m), target: w.TargetWords(m), mark: w.Verdict(m).String(),
		each: data.Ladder.Said(m.Each), times: times(m),
	}
	e.setValue(m)
	e.setRanks(q.metrics, w, m)
	for _, b := range m.Bands {
		if m.Area.Level != m.Indicator.Base {
			e.Bands = append(e.Bands, bandCount{w.Band(b, m.Indicator.Unit), b.Count})
		}
	}
	if label := w.BandOf(m); label != "" {
		e.Bands = []bandCount{{label, 1}}
	}
	inputs := q.metrics.Inputs(m)
	e.Origins = origins(data, inputs, q.metrics.Policies(m))
	e.missing = missing(m, w, inputs)
	e.Message = strings.Join(e.missing, "；")
	return e
}

// setValue gives the value exactly and as the nearest float in its unit.
func (e *explanation) setValue(m metric.Metric) {
	if !m.Value.Known() {
		return
	}
	printed := m.Value.Mul(metric.Scale(m.Unit))
	value := printed.Float()
	e.Value = &value
	if m.High.Known() {
		top := m.High.Mul(metric.Scale(m.Unit))
		high := top.Float()
		e.High, e.ExactHigh = &high, figure.Exact(top)
	}
	if m.Unit != "%" {
		e.Exact = figure.Exact(printed)
		return
	}
	e.Exact = m.Value.Rat().RatString()
	if ratio := m.Numerator.Per(m.Denominator); ratio.Known() && ratio.Cmp(m.Value) == 0 {
		e.Exact = e.Numerator + "/" + e.Denominator
	}
}

// times is by what a ratio is multiplied, such as “ × 10000”.
func times(m metric.Metric) string {
	factor := m.Value.Per(m.Numerator.Per(m.Denominator))
	if !factor.Known() || factor.Cmp(stat.Int(1)) == 0 {
		return ""
	}
	return " × " + figure.Exact(factor)
}

// formulaOf is the formula that holds at the metric's level, from end to end.
func formulaOf(m metric.Metric) string {
	if own := m.Indicator.Own[m.Area.Level]; own != nil {
		return own.String()
	}
	if m.Indicator.To.Written() {
		return m.Indicator.Formula.String() + " 至 " + m.Indicator.To.String()
	}
	return m.Indicator.Formula.String()
}

// standardOf is the clause that judged. A target with a single limit is that
// number alone, all others are told as people read them.
func standardOf(m metric.Metric, w *figure.Writer) standard {
	clause := m.Target.Clause
	if clause == nil {
		return standard{Target: w.Target(m)}
	}
	s := standard{Basis: clause.Basis, Target: w.Target(m)}
	if clause.Standard != nil {
		s.ID = clause.Standard.ID
	}
	var limits []stat.Quantity
	for _, l := range []stat.Quantity{m.Target.Min, m.Target.Max, m.Target.Above, m.Target.Below} {
		if l.Known() {
			limits = append(limits, l)
		}
	}
	if len(limits) == 1 && len(m.Target.Parts) == 0 {
		s.Target = figure.Exact(limits[0])
	}
	return s
}

// origins are the cells behind inputs and the lines of standards, sorted by place.
func origins(data *check.Dataset, inputs []metric.Input, policies []metric.Policy) []origin {
	out := []origin{}
	for _, in := range inputs {
		if in.Status == stat.Missing || in.Origin.File == "" {
			continue
		}
		out = append(out, origin{
			File: in.Origin.File, Sheet: in.Origin.Sheet, Cell: in.Origin.Cell, Line: in.Origin.Line, Raw: in.Origin.Raw, Fetch: in.Origin.Fetch, Row: in.Origin.Row,
			Value: figure.Exact(in.Quantity), Area: in.Area.Code, Field: in.Field.ID, Year: int(in.Year),
			areaName: data.Called(in.Area), title: in.Field.Title,
		})
	}
	for _, p := range policies {
		out = append(out, origin{
			File: p.Place.File, Line: p.Place.Line, Raw: p.Written, Value: figure.Exact(p.Value),
			Area: p.Area.Code, Field: p.Title, Year: int(p.Year), areaName: data.Called(p.Area), title: p.Title,
		})
	}
	slices.SortStableFunc(out, func(a, b origin) int {
		return cmp.Or(cmp.Compare(a.File, b.File), cmp.Compare(a.Sheet, b.Sheet), cmp.Compare(a.Line, b.Line), byCell(a.Cell, b.Cell),
			cmp.Compare(a.Area, b.Area), cmp.Compare(a.Field, b.Field))
	})
	return out
}

// byCell orders cells by row, then column: B2, AA2, A10.
func byCell(a, b string) int {
	return cmp.Or(cmp.Compare(row(a), row(b)), cmp.Compare(len(a), len(b)), cmp.Compare(a, b))
}

func row(cell string) int {
	n := 0
	for _, r := range cell {
		if '0' <= r && r <= '9' {
			n = n*10 + int(r-'0')
		} else if r == ':' {
			break
		}
	}
	return n
}

// missing says why there is no number and which inputs nobody reported, with
// their cells; the reason only where it is more than one of them. Empty where all
// is there.
func missing(m metric.Metric, w *figure.Writer, inputs []metric.Input) []string {
	var parts []string
	for _, in := range inputs {
		if in.Status == stat.Missing {
			parts = append(parts, unreported(in, w.Metrics.Data))
		}
	}
	parts = slices.Compact(parts)
	if why := w.Why(m); why != "" && (len(parts) != 1 || w.Metrics.Partial(m)) {
		parts = append([]string{why}, parts...)
	}
	return parts
}

func unreported(in metric.Input, data *check.Dataset) string {
	if !data.Exists(in.Area.Code, in.Year) {
		return fmt.Sprintf("%d 年没有%s", in.Year, data.Called(in.Area))
	}
	text := fmt.Sprintf("%s %d 年没有报“%s”", data.Called(in.Area), in.Year, in.Field.Title)
	if in.Origin.File == "" {
		return text
	}
	return text + "（" + in.Origin.File + " " + at(origin{Sheet: in.Origin.Sheet, Cell: in.Origin.Cell, Line: in.Origin.Line}) + "）"
}
