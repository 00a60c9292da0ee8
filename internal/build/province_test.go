package build_test

import (
	"testing"
	"testing/fstest"

	"nianbao/internal/build"
	"nianbao/internal/diag"
	"nianbao/internal/sample"
	"nianbao/internal/stat"
)

func province(communities, years int) fstest.MapFS {
	return provinceOf(sample.Province{Communities: communities, Years: years})
}

// provinceOf is a made-up one as a project.
func provinceOf(p sample.Province) fstest.MapFS {
	out := fstest.MapFS{}
	for name, data := range p.Files() {
		out[name] = &fstest.MapFile{Data: data, Mode: 0o644}
	}
	return out
}

// What speed is measured with is sound: 40 fields of each community are read, none
// is wrong, few are unusual, and rates are known.
func TestProvinceIsSound(t *testing.T) {
	var problems diag.List
	m := build.Metrics(province(600, 2), &problems)
	if n := problems.Count(diag.Warning); m == nil || n > 120 {
		t.Fatalf("%d errors, %d warnings", problems.Count(diag.Error), n)
	}
	known := 0
	for _, i := range m.Data.Indicators {
		if m.At(i, m.Data.Whole, 2022).Value.Known() {
			known++
		}
	}
	if n := len(m.Data.Areas(stat.Community, 2021)); n != 600 || known < 40 {
		t.Errorf("%d communities, %d indicators with a number", n, known)
	}
}
