package browser

import (
	"fmt"
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/page"
)

// screen makes the window of a tab as large as a screen.
func screen(b *tab, width, height int64) {
	b.t.Helper()
	ask(b, emulation.SetDeviceMetricsOverride, emulation.SetDeviceMetricsOverrideParams{Width: width, Height: height, DeviceScaleFactor: 1})
}

const (
	slideNow = `[...document.querySelectorAll('.slide')].findIndex(s => !s.hidden) + 1`
	slides   = `document.querySelectorAll('.slide').length`
)

// On the usual screens each slide is whole, and nothing is set smaller than a
// reader five metres away can read: 28 px of 1080, in proportion.
func TestWallIsLegible(t *testing.T) {
	b := browser(t)
	p := places(t)[0]
	for _, size := range [][2]int64{{1920, 1080}, {1366, 768}} {
		tab := open(t, b, size[0], true)
		screen(tab, size[0], size[1])
		tab.visit(p.root + "2022/wall.html")
		n := eval[int](tab, slides)
		if n < 5 {
			t.Fatalf("%d slides", n)
		}
		for k := 1; k <= n; k++ {
			press(tab, "Home", "", 36)
			for range k - 1 {
				press(tab, "ArrowRight", "", 39)
			}
			if at := eval[int](tab, slideNow); at != k {
				t.Fatalf("slide %d is shown, want %d", at, k)
			}
			if over := eval[int](tab, "document.documentElement.scrollHeight - innerHeight"); over > 0 {
				t.Errorf("%v: slide %d is %d pixels too high", size, k, over)
			}
			if out := eval[string](tab, sticksOut); out != "" {
				t.Errorf("%v: slide %d is too wide: %s", size, k, out)
			}
			if small := eval[string](tab, fmt.Sprintf(tooSmall, size[1])); small != "" {
				t.Errorf("%v: slide %d has small type: %s", size, k, small)
			}
		}
		tab.quietly(p.root)
	}
}

// tooSmall names the elements of the shown slide whose text is smaller than 28 px
// of 1080.
const tooSmall = `[...document.querySelectorAll('.slide:not([hidden]) *')].filter(e => [...e.childNodes].some(n => n.nodeType === 3 && n.data.trim()) && !e.closest('.hidden')
	&& parseFloat(getComputedStyle(e).fontSize) < 28 * %d / 1080 - 0.5).slice(0, 3).map(e => e.tagName + ' ' + e.textContent).join('; ')`

// The keys of a remote control turn the slides; a pause stops them turning.
func TestWallObeysRemote(t *testing.T) {
	b := browser(t)
	for _, p := range places(t) {
		t.Run(p.name, func(t *testing.T) {
			tab := open(t, b, 1920, true)
			screen(tab, 1920, 1080)
			tab.visit(p.root + "2022/wall.html#m-3")
			n := eval[int](tab, slides)
			for _, step := range []struct {
				key  string
				code int64
				want int
			}{
				{"", 0, 3}, {"PageDown", 34, 4}, {"PageUp", 33, 3}, {"ArrowLeft", 37, 2}, {"ArrowRight", 39, 3}, {"ArrowDown", 40, 4}, {"ArrowUp", 38, 3},
				{"End", 35, n}, {"PageDown", 34, 1}, {"PageUp", 33, n}, {"Home", 36, 1},
			} {
				if step.key != "" {
					press(tab, step.key, "", step.code)
				}
				if at := eval[int](tab, slideNow); at != step.want {
					t.Errorf("after %s slide %d is shown, want %d", step.key, at, step.want)
				}
			}
			playing := "document.documentElement.classList.contains('is-playing')"
			for _, want := range []bool{false, true} {
				press(tab, " ", " ", 32)
				if eval[bool](tab, playing) != want {
					t.Errorf("after a space the slides turn: %v, want %v", !want, want)
				}
			}
			tab.quietly(p.root)
		})
	}
}

// The slides turn by themselves in time, but not for whoever wants no motion.
func TestWallTurns(t *testing.T) {
	b := browser(t)
	p := places(t)[0]
	for _, calm := range []bool{false, true} {
		tab := open(t, b, 1920, true)
		screen(tab, 1920, 1080)
		if calm {
			ask(tab, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Features: []*emulation.MediaFeature{{Name: "prefers-reduced-motion", Value: "reduce"}}})
		}
		ask(tab, page.AddScriptToEvaluateOnNewDocument, page.AddScriptToEvaluateOnNewDocumentParams{Source: `window.setInterval = (f, ms) => (window.turn = f, window.every = ms, 1)`})
		tab.visit(p.root + "2022/wall.html")
		if calm {
			if eval[bool](tab, "'turn' in window") {
				t.Error("the slides turn though motion is not wanted")
			}
			continue
		}
		if ms := eval[int](tab, "window.every"); ms < 10000 || ms > 30000 {
			t.Errorf("a slide stands %d ms", ms)
		}
		eval[bool](tab, "(turn(), true)")
		if at := eval[int](tab, slideNow); at != 2 {
			t.Errorf("after its time slide %d is shown, want 2", at)
		}
	}
}
