package figure

import (
	"os"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"

	"nianbao/internal/check"
	"nianbao/internal/diag"
	"nianbao/internal/metric"
	"nianbao/internal/source"
	"nianbao/internal/stat"
)

// sample is a Writer over the repository's own project.
var sample = sync.OnceValue(func() *Writer {
	var problems diag.List
	project := os.DirFS("../..")
	data := check.Data(source.Read(project, project, &problems), &problems)
	if data == nil || problems.Any() {
		return nil
	}
	return New(metric.Compute(data))
})

// project is sample, or the end of a test.
func project(t *testing.T) *Writer {
	t.Helper()
	w := sample()
	if w == nil {
		t.Fatal("the repository's own project does not pass check")
	}
	return w
}

// places are a district, its subdistricts and some communities.
func places(w *Writer, y stat.Year) []stat.Area {
	out := append([]stat.Area{w.data().Whole}, w.data().Areas(stat.Subdistrict, y)...)
	communities := w.data().Areas(stat.Community, y)
	return append(out, communities[0], communities[len(communities)/2], communities[len(communities)-1])
}

// awkward is what no sentence may hold: a difference that prints as nothing, two
// stops in a row, a unit or a number left out.
var awkward = regexp.MustCompile(`差 0(\.0+)? |缺 0(\.0+)?( |$)|提高 0(\.0+)? |下降 0(\.0+)? |。。|，，|，。|；。|“”|（）|  |NaN|%!`)

func TestFindingsReadWell(t *testing.T) {
	w := project(t)
	n := 0
	for _, y := range w.data().Years {
		for _, a := range places(w, y) {
			for _, i := range w.data().Indicators {
				if !i.Has(a.Level) {
					continue
				}
				n++
				s := w.Finding(i, a, y)
				text := s.String()
				if awkward.MatchString(text) || !strings.HasSuffix(text, "。") {
					t.Errorf("%s %s %d: %s", i.ID, a.Name, y, text)
				}
				checkParts(t, w, s)
			}
			for _, s := range append(w.Highlights(a, y), w.Summary(a, y)) {
				if awkward.MatchString(s.String()) {
					t.Errorf("%s %d: %s", a.Name, y, s)
				}
			}
		}
	}
	if n < 1000 {
		t.Errorf("only %d findings were read", n)
	}
}

// checkParts holds each bound value against the metrics.
func checkParts(t *testing.T, w *Writer, s Sentence) {
	t.Helper()
	for _, p := range s {
		if p.Role == "value" && p.Metric.Value.Known() && p.Text != w.Value(w.Metrics.At(p.Metric.Indicator, p.Metric.Area, p.Metric.Year)) {
			t.Errorf("%q is bound to %s of %s", p.Text, p.Metric.Indicator.ID, p.Metric.Area.Name)
		}
		if p.Role != "" && p.Metric == nil && p.Area == nil {
			t.Errorf("%q is bound to nothing", p.Text)
		}
	}
}

// The words about a target must be those of its verdict.
func TestStandingFollowsVerdict(t *testing.T) {
	w := project(t)
	y, fails, passes := w.data().Latest(), 0, 0
	for _, a := range places(w, y) {
		for _, i := range w.data().Indicators {
			m := w.Metrics.At(i, a, y)
			words := w.standing(m).String()
			denied := strings.Contains(words, "没有") || strings.Contains(words, "超出") || strings.Contains(words, "未达到")
			switch {
			case words == "":
			case m.Verdict == metric.Pass && denied, m.Verdict == metric.Fail && !denied:
				t.Errorf("%s of %s is %s: %s", i.ID, a.Name, m.Verdict, words)
			case m.Verdict == metric.Pass:
				passes++
			default:
				fails++
			}
		}
	}
	if fails < 10 || passes < 10 {
		t.Errorf("only %d failures and %d passes were read", fails, passes)
	}
}

// figures are all figures of all indicators of a year.
func figures(w *Writer, y stat.Year) []Figure {
	d := w.data()
	streets := d.Areas(stat.Subdistrict, y)
	var out []Figure
	for _, i := range d.Indicators {
		for _, a := range places(w, y) {
			if i.Has(a.Level) {
				out = append(out, w.Trend(i, a))
			}
		}
		for _, need := range check.Shapes {
			if need.Lacks(i) == "" {
				out = append(out, w.Answer(Ask{Shape: need.Shape, Indicator: i, Area: d.Whole, Year: y}))
			}
		}
		if i.Has(stat.Community) {
			out = append(out, w.Ranking(i, streets[0], y))
		}
	}
	out = slices.DeleteFunc(out, func(f Figure) bool { return len(f.Series) == 0 })
	return append(out, w.Matrix(w.Headlines(), streets, y), w.Matrix(d.Indicators, d.Communities(streets[0], y), y))
}

// Every form is drawn for some indicator of the sample, well worded.
func TestEveryFormAnswers(t *testing.T) {
	w := project(t)
	d := w.data()
	for _, need := range check.Shapes {
		n := 0
		for _, i := range d.Indicators {
			if need.Lacks(i) != "" {
				continue
			}
			f := w.Answer(Ask{Shape: need.Shape, Indicator: i, Area: d.Whole, Year: d.Latest()})
			if f.Empty() {
				continue
			}
			n++
			for _, text := range append([]string{f.Title.String(), f.Subtitle, f.Desc}, f.Notes...) {
				if awkward.MatchString(text) || text == "" {
					t.Errorf("%s: %q", f.ID, text)
				}
			}
		}
		if n == 0 {
			t.Errorf("no indicator of the sample can be drawn as %s", need.Shape)
		}
	}
}

// A figure's table lists what the figure draws, and what it draws is what is printed.
func TestTableIsWhatIsDrawn(t *testing.T) {
	w := project(t)
	for _, f := range figures(w, w.data().Latest()) {
		table := f.Table()
		if len(table.Rows) != len(f.Categories)+len(f.Guides) || len(table.Head) != len(f.Series)+1 {
			t.Errorf("%s: a table of %d×%d for %d categories, %d lines, %d series",
				f.ID, len(table.Rows), len(table.Head), len(f.Categories), len(f.Guides), len(f.Series))
			continue
		}
		for k, s := range f.Series {
			for n, p := range s.Points {
				if table.Rows[n][k+1] != p.Label() {
					t.Errorf("%s: the table says %q at %s, the picture %q", f.ID, table.Rows[n][k+1], f.Categories[n], p.Label())
				}
				if p.Value.Known() == absent(p.Text) || p.Value.Known() && bare(w.exact(p.Value)) != bare(plain(p.Text)) {
					t.Errorf("%s: %q at %s is drawn at %s", f.ID, p.Text, f.Categories[n], w.exact(p.Value))
				}
			}
		}
	}
}

// bare is a number without its thousands, which names of years have not.
func bare(digits string) string { return strings.ReplaceAll(digits, ",", "") }

// plain is a printed number without its per cent sign and zeros at the end.
func plain(text string) string {
	text = strings.TrimRight(text, "%‰")
	if strings.Contains(text, ".") {
		text = strings.TrimRight(strings.TrimRight(text, "0"), ".")
	}
	if text == "−0" {
		return "0"
	}
	return text
}

// The bars of a histogram hold every area once, those without a number among them.
func TestHistogramsHoldEachAreaOnce(t *testing.T) {
	w := project(t)
	n := 0
	for _, i := range w.data().Indicators {
		f := w.Answer(Ask{Shape: check.Histogram, Indicator: i, Area: w.data().Whole, Year: w.data().Latest()})
		if f.Kind != Histogram || f.Empty() {
			continue
		}
		n++
		sum := stat.Int(0)
		for _, p := range f.Series[0].Points {
			sum = sum.Add(p.Value)
		}
		if members := len(w.Metrics.Members(i, w.data().Whole, w.data().Latest())); sum.Cmp(stat.Int(int64(members))) != 0 {
			t.Errorf("%s: %v of %d", i.ID, sum, members)
		}
	}
	if n < 5 {
		t.Errorf("only %d histograms", n)
	}
}

// Σ bands + 未报 is the number of areas in scope, in every year.
func TestBandsHoldEachAreaOnce(t *testing.T) {
	w := project(t)
	n := 0
	for _, i := range w.data().Indicators {
		f := w.BandsOverYears(i, w.data().Whole)
		for k, y := range w.data().Years {
			sum := stat.Int(0)
			for _, s := range f.Series {
				sum = sum.Add(s.Points[k].Value)
			}
			want := stat.Int(int64(len(w.Metrics.Members(i, w.data().Whole, y))))
			if len(f.Series) > 0 && sum.Cmp(want) != 0 {
				t.Errorf("%s in %d: the bands hold %s areas, there are %s", i.ID, y, w.exact(sum), w.exact(want))
			}
			n += len(f.Series)
		}
	}
	if n < 100 {
		t.Errorf("only %d bands were counted", n)
	}
}

func TestFigureIDsAreUniqueAndASCII(t *testing.T) {
	w := project(t)
	form := regexp.MustCompile(`^[a-z][A-Za-z0-9_-]{0,63}$`)
	seen := map[string]string{}
	for _, f := range figures(w, w.data().Latest()) {
		if !form.MatchString(f.ID) {
			t.Errorf("%q is no ID", f.ID)
		}
		if other, ok := seen[f.ID]; ok && other != f.Title.String() {
			t.Errorf("%s names %q and %q", f.ID, other, f.Title)
		}
		seen[f.ID] = f.Title.String()
	}
}
