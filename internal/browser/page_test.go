package browser

import (
	"fmt"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/emulation"
)

// Every kind of page opens from a folder and under a sub-path; it loads nothing
// from outside, breaks no rule of its policy and complains of nothing.
func TestPagesStayInTheirFolder(t *testing.T) {
	b := browser(t)
	for _, p := range places(t) {
		t.Run(p.name, func(t *testing.T) {
			tab := open(t, b, 1280, true)
			for _, path := range pages(t) {
				t.Run(strings.ReplaceAll(path, "/", "_"), func(t *testing.T) {
					tab.t = t
					tab.visit(p.root + path)
					if title := eval[string](tab, "document.title"); title == "" {
						t.Error("the page has no title")
					}
					if h := eval[int](tab, "document.querySelectorAll('h1').length"); h != 1 {
						t.Errorf("the page has %d headings h1, want 1", h)
					}
					tab.quietly(p.root)
				})
			}
			tab.t = t
		})
	}
}

// Charts are there from the start as drawings; when they come into view ECharts
// draws them again, and the drawing is what is left when it cannot.
func TestChartsComeToLife(t *testing.T) {
	b := browser(t)
	for _, p := range places(t) {
		t.Run(p.name, func(t *testing.T) {
			for _, path := range []string{"index.html", "2022/indicators/space_pass_rate.html"} {
				tab := open(t, b, 1280, true)
				tab.visit(p.root + path)
				drawn := eval[int](tab, "document.querySelectorAll('figure.chart .picture > svg').length")
				if drawn == 0 {
					t.Fatalf("%s has no chart", path)
				}
				for n := range drawn {
					eval[bool](tab, scrollTo(n))
					tab.wait(alive(n))
				}
				tab.quietly(p.root)
			}
		})
	}
}

// On a phone a legend takes more rows and the plot begins further down; where there
// is room again, it goes back.
func TestLegendsFollowTheWidth(t *testing.T) {
	p := places(t)[0]
	tab := open(t, browser(t), 360, true)
	tab.visit(p.root + "index.html")
	eval[bool](tab, scrollTo(0))
	tab.wait(alive(0))
	top := "echarts.getInstanceByDom(" + picture(0) + ".querySelector('.live')).getOption().grid[0].top"
	narrow := eval[int](tab, top)
	ask(tab, emulation.SetDeviceMetricsOverride, emulation.SetDeviceMetricsOverrideParams{Width: 1280, Height: 900, DeviceScaleFactor: 1})
	tab.wait(fmt.Sprintf("%s < %d", top, narrow))
	if wide := eval[int](tab, top); narrow-wide < 24 {
		t.Errorf("the plot begins at %d on a phone and at %d where there is room", narrow, wide)
	}
}

// Without scripts a page has all its numbers, tables and drawings.
func TestPagesReadWithoutScript(t *testing.T) {
	b := browser(t)
	for _, p := range places(t) {
		t.Run(p.name, func(t *testing.T) {
			with, without := open(t, b, 1280, true), open(t, b, 1280, false)
			for _, path := range pages(t) {
				with.visit(p.root + path)
				without.visit(p.root + path)
				want, got := text(with), text(without)
				if len(want) < 40 || missingFrom(got, want) != "" {
					t.Errorf("%s: without scripts %q is not in the page", path, missingFrom(got, want))
				}
				if n := drawings(without); n != drawings(with) {
					t.Errorf("%s: %d drawings without scripts, %d with them", path, n, drawings(with))
				}
				without.quietly(p.root)
			}
		})
	}
}

// No page is wider than the window it is read in: on a phone, and at 200% and
// 400% of 1280 pixels.
func TestPagesFitNarrowWindows(t *testing.T) {
	b := browser(t)
	p := places(t)[0]
	for _, width := range []int64{320, 640, 768, 1440} {
		tab := open(t, b, width, true)
		for _, path := range pages(t) {
			tab.visit(p.root + path)
			if over := eval[int](tab, "document.documentElement.scrollWidth - document.documentElement.clientWidth"); over > 0 {
				t.Errorf("%s is %d pixels too wide for a window of %d: %s", path, over, width, eval[string](tab, sticksOut))
			}
		}
	}
}

// What is wider than a phone says so in a word, can be reached by keyboard, and has a
// name; what is not, is no stop on the way.
func TestWideThingsSaySo(t *testing.T) {
	b := browser(t)
	p := places(t)[0]
	tab := open(t, b, 390, true)
	source, wide := axe(t), 0
	for _, path := range pages(t) {
		tab.visit(p.root + path)
		mute := eval[string](tab, `[...document.querySelectorAll('.scroll')].filter(e => e.scrollWidth > e.clientWidth + 1 && !(e.tabIndex === 0 && e.getAttribute('role') === 'region' && e.getAttribute('aria-label').endsWith('（可左右滚动）')
			&& e.previousElementSibling.matches('.swipe:not([hidden])') && getComputedStyle(e).backgroundImage.includes('gradient'))).map(e => e.dataset.label).join('; ')`)
		if mute != "" {
			t.Errorf("%s: wide and mute: %s", path, mute)
		}
		if loud := eval[string](tab, `[...document.querySelectorAll('.scroll')].filter(e => e.scrollWidth <= e.clientWidth && e.hasAttribute('tabindex')).map(e => e.dataset.label).join('; ')`); loud != "" {
			t.Errorf("%s: not wide, and a stop on the way: %s", path, loud)
		}
		wide += eval[int](tab, `document.querySelectorAll('.scroll[tabindex]').length`)
		tab.axe(source, path+", on a phone")
	}
	if wide < 10 {
		t.Errorf("only %d things are wide", wide)
	}
}

// A long table is filtered by the words typed; its total stays, and several tables of
// the same lines share one box.
func TestTablesAreFiltered(t *testing.T) {
	b := browser(t)
	for _, p := range places(t) {
		t.Run(p.name, func(t *testing.T) {
			tab := open(t, b, 1280, true)
			tab.visit(p.root + "2022/indicators/space_pass.html")
			const rows = `[...document.querySelectorAll('table.places')].pop().tBodies[0].rows`
			const shown = `[...` + rows + `].filter(r => r.getClientRects().length)`
			typed := func(words string) {
				eval[bool](tab, fmt.Sprintf(`(e => { e.value = %q; e.dispatchEvent(new Event('input')); return true; })(document.querySelector('.filter input'))`, words))
			}
			if boxes := eval[int](tab, `document.querySelectorAll('.filter').length`); boxes != 2 {
				t.Fatalf("%d boxes, want those of the ranking and of the cells: the table of streets is short", boxes)
			}
			all := eval[int](tab, rows+".length")
			typed("明珠街道 达标")
			if n := eval[int](tab, shown+".length"); n == 0 || n == all || eval[bool](tab, shown+`.some(r => !r.textContent.includes('明珠街道'))`) {
				t.Errorf("%d of %d lines are shown", n, all)
			}
			if said, want := eval[string](tab, `document.querySelector('.filter [role=status]').textContent`), fmt.Sprintf("列出 %d 行，共 %d 行", eval[int](tab, shown+".length"), all); said != want {
				t.Errorf("it says %q, want %q", said, want)
			}
			typed("")
			if n := eval[int](tab, shown+".length"); n != all {
				t.Errorf("with nothing typed %d of %d lines are shown", n, all)
			}
			tab.visit(p.root + "2022/compare/areas/329901001.html")
			typed("新桥")
			if n := eval[int](tab, `[...document.querySelectorAll('[data-filter] table')].filter(t => [...t.tBodies[0].rows].filter(r => !r.hidden).length !== 1).length`); n > 0 || eval[int](tab, `document.querySelectorAll('.filter').length`) != 1 {
				t.Errorf("%d tables do not show one line, or there is not one box", n)
			}
			tab.quietly(p.root)
		})
	}
}
