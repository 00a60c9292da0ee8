package bag

import (
	"cmp"
	"io"
	"maps"
	"slices"
	"strings"
	"sync"
)

// A Fault is one way in which a bag is not what was packed.
type Fault struct {
	Path string // in the bag; empty: the zip as a whole
	What string // Chinese
}

// Faults holds every file against every manifest. A sound bag has none.
func (o *Opened) Faults() []Fault {
	c := &checker{Opened: o, sums: o.sums()}
	c.manifests("manifest-", func(path string) bool { return strings.HasPrefix(path, payload) })
	c.manifests("tagmanifest-", tagged)
	c.signature()
	if o.altered && len(c.faults) == 0 {
		c.add("", "压缩包有改动，但内容没有变")
	}
	slices.SortFunc(c.faults, func(a, b Fault) int { return cmp.Or(cmp.Compare(a.Path, b.Path), cmp.Compare(a.What, b.What)) })
	return slices.Compact(c.faults)
}

// tagged are the files that tag manifests list.
func tagged(path string) bool {
	return !strings.HasPrefix(path, payload) && !strings.HasPrefix(path, "tagmanifest-") && path != signature
}

// sums digests all files, several at a time; a file that cannot be unpacked has
// no digests.
func (o *Opened) sums() listing {
	out := listing{}
	var mu sync.Mutex
	each(slices.Sorted(maps.Keys(o.parts)), func(path string) {
		s := o.sum(path)
		mu.Lock()
		defer mu.Unlock()
		out[path] = s
	})
	return out
}

func (o *Opened) sum(path string) Sums {
	f := o.parts[path]
	r, err := f.Open()
	if err != nil {
		return nil
	}
	defer r.Close()
	s, n, err := sum(io.LimitReader(r, int64(f.UncompressedSize64)+1))
	if err != nil || n != int64(f.UncompressedSize64) {
		return nil
	}
	return s
}

// A checker collects faults.
type checker struct {
	*Opened
	sums   listing
	faults []Fault
}

func (c *checker) add(path, what string) { c.faults = append(c.faults, Fault{path, what}) }

// manifests holds the files that are listed in the manifests of a kind against
// them, one algorithm after the other.
func (c *checker) manifests(kind string, belongs func(string) bool) {
	for _, a := range algorithms {
		name := kind + a.name + ".txt"
		text, err := c.read(name)
		listed, ok := readManifest(text)
		if err != nil || !ok {
			c.add(name, "读不出来，或没有这个文件")
			continue
		}
		c.listed(a.name, listed, belongs)
	}
}

func (c *checker) listed(algorithm string, listed map[string]string, belongs func(string) bool) {
	for path, want := range listed {
		switch s, there := c.sums[path]; {
		case !there:
			c.add(path, "清单里有，档案里没有")
		case s == nil:
			c.add(path, "读不出来，内容已损坏")
		case s[algorithm] != want:
			c.add(path, "内容与封存时不同")
		}
	}
	for path := range c.sums {
		if _, ok := listed[path]; !ok && belongs(path) {
			c.add(path, "清单里没有，是多出来的")
		}
	}
}
