// Package database asks a database for the tables that an office keeps there.
//
// It stands behind the flow, before the edge, and only the command fetch calls
// it: a build reads what lies in the project, and no stage above could ask a
// database if it wanted to. It writes no file.
//
// It speaks to PostgreSQL and what understands its protocol, by pgconn, the
// lower half of pgx: so that values come as the text that the database prints,
// exactly, and no driver makes a float of a numeric on the way. A query is one
// statement that gives rows, in a transaction that may only read, under limits
// of time and size.
//
// Invariant: nothing is written into the database, and of what was needed to
// reach it (address, user, password) nothing is in an answer or a problem.
package database
