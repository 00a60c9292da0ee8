package pattern

import (
	"regexp/syntax"
	"slices"
)

// A step follows the threads of a state over one character.
type step struct {
	program  *syntax.Prog
	searches bool // the first match silences the threads behind it

	seen    []bool         // instructions that were followed
	met     syntax.EmptyOp // what looks at the neighbours find here
	r       rune           // the character; −1 is the end of the text
	threads []int32        // behind it
	matched bool           // before it
}

// take sets threads and matched to what follows a state over the character r.
func (s *step) take(from *state, r rune) {
	clear(s.seen)
	s.met = syntax.EmptyOpContext(neighbours[from.before], r)
	s.r, s.threads, s.matched = r, s.threads[:0], false
	for _, thread := range from.threads {
		begins := thread == anywhere
		if begins {
			thread = int32(s.program.Start)
		}
		if s.follow(uint32(thread)); s.matched && s.searches {
			return
		}
		if begins && r >= 0 {
			s.threads = append(s.threads, anywhere)
		}
	}
}

// follow goes on from an instruction up to the characters that it wants, the
// preferred way first.
func (s *step) follow(pc uint32) {
	if s.seen[pc] || s.matched && s.searches {
		return
	}
	s.seen[pc] = true
	switch inst := &s.program.Inst[pc]; inst.Op {
	case syntax.InstAlt, syntax.InstAltMatch:
		s.follow(inst.Out)
		s.follow(inst.Arg)
	case syntax.InstCapture, syntax.InstNop:
		s.follow(inst.Out)
	case syntax.InstEmptyWidth:
		if syntax.EmptyOp(inst.Arg)&^s.met == 0 {
			s.follow(inst.Out)
		}
	case syntax.InstMatch:
		s.matched = true
	case syntax.InstFail:
	default:
		if next := int32(inst.Out); s.r >= 0 && wants(inst, s.r) && !slices.Contains(s.threads, next) {
			s.threads = append(s.threads, next)
		}
	}
}

func wants(inst *syntax.Inst, r rune) bool {
	switch inst.Op {
	case syntax.InstRuneAny:
		return true
	case syntax.InstRuneAnyNotNL:
		return r != '\n'
	}
	return inst.MatchRune(r)
}

// onlyAtEdge tells whether a program matches only from the edge of the text on.
func onlyAtEdge(program *syntax.Prog) bool {
	seen := make([]bool, len(program.Inst))
	var leads func(pc uint32) bool
	leads = func(pc uint32) bool {
		if seen[pc] {
			return false
		}
		seen[pc] = true
		switch inst := &program.Inst[pc]; inst.Op {
		case syntax.InstAlt, syntax.InstAltMatch:
			return leads(inst.Out) || leads(inst.Arg)
		case syntax.InstCapture, syntax.InstNop:
			return leads(inst.Out)
		case syntax.InstEmptyWidth:
			return syntax.EmptyOp(inst.Arg)&syntax.EmptyBeginText == 0 && leads(inst.Out)
		case syntax.InstFail:
			return false
		}
		return true
	}
	return !leads(uint32(program.Start))
}
