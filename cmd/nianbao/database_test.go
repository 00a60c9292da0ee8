package main

import (
	"archive/zip"
	"bytes"
	"fmt"
	"io"
	"os"
	"strings"

	"github.com/rogpeppe/go-internal/testscript"

	"nianbao/internal/postgres"
)

// server is the one PostgreSQL of all scripts.
func server(ts *testscript.TestScript) *postgres.Server {
	s, err := postgres.Shared()
	ts.Check(err)
	return s
}

// condition answers [no-postgres]: whether a script that asks a database may be
// skipped.
func condition(name string) (bool, error) {
	if name != "no-postgres" {
		return false, fmt.Errorf("unknown condition %s", name)
	}
	_, err := postgres.Shared()
	return postgres.MaySkip(err), nil
}

// database FILE.sql has a database carry out statements. CONNECTION is then the
// connection string of asker, who may do all, CLERK that of a user clerk.
func dataBase(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 1 {
		ts.Fatalf("usage: database FILE.sql")
	}
	s := server(ts)
	ts.Check(s.Do(ts.ReadFile(args[0])))
	ts.Setenv("CONNECTION", s.Connection("asker"))
	ts.Setenv("CLERK", s.Connection("clerk"))
}

// keyfile FILE writes asker's connection string into a file that nobody else may read.
func keyFile(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 1 {
		ts.Fatalf("usage: keyfile FILE")
	}
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), []byte(server(ts).Connection("asker")+"\n"), 0o600))
}

// secretless FOLDER checks that no file below a folder, and none in a zip there, tells
// the password or the connection string.
func secretless(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 1 {
		ts.Fatalf("usage: secretless FOLDER")
	}
	looked, s := 0, server(ts)
	look := func(name, text string) {
		looked++
		if strings.Contains(text, postgres.Password) || strings.Contains(text, s.Connection("asker")) || strings.Contains(text, fmt.Sprintf("127.0.0.1:%d", s.Port)) {
			ts.Fatalf("%s tells of the connection", name)
		}
	}
	for name, text := range contents(ts, args[0]) {
		look(name, text)
		if !strings.HasSuffix(name, ".zip") {
			continue
		}
		data, err := os.ReadFile(ts.MkAbs(args[0]) + "/" + name)
		ts.Check(err)
		z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
		ts.Check(err)
		for _, f := range z.File {
			in, err := f.Open()
			ts.Check(err)
			inner, err := io.ReadAll(in)
			ts.Check(err)
			look(name+"/"+f.Name, string(inner))
		}
	}
	if looked < 100 {
		ts.Fatalf("%s holds %d files only", args[0], looked)
	}
}
