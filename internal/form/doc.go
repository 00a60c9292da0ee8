// Package form writes the workbooks that go out: those that return to a street
// with their problems marked.
//
// It stands beside render, behind check: it knows fields, areas and problems,
// takes the bytes of workbooks as they were sent, and gives bytes back. It judges
// nothing, reads no workbook itself (source does) and touches no disk.
//
// Invariant: only form makes workbooks, by xlsx. A workbook that is returned is
// the one that was sent, with marks, notes and one sheet more. The same input
// gives the same bytes.
package form
