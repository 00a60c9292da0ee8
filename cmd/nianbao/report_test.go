package main

import (
	"bytes"
	"strings"
	"testing"

	"nianbao/internal/diag"
)

// What stands in a cell moves no cursor and turns no line of the terminal.
func TestProblemsObeyNothing(t *testing.T) {
	var out bytes.Buffer
	evil := "甲\x1b[2J\u202e\r\x07乙"
	printProblems(&out, []diag.Problem{{Code: "x", Severity: diag.Error, Place: diag.Place{File: evil, Sheet: evil, Cell: "A1"}, Message: evil, Hint: "一\n二" + evil}})
	if got := out.String(); strings.ContainsAny(got, "\x1b\x07\r\u202e") || strings.Count(got, "\n") != 5 {
		t.Errorf("printed %q", got)
	}
}
