package build

import (
	"io/fs"
	"slices"

	"nianbao"
	"nianbao/internal/check"
	"nianbao/internal/diag"
	"nianbao/internal/form"
	"nianbao/internal/source"
	"nianbao/internal/stat"
)

// Return checks a project and makes the workbooks of a year that go back to the
// streets; year 0 is the latest. It is nil where there are no data of the year.
func Return(project fs.FS, year stat.Year, problems *diag.List) (*form.Return, error) {
	raw := source.Read(project, nianbao.Defaults, problems)
	data := check.Data(raw, problems)
	if n := len(raw.Years); n > 0 && year == 0 {
		year = raw.Years[n-1].Year
	}
	i := slices.IndexFunc(raw.Years, func(y source.Year) bool { return y.Year == year })
	if i < 0 {
		return nil, nil
	}
	return form.Back(project, raw.Years[i], data, problems.Sorted())
}
