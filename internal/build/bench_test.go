package build_test

import (
	"os"
	"sync"
	"testing"

	"nianbao/internal/build"
	"nianbao/internal/diag"
)

// kept is a cache in memory.
type kept map[string][]byte

func (k kept) Get(key string) ([]byte, bool) { b, ok := k[key]; return b, ok }
func (k kept) Put(key string, svg []byte)    { k[key] = svg }

// BenchmarkRebuild builds the sample with all pictures drawn before.
func BenchmarkRebuild(b *testing.B) {
	cache := kept{}
	for n := range b.N + 1 {
		if n == 1 {
			b.ResetTimer()
		}
		pictures, err := build.NewPictures(locked(cache))
		if err != nil {
			b.Fatal(err)
		}
		var problems diag.List
		if build.Build(os.DirFS("../.."), build.Edition{}, pictures, nil, &problems) == nil {
			b.Fatal(problems.Sorted())
		}
	}
}

// BenchmarkPages prints the pages of a province with all pictures drawn before, and
// keeps none. Its profile says where the time goes, and is what the program is compiled
// by: docs/performance.md.
func BenchmarkPages(b *testing.B) {
	project, cache := province(*communities, 1), locked(kept{})
	for n := range b.N + 1 {
		if n == 1 {
			b.ResetTimer()
		}
		pictures, err := build.NewPictures(cache)
		if err != nil {
			b.Fatal(err)
		}
		var problems diag.List
		draft := build.Compose(project, build.Edition{}, pictures, nil, &problems)
		if draft == nil {
			b.Fatal(problems.Sorted())
		}
		if _, err := draft.Stream(func(string, []byte) error { return nil }); err != nil {
			b.Fatal(err)
		}
	}
}

// guarded makes a cache safe for the several workers of a build.
type guarded struct {
	sync.Mutex
	kept
}

func locked(k kept) *guarded { return &guarded{kept: k} }

func (g *guarded) Get(key string) ([]byte, bool) {
	g.Lock()
	defer g.Unlock()
	return g.kept.Get(key)
}

func (g *guarded) Put(key string, svg []byte) {
	g.Lock()
	defer g.Unlock()
	g.kept.Put(key, svg)
}
