package formula

import (
	"slices"

	"github.com/expr-lang/expr/ast"

	"nianbao/internal/stat"
)

// variadic functions join one or more numbers.
var variadic = map[string]binary{"max": stat.Max, "最大": stat.Max, "min": stat.Min, "最小": stat.Min}

var single = map[string]func(stat.Quantity) stat.Quantity{
	"ceil": stat.Quantity.Ceil, "向上取整": stat.Quantity.Ceil,
	"floor": stat.Quantity.Floor, "向下取整": stat.Quantity.Floor,
	"abs": stat.Quantity.Abs, "绝对值": stat.Quantity.Abs,
	"or_zero": orZero, "缺则零": orZero,
}

func orZero(q stat.Quantity) stat.Quantity {
	if !q.Known() {
		return stat.Int(0)
	}
	return q
}

func (c *compiler) call(node ast.Node, name string, args []ast.Node) (piece, *Error) {
	switch {
	case slices.Contains(Aspects, name):
		return c.aspect(node, name, args)
	case elsewhere[name] != nil:
		return c.elsewhere(node, name, args)
	case name == "known" || name == "已报":
		return c.known(node, args)
	case name == "包含":
		return c.contains(node, args)
	}
	join, many := variadic[name]
	fn, one := single[name]
	if !many && !one {
		return piece{}, wrong(node, "没有“%s”这个函数", name)
	}
	if len(args) == 0 || one && len(args) != 1 {
		return piece{}, wrong(node, "函数“%s”的参数个数不对", name)
	}
	ps, bad := c.numbers(args...)
	if bad != nil {
		return piece{}, bad
	}
	return piece{kind: Number, uses: merge(ps...), eval: func(e Env) stat.Quantity {
		q := ps[0].eval(e)
		if one {
			return fn(q)
		}
		for _, p := range ps[1:] {
			q = join(q, p.eval(e))
		}
		return q
	}}, nil
}

// known is 1 or 0; it is how a formula asks for what was not reported. Missing
// where nobody was asked: a form without the column says nothing.
func (c *compiler) known(node ast.Node, args []ast.Node) (piece, *Error) {
	if len(args) != 1 {
		return piece{}, wrong(node, "已报(…) 的括号里只能写一个名称")
	}
	p, bad := c.piece(args[0])
	if bad != nil {
		return piece{}, bad
	}
	return piece{kind: Condition, uses: p.uses, eval: func(e Env) stat.Quantity {
		if p.kind == Text && p.text(e) != "" || p.kind != Text && p.eval(e).Known() {
			return stat.Int(1)
		}
		if slices.ContainsFunc(p.refs, func(r Ref) bool { return !e.Asked(r) }) {
			return stat.Quantity{}
		}
		return stat.Int(0)
	}}, nil
}

// contains is the function form of the operator of that name.
func (c *compiler) contains(node ast.Node, args []ast.Node) (piece, *Error) {
	if len(args) != 2 {
		return piece{}, wrong(node, "包含(…) 的括号里写两样：字段，加引号的文字")
	}
	joined := &ast.BinaryNode{Operator: "contains", Left: args[0], Right: args[1]}
	joined.SetLocation(node.Location())
	return c.binary(joined)
}
