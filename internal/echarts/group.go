package echarts

import "slices"

// inherited are the attributes that a group hands down to what it holds. They are
// the same, said once.
var inherited = []string{
	"fill", "stroke", "stroke-width", "stroke-linecap", "stroke-linejoin", "stroke-miterlimit", "stroke-dasharray",
	"fill-opacity", "stroke-opacity", "paint-order", "text-anchor", "font-size", "font-weight", "font-style", "font-family",
}

const (
	groupCosts = len("<g></g>\n\n")
	mostInRun  = 4096 // looked at for one group; the next begins a new one
)

// group puts neighbours with the same attributes into a group that says them once.
// The order in which things are painted stays.
func group(e *element) {
	if e.name != "svg" && e.name != "g" {
		return
	}
	var out []*element
	for rest := e.children; len(rest) > 0; {
		n, same := run(rest)
		if n < 2 {
			group(rest[0])
			out, rest = append(out, rest[0]), rest[1:]
			continue
		}
		g := &element{name: "g", attrs: same, children: slices.Clone(rest[:n])}
		for _, child := range g.children {
			for _, a := range same {
				child.drop(a)
			}
		}
		group(g)
		out, rest = append(out, g), rest[n:]
	}
	e.children = out
}

// run is how many of the first elements are best put into one group, and what
// they have in common; 1 where a group would be longer than what it saves.
func run(list []*element) (best int, common []attr) {
	best = 1
	same, most := handed(list[0]), 0
	for n := 2; n <= min(len(list), mostInRun); n++ {
		if same = shared(same, list[n-1]); len(same) == 0 {
			break
		}
		if saved := (n-1)*size(same) - groupCosts; saved > most {
			best, common, most = n, same, saved
		}
	}
	return best, common
}

// handed are the attributes of an element that a group can say for it.
func handed(e *element) (out []attr) {
	for _, a := range e.attrs {
		if slices.Contains(inherited, a.name) {
			out = append(out, a)
		}
	}
	return out
}

// shared are those that another element bears too.
func shared(same []attr, e *element) (out []attr) {
	for _, a := range same {
		if slices.Contains(e.attrs, a) {
			out = append(out, a)
		}
	}
	return out
}

// size is the length of attributes as written.
func size(attrs []attr) (n int) {
	for _, a := range attrs {
		n += len(a.name) + len(a.value) + len(` =""`)
	}
	return n
}
