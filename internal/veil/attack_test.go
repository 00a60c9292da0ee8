package veil

import (
	"math/big"
	"math/rand/v2"
	"testing"

	"nianbao/internal/stat"
)

// A reader who sets up all that is published as equations and inequalities, and
// solves them, finds every small number anywhere between two bounds that are the
// limit or more apart. The trees are drawn, and the attack knows nothing of how
// they were covered: totals, parts that do not exceed their whole (户数 ≤ 人数 ≤
// 应保人数), and that counts are not negative are all that it uses.
func TestLinearAttack(t *testing.T) {
	const limit = 5
	dice := rand.New(rand.NewPCG(1, 2))
	attacked, trees := 0, 0
	for range 400 {
		root := drawn(dice, 1+dice.IntN(3))
		Cover(root, stat.Int(limit))
		system, hidden := published(root)
		trees++
		for _, h := range hidden {
			if h.value.Sign() <= 0 || h.value.Cmp(stat.Int(limit)) >= 0 && dice.IntN(4) > 0 {
				continue
			}
			attacked++
			low, high, bounded := system.between(h.column)
			if bounded && new(big.Rat).Sub(high, low).Cmp(big.NewRat(limit, 1)) < 0 {
				t.Fatalf("%s: %s lies between %s and %s", root.view(), h.value.Rat(), low, high)
			}
		}
	}
	t.Logf("%d trees, %d hidden numbers attacked", trees, attacked)
	if attacked < 1000 {
		t.Errorf("attacked %d numbers only", attacked)
	}
}

// drawn is a district with so many fields: up to four streets of up to seven
// communities, most numbers small, some not reported.
func drawn(dice *rand.Rand, fields int) *Node {
	root := &Node{}
	for range 1 + dice.IntN(4) {
		street := &Node{}
		for range 1 + dice.IntN(7) {
			leaf, least := &Node{}, 0
			for range fields {
				least += dice.IntN([]int{1, 4, 9, 30}[dice.IntN(4)])
				value := stat.Int(int64(least))
				if dice.IntN(60) == 0 {
					value = stat.Quantity{}
				}
				leaf.Values = append(leaf.Values, value)
			}
			street.Parts = append(street.Parts, leaf)
		}
		root.Parts = append(root.Parts, street)
	}
	return root
}

// A secret is a hidden number and its column in the system.
type secret struct {
	column int
	value  stat.Quantity
}

// complete reports whether every leaf reported every field. Where one did not, it
// cannot be told which, so that nobody can rely on 户数 ≤ 人数 there.
func complete(root *Node) bool {
	for _, leaf := range root.leaves() {
		for _, v := range leaf.Values {
			if !v.Known() {
				return false
			}
		}
	}
	return true
}

// published is what the numbers that are shown say about those that are not, to
// somebody who even knows who did not report.
func published(root *Node) (*system, []secret) {
	s, columns := &system{}, map[*Node]int{}
	var hidden []secret
	for _, leaf := range root.leaves() {
		if !leaf.Hidden {
			continue
		}
		columns[leaf] = s.columns
		for field, v := range leaf.Values {
			hidden = append(hidden, secret{s.columns + field, v})
		}
		s.columns += len(leaf.Values)
	}
	if complete(root) {
		for _, leaf := range root.leaves() {
			for field := 1; leaf.Hidden && field < len(leaf.Values); field++ {
				s.atMost(columns[leaf]+field-1, columns[leaf]+field)
			}
		}
	}
	var totals func(n *Node)
	totals = func(n *Node) {
		for _, p := range n.Parts {
			totals(p)
		}
		if n.Hidden || len(n.Parts) == 0 {
			return
		}
		for field, rest := range n.sum() {
			var sum []int
			for _, leaf := range n.leaves() {
				if column, ok := columns[leaf]; ok && leaf.Values[field].Known() {
					sum = append(sum, column+field)
				} else if v := leaf.Values[field]; v.Known() {
					rest = rest.Sub(v)
				}
			}
			s.adds(sum, rest.Rat())
		}
	}
	totals(root)
	return s, hidden
}
