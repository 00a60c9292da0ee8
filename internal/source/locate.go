package source

import "strings"

// A node is where a value of a TOML file stands. The TOML library gives no
// positions for what lies in arrays of tables, so the text is walked a second
// time; a text that the library takes is walked in the same way.
type node struct {
	line, column       int // where the value begins: a text behind its quotes, a table at its bracket
	keyLine, keyColumn int // where the key begins
	raw                string
	keys               map[string]*node // of a table
	items              []*node          // of an array
}

// child is where a key of a table stands; where that is not known, the table.
func (n *node) child(key string) *node {
	if c := n.keys[key]; c != nil {
		return c
	}
	return &node{line: n.line, column: n.column, keyLine: n.line, keyColumn: n.column}
}

// item is where an element of an array stands; where that is not known, the array.
func (n *node) item(i int) *node {
	if i < len(n.items) {
		return n.items[i]
	}
	return &node{line: n.line, column: n.column, keyLine: n.line, keyColumn: n.column}
}

// maxDepth of nested arrays and tables; more is an attack on the stack.
const maxDepth = 64

// A locator walks a TOML text. It judges nothing: at what it cannot follow it
// stops, since the library has reported that already.
type locator struct {
	text      []rune
	pos       int
	line      int
	lineStart int
	deep      bool // nested deeper than maxDepth
}

// locate returns the places of everything in a TOML text, and false where it is
// nested too deeply to be read safely.
func locate(text string) (*node, bool) {
	l := &locator{text: []rune(text), line: 1}
	root := &node{line: 1, column: 1, keyLine: 1, keyColumn: 1}
	table := root
	for l.skip(true); !l.end(); l.skip(true) {
		if !l.has('[') {
			l.pair(table, 0)
			continue
		}
		table = l.header(root)
	}
	return root, !l.deep
}

// header reads [a.b] or [[a.b]] and returns the table that it opens.
func (l *locator) header(root *node) *node {
	at := l.here()
	l.step()
	array := l.has('[')
	if array {
		l.step()
	}
	path := l.path()
	for l.has(']') {
		l.step()
	}
	if len(path) == 0 {
		l.stop()
		return at
	}
	owner := root.descend(path[:len(path)-1], at)
	last := path[len(path)-1]
	if array {
		list := owner.enter(last, at)
		list.items = append(list.items, at)
		return at
	}
	return owner.descend(path[len(path)-1:], at)
}

// descend goes down a path of keys, making tables where there are none; in an
// array of tables it goes on in the last one.
func (n *node) descend(path []string, at *node) *node {
	for _, key := range path {
		n = n.enter(key, at)
		if len(n.items) > 0 {
			n = n.items[len(n.items)-1]
		}
	}
	return n
}

func (n *node) enter(key string, at *node) *node {
	if n.keys[key] == nil {
		c := *at
		n.set(key, &c)
	}
	return n.keys[key]
}

func (n *node) set(key string, c *node) {
	if n.keys == nil {
		n.keys = map[string]*node{}
	}
	n.keys[key] = c
}

// pair reads key = value into a table.
func (l *locator) pair(table *node, depth int) {
	at := l.here()
	path := l.path()
	if len(path) == 0 || !l.has('=') {
		l.stop()
		return
	}
	l.step()
	l.skip(false)
	value := l.value(depth + 1)
	value.keyLine, value.keyColumn = at.line, at.column
	table.descend(path[:len(path)-1], at).set(path[len(path)-1], value)
}

// path reads a key such as a."b c".d and the blanks behind it.
func (l *locator) path() []string {
	var path []string
	for {
		l.skip(false)
		start := l.pos
		switch {
		case l.has('"'), l.has('\''):
			path = append(path, l.quoted(l.text[l.pos]))
		default:
			for !l.end() && !strings.ContainsRune(" \t\r\n.=[]{}#,\"'", l.text[l.pos]) {
				l.step()
			}
			if l.pos == start {
				return path
			}
			path = append(path, string(l.text[start:l.pos]))
		}
		l.skip(false)
		if !l.has('.') {
			return path
		}
		l.step()
	}
}

// quoted reads a quoted key on one line.
func (l *locator) quoted(quote rune) string {
	var key strings.Builder
	for l.step(); !l.end() && !l.has(quote) && !l.has('\n'); l.step() {
		if quote == '"' && l.has('\\') { // only \" and \\ occur in keys that people type
			l.step()
			if l.end() {
				break
			}
		}
		key.WriteRune(l.text[l.pos])
	}
	l.step()
	return key.String()
}

// value reads any value and what lies in it.
func (l *locator) value(depth int) *node {
	if depth > maxDepth {
		l.deep = true
		l.stop()
	}
	switch {
	case l.has('"'), l.has('\''):
		return l.words(l.text[l.pos])
	case l.has('['):
		return l.array(depth)
	case l.has('{'):
		return l.inline(depth)
	}
	at := l.here()
	start := l.pos
	for !l.end() && !strings.ContainsRune(",]}#\r\n", l.text[l.pos]) {
		l.step()
	}
	at.raw = strings.TrimSpace(string(l.text[start:l.pos]))
	if l.pos == start {
		l.stop()
	}
	return at
}

// words reads a text between quotes of one or three signs. Its place is that of
// its first character.
func (l *locator) words(quote rune) *node {
	long := l.at(1) == quote && l.at(2) == quote
	l.step()
	if long {
		l.step()
		l.step()
		if l.has('\r') && l.at(1) == '\n' {
			l.step()
		}
		if l.has('\n') { // a line end right behind the quotes does not count
			l.step()
		}
	}
	at := l.here()
	for !l.end() {
		switch {
		case quote == '"' && l.has('\\'):
			l.step()
		case l.has(quote) && !long:
			l.step()
			return at
		case l.has(quote) && l.at(1) == quote && l.at(2) == quote:
			for l.has(quote) { // two more quotes may belong to the text
				l.step()
			}
			return at
		case l.has('\n') && !long:
			l.stop()
			return at
		}
		l.step()
	}
	return at
}

func (l *locator) array(depth int) *node {
	at := l.here()
	l.step()
	for l.skip(true); !l.end() && !l.has(']'); l.skip(true) {
		at.items = append(at.items, l.value(depth+1))
		l.skip(true)
		if !l.has(',') {
			break
		}
		l.step()
	}
	l.close(']')
	return at
}

func (l *locator) inline(depth int) *node {
	at := l.here()
	l.step()
	for l.skip(true); !l.end() && !l.has('}'); l.skip(true) {
		l.pair(at, depth)
		l.skip(true)
		if !l.has(',') {
			break
		}
		l.step()
	}
	l.close('}')
	return at
}
