package echarts

import "strings"

// A pen follows a path as it is written, so that lines along an axis need one
// number instead of two. Charts are mostly made of them.
type pen struct {
	b              strings.Builder
	x, y           string // where it stands, as written; empty where that is a sum
	startX, startY string // where the part of the path began, to which Z leads back
	command        byte
}

// alongAxes writes H and V, h and v for the lines of a path that lead along an
// axis. The path is one that rewrite has written; what it draws stays the same.
func alongAxes(d string) string {
	if d == "" || !strings.ContainsRune(pathCommands, rune(d[0])) {
		return d
	}
	var p pen
	p.b.Grow(len(d))
	for d != "" {
		p.command = d[0]
		numbers := arguments(d[1:])
		d = d[1+len(numbers):]
		p.draw(numbers)
	}
	return p.b.String()
}

// arguments are the numbers that follow a command.
func arguments(d string) string {
	if end := strings.IndexAny(d, pathCommands); end >= 0 {
		return d[:end]
	}
	return d
}

// draw writes a command with its numbers, as given or shorter.
func (p *pen) draw(numbers string) {
	at := split(numbers)
	switch {
	case p.command == 'L' && len(at) == 2 && at[1] == p.y:
		p.write('H', at[0])
	case p.command == 'L' && len(at) == 2 && at[0] == p.x:
		p.write('V', at[1])
	case p.command == 'l' && len(at) == 2 && at[1] == "0":
		p.write('h', at[0])
	case p.command == 'l' && len(at) == 2 && at[0] == "0":
		p.write('v', at[1])
	default:
		p.write(p.command, numbers)
	}
	p.move(at)
}

func (p *pen) write(command byte, numbers string) {
	p.b.WriteByte(command)
	p.b.WriteString(numbers)
}

// move takes note of where a command leads.
func (p *pen) move(at []string) {
	n := len(at)
	switch p.command {
	case 'M', 'L', 'C', 'S', 'Q', 'T', 'A':
		p.x, p.y = "", ""
		if n >= 2 {
			p.x, p.y = at[n-2], at[n-1]
		}
	case 'Z', 'z':
		p.x, p.y = p.startX, p.startY
	default: // a step from where it stood, or along one axis
		p.x, p.y = "", ""
	}
	if p.command == 'M' || p.command == 'm' {
		p.startX, p.startY = p.x, p.y
		if n > 2 { // the others are lines
			p.startX, p.startY = "", ""
		}
	}
}

// split takes numbers as rewrite parts them: by a space, or by the sign of the next.
func split(numbers string) []string {
	return strings.Fields(strings.ReplaceAll(numbers, "-", " -"))
}
