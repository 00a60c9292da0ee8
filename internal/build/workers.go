package build

import (
	"runtime"
	"sync"
)

// sideBySide does something n times, for as many numbers from 0 at once as there are
// processors, in no order. It begins nothing more once ended says so; nil never does.
func sideBySide(n int, ended func() bool, do func(k int)) {
	var workers sync.WaitGroup
	next := make(chan int)
	for range runtime.GOMAXPROCS(0) {
		workers.Go(func() {
			for k := range next {
				do(k)
			}
		})
	}
	for k := range n {
		if ended != nil && ended() {
			break
		}
		next <- k
	}
	close(next)
	workers.Wait()
}
