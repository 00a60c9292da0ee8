package manuscript

import (
	"sort"
	"unicode/utf8"
)

// A Span is a place in the file as it was given.
type Span struct {
	Start int    `json:"start"` // code points from the start of the file, markup included
	End   int    `json:"end"`   // one past the last code point
	Line  int    `json:"line"`  // from 1
	Text  string `json:"text"`  // what stands there, markup included
}

// Span is the place in the file of the bytes from and to of the body.
func (t *Text) Span(from, to int) Span {
	if len(t.Body) == 0 {
		return Span{Line: 1}
	}
	from = min(max(from, 0), len(t.Body)-1)
	to = min(max(to, from+1), len(t.Body))
	for to > from+1 && t.Body[to-1] == '\n' {
		to--
	}
	last := to - 1
	for last > from && !utf8.RuneStart(t.Body[last]) {
		last--
	}
	start, end := int(t.at[from]), int(t.at[last])+1
	if end <= start {
		end = start + 1
	}
	return t.placed(start, end)
}

// SpanOf is the place in the file of a cell.
func (t *Text) SpanOf(c Cell) Span { return t.placed(c.from, max(c.to, c.from+1)) }

// placed is the place of code points of the file.
func (t *Text) placed(start, end int) Span {
	start, end = t.whole(start, min(end, len(t.source)))
	line := sort.SearchInts(t.lines, start+1)
	return Span{start, end, line, string(t.source[start:end])}
}

// whole widens a place so that it cuts no bound figure.
func (t *Text) whole(start, end int) (int, int) {
	if b, ok := t.boundAt(start); ok {
		start = b[0]
	}
	if b, ok := t.boundAt(end - 1); ok {
		end = b[1]
	}
	return start, end
}

// boundAt is the bound figure in which a code point of the file lies.
func (t *Text) boundAt(point int) (found [2]int, ok bool) {
	k := sort.Search(len(t.bound), func(k int) bool { return t.bound[k][1] > point })
	if k == len(t.bound) || t.bound[k][0] > point {
		return found, false
	}
	return t.bound[k], true
}

// IsBound tells whether a byte of the body was said by a bound figure.
func (t *Text) IsBound(at int) bool {
	_, ok := t.boundAt(int(t.at[at]))
	return ok
}

// Bound is how many bound figures a text has.
func (t *Text) Bound() int { return len(t.bound) }
