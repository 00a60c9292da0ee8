package proof

import (
	"sort"
	"strings"
	"unicode/utf8"
)

// A Text is a file made ready for the rules: its prose without markup and
// page furniture, folded to one width, with the way back to the file.
type Text struct {
	Name string

	source  []rune  // the file as it was given
	lines   []int   // where each line of source begins
	body    string  // the prose; '\n' ends a paragraph
	at      []int32 // for each byte of body the code point of source it comes from
	dated   int     // year of the front matter, 0 if there is none
	headed  string  // title of the front matter
	fronted bool    // it has a front matter, so that {{…}} are bound figures of a project
	tables  []table
	bound   [][2]int // code points of source at which a bound figure begins and ends
	prose   *prose   // the body taken apart, once for all who ask
}

// Spoken says what the inside of {{…}} becomes on the page; false where it
// becomes nothing.
type Spoken func(inside string) (string, bool)

// Read reads a file. name decides by its extension whether Markdown is meant;
// tags and entities are understood anywhere, because pages get pasted into
// .txt files.
func Read(name string, raw []byte) Text {
	return ReadSpoken(name, raw, nil)
}

// ReadSpoken is Read of a text whose bound figures are read as what they say, so
// that they too are held against the words and numbers around them. Without
// say they are holes.
func ReadSpoken(name string, raw []byte, say Spoken) Text {
	t := Text{Name: name, source: source(raw)}
	t.lines = lineStarts(t.source)
	t.tables = tablesOf(t.source, t.lines)
	w := &writer{source: t.source, say: say}
	from := 0
	lower := strings.ToLower(name)
	if strings.HasSuffix(lower, ".md") || strings.HasSuffix(lower, ".markdown") {
		w.markdown = true
		from = t.frontMatter()
		t.fronted = from > 0
	}
	w.strip(from)
	t.bound = w.bound
	page := furniture(w.runes, w.at)
	t.body, t.at = fold(page)
	whole := t
	t.prose = parse(&whole)
	return t
}

// Year is the year that a Markdown file's front matter gives, 0 without one.
func (t Text) Year() int { return t.dated }

func lineStarts(source []rune) []int {
	starts := []int{0}
	for i, r := range source {
		if r == '\n' || r == '\r' && (i+1 == len(source) || source[i+1] != '\n') {
			starts = append(starts, i+1)
		}
	}
	return starts
}

// span returns the place in the file of the bytes from and to of the body.
func (t *Text) span(from, to int) Span {
	if len(t.body) == 0 {
		return Span{Line: 1}
	}
	from = min(max(from, 0), len(t.body)-1)
	to = min(max(to, from+1), len(t.body))
	for to > from+1 && t.body[to-1] == '\n' {
		to--
	}
	last := to - 1
	for last > from && !utf8.RuneStart(t.body[last]) {
		last--
	}
	start, end := int(t.at[from]), int(t.at[last])+1
	if end <= start {
		end = start + 1
	}
	return t.placed(start, end)
}

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

// Bound is how many bound figures a text has.
func (t Text) Bound() int { return len(t.bound) }

// frontMatter reads date, year and title of a Markdown file's head and returns
// where the text begins.
func (t *Text) frontMatter() int {
	mark, end := "", 0
	for i, start := range t.lines {
		stop := len(t.source)
		if i+1 < len(t.lines) {
			stop = t.lines[i+1]
		}
		line := strings.TrimSpace(strings.TrimPrefix(string(t.source[start:stop]), "\uFEFF"))
		switch {
		case i == 0 && line != "+++" && line != "---":
			return 0
		case i == 0:
			mark = line
		case line == mark:
			return stop
		case i > 200:
			return 0
		default:
			t.headLine(line)
		}
		end = stop
	}
	return min(end, 0)
}

func (t *Text) headLine(line string) {
	key, value, ok := strings.Cut(line, "=")
	if !ok {
		key, value, _ = strings.Cut(line, ":")
	}
	value = strings.Trim(strings.TrimSpace(value), `"'`)
	switch strings.TrimSpace(key) {
	case "date":
		t.dated = leadingYear(value)
	case "title":
		t.headed = value
	}
}

func leadingYear(s string) int {
	if len(s) < 4 {
		return 0
	}
	year := 0
	for _, b := range []byte(s[:4]) {
		if b < '0' || b > '9' {
			return 0
		}
		year = year*10 + int(b-'0')
	}
	return year
}
