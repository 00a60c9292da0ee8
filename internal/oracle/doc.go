// Package oracle computes every indicator of the sample district a second time,
// by other means.
//
// It stands beside the flow and holds tests only. The checked observations go
// into an SQL database, and testdata has a statement for each indicator,
// written from its Chinese definition (口径) and from the clause of the
// standard that judges the year, never from the Go code or the formula. The
// two results are compared number by number, exactly. What the observations
// are, and whether they are right, is not asked here: check says that.
//
// Invariant: each indicator of data/indicators has its SQL, and the SQL knows
// nothing of the formulas, the roll-ups and the thresholds that Go reads.
package oracle
