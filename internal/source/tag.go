package source

import "bytes"

// tagName is the name of a tag without its namespace.
func tagName(tag []byte) []byte {
	from, end := 0, 0
	for ; end < len(tag) && !isBlank(tag[end]); end++ {
		if tag[end] == ':' && from <= 1 {
			from = end + 1
		}
	}
	if end > 1 && tag[end-1] == '/' { // it has no content
		end--
	}
	name := tag[min(from, end):end]
	if from > 1 && tag[0] == '/' {
		return append([]byte{'/'}, name...)
	}
	return name
}

func isBlank(b byte) bool { return b == ' ' || b == '\t' || b == '\r' || b == '\n' }

// attr is the value of an attribute as it is written, nil where the tag has
// none. The prefix of :id may be any.
func attr(tag []byte, name string) []byte {
	const blank = " \t\r\n"
	at := 0
	for at < len(tag) && !isBlank(tag[at]) { // the name of the element
		at++
	}
	for rest := tag[at:]; len(rest) > 0; {
		key, value, found := bytes.Cut(rest, []byte("="))
		value = bytes.TrimLeft(value, blank)
		if !found || len(value) == 0 || value[0] != '"' && value[0] != '\'' {
			return nil
		}
		end := bytes.IndexByte(value[1:], value[0])
		if end < 0 {
			return nil
		}
		if key = bytes.Trim(key, blank); string(key) == name || name[0] == ':' && bytes.HasSuffix(key, []byte(name)) {
			return value[1 : end+1]
		}
		rest = value[end+2:]
	}
	return nil
}

// words is the value of an attribute that is text.
func words(value []byte) string {
	var m markup
	if m.add(value, true) != nil {
		return ""
	}
	text, _ := meant(m.text) // what XML cannot hold names nothing
	return text
}

func yes(value []byte) bool { return string(value) == "1" || string(value) == "true" }

// number is a small whole number; what is none is 0, what is larger very large.
func number(text []byte) int {
	n := 0
	for i, digit := range text {
		switch {
		case digit == '-' && i == 0 && len(text) > 1:
			return -1
		case digit < '0' || digit > '9':
			return 0
		}
		n = min(n*10+int(digit-'0'), 1<<30)
	}
	return n
}
