package formula

import (
	"slices"

	"github.com/expr-lang/expr/ast"

	"nianbao/internal/stat"
)

// Modifiers turn a name into something else about it; what they mean is the
// affair of whoever gives the Names.
var Modifiers = []string{LastYear, SoFar, Passes, GapOf}

const (
	LastYear = "上年" // the value of the same area in the year before
	SoFar    = "累计" // the sum of the same area's values from the first year with data to this one
	Passes   = "达标" // 1 or 0 by the standard in force
	GapOf    = "缺口" // what is missing to the target; 0 where it is met
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
	if slices.Contains(Modifiers, name) {
		return c.modified(node, name, args)
	}
	if name == "known" || name == "已报" {
		return c.known(node, args)
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
	return piece{kind: Number, refs: merge(ps...), eval: func(e Env) stat.Quantity {
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

func (c *compiler) modified(node ast.Node, modifier string, args []ast.Node) (piece, *Error) {
	if len(args) == 1 {
		if id, ok := args[0].(*ast.IdentifierNode); ok {
			return c.name(args[0], modifier, id.Value)
		}
	}
	return piece{}, wrong(node, "%s(…) 的括号里只能写一个名称", modifier)
}

// known is 1 or 0 and never missing; it is how a formula asks for what was not
// reported.
func (c *compiler) known(node ast.Node, args []ast.Node) (piece, *Error) {
	if len(args) != 1 {
		return piece{}, wrong(node, "已报(…) 的括号里只能写一个名称")
	}
	p, bad := c.piece(args[0])
	if bad != nil {
		return piece{}, bad
	}
	return piece{kind: Condition, refs: p.refs, eval: func(e Env) stat.Quantity {
		if p.kind == Text {
			return stat.Bool(p.text(e) != "")
		}
		return stat.Bool(p.eval(e).Known())
	}}, nil
}
