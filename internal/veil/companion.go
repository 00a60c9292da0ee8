package veil

import "nianbao/internal/stat"

// companions are the leaves right under an area by twos in their order, the last
// three together where their number is odd; a leaf alone has no companion.
func (n *Node) companions() [][]*Node {
	var leaves []*Node
	for _, p := range n.Parts {
		if p.leaf() {
			leaves = append(leaves, p)
		}
	}
	var out [][]*Node
	for len(leaves) > 3 {
		out, leaves = append(out, leaves[:2]), leaves[2:]
	}
	if len(leaves) > 0 {
		out = append(out, leaves)
	}
	return out
}

// A heap is what is known together of hidden numbers of a field.
type heap struct {
	sum     stat.Quantity
	numbers int // that were reported
}

// pool are, by field, the hidden leaves that an area's total gives away together:
// those under it that no shown total in between keeps apart.
func (n *Node) pool() []heap { return n.gather(nil) }

func (n *Node) gather(heaps []heap) []heap {
	for _, p := range n.Parts {
		switch {
		case !p.Hidden:
		case p.leaf():
			heaps = put(heaps, p.reported())
		default:
			heaps = p.gather(heaps)
		}
	}
	return heaps
}

// put adds a leaf; what is missing counts as nothing.
func put(heaps []heap, values []stat.Quantity) []heap {
	for len(heaps) < len(values) {
		heaps = append(heaps, heap{sum: stat.Int(0)})
	}
	for field, v := range values {
		if v.Known() {
			heaps[field].sum = heaps[field].sum.Add(v)
			heaps[field].numbers++
		}
	}
	return heaps
}

// more is what to hide next inside an area so that the pool grows in a field:
// as few numbers as can be, and of equals those that are listed last. nil where
// nothing helps. The choice looks at sums over companions only, never at one of
// them, so that it cannot tell them apart.
func (n *Node) more(field int) []*Node {
	var best []*Node
	offer := func(list []*Node) {
		if list != nil && (best == nil || len(list) <= len(best)) {
			best = list
		}
	}
	for _, pair := range n.companions() {
		if !pair[0].Hidden && holds(pair, field) {
			offer(pair)
		}
	}
	for _, p := range n.Parts {
		switch {
		case p.leaf():
		case p.Hidden:
			offer(p.more(field))
		case positive(p.pool(), field):
			offer([]*Node{p})
		default:
			if inside := p.more(field); inside != nil {
				offer(append([]*Node{p}, inside...))
			}
		}
	}
	return best
}

// holds reports whether leaves have more than nothing of a field together.
func holds(list []*Node, field int) bool {
	var heaps []heap
	for _, n := range list {
		heaps = put(heaps, n.reported())
	}
	return positive(heaps, field)
}

func positive(heaps []heap, field int) bool {
	return field < len(heaps) && heaps[field].sum.Sign() > 0
}
