package manuscript

import (
	"slices"
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"

	"nianbao/internal/numeral"
	"nianbao/internal/pattern"
)

// wide holds the Chinese form of marks that people also type in half width.
var wide = map[rune]rune{',': '，', ';': '；', ':': '：', '?': '？', '!': '！', '(': '（', ')': '）', '[': '〔', ']': '〕',
	'［': '〔', '］': '〕', '﹝': '〔', '﹞': '〕', '【': '〔', '】': '〕', '〖': '〔', '〗': '〕',
	'「': '“', '」': '”', '『': '“', '』': '”', '‘': '“', '’': '”', '﹪': '%', '･': '·', '．': '.', '。': '。', '｡': '。', '─': '—', '━': '—', '―': '—', '∶': '：'}

// fold writes the body: digits narrow, punctuation wide, no spaces except
// between two words of digits or letters, and '\n' only between paragraphs.
func fold(p piece) (string, []int32) {
	folded := []rune(numeral.FoldText(string(p.runes)))
	if len(folded) != len(p.runes) {
		folded = p.runes
	}
	var b strings.Builder
	var at []int32
	put := func(r rune, from int32) {
		for range utf8.RuneLen(r) {
			at = append(at, from)
		}
		b.WriteRune(r)
	}
	f := folder{folded, p.runes, spacedLines(folded), thousandSpaces(folded)}
	last := rune('\n')
	for i, r := range folded {
		if unicode.Is(unicode.Cf, r) || !utf8.ValidRune(r) {
			continue
		}
		r = f.mark(i, r)
		if r == '\r' || r == '\n' && (last == '\n' || f.wrapped(i)) || isSpace(r) && !f.between(i, last) {
			continue
		}
		if isSpace(r) && r != '\n' {
			r = ' '
		}
		put(r, p.at[i])
		last = r
	}
	return b.String(), at
}

func isSpace(r rune) bool { return r != '\n' && (unicode.IsSpace(r) || unicode.IsControl(r)) }

// A folder decides about a character by its neighbours.
type folder struct {
	runes, given []rune
	spaced       [][2]int // lines in which a space stands behind every character
	thousands    []int    // spaces inside numbers
}

// spacedLines finds lines whose characters were set apart by spaces, as in
// 现 有 2 9 家: there a space parts nothing.
func spacedLines(runes []rune) [][2]int {
	var out [][2]int
	for _, l := range splitLines(runes) {
		spaces, solid := 0, 0
		for i := l[0] + 1; i+1 < l[1]; i++ {
			switch {
			case !isSpace(runes[i]):
				solid++
			case !isSpace(runes[i-1]) && !isSpace(runes[i+1]):
				spaces++
			}
		}
		if solid >= 8 && spaces*5 >= solid*3 {
			out = append(out, l)
		}
	}
	return out
}

// inSpaced tells whether i lies in such a line.
func (f folder) inSpaced(i int) bool {
	k := sort.Search(len(f.spaced), func(k int) bool { return f.spaced[k][1] > i })
	return k < len(f.spaced) && f.spaced[k][0] <= i
}

func (f folder) rune(i int) rune {
	if i < 0 || i >= len(f.runes) {
		return '\n'
	}
	return f.runes[i]
}

// mark widens punctuation where it is punctuation: not the comma of 1,234, the
// point of 3.5 or the colon of 12:46.
func (f folder) mark(i int, r rune) rune {
	before, after := f.rune(i-1), f.rune(i+1)
	switch {
	case r == ',' && f.given[i] == ',' && isDigit(before) && isDigit(after) && isDigit(f.rune(i+2)) && isDigit(f.rune(i+3)) && !isDigit(f.rune(i+4)):
		return r
	case r == ',' && f.wideThousands(i):
		return r
	case r == ':' && isDigit(before) && isDigit(after):
		return r
	case r == '?' && f.given[i] == '?' && (before == '?' || after == '?' || f.lostAt(i)):
		return r
	case r == '.' && !isDigit(after) && (unicode.Is(unicode.Han, before) || strings.ContainsRune("㎡%”）)", before)):
		return '。'
	case r == '.' && isDigit(before) && unicode.Is(unicode.Han, after) && f.decimalBefore(i):
		return '。'
	}
	if w, ok := wide[r]; ok {
		return w
	}
	return r
}

// wideThousands tells whether the wide comma at i parts the thousands of a number: 总额1，753亿元.
// Before it stands one digit alone, which would be a number without a measure.
func (f folder) wideThousands(i int) bool {
	name := f.rune(i - 2)
	return isDigit(f.rune(i-1)) && f.rune(i-1) != '0' && unicode.Is(unicode.Han, name) && !strings.ContainsRune("图表第注件例题步型号甲乙丙", name) &&
		groupBehind(f.runes, i) && (unicode.Is(unicode.Han, f.rune(i+4)) || f.rune(i+4) == '.' && isDigit(f.rune(i+5)))
}

// Asks tells whether the words of a sentence ask something.
func Asks(words string) bool { return asking.MatchString(words) }

var asking = pattern.MustCompile(`[吗呢么谁哪几何啥嘛否岂吧呀啊问]|多少|怎|什|难道|有没有|没有$|不$|是不是|能不能|会不会|可不可|该不该|行不行|好不好|对不对|够不够|还是|真的`)

// lostAt tells whether the half-width question mark at i stands inside a
// sentence that asks nothing: a character was lost in conversion.
func (f folder) lostAt(i int) bool {
	if after := f.rune(i + 1); !unicode.Is(unicode.Han, f.rune(i-1)) || !unicode.Is(unicode.Han, after) && !strings.ContainsRune(",，、", after) {
		return false
	}
	from := i
	for from > 0 && i-from < 80 && !strings.ContainsRune("。！？!?\n", f.rune(from-1)) {
		from--
	}
	return !Asks(string(f.runes[from:i]))
}

// decimalBefore tells whether the digits that end at i are too long for an
// enumerator.
func (f folder) decimalBefore(i int) bool { return isDigit(f.rune(i-2)) && isDigit(f.rune(i-3)) }

// between tells whether a space at i keeps two numbers or words apart.
func (f folder) between(i int, last rune) bool {
	if _, grouped := slices.BinarySearch(f.thousands, i); grouped || f.inSpaced(i) {
		return false
	}
	j := i
	for j < len(f.runes) && j < i+50 && isSpace(f.runes[j]) {
		j++
	}
	next := f.rune(j)
	return isSolid(last) && isSolid(next)
}

func isSolid(r rune) bool {
	return r < unicode.MaxASCII && (unicode.IsLetter(r) || isDigit(r))
}

func isDigit(r rune) bool { return r >= '0' && r <= '9' }
