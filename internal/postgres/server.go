package postgres

import (
	"errors"
	"fmt"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
)

// Password is that of every user of a server.
const Password = "geheim@9:/?"

// A Server is a PostgreSQL that belongs to the tests.
type Server struct {
	Port     int
	database string // that Do and Connection mean
	bin      string // folder of the programs
	home     string // of this server
}

// ErrMissing says that the machine has no PostgreSQL.
var ErrMissing = errors.New("SKIPPED, NOT TESTED: no PostgreSQL on this machine to ask; as root: apt-get install --no-install-recommends postgresql (or: make test)")

// programs is the folder with the newest server on this machine, empty without one.
func programs() string {
	found, _ := filepath.Glob("/usr/lib/postgresql/*/bin/initdb")
	if len(found) > 0 {
		return filepath.Dir(slices.Max(found))
	}
	path, err := exec.LookPath("initdb")
	if err != nil {
		return ""
	}
	return filepath.Dir(path)
}

// Start makes a server with a user asker, who may do all, and starts it. Nothing of it
// depends on the machine's locale.
func Start() (*Server, error) {
	s := &Server{bin: programs(), database: "postgres"}
	if s.bin == "" {
		return nil, ErrMissing
	}
	var err error
	if s.home, err = os.MkdirTemp("", "nianbao-pg-"); err != nil {
		return nil, err
	}
	if err := s.found(); err != nil {
		os.RemoveAll(s.home)
		return nil, err
	}
	return s, nil
}

func (s *Server) found() error {
	secret := filepath.Join(s.home, "password")
	if err := os.WriteFile(secret, []byte(Password), 0o600); err != nil {
		return err
	}
	if err := give(s.home, secret); err != nil {
		return err
	}
	if err := s.run("initdb", "-D", s.data(), "-U", "asker", "--pwfile", secret, "-A", "scram-sha-256", "-E", "UTF8", "--locale=C", "--no-sync"); err != nil {
		return err
	}
	return s.Resume()
}

func (s *Server) data() string { return filepath.Join(s.home, "data") }

// Resume starts the server, on a port that nobody has.
func (s *Server) Resume() error {
	free, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return err
	}
	s.Port = free.Addr().(*net.TCPAddr).Port
	free.Close()
	options := fmt.Sprintf("-c listen_addresses=127.0.0.1 -c port=%d -c unix_socket_directories=%s -c fsync=off -c timezone=America/New_York -c datestyle=German", s.Port, s.home)
	return s.run("pg_ctl", "-D", s.data(), "-w", "-s", "-l", filepath.Join(s.home, "log"), "-o", options, "start")
}

// Stop ends the server and removes all that it wrote.
func (s *Server) Stop() {
	_ = s.run("pg_ctl", "-D", s.data(), "-m", "immediate", "-s", "-w", "stop") // it may have been stopped
	os.RemoveAll(s.home)
}

// run runs one of the server's programs as the user who owns the server's folder:
// root may not.
func (s *Server) run(program string, args ...string) error {
	cmd := exec.Command(filepath.Join(s.bin, program), args...)
	cmd.Dir, cmd.Env = s.home, []string{"PATH=" + os.Getenv("PATH"), "LC_ALL=C"}
	stepDown(cmd)
	if out, err := cmd.CombinedOutput(); err != nil {
		log, _ := os.ReadFile(filepath.Join(s.home, "log"))
		return fmt.Errorf("%s: %w\n%s%s", program, err, out, log)
	}
	return nil
}

// Do has the server carry out statements, by psql; :'password' in them is Password.
func (s *Server) Do(statements string) error {
	cmd := exec.Command(filepath.Join(s.bin, "psql"), "-X", "-q", "-v", "ON_ERROR_STOP=1", "-v", "password="+Password, "-h", "127.0.0.1", "-p", fmt.Sprint(s.Port), "-U", "asker", s.database)
	cmd.Env = []string{"PATH=" + os.Getenv("PATH"), "PGPASSWORD=" + Password, "PGCLIENTENCODING=UTF8", "LC_ALL=C"}
	cmd.Stdin = strings.NewReader(statements)
	if out, err := cmd.CombinedOutput(); err != nil {
		return fmt.Errorf("psql: %w\n%s", err, out)
	}
	return nil
}

// In is the same server with a new database.
func (s *Server) In(database string) (*Server, error) {
	in := *s
	in.database = database
	return &in, s.Do("create database " + database)
}

// Connection is a connection string for a user.
func (s *Server) Connection(user string) string {
	return fmt.Sprintf("host=127.0.0.1 port=%d user=%s password='%s' dbname=%s", s.Port, user, Password, s.database)
}
