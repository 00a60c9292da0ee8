package render

import (
	"bytes"
	"html/template"
	"slices"
	"strconv"
	"strings"
	"sync"

	"nianbao/internal/diag"
	"nianbao/internal/site"
)

// A drawing is a chart as it goes into a page.
type drawing struct {
	SVG  template.HTML
	Wide bool // it wants the whole width of a page

	page, id string
	option   []byte
	keep     *options
}

// draw is the function by which templates draw a chart. A chart that cannot be
// drawn is a problem: a page with a blank picture must not be published.
func (p *Press) draw(c site.Chart) drawing {
	drawn, err := p.pictures.Picture(c.Figure)
	if err != nil {
		p.problems.Add(diag.Problem{Code: "chart-failed", Severity: diag.Error, Place: diag.Place{File: c.Page},
			Message: "图“" + c.Figure.Title.String() + "”没有画出来：" + err.Error(),
			Hint:    "其余图表不受影响；请把这条信息和数据一起交给维护人员"})
	}
	return drawing{SVG: template.HTML(drawn.SVG), Wide: drawn.Wide, page: c.Page, id: c.ID, option: drawn.Option, keep: &p.options}
}

// Options is the address, from the page, of the script that holds the options of
// its charts: a page gets that script where its template asks for the address.
func (d drawing) Options() string {
	d.keep.add(d.page, d.id, d.option)
	return strings.Repeat("../", strings.Count(d.page, "/")) + optionsPath(d.page)
}

// optionsPath is where the options of a page's charts lie: charts/2022/index.js.
func optionsPath(page string) string { return "charts/" + strings.TrimSuffix(page, ".html") + ".js" }

// options are those of the charts of pages that are being printed, by page. They
// lie beside the pages, for a page is read before a chart answers to the pointer.
// It is used from several goroutines, each of which prints pages of its own.
type options struct {
	mu     sync.Mutex
	byPage map[string][]option
}

type option struct {
	id   string
	json []byte
}

func (o *options) add(page, id string, json []byte) {
	o.mu.Lock()
	defer o.mu.Unlock()
	if o.byPage == nil {
		o.byPage = map[string][]option{}
	}
	if !slices.ContainsFunc(o.byPage[page], func(had option) bool { return had.id == id }) { // a page may be printed a second time
		o.byPage[page] = append(o.byPage[page], option{id, json})
	}
}

// take are those of a page, which is printed.
func (o *options) take(page string) []option {
	o.mu.Lock()
	defer o.mu.Unlock()
	defer delete(o.byPage, page)
	return o.byPage[page]
}

// optionsScript is the script that hands options to the page, which has a function
// of that name: files opened by a double click can load nothing else.
func optionsScript(list []option) []byte {
	var b bytes.Buffer
	b.WriteString("nianbaoCharts({")
	for n, o := range list {
		if n > 0 {
			b.WriteByte(',')
		}
		b.WriteString("\n" + strconv.Quote(o.id) + ": ")
		b.WriteString(lineEnds.Replace(string(o.json)))
	}
	b.WriteString("\n});\n")
	return b.Bytes()
}

// lineEnds makes JSON a script: before ES2019 these ended a string of one.
var lineEnds = strings.NewReplacer("\u2028", `\u2028`, "\u2029", `\u2029`)
