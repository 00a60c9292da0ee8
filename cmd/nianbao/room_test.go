package main

import "testing"

// What is needed and what nobody needs any more: a district takes what it likes, a
// country twice what it needs, and more data never get less memory.
func TestGrowth(t *testing.T) {
	for needed, want := range map[uint64]int{0: 400, 10 << 20: 400, 256 << 20: 400, 512 << 20: 200, 1 << 30: 100, 8 << 30: 100} {
		if got := growth(needed); got != want {
			t.Errorf("%d MB may grow by %d%%, want %d%%", needed>>20, got, want)
		}
	}
	room := func(needed uint64) uint64 { return needed + needed*uint64(growth(needed))/100 }
	for mb := range uint64(4000) {
		if room(mb<<20) > room((mb+1)<<20)+(16<<20) {
			t.Fatalf("%d MB have more room than %d MB", mb, mb+1)
		}
	}
}
