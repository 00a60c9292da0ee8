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
