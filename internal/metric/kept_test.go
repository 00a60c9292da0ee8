package metric

import "testing"

// A shelf computes a thing once; of passing things it keeps the last ones.
func TestShelf(t *testing.T) {
	s := shelf[int, int]{recent: 2}
	computed := map[int]int{}
	ask := func(key int, passing bool) {
		if got := s.get(key, passing, func() int { computed[key]++; return key * key }); got != key*key {
			t.Errorf("%d is %d", key, got)
		}
	}
	ask(1, false)
	for _, key := range []int{2, 3, 3, 2, 4, 3, 2, 1} {
		ask(key, key != 1)
	}
	for key, want := range map[int]int{1: 1, 2: 2, 3: 1, 4: 1} {
		if computed[key] != want {
			t.Errorf("%d was computed %d times, want %d", key, computed[key], want)
		}
	}
	if len(s.on) != 3 {
		t.Errorf("%d things are kept, want the first and the last two", len(s.on))
	}
}
