package build

import (
	"crypto/sha256"
	"fmt"
	"strconv"
	"strings"

	"nianbao/internal/site"
)

// A Shard is one of several parts into which the pages of a site are divided, so
// that several machines can print them: the K-th of N, from 1. The zero Shard is all.
type Shard struct{ K, N int }

// ParseShard reads 3/16.
func ParseShard(text string) (Shard, bool) {
	k, n, found := strings.Cut(text, "/")
	part, err1 := strconv.Atoi(k)
	of, err2 := strconv.Atoi(n)
	ok := found && err1 == nil && err2 == nil && 1 <= part && part <= of && of <= mostShards
	return Shard{part, of}, ok
}

// mostShards is far more than there are counties.
const mostShards = 10_000

func (s Shard) String() string { return fmt.Sprintf("%d/%d", s.K, s.N) }

// Part leaves of a Draft the pages of a shard. All shards together print every page
// once, and the files that belong to no page are the first one's. Pages of areas are
// cut into stretches, so that a street and its communities are mostly one machine's;
// the others, some of which are long, are dealt out in turn.
func (d *Draft) Part(s Shard) *Draft {
	if s.N == 0 {
		return d
	}
	part := &Draft{press: d.press, report: d.report, metrics: d.metrics, byPath: map[string]*sheet{}, files: map[string][]byte{}, finished: make(chan struct{})}
	if s.K == 1 {
		part.files = d.files
	}
	areas, others := split(d.sheets, ofArea)
	part.sheets = areas[len(areas)*(s.K-1)/s.N : len(areas)*s.K/s.N : len(areas)*s.K/s.N]
	for n, x := range others {
		if n%s.N == s.K-1 {
			part.sheets = append(part.sheets, x)
		}
	}
	return part
}

// split parts pages of a kind from the others.
func split(sheets []*sheet, are func(site.Page) bool) (those, others []*sheet) {
	for _, x := range sheets {
		if are(x.page) {
			those = append(those, x)
		} else {
			others = append(others, x)
		}
	}
	return those, others
}

func ofArea(p site.Page) bool {
	switch p.Kind {
	case site.Street, site.Community, site.Members, site.Years:
		return true
	}
	return false
}

// Aggregates is the digest of all numbers of the larger areas, which every shard
// computes for itself: where they are the same, places, totals and comparisons are.
func (d *Draft) Aggregates() string {
	sum := sha256.New()
	data := d.metrics.Data
	for _, y := range data.Years {
		for _, level := range data.Ladder.Levels()[1:] {
			for _, a := range data.Areas(level, y) {
				for _, i := range data.Indicators {
					if m := d.metrics.At(i, a, y); i.Has(level) && m.Value.Known() {
						fmt.Fprintln(sum, i.ID, a.Code, int(y), m.Value.Rat(), m.Status, m.Verdict, m.Covered, m.Expected)
					}
				}
			}
		}
	}
	return fmt.Sprintf("%x", sum.Sum(nil))
}
