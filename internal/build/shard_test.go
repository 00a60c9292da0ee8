package build_test

import (
	"bytes"
	"sync"
	"testing"
	"testing/fstest"

	"nianbao/internal/build"
	"nianbao/internal/diag"
)

// However many parts a site is made in, each page is in one of them, and all parts
// together are the site, byte for byte.
func TestShardsAreTheSite(t *testing.T) {
	shardsAreTheSite(t, province(60, 1), 1, 2, 7, 16)
}

// So it is where the areas have more levels.
func TestShardsOfLevelsAreTheSite(t *testing.T) { shardsAreTheSite(t, tall(nil), 5) }

func shardsAreTheSite(t *testing.T, project fstest.MapFS, parts ...int) {
	t.Helper()
	pictures := drawn(t)
	var problems diag.List
	whole := build.Build(project, build.Edition{}, pictures, nil, &problems)
	if whole == nil || whole.Pages < 250 {
		t.Fatal("no site", problems.Sorted())
	}
	aggregates := map[string]bool{}
	for _, n := range parts {
		files, pages := map[string][]byte{}, 0
		var mu sync.Mutex
		for k := 1; k <= n; k++ {
			draft := build.Compose(project, build.Edition{}, pictures, nil, &problems)
			aggregates[draft.Aggregates()] = true
			made, err := draft.Part(build.Shard{K: k, N: n}).Stream(func(name string, data []byte) error {
				mu.Lock()
				defer mu.Unlock()
				if files[name] != nil {
					t.Errorf("%s is in two of %d parts", name, n)
				}
				files[name] = bytes.Clone(data)
				return nil
			})
			if err != nil {
				t.Fatal(err)
			}
			if most := whole.Pages/n + 2; made.Pages > most || made.Pages < whole.Pages/n-2 {
				t.Errorf("part %d of %d has %d pages of %d", k, n, made.Pages, whole.Pages)
			}
			pages += made.Pages
		}
		if pages != whole.Pages || len(files) != len(whole.Files) {
			t.Errorf("%d parts have %d pages and %d files, the site %d and %d", n, pages, len(files), whole.Pages, len(whole.Files))
		}
		for name, data := range whole.Files {
			if !bytes.Equal(files[name], data) {
				t.Errorf("%s differs in %d parts", name, n)
			}
		}
	}
	if len(aggregates) != 1 {
		t.Errorf("the parts' numbers of larger areas have %d digests", len(aggregates))
	}
	if problems.Any() {
		t.Error(problems.Sorted())
	}
}

// The numbers of the larger areas tell when a cell was another.
func TestAggregatesTellOfACell(t *testing.T) {
	digests := map[string]bool{}
	for n := range 2 {
		var problems diag.List
		digests[build.Compose(province(40+n, 1), build.Edition{}, drawn(t), nil, &problems).Aggregates()] = true
	}
	if len(digests) != 2 {
		t.Error("another community, the same digest")
	}
}

func TestParseShard(t *testing.T) {
	for text, want := range map[string]build.Shard{"1/1": {K: 1, N: 1}, "3/16": {K: 3, N: 16}} {
		if got, ok := build.ParseShard(text); !ok || got != want || got.String() != text {
			t.Errorf("%s is %v, %v", text, got, ok)
		}
	}
	for _, text := range []string{"", "1", "0/2", "3/2", "-1/2", "1/0", "a/b", "1/2/3", "1/99999999"} {
		if got, ok := build.ParseShard(text); ok {
			t.Errorf("%q is %v", text, got)
		}
	}
}
