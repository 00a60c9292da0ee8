// Package claim reads what the plain numbers of a text say about the data: which
// indicator, area and year a number means by the words around it.
//
// It stands after proof, which finds the numbers, and speech, which knows how a
// bound figure is written. [Against] holds each number against the metric that
// it claims to be; [Propose] offers to bind those that are. It reads no file and
// changes none.
//
// Invariant: a number is only ever taken for what the words beside it name.
// Where two readings are possible nothing is contradicted and nothing proposed.
package claim

import (
	"slices"
	"strings"

	"nianbao/internal/check"
	"nianbao/internal/figure"
	"nianbao/internal/pattern"
	"nianbao/internal/stat"
)

// A reader knows the names of indicators and areas, and when the text speaks.
type reader struct {
	writer *figure.Writer
	year   stat.Year // that numbers mean unless told
	names  []name    // the longest first
	areas  []stat.Area
	places *wholeWords
}

func newReader(w *figure.Writer, year stat.Year) reader {
	r := reader{writer: w, year: year, names: names(w.Metrics.Data), places: wordsFor(w.Metrics.Data.Ladder)}
	for _, a := range w.Metrics.Data.AllAreas() {
		if !a.Whole() {
			r.areas = append(r.areas, a)
		}
	}
	return r
}

// A name is a title or alias of an indicator, without quotation marks.
type name struct {
	text      string
	stem      string // the thing that it counts
	indicator *check.Indicator
}

func names(data *check.Dataset) []name {
	var out []name
	for _, i := range data.Indicators {
		for _, text := range append([]string{i.Title}, i.Aliases...) {
			out = append(out, name{bare(text), stem(text), i})
		}
	}
	slices.SortStableFunc(out, func(a, b name) int { return len(b.text) - len(a.text) })
	return out
}

var bare = strings.NewReplacer("“", "", "”", "", "\"", "", " ", "").Replace

// link is what may stand between a name and its number.
var link = pattern.MustCompile(`^(为|是|达|达到|达到了|约为|约|占|有|共|共有|：|:)?$`)

// named is the indicator whose name a label ends with, the longest name first,
// and what stands before the name.
func (r *reader) named(label string) (found name, before string) {
	for _, n := range r.names {
		at := strings.LastIndex(label, n.text)
		if at >= 0 && link.MatchString(label[at+len(n.text):]) {
			return n, label[:at]
		}
	}
	return name{}, ""
}

// mentioned are the indicators that a text names, in its order; where one name
// lies within another the longer counts.
func (r *reader) mentioned(text string) []*check.Indicator {
	text = bare(text)
	type hit struct {
		at        int
		indicator *check.Indicator
	}
	var hits []hit
	taken := make([]bool, len(text))
	for _, n := range r.names {
		for from := 0; ; {
			at := strings.Index(text[from:], n.text)
			if at < 0 || n.text == "" {
				break
			}
			at, from = from+at, from+at+len(n.text)
			if !slices.Contains(taken[at:from], true) {
				hits = append(hits, hit{at, n.indicator})
				for k := at; k < from; k++ {
					taken[k] = true
				}
			}
		}
	}
	slices.SortFunc(hits, func(a, b hit) int { return a.at - b.at })
	var out []*check.Indicator
	for _, h := range hits {
		out = append(out, h.indicator)
	}
	return out
}
