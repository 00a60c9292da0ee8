package proof

// checkStale finds years that were left over from an older draft: 今年（2021年）
// in a document of 2023, 今年 and 去年 that do not follow each other, a plan for
// the year that the same document looks back on.
func checkStale(p *prose, r *report) {
	names, base, where := p.namings()
	judgeNamings(p, r, names, base, where)
	pastAhead(p, r)
	for i, s := range p.sentences {
		if text := p.sentenceText(i); p.year > 0 && fourDigits.MatchString(text) {
			turnOfYear(p, r, s, text)
		}
		anniversaries(p, r, i, p.sentenceText(i))
		if s.years[0] < s.years[1] {
			againstItself(p, r, i, p.sentenceText(i))
			asOf(p, r, i, p.sentenceText(i))
			notes(p, r, i, p.sentenceText(i))
			partOfYears(p, r, i, p.sentenceText(i))
			seasons(p, r, i, p.sentenceText(i))
			nowOf(p, r, i, p.sentenceText(i))
			sameMeeting(p, r, i, p.sentenceText(i))
			lastOfOther(p, r, i, p.sentenceText(i))
			adjusted(p, r, i, p.sentenceText(i))
		}
	}
	outdated(p, r)
	samePlan(p, r)
	pastPlans(p, r)
	signedBefore(p, r)
	heldBefore(p, r)
	contradictsTitle(p, r)
	leftovers(p, r)
	ofTitle(p, r)
	signings(p, r)
	leadPart(p, r)
}
