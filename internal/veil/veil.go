// Package veil decides which numbers of a tree of areas must not be shown, so
// that none that is small can be computed back from those that are.
//
// It stands among the words, above metric, and knows quantities only: a leaf
// reports some fields that belong together, a larger area is the sum of its
// parts. It blanks nothing itself, and knows neither indicators nor pages.
//
// Who reads everything that is published sees the totals, the leaves that are
// shown, and which are hidden; he may have read this file too. Against him:
//
//   - Leaves are hidden by twos (companions), fixed by their order. To exchange
//     the values of two companions changes nothing that is shown, not even what
//     is hidden, so nobody can tell which of the two has the small number.
//   - What is hidden under a shown total are, in each field, two numbers or more
//     that add up to the limit or to nothing, so that each may be anything from 0
//     to the limit.
//   - Where the numbers of an area are too few for that, its total is hidden too
//     and another area of the same kind lends its company.
//
// Invariant: a number from 1 to under the limit is hidden, and what is shown
// leaves it open over a width of at least the limit; equal input hides equally.
package veil

import "nianbao/internal/stat"

// A Node is an area. A leaf has Values, a field each and missing where it did
// not report; the value of a larger area is the sum over its Parts.
type Node struct {
	Values []stat.Quantity
	Parts  []*Node
	Hidden bool // Cover's answer: the values, or the totals, are not shown
}

// leaf reports whether a node is one, or an area with no other part than one:
// their numbers are the same, so they are shown or hidden together.
func (n *Node) leaf() bool {
	return len(n.Parts) == 0 || len(n.Parts) == 1 && n.Parts[0].leaf()
}

// reported are the values of a leaf.
func (n *Node) reported() []stat.Quantity {
	if len(n.Parts) == 1 {
		return n.Parts[0].reported()
	}
	return n.Values
}

// Cover marks what must be hidden for numbers under a limit, 0 excepted, not to
// be found. The limit is 3 or more: of two companions with 1 each and a limit
// of 2 one could tell.
func Cover(root *Node, limit stat.Quantity) {
	c := cover{limit}
	if root.leaf() {
		root.Hidden = c.small(root)
	} else {
		c.node(root)
	}
	if root.Hidden {
		root.hide(true)
	}
}

type cover struct{ limit stat.Quantity }

func (c cover) small(n *Node) bool {
	for _, v := range n.reported() {
		if v.Sign() > 0 && v.Cmp(c.limit) < 0 {
			return true
		}
	}
	return false
}

// node covers an area from the inside out.
func (c cover) node(n *Node) {
	for _, p := range n.Parts {
		if !p.leaf() {
			c.node(p)
		}
	}
	for _, pair := range n.companions() {
		for _, leaf := range pair {
			if c.small(leaf) {
				hide(pair, true)
			}
		}
	}
	n.Hidden = !c.protected(n)
}

// protected hides more until what is hidden inside an area can bear that the
// area's total is shown. Where nothing is left that would help, it takes back
// what it added: the area's total has to go instead.
func (c cover) protected(n *Node) bool {
	var added []*Node
	for {
		field := c.thin(n)
		if field < 0 {
			return true
		}
		more := n.more(field)
		if more == nil {
			hide(added, false)
			return false
		}
		hide(more, true)
		added = append(added, more...)
	}
}

// hide hides leaves and totals, or shows them again.
func hide(list []*Node, yes bool) {
	for _, n := range list {
		if n.Hidden = yes; n.leaf() {
			n.hide(yes)
		}
	}
}

// hide hides all of a node, or shows it again.
func (n *Node) hide(yes bool) {
	n.Hidden = yes
	for _, p := range n.Parts {
		p.hide(yes)
	}
}

// thin is the first field whose hidden numbers, known together from the total,
// are one number, or add up to less than the limit; −1 where there is none.
func (c cover) thin(n *Node) int {
	for field, heap := range n.pool() {
		if heap.sum.Sign() > 0 && (heap.numbers < 2 || heap.sum.Cmp(c.limit) < 0) {
			return field
		}
	}
	return -1
}
