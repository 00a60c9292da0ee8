// Package proof is the proof-reader (校对): it reads any Chinese official prose
// and reports figures that contradict each other, years that cannot be, and
// numbers or characters that were lost.
//
// [Parse] takes a manuscript apart into sentences and figures, a [Text]; [Check]
// holds the rules of the table in ruletable.go against it, and [Figures] hands its
// numbers to who has data to hold them against. It stands beside the flow: it needs no
// project, no data and no other stage, and the speech stage, the commands and the
// preview ask it.
//
// The house has rooms. Text: text, figure, quotation, prose, documentyear, statement.
// Rules: rule, ruletable, report, finding, doubt. Each rule has a room of its own
// behind the file of its name (checkGrowth in growth). Growth has fromto; role, what a
// number is in the telling of a change; grown, lastyear, ends, twotimes, twoperiods and recalled, which each
// read a change with its two ends; change, which judges it; changewords, levels, times,
// doublings, yearly, headline. Share has rate, sharefirst, sharefar, denominator, fraction, restated, perten, pairratio;
// total has sums, sumpoints, parts, closed, overstop, excused, onemeasure; hundred has divides, likelyall, ratio;
// stale has namings, turnofyear, lookahead, outlook, pastplans, outdated, reported, ownperiod,
// signedearly, leftover, titled, signing, leadpart, meeting, withinplan; bound has roll, criterion,
// contrary, sides, sidebound, promised, entitled, bothends, due, graderule; scope has measured,
// meanwho, missingscale; counted has headcount and backcount, years dayspan; repeat and universal
// likewise. What all of them ask: arithmetic, characters, evidence, names, noun, slips, period.
//
// It deliberately does not know how a file is written, does not judge style or
// content, does not know the numbers of any workbook, and does not report what a
// rounding, a hedge or a second reading could explain: a false alarm costs more
// trust than ten misses.
//
// **Invariant:** every finding has a place in the file as it was given; the same
// bytes give the same findings; the time is linear in the length of the text; no
// input panics.
package proof
