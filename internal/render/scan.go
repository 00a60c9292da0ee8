package render

import "bytes"

// A reader of pages is told what stands on one, in order. Attributes come between
// their element's begin and opened, until which its name lasts; the text of a script
// lasts as long as the page, and all else that it is given only until it returns.
type pageReader interface {
	begin(element []byte)
	attribute(key, value []byte)
	opened()
	end(element []byte)
	text(text []byte)
}

// scan reads a page that is written as plainly as themes print it: values in double
// quotes, the entities that escapers write, no comments, nothing that people mistype.
// Of such a page there is only one way to understand it, and it takes a tenth of the
// time of a tokenizer that understands all. It is false where a page holds anything
// else, and is to be read by that; what the reader was told then counts for nothing.
func scan(page []byte, r pageReader) bool {
	s := &scanner{rest: page, to: r}
	if bytes.IndexByte(page, 0) >= 0 || bytes.IndexByte(page, '\r') >= 0 {
		return false
	}
	for len(s.rest) > 0 {
		if !s.words() || len(s.rest) > 0 && !s.tag() {
			return false
		}
	}
	return true
}

type scanner struct {
	rest  []byte
	to    pageReader
	plain []byte // room for a text without its entities
	keys  [16][]byte
}

// words reads up to the next tag.
func (s *scanner) words() bool {
	end := bytes.IndexByte(s.rest, '<')
	if end < 0 {
		end = len(s.rest)
	}
	if end == 0 {
		return true
	}
	text, ok := s.unescaped(s.rest[:end])
	if ok {
		s.to.text(text)
	}
	s.rest = s.rest[end:]
	return ok
}

var doctype = []byte("<!doctype html>")

func (s *scanner) tag() bool {
	if after, ok := bytes.CutPrefix(s.rest, doctype); ok {
		s.rest = after
		return true
	}
	if len(s.rest) > 1 && s.rest[1] == '/' {
		return s.endTag()
	}
	name := s.name(1, &nameBytes)
	if len(name) == 0 || !isLetter(name[0]) {
		return false
	}
	s.rest = s.rest[1+len(name):]
	name = lower(name)
	s.to.begin(name)
	closed, ok := s.attributes()
	if !ok {
		return false
	}
	s.to.opened()
	return s.content(name, closed)
}

func (s *scanner) endTag() bool {
	name := s.name(2, &nameBytes)
	end := 2 + len(name)
	if len(name) == 0 || !isLetter(name[0]) || end >= len(s.rest) || s.rest[end] != '>' {
		return false
	}
	s.to.end(lower(name))
	s.rest = s.rest[end+1:]
	return true
}

func (s *scanner) name(from int, of *[256]bool) []byte {
	end := from
	for end < len(s.rest) && of[s.rest[end]] {
		end++
	}
	return s.rest[min(from, end):end]
}

func isLetter(b byte) bool { return 'a' <= b && b <= 'z' || 'A' <= b && b <= 'Z' }

var nameBytes, keyBytes = bytesOf(alphanumeric), bytesOf(alphanumeric + "-:")

// attributes reads the rest of a start tag; closed is whether it ends with a slash.
func (s *scanner) attributes() (closed, ok bool) {
	for n := 0; ; n++ {
		k := 0
		for k < len(s.rest) && (s.rest[k] == ' ' || s.rest[k] == '\n') {
			k++
		}
		s.rest = s.rest[k:]
		switch {
		case len(s.rest) > 0 && s.rest[0] == '>':
			s.rest = s.rest[1:]
			return false, true
		case len(s.rest) > 1 && s.rest[0] == '/' && s.rest[1] == '>':
			s.rest = s.rest[2:]
			return true, true
		case k == 0 || n == len(s.keys) || !s.attribute(n):
			return false, false
		}
	}
}

// attribute reads one, which must be the first of its name.
func (s *scanner) attribute(n int) bool {
	key := s.name(0, &keyBytes)
	s.rest = s.rest[len(key):]
	key = lower(key)
	for _, other := range s.keys[:n] {
		if bytes.Equal(other, key) {
			return false
		}
	}
	s.keys[n] = key
	if len(key) == 0 || len(s.rest) == 0 || s.rest[0] != '=' {
		s.to.attribute(key, nil)
		return len(key) > 0
	}
	if len(s.rest) < 2 || s.rest[1] != '"' {
		return false
	}
	end := bytes.IndexByte(s.rest[2:], '"')
	if end < 0 {
		return false
	}
	value, ok := s.unescaped(s.rest[2 : 2+end])
	s.to.attribute(key, value)
	s.rest = s.rest[2+end+1:]
	return ok
}

func lower(name []byte) []byte {
	for _, b := range name {
		if 'A' <= b && b <= 'Z' {
			return bytes.ToLower(name)
		}
	}
	return name
}

// content reads on within elements whose content is no markup.
func (s *scanner) content(name []byte, closed bool) bool {
	switch string(name) {
	case "iframe", "noembed", "noframes", "noscript", "plaintext", "style", "textarea", "xmp":
		return false
	case "title":
		return !closed && s.words() && bytes.HasPrefix(s.rest, []byte("</title>"))
	case "script":
		end := bytes.IndexByte(s.rest, '<')
		if closed || end < 0 || !bytes.HasPrefix(s.rest[end:], []byte("</script>")) {
			return false
		}
		if end > 0 {
			s.to.text(s.rest[:end])
		}
		s.rest = s.rest[end:]
	}
	return true
}

// characters are what the entities stand for that escapers write.
var characters = []struct {
	entity []byte
	char   byte
}{{[]byte("&amp;"), '&'}, {[]byte("&lt;"), '<'}, {[]byte("&gt;"), '>'}, {[]byte("&#34;"), '"'}, {[]byte("&#39;"), '\''}, {[]byte("&#43;"), '+'}}

// unescaped is a text with characters for entities; false where there are others.
func (s *scanner) unescaped(text []byte) ([]byte, bool) {
	at := bytes.IndexByte(text, '&')
	if at < 0 {
		return text, true
	}
	s.plain = s.plain[:0]
	for ; at >= 0; at = bytes.IndexByte(text, '&') {
		s.plain = append(s.plain, text[:at]...)
		text = text[at:]
		char, size := character(text)
		if size == 0 {
			return nil, false
		}
		s.plain = append(s.plain, char)
		text = text[size:]
	}
	s.plain = append(s.plain, text...)
	return s.plain, true
}

func character(text []byte) (char byte, size int) {
	for _, c := range characters {
		if bytes.HasPrefix(text, c.entity) {
			return c.char, len(c.entity)
		}
	}
	return 0, 0
}
