package manuscript

import (
	"html"
	"strings"
	"unicode"
)

// maxTag is the length of the longest tag that is looked for.
const maxTag = 2000

// tag skips a tag or a comment at i. The contents of script and style go too.
func (w *writer) tag(i int) (int, bool) {
	if w.has(i, "<!--") {
		if !w.uncommented {
			if end, ok := w.upTo(i, "-->", len(w.source)); ok {
				return end, true
			}
			w.uncommented = true
		}
		return i, false
	}
	if i+1 >= len(w.source) || !tagBegins(w.source[i+1]) {
		return i, false
	}
	end, ok := w.tagEnd(i)
	if !ok {
		return i, false
	}
	name := tagName(w.source[i+1 : end-1])
	switch name {
	case "script", "style":
		if stop, ok := w.closing(end, name); ok {
			return stop, true
		}
	case "p", "div", "br", "br/", "li", "tr", "td", "th", "table", "ul", "ol", "h1", "h2", "h3", "h4", "h5", "h6", "section", "article", "title", "blockquote", "hr", "dt", "dd":
		w.lineEnd(i)
	}
	return end, true
}

func tagBegins(r rune) bool {
	return r == '/' || r == '!' || r == '?' || r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z'
}

func (w *writer) tagEnd(i int) (int, bool) {
	for j := i + 1; j < len(w.source) && j < i+maxTag; j++ {
		switch w.source[j] {
		case '>':
			return j + 1, true
		case '<':
			return i, false
		}
	}
	return i, false
}

func (w *writer) closing(i int, name string) (int, bool) {
	for j := i; j < len(w.source); j++ {
		if w.source[j] == '<' && (w.has(j, "</"+name) || w.has(j, "</"+strings.ToUpper(name))) {
			return w.tagEnd(j)
		}
	}
	return len(w.source), true
}

func tagName(inside []rune) string {
	name := strings.TrimPrefix(string(inside[:min(len(inside), 20)]), "/")
	if i := strings.IndexFunc(name, func(r rune) bool { return unicode.IsSpace(r) }); i >= 0 {
		name = name[:i]
	}
	return strings.ToLower(name)
}

// entity resolves &nbsp; and its kin.
func (w *writer) entity(i int) (int, bool) {
	for j := i + 1; j < len(w.source) && j < i+12; j++ {
		r := w.source[j]
		if r == ';' {
			text := html.UnescapeString(string(w.source[i : j+1]))
			if strings.HasPrefix(text, "&") && text != "&" {
				return i, false
			}
			for _, r := range text {
				w.put(r, i)
			}
			return j + 1, true
		}
		if r != '#' && !unicode.IsLetter(r) && !unicode.IsDigit(r) {
			break
		}
	}
	return i, false
}
