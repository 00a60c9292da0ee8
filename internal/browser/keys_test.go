package browser

import (
	"fmt"
	"strings"
	"testing"
)

// The arrow keys walk over the points of a chart and read them out as its table
// has them.
func TestChartsAreReadByKeyboard(t *testing.T) {
	b := browser(t)
	for _, p := range places(t) {
		t.Run(p.name, func(t *testing.T) {
			tab := open(t, b, 1280, true)
			tab.visit(p.root + "index.html")
			charts := eval[int](tab, "document.querySelectorAll('figure.chart').length")
			for n := range charts {
				cell := fmt.Sprintf("(f => (f.querySelector('.picture').focus(), press(f, 'ArrowRight'), f.querySelector('.reading').textContent.endsWith('：' + f.querySelector('.below tbody tr').cells[1].textContent.trim())))(document.querySelectorAll('figure.chart')[%d])", n)
				if !eval[bool](tab, pressing+cell) {
					t.Errorf("chart %d is not read by keyboard", n)
				}
			}
			if charts == 0 {
				t.Error("the home page has no chart")
			}
			tab.quietly(p.root)
		})
	}
}

// pressing defines how a test presses a key on a chart.
const pressing = `globalThis.press = (f, key) => f.querySelector('.picture').dispatchEvent(new KeyboardEvent('keydown', {key, bubbles: true}));`

// A chart can be saved as a picture that says what it is, without a request.
func TestChartsAreSavedAsPictures(t *testing.T) {
	b := browser(t)
	for _, p := range places(t) {
		t.Run(p.name, func(t *testing.T) {
			tab := open(t, b, 1280, true)
			tab.visit(p.root + "2022/indicators/space_pass_rate.html")
			eval[bool](tab, `(globalThis.saved = [], URL.createObjectURL = blob => (blob.arrayBuffer().then(a => saved.push([blob.type, a.byteLength, blob.type.includes('svg') ? new TextDecoder().decode(a) : ''])), 'about:blank#blocked'),
				HTMLAnchorElement.prototype.click = () => {}, document.querySelectorAll('figure.chart .source button').forEach(b => b.click()), true)`)
			tab.wait(`saved.length === document.querySelectorAll('figure.chart .source button').length && saved.length > 0`)
			for n := range eval[int](tab, "saved.length") {
				kind := eval[string](tab, fmt.Sprintf("saved[%d][0]", n))
				if size := eval[int](tab, fmt.Sprintf("saved[%d][1]", n)); size < 2000 {
					t.Errorf("a picture of type %s has %d bytes", kind, size)
				}
				text := eval[string](tab, fmt.Sprintf("saved[%d][2]", n))
				if kind == "image/svg+xml" && (!strings.Contains(text, "用房达标率") || !strings.Contains(text, "来源：") || strings.Contains(text, "<script")) {
					t.Errorf("a saved picture does not say what it shows: %.200s", text)
				}
			}
			tab.quietly(p.root)
		})
	}
}

// Without a script no button pretends to work.
func TestNoButtonsWithoutScript(t *testing.T) {
	tab := open(t, browser(t), 1280, false)
	tab.visit(places(t)[0].root + "index.html")
	if strings.Contains(outerHTML(tab, "main"), "<button") {
		t.Error("there is a button that does nothing")
	}
}
