package bench

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"time"
)

// A Run is what one process took.
type Run struct {
	Wall, CPU time.Duration // CPU of all processors, user and system
	Peak      int64         // bytes of memory, the most at once

	Pages, Files int
	Bytes        int64
	Stages       []Stage
}

// A Stage is a part of a build.
type Stage struct {
	Name    string  `json:"stage"`
	Seconds float64 `json:"seconds"`
}

// Process runs a command to its end.
func Process(name string, args ...string) (Run, []byte, error) {
	cmd := exec.Command(name, args...)
	var out, said bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, &said
	start := time.Now()
	err := cmd.Run()
	r := Run{Wall: time.Since(start)}
	if s := cmd.ProcessState; s != nil {
		r.CPU, r.Peak = s.UserTime()+s.SystemTime(), peak(s)
	}
	if err != nil {
		return r, nil, fmt.Errorf("%s %v: %w\n%s%s", name, args, err, tail(out.Bytes()), tail(said.Bytes()))
	}
	return r, out.Bytes(), nil
}

func tail(text []byte) []byte { return text[max(0, len(text)-2000):] }

// Build runs nianbao over a project.
func Build(nianbao, project, out string) (Run, error) {
	r, text, err := Process(nianbao, "build", "--project", project, "--out", out, "--format", "json")
	if err != nil {
		return r, err
	}
	var made struct {
		Pages, Files int
		Bytes        int64
		Stages       []Stage
	}
	if err := json.Unmarshal(text, &made); err != nil {
		return r, err
	}
	r.Pages, r.Files, r.Bytes, r.Stages = made.Pages, made.Files, made.Bytes, made.Stages
	return r, nil
}

// Floor is how long it takes to write the files of a folder once more, as they are,
// without reading them.
func Floor(from, to string) (time.Duration, error) {
	if err := os.RemoveAll(to); err != nil {
		return 0, err
	}
	var sum time.Duration
	err := each(from, func(name string, data []byte) error {
		start := time.Now()
		err := write(to, name, data)
		sum += time.Since(start)
		return err
	})
	return sum, err
}
