package browser

import "testing"

// reachable are the elements that the Tab key has to reach, in their order.
const reachable = `[...document.querySelectorAll('a[href], button, input, select, summary, [tabindex="0"]')].filter(e => !e.disabled && e.offsetParent !== null && e.getClientRects().length
	&& getComputedStyle(e).visibility !== 'hidden' && !(e.closest('details:not([open])') && e.tagName !== 'SUMMARY'))`

// seen is true when the focused element can be seen to have the focus.
const seen = `(e => e === document.body || (s => s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) >= 2 || e.classList.contains('skip') && e.getBoundingClientRect().left >= 0)(getComputedStyle(e)))(document.activeElement)`

// The Tab key leads from the top of a page to its end through everything that
// can be used; where the focus is can be seen, and nothing holds it.
func TestEverythingIsReachedByKeyboard(t *testing.T) {
	b := browser(t)
	p := places(t)[0]
	for _, path := range []string{"index.html", "2022/compare/index.html", "2022/compare/2018/index.html", "2022/wall.html", "speeches/2023-gongzuohui.html"} {
		tab := open(t, b, 1280, true)
		tab.visit(p.root + path)
		if path == "2022/compare/index.html" {
			tab.wait(`document.getElementById('choose').getAttribute('data-ready') === 'yes'`)
		}
		want := eval[int](tab, "(window.wanted = "+reachable+").length")
		reached := 0
		for range want + 2 {
			press(tab, "Tab", "", 9)
			if eval[bool](tab, "document.activeElement === document.body") {
				break
			}
			if !eval[bool](tab, seen) {
				t.Errorf("%s: the focus cannot be seen on %s", path, eval[string](tab, "document.activeElement.outerHTML.slice(0, 120)"))
				break
			}
			if reached++; eval[bool](tab, "(k => (k < 0 || wanted.splice(k, 1), k < 0))(wanted.indexOf(document.activeElement))") {
				continue // a chart or a wide table became reachable meanwhile
			}
		}
		if left := eval[string](tab, "wanted.slice(0, 3).map(e => e.outerHTML.slice(0, 100)).join(' | ')"); left != "" {
			t.Errorf("%s: of %d, after %d steps these were not reached: %s", path, want, reached, left)
		}
	}
}

// The first step of the keyboard is the way past the head of the page.
func TestSkipLink(t *testing.T) {
	tab := open(t, browser(t), 1280, true)
	tab.visit(places(t)[0].root + "index.html")
	press(tab, "Tab", "", 9)
	press(tab, "Enter", "\r", 13)
	tab.wait("location.hash === '#main'")
	press(tab, "Tab", "", 9)
	if !eval[bool](tab, "document.activeElement.closest('main') !== null") {
		t.Error("after the way past the head the next step is not in the main part")
	}
}
