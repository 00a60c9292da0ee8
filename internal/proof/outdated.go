package proof

import (
	"fmt"

	"nianbao/internal/diag"
	"nianbao/internal/pattern"
)

// Data have a day as of which they are told: not after the paper was signed, and not years before.

var (
	asOfForm = pattern.MustCompile(`(?:截至|截止到?)(?:目前|今)?((?:19|20)\d\d)年(?:底|末|12月底?|12月31日|年底|年末)`)
)

// signedBefore finds a date at the end that is earlier than what the text tells as past.
func signedBefore(p *prose, r *report) {
	signed := p.signedYear()
	if signed == 0 {
		return
	}
	for i := range p.sentences {
		base := p.sentences[i].from
		for _, m := range asOfForm.FindAllStringSubmatchIndex(p.sentenceText(i), -1) {
			y := atoi(p.body[base+m[2] : base+m[3]])
			if y <= signed {
				continue
			}
			last := p.sentences[len(p.sentences)-1]
			r.add(claim{diag.Error, fmt.Sprintf("落款是%d年，文中却有截至%d年的数据；请核对落款日期", signed, y), fmt.Sprintf("%d年以后", y), fmt.Sprintf("%d年", signed)}, [2]int{base + m[0], base + m[1]}, [2]int{last.from, last.to})
			return
		}
	}
}

// outdated finds figures as of two years back or more where nothing later is
// told.
func outdated(p *prose, r *report) {
	if p.year == 0 {
		return
	}
	newest, from, to := 0, 0, 0
	for i := range p.sentences {
		base := p.sentences[i].from
		for _, m := range asOfForm.FindAllStringSubmatchIndex(p.sentenceText(i), -1) {
			if y := atoi(p.body[base+m[2] : base+m[3]]); y > newest {
				newest, from, to = y, base+m[0], base+m[1]
			}
		}
	}
	for _, y := range p.years {
		if !y.quoted && y.last == p.year-1 {
			return
		}
	}
	if newest > 0 && newest <= p.year-2 {
		r.add(claim{diag.Warning, fmt.Sprintf("本文是%d年的，数据却只到%d年底；可能是旧数据", p.year, newest), fmt.Sprintf("%d年底", p.year-1), fmt.Sprintf("%d年底", newest)}, [2]int{from, to})
	}
}
