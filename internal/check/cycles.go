package check

import (
	"fmt"
	"slices"
	"strings"

	"nianbao/internal/formula"
)

// A need is what must be known before something else can be computed: an
// indicator, computed and judged, or only the limits that standards set for it.
type need struct {
	of     *Indicator
	limits bool
}

func (n need) title() string {
	if n.limits {
		return n.of.Title + "的标准"
	}
	return n.of.Title
}

// cycles reports indicators whose formulas, or the clauses that judge them,
// lead back to themselves, and brings the others into an order in which what
// an indicator depends on stands before it.
func (c *checker) cycles() {
	o := order{checker: c, state: map[need]int{}}
	for _, i := range c.Indicators {
		o.visit(need{of: i}, nil)
	}
	c.Indicators = o.done
}

// An order visits what there is, each after what it needs.
type order struct {
	*checker
	state map[need]int // 1 being visited, 2 done
	done  []*Indicator
}

func (o *order) visit(n need, path []need) {
	path = append(path, n)
	switch o.state[n] {
	case 2:
		return
	case 1:
		o.fail("indicator-cycle", n.of.Place, fmt.Sprintf("指标互相引用成了圈：%s", arrows(path)), "改掉其中一个公式")
		return
	}
	o.state[n] = 1
	for _, next := range o.needs(n) {
		o.visit(next, path)
	}
	o.state[n] = 2
	if !n.limits {
		o.done = append(o.done, n.of)
	}
}

func arrows(path []need) string {
	var titles []string
	for _, n := range path[slices.Index(path, path[len(path)-1]):] {
		titles = append(titles, n.title())
	}
	return strings.Join(titles, " → ")
}

// needs lists what n asks for. Values of earlier years are there already;
// limits are worked out anew each time, and must not lead back through years
// either.
func (c *checker) needs(n need) []need {
	var out []need
	for _, f := range c.formulasOf(n) {
		for _, r := range f.Refs() {
			next := need{of: c.IndicatorOf(r), limits: r.Limit()}
			if next.of != nil && (r.Back == 0 || next.limits) && !slices.Contains(out, next) {
				out = append(out, next)
			}
		}
	}
	return out
}

// formulasOf are the formulas that give an indicator and judge it, or those
// that give its limits alone.
func (c *checker) formulasOf(n need) []*formula.Formula {
	i := n.of
	out := i.Formulas()
	if n.limits {
		out = nil
	}
	for _, s := range c.Standards {
		for _, clause := range s.Clauses {
			switch {
			case clause.Indicator != i:
			case n.limits:
				out = append(append(out, clause.When), clause.Bound.formulas()...)
			default:
				out = append(out, clause.formulas()...)
			}
		}
	}
	return out
}
