package browser

import (
	"bytes"
	"compress/gzip"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/page"
)

// maxHome is how large the home page may be, in bytes, with its style and scripts
// but without ECharts, which comes when a chart is looked at.
const maxHome = 150_000

// What the home page weighs and how fast it is there. The weight is a law; the
// times depend on the machine and are printed.
func TestHomePageIsLight(t *testing.T) {
	b := browser(t)
	p := places(t)[1] // as from a server
	for _, script := range []bool{true, false} {
		tab := open(t, b, 1366, script)
		if script {
			ask(tab, page.AddScriptToEvaluateOnNewDocument, page.AddScriptToEvaluateOnNewDocumentParams{Source: watching})
		}
		tab.visit(p.root + "index.html")
		if !script {
			if n := drawings(tab); n == 0 {
				t.Error("without scripts the first picture has no charts")
			}
			continue
		}
		tab.wait("measured.paint > 0 && document.readyState === 'complete'")
		t.Logf("first paint %.0f ms, loaded %.0f ms, largest paint %.0f ms, shifts %.3f, long tasks %.0f of %.0f ms, blocking %.0f ms, %d elements, %d requests",
			eval[float64](tab, "measured.paint"), eval[float64](tab, "performance.getEntriesByType('navigation')[0].loadEventEnd"), eval[float64](tab, "measured.largest"),
			eval[float64](tab, "measured.shift"), eval[float64](tab, "measured.tasks"), eval[float64](tab, "measured.long"), eval[float64](tab, "measured.blocking"),
			eval[int](tab, "document.querySelectorAll('*').length"), eval[int](tab, "1 + performance.getEntriesByType('resource').length"))
		weighHome(t, p.root, eval[[]string](tab, "performance.getEntriesByType('resource').map(r => r.name)"))
		if before := eval[int](tab, "performance.getEntriesByType('resource').filter(r => r.name.includes('echarts')).length"); before != 0 {
			t.Error("ECharts is asked for before a chart is in view")
		}
		eval[bool](tab, scrollTo(0))
		tab.wait(alive(0))
		if after := eval[int](tab, "performance.getEntriesByType('resource').filter(r => r.name.includes('echarts')).length"); after != 1 {
			t.Errorf("ECharts was asked for %d times, want once", after)
		}
		t.Logf("with a chart alive: shifts %.3f, long tasks %.0f of %.0f ms, blocking %.0f ms", eval[float64](tab, "measured.shift"), eval[float64](tab, "measured.tasks"), eval[float64](tab, "measured.long"), eval[float64](tab, "measured.blocking"))
		tab.quietly(p.root)
	}
}

// weighHome adds up what a browser asked for to show the home page.
func weighHome(t *testing.T, root string, asked []string) {
	t.Helper()
	folder, err := published()
	if err != nil {
		t.Fatal(err)
	}
	all, packed := 0, 0
	for _, address := range append([]string{root + "index.html"}, asked...) {
		name, err := url.PathUnescape(strings.TrimPrefix(address, root))
		if err != nil {
			t.Fatal(err)
		}
		text, err := os.ReadFile(filepath.Join(folder, filepath.FromSlash(name)))
		if err != nil {
			t.Fatal(err)
		}
		t.Logf("%s: %d bytes, %d in gzip", name, len(text), zipped(text))
		all, packed = all+len(text), packed+zipped(text)
	}
	t.Logf("home page with style and scripts: %d bytes, %d in gzip", all, packed)
	if all > maxHome || len(asked) < 3 {
		t.Errorf("the home page and %d files that it asks for have %d bytes, want at most %d", len(asked), all, maxHome)
	}
}

// watching notes what the browser measures of itself. Blocking is what long tasks
// take beyond 50 ms.
const watching = `globalThis.measured = {paint: 0, largest: 0, shift: 0, tasks: 0, long: 0, blocking: 0};
	const note = (type, take) => new PerformanceObserver(l => l.getEntries().forEach(take)).observe({type, buffered: true});
	note('paint', e => { if (e.name === 'first-contentful-paint') measured.paint = e.startTime; });
	note('largest-contentful-paint', e => { measured.largest = e.startTime; });
	note('layout-shift', e => { if (!e.hadRecentInput) measured.shift += e.value; });
	note('longtask', e => { measured.tasks++; measured.long += e.duration; measured.blocking += e.duration - 50; });`

// zipped is how many bytes a text has when a server packs it.
func zipped(text []byte) int {
	var out bytes.Buffer
	z := gzip.NewWriter(&out)
	z.Write(text)
	z.Close()
	return out.Len()
}

// Search answers while one types; how fast is printed, letter by letter.
func TestSearchKeepsUpWithTyping(t *testing.T) {
	p := places(t)[0]
	tab := open(t, browser(t), 1366, true)
	tab.visit(p.root + "search.html")
	tab.wait(`document.querySelector('#search-here').getAttribute('data-ready') === 'yes'`)
	for _, query := range []string{"明珠街道", "yongfang", "用房不达标", "329901"} {
		var slowest float64
		letters := []rune(query)
		for n := range letters {
			eval[string](tab, ask1(string(letters[:n+1])))
			slowest = max(slowest, eval[float64](tab, `Number(document.querySelector('#search-here').getAttribute('data-milliseconds'))`))
		}
		if n := eval[int](tab, `document.querySelectorAll('#search-here .search-results a').length`); n == 0 {
			t.Errorf("%s finds nothing", query)
		}
		t.Logf("%s: at most %.1f ms a key", query, slowest)
	}
	tab.quietly(p.root)
}
