package database

import (
	"os"
	"strings"
	"sync"
	"testing"

	"nianbao/internal/postgres"
)

// running is the one server of these tests, once start was called.
var (
	running *postgres.Server
	start   = sync.OnceValue(func() (err error) { running, err = postgres.Start(); return err })
)

// server is that server, with a new database for each test.
func server(t *testing.T) *postgres.Server {
	t.Helper()
	postgres.Need(t, start())
	s, err := running.In(strings.ToLower(t.Name()))
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func TestMain(m *testing.M) {
	status := m.Run()
	if running != nil {
		running.Stop()
	}
	os.Exit(status)
}
