// Package manuscript reads a text as offices hand it about (文稿): plain text in
// any Chinese encoding, Markdown, a pasted page, a Word file. [Read] gives the
// prose without markup and page furniture, folded to one width and one kind of
// punctuation, the tables beside it, and the way back from both to the file.
//
// It stands between the file and those who read prose: the proof-reader finds
// sentences and figures in what it gives, and says where they stand by a [Span].
//
// It deliberately does not know what a sentence or a figure is, corrects
// nothing, and cannot fail: what is broken is read as far as it goes.
//
// **Invariant:** every span lies inside the file as it was given, counted in
// Unicode code points, and cuts no bound figure; the same bytes give the same
// text, in time linear in their number; no input panics.
package manuscript
