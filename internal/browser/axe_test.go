package browser

import (
	"os"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/emulation"
)

// axe is the source of axe-core, which npm brings for the tests alone.
func axe(t *testing.T) string {
	t.Helper()
	source, err := os.ReadFile(repository + "/node_modules/axe-core/axe.min.js")
	if err != nil {
		t.Fatalf("axe-core is not there, so accessibility cannot be tested; run: npm ci --ignore-scripts (or: make test): %v", err)
	}
	return string(source)
}

// axeSays runs all rules of WCAG 2.0 to 2.2, levels A and AA, and axe's own good
// practice; each line is a rule, what it wants, and the first places that break it.
const axeSays = `(axe.run(document, {resultTypes: ['violations'], runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']}).then(
	r => window.axeFound = r.violations.map(v => v.id + ': ' + v.help + ' (' + v.nodes.length + ') ' + v.nodes.slice(0, 3).map(n => n.target + ' ' + n.html.slice(0, 160) + ' ' + (n.any.concat(n.all, n.none)[0] || {message: ''}).message).join(' | ')).join('\n'),
	e => window.axeFound = String(e)), true)`

// scheme sets the colours that the reader's system asks for.
func scheme(b *tab, colours string) {
	b.t.Helper()
	ask(b, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Features: []*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: colours}}})
}

// axe-core finds nothing on any kind of page, in light and dark.
func TestAxeFindsNothing(t *testing.T) {
	source := axe(t)
	p := places(t)[0]
	for _, colours := range []string{"light", "dark"} {
		tab := open(t, browser(t), 1280, true)
		scheme(tab, colours)
		for _, path := range pages(t) {
			tab.visit(p.root + path)
			tab.axe(source, path+", "+colours)
		}
	}
}

// axe reports what axe-core finds on the page that is open.
func (b *tab) axe(source, where string) {
	b.t.Helper()
	eval[bool](b, source+"\ntrue")
	eval[bool](b, axeSays)
	b.wait("window.axeFound !== undefined")
	if found := eval[string](b, "window.axeFound"); found != "" {
		b.t.Errorf("%s:\n%s", where, strings.TrimSpace(found))
	}
}
