package proof

import (
	"strings"
	"time"

	"nianbao/internal/pattern"
)

// A moment is a date as far as it is told: month and day are 0 where they are not.
// A month without a year is of the year that stands before it in the sentence.
type moment struct {
	year, month, day int
	from, to         int // bytes of the body
}

var momentForm = pattern.MustCompile(`((?:19|20)\d\d|同|当|次|翌)年(?:(\d{1,2})月(?:(\d{1,2})日)?)?|(\d{1,2})月(?:(\d{1,2})日)?`)

// momentsIn are the moments of a stretch of the body, in order.
func (p *prose) momentsIn(from, to int) []moment {
	var out []moment
	text, year := p.body[from:to], 0
	for _, m := range momentForm.FindAllStringSubmatchIndex(text, -1) {
		switch word := groupOfMatch(text, m, 1); {
		case word == "次" || word == "翌":
			year = min(year, 1) * (year + 1)
		case len(word) == 4:
			year = atoi(word)
		}
		month := atoi(groupOfMatch(text, m, 2) + groupOfMatch(text, m, 4))
		day := atoi(groupOfMatch(text, m, 3) + groupOfMatch(text, m, 5))
		if year > 0 && month <= 12 && !inQuotes(text, m[0]) {
			out = append(out, moment{year, month, day, from + m[0], from + m[1]})
		}
	}
	return out
}

// groupOfMatch is a group of a match by indexes, "" where it is not there.
func groupOfMatch(text string, m []int, n int) string {
	if m[2*n] < 0 {
		return ""
	}
	return text[m[2*n]:m[2*n+1]]
}

// after tells whether t is surely later than o, as far as both are told.
func (t moment) after(o moment) bool {
	switch {
	case t.year != o.year:
		return t.year > o.year
	case t.month == 0 || o.month == 0 || t.month == o.month && (t.day == 0 || o.day == 0):
		return false
	case t.month != o.month:
		return t.month > o.month
	}
	return t.day > o.day
}

// daysIn is how many days a month has; a February of no year may have 29.
func daysIn(year, month int) int {
	if year == 0 {
		year = 2000
	}
	return time.Date(year, time.Month(month)+1, 0, 0, 0, 0, 0, time.UTC).Day()
}

// inQuotes tells whether a byte of a text stands inside 《》 or “” that it opens.
func inQuotes(text string, at int) bool {
	head := text[:at]
	return strings.Count(head, "“") > strings.Count(head, "”") || strings.Count(head, "《") > strings.Count(head, "》")
}
