package proof

import (
	"strings"
)

// Numbers that differ by a slip of the pen are found by their digits.

// A slipIndex holds numbers by what is left of their digits when one of them is
// forgotten, or when they are put in order.
type slipIndex map[string][]*toldNumber

// kept is how many numbers of one key are remembered, the last ones.
const kept = 4

func (x slipIndex) add(n *toldNumber, keys []string) {
	for _, key := range keys {
		list := x[key]
		if len(list) == kept {
			copy(list, list[1:])
			list = list[:kept-1]
		}
		x[key] = append(list, n)
	}
}

// slipped are the remembered numbers that differ from n by a slip of the pen.
func (x slipIndex) slipped(n *toldNumber, keys []string) (out []*toldNumber) {
	for _, key := range keys[1:] {
		for _, old := range x[key] {
			if old.number != n.number { // by far the most, where a text tells the same again and again
				out = append(out, old)
			}
		}
	}
	return out
}

// slipKeys are the keys of a number: as it is, with its digits in order, and with
// each of its digits forgotten.
func slipKeys(f *figure, number string) []string {
	kind := "/" + kindOf(f)
	keys := []string{number + kind, "~" + inOrder(number) + kind}
	for n := range len(number) {
		if isDigit(rune(number[n])) {
			keys = append(keys, number[:n]+"*"+number[n+1:]+kind)
		}
	}
	return keys
}

// kindOf is what a figure is counted in; loose measure words are one.
func kindOf(f *figure) string {
	kind := f.Base
	if things[kind] {
		kind = "个"
	}
	if f.Per != nil && f.Base != "人" {
		kind = f.Unit
	}
	return f.Scale + kind
}

// numberOf are the digits of a figure and its point.
func numberOf(p *prose, f *figure) string {
	end := f.Tail - len(f.Scale)
	if f.Digits >= end || end > len(p.body) {
		return ""
	}
	number := strings.ReplaceAll(p.body[f.Digits:end], ",", "")
	if strings.Trim(number, "0123456789.") != "" {
		return ""
	}
	return number
}

// anagram tells whether two numbers have the same digits in another order.
func anagram(a, b string) bool {
	var count [256]int
	for k := range len(a) {
		count[a[k]]++
	}
	for k := range len(b) {
		count[b[k]]--
	}
	return count == [256]int{} && a != b
}
