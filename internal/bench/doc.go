// Package bench measures the program as people run it: a process over a folder.
//
// It stands beside the flow, for cmd/bench. It makes large projects with sample, runs
// the program over them, and writes the same bytes once more as plain files, to know
// what no program can be faster than. hugo/ holds a site for Hugo of as many pages of
// the same size. It deliberately looks into nothing: what it tells is what the system
// says of a process.
//
// Invariant: the projects that are measured are the same wherever they are made; every
// line of a table is of one run of one program file.
package bench
