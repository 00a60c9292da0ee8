package source

// close steps over a closing bracket; anything else is an error of the text.
func (l *locator) close(bracket rune) {
	if !l.has(bracket) {
		l.stop()
		return
	}
	l.step()
}

// skip steps over blanks, and over line ends and comments where they may stand.
func (l *locator) skip(lines bool) {
	for !l.end() {
		switch {
		case l.has(' '), l.has('\t'), l.has('\r'):
			l.step()
		case lines && l.has('\n'):
			l.step()
		case lines && l.has('#'):
			for !l.end() && !l.has('\n') {
				l.step()
			}
		default:
			return
		}
	}
}

func (l *locator) end() bool       { return l.pos >= len(l.text) }
func (l *locator) stop()           { l.pos = len(l.text) }
func (l *locator) has(r rune) bool { return l.at(0) == r && !l.end() }

func (l *locator) at(ahead int) rune {
	if l.pos+ahead < len(l.text) {
		return l.text[l.pos+ahead]
	}
	return -1
}

func (l *locator) step() {
	if l.end() {
		return
	}
	if l.text[l.pos] == '\n' {
		l.line++
		l.lineStart = l.pos + 1
	}
	l.pos++
}

func (l *locator) here() *node {
	column := l.pos - l.lineStart + 1
	return &node{line: l.line, column: column, keyLine: l.line, keyColumn: column}
}
