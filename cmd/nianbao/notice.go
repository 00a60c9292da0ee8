package main

import (
	"context"
	"fmt"
	"hash/fnv"
	"slices"
	"strings"
	"time"

	"nianbao/internal/diag"
)

// A notice tells a page what there is now: a site, and what is wrong with the
// project.
type notice struct {
	Version  string  `json:"version"` // of both
	Site     string  `json:"site"`    // of what the site was made of; empty: there is none
	Errors   int     `json:"errors"`
	Problems []fault `json:"problems"` // the first errors
}

// A fault is a problem as a page shows it.
type fault struct {
	At      string `json:"at"`
	Message string `json:"message"`
	Hint    string `json:"hint"`
}

// fewFaults are as many errors as a page shows besides what it is about.
const fewFaults = 3

// newest is what there is now, and what is closed when there is more.
func (p *preview) newest() (n notice, news <-chan struct{}) {
	p.mu.RLock()
	defer p.mu.RUnlock()
	n = notice{Site: p.key, Errors: p.problems.Count(diag.Error), Problems: []fault{}}
	sum := fnv.New64a()
	fmt.Fprintf(sum, "%s %+v", p.key, p.problems.Sorted())
	n.Version = fmt.Sprintf("%x", sum.Sum64())
	for _, one := range p.gravest() {
		n.Problems = append(n.Problems, fault{strings.TrimSpace(fileName(one.File) + " " + position(one.Place)), one.Message, one.Hint})
	}
	return n, p.news
}

// gravest are the first errors, those in files that were just edited before what
// follows from them elsewhere.
func (p *preview) gravest() []diag.Problem {
	errors := slices.DeleteFunc(p.problems.Sorted(), func(one diag.Problem) bool { return one.Severity != diag.Error })
	slices.SortStableFunc(errors, func(a, b diag.Problem) int { return p.distance(a) - p.distance(b) })
	return errors[:min(len(errors), fewFaults)]
}

func (p *preview) distance(from diag.Problem) int {
	if p.edited[from.File] {
		return 0
	}
	return 1
}

// after is the first notice that is another than the one seen, or after some
// time the same.
func (p *preview) after(ctx context.Context, seen string) notice {
	late := time.After(longest)
	for {
		n, news := p.newest()
		if n.Version != seen {
			return n
		}
		select {
		case <-news:
		case <-late:
			return n
		case <-ctx.Done():
			return n
		}
	}
}

// longest is how long a page waits for an answer.
const longest = 20 * time.Second

func (p *preview) version() string {
	n, _ := p.newest()
	return n.Version
}
