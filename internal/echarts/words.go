package echarts

import (
	"regexp"
	"strconv"
	"strings"
)

// centre is how far below its middle a line of text stands, in parts of its
// letters' size: half the height of digits and capitals. Half of 汉字 is 0.38.
const centre = 0.36

var translation = regexp.MustCompile(`^translate\((-?[0-9.]+) ?(-?[0-9.]+)\)$`)

// place says where the words of a text stand by x and y alone, where they are not
// turned: shorter than a transform and a baseline, and understood by the readers
// of SVG that know no dominant-baseline, such as Word.
func place(e *element) {
	if e.name != "text" || strings.HasSuffix(e.get("x"), "%") || strings.HasSuffix(e.get("y"), "%") {
		return
	}
	x, y := coordinate(e.get("x")), coordinate(e.get("y"))
	if size := e.get("font-size"); size != "" && e.get("dominant-baseline") == "central" {
		y += float64(centre * coordinate(size)) // the conversion keeps it the same on every processor
		e.remove("dominant-baseline")
	}
	if m := translation.FindStringSubmatch(e.get("transform")); m != nil {
		x, y = x+coordinate(m[1]), y+coordinate(m[2])
		e.remove("transform")
	}
	e.set("y", y)
	e.set("x", x)
	e.drop(attr{"text-anchor", "start"}) // as without
	if e.text == strings.Join(strings.Fields(e.text), " ") {
		e.remove("xml:space")
	}
}

// coordinate is a number that round has written, 0 for none.
func coordinate(s string) float64 {
	x, err := strconv.ParseFloat(s, 64)
	if err != nil {
		return 0
	}
	return x
}

// set writes a coordinate of a text, in tenths of a pixel; 0 is what it is without.
func (e *element) set(name string, x float64) {
	e.remove(name)
	if short, _ := round(strconv.FormatFloat(x, 'f', 4, 64), 1); short != "0" {
		e.attrs = append([]attr{{name, short}}, e.attrs...)
	}
}

func (e *element) remove(name string) { e.drop(attr{name, e.get(name)}) }
