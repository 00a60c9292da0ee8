package metric

import (
	"sync"

	"nianbao/internal/check"
	"nianbao/internal/stat"
)

// Kept is what many pages ask for and is long in the counting: numbers of an area
// with thousands of areas inside. It is counted when somebody asks, once.
type kept struct {
	rankings shelf[rankKey, *ranking]
	same     shelf[[2]rankKey, bool] // whether two rankings are of the same areas
	wholes   shelf[wholeKey, Metric]
	trails   shelf[wholeKey, *Trail]
	members  shelf[wholeKey, []Metric]
	targets  shelf[wholeKey, []Target]
	scored   shelf[scoredKey, *Scored]
	short    shelf[wholeKey, *shortfall]
}

// newKept keeps of the areas that lie in few others only what was asked for
// lately: pages are made street by street, and there are as many as streets. So it
// is with lists that are as long as there are areas.
func newKept() *kept {
	k := &kept{}
	k.rankings.recent, k.members.recent, k.wholes.recent, k.trails.recent, k.targets.recent, k.short.recent = 4096, 2, 1<<15, 300, 1<<17, 300
	return k
}

// few is how many areas may lie inside an area of which nothing is kept for good.
const few = 64

// A wholeKey names the number of an area for an indicator.
type wholeKey struct {
	slot int
	code string
	year stat.Year
}

// large reports whether an area has so many base areas inside that its numbers are
// kept. While it is settled what to hide, all is computed under the eyes of a watch.
func (m *Metrics) large(i *check.Indicator, s check.Spot) bool {
	from, to := s.Span(i.Base)
	return to-from > few && m.watched == nil
}

// A shelf keeps what was computed, by key. It is used from several goroutines; two
// that ask for the same thing wait for one computation.
type shelf[K comparable, V any] struct {
	recent int // how many passing things are kept

	mu    sync.Mutex
	on    map[K]func() V
	queue []K // of passing things, the oldest first
}

// get is a thing, computed where nobody has yet. One that is passing makes room for
// later ones.
func (s *shelf[K, V]) get(key K, passing bool, compute func() V) V {
	s.mu.Lock()
	if s.on == nil {
		s.on = map[K]func() V{}
	}
	once, found := s.on[key]
	if !found {
		once = sync.OnceValue(compute)
		s.on[key] = once
		if passing {
			s.queue = append(s.queue, key)
		}
		if len(s.queue) > s.recent {
			delete(s.on, s.queue[0])
			s.queue = s.queue[1:]
		}
	}
	s.mu.Unlock()
	return once()
}
