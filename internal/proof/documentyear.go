package proof

import (
	"strconv"
	"strings"

	"nianbao/internal/pattern"
)

var (
	fourDigits = pattern.MustCompile(`(?:19|20)\d\d`)
	heldDate   = pattern.MustCompile(`^[—（]*((?:19|20)\d\d)年\d{1,2}月\d{1,2}日?在.{4,80}[会上]）?$`)
	signedDate = pattern.MustCompile(`^(?:\D{0,20})((?:19|20)\d\d)年\d{1,2}月(?:\d{1,2}日)?(?:印发|发布|制定|公布|通过|施行)?）?$`)
	// leadDate is a date in brackets right before the first words: （2025年3月18日）同志们.
	leadDate = pattern.MustCompile(`^（((?:19|20)\d\d)年\d{1,2}月(?:\d{1,2}日)?）`)
	// issued is the number of a document on a line of its own: 云政办发〔2023〕14号.
	issued = pattern.MustCompile(`^[\p{Han}、]{2,16}〔((?:19|20)\d\d)〕\d+号$`)
)

// dated finds the year of the document: told by the caller, in the front
// matter, in the title, or in the date at the end. A year that a page shows as
// its posting date is none of these.
func (p *prose) dated(asOf int) int {
	if asOf > 0 {
		return asOf
	}
	if p.Manuscript.Year > 0 {
		return p.Manuscript.Year
	}
	if y := p.titleYear(); y > 0 {
		return y
	}
	if m := leadDate.FindStringSubmatch(p.body); m != nil {
		return atoi(m[1])
	}
	for i := 0; i < len(p.sentences) && i < 4; i++ {
		if m := issued.FindStringSubmatch(p.sentenceText(i)); m != nil {
			return atoi(m[1])
		}
	}
	return p.signedYear()
}

// reportYear is the year that the text reports on: a report read out in January
// speaks of the year before. It is the one of the two that is named more often.
func (p *prose) reportYear() int {
	own, before := 0, 0
	if p.year == 0 {
		return p.onlyYear()
	}
	for _, y := range p.years {
		switch {
		case y.quoted || y.first != y.last || heldDate.MatchString(p.sentenceText(y.sentence)) || p.ahead(y):
		case y.first == p.year:
			own++
		case y.first == p.year-1:
			before++
		}
	}
	if before > own || before == own && before > 0 {
		return p.year - 1
	}
	return p.year
}

// ahead tells whether a year is one by which something shall be done.
func (p *prose) ahead(y year) bool {
	head := p.body[max(0, y.from-6):y.from]
	return strings.HasSuffix(head, "到") || strings.HasSuffix(head, "至") || targetWords.MatchString(p.body[y.to:min(len(p.body), y.to+60)])
}

// onlyYear is the year of a text that names no other, else 0. Where 今年 is told apart from that
// year, nobody knows whether they are one.
func (p *prose) onlyYear() int {
	year := 0
	for _, y := range p.years {
		if p.ahead(y) {
			continue
		}
		if y.first != y.last || year > 0 && y.first != year {
			return 0
		}
		year = y.first
	}
	if year > 0 && p.thisYearApart(year) {
		return 0
	}
	return year
}

// thisYearApart tells whether a paragraph says 今年 before it names a year, or without.
func (p *prose) thisYearApart(year int) bool {
	for line := range strings.Lines(p.body) {
		if n := strings.Index(line, "今年"); n >= 0 && !strings.Contains(line[:n], strconv.Itoa(year)) {
			return true
		}
	}
	return false
}

// titleYear looks at the first lines as long as they are short and have no
// full stop.
func (p *prose) titleYear() int {
	for i := 0; i < len(p.sentences) && i < 4; i++ {
		s := p.sentences[i]
		if s.to-s.from > 180 || !s.headed || s.to < len(p.body) && p.body[s.to] != '\n' {
			break
		}
		text := p.sentenceText(i)
		if y := signedDate.FindStringSubmatch(text); y != nil {
			return atoi(y[1])
		}
		if y := heldDate.FindStringSubmatch(text); y != nil {
			return atoi(y[1])
		}
		for k := s.years[0]; k < s.years[1]; k++ {
			if y := p.years[k]; y.first == y.last {
				return y.first
			}
		}
		if m := spelledYear.FindString(text); m != "" {
			return atoi(spelled.Replace(strings.TrimSuffix(m, "年")))
		}
	}
	return 0
}

// spelledYear is 二〇二三年.
var (
	spelledYear = pattern.MustCompile(`(?:一九|二[〇零○O0])[〇零○O0一二三四五六七八九]{2}年`)
	spelled     = strings.NewReplacer("〇", "0", "零", "0", "○", "0", "O", "0", "一", "1", "二", "2", "三", "3", "四", "4", "五", "5", "六", "6", "七", "7", "八", "8", "九", "9")
)

func (p *prose) signedYear() int {
	for i := len(p.sentences) - 1; i >= 0 && i >= len(p.sentences)-3; i-- {
		if y := signedDate.FindStringSubmatch(p.sentenceText(i)); y != nil {
			return atoi(y[1])
		}
	}
	return 0
}

func atoi(s string) int {
	n, err := strconv.Atoi(s)
	if err != nil {
		return 0
	}
	return n
}
