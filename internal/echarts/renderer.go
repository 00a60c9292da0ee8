package echarts

import (
	"fmt"
	"time"
)

// hangLimit is how long one picture may take. The largest take a second, on a
// machine that twenty programs share a minute: it is there for scripts that never end.
const hangLimit = 5 * time.Minute

// A Renderer draws jobs. It may be used by many goroutines at once; as many
// pictures are drawn at a time as it has workers, the others wait.
type Renderer struct {
	engine *engine
	limit  time.Duration
	idle   chan *vm // one place a worker; nil is a worker that has not started
}

// New returns a Renderer with that many workers, at least 1. It starts nothing:
// ECharts is compiled (about 0.2 s) and a worker set up (about 20 ms, 5 MB) only
// when a picture needs them. Its error is ErrNoBundle or a bad number.
func New(workers int) (*Renderer, error) {
	if Script() == nil {
		return nil, ErrNoBundle
	}
	return newRenderer(newEngine(string(Script())), workers, hangLimit)
}

func newRenderer(e *engine, workers int, limit time.Duration) (*Renderer, error) {
	if workers < 1 {
		return nil, fmt.Errorf("画图的并行数是 %d，至少要 1：请改并行数", workers)
	}
	r := &Renderer{engine: e, limit: limit, idle: make(chan *vm, workers)}
	for range workers {
		r.idle <- nil
	}
	return r, nil
}

// SVG draws job and returns a complete svg element with its title and
// description. A bad job, an exception in ECharts, a picture that takes too long
// and output that the cleaner refuses are errors; a failed job harms no other.
func (r *Renderer) SVG(job Job) ([]byte, error) {
	svg, err := r.render(job)
	if err != nil {
		return nil, fmt.Errorf("图“%s”：%w", job.ID, err)
	}
	return svg, nil
}

func (r *Renderer) render(job Job) ([]byte, error) {
	if err := job.validate(); err != nil {
		return nil, err
	}
	raw, err := r.draw(job)
	if err != nil {
		return nil, err
	}
	return clean(raw, job)
}

// draw runs job on an idle worker. After any trouble the worker is thrown away,
// for an interrupted script leaves its world half changed.
func (r *Renderer) draw(job Job) (raw string, err error) {
	worker := <-r.idle
	defer func() { r.idle <- worker }()
	if worker == nil {
		if worker, err = r.engine.start(); err != nil {
			return "", err
		}
	}
	raw, sound, err := worker.draw(job, r.limit)
	if !sound {
		worker = nil
	}
	return raw, err
}
