package form

import (
	"bytes"
	"cmp"
	"fmt"
	"io/fs"
	"path"
	"regexp"
	"slices"
	"strings"

	"nianbao/internal/check"
	"nianbao/internal/diag"
	"nianbao/internal/layout"
	"nianbao/internal/source"
	"nianbao/internal/stat"
	"nianbao/internal/xlsx"
)

// A Returned is a workbook that goes back to where it came from.
type Returned struct {
	File     string   // as it was sent: data/2022/明珠街道.xls
	Name     string   // under which it goes back: 明珠街道.xlsx
	Streets  []string // of whose communities it tells
	Errors   int
	Warnings int
	Rebuilt  bool // it is not the workbook that was sent, but made of what was read of it
	Alone    bool // the workbook could not be read: the list of problems goes back alone
	Book     []byte

	list []entry
	was  map[spot]layout.Cell
}

// A Return is what a year's problems come to: a workbook for each that has some,
// a letter about all of them, the streets that sent nothing, and the problems
// that no street can mend.
type Return struct {
	Year    stat.Year
	Books   []Returned
	Letter  []byte   // text for the telephone and for paper
	Silent  []string // streets without a workbook
	Ours    []diag.Problem
	office  string
	sources source.Year
	data    *check.Dataset
}

// Back makes the workbooks of a year that go back. Problems are all of the
// project's; those of other years are left out.
func Back(project fs.FS, year source.Year, data *check.Dataset, problems []diag.Problem) (*Return, error) {
	r := &Return{Year: year.Year, sources: year, data: data, office: cmp.Or(data.Config.Owner, data.Whole.Name)}
	byFile := r.sort(problems)
	names := map[string]bool{}
	for _, file := range year.Files {
		list := byFile[file]
		if !slices.ContainsFunc(list, grave) {
			continue
		}
		sent, err := fs.ReadFile(project, file)
		if err != nil {
			return nil, fmt.Errorf("%s：打不开（%w）", file, err)
		}
		r.Books = append(r.Books, r.book(file, sent, list, names))
	}
	r.Letter = r.letter()
	return r, nil
}

// grave reports whether a problem calls for an answer.
func grave(p diag.Problem) bool { return p.Severity != diag.Info }

// sort puts the year's problems to their workbooks. What a community did not
// report is put to the workbook of its street.
func (r *Return) sort(problems []diag.Problem) map[string][]diag.Problem {
	byFile, homes, silent := map[string][]diag.Problem{}, r.homes(), map[string]bool{}
	folder := fmt.Sprintf("data/%d", r.Year)
	for _, p := range problems {
		area, known := r.data.Area(p.Area)
		switch home := homes[area.Parent]; {
		case slices.Contains(r.sources.Files, p.File):
			byFile[p.File] = append(byFile[p.File], p)
		case p.File == folder && known && area.Level == stat.Community && home != "":
			byFile[home] = append(byFile[home], p)
		case p.File == folder && known && area.Level == stat.Community:
			silent[area.Parent] = true
		case grave(p) && !r.elsewhere(p.File):
			r.Ours = append(r.Ours, p)
		}
	}
	for _, street := range r.data.AllAreas() {
		if silent[street.Code] {
			r.Silent = append(r.Silent, street.Name)
		}
	}
	return byFile
}

// elsewhere reports whether a file belongs to another year, or to the texts.
func (r *Return) elsewhere(file string) bool {
	folder := yearFolder.FindStringSubmatch(file)
	return folder != nil && folder[1] != fmt.Sprint(r.Year) || strings.HasPrefix(file, "content/")
}

var yearFolder = regexp.MustCompile(`^data/(\d{4})(/|$)`)

// homes are the workbooks that tell of a street's communities, by the street's
// code: the first, where there are several.
func (r *Return) homes() map[string]string {
	out := map[string]string{}
	for _, a := range r.data.Areas(stat.Community, r.Year) {
		if file := r.fileOf(a); file != "" && out[a.Parent] == "" {
			out[a.Parent] = file
		}
	}
	return out
}

// fileOf is the workbook in which an area stands.
func (r *Return) fileOf(a stat.Area) string {
	for _, f := range r.data.Fields {
		if f.Level == a.Level {
			if o := r.data.Observe(f, a, r.Year); o.Origin.File != "" {
				return o.Origin.File
			}
		}
	}
	return ""
}

// streets are the names of those whose communities stand in a workbook.
func (r *Return) streets(file string) []string {
	var out []string
	for _, street := range r.data.Areas(stat.Subdistrict, r.Year) {
		if slices.ContainsFunc(r.data.Communities(street, r.Year), func(a stat.Area) bool { return r.fileOf(a) == file }) {
			out = append(out, street.Name)
		}
	}
	return out
}

// book makes one workbook that goes back.
func (r *Return) book(file string, sent []byte, problems []diag.Problem, names map[string]bool) Returned {
	sheets := source.Sheets(file, sent)
	b := Returned{File: file, Name: r.name(file, sent, names), Streets: r.streets(file), was: cellsOf(sheets)}
	b.list = r.entries(problems, b.was)
	for _, e := range b.list {
		switch e.Severity {
		case diag.Error:
			b.Errors++
		case diag.Warning:
			b.Warnings++
		}
	}
	var err error
	if b.Book, err = r.amended(&b, sent); err == nil {
		return b
	}
	if b.Rebuilt = len(sheets) > 0; b.Rebuilt { // .xls, .csv, or an .xlsx built in an unusual way
		if b.Book, err = r.amended(&b, rebuilt(sheets)); err == nil {
			return b
		}
	}
	b.Rebuilt, b.Alone = false, true
	b.Book = alone(r.notice(&b))
	return b
}

func (r *Return) amended(b *Returned, book []byte) ([]byte, error) {
	return xlsx.Amend(book, xlsx.Amendment{First: r.notice(b), Sheets: r.additions(b)})
}

// name is where a workbook lies among those returned: in the folder in which it
// lay, under its own name unless another has it already.
func (r *Return) name(file string, sent []byte, taken map[string]bool) string {
	rest := strings.TrimPrefix(file, fmt.Sprintf("data/%d/", r.Year))
	base, ending := strings.TrimSuffix(rest, path.Ext(rest)), source.Ending(file, sent)
	name := base + ending
	for n := 2; taken[strings.ToLower(name)]; n++ {
		name = fmt.Sprintf("%s（%d）%s", base, n, ending)
	}
	taken[strings.ToLower(name)] = true
	return name
}

// alone is the list of problems as a workbook of its own.
func alone(notice *xlsx.Sheet) []byte {
	return written(&xlsx.Book{Title: notice.Name, Sheets: []*xlsx.Sheet{notice}})
}

// written are the bytes of a workbook; writing to memory does not fail.
func written(b *xlsx.Book) []byte {
	var out bytes.Buffer
	if err := b.Write(&out); err != nil {
		panic(err)
	}
	return out.Bytes()
}
