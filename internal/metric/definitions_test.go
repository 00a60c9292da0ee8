package metric_test

import (
	"regexp"
	"slices"
	"strings"
	"testing"

	"nianbao/internal/check"
	"nianbao/internal/stat"
)

// documents are what the seeds are called in sources, and what else is cited.
var documents = map[string]string{
	"000": "县社区建设座谈材料", "001": "2023年推进会讲话", "002": "和谐社区建设意见", "003": "2009年剖析材料", "004": "2010年现场会讲话",
	"": "“十四五”城乡社区服务体系建设规划",
}

// cited is a source: a document, and where in it. The plan has no numbered places.
var cited = regexp.MustCompile(`^(县社区建设座谈材料 [1-7]|2023年推进会讲话 [一二三]|和谐社区建设意见（[一二三四五六七八九十]+）|2009年剖析材料 [一二]、|2010年现场会讲话 [一二三]（|“十四五”城乡社区服务体系建设规划：.)`)

// Every definition says what a reader needs to count again: both parts of a
// quotient, whom it is about, how larger areas come to theirs, and where it
// stands.
func TestDefinitionsAreComplete(t *testing.T) {
	m := sampleDistrict(t)
	for _, i := range m.Data.Indicators {
		if !cited.MatchString(i.Source) {
			t.Errorf("%s: %q does not name a document and a place in it", i.ID, i.Source)
		}
		if _, _, _, quotient := i.Formula.Quotient(); quotient && !says(i.Definition, "分子", "分母") && !says(i.Definition, "除以") && !says(i.Definition, "加权") {
			t.Errorf("%s divides, and its definition names no 分子 and 分母: %s", i.ID, i.Definition)
		}
		if scope := strings.TrimSuffix(i.ScopeName, "的"); i.Scope != nil && (scope == "" || !says(i.Definition, scope) && !says(i.Title, scope)) {
			t.Errorf("%s counts only %q, and its definition does not say so: %s", i.ID, i.ScopeName, i.Definition)
		}
		if word := rolled[i.Rollup]; word != "" && larger(i) && !regexp.MustCompile(word).MatchString(i.Definition) {
			t.Errorf("%s rolls up as %s, and its definition does not say so: %s", i.ID, i.Rollup, i.Definition)
		}
		if counted := []string{"个", "人", "户", "处", "家", "支", "项", "件", "条", "次", "人次"}; slices.Contains(counted, i.Unit) && i.Decimals != 0 && i.Rollup == check.Sum {
			t.Errorf("%s counts %s with %d decimals", i.ID, i.Unit, i.Decimals)
		}
	}
}

// rolled are the words by which a definition says what larger areas have.
var rolled = map[check.Rollup]string{
	check.Share: "(街道|全区).*比例", check.Median: "中位数", check.Largest: "最多|最高", check.Smallest: "最少|最低", check.Count: "个数",
}

// larger reports whether an indicator has a value at areas larger than its base.
func larger(i *check.Indicator) bool {
	return slices.ContainsFunc(stat.Levels, func(l stat.Level) bool { return stat.Usual.Lower(i.Base, l) && i.Has(l) })
}

func says(text string, words ...string) bool {
	return !slices.ContainsFunc(words, func(w string) bool { return !strings.Contains(text, w) })
}

// A definition cites the document in which the catalogue found it, and goes the
// way that the catalogue's arrow points.
func TestDefinitionsAreTheCatalogues(t *testing.T) {
	turned := map[string]bool{"cert_zero": true} // the catalogue wants certified people, and we count communities without any
	m, up, down := sampleDistrict(t), 0, 0
	for _, r := range catalogue(t) {
		i, _ := m.Data.Indicator(r.ID)
		if !strings.HasPrefix(i.Source, documents[r.Seed]) {
			t.Errorf("%s cites %q, the catalogue has it from %s", r.ID, i.Source, documents[r.Seed])
		}
		switch {
		case r.Target == "↑" && !turned[r.ID]:
			if up++; i.Direction != "higher" {
				t.Errorf("%s: more is better, not %q", r.ID, i.Direction)
			}
		case r.Target == "↓":
			if down++; i.Direction != "lower" {
				t.Errorf("%s: less is better, not %q", r.ID, i.Direction)
			}
		}
	}
	if up < 50 || down < 30 {
		t.Errorf("%d and %d directions were compared", up, down)
	}
}
