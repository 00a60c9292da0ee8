package build

import (
	"runtime"
	"sync"
)

// sideBySide does something with each of a list, of as many at once as there are
// processors, in no order. It begins nothing more once ended says so.
func sideBySide[T any](list []T, ended func() bool, do func(T)) {
	var workers sync.WaitGroup
	next := make(chan T)
	for range runtime.GOMAXPROCS(0) {
		workers.Go(func() {
			for x := range next {
				do(x)
			}
		})
	}
	for _, x := range list {
		if ended() {
			break
		}
		next <- x
	}
	close(next)
	workers.Wait()
}
