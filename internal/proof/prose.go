package proof

// A prose is a text with the year that it was held in, as the rules read it.
type prose struct {
	Text
	year   int    // of the document, 0 if it does not say
	told   int    // the year that it reports on: its own, or the one before
	opened []int  // see openYears; only the rule stale asks for it
	sole   string // see soleLevel; only the rule repeat asks for it
}

// heldIn is a text that was held in a year, 0 where only the text tells.
func (t Text) heldIn(asOf int) *prose {
	p := &prose{Text: t}
	p.year = p.dated(asOf)
	p.told = p.reportYear()
	return p
}
