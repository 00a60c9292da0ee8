package build

import (
	"fmt"
	"io/fs"
	"path"
	"strings"

	"nianbao"
	"nianbao/internal/check"
	"nianbao/internal/diag"
	"nianbao/internal/form"
	"nianbao/internal/gate"
	"nianbao/internal/source"
	"nianbao/internal/stat"
)

// Merge checks a project and makes one workbook of all that was reported in a
// year; year 0 is the latest. It is nil where a problem of that year is an error,
// or where there are no data of it; then there is no problem. The workbook is
// called name where what it would give away is reported.
func Merge(project fs.FS, year stat.Year, name string, problems *diag.List) []byte {
	var all diag.List
	raw := source.Read(project, nianbao.Defaults, &all)
	data := check.Data(raw, &all)
	if n := len(raw.Years); n > 0 && year == 0 {
		year = raw.Years[n-1].Year
	}
	for _, p := range all.Sorted() {
		if concerns(p, year) {
			problems.Add(p)
		}
	}
	if problems.Any() || !data.HasYear(year) {
		return nil
	}
	var ours []diag.Problem
	for _, p := range problems.Sorted() {
		if strings.HasPrefix(p.File, fmt.Sprintf("data/%d", year)) {
			ours = append(ours, p)
		}
	}
	book := form.Merge{Year: year, Data: data, Problems: ours}.Book()
	watch := gate.New(raw)
	watch.File(path.Base(name), book)
	if watch.Report(project, data, problems); problems.Any() {
		return nil
	}
	return book
}

// concerns reports whether a problem can spoil a year's figures: not what lies in
// other years, or in texts.
func concerns(p diag.Problem, year stat.Year) bool {
	rest, isData := strings.CutPrefix(p.File, "data/")
	folder, _, _ := strings.Cut(rest, "/")
	switch {
	case strings.HasPrefix(p.File, "content/"), strings.HasPrefix(p.File, "themes/"):
		return false
	case isData && len(folder) == 4 && strings.Trim(folder, "0123456789") == "":
		return folder == fmt.Sprint(year)
	}
	return true
}
