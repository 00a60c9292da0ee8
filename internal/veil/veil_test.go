package veil

import (
	"fmt"
	"strconv"
	"strings"
	"testing"

	"nianbao/internal/stat"
)

// tree reads areas as a page has them: brackets around an area, a leaf's fields
// joined by slashes, — where it did not report: "((3/5 9/12) (20/31 —/8))".
func tree(text string) *Node {
	text = strings.NewReplacer("(", " ( ", ")", " ) ").Replace(text)
	var open []*Node
	for _, word := range strings.Fields(text) {
		n := &Node{}
		switch word {
		case "(":
		case ")":
			if last := len(open) - 1; last > 0 {
				open = open[:last]
			}
			continue
		default:
			for _, field := range strings.Split(word, "/") {
				q, _ := stat.Decimal(field)
				n.Values = append(n.Values, q)
			}
		}
		if len(open) > 0 {
			above := open[len(open)-1]
			above.Parts = append(above.Parts, n)
		}
		if word == "(" || len(open) == 0 {
			open = append(open, n)
		}
	}
	return open[0]
}

// view is what the public sees: ＊ for what is hidden, totals after a bracket.
func (n *Node) view() string {
	text := "＊"
	if !n.Hidden {
		text = said(n.sum())
	}
	if len(n.Parts) == 0 {
		return text
	}
	var parts []string
	for _, p := range n.Parts {
		parts = append(parts, p.view())
	}
	return "(" + strings.Join(parts, " ") + ")=" + text
}

func (n *Node) sum() []stat.Quantity {
	if len(n.Parts) == 0 {
		return n.Values
	}
	var sums []stat.Quantity
	for _, p := range n.Parts {
		for field, v := range p.sum() {
			if len(sums) <= field {
				sums = append(sums, stat.Int(0))
			}
			if v.Known() {
				sums[field] = sums[field].Add(v)
			}
		}
	}
	return sums
}

func said(values []stat.Quantity) string {
	var out []string
	for _, v := range values {
		text := "—"
		if v.Known() {
			text = v.Rat().RatString()
		}
		out = append(out, text)
	}
	return strings.Join(out, "/")
}

func TestCover(t *testing.T) {
	for _, c := range []struct{ what, tree, want string }{
		{"nothing is small", "((5 6) (7 0))", "((5 6)=11 (7 0)=7)=18"},
		{"the companion goes too", "((3 9 12 20) (5 6))", "((＊ ＊ 12 20)=44 (5 6)=11)=55"},
		{"three of an odd number", "((8 9 3 12 20) (5 6))", "((8 9 ＊ ＊ ＊)=52 (5 6)=11)=63"},
		{"zero is no small number", "((0 0 0 7) (5 6))", "((0 0 0 7)=7 (5 6)=11)=18"},
		{"two small ones need company, the last that has any", "((1 2 7 8 9 9 0 0) (5 6))", "((＊ ＊ 7 8 ＊ ＊ 0 0)=36 (5 6)=11)=47"},
		{"a small total goes with one of its kind", "((3 0 0 0) (5 6) (7 8))", "((＊ ＊ 0 0)=＊ (5 6)=11 (＊ ＊)=＊)=29"},
		{"best one that hides something already", "((3 0 0 0) (4 6) (7 8))", "((＊ ＊ 0 0)=＊ (＊ ＊)=＊ (7 8)=15)=28"},
		{"where all is small all goes", "((3 0) (0 1))", "((＊ ＊)=＊ (＊ ＊)=＊)=＊"},
		{"a community alone in its street", "((3) (9 9))", "((＊)=＊ (＊ ＊)=＊)=21"},
		{"fields that belong together go together", "((2/9 6/20 7/7 8/8) (5/5 6/6))", "((＊ ＊ 7/7 8/8)=23/44 (5/5 6/6)=11/11)=34/55"},
		{"each field needs company", "((2/9 6/0 7/0 8/0) (5/5 6/6))", "((＊ ＊ 7/0 8/0)=23/9 (5/5 6/6)=11/11)=34/20"},
		{"what was not reported is no company", "((—/3 6/9 7/— 8/8) (5/5 6/6))", "((＊ ＊ ＊ ＊)=21/20 (5/5 6/6)=11/11)=32/31"},
		{"communities right under the district", "(3 9 12 20)", "(＊ ＊ 12 20)=44"},
		{"the district alone", "3", "＊"},
		{"what helped nothing is taken back", "((3/1 0/9 0/9) (9/9 9/9))", "((＊ ＊ ＊)=＊ (＊ ＊)=＊)=21/37"},
		{"four levels", "(((1 0) (9 9)) ((30 30) (40 40)))", "(((＊ ＊)=＊ (＊ ＊)=＊)=19 ((30 30)=60 (40 40)=80)=140)=159"},
	} {
		n := tree(c.tree)
		Cover(n, stat.Int(5))
		if got := n.view(); got != c.want {
			t.Errorf("%s: %s\n is %s\nwant %s", c.what, c.tree, got, c.want)
		}
	}
}

// A reader who knows this file, and holds the published tree against every tree
// that would have been published alike, still cannot tell a small number.
func TestWhoKnowsTheRulesLearnsNothing(t *testing.T) {
	trees, small := 0, 0
	for _, c := range []struct {
		shape  string // x is a leaf
		values []string
		limit  int64
	}{
		{"(x)", upTo(9), 3}, {"(x x)", upTo(9), 3}, {"(x x x)", upTo(9), 3}, {"(x x x x)", upTo(7), 3}, {"(x x x x x)", upTo(6), 3},
		{"((x) (x))", upTo(9), 3}, {"((x) (x x))", upTo(9), 3}, {"((x x) (x x))", upTo(9), 3}, {"((x x x) (x x))", upTo(7), 3},
		{"((x) (x) (x x))", upTo(9), 3}, {"((x x) (x x x))", upTo(6), 4}, {"((x x x x) (x))", upTo(6), 4}, {"((x) x x (x))", upTo(9), 4},
		{"(((x) (x)) (x x))", upTo(9), 3}, {"(((x x) (x x)) (x x))", upTo(5), 3}, {"((x x) (x x))", upTo(12), 5}, {"((x x x) (x))", upTo(12), 5},
		{"(x x)", couples(9), 3}, {"((x) (x x))", couples(7), 3}, {"((x x) (x x))", couples(5), 3}, {"((x x x) (x))", couples(5), 3},
	} {
		worlds := worlds(c.shape, c.values, stat.Int(c.limit))
		for seen, alike := range worlds {
			trees += len(alike)
			if !nearEdge(alike, c.values, c.limit) { // what would make them alike was not looked at
				small += unsettled(t, c.shape+" "+seen, alike, stat.Int(c.limit))
			}
		}
	}
	t.Logf("%d trees, %d small numbers", trees, small)
	if trees < 300_000 || small < 40_000 {
		t.Errorf("looked at %d trees with %d small numbers only", trees, small)
	}
}

// worlds are the leaves of all trees of a shape, by what the public sees of them.
func worlds(shape string, values []string, limit stat.Quantity) map[string][][]Node {
	root := tree(shape)
	leaves := root.leaves()
	known := make([][]stat.Quantity, len(values))
	for k, v := range values {
		known[k] = tree(v).Values
	}
	out := map[string][][]Node{}
	for n := range power(len(values), len(leaves)) {
		for _, leaf := range leaves {
			leaf.Values = known[n%len(values)]
			n /= len(values)
		}
		root.hide(false)
		Cover(root, limit)
		world := make([]Node, len(leaves))
		for k, leaf := range leaves {
			world[k] = *leaf
		}
		out[root.view()] = append(out[root.view()], world)
	}
	return out
}

// nearEdge reports whether a hidden leaf has one of the largest values that the
// test knows, so that a neighbouring tree is out of its sight.
func nearEdge(alike [][]Node, values []string, limit int64) bool {
	most := tree(values[len(values)-1]).Values
	for _, world := range alike {
		for _, leaf := range world {
			for field, v := range leaf.Values {
				if leaf.Hidden && v.Add(stat.Int(limit)).Cmp(most[field]) > 0 {
					return true
				}
			}
		}
	}
	return false
}

// unsettled reports small numbers that have one value in all worlds that look
// alike, and counts the small ones.
func unsettled(t *testing.T, what string, alike [][]Node, limit stat.Quantity) (small int) {
	for leaf := range alike[0] {
		for field := range alike[0][leaf].Values {
			values := map[string]bool{}
			for _, world := range alike {
				v := world[leaf].Values[field]
				values[said([]stat.Quantity{v})] = true
				if v.Sign() > 0 && v.Cmp(limit) < 0 {
					small++
				}
			}
			v := alike[0][leaf].Values[field]
			if len(values) == 1 && v.Sign() > 0 && v.Cmp(limit) < 0 {
				t.Errorf("%s: leaf %d, field %d can only be %s (in %d trees)", what, leaf, field, said(alike[0][leaf].Values), len(alike))
			}
		}
	}
	return small
}

func (n *Node) leaves() []*Node {
	if len(n.Parts) == 0 {
		return []*Node{n}
	}
	var out []*Node
	for _, p := range n.Parts {
		out = append(out, p.leaves()...)
	}
	return out
}

func upTo(n int) (out []string) {
	for k := range n + 1 {
		out = append(out, strconv.Itoa(k))
	}
	return out
}

// couples are 户数/人数 with no more households than people.
func couples(n int) (out []string) {
	for people := range n + 1 {
		for households := range people + 1 {
			if households > 0 || people == 0 {
				out = append(out, fmt.Sprintf("%d/%d", households, people))
			}
		}
	}
	return out
}

func power(base, n int) int {
	p := 1
	for range n {
		p *= base
	}
	return p
}
