package database

import (
	"os"
	"strings"
	"testing"

	"nianbao/internal/postgres"
)

// server is the one server of these tests, with a new database for each.
func server(t *testing.T) *postgres.Server {
	t.Helper()
	all, err := postgres.Shared()
	postgres.Need(t, err)
	s, err := all.In(strings.ToLower(t.Name()))
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func TestMain(m *testing.M) {
	status := m.Run()
	postgres.StopShared()
	os.Exit(status)
}
