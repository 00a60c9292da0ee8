package numeral

import (
	"math/big"
	"strconv"
	"strings"
	"time"

	"nianbao/internal/pattern"
)

// The years a typed date may have. Outside them a run of digits is more
// likely something else.
const (
	firstYear = 1900
	lastYear  = 2199
)

// dateForms are the ways to write a date. Groups: year, month, day.
var dateForms = []*pattern.Pattern{
	pattern.MustCompile(`^(\d{4})年度?(?:(\d{1,2})月(?:份|(\d{1,2})[日号])?)?$`),
	pattern.MustCompile(`^(\d{4})(?:[-/.](\d{1,2})(?:[-/.](\d{1,2}))?)?$`),
	pattern.MustCompile(`^(\d{4})(\d\d)(\d\d)?$`),
}

var (
	clock   = pattern.MustCompile(`(?:[Tt]|\s+)\d{1,2}:\d\d(?::\d\d(?:\.\d+)?)?Z?\s*$`)
	yearEnd = pattern.MustCompile(`年(?:年?[底末]|终)$`)
)

// Date reads a date as typed: 2022.12, 2022-12-31, 2022/12/31, 2022年12月31日,
// 20221231, 2022年底 (31 December), 2022年6月底 (30 June), 二〇二二年十二月. What the text
// does not say is 0: 2022年12月 has no day, 2022年度 no month. A time of day is
// ignored. Two-digit years are refused.
//
// A date typed as 2022.10 into a number cell arrives here as 2022.1; nobody
// can tell it from January, so callers should refuse number cells or warn.
func Date(s string) (year, month, day int, ok bool) {
	if len(s) > maxCell {
		return 0, 0, 0, false
	}
	f := Fold(clock.ReplaceAllString(FoldText(s), ""))
	for _, p := range []string{"截至", "截止到", "截止", "至"} {
		f = strings.TrimPrefix(f, p)
	}
	f = arabicDate(f)
	if t := yearEnd.ReplaceAllString(f, "年12月31日"); t != f {
		f = t
	} else if t, found := cutMonthEnd(f); found {
		return endOfMonth(t)
	}
	return matchDate(f)
}

func cutMonthEnd(f string) (string, bool) {
	for _, end := range []string{"月底", "月末"} {
		if t, ok := strings.CutSuffix(f, end); ok {
			return t + "月", true
		}
	}
	return f, false
}

func endOfMonth(f string) (year, month, day int, ok bool) {
	year, month, _, ok = matchDate(f)
	if !ok || month == 0 {
		return 0, 0, 0, false
	}
	return year, month, time.Date(year, time.Month(month)+1, 0, 0, 0, 0, 0, time.UTC).Day(), true
}

func matchDate(f string) (year, month, day int, ok bool) {
	for _, form := range dateForms {
		if m := form.FindStringSubmatch(f); m != nil {
			year, _ = strconv.Atoi(m[1])
			month, _ = strconv.Atoi(m[2])
			day, _ = strconv.Atoi(m[3])
			if exists(year, month, day, m[2] != "", m[3] != "") {
				return year, month, day, true
			}
		}
	}
	return 0, 0, 0, false
}

// exists tells whether the calendar has the date as far as it is given.
func exists(year, month, day int, hasMonth, hasDay bool) bool {
	if year < firstYear || year > lastYear {
		return false
	}
	if hasMonth && (month < 1 || month > 12) {
		return false
	}
	return !hasDay || time.Date(year, time.Month(month), day, 0, 0, 0, 0, time.UTC).Day() == day
}

// arabicDate turns 二〇二二年十二月 into 2022年12月; a part it cannot read stays.
func arabicDate(f string) string {
	if !strings.ContainsAny(f, chineseDigits+"十") {
		return f
	}
	var b strings.Builder
	for f != "" {
		run := leading(f, chineseDigits+"十")
		if n, ok := chineseInt(plainChinese.Replace(run)); ok {
			b.WriteString(strconv.FormatInt(n, 10))
		} else {
			b.WriteString(run)
		}
		f = f[len(run):]
		next := strings.IndexAny(f, chineseDigits+"十")
		if next < 0 {
			next = len(f)
		}
		b.WriteString(f[:next])
		f = f[next:]
	}
	return b.String()
}

// The last day numbers of spreadsheet calendars, 9999-12-31.
const (
	lastSerial1900 = 2958465
	lastSerial1904 = 2957003
)

// Serial reads a spreadsheet's day number, of which the fraction is a time of
// day and ignored. date1904 is the workbook's setting. Day 60 of the 1900
// calendar, 29 February 1900, never was and is refused, as are days before
// the first and after the year 9999.
func Serial(n *big.Rat, date1904 bool) (year, month, day int, ok bool) {
	if n == nil || n.Sign() < 0 {
		return 0, 0, 0, false
	}
	whole := new(big.Int).Quo(n.Num(), n.Denom())
	if !whole.IsInt64() {
		return 0, 0, 0, false
	}
	epoch, ok := serialEpoch(whole.Int64(), date1904)
	if !ok {
		return 0, 0, 0, false
	}
	t := epoch.AddDate(0, 0, int(whole.Int64()))
	return t.Year(), int(t.Month()), t.Day(), true
}

// DayNumber is the inverse of Serial in the 1900 calendar. It is false for what
// is no whole day, such as a month, and for days before March 1900.
func DayNumber(year, month, day int) (n int64, ok bool) {
	t := time.Date(year, time.Month(month), day, 0, 0, 0, 0, time.UTC)
	n = int64(t.Sub(time.Date(1899, 12, 30, 0, 0, 0, 0, time.UTC)) / (24 * time.Hour))
	return n, t.Year() == year && int(t.Month()) == month && t.Day() == day && n > 60 && n <= lastSerial1900
}

// serialEpoch returns day 0 of the calendar that holds day n.
func serialEpoch(n int64, date1904 bool) (time.Time, bool) {
	day := func(y int, m time.Month, d int) time.Time { return time.Date(y, m, d, 0, 0, 0, 0, time.UTC) }
	switch {
	case date1904:
		return day(1904, 1, 1), n <= lastSerial1904
	case n < 60:
		return day(1899, 12, 31), n >= 1
	default:
		return day(1899, 12, 30), n > 60 && n <= lastSerial1900
	}
}
