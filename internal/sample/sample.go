// Package sample makes workbooks as clerks write them, and the sample district
// 示例区 out of a small readable source.
//
// It stands beside the flow: cmd/sample writes the repository's own data with
// it, and tests make their workbooks with FromTSV and Book. No stage of the
// product imports it, and it deliberately knows neither fields nor rules: what
// it writes has to be read and judged like anything that a street sends.
//
// Invariant: the same source gives the same bytes; nothing here reads a clock
// or draws a number that a fixed seed does not decide.
package sample
