package pattern

import (
	"encoding/binary"
	"regexp/syntax"
	"slices"
	"sync"
	"sync/atomic"
	"unicode/utf8"
)

// An automaton reads a text in one direction, in states that it learns.
//
// One that searches begins anywhere and prefers the match that regexp prefers;
// one that does not begins where it is set, and knows of every match.
type automaton struct {
	*alphabet
	program  *syntax.Prog
	searches bool
	looks    syntax.EmptyOp // at the neighbours, that the program takes
	edge     bool           // it matches only from that edge of the text on at which reading begins

	starts [len(neighbours)]atomic.Pointer[state]

	mu    sync.Mutex
	known map[string]*state
	room  int // bytes that the known states take, about
	age   int // how often they were forgotten
	step  step
}

// A state is what the automaton knows of the text that it has read: where in
// its program it could be, the best first.
type state struct {
	threads []int32 // the instructions to go on with; anywhere for a new beginning
	before  int     // the neighbour left behind, as far as the program looks at it
	matched bool    // a match ended before the character that led here
	over    bool    // no match can follow
	age     int     // of the automaton when it was learnt
	next    []atomic.Pointer[state]
}

// anywhere is the thread that begins a match at every character.
const anywhere = -1

// maxRoom is how many bytes the states of an automaton may take. What does not
// fit is forgotten, and learnt again when it is met.
const maxRoom = 1 << 18

// neighbours are all that a look at the neighbour left behind can tell: the
// edge of the text, the end of a line, a letter, anything else.
var neighbours = [...]rune{-1, '\n', 'a', ' '}

func newAutomaton(program *syntax.Prog, kinds *alphabet, searches bool) *automaton {
	a := &automaton{alphabet: kinds, program: program, searches: searches, known: map[string]*state{}}
	for _, inst := range program.Inst {
		if inst.Op == syntax.InstEmptyWidth {
			a.looks |= syntax.EmptyOp(inst.Arg)
		}
	}
	a.step = step{program: program, searches: searches, seen: make([]bool, len(program.Inst))}
	a.edge = onlyAtEdge(program)
	return a
}

// neighbour is what the program can tell of a character left behind.
func (a *automaton) neighbour(r rune) int {
	const words = syntax.EmptyWordBoundary | syntax.EmptyNoWordBoundary
	switch {
	case r < 0 && a.looks&(syntax.EmptyBeginText|syntax.EmptyBeginLine|words) != 0:
		return 0
	case r == '\n' && a.looks&syntax.EmptyBeginLine != 0:
		return 1
	case syntax.IsWordChar(r) && a.looks&words != 0:
		return 2
	}
	return 3
}

// start is the state behind the character r; −1 is the edge of the text.
func (a *automaton) start(r rune) *state {
	n := a.neighbour(r)
	if s := a.starts[n].Load(); s != nil {
		return s
	}
	a.mu.Lock()
	defer a.mu.Unlock()
	threads := []int32{int32(a.program.Start)}
	if a.searches && !a.edge {
		threads[0] = anywhere
	}
	s := a.state(threads, n, false)
	a.starts[n].Store(s)
	return s
}

// forward reads s from a byte on and returns where the match ends; −1 if there
// is none. Where any will do, it stops at the first.
func (a *automaton) forward(s string, from int, any bool) int {
	before := rune(-1)
	if from > 0 {
		before, _ = utf8.DecodeLastRuneInString(s[:from])
	}
	now, found := a.start(before), -1
	for at := from; at < len(s); {
		kind, size := a.first(s[at:])
		if now = a.after(now, kind); now.matched {
			if found = at; any {
				return found
			}
		}
		if now.over {
			return found
		}
		at += size
	}
	if a.after(now, a.end()).matched {
		return len(s)
	}
	return found
}

// backward reads s from a byte back to another and returns where the longest
// match begins; −1 if there is none. Where any will do, it stops at the first.
func (a *automaton) backward(s string, from, to int, any bool) int {
	before := rune(-1)
	if from < len(s) {
		before, _ = utf8.DecodeRuneInString(s[from:])
	}
	now, found := a.start(before), -1
	for at := from; at > 0; {
		kind, size := a.last(s[:at])
		if now = a.after(now, kind); now.matched {
			if found = at; any {
				return found
			}
		}
		if now.over || at <= to {
			return found
		}
		at -= size
	}
	if a.after(now, a.end()).matched {
		return 0
	}
	return found
}

// after is the state that a character of a kind leads to.
func (a *automaton) after(now *state, kind uint16) *state {
	if next := now.next[kind].Load(); next != nil {
		return next
	}
	return a.learn(now, kind)
}

// learn asks the program what a character of a kind leads to.
func (a *automaton) learn(now *state, kind uint16) *state {
	a.mu.Lock()
	defer a.mu.Unlock()
	r := rune(-1)
	if kind < a.end() {
		r = a.sample[kind]
	}
	a.step.take(now, r)
	if !a.searches {
		slices.Sort(a.step.threads)
	}
	next := a.state(a.step.threads, a.neighbour(r), a.step.matched)
	if now.age == a.age {
		now.next[kind].Store(next)
	}
	return next
}

// state is the known state, or a new one.
func (a *automaton) state(threads []int32, before int, matched bool) *state {
	key := append(make([]byte, 0, 2+2*len(threads)), byte(before))
	if matched {
		key[0] |= 0x80
	}
	for _, t := range threads {
		key = binary.AppendVarint(key, int64(t))
	}
	if s, ok := a.known[string(key)]; ok {
		return s
	}
	room := 8*int(a.end()+1) + 4*len(threads) + len(key) + 200
	if a.room += room; a.room > maxRoom {
		a.forget()
		a.room = room
	}
	s := &state{threads: slices.Clone(threads), before: before, matched: matched, over: len(threads) == 0, age: a.age, next: make([]atomic.Pointer[state], a.end()+1)}
	a.known[string(key)] = s
	return s
}

// forget makes room. Who stands in a state goes on from it; that it leads to no younger one
// lets what was forgotten go as soon as nobody stands in it.
func (a *automaton) forget() {
	a.known, a.room, a.age = map[string]*state{}, 0, a.age+1
	for n := range a.starts {
		a.starts[n].Store(nil)
	}
}
