// Package numeral reads and writes numbers the way people in Chinese offices
// type them: 1,234 and １２３４, 35㎡ and 2.3万元, 约800 and 100余, 三十五 and 30%.
//
// It stands at both ends of the flow. At the front a spreadsheet cell goes
// through [Cell], [Date], [Serial] or [Truth]; at the back a computed value
// goes through [Fixed], [Group] or [Exact] on its way to a page.
//
// It is a tool that knows nothing of statistics: it does not know what a
// column means, which units are allowed or what a missing value does to a sum.
// It never guesses between two readings. What it cannot read for certain is
// Text, and the caller says so to the person who typed it.
//
// **Invariant:** a value is exact ([math/big.Rat]) from the typed digits to
// the printed ones; no float64 stands between. No input, however long or
// strange, panics, hangs or takes more than a few kilobytes.
package numeral
