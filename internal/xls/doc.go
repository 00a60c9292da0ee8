// Package xls reads the workbooks of Excel 97 to 2003 (.xls) and of WPS (.et),
// which are the same thing: BIFF8 records in a stream of an OLE2 container.
//
// It stands at the very front of the flow. [Open] takes the bytes of a file
// and gives the sheets with their cells, merged ranges, hidden rows and columns
// and comments, or a [Refusal] in words that can be shown to whoever sent the
// file. Results of formulas are those that the last program stored.
//
// It is a tool that knows nothing of statistics. It does not fill merged
// ranges, drop hidden rows, apply number formats, turn serials into dates,
// compute formulas, decrypt, or read charts, pictures and macros. It does not
// read Excel 95 and earlier, nor look at the name of a file.
//
// The layout of records follows [MS-XLS], Microsoft's published description.
//
// **Invariant:** what is read is what stands in the file; a file that
// contradicts itself is refused whole, never read in part. No input panics,
// hangs or takes more memory than the limits in refusal.go allow.
package xls
