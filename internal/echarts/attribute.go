package echarts

import (
	"fmt"
	"regexp"
	"strings"
)

// Decimals kept. A CSS pixel has at most three dots on paper, so two are enough
// for coordinates. Arcs need four: ECharts draws a circle as an arc that ends
// 0.0002 beside its start, and with less it would vanish.
const (
	coarse = 2
	fine   = 4
)

// A form checks the trimmed value of an attribute of an element and returns it
// in its clean form.
type form func(c *cleaner, element, value string) (string, bool)

// attributes are those that may stay, each with the form of its value.
var attributes = map[string]form{
	"viewBox": numbers, "d": pathData, "points": numbers,
	"x": length, "y": length, "width": length, "height": length,
	"cx": length, "cy": length, "r": length, "rx": length, "ry": length,
	"x1": length, "y1": length, "x2": length, "y2": length, "fx": length, "fy": length,
	"offset": length, "font-size": length,
	"transform": transform, "patternTransform": transform, "gradientTransform": transform,

	"fill": paint, "stroke": paint, "stop-color": paint,
	"opacity": fraction, "fill-opacity": fraction, "stroke-opacity": fraction, "stop-opacity": fraction,
	"stroke-width": length, "stroke-miterlimit": length, "stroke-dashoffset": length,
	"stroke-dasharray": numbers,

	"fill-rule": keyword, "clip-rule": keyword, "stroke-linecap": keyword, "stroke-linejoin": keyword,
	"paint-order": keyword, "text-anchor": keyword, "dominant-baseline": keyword, "xml:space": keyword,
	"gradientUnits": keyword, "patternUnits": keyword, "clipPathUnits": keyword,
	"font-weight": keyword, "font-style": keyword, "font-family": family,

	"id": identity, "clip-path": reference,
}

var (
	keywordPattern   = regexp.MustCompile(`^[A-Za-z0-9-]{1,32}( [A-Za-z-]{1,32}){0,3}$`)
	referencePattern = regexp.MustCompile(`^url\(#([A-Za-z0-9_-]{1,64})\)$`)
	identityPattern  = regexp.MustCompile(`^[A-Za-z0-9_-]{1,64}$`)
	functionsPattern = regexp.MustCompile(`^((matrix|translate|scale|rotate|skewX|skewY)\([^()]*\) *){1,8}$`)
	callPattern      = regexp.MustCompile(`([a-zA-Z]+)\(([^()]*)\)`)
)

func keyword(_ *cleaner, _, value string) (string, bool) {
	return value, keywordPattern.MatchString(value)
}

func family(_ *cleaner, _, value string) (string, bool) {
	return value, fontPattern.MatchString(value)
}

// paint is a colour, or a gradient or pattern of this picture.
func paint(c *cleaner, element, value string) (string, bool) {
	if colourPattern.MatchString(value) {
		return value, true
	}
	return reference(c, element, value)
}

func identity(c *cleaner, _, value string) (string, bool) {
	if !identityPattern.MatchString(value) || c.ids.defined[value] {
		return "", false
	}
	return c.ids.define(value), true
}

func reference(c *cleaner, _, value string) (string, bool) {
	m := referencePattern.FindStringSubmatch(value)
	if m == nil {
		return "", false
	}
	return "url(#" + c.ids.of(m[1]) + ")", true
}

// decimals tells how finely a number of an element is written: gradients and
// patterns count in fractions of what they fill.
func decimals(element string) int {
	switch element {
	case "linearGradient", "radialGradient", "stop", "pattern", "svg":
		return fine
	}
	return coarse
}

// length is one number, with px (left out, as it is the default) or per cent.
func length(_ *cleaner, element, value string) (string, bool) {
	number, percent := strings.CutSuffix(strings.TrimSuffix(value, "px"), "%")
	short, ok := round(number, decimals(element))
	if percent {
		short += "%"
	}
	return short, ok
}

func fraction(_ *cleaner, _, value string) (string, bool) { return round(value, fine) }

func numbers(_ *cleaner, element, value string) (string, bool) {
	return rewrite(value, "", decimals(element))
}

func pathData(_ *cleaner, _, value string) (string, bool) {
	digits := coarse
	if strings.ContainsAny(value, "Aa") {
		digits = fine
	}
	short, ok := rewrite(value, pathCommands, digits)
	return alongAxes(short), ok
}

// transform is a list of calls such as translate(10 20) rotate(30). Factors and
// angles act on distances, so they keep the fine form.
func transform(_ *cleaner, _, value string) (string, bool) {
	if !functionsPattern.MatchString(value) {
		return "", false
	}
	var calls []string
	for _, m := range callPattern.FindAllStringSubmatch(value, -1) {
		digits := fine
		if m[1] == "translate" {
			digits = coarse
		}
		args, ok := rewrite(m[2], "", digits)
		if !ok {
			return "", false
		}
		calls = append(calls, m[1]+"("+args+")")
	}
	return strings.Join(calls, " "), true
}

// identities renames ids in order of appearance, prefix-0, prefix-1…: ECharts
// counts on over all charts that one engine draws, and pages hold many.
type identities struct {
	prefix  string
	known   map[string]string // the old id to the new
	defined map[string]bool   // by old id
	order   []string          // old ids, as they appeared
}

// of returns the new id for an old one.
func (ids *identities) of(old string) string {
	if _, ok := ids.known[old]; !ok {
		ids.known[old] = fmt.Sprintf("%s-%d", ids.prefix, len(ids.order))
		ids.order = append(ids.order, old)
	}
	return ids.known[old]
}

// define returns the new id for an old one that an element bears.
func (ids *identities) define(old string) string {
	ids.defined[old] = true
	return ids.of(old)
}

// check reports the first id that is pointed at and does not exist.
func (ids *identities) check() error {
	for _, old := range ids.order {
		if !ids.defined[old] {
			return fmt.Errorf("画出的 SVG 引用了不存在的“%s”：请核对选项里的颜色和纹理", old)
		}
	}
	return nil
}
