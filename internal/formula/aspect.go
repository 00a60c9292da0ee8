package formula

import (
	"github.com/expr-lang/expr/ast"
)

// Aspects turn the name of an indicator into something else about it, by the
// standard in force; what they mean is the affair of the Env.
var Aspects = []string{Passes, GapOf, Least, Most, AmountOf}

const (
	Passes   = "达标"  // 1 or 0
	GapOf    = "缺口"  // what is missing to the target; 0 where it is met
	Least    = "下限"  // of the target
	Most     = "上限"  // of the target
	AmountOf = "标准值" // a number that a standard sets; its name is no indicator's
)

// Judged reports whether a name asks for the outcome of judging an indicator.
func (r Ref) Judged() bool { return r.Aspect == Passes || r.Aspect == GapOf }

// Limit reports whether a name asks for a limit of an indicator's target, for
// which the indicator itself need not be known.
func (r Ref) Limit() bool { return r.Aspect == Least || r.Aspect == Most }

func (c *compiler) aspect(node ast.Node, aspect string, args []ast.Node) (piece, *Error) {
	if len(args) == 1 {
		if id, ok := args[0].(*ast.IdentifierNode); ok {
			use := c.use
			use.Aspect = aspect
			return c.name(args[0], use, id.Value)
		}
	}
	return piece{}, wrong(node, "%s(…) 的括号里只能写一个名称", aspect)
}
