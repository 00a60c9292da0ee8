// Package proof is the proof-reader (校对): it reads any Chinese official prose
// and reports figures that contradict each other, years that cannot be, and
// numbers or characters that were lost.
//
// [Read] turns a file of any encoding and dress (plain text, Markdown, a
// pasted page) into a [Text]; [Check] holds the rules of the table in rule.go
// against it. It stands beside the flow: it needs no project, no data and no
// other stage, and the speech stage, the commands and the preview ask it.
//
// It deliberately does not judge style or content, does not know the numbers
// of any workbook, and does not report what a rounding, a hedge or a second
// reading could explain: a false alarm costs more trust than ten misses.
//
// **Invariant:** every span lies inside the file as it was given, counted in
// Unicode code points; the same bytes give the same findings; the time is
// linear in the length of the text; no input panics.
package proof
