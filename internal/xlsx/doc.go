// Package xlsx writes workbooks (Office Open XML, .xlsx) and adds to workbooks
// that exist.
//
// It stands with the tools at the very front of the house and is asked near the
// end of the flow, by form. [Book.Write] makes a new workbook of sheets: values
// with styles, formulas with their results, drop-downs, notes, links, page
// set-up. [Amend] puts a sheet in front of a workbook of others and adds marks,
// notes and links to its sheets, by cutting a few bytes into the parts
// concerned: no cell, style, formula, picture or setting of the workbook is
// read into a model and written anew, so none can get lost.
//
// It is a tool that knows nothing of statistics. It reads no values, computes
// no formula, draws no chart and writes neither macros nor .xls.
//
// Element names, their order and their limits follow ECMA-376, Part 1 (18
// SpreadsheetML) and Part 4 (VML).
//
// **Invariant:** the same input gives the same bytes. A text is written as a
// text, whatever it begins with, and never becomes a formula. A part that Amend
// has nothing to say about leaves byte for byte as it came.
package xlsx
