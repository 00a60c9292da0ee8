package browser

import (
	"context"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/chromedp"
)

// The oldest browser that the site promises to work in is Chromium 88, older
// than any on the desktops that offices buy today. npm brings one, packed.
const (
	packed   = repository + "/node_modules/chrome-aws-lambda"
	unpacked = repository + "/node_modules/.chromium-88"
)

var unpack = sync.OnceValues(func() (program, said string) {
	out, err := exec.Command("node", "unpack.mjs", packed, unpacked).CombinedOutput()
	if err != nil {
		return "", string(out) + err.Error()
	}
	program, err = filepath.Abs(filepath.Join(unpacked, "chromium"))
	if err != nil {
		return "", err.Error()
	}
	return program, ""
})

// chromium88 starts it for one test, or fails with what to do.
func chromium88(t *testing.T) context.Context {
	t.Helper()
	program, said := unpack()
	if program == "" {
		t.Fatalf("there is no Chromium 88, so old browsers cannot be tested; run: npm ci --ignore-scripts (or: make test)\n%s", said)
	}
	ctx, cancel := context.WithTimeout(context.Background(), 5*time.Minute)
	t.Cleanup(cancel)
	ctx, cancel = chromedp.NewExecAllocator(ctx, append(chromedp.DefaultExecAllocatorOptions[:], chromedp.ExecPath(program), chromedp.NoSandbox,
		chromedp.Flag("headless", true), chromedp.Flag("no-zygote", true), chromedp.Flag("single-process", true), chromedp.Flag("use-gl", "swiftshader"), chromedp.Flag("lang", "zh-CN"))...)
	t.Cleanup(cancel)
	ctx, cancel = chromedp.NewContext(ctx)
	t.Cleanup(cancel)
	if err := chromedp.Do(ctx); err != nil {
		t.Fatalf("Chromium 88 does not start: %v", err)
	}
	return ctx
}

// In Chromium 88 every kind of page opens, fits, and complains of nothing.
func TestPagesOpenInChromium88(t *testing.T) {
	b := chromium88(t)
	for _, p := range places(t) {
		for _, path := range pages(t) {
			t.Run(p.name+"/"+strings.ReplaceAll(path, "/", "_"), func(t *testing.T) {
				tab := open(t, b, 1280, true)
				tab.visit(p.root + path)
				if agent := eval[string](tab, "navigator.userAgent"); !strings.Contains(agent, "Chrome/88.") {
					t.Fatalf("this is %s", agent)
				}
				if over := eval[int](tab, "document.documentElement.scrollWidth - document.documentElement.clientWidth"); over > 0 {
					t.Errorf("the page is %d pixels too wide: %s", over, eval[string](tab, sticksOut))
				}
				tab.quietly(p.root)
			})
		}
	}
}

// The scripts do in Chromium 88 what they do in today's: charts come to life,
// numbers open, tables sort, search answers, communities are chosen, slides turn.
func TestScriptsRunInChromium88(t *testing.T) {
	b := chromium88(t)
	p := places(t)[0]
	tab := open(t, b, 1280, true)
	tab.visit(p.root + "index.html")
	eval[bool](tab, scrollTo(0))
	tab.wait(alive(0))
	eval[bool](tab, "(document.querySelector('main a[data-origin]').click(), true)")
	tab.wait(panel + " !== null && " + panelText + ".includes('口径')")
	tab.quietly(p.root)

	tab.visit(p.root + "2022/areas/index.html")
	eval[bool](tab, "(document.querySelectorAll('table.sortable thead button')[1].click(), true)")
	if sorted := eval[string](tab, "document.querySelectorAll('table.sortable thead th')[1].getAttribute('aria-sort')"); sorted != "descending" {
		t.Errorf("a table is sorted %q", sorted)
	}
	tab.quietly(p.root)

	tab.visit(p.root + "search.html")
	tab.wait(`document.querySelector('#search-here').getAttribute('data-ready') === 'yes'`)
	if first := eval[string](tab, ask1("yugang")); !strings.Contains(first, "渔港社区") {
		t.Errorf("search answers %q", first)
	}
	tab.quietly(p.root)

	tab.visit(p.root + "2022/compare/index.html#329901001001,329901001002")
	tab.wait(`document.querySelectorAll('.compared tbody tr').length > 20`)
	tab.quietly(p.root)

	tab.visit(p.root + "2022/wall.html")
	press(tab, "PageDown", "", 34)
	if at := eval[int](tab, slideNow); at != 2 {
		t.Errorf("slide %d is shown, want 2", at)
	}
	tab.quietly(p.root)
}

// understood lists the rules of the page's style sheets, as the browser kept
// them: what it does not understand it drops.
const understood = `[...document.styleSheets].map(s => (function list(rules, at) {
	return [...rules].map(r => r.selectorText ? at + r.selectorText : r.cssRules && r.type !== 6 ? list(r.cssRules, at + (r.conditionText || r.media && r.media.mediaText || '') + '{').join('\n') : at + r.cssText.slice(0, 5))
})(s.cssRules, '').join('\n')).join('\n').replace(/\s*,\s*/g, ', ')`

// No rule of a style sheet is beyond Chromium 88; what it drops of the rules for
// sheets of paper are their page numbers, and what is said of colours that the
// reader's system sets is for systems that can.
func TestStylesAreKnownToChromium88(t *testing.T) {
	p := places(t)[1] // a browser does not show the rules of a sheet in a folder
	today, then := open(t, browser(t), 1280, true), open(t, chromium88(t), 1280, true)
	for _, path := range []string{"index.html", "2022/wall.html"} {
		today.visit(p.root + path)
		then.visit(p.root + path)
		want, got := strings.Split(eval[string](today, understood), "\n"), eval[string](then, understood)
		if len(want) < 100 {
			t.Fatalf("%s: %d rules only", path, len(want))
		}
		have := "\n" + got + "\n"
		for _, rule := range want {
			if strings.HasPrefix(rule, "(forced-colors: active)") {
				continue
			}
			if rule == "" || !strings.Contains(have, "\n"+rule+"\n") {
				t.Errorf("%s: Chromium 88 does not understand %q", path, rule)
			}
		}
	}
}
