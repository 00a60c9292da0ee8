package formula

import (
	"iter"

	"github.com/expr-lang/expr/ast"

	"nianbao/internal/stat"
)

// elsewhere are the functions that compute what they enclose somewhere else: in
// another year, at other areas.
var elsewhere map[string]func(c *compiler, node, argument ast.Node) (piece, *Error)

func init() { // they lead back to the compiler that looks them up
	elsewhere = map[string]func(c *compiler, node, argument ast.Node) (piece, *Error){
		"上年": (*compiler).lastYear, "累计": (*compiler).soFar, "合计": (*compiler).sum, "sum": (*compiler).sum,
	}
}

func (c *compiler) elsewhere(node ast.Node, name string, args []ast.Node) (piece, *Error) {
	if len(args) != 1 {
		return piece{}, wrong(node, "%s(…) 的括号里写一个名称或一个式子", name)
	}
	return elsewhere[name](c, node, args[0])
}

// lastYear computes its argument for the same area a year earlier.
func (c *compiler) lastYear(_, argument ast.Node) (piece, *Error) {
	use := c.use
	use.Back++
	p, bad := c.used(use).piece(argument)
	if bad != nil || p.list != nil {
		return p, bad
	}
	if p.kind == Text {
		text := p.text
		p.text = func(e Env) string { return text(e.LastYear()) }
	} else {
		eval := p.eval
		p.eval = func(e Env) stat.Quantity { return eval(e.LastYear()) }
	}
	p.sums, p.sum = nil, false // of another year
	return p, nil
}

// soFar adds up its argument over the years with a value; a year without one is
// left out.
func (c *compiler) soFar(node, argument ast.Node) (piece, *Error) {
	if c.use.SoFar { // the work would grow with every nesting
		return piece{}, wrong(node, "累计(…) 里不能再有累计(…)")
	}
	use := c.use
	use.SoFar = true
	ps, bad := c.used(use).numbers(argument)
	if bad != nil {
		return piece{}, bad
	}
	eval := ps[0].eval
	return piece{kind: Number, uses: uses{refs: ps[0].refs, columns: ps[0].columns}, eval: func(e Env) stat.Quantity {
		return total(e.SoFar(), eval)
	}}, nil
}

// sum adds up its argument over the smaller areas that have a value.
func (c *compiler) sum(node, argument ast.Node) (piece, *Error) {
	if c.use.Summed {
		return piece{}, wrong(node, "合计(…) 里不能再有合计(…)")
	}
	use := c.use
	use.Summed = true
	ps, bad := c.used(use).numbers(argument)
	if bad != nil {
		return piece{}, bad
	}
	p := ps[0]
	if len(p.refs) == 0 {
		return piece{}, wrong(node, "合计(…) 里没有字段或指标，不知道合计什么")
	}
	inner := &Formula{text: argument.String(), kind: p.kind, uses: p.uses, eval: p.eval}
	whole := uses{refs: p.refs, columns: p.columns, sums: []*Formula{inner}}
	return piece{kind: Number, sum: true, uses: whole, eval: func(e Env) stat.Quantity { return e.Sum(inner) }}, nil
}

// used is the compiler for what stands where names are used in another way.
func (c *compiler) used(use Use) *compiler { return &compiler{names: c.names, use: use} }

// total adds up what is known; of nothing it is missing.
func total(envs iter.Seq[Env], eval func(Env) stat.Quantity) stat.Quantity {
	sum := stat.Quantity{}
	for e := range envs {
		switch q := eval(e); {
		case !q.Known():
		case !sum.Known():
			sum = q
		default:
			sum = sum.Add(q)
		}
	}
	return sum
}
