// Package smalldisk gives tests a disk that fills: a small file system in memory.
//
// It stands beside the flow; only tests import it.
//
// Invariant: the disk is gone when the test ends, and a test that gets none says
// so.
package smalldisk
