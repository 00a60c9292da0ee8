package render

import (
	"bytes"
	"cmp"
	"slices"
	"sync"

	"nianbao/internal/site"
)

// Anchors are the places within other pages to which texts lead. Links that site
// composes are right by construction; these are typed by people, and looked at
// when all else is printed.
type anchors struct {
	mu   sync.Mutex
	list []anchor
}

// An anchor is a place within a page, and the text that leads there.
type anchor struct{ page, id, from string }

func (a *anchors) add(from string, list []anchor) {
	a.mu.Lock()
	defer a.mu.Unlock()
	for _, one := range list {
		one.from = from
		a.list = append(a.list, one)
	}
}

// Anchors reports links of texts to places that their page does not have. Their
// pages are printed once more for it, which are few.
func (p *Press) Anchors() {
	slices.SortFunc(p.anchors.list, func(a, b anchor) int {
		return cmp.Or(cmp.Compare(a.page, b.page), cmp.Compare(a.from, b.from), cmp.Compare(a.id, b.id))
	})
	var at string
	var ids map[string]bool
	for _, a := range p.anchors.list {
		if a.page != at {
			at, ids = a.page, p.ids(a.page)
		}
		if ids != nil && !ids[a.id] {
			in := &inspection{page: a.from, said: map[string]bool{}}
			in.broken(a.page + "#" + a.id)
			p.problems.Add(in.faults[0])
		}
	}
}

// ids are the places that a page has; nil for what is no page of today, such as
// one of a sealed year.
func (p *Press) ids(path string) map[string]bool {
	for _, page := range p.site.Pages {
		if page.Path == path && page.Kind != site.Sealed {
			var b bytes.Buffer
			if p.theme.print(&b, p.site.View(page)) != nil {
				return nil // which was reported
			}
			return inspect(path, b.Bytes(), func(string) bool { return true }).ids
		}
	}
	return nil
}
