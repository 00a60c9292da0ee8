// Package postgres gives tests a real PostgreSQL: a server of its own in a folder
// for the time, reached over loopback.
//
// It stands beside the flow; only tests import it. It speaks to the server by
// psql, so that what is tested is not tested against itself.
//
// Invariant: server and folder are gone after Stop, and a test that gets no server
// says so.
package postgres
