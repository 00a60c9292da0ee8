// Package diff says what changed between two years, two sealed years, or a sealed
// year and today: numbers, rules, areas, texts.
//
// It stands after figure, by which it words numbers, and before site. It is given
// two computed sides, and a third: the data of the first under the rules of the
// second. What that third agrees with tells why a number changed. It reads no file
// and knows no zip; the page that it prints stands alone and is no page of a site.
//
// Invariant: numbers are compared exactly, and a change that is too small to be
// printed is still a change; a cause is only named where the third side shows it.
package diff

import (
	"nianbao/internal/metric"
	"nianbao/internal/source"
	"nianbao/internal/stat"
)

// A Side is one of the two that are compared.
type Side struct {
	Label   string // 2021 年, 2022 年（2023-04-10 封存）
	Year    stat.Year
	Project *source.Project
	Metrics *metric.Metrics
}

// A Report is what changed from A to B.
type Report struct {
	A       string   `json:"a"`
	B       string   `json:"b"`
	Counts  Counts   `json:"counts"`
	Numbers []Number `json:"numbers"`
	Rules   []Rule   `json:"rules"`
	Areas   []Area   `json:"areas"`
	Texts   []Text   `json:"texts"`

	ladder stat.Ladder // of the second
	years  bool        // the sides are two years, no two states of one
}

// Counts sum up the numbers of each level.
type Counts struct {
	Compared int `json:"compared"`
	Changed  int `json:"changed"`
	Data     int `json:"data"`
	Rules    int `json:"rules"`
	Both     int `json:"both"`
	Passing  int `json:"passing"` // that pass now and did not
	Failing  int `json:"failing"` // that fail now and did not
}

// Compare finds all changes. crossed are the data of a under the rules of b, of
// which the year of a is asked; nil where there is no such thing.
func Compare(a, b Side, crossed *metric.Metrics) Report {
	r := Report{A: a.Label, B: b.Label, years: a.Year != b.Year, ladder: b.Metrics.Data.Ladder, Numbers: []Number{}, Rules: []Rule{}, Areas: []Area{}, Texts: []Text{}}
	r.numbers(a, b, crossed)
	r.rules(a, b)
	r.areas(a, b)
	r.texts(a, b)
	return r
}
