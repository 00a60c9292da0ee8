package numeral

// HedgeOf returns the hedge that a word stands for, Unhedged for a word that
// is none.
func HedgeOf(word string) Hedge {
	for _, list := range [][]hedgeWord{hedgesBefore, comparing, hedgesAfter, hedgesInside} {
		for _, w := range list {
			if w.word == word {
				return w.hedge
			}
		}
	}
	return Unhedged
}
