package formula

import (
	"slices"
	"strings"

	"github.com/expr-lang/expr/ast"

	"nianbao/internal/stat"
)

type binary func(a, b stat.Quantity) stat.Quantity

var arithmetic = map[string]binary{
	"+": stat.Quantity.Add,
	"-": stat.Quantity.Sub,
	"*": stat.Quantity.Mul,
	"/": stat.Quantity.Per,
}

var comparison = map[string]func(order int) bool{
	"==": func(o int) bool { return o == 0 },
	"!=": func(o int) bool { return o != 0 },
	"<":  func(o int) bool { return o < 0 },
	"<=": func(o int) bool { return o <= 0 },
	">":  func(o int) bool { return o > 0 },
	">=": func(o int) bool { return o >= 0 },
}

func (c *compiler) unary(n *ast.UnaryNode) (piece, *Error) {
	ps, bad := c.numbers(n.Node)
	if bad != nil {
		return piece{}, bad
	}
	eval := ps[0].eval
	switch n.Operator {
	case "-":
		return piece{kind: Number, uses: ps[0].uses, eval: func(e Env) stat.Quantity { return eval(e).Neg() }}, nil
	case "+":
		return ps[0], nil
	case "not", "!":
		return piece{kind: Condition, uses: ps[0].uses, eval: func(e Env) stat.Quantity { return not(eval(e)) }}, nil
	}
	return piece{}, wrong(n, "公式里不能用 %s", n.Operator)
}

func (c *compiler) binary(n *ast.BinaryNode) (piece, *Error) {
	left, bad := c.piece(n.Left)
	if bad != nil {
		return piece{}, bad
	}
	right, bad := c.piece(n.Right)
	if bad != nil {
		return piece{}, bad
	}
	both := merge(left, right)
	if left.kind == Text || right.kind == Text {
		return c.texts(n, left, right, both)
	}
	l, r := left.eval, right.eval
	if op, ok := arithmetic[n.Operator]; ok {
		return piece{kind: Number, uses: both, eval: func(e Env) stat.Quantity { return op(l(e), r(e)) }}, nil
	}
	if op, ok := comparison[n.Operator]; ok {
		return piece{kind: Condition, uses: both, eval: func(e Env) stat.Quantity { return compare(l(e), r(e), op) }}, nil
	}
	switch n.Operator {
	case "and", "&&":
		return piece{kind: Condition, uses: both, eval: func(e Env) stat.Quantity { return and(l(e), r(e)) }}, nil
	case "or", "||":
		return piece{kind: Condition, uses: both, eval: func(e Env) stat.Quantity { return not(and(not(l(e)), not(r(e)))) }}, nil
	}
	return piece{}, wrong(n, "公式里不能用 %s", n.Operator)
}

// texts compiles a comparison of texts, or the membership of one in a list.
func (c *compiler) texts(n *ast.BinaryNode, left, right piece, both uses) (piece, *Error) {
	if left.kind != right.kind || left.list != nil {
		return piece{}, wrong(n, "%s不能与%s相比", left.kind.chinese(), right.kind.chinese())
	}
	var holds func(a, b string) bool
	switch {
	case n.Operator == "in" && right.list != nil:
		right.text = func(Env) string { return "list" }
		holds = func(a, _ string) bool { return slices.Contains(right.list, a) }
	case right.list != nil:
		return piece{}, wrong(n, "方括号只能用在 in 的后面")
	case n.Operator == "==":
		holds = func(a, b string) bool { return a == b }
	case n.Operator == "!=":
		holds = func(a, b string) bool { return a != b }
	case n.Operator == "contains":
		holds = strings.Contains
	default:
		return piece{}, wrong(n, "文字之间不能用 %s", n.Operator)
	}
	l, r := left.text, right.text
	return piece{kind: Condition, uses: both, eval: func(e Env) stat.Quantity {
		a, b := l(e), r(e)
		if a == "" || b == "" {
			return stat.Quantity{}
		}
		return stat.Bool(holds(a, b))
	}}, nil
}

func compare(a, b stat.Quantity, holds func(int) bool) stat.Quantity {
	if !a.Known() || !b.Known() {
		return stat.Quantity{}
	}
	return stat.Bool(holds(a.Cmp(b)))
}

// and is three-valued: false wins over missing.
func and(a, b stat.Quantity) stat.Quantity {
	switch {
	case a.Known() && a.Sign() == 0:
		return a
	case b.Known() && b.Sign() == 0:
		return b
	case !a.Known() || !b.Known():
		return stat.Quantity{}
	}
	return stat.Int(1)
}

func not(a stat.Quantity) stat.Quantity {
	if !a.Known() {
		return a
	}
	return stat.Bool(a.Sign() == 0)
}
