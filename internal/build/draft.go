package build

import (
	"bytes"
	"context"
	"path"
	"slices"
	"strings"
	"sync"

	"nianbao/internal/clearance"
	"nianbao/internal/echarts"
	"nianbao/internal/metric"
	"nianbao/internal/render"
	"nianbao/internal/site"
	"nianbao/internal/stat"
)

// A Draft is a site whose pages are printed when they are asked for, so that who
// changes one cell sees the page he looks at before the others are done. It is
// used from several goroutines.
type Draft struct {
	press   *render.Press
	sheets  []*sheet // the pages in the order of awaited
	byPath  map[string]*sheet
	folders map[string]bool // in which pages lie
	report  func()          // what was seen in all that leaves

	metrics *metric.Metrics // all, also those that the edition does not show
	clear   func(stat.Year) clearance.Clearance

	mu       sync.RWMutex
	files    map[string][]byte
	finished chan struct{} // closed when no more is going to be printed

	asked sync.RWMutex // read while a page is printed that somebody waits for; the others give way
}

// A sheet is a page that is printed once.
type sheet struct {
	page site.Page
	once sync.Once
}

func newDraft(pages *site.Site, press *render.Press, report func()) *Draft {
	d := &Draft{press: press, report: report, byPath: map[string]*sheet{}, folders: map[string]bool{}, files: map[string][]byte{}, finished: make(chan struct{})}
	for _, p := range pages.Pages {
		s := &sheet{page: p}
		d.sheets, d.byPath[p.Path] = append(d.sheets, s), s
		d.folders[path.Dir(p.Path)] = true
	}
	slices.SortStableFunc(d.sheets, func(a, b *sheet) int { return awaited(a.page) - awaited(b.page) })
	d.put("assets/echarts.min.js", echarts.Script())
	d.put("assets/numbers.js", echarts.Numbers())
	d.put("assets/echarts.LICENSE.txt", echarts.License())
	press.Assets(d.put)
	return d
}

// awaited is 0 for pages whose script files other pages, or they themselves, ask
// for. Then come those that take longest, so that no processor is left with one of them
// when the others are done: downloads, behind the texts whose files they weigh.
func awaited(p site.Page) int {
	switch p.Kind {
	case site.Search, site.OriginIndex, site.Compare:
		return 0
	case site.Text:
		return 1
	case site.Downloads:
		return 2
	}
	return 3
}

func (d *Draft) put(name string, data []byte) {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.files[name] = data
}

func (d *Draft) print(s *sheet) {
	s.once.Do(func() { d.press.Page(s.page, func(name string, data []byte) { d.put(name, bytes.Clone(data)) }) })
}

// File is a file of the site. It prints a page, and waits for a file that may lie
// beside one; that comes only while Finish runs.
func (d *Draft) File(name string) ([]byte, bool) {
	d.printAsked(name)
	d.printAsked(strings.TrimSuffix(name, path.Ext(name)) + ".html")
	if _, ok := d.have(name); !ok && path.Ext(name) != ".html" && d.folders[path.Dir(name)] {
		<-d.finished
	}
	return d.have(name)
}

// printAsked prints a page, if it is one, before those for which nobody waits.
func (d *Draft) printAsked(name string) {
	if s, ok := d.byPath[name]; ok {
		d.asked.RLock()
		defer d.asked.RUnlock()
		d.print(s)
	}
}

func (d *Draft) have(name string) ([]byte, bool) {
	d.mu.RLock()
	defer d.mu.RUnlock()
	data, ok := d.files[name]
	return data, ok
}

// Finish prints what nobody has asked for, then reports what was seen in all of
// it. It ends early, and reports nothing, when ctx does. It is called once.
func (d *Draft) Finish(ctx context.Context) {
	defer close(d.finished)
	d.each(func() bool { return ctx.Err() != nil }, func(s *sheet) {
		d.giveWay()
		d.print(s)
	})
	if ctx.Err() == nil {
		d.report()
	}
}

// each does something with every page, several at once, until ended says so. Pages of
// indicators hold lists of all areas: one of them at a time, as long as there are others
// to do beside it.
func (d *Draft) each(ended func() bool, do func(*sheet)) {
	long, others := split(d.sheets, func(p site.Page) bool { return p.Kind == site.Indicator })
	var mu sync.Mutex
	atIt := false // somebody is at a long one
	take := func() (s *sheet, isLong bool) {
		mu.Lock()
		defer mu.Unlock()
		if isLong = len(long) > 0 && (!atIt || len(others) == 0); isLong {
			s, long, atIt = long[0], long[1:], true
		} else {
			s, others = others[0], others[1:]
		}
		return s, isLong
	}
	sideBySide(len(d.sheets), ended, func(int) {
		s, isLong := take()
		do(s)
		if isLong {
			mu.Lock()
			atIt = false
			mu.Unlock()
		}
	})
}

// giveWay waits until nobody waits for a page.
func (d *Draft) giveWay() {
	d.asked.Lock()
	defer d.asked.Unlock()
}

// Len is how many files there are; it is known when Finish is done.
func (d *Draft) Len() int {
	d.mu.RLock()
	defer d.mu.RUnlock()
	return len(d.files)
}
