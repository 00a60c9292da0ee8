package render

import (
	"html/template"
	"strings"

	"nianbao/internal/diag"
	"nianbao/internal/site"
)

// draw is the function by which templates draw a chart. A chart that cannot be
// drawn is a problem: a page with a blank picture must not be published.
func (p *Press) draw(c site.Chart) drawing {
	drawn, err := p.pictures.Picture(c.Figure)
	if err != nil {
		p.problems.Add(diag.Problem{Code: "chart-failed", Severity: diag.Error, Place: diag.Place{File: c.Page},
			Message: "图“" + c.Figure.Title.String() + "”没有画出来：" + err.Error(),
			Hint:    "其余图表不受影响；请把这条信息和数据一起交给维护人员"})
	}
	return drawing{SVG: template.HTML(drawn.SVG), Option: template.JS(island.Replace(string(drawn.Option))), Wide: drawn.Wide}
}

// island makes JSON safe inside a script element: these characters stand only in
// its strings, where an escape means the same.
var island = strings.NewReplacer("<", `\u003c`, ">", `\u003e`, "&", `\u0026`, "\u2028", `\u2028`, "\u2029", `\u2029`)
