package database

import (
	"os"
	"strings"
	"sync"
	"testing"

	"nianbao/internal/postgres"
)

var started = sync.OnceValues(postgres.Start)

// server is the one server of these tests, with a new database for each.
func server(t *testing.T) *postgres.Server {
	t.Helper()
	s, err := started()
	postgres.Need(t, err)
	s, err = s.In(strings.ToLower(t.Name()))
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func TestMain(m *testing.M) {
	status := m.Run()
	if s, err := started(); err == nil {
		s.Stop()
	}
	os.Exit(status)
}
