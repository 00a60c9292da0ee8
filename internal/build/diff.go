package build

import (
	"io/fs"
	"strings"

	"nianbao"
	"nianbao/internal/check"
	"nianbao/internal/diag"
	"nianbao/internal/diff"
	"nianbao/internal/metric"
	"nianbao/internal/source"
	"nianbao/internal/stat"
)

// A State is one side of a comparison: a project, be it today's or a sealed one,
// in a year.
type State struct {
	Label   string
	Project fs.FS
	Year    stat.Year
}

// Diff compares two states. It is nil where one of them has errors.
func Diff(a, b State, same bool, problems *diag.List) *diff.Report {
	left, ok := side(a, problems)
	if !ok {
		return nil
	}
	right := left
	right.Label, right.Year = b.Label, b.Year
	crossed := left.Metrics
	if !same {
		if right, ok = side(b, problems); !ok {
			return nil
		}
		crossed = crossing(a, b)
	}
	if crossed != nil && (same || crossed.Data.HasYear(a.Year)) {
		crossed = crossed.JudgedIn(a.Year, right.Metrics.Data.Judging(b.Year))
	}
	r := diff.Compare(left, right, crossed)
	return &r
}

// side reads and computes a state.
func side(s State, problems *diag.List) (diff.Side, bool) {
	raw := source.Read(s.Project, nianbao.Defaults, problems)
	data := check.Data(raw, problems)
	if problems.Any() {
		return diff.Side{}, false
	}
	return diff.Side{Label: s.Label, Year: s.Year, Project: raw, Metrics: metric.Compute(data)}, true
}

// crossing are the data of a under the rules of b; nil where they do not go
// together, as when b has a field no more that a reports.
func crossing(a, b State) *metric.Metrics {
	files := map[string][]byte{}
	err1 := collect(files, b.Project, func(name string) bool { return !ofYears(name) }, "nianbao.toml", "data")
	err2 := collect(files, a.Project, ofYears, "data")
	if err1 != nil || err2 != nil {
		return nil
	}
	var problems diag.List
	return Metrics(memory(files), &problems)
}

// ofYears reports whether a file holds data, not rules.
func ofYears(name string) bool {
	parts := strings.Split(name, "/")
	return len(parts) > 2 && len(parts[1]) == 4 && strings.Trim(parts[1], "0123456789") == "" || name == "data/areas.toml"
}
