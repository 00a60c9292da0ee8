package browser

import (
	"context"
	"fmt"
	"strings"

	"github.com/chromedp/cdproto/dom"
	"github.com/chromedp/chromedp"
)

// scrollTo brings the n-th drawn chart into view.
func scrollTo(n int) chromedp.Action {
	return chromedp.Evaluate(fmt.Sprintf("%s.scrollIntoView({block: 'center'})", picture(n)), nil)
}

// alive is true when ECharts has drawn the n-th chart and hides the drawing.
func alive(n int) string {
	return fmt.Sprintf("%[1]s.closest('figure').classList.contains('is-live') && %[1]s.querySelectorAll('.live canvas').length > 0", picture(n))
}

func picture(n int) string {
	return fmt.Sprintf("[...document.querySelectorAll('figure.chart .picture')].filter(p => p.querySelector(':scope > svg'))[%d]", n)
}

// text is what a page says, read by the browser from outside, so that it works
// without scripts: the text of the main part without white space.
func text(b *tab) string {
	b.t.Helper()
	html := outerHTML(b, "main")
	var out strings.Builder
	tag := false
	for _, r := range html {
		switch {
		case r == '<':
			tag = true
			out.WriteByte('\n')
		case r == '>':
			tag = false
		case !tag:
			out.WriteRune(r)
		}
	}
	return out.String()
}

// missingFrom is the first line of want that is not in got; empty if all are.
func missingFrom(got, want string) string {
	for line := range strings.Lines(want) {
		if line = strings.TrimSpace(line); line != "" && !strings.Contains(got, line) {
			return line
		}
	}
	return ""
}

// drawings counts the SVG pictures of charts.
func drawings(b *tab) int {
	b.t.Helper()
	return strings.Count(outerHTML(b, "main"), `<div class="picture"><svg`)
}

// outerHTML is an element's HTML by way of the DOM, not of a script in the page.
func outerHTML(b *tab, selector string) string {
	b.t.Helper()
	var html string
	b.run(chromedp.ActionFunc(func(ctx context.Context) error {
		root, err := dom.GetDocument().Do(ctx)
		if err != nil {
			return err
		}
		node, err := dom.QuerySelector(root.NodeID, selector).Do(ctx)
		if err != nil {
			return err
		}
		html, err = dom.GetOuterHTML().WithNodeID(node).Do(ctx)
		return err
	}))
	return html
}
