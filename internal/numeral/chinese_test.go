package numeral

import (
	"math/big"
	"strings"
	"testing"
)

// spell writes n the way schools teach it: 10203 is 一万零二百零三.
func spell(n int64) string {
	for _, p := range powers {
		if n < p.value {
			continue
		}
		head, rest := spell(n/p.value)+p.word, n%p.value
		if rest == 0 {
			return head
		}
		if rest < p.value/10 {
			head += "零"
		}
		return head + spell(rest)
	}
	return strings.Split("零 一 二 三 四 五 六 七 八 九", " ")[n]
}

// Every number that can be spelt is read back.
func TestChineseReadsWhatSchoolsTeach(t *testing.T) {
	check := func(n int64) {
		r := Cell(spell(n))
		if r.Kind != Number || r.Value.Cmp(new(big.Rat).SetInt64(n)) != 0 {
			t.Fatalf("Cell(%q) = %s, want %d", spell(n), line(r), n)
		}
	}
	for n := range int64(30_000) {
		check(n)
	}
	for n := int64(1); n < 1e15; n = n*3 + 7 {
		check(n)
	}
}

// What Cell takes for a number prints to a decimal that it takes for the same
// number; typed full-width and with spaces around, a cell says the same; and
// whatever it is given, it returns.
func FuzzCell(f *testing.F) {
	for _, c := range cells {
		f.Add(c.cell)
	}
	f.Fuzz(func(t *testing.T, s string) {
		r := Cell(s)
		if (r.Value != nil) != (r.Kind == Number) || (r.Low != nil) != (r.Kind == Range) || (r.High != nil) != (r.Kind == Range) {
			t.Fatalf("Cell(%q): kind %v does not fit its values", s, r.Kind)
		}
		if r.Kind == Range && r.Low.Cmp(r.High) > 0 {
			t.Fatalf("Cell(%q): range upside down", s)
		}
		if IsBlank(s) != (r.Kind == Blank) {
			t.Fatalf("IsBlank(%q) is %v, Cell reads %v", s, IsBlank(s), r.Kind)
		}
		if wide := Cell(" " + strings.Map(fullWidth, s) + "　"); len(s) <= maxCell/4 && line(wide) != line(r) {
			t.Fatalf("Cell(%q) = %s, typed full-width %s", s, line(r), line(wide))
		}
		if r.Kind != Number {
			return
		}
		printed := Exact(r.Value)
		if len(printed) > maxDigits {
			return
		}
		if again := Cell(printed); again.Kind != Number || again.Value.Cmp(r.Value) != 0 {
			t.Fatalf("Cell(%q) = %s, but Cell(%q) = %s", s, printed, printed, line(again))
		}
	})
}

// fullWidth is a digit as an input method for Chinese types it.
func fullWidth(r rune) rune {
	if '0' <= r && r <= '9' {
		return r - '0' + '０'
	}
	return r
}

func FuzzDate(f *testing.F) {
	for _, s := range []string{"2022.12", "2022年底", "20221231", "二〇二二年十二月", "2022年2月底", "2022-12-31T00:00:00"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		y, m, d, ok := Date(s)
		if ok && (y < firstYear || y > lastYear || m < 0 || m > 12 || d < 0 || d > 31 || m == 0 && d != 0) {
			t.Fatalf("Date(%q) = %d-%d-%d", s, y, m, d)
		}
	})
}
