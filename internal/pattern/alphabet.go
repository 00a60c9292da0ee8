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
	a.number()
	a.fill()
	return a
}

// testsOf lists the sets of characters, in pairs from–to, that a program asks for.
func testsOf(program *syntax.Prog) (tests [][]rune) {
	known := map[*rune]bool{} // repeated parts share one set
	for i := range program.Inst {
		inst := &program.Inst[i]
		switch inst.Op {
		case syntax.InstRuneAnyNotNL:
			tests = append(tests, []rune{'\n', '\n'})
		case syntax.InstEmptyWidth:
			tests = append(tests, edgesOf(syntax.EmptyOp(inst.Arg))...)
		case syntax.InstRune, syntax.InstRune1:
			if len(inst.Rune) > 0 && !known[&inst.Rune[0]] {
				known[&inst.Rune[0]] = true
				tests = append(tests, pairs(inst))
			}
		}
	}
	return tests
}

// edgesOf are the characters that a look at the neighbours tells apart.
func edgesOf(look syntax.EmptyOp) (tests [][]rune) {
	if look&(syntax.EmptyBeginLine|syntax.EmptyEndLine) != 0 {
		tests = append(tests, []rune{'\n', '\n'})
	}
	if look&(syntax.EmptyWordBoundary|syntax.EmptyNoWordBoundary) != 0 {
		tests = append(tests, []rune{'0', '9', 'A', 'Z', '_', '_', 'a', 'z'})
	}
	return tests
}

// pairs is the set of an instruction. A single character stands for all its
// cases where they are folded.
func pairs(inst *syntax.Inst) []rune {
	if len(inst.Rune) != 1 {
		return inst.Rune
	}
	r := inst.Rune[0]
	out := []rune{r, r}
	if syntax.Flags(inst.Arg)&syntax.FoldCase != 0 {
		for f := unicode.SimpleFold(r); f != r; f = unicode.SimpleFold(f) {
			out = append(out, f, f)
		}
	}
	return out
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
	a.kinds = make([]uint16, len(a.starts))
}

// refine parts the runs inside each test from those outside.
func (a *alphabet) refine(tests [][]rune) {
	last := uint16(0)
	for _, test := range tests {
		parted := map[uint16]uint16{}
		for i := 0; i < len(test); i += 2 {
			for run := a.run(test[i]); run < len(a.starts) && a.starts[run] <= test[i+1]; run++ {
				old := a.kinds[run]
				if _, ok := parted[old]; !ok {
					last++
					parted[old] = last
				}
				a.kinds[run] = parted[old]
			}
		}
		last = a.number()
	}
}

// number gives the kinds numbers from 0 without gaps, and samples. It returns
// the last.
func (a *alphabet) number() uint16 {
	numbers := map[uint16]uint16{}
	a.sample = a.sample[:0]
	for run, kind := range a.kinds {
		n, ok := numbers[kind]
		if !ok {
			n = uint16(len(a.sample))
			numbers[kind] = n
			a.sample = append(a.sample, a.starts[run])
		}
		a.kinds[run] = n
	}
	return uint16(len(a.sample) - 1)
}

// fill writes the tables. Pages of a single kind share a block.
func (a *alphabet) fill() {
	for r := range a.ascii {
		a.ascii[r] = a.of(rune(r))
	}
	plain := map[uint16]uint16{}
	for page := range a.pages {
		first := rune(page) << 6
		switch from, to := a.run(first), a.run(first+63); {
		case first < 0x800 || first >= 0xD800 && first < 0xE000:
			a.pages[page] = noBlock
		case from != to:
			a.pages[page] = a.block(first)
		default:
			kind := a.kinds[from]
			if _, ok := plain[kind]; !ok {
				plain[kind] = a.block(first)
			}
			a.pages[page] = plain[kind]
		}
	}
}

func (a *alphabet) block(first rune) uint16 {
	var b [64]uint16
	for i := range b {
		b[i] = a.of(first + rune(i))
	}
	a.blocks = append(a.blocks, b)
	return uint16(len(a.blocks) - 1)
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
