package manuscript

import "strings"

// A Text is a manuscript ready to be read: its prose without markup and page
// furniture, folded to one width, with the way back to the file.
type Text struct {
	Body    string  // the prose; '\n' ends a paragraph
	Year    int     // that a Markdown file's front matter gives, 0 without one
	Fronted bool    // it has a front matter, so that {{…}} are bound figures of a project
	Tables  []Table // of the page, whose cells the prose has too

	source []rune   // the file as it was given
	lines  []int    // where each line of source begins
	at     []int32  // for each byte of Body the code point of source it comes from
	bound  [][2]int // code points of source at which a bound figure begins and ends
}

// Spoken says what the inside of {{…}} becomes on the page; false where it
// becomes nothing.
type Spoken func(inside string) (string, bool)

// Read reads a file. name decides by its extension whether Markdown is meant;
// tags and entities are understood anywhere, because pages get pasted into
// .txt files. Bound figures are read as what say says of them, so that they too
// can be held against the words and numbers around them; without it, they are
// holes.
func Read(name string, raw []byte, say Spoken) Text {
	t := Text{source: source(raw)}
	t.lines = lineStarts(t.source)
	t.Tables = tablesOf(t.source, t.lines)
	w := &writer{source: t.source, say: say}
	from := 0
	lower := strings.ToLower(name)
	if strings.HasSuffix(lower, ".md") || strings.HasSuffix(lower, ".markdown") {
		w.markdown = true
		from = t.frontMatter()
		t.Fronted = from > 0
	}
	w.strip(from)
	t.bound = w.bound
	t.Body, t.at = fold(furniture(w.runes, w.at))
	return t
}

func lineStarts(source []rune) []int {
	starts := []int{0}
	for i, r := range source {
		if r == '\n' || r == '\r' && (i+1 == len(source) || source[i+1] != '\n') {
			starts = append(starts, i+1)
		}
	}
	return starts
}

// frontMatter reads the date of a Markdown file's head and returns where the
// text begins.
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
	if strings.TrimSpace(key) == "date" {
		t.Year = leadingYear(strings.Trim(strings.TrimSpace(value), `"'`))
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
