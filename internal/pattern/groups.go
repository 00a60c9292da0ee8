package pattern

import (
	"regexp/syntax"
	"unicode/utf8"
)

// A walk goes through a match once more and notes where its groups stand. It
// tries the preferred way first and no instruction twice at a place, so that
// its time is linear in the match.
type walk struct {
	program *syntax.Prog
	text    string
	from    int // the match
	to      int
	tried   []uint64 // a bit for each instruction at each place of the match
	jobs    []job
	groups  []int // begin and end of each, −1 for one that takes no part
}

// A job is an instruction to go on with at a place. One whose place is negative
// puts back one end of a group.
type job struct {
	pc   uint32 // or the end of the group
	at   int
	back int
}

// groupsOf returns the groups of the match of s that lies from one byte to
// another, the match itself first.
func (p *Pattern) groupsOf(s string, from, to int) []int {
	if p.groups == 1 {
		return []int{from, to}
	}
	w := &walk{program: p.program, text: s, from: from, to: to, groups: make([]int, 2*p.groups)}
	w.tried = make([]uint64, (len(p.program.Inst)*(to-from+1)+63)/64)
	for i := range w.groups {
		w.groups[i] = -1
	}
	w.walk()
	w.groups[0], w.groups[1] = from, to
	return w.groups
}

func (w *walk) walk() {
	w.jobs = append(w.jobs, job{pc: uint32(w.program.Start), at: w.from})
	for len(w.jobs) > 0 {
		j := w.jobs[len(w.jobs)-1]
		w.jobs = w.jobs[:len(w.jobs)-1]
		if j.at < 0 {
			w.groups[j.pc] = j.back
		} else if w.arrives(j.pc, j.at) {
			return
		}
	}
}

// arrives goes on from an instruction, leaving the ways that it does not take
// as jobs, and tells whether it came to the end of the match.
func (w *walk) arrives(pc uint32, at int) bool {
	for w.first(pc, at) {
		inst := &w.program.Inst[pc]
		switch inst.Op {
		case syntax.InstMatch:
			return at == w.to
		case syntax.InstAlt, syntax.InstAltMatch:
			w.jobs = append(w.jobs, job{pc: inst.Arg, at: at})
		case syntax.InstCapture:
			w.note(inst.Arg, at)
		case syntax.InstEmptyWidth:
			if syntax.EmptyOp(inst.Arg)&^looks(w.text, at) != 0 {
				return false
			}
		case syntax.InstNop:
		case syntax.InstFail:
			return false
		default:
			r, size := utf8.DecodeRuneInString(w.text[at:w.to])
			if at == w.to || !wants(inst, r) {
				return false
			}
			at += size
		}
		pc = inst.Out
	}
	return false
}

// first tells whether an instruction is met at a place for the first time.
func (w *walk) first(pc uint32, at int) bool {
	n := (at-w.from)*len(w.program.Inst) + int(pc)
	if w.tried[n/64]&(1<<(n%64)) != 0 {
		return false
	}
	w.tried[n/64] |= 1 << (n % 64)
	return true
}

// note sets one end of a group, and leaves a job that takes it back.
func (w *walk) note(end uint32, at int) {
	w.jobs = append(w.jobs, job{pc: end, at: -1, back: w.groups[end]})
	w.groups[end] = at
}

// looks is what the neighbours of a place are.
func looks(s string, at int) syntax.EmptyOp {
	before, after := rune(-1), rune(-1)
	if at > 0 {
		before, _ = utf8.DecodeLastRuneInString(s[:at])
	}
	if at < len(s) {
		after, _ = utf8.DecodeRuneInString(s[at:])
	}
	return syntax.EmptyOpContext(before, after)
}
