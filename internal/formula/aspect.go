package formula

import (
	"github.com/expr-lang/expr/ast"
)

// Aspects turn the name of an indicator into something else about it; what they
// mean is the affair of the Env.
var Aspects = []string{Passes, GapOf}

const (
	Passes = "达标" // 1 or 0 by the standard in force
	GapOf  = "缺口" // what is missing to the target; 0 where it is met
)

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
