package main

import (
	"runtime"
	"runtime/debug"
	"runtime/metrics"
)

// A build is short: memory is cheaper than collecting it, as long as there is enough.
// So a small heap may grow to five times what is needed, a country's to twice that.
const (
	mostGrowth  = 400     // per cent
	leastGrowth = 100     // likewise
	growthRoom  = 1 << 30 // bytes that what nobody needs any more may take
)

// growth is by how many per cent a heap may grow of which so many bytes are needed.
func growth(needed uint64) int {
	return int(max(leastGrowth, min(mostGrowth, growthRoom*100/max(1, needed))))
}

// spendMemory lets the heap grow, by less the larger it is. It looks after each
// collection, of which it is told by an object that nobody holds.
func spendMemory() {
	debug.SetGCPercent(mostGrowth)
	watchHeap(new(watcher))
}

// A watcher is found to be unneeded by each collection.
type watcher struct{ _ [16]byte }

func watchHeap(w *watcher) {
	runtime.SetFinalizer(w, func(w *watcher) {
		live := []metrics.Sample{{Name: "/gc/heap/live:bytes"}}
		if metrics.Read(live); live[0].Value.Kind() == metrics.KindUint64 {
			debug.SetGCPercent(growth(live[0].Value.Uint64()))
		}
		watchHeap(w)
	})
}
