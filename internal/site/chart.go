package site

import (
	"path"
	"slices"
	"strconv"
	"strings"

	"nianbao/internal/figure"
)

// chart puts a figure on the page, with its table and its download. A figure
// without a single number is left out: an empty picture says nothing.
func (v *view) chart(f figure.Figure) (Chart, bool) {
	if f.Empty() {
		return Chart{}, false
	}
	v.showsFigure(f)
	file := v.download(f)
	v.Downloads = append(v.Downloads, Download{Path: file, Data: figureCSV(f)})
	return Chart{
		ID: slug(f.ID), Page: v.Path, Figure: f, Title: v.phrase(f.Title), Table: figureTable(f),
		Source: sourceWords(f.Sources), Sources: f.Sources,
		CSV: Link{Text: "下载 CSV", Href: relative(v.Path, file)},
	}, true
}

// download is the path of a figure's table: the page's name and what the figure
// is, with a number where the page has two of the kind.
func (v *view) download(f figure.Figure) string {
	kind, _, _ := strings.Cut(f.ID, "-")
	file := beside(v.Path, kind)
	for n := 2; slices.ContainsFunc(v.Downloads, func(d Download) bool { return d.Path == file }); n++ {
		file = beside(v.Path, kind+strconv.Itoa(n))
	}
	return file
}

// sourceWords names up to two files, and counts more by folder: “data/2018 至
// data/2022 的 25 个文件”.
func sourceWords(files []string) string {
	if len(files) <= 2 {
		return strings.Join(files, "、")
	}
	first, last := path.Dir(files[0]), path.Dir(files[len(files)-1])
	if first != last {
		first += " 至 " + last
	}
	return first + " 的 " + count(len(files)) + " 个文件"
}

// charts are those of the figures that show something.
func (v *view) charts(figures ...figure.Figure) []Chart {
	var out []Chart
	for _, f := range figures {
		if c, ok := v.chart(f); ok {
			out = append(out, c)
		}
	}
	return out
}

// figureTable is the figure's own table, so that picture and table agree.
func figureTable(f figure.Figure) Table {
	t := f.Table()
	out := Table{Caption: f.Subtitle}
	for k, h := range t.Head {
		out.Columns = append(out.Columns, Column{Title: h, Numeric: k > 0})
	}
	for k, row := range t.Rows {
		var line Line
		for j, text := range row {
			e := Entry{Text: text}
			if j > 0 && k < len(f.Categories) {
				e.Sort = plain(f.Series[j-1].Points[k].Value)
			}
			line.Cells = append(line.Cells, e)
		}
		out.Rows = append(out.Rows, line)
	}
	return out
}

// figureCSV is the figure's table for machines: plain numbers, and a column of
// verdicts beside a series that has some.
func figureCSV(f figure.Figure) []byte {
	head := []string{f.Axis}
	for k, h := range f.Table().Head[1:] {
		if unit(f, f.Series[k]) == "%" {
			h += "（%）"
		}
		if head = append(head, h); judgedSeries(f.Series[k]) {
			head = append(head, "判定")
		}
	}
	rows := [][]string{head}
	for k, category := range f.Categories {
		row := []string{category}
		for _, s := range f.Series {
			if row = append(row, machine(s.Points[k])); judgedSeries(s) {
				row = append(row, s.Points[k].Mark.Word)
			}
		}
		rows = append(rows, row)
	}
	return writeCSV(rows)
}

// machine is a point as a plain decimal, or the word that there is none to show.
func machine(p figure.Point) string {
	if p.Text == figure.Withheld {
		return figure.Unshown
	}
	return plain(p.Value)
}

func unit(f figure.Figure, s figure.Series) string {
	if s.Unit != "" {
		return s.Unit
	}
	return f.Unit
}

func judgedSeries(s figure.Series) bool {
	for _, p := range s.Points {
		if p.Mark.Word != "" {
			return true
		}
	}
	return false
}
