package numeral

import (
	"math/big"
	"strings"
	"unicode"

	"nianbao/internal/pattern"
)

// A Kind says what a cell turned out to be. The zero Kind is Blank: nothing
// was said.
type Kind int

const (
	Blank         Kind = iota // empty, or a mark for "not known": — / 无 N/A 待补
	Number                    // one number: Value
	Range                     // from Low to High: 900—1100元
	NotApplicable             // × 不适用: the question does not arise here
	BelowUnit                 // …: there is something, less than the smallest unit shown
	FormulaError              // #DIV/0! and its kin
	Text                      // anything else
)

// String returns the Chinese name of k for messages.
func (k Kind) String() string {
	names := [...]string{"空缺", "数值", "区间", "不适用", "不足最小单位", "公式错误", "文字"}
	if k < 0 || int(k) >= len(names) {
		return "?"
	}
	return names[k]
}

// A Reading is what a cell says, taken literally. The zero Reading is blank.
type Reading struct {
	Kind Kind

	Value     *big.Rat // set for Number only
	Low, High *big.Rat // set for Range only, Low <= High

	// Unit stands after the number, without its scale: 2.3万元 is 23000 in
	// 元, and Scale keeps the 万. Spellings of the square metre are 平方米.
	// Nobody has checked that it is a unit: 12街 has the Unit 街.
	Unit  string
	Scale string // 千 百 万 亿 … already multiplied in; "" when none stood there

	Percent     bool // written with % or ‰ or 百分之; already divided
	Padded      bool // the digits begin with a needless 0, as those of a code do
	Approximate bool // the number is hedged, that is Hedge is not Unhedged
	Hedge       Hedge

	// Mark is the folded text of a cell that is blank, not applicable, below
	// the unit or a formula error. 无 is Blank here; a yes-or-no column asks
	// Truth first, where 无 is no.
	Mark string

	Notes []string // in Chinese: what was taken off or looks odd, in order of reading
}

func (r *Reading) note(text string) { r.Notes = append(r.Notes, text) }

// maxCell is the length in bytes of the longest folded cell that is looked at
// as a number. Longer ones are prose.
const maxCell = 512

// Cell reads one spreadsheet cell.
func Cell(s string) Reading {
	folded := Fold(s)
	if len(folded) > maxCell {
		return Reading{Kind: Text}
	}
	if r, ok := readMark(folded); ok {
		return r
	}
	if strings.IndexFunc(folded, isFigure) < 0 { // as most texts
		return Reading{Kind: Text}
	}
	if split(s) {
		return Reading{Kind: Text, Notes: []string{"数字中间有空格或换行"}}
	}
	return readNumber(folded)
}

// isFigure tells the characters of which every number has one.
func isFigure(r rune) bool {
	return r >= '0' && r <= '9' || r > unicode.MaxASCII && strings.ContainsRune(chineseDigits+chinesePowers, r)
}

// split tells whether white space stands between two characters of numbers:
// 12 34 may be two numbers and must not become 1234.
func split(s string) bool {
	var last rune
	spaced := false
	for _, r := range s {
		switch {
		case unicode.IsSpace(r):
			spaced = true
			continue
		case invisible(r):
			continue
		}
		r = narrow(r)
		if spaced && inNumber(last) && inNumber(r) {
			return true
		}
		last, spaced = r, false
	}
	return false
}

func inNumber(r rune) bool {
	return r >= '0' && r <= '9' || r == '.' || r == ',' || strings.ContainsRune(chineseDigits, r)
}

// readNumber reads a folded cell that is not a mark: what stands around the
// number goes first, then the number or range itself is read.
func readNumber(s string) Reading {
	var r Reading
	s = r.cutFootnote(s)
	s = r.cutBrackets(s)
	if rest, ok := strings.CutPrefix(s, "共"); ok {
		s = rest
		r.note("前面有“共”字")
	}
	if t := fullStop.ReplaceAllString(s, "$1.$2"); t != s {
		s = t
		r.note("小数点写成了句号")
	}
	r.Hedge, s = hedgeAhead(s, hedgesBefore)
	if !r.readAmount(s) && !r.readRange(s) {
		return Reading{Kind: Text, Notes: whyText(s)}
	}
	r.Approximate = r.Hedge != Unhedged
	return r
}

var (
	fullStop  = pattern.MustCompile(`(\d)。(\d)`)
	bracketed = pattern.MustCompile(`^\(([¥\d.,]+)\)$`)
	commas    = pattern.MustCompile(`^-?\d[\d,]*,[\d,]*(\.\d+)?$`)
)

// cutBrackets turns the accountant's (123) into -123.
func (r *Reading) cutBrackets(s string) string {
	m := bracketed.FindStringSubmatch(s)
	if m == nil {
		return s
	}
	r.note("括号表示负数")
	return "-" + m[1]
}

// whyText explains the failures that look like numbers.
func whyText(s string) []string {
	if commas.MatchString(s) {
		return []string{"千分号的位置不对"}
	}
	return nil
}

func (r *Reading) readAmount(s string) bool {
	a, ok := parseAmount(s)
	if !ok {
		return false
	}
	r.Kind, r.Value = Number, a.value
	r.take(a)
	if r.Padded = a.zeros; r.Padded {
		r.note("以 0 开头，可能是编号")
	}
	return true
}

// take copies everything but the value.
func (r *Reading) take(a amount) {
	r.Unit, r.Scale, r.Percent = a.unit, a.scale, a.percent
	if r.Hedge == Unhedged {
		r.Hedge = a.hedge
	}
}
