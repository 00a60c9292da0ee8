package postgres

import (
	"errors"
	"os"
	"sync"
	"testing"
)

var (
	running *Server // once start was called
	start   = sync.OnceValue(func() (err error) { running, err = Start(); return err })
)

// Shared is the one server of all tests of a package, started when it is first
// asked for.
func Shared() (*Server, error) {
	err := start()
	return running, err
}

// StopShared ends it, if it was asked for.
func StopShared() {
	if running != nil {
		running.Stop()
	}
}

// MaySkip reports whether a test may go without a server: where the machine has
// none, but not in continuous integration.
func MaySkip(err error) bool {
	return errors.Is(err, ErrMissing) && os.Getenv("CI") != "true"
}

// Need ends a test for which a server could not be started: it is skipped where it
// may be.
func Need(t testing.TB, err error) {
	t.Helper()
	switch {
	case MaySkip(err):
		t.Skip(err)
	case err != nil:
		t.Fatal(err)
	}
}
