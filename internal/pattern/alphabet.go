package pattern

import (
	"regexp/syntax"
	"slices"
	"sort"
	"unicode"
	"unicode/utf8"
)

// An alphabet parts all characters into kinds: two of a kind are the same to
// every test of a program. Kinds are numbered from 0; one more is the end of
// the text.
type alphabet struct {
	ascii  [utf8.RuneSelf]uint16
	pages  [1024]uint16 // by the first ten bits of a character of three bytes: its block
	blocks [][64]uint16 // by its last six bits: its kind

	starts []rune   // where runs of one kind begin, in order
	kinds  []uint16 // of each run
	sample []rune   // one character of each kind
}

// noBlock stands for the pages that are written otherwise than in three bytes,
// or not at all.
const noBlock = 0xFFFF

// alphabetOf is that of a program, which its mirror image shares.
func alphabetOf(program *syntax.Prog) *alphabet {
	a := &alphabet{}
	tests := testsOf(program)
	a.cut(tests)
	a.refine(tests)
	a.fill()
	return a
}

// cut begins a run wherever a test begins or ends.
func (a *alphabet) cut(tests [][]rune) {
	a.starts = []rune{0}
	for _, test := range tests {
		for i := 0; i < len(test); i += 2 {
			a.starts = append(a.starts, test[i], test[i+1]+1)
		}
	}
	slices.Sort(a.starts)
	a.starts = slices.Compact(a.starts)
	if a.starts[len(a.starts)-1] > unicode.MaxRune {
		a.starts = a.starts[:len(a.starts)-1]
	}
}

// refine parts the runs inside each test from those outside.
func (a *alphabet) refine(tests [][]rune) {
	kinds := make([]int, len(a.starts))
	parted := []int{0} // of each kind the one that its runs inside the test get
	for _, test := range tests {
		known := len(parted)
		for i := 0; i < len(test); i += 2 {
			for run := a.run(test[i]); run < len(a.starts) && a.starts[run] <= test[i+1]; run++ {
				old := kinds[run]
				if parted[old] < known {
					parted[old] = len(parted)
					parted = append(parted, 0)
				}
				kinds[run] = parted[old]
			}
		}
	}
	a.number(kinds, len(parted))
}

// number gives the kinds that are left numbers without gaps, and samples.
func (a *alphabet) number(kinds []int, many int) {
	numbers := make([]int, many) // from 1
	a.kinds = make([]uint16, len(kinds))
	for run, kind := range kinds {
		if numbers[kind] == 0 {
			a.sample = append(a.sample, a.starts[run])
			numbers[kind] = len(a.sample)
		}
		a.kinds[run] = uint16(numbers[kind] - 1)
	}
}

// fill writes the tables. Pages of a single kind share a block.
func (a *alphabet) fill() {
	sweep := runs{alphabet: a}
	for r := range a.ascii {
		a.ascii[r] = a.kinds[sweep.at(rune(r))]
	}
	sweep.run = 0
	plain := make([]uint16, len(a.sample)) // from 1
	for page := range a.pages {
		first := rune(page) << 6
		kind := a.kinds[sweep.at(first)]
		switch {
		case first < 0x800 || first >= 0xD800 && first < 0xE000:
			a.pages[page] = noBlock
		case sweep.until() <= first+63:
			a.pages[page] = a.block(&sweep, first)
		default:
			if plain[kind] == 0 {
				plain[kind] = a.block(&sweep, first) + 1
			}
			a.pages[page] = plain[kind] - 1
		}
	}
}

func (a *alphabet) block(sweep *runs, first rune) uint16 {
	var b [64]uint16
	for i := range b {
		b[i] = a.kinds[sweep.at(first+rune(i))]
	}
	a.blocks = append(a.blocks, b)
	return uint16(len(a.blocks) - 1)
}

// runs goes through the runs with characters in order.
type runs struct {
	*alphabet
	run int
}

func (s *runs) at(r rune) int {
	for s.until() <= r {
		s.run++
	}
	return s.run
}

// until is where the next run begins.
func (s *runs) until() rune {
	if s.run+1 == len(s.starts) {
		return unicode.MaxRune + 1
	}
	return s.starts[s.run+1]
}

// run is the run of a character.
func (a *alphabet) run(r rune) int {
	return sort.Search(len(a.starts), func(i int) bool { return a.starts[i] > r }) - 1
}

func (a *alphabet) of(r rune) uint16 { return a.kinds[a.run(r)] }

// end is the kind of the end of the text.
func (a *alphabet) end() uint16 { return uint16(len(a.sample)) }

// first is the kind of the first character of s, and its length in bytes. A
// byte that is no character counts as U+FFFD.
func (a *alphabet) first(s string) (kind uint16, size int) {
	if s[0] < utf8.RuneSelf {
		return a.ascii[s[0]], 1
	}
	if len(s) >= 3 && s[0]&0xF0 == 0xE0 && s[1]&0xC0 == 0x80 && s[2]&0xC0 == 0x80 {
		if block := a.pages[int(s[0]&0x0F)<<6|int(s[1]&0x3F)]; block != noBlock {
			return a.blocks[block][s[2]&0x3F], 3
		}
	}
	r, size := utf8.DecodeRuneInString(s)
	return a.of(r), size
}

// last is the kind of the last character of s, and its length in bytes.
func (a *alphabet) last(s string) (kind uint16, size int) {
	n := len(s)
	if s[n-1] < utf8.RuneSelf {
		return a.ascii[s[n-1]], 1
	}
	if n >= 3 && s[n-3]&0xF0 == 0xE0 && s[n-2]&0xC0 == 0x80 && s[n-1]&0xC0 == 0x80 {
		if block := a.pages[int(s[n-3]&0x0F)<<6|int(s[n-2]&0x3F)]; block != noBlock {
			return a.blocks[block][s[n-1]&0x3F], 3
		}
	}
	r, size := utf8.DecodeLastRuneInString(s)
	return a.of(r), size
}
