package main

import "time"

// A stageTime says how long a stage of a build took, in seconds.
type stageTime struct {
	Name    string  `json:"stage"`
	Seconds float64 `json:"seconds"`
}

// A stopwatch takes the times of the stages of a build. Times are told to people and
// in JSON alone; nothing that is written depends on them.
type stopwatch struct {
	stages []stageTime
	since  time.Time
}

// over is a progress that the stopwatch listens to.
func (w *stopwatch) over(show func(stage string)) func(stage string) {
	return func(stage string) {
		w.next(stage)
		show(stage)
	}
}

// next ends a stage and begins another.
func (w *stopwatch) next(stage string) {
	w.end()
	w.stages, w.since = append(w.stages, stageTime{Name: stage}), time.Now()
}

func (w *stopwatch) end() {
	if n := len(w.stages); n > 0 {
		w.stages[n-1].Seconds += time.Since(w.since).Seconds()
	}
}

// read are the stages so far.
func (w *stopwatch) read() []stageTime {
	w.end()
	return w.stages
}
