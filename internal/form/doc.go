// Package form writes the workbooks that go out: those that streets fill in, those
// that return to a street with their problems marked, and the one that merges what
// all streets sent.
//
// It stands beside render, behind check: it knows fields, areas and problems,
// takes the bytes of workbooks as they were sent, and gives bytes back. It judges
// nothing, reads no workbook itself (source does) and touches no disk.
//
// Invariant: only form makes workbooks, by xlsx. A workbook that is returned is
// the one that was sent, with marks, notes and one sheet more. A form that was
// filled in is read as it was typed, and a merged workbook as what was merged. The
// same input gives the same bytes.
package form
