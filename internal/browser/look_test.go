package browser

import (
	"fmt"
	"regexp"
	"strings"
	"time"

	"github.com/chromedp/cdproto/dom"
	"github.com/chromedp/chromedp"
)

// scrollTo brings the n-th drawn chart into view.
func scrollTo(n int) string {
	return fmt.Sprintf("(%s.scrollIntoView({block: 'center'}), true)", picture(n))
}

// alive is true when ECharts has drawn the n-th chart and hides the drawing.
func alive(n int) string {
	return fmt.Sprintf("%[1]s.closest('figure').classList.contains('is-live') && %[1]s.querySelectorAll('.live canvas').length > 0", picture(n))
}

func picture(n int) string {
	return fmt.Sprintf("[...document.querySelectorAll('figure.chart .picture')].filter(p => p.querySelector(':scope > svg'))[%d]", n)
}

// made is what scripts add: the boxes of search, of comparing and of filters, which
// hold no text of the site before somebody asks, the buttons that save a chart, and the
// word that a table is wide.
var made = regexp.MustCompile(`(?s)<div id="search-here".*?</ol></div>|<div id="choose-here".*?</div></div>|<button type="button" aria-label="下载 [^"]*">[A-Z]+</button>|<p class="(swipe|filter)".*?</p>`)

// text is what a page says, read by the browser from outside, so that it works
// without scripts: the text of the main part without white space.
func text(b *tab) string {
	b.t.Helper()
	html := made.ReplaceAllString(outerHTML(b, "main"), "")
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

var drawing = regexp.MustCompile(`<div class="picture"[^>]*><svg`)

// drawings counts the SVG pictures of charts.
func drawings(b *tab) int {
	b.t.Helper()
	return len(drawing.FindAllString(outerHTML(b, "main"), -1))
}

// outerHTML is an element's HTML by way of the DOM, not of a script in the page.
// The browser may renew its nodes just after loading, so a lost one is asked
// for again.
func outerHTML(b *tab, selector string) string {
	b.t.Helper()
	var last error
	for range 20 {
		html, err := outer(b, selector)
		if err == nil {
			return html
		}
		last = err
		time.Sleep(50 * time.Millisecond)
	}
	b.t.Fatalf("%s: %v", selector, last)
	return ""
}

func outer(b *tab, selector string) (string, error) {
	document, err := chromedp.Call(b.Context, dom.GetDocument, dom.GetDocumentParams{})
	if err != nil {
		return "", err
	}
	node, err := chromedp.Call(b.Context, dom.QuerySelector, dom.QuerySelectorParams{NodeID: document.Root.NodeID, Selector: selector})
	if err != nil {
		return "", err
	}
	html, err := chromedp.Call(b.Context, dom.GetOuterHTML, dom.GetOuterHTMLParams{NodeID: node.NodeID})
	return html.OuterHTML, err
}

// sticksOut names the first elements that are wider than the window.
const sticksOut = `[...document.querySelectorAll('body *')].filter(e => e.getBoundingClientRect().right > document.documentElement.clientWidth + 1 && !(function held(p) { return p && p !== document.body && (getComputedStyle(p).overflowX !== 'visible' || held(p.parentElement)); })(e.parentElement))
	.slice(0, 3).map(e => e.tagName + (e.id && '#' + e.id) + '.' + e.getAttribute('class')).join(' ')`
