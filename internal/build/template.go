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

// Template reads what a fill-in workbook of a year is made of: fields, areas and
// the figures of the last year before it that has some. Only problems of the
// policy stop it; those of old figures were told when they were checked.
func Template(project fs.FS, year stat.Year, problems *diag.List) form.Template {
	var all diag.List
	raw := source.Read(project, nianbao.Defaults, &all)
	raw.Years = slices.DeleteFunc(raw.Years, func(y source.Year) bool { return y.Year >= year })
	raw.Years = raw.Years[max(0, len(raw.Years)-1):]
	examine := check.Data
	if len(raw.Years) == 0 {
		examine = check.Policy
	}
	data := examine(raw, &all)
	for _, p := range all.Sorted() {
		if slices.Contains([]string{"nianbao.toml", "data/fields.toml", "data/areas.toml"}, p.File) {
			problems.Add(p)
		}
	}
	return form.Template{Year: year, Data: data}
}
