package swap

import (
	"errors"
	"os"
	"path/filepath"
	"sync"
	"sync/atomic"
	"testing"
)

// However many runs take a target and leave it again, and the lock file with it, no two
// of them ever have it at once, and no file is left.
func TestLockIsHeldByOne(t *testing.T) {
	const runs, rounds = 8, 400
	p, err := locate(filepath.Join(t.TempDir(), "退回"))
	must(t, err)
	var holders, held, busy atomic.Int32
	var group sync.WaitGroup
	for range runs {
		group.Go(func() {
			for range rounds {
				l, err := p.lock()
				switch {
				case errors.Is(err, ErrBusy):
					busy.Add(1)
					continue
				case err != nil:
					t.Error(err)
					return
				}
				if n := holders.Add(1); n != 1 {
					t.Errorf("%d have it at once", n)
				}
				held.Add(1)
				holders.Add(-1)
				l.free()
			}
		})
	}
	group.Wait()
	if held.Load() < rounds || busy.Load() == 0 {
		t.Errorf("held %d times, found busy %d times: the test tests too little", held.Load(), busy.Load())
	}
	if left, _ := os.ReadDir(p.parent); len(left) > 0 {
		t.Errorf("left: %v", left)
	}
}
