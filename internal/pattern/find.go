package pattern

import (
	"regexp"
	"strings"
	"unicode/utf8"
)

// The methods below answer as those of regexp.Regexp of the same name.

// FindStringIndex is the place of the leftmost match; nil if there is none.
func (p *Pattern) FindStringIndex(s string) []int {
	from, to := p.place(s, 0)
	if from < 0 {
		return nil
	}
	return []int{from, to}
}

// FindString is the text of the leftmost match.
func (p *Pattern) FindString(s string) string {
	from, to := p.place(s, 0)
	if from < 0 {
		return ""
	}
	return s[from:to]
}

// FindStringSubmatchIndex is the place of the leftmost match and its groups.
func (p *Pattern) FindStringSubmatchIndex(s string) []int {
	from, to := p.place(s, 0)
	if from < 0 {
		return nil
	}
	return p.groupsOf(s, from, to)
}

// FindStringSubmatch is the text of the leftmost match and its groups.
func (p *Pattern) FindStringSubmatch(s string) []string {
	return texts(s, p.FindStringSubmatchIndex(s))
}

// FindAllStringIndex are the places of the matches, at most n of them unless n
// is negative.
func (p *Pattern) FindAllStringIndex(s string, n int) (out [][]int) {
	p.each(s, n, func(from, to int) { out = append(out, []int{from, to}) })
	return out
}

// FindAllString are the texts of the matches.
func (p *Pattern) FindAllString(s string, n int) (out []string) {
	p.each(s, n, func(from, to int) { out = append(out, s[from:to]) })
	return out
}

// FindAllStringSubmatchIndex are the places of the matches and their groups.
func (p *Pattern) FindAllStringSubmatchIndex(s string, n int) (out [][]int) {
	p.each(s, n, func(from, to int) { out = append(out, p.groupsOf(s, from, to)) })
	return out
}

// FindAllStringSubmatch are the texts of the matches and their groups.
func (p *Pattern) FindAllStringSubmatch(s string, n int) (out [][]string) {
	p.each(s, n, func(from, to int) { out = append(out, texts(s, p.groupsOf(s, from, to))) })
	return out
}

// ReplaceAllString puts a text in the place of each match, in which $1 is the
// text of a group. Groups have no names here.
func (p *Pattern) ReplaceAllString(s, with string) string {
	if !strings.Contains(with, "$") {
		return p.replaced(s, func(out []byte, from, to int) []byte { return append(out, with...) })
	}
	return p.replaced(s, func(out []byte, from, to int) []byte {
		return expander.ExpandString(out, with, s, p.groupsOf(s, from, to))
	})
}

// expander knows what $1 means.
var expander = regexp.MustCompile("")

// ReplaceAllStringFunc puts what with says in the place of each match.
func (p *Pattern) ReplaceAllStringFunc(s string, with func(string) string) string {
	return p.replaced(s, func(out []byte, from, to int) []byte { return append(out, with(s[from:to])...) })
}

// replaced is s with what put appends in the place of each match.
func (p *Pattern) replaced(s string, put func(out []byte, from, to int) []byte) string {
	var out []byte
	done := 0
	p.each(s, -1, func(from, to int) {
		out = put(append(out, s[done:from]...), from, to)
		done = to
	})
	if done == 0 && len(out) == 0 {
		return s
	}
	return string(append(out, s[done:]...))
}

// each goes through the matches, at most n of them unless n is negative. An
// empty match right behind another is none.
func (p *Pattern) each(s string, n int, do func(from, to int)) {
	last := -1
	for at := 0; at <= len(s) && n != 0; {
		from, to := p.place(s, at)
		if from < 0 {
			return
		}
		empty := to == at
		if at = to; empty {
			_, size := utf8.DecodeRuneInString(s[at:])
			at += max(size, 1)
		}
		if !empty || from != last {
			do(from, to)
			n--
		}
		last = to
	}
}

func texts(s string, places []int) []string {
	if places == nil {
		return nil
	}
	out := make([]string, len(places)/2)
	for i := range out {
		if places[2*i] >= 0 {
			out[i] = s[places[2*i]:places[2*i+1]]
		}
	}
	return out
}
