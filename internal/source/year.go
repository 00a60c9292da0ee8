package source

import (
	"io/fs"
	"path"
	"regexp"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"sync"

	"nianbao/internal/diag"
	"nianbao/internal/layout"
	"nianbao/internal/stat"
)

var (
	yearFolder = regexp.MustCompile(`^\d{4}$`)
	litter     = regexp.MustCompile(`(?i)^(~\$.*|\..*|thumbs\.db|desktop\.ini|readme(\.md|\.txt)?)$`) // lock files, what systems leave behind, notes
	archived   = regexp.MustCompile(`(?i)\.(zip|rar|7z|tar|t?gz)$`)
	spread     = regexp.MustCompile(`(?i)\.(xlsx|xlsm|xltx|xls|xlt|et|ett|csv|ods)$`)
)

// years reads the folders data/YYYY, in ascending order.
func (r *reader) years(fields []Field, words layout.Vocabulary) []Year {
	known := named(fields)
	n := layout.Index(known, words, r.problems)
	var years []Year
	maps := map[stat.Year][]layout.Mapping{}
	for _, entry := range r.list("data") {
		name := "data/" + entry.Name()
		switch ours := slices.Contains([]string{"fields.toml", "areas.toml", "levels.toml", "names.toml", "words.toml", "allowed.toml", "corrections.toml", "indicators", "standards", "scorecards"}, entry.Name()); {
		case entry.IsDir() && yearFolder.MatchString(entry.Name()):
			y := r.year(yearOf(entry.Name()), name)
			years, maps[y.Year] = append(years, y), r.mappings(y, name+"/map.toml", n)
		case !ours && !litter.MatchString(entry.Name()):
			r.problems.Add(dataUnknown.At(diag.Place{File: name}, unpacked(entry.Name(), "表格放进 data/年份 文件夹，例如 data/2022；用不着的移走"), "data 里不认识“%s”，没有读", entry.Name()))
		}
	}
	r.workbooks(years, n, vocabularyOf(known, words), maps)
	return years
}

// unpacked says what to do about a file that is not read: what is packed may hold
// the workbooks of a street.
func unpacked(name, otherwise string) string {
	if archived.MatchString(name) {
		return "先解压，把里面的工作簿放进 data/年份 文件夹，再移走压缩包"
	}
	return otherwise
}

// yearOf is the year of a folder whose name is four digits.
func yearOf(name string) stat.Year {
	number, _ := strconv.Atoi(name)
	return stat.Year(number)
}

// named are the names by which the columns of fields are known.
func named(fields []Field) []layout.Field {
	out := make([]layout.Field, len(fields))
	for i, f := range fields {
		out[i] = layout.Field{ID: f.ID, Title: f.Title, Name: f.Name, Aliases: f.Aliases, Level: f.Level, Type: f.Type, Unit: f.Unit, Place: f.Place}
	}
	return out
}

// mappings reads a year's map.toml and reports what it says of files and fields
// that there are not.
func (r *reader) mappings(y Year, name string, n *layout.Names) []layout.Mapping {
	var file struct {
		Tables []layout.Mapping `toml:"table"`
	}
	if exists(r.project, name) {
		r.toml(r.project, name, &file)
	}
	for _, m := range file.Tables {
		if !slices.ContainsFunc(y.Files, func(f string) bool { return path.Base(f) == m.File }) {
			r.problems.Add(mapFile.At(m.Place, "file 写文件名和扩展名，例如 file = \"甲街道.xlsx\"", "%s 里没有工作簿“%s”", path.Dir(name), m.File))
		}
		for _, p := range slices.Concat(m.Columns, m.Rows, m.Cells) {
			if _, ok := n.Named(p.Value); !ok {
				r.problems.Add(mapField.At(p.Place, "写 data/fields.toml 里字段的 id 或名称，不读的写 \"-\"", "没有“%s”这个字段", p.Value))
			}
		}
	}
	return file.Tables
}

// list is the content of a folder of the project by name; none if there is no
// such folder.
func (r *reader) list(folder string) []fs.DirEntry {
	if !exists(r.project, folder) {
		return nil
	}
	entries, err := fs.ReadDir(r.project, folder)
	if err != nil {
		r.problems.Add(fileUnreadable.At(diag.Place{File: folder}, remedy(err), "文件夹打不开"))
	}
	return entries
}

// year finds what lies in a year's folder and reads its district.toml.
func (r *reader) year(number stat.Year, folder string) Year {
	y := Year{Year: number}
	for _, entry := range r.list(folder) {
		name := path.Join(folder, entry.Name())
		switch {
		case litter.MatchString(entry.Name()):
		case entry.IsDir():
			r.problems.Add(dataUnknown.At(diag.Place{File: name}, "把里面的文件移到 "+folder, "“%s”是文件夹，里面的文件没有读", entry.Name()))
		case entry.Name() == "district.toml":
			y.District, y.Sections = r.district(name)
		case entry.Name() == "scores.toml":
			y.Marks = r.marks(name)
		case entry.Name() == "accepted.toml":
			y.Accepted = r.accepted(name)
		case entry.Name() == "map.toml": // read with the workbooks
		case strings.HasSuffix(entry.Name(), queryEnding):
			if q, ok := r.query(name, number); ok {
				r.fetched(q)
			}
		case spread.MatchString(entry.Name()):
			y.Files = append(y.Files, name)
		default:
			r.problems.Add(dataUnknown.At(diag.Place{File: name}, unpacked(entry.Name(), "表格另存为 .xlsx；用不着的文件移走"), "不认识“%s”，没有读", entry.Name()))
		}
	}
	return y
}

// workbooks reads the workbooks of all years, several at a time.
func (r *reader) workbooks(years []Year, n *layout.Names, vocabulary string, maps map[stat.Year][]layout.Mapping) {
	type job struct{ year, file int }
	jobs := make(chan job)
	tables, keys := make([][][]layout.Table, len(years)), make([][]string, len(years))
	var group sync.WaitGroup
	for range runtime.GOMAXPROCS(0) {
		group.Go(func() {
			for j := range jobs {
				y := years[j.year]
				tables[j.year][j.file], keys[j.year][j.file] = r.workbook(y.Files[j.file], n, vocabulary, y.Year, maps[y.Year])
			}
		})
	}
	for i := range years {
		tables[i], keys[i] = make([][]layout.Table, len(years[i].Files)), make([]string, len(years[i].Files))
		for j := range years[i].Files {
			jobs <- job{i, j}
		}
	}
	close(jobs)
	group.Wait()
	for i := range years {
		years[i].Tables = slices.Concat(tables[i]...)
	}
	if m, ok := r.project.(Memory); ok {
		m.Keep(workbooks, slices.Concat(keys...))
	}
}

// district reads a district.toml: lines name = value, and under the names or codes
// of areas in brackets what these report.
func (r *reader) district(name string) (entries []Entry, sections []Section) {
	text, ok := r.text(r.project, name)
	if !ok {
		return nil, nil
	}
	d := decoder{file: name, problems: r.problems}
	values, places, ok := d.parse(text)
	if !ok {
		return nil, nil
	}
	for _, key := range keysByPlace(values, places) {
		if inner, section := values[key].(map[string]any); section {
			sections = append(sections, d.section(key, inner, places.child(key)))
			continue
		}
		if e, ok := d.entry(key, values[key], places.child(key)); ok {
			entries = append(entries, e)
		}
	}
	return entries, sections
}

// section is what stands under an area.
func (d *decoder) section(area string, values map[string]any, n *node) Section {
	p := Section{Area: area, Place: d.keyOf(n)}
	for _, key := range keysByPlace(values, n) {
		if e, ok := d.entry(key, values[key], n.child(key)); ok {
			p.Entries = append(p.Entries, e)
		}
	}
	return p
}

// entry is a line with its value as typed, numbers to the last digit.
func (d *decoder) entry(key string, value any, n *node) (Entry, bool) {
	e := Entry{Key: key, Raw: n.raw, Place: d.of(n)}
	switch v := value.(type) {
	case string:
		e.Raw = v
	case int64, float64:
		text, ok := plainNumber(n.raw, v)
		if !ok {
			d.wrong(n, key, value, "普通的数", "写成普通小数，例如 0.3")
			return e, false
		}
		e.Raw = text
	case map[string]any, []any, []map[string]any:
		d.wrong(n, key, value, "一个数或一段文字", "每行只写 名字 = 值")
		return e, false
	}
	return e, strings.TrimSpace(e.Raw) != ""
}
