package proof

import (
	_ "embed"
	"slices"
	"strings"
)

// Parts of a whole may hold the same twice where they are named by two ways of dividing it:
// 固定资产投资120亿元，其中工业投资68亿元、民间投资76亿元. crossings.txt holds such ways.

//go:embed crossings.txt
var crossingTable string

var crossings = readCrossings(crossingTable)

// A way of dividing is the words by which its parts are named.
type way []string

func readCrossings(table string) (kinds [][]way) {
	for line := range strings.Lines(table) {
		if strings.HasPrefix(line, "#") {
			continue
		}
		var kind []way
		for words := range strings.SplitSeq(line, "|") {
			kind = append(kind, strings.Fields(words))
		}
		kinds = append(kinds, kind)
	}
	return kinds
}

// names tells whether a way names a part by one of its words.
func (w way) names(g *figure) bool {
	return slices.ContainsFunc(w, func(word string) bool { return strings.Contains(g.label, word) })
}

// crossing tells whether two of the parts are named by different ways of dividing.
func crossing(parts []*figure) bool {
	for _, kind := range crossings {
		named := 0
		for _, w := range kind {
			if slices.ContainsFunc(parts, w.names) && !allNamedBy(w, parts) {
				named++
			}
		}
		if named > 1 {
			return true
		}
	}
	return false
}

func allNamedBy(w way, parts []*figure) bool {
	return !slices.ContainsFunc(parts, func(g *figure) bool { return !w.names(g) })
}
