package pattern

import (
	"regexp/syntax"
	"unicode"
)

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
