// Package answer writes and reads the file in which the answer of a database
// lies in a project: a table of text under a head that says which database was
// asked what and when, with a digest over all of it.
//
// It is a tool: it opens no file and no connection, knows no field and no area.
// Package database has the answers, source reads their tables.
//
// The file is a .csv that a spreadsheet program shows as it is meant. A text
// that such a program would take for a number, a date or a formula stands as
// ="007", which it shows as 007; a number stands bare, digit by digit.
//
// Invariant: what is read is what was written, of the same kind; the same answer
// gives the same bytes; no change of a character goes unnoticed, but line ends
// may become others on their way. No input panics.
package answer
