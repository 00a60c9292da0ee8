// Package archive says what a sealed year (年度档案) holds, and reads one back.
//
// It stands after render, beside publish, and is the only package that knows the
// layout inside a bag:
//
//	归档说明.html, 归档说明.txt   for people: what this is, of when, by whom, how to check it
//	program.txt                   the program that made it, with its parts
//	data/project/…                what went in, byte for byte: workbooks, rules, texts, theme; a project that can be built
//	data/site/…                   the site of the year as it was built
//	data/tables/…                 every number and every cell read, as CSV, for those who have no program
//
// The public variant holds the site alone. What else would be in it, the digests
// of what went in too, could tell what the public edition hides: who knows all of
// a file but a few small numbers could try them out until a digest fits.
//
// It builds nothing: build gives it files and metrics. Packing and checking is the
// work of bag, replacing a file that of swap.
//
// Invariant: a sealed file is never changed; what stands at its place is refused
// unless it has the same bytes. A seal says nothing that the clock, the machine or
// a path on it would decide.
package archive
