// Package gate watches what leaves the office for what could tell of a person,
// and says where it came from.
//
// It stands after check, beside the flow: whatever writes for others shows it each
// text, pages as well as downloads, Word files and workbooks. It uses package
// privacy to find, and the project's lists to let through. It changes nothing and
// judges no number; which small numbers are hidden is the affair of metric.
//
// Invariant: what would block is reported at every place in the project at which it
// stands, else at the file that would bring it out; equal texts are reported
// equally, in whatever order they were shown.
package gate

import (
	"slices"
	"strings"
	"sync"

	"nianbao/internal/diag"
	"nianbao/internal/privacy"
	"nianbao/internal/source"
)

// A Gate is shown texts by any number of goroutines, and then reports once.
type Gate struct {
	names   *privacy.Finder
	allowed []allowed

	mu   sync.Mutex
	hits map[string]*hit // by kind and key

	clean clean
}

// A hit is something found, wherever it stands.
type hit struct {
	privacy.Match
	files map[string]bool
}

// allowed is a line of the list, and what it lets through.
type allowed struct {
	source.Allowed
	keys []string
	used bool
}

// New is a gate with a project's lists.
func New(p *source.Project) *Gate {
	g := &Gate{hits: map[string]*hit{}, clean: clean{parts: map[string]bool{}}, names: privacy.Names{Near: p.Names.Near, Surnames: slices.Concat(p.Names.Compound, strings.Split(p.Names.Surnames, "")), After: p.Names.After, Not: p.Names.Not}.Finder()}
	for _, line := range p.Allowed {
		a := allowed{Allowed: line, keys: []string{strings.TrimSpace(line.Text)}}
		for _, m := range privacy.Find(line.Text) {
			a.keys = append(a.keys, m.Key)
		}
		g.allowed = append(g.allowed, a)
	}
	return g
}

// Text is shown a text that leaves in a file.
func (g *Gate) Text(file, text string) {
	for _, m := range g.find(text) {
		g.note(file, m)
	}
}

func (g *Gate) find(text string) []privacy.Match {
	return append(privacy.Find(text), g.names.Find(text)...)
}

func (g *Gate) note(file string, m privacy.Match) {
	g.mu.Lock()
	defer g.mu.Unlock()
	id := string(m.Kind) + " " + m.Key
	if g.hits[id] == nil {
		g.hits[id] = &hit{Match: m, files: map[string]bool{}}
	}
	g.hits[id].files[file] = true
}

// passes reports whether the list lets a match through.
func (g *Gate) passes(m privacy.Match) bool {
	passed := false
	for k := range g.allowed {
		if a := &g.allowed[k]; slices.Contains(a.keys, m.Key) {
			passed, a.used = true, true
		}
	}
	return passed
}

// lists reports lines of the list that say too little, or let nothing through.
func (g *Gate) lists(problems *diag.List) {
	for _, a := range g.allowed {
		switch {
		case a.Text == "" || a.Reason == "":
			problems.Add(diag.Problem{Code: "allowed-without-reason", Severity: diag.Error, Place: a.Place,
				Message: "允许公开的“" + a.Text + "”没有写明内容（text）或理由（reason）", Hint: "写清是什么、为什么可以公开"})
		case !a.used:
			problems.Add(diag.Problem{Code: "allowed-unused", Severity: diag.Info, Place: a.Place,
				Message: "允许公开的“" + a.Text + "”没有出现", Hint: "不再需要的删去"})
		}
	}
}
