package postgres

import (
	"os"
	"testing"
)

// A server answers while it runs, and nothing of it is left when it has stopped.
func TestServerComesAndGoes(t *testing.T) {
	s, err := Start()
	Need(t, err)
	defer s.Stop()
	if err := s.Do("create table a (b int); insert into a values (1)"); err != nil {
		t.Fatal(err)
	}
	if err := s.Do("select nothing"); err == nil {
		t.Error("a wrong statement is no error")
	}
	s.Stop()
	if err := s.Do("select 1"); err == nil {
		t.Error("the server answers after it was stopped")
	}
	if _, err := os.Stat(s.home); !os.IsNotExist(err) {
		t.Errorf("%s is left: %v", s.home, err)
	}
}
