// Package proof is the proof-reader (校对): it reads any Chinese official prose
// and reports figures that contradict each other, years that cannot be, and
// numbers or characters that were lost.
//
// [Read] turns a file of any encoding and dress (plain text, Markdown, a
// pasted page) into a [Text]; [Check] holds the rules of the table in rule.go
// against it. It stands beside the flow: it needs no project, no data and no
// other stage, and the speech stage, the commands and the preview ask it.
//
// The house has rooms. Text: decode, docx, markup, fold, thousands, furniture, text,
// prose, figures. Rules: rule, ruletable, report, finding, doubt. Each rule has a room
// of its own behind the file of its name (checkGrowth in growth): growth has
// changewords, fromto, againstlast, lastyear, ends, grown, twotimes, twoperiods,
// levels, times, doublings, yearly, and change, which judges; share has rate,
// sharefirst, denominator, fraction, restated, perten; total has sums, sumpoints,
// parts, closed; hundred has divides, likelyall, ratio; counted, repeat, universal,
// years and stale likewise. What all of them ask: arithmetic, evidence, names, noun,
// slips, period.
//
// It deliberately does not judge style or content, does not know the numbers
// of any workbook, and does not report what a rounding, a hedge or a second
// reading could explain: a false alarm costs more trust than ten misses.
//
// **Invariant:** every span lies inside the file as it was given, counted in
// Unicode code points; the same bytes give the same findings; the time is
// linear in the length of the text; no input panics.
package proof
