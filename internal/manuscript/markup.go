package manuscript

import (
	"strings"
	"unicode"
)

// A writer copies prose out of a file and remembers where each code point
// came from.
type writer struct {
	source   []rune
	markdown bool
	runes    []rune
	at       []int32

	uncommented bool // no comment is closed from here on

	say   Spoken
	bound [][2]int // places of bound figures
}

func (w *writer) put(r rune, from int) {
	w.runes = append(w.runes, r)
	w.at = append(w.at, int32(from))
}

func (w *writer) lineEnd(from int) { w.put('\n', from) }

// strip copies the prose from a place on: without tags, with entities
// resolved, and for Markdown without its marks.
func (w *writer) strip(from int) {
	fence := false
	lineStart := true
	for i := from; i < len(w.source); {
		if lineStart && w.markdown {
			if w.fenceAt(i) {
				fence = !fence
				i = w.skipLine(i)
				continue
			}
			if fence {
				i = w.skipLine(i)
				continue
			}
			i = w.lead(i)
			lineStart = false
			continue
		}
		r := w.source[i]
		lineStart = r == '\n'
		i = w.one(r, i)
	}
}

func (w *writer) fenceAt(i int) bool {
	for i < len(w.source) && w.source[i] == ' ' {
		i++
	}
	return w.has(i, "```") || w.has(i, "~~~")
}

func (w *writer) has(i int, word string) bool {
	for _, r := range word {
		if i >= len(w.source) || w.source[i] != r {
			return false
		}
		i++
	}
	return true
}

func (w *writer) skipLine(i int) int {
	for i < len(w.source) && w.source[i] != '\n' {
		i++
	}
	return min(i+1, len(w.source))
}

// lead skips what Markdown puts at the beginning of a line: indents, # marks,
// > marks, bullets. A blank line, a heading or a bullet ends the paragraph.
func (w *writer) lead(i int) int {
	start := i
	for i < len(w.source) && (w.source[i] == ' ' || w.source[i] == '\t' || w.source[i] == '>') {
		i++
	}
	mark := i
	for i < len(w.source) && w.source[i] == '#' {
		i++
	}
	if i > mark || i < len(w.source) && strings.ContainsRune("-*+•", w.source[i]) && w.has(i+1, " ") {
		if i == mark {
			i++
		}
		w.lineEnd(start)
	} else if i < len(w.source) && (w.source[i] == '\n' || unicode.IsDigit(w.source[i])) {
		w.lineEnd(start)
	}
	for i < len(w.source) && w.source[i] == ' ' {
		i++
	}
	return i
}

// one copies what begins at i and returns where the next thing begins.
func (w *writer) one(r rune, i int) int {
	switch {
	case r == '<':
		if end, ok := w.tag(i); ok {
			return end
		}
	case r == '&':
		if end, ok := w.entity(i); ok {
			return end
		}
	case r == '{' && w.has(i, "{{"):
		if end, ok := w.upTo(i, "}}", 400); ok {
			w.speak(i, end)
			return end
		}
	case w.markdown && (r == '*' || r == '`' || r == '_' && !w.has(i+1, "_") && (i == 0 || w.source[i-1] != '_')):
		return i + 1
	case w.markdown && r == '|':
		w.lineEnd(i)
		return i + 1
	case w.markdown && r == ']' && w.has(i+1, "("):
		if end, ok := w.upTo(i+1, ")", 400); ok {
			return end
		}
	case w.markdown && r == '[' && !w.has(i+1, "]"):
		return i + 1
	case w.markdown && r == '\n':
		w.softEnd(i)
		return i + 1
	}
	w.put(r, i)
	return i + 1
}

// speak puts what a bound figure says in its place; 〓 where that is not known.
func (w *writer) speak(from, to int) {
	w.bound = append(w.bound, [2]int{from, to})
	text, ok := "", false
	if w.say != nil {
		text, ok = w.say(string(w.source[from+2 : to-2]))
	}
	if !ok {
		text = "〓"
	}
	for _, r := range text {
		w.put(r, from)
	}
}

// softEnd ends a line of Markdown: between Chinese characters nothing is left
// of it unless the next line is blank or the heading ends here.
func (w *writer) softEnd(i int) {
	last := len(w.runes) - 1
	for last >= 0 && w.runes[last] != '\n' {
		last--
	}
	begin := i
	for begin > 0 && w.source[begin-1] != '\n' {
		begin--
	}
	if begin < i && w.source[begin] == '#' || i+1 >= len(w.source) || w.source[i+1] == '\n' || w.source[i+1] == '\r' {
		w.lineEnd(i)
		return
	}
	w.put(' ', i)
}

// upTo finds word after i within limit code points.
func (w *writer) upTo(i int, word string, limit int) (int, bool) {
	for j := i; j < len(w.source) && j < i+limit; j++ {
		if w.has(j, word) {
			return j + len(word), true
		}
		if w.source[j] == '\n' && limit <= 400 {
			return i, false
		}
	}
	return i, false
}
