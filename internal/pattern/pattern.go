package pattern

import (
	"regexp"
	"regexp/syntax"
	"slices"
	"sync"
)

// A Pattern is a regular expression. It may be used by many at once.
type Pattern struct {
	expr   string
	tree   *syntax.Regexp
	groups int // the whole match is one

	once        sync.Once // what follows is made when it is first asked for
	program     *syntax.Prog
	ahead, back *automaton
}

// MustCompile reads an expression that is part of the program, and panics where
// it is none.
func MustCompile(expr string) *Pattern {
	tree, err := syntax.Parse(expr, syntax.Perl)
	if err != nil {
		panic("pattern: " + err.Error())
	}
	return &Pattern{expr: expr, tree: tree, groups: tree.MaxCap() + 1}
}

// QuoteMeta is the expression of a text as it stands.
func QuoteMeta(s string) string { return regexp.QuoteMeta(s) }

// String is the expression.
func (p *Pattern) String() string { return p.expr }

func (p *Pattern) make() {
	simple := p.tree.Simplify()
	p.program = compile(simple)
	kinds := alphabetOf(p.program)
	p.ahead = newAutomaton(p.program, kinds, true)
	p.back = newAutomaton(compile(mirrored(simple)), kinds, false)
}

// MatchString tells whether the pattern stands anywhere in s.
func (p *Pattern) MatchString(s string) bool {
	p.once.Do(p.make)
	if p.back.edge && !p.ahead.edge {
		return p.back.backward(s, len(s), 0, true) >= 0
	}
	return p.ahead.forward(s, 0, true) >= 0
}

// place is where the leftmost match begins and ends that begins at from or
// behind it; −1 where there is none.
func (p *Pattern) place(s string, from int) (start, end int) {
	p.once.Do(p.make)
	switch {
	case p.ahead.edge && from > 0:
		return -1, -1
	case p.back.edge && !p.ahead.edge:
		return p.back.backward(s, len(s), from, false), len(s)
	}
	if end = p.ahead.forward(s, from, false); end < 0 {
		return -1, -1
	}
	if p.ahead.edge {
		return 0, end
	}
	return p.back.backward(s, end, from, false), end
}

// mirrored is the expression of the same texts, read backwards.
func mirrored(tree *syntax.Regexp) *syntax.Regexp {
	m := *tree
	m.Sub = make([]*syntax.Regexp, len(tree.Sub))
	for i, sub := range tree.Sub {
		m.Sub[i] = mirrored(sub)
	}
	switch tree.Op {
	case syntax.OpConcat:
		slices.Reverse(m.Sub)
	case syntax.OpLiteral:
		m.Rune = slices.Clone(tree.Rune)
		slices.Reverse(m.Rune)
	case syntax.OpBeginText:
		m.Op = syntax.OpEndText
	case syntax.OpEndText:
		m.Op = syntax.OpBeginText
	case syntax.OpBeginLine:
		m.Op = syntax.OpEndLine
	case syntax.OpEndLine:
		m.Op = syntax.OpBeginLine
	}
	return &m
}

// compile makes the program of an expression, which fails for none that could
// be parsed.
func compile(simple *syntax.Regexp) *syntax.Prog {
	program, err := syntax.Compile(simple)
	if err != nil {
		panic("pattern: " + err.Error())
	}
	return program
}
