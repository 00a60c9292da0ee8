package build_test

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"io"
	"math/big"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"nianbao/internal/build"
	"nianbao/internal/diag"
	"nianbao/internal/figure"
	"nianbao/internal/manuscript"
	"nianbao/internal/paper"
	"nianbao/internal/proof"
	"nianbao/internal/render"
	"nianbao/internal/site"
	"nianbao/internal/source"
	"nianbao/internal/speech"
)

// blank draws nothing: the tables under the charts have their numbers.
type blank struct{}

func (blank) Picture(figure.Figure) (render.Picture, error) {
	return render.Picture{SVG: []byte("<svg></svg>"), Option: []byte("{}")}, nil
}

// words makes Word files only.
type words struct{ *testing.T }

func (t words) Word(s speech.Speech, page site.SpeechView) []byte {
	var b bytes.Buffer
	if err := paper.Write(&b, paper.Text{Speech: s, Page: page}, "示例区民政局"); err != nil {
		t.Error(err)
	}
	return b.Bytes()
}

func (words) Bound(source.Meeting, []speech.Speech, []site.SpeechView) []byte { return nil }

func (words) Book(site.Yearbook) []byte { return nil }

func (words) Origins(site.OriginBook) []byte { return nil }

// sampleFiles are the pages of the sample's texts and their Word files.
func sampleFiles(t *testing.T) map[string][]byte {
	t.Helper()
	var problems diag.List
	metrics := sampleMetrics()
	writer := figure.New(metrics)
	pages := site.Compose(site.Input{Metrics: metrics, Writer: writer, Texts: speech.Texts(writer, metrics.Data.Content, &problems),
		Maker: words{t}}, &problems)
	pages.Pages = slices.DeleteFunc(pages.Pages, func(p site.Page) bool { return p.Kind != site.Text })
	files := render.Files(pages, sampleProject().Design, blank{}, nil, &problems)
	if problems.Any() {
		t.Fatal(problems.Sorted())
	}
	return files
}

// The Word file of each text prints the numbers of its page, neither more nor
// less: those of the prose in their order, those of each figure, and those of
// the table of origins.
func TestPapersPrintTheNumbersOfTheirPages(t *testing.T) {
	files := sampleFiles(t)
	texts, figures, seen := 0, 0, 0
	for name, data := range files {
		if !strings.HasSuffix(name, ".docx") {
			continue
		}
		texts++
		page, paper := readPage(t, files[strings.TrimSuffix(name, ".docx")+".html"]), readPaper(t, data)
		same(t, name+", prose", page.prose, paper.prose)
		same(t, name+", origins", page.origins, paper.origins)
		if len(page.figures) != len(paper.figures) {
			t.Fatalf("%s: %d figures on the page, %d on the paper", name, len(page.figures), len(paper.figures))
		}
		for k := range page.figures {
			slices.Sort(page.figures[k])
			slices.Sort(paper.figures[k])
			same(t, name+", a figure", page.figures[k], paper.figures[k])
		}
		figures, seen = figures+len(page.figures), seen+len(page.prose)
	}
	if texts < 7 || figures < 7 || seen < 280 {
		t.Errorf("looked at %d texts, %d figures and %d numbers only", texts, figures, seen)
	}
}

func same(t *testing.T, what string, page, paper []string) {
	t.Helper()
	for k := range max(len(page), len(paper)) {
		if k >= len(page) || k >= len(paper) || page[k] != paper[k] {
			t.Errorf("%s: the page has %v…\nthe paper %v…", what, page[max(0, min(k, len(page))-3):min(k+3, len(page))], paper[max(0, min(k, len(paper))-3):min(k+3, len(paper))])
			return
		}
	}
}

// printedNumbers are numbers as digits.
var printedNumber = regexp.MustCompile(`[0-9][0-9,]*(?:\.[0-9]+)?%?`)

func numbersIn(text string) []string { return printedNumber.FindAllString(text, -1) }

// figures of a text: its numbers, by where they stand.
type figuresOf struct {
	prose   []string
	figures [][]string
	origins []string // 文中写作, 年度, 数据
}

// readPage reads a page of the site.
func readPage(t *testing.T, page []byte) (out figuresOf) {
	t.Helper()
	doc, err := html.Parse(bytes.NewReader(page))
	if err != nil {
		t.Fatal(err)
	}
	out.prose = numbersIn(pageText(find(doc, "div", "prose"), "figure", "block"))
	for n := range find(doc, "div", "prose").Descendants() {
		if n.Data == "figure" || class(n) == "block" {
			var numbers []string
			for _, cell := range cells(n) {
				numbers = append(numbers, numbersIn(cell)...)
			}
			out.figures = append(out.figures, numbers)
		}
	}
	if table := find(doc, "table", "bound"); table != nil {
		for k, cell := range cells(table)[5:] {
			switch k % 5 {
			case 1, 3:
				out.origins = append(out.origins, numbersIn(cell)...)
			case 2:
				out.origins = append(out.origins, numbersIn(cell[strings.LastIndex(cell, "，"):])...)
			}
		}
	}
	return out
}

func class(n *html.Node) string {
	for _, a := range n.Attr {
		if a.Key == "class" {
			return a.Val
		}
	}
	return ""
}

func find(doc *html.Node, tag, name string) *html.Node {
	for n := range doc.Descendants() {
		if n.Data == tag && strings.HasPrefix(class(n), name) {
			return n
		}
	}
	return nil
}

// pageText is the text under a node without what stands in some elements; blocks
// end with a line.
func pageText(n *html.Node, without ...string) string {
	if n == nil || slices.Contains(without, n.Data) || slices.Contains(without, class(n)) && class(n) != "" {
		return ""
	}
	if n.Type == html.TextNode {
		return n.Data
	}
	out := ""
	for c := range n.ChildNodes() {
		out += pageText(c, without...)
	}
	if slices.Contains([]string{"p", "h2", "h3", "li", "td", "th", "br"}, n.Data) {
		out += "\n"
	}
	return out
}

// cells are the texts of a node's table, without what is folded away.
func cells(n *html.Node) []string {
	var out []string
	for c := range n.Descendants() {
		if (c.Data == "td" || c.Data == "th") && c.Type == html.ElementNode {
			out = append(out, pageText(c, "details", "mark pass", "mark fail", "mark exempt", "mark nodata"))
		}
	}
	return out
}

// readPaper reads a Word file: what stands before the table of origins is prose,
// but for figures, which begin with their title and end with a gap.
func readPaper(t *testing.T, file []byte) (out figuresOf) {
	t.Helper()
	parts := partsOf(t, file)
	charts := relations(t, parts["word/_rels/document.xml.rels"])
	var figure []string
	inside, appendix := false, false
	for _, b := range parse(t, parts["word/document.xml"]).first("body").Nodes {
		style := b.first("pPr").first("pStyle").Val
		switch {
		case b.first("tblPr").first("tblpPr").XMLName.Local != "": // 版记
		case b.XMLName.Local == "tbl" && appendix:
			out.origins = append(out.origins, originNumbers(b)...)
		case b.XMLName.Local == "tbl" && inside:
			for _, cell := range b.all("tc") {
				figure = append(figure, numbersIn(cell.text())...)
			}
		case b.XMLName.Local == "tbl":
			out.prose = append(out.prose, numbersIn(b.text())...)
		case style == "Heading1" && strings.Contains(b.text(), "数据出处表"):
			appendix = true
		case style == "Caption":
			inside, figure = true, nil
		case style == "Figure":
			if id := b.find("chart").ID; id != "" {
				figure = append(figure, chartNumbers(t, parts["word/"+charts[id]])...)
			}
		case style == "Gap" && inside:
			inside, out.figures = false, append(out.figures, figure)
		case !inside && !appendix && slices.Contains([]string{"Text", "Heading1", "Heading2", "Heading3", "Heading4", "Quote"}, style):
			out.prose = append(out.prose, numbersIn(b.text())...)
		case !inside && !appendix && style == "Small":
			out.prose = append(out.prose, numbersIn(b.text())...)
		}
	}
	return out
}

// originNumbers are those of the columns 文中写作, 年度 and 数据.
func originNumbers(table element) []string {
	var out []string
	for _, row := range table.all("tr")[1:] {
		cells := row.all("tc")
		for _, column := range []int{1, 4, 5} {
			out = append(out, numbersIn(cells[column].text())...)
		}
	}
	return out
}

// chartNumbers are the names and the labels of a chart: each value as its number
// format prints it; of a line across its name alone.
func chartNumbers(t *testing.T, chart []byte) []string {
	t.Helper()
	root := parse(t, chart)
	var out []string
	for k, s := range root.all("ser") {
		out = append(out, numbersIn(s.first("tx").text())...)
		if k == 0 {
			for _, c := range s.first("cat").all("pt") {
				out = append(out, numbersIn(c.text())...)
			}
		}
		if s.first("spPr").find("prstDash").Val == "dash" {
			continue
		}
		for _, p := range s.first("val").all("pt") {
			out = append(out, numbersIn(printedBy(t, p.Format, p.text()))...)
		}
	}
	return out
}

// printedBy prints a value as Word does by a number format of the kind that
// papers use: #,##0.00"unit", for negative numbers after a semicolon.
func printedBy(t *testing.T, format, value string) string {
	t.Helper()
	v, ok := new(big.Rat).SetString(value)
	if !ok {
		t.Fatalf("%q is no number", value)
	}
	sections := regexp.MustCompile(`(?:"[^"]*"|[^;"])+`).FindAllString(format, -1)
	section := sections[0]
	if v.Sign() < 0 && len(sections) > 1 {
		section, v = sections[1], v.Neg(v)
	}
	return regexp.MustCompile(`"[^"]*"|#,##0(?:\.0+)?`).ReplaceAllStringFunc(section, func(piece string) string {
		if piece[0] == '"' {
			return strings.Trim(piece, `"`)
		}
		_, decimals, _ := strings.Cut(piece, ".")
		digits := v.FloatString(len(decimals))
		whole, _, _ := strings.Cut(digits, ".")
		rest := digits[len(whole):]
		for k := len(whole) - 3; k > 0; k -= 3 {
			whole = whole[:k] + "," + whole[k:]
		}
		return whole + rest
	})
}

// The proof-reader finds in the Word file what it finds in the text of the page.
func TestPapersAreProofRead(t *testing.T) {
	found := 0
	files := sampleFiles(t)
	for name, data := range files {
		if !strings.HasSuffix(name, ".docx") {
			continue
		}
		doc, err := html.Parse(bytes.NewReader(files[strings.TrimSuffix(name, ".docx")+".html"]))
		if err != nil {
			t.Fatal(err)
		}
		prose := pageText(find(doc, "h1", "")) + "\n" + pageText(find(doc, "div", "prose"), "figure", "block")
		page, paper := remarks("a.txt", []byte(prose)), remarks("a.docx", data)
		for _, r := range page {
			if found++; !slices.Contains(paper, r) {
				t.Errorf("%s: only in the page: %s", name, r)
			}
		}
		for _, r := range paper {
			if !slices.Contains(page, r) {
				t.Errorf("%s: only in the Word file: %s", name, r)
			}
		}
	}
	if found < 10 {
		t.Errorf("the proof-reader found %d faults only", found)
	}
}

func remarks(name string, data []byte) []string {
	var out []string
	for _, f := range proof.Check(proof.Parse(manuscript.Read(name, data, nil)), proof.Options{AsOf: 2023}) {
		out = append(out, f.Rule+" "+f.Message)
	}
	return out
}

// A bound paper holds its texts in their order, with what each page says.
func TestBoundPaper(t *testing.T) {
	var problems diag.List
	var files []build.File
	for _, name := range []string{"content/reports/2022.md", "content/speeches/2023-gongzuohui.md"} {
		files = append(files, build.File{Name: name, Text: page(t, name)})
	}
	p := build.Export(os.DirFS(top), files, nil, &problems)
	if p == nil {
		t.Fatal(problems.Sorted())
	}
	again := build.Export(os.DirFS(top), files, nil, &problems)
	if p.Texts != 2 || p.Bound < 80 || p.Charts < 6 || !bytes.Equal(p.Data, again.Data) {
		t.Errorf("%d texts, %d numbers, %d charts", p.Texts, p.Bound, p.Charts)
	}
	bound, site := readPaper(t, p.Data), sampleFiles(t)
	var prose []string
	for _, name := range []string{"reports/2022.html", "speeches/2023-gongzuohui.html"} {
		prose = append(prose, readPage(t, site[name]).prose...)
	}
	same(t, "prose", prose, bound.prose)
}

// An element of XML, by local names.
type element struct {
	XMLName xml.Name
	Val     string    `xml:"val,attr"`
	ID      string    `xml:"id,attr"`
	Format  string    `xml:"formatCode,attr"`
	Data    string    `xml:",chardata"`
	Nodes   []element `xml:",any"`
}

func parse(t *testing.T, data []byte) (e element) {
	t.Helper()
	if err := xml.Unmarshal(data, &e); err != nil {
		t.Fatal(err)
	}
	return e
}

// first is the first child of a name, find the first below, all are all below;
// an element that is not there is empty.
func (e element) first(name string) element {
	for _, n := range e.Nodes {
		if n.XMLName.Local == name {
			return n
		}
	}
	return element{}
}

func (e element) find(name string) element {
	if list := e.all(name); len(list) > 0 {
		return list[0]
	}
	return element{}
}

func (e element) all(name string) []element {
	var out []element
	for _, n := range e.Nodes {
		if n.XMLName.Local == name {
			out = append(out, n)
		}
		out = append(out, n.all(name)...)
	}
	return out
}

// text is what is read: no codes of fields, no readings above the line.
func (e element) text() string {
	switch e.XMLName.Local {
	case "t", "v":
		return e.Data
	case "rt", "pPr", "f":
		return ""
	case "br":
		return "\n"
	}
	out := ""
	for _, n := range e.Nodes {
		out += n.text()
	}
	if e.XMLName.Local == "p" {
		out += "\n"
	}
	return out
}

func partsOf(t *testing.T, file []byte) map[string][]byte {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(file), int64(len(file)))
	if err != nil {
		t.Fatal(err)
	}
	out := map[string][]byte{}
	for _, f := range z.File {
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		if out[f.Name], err = io.ReadAll(r); err != nil {
			t.Fatal(err)
		}
	}
	return out
}

// relations are the targets of a part by id.
func relations(t *testing.T, rels []byte) map[string]string {
	t.Helper()
	out := map[string]string{}
	for _, m := range regexp.MustCompile(`Id="([^"]*)"[^>]*Target="([^"]*)"`).FindAllStringSubmatch(string(rels), -1) {
		out[m[1]] = m[2]
	}
	return out
}
