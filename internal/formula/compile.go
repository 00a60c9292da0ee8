package formula

import (
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/expr-lang/expr/ast"
	"github.com/expr-lang/expr/conf"
	"github.com/expr-lang/expr/file"
	"github.com/expr-lang/expr/parser"

	"nianbao/internal/stat"
)

// An Error says what is wrong with a formula and where.
type Error struct {
	Column  int // from 1, in characters of the formula
	Message string
}

func (e *Error) Error() string { return e.Message }

// longest keeps a formula readable and the parser's recursion bounded.
const longest = 2000

// Compile reads a formula. All names are looked up at once; the first that
// means nothing is the error.
func Compile(text string, names Names) (*Formula, *Error) {
	if len([]rune(text)) > longest {
		return nil, &Error{1, fmt.Sprintf("公式超过 %d 个字", longest)}
	}
	config := conf.CreateNew()
	tree, err := parser.ParseWithConfig(Fold(text), config)
	if err != nil {
		return nil, syntax(err)
	}
	c := &compiler{names: names}
	f, bad := c.formula(tree.Node)
	if bad != nil {
		return nil, bad
	}
	if f.kind == Text {
		return nil, &Error{1, "公式的结果是文字，应当是数或条件"}
	}
	f.text = text
	return f, nil
}

// Fold turns full-width signs into the plain ones that mean the same, sign for
// sign, so that columns stay where they were.
func Fold(text string) string { return folding.Replace(text) }

var folding = strings.NewReplacer("（", "(", "）", ")", "×", "*", "÷", "/", "＋", "+", "－", "-", "−", "-", "／", "/", "＊", "*",
	"，", ",", "＞", ">", "＜", "<", "＝", "=", "“", "\"", "”", "\"", "？", "?", "：", ":", "　", " ", "［", "[", "］", "]",
	"０", "0", "１", "1", "２", "2", "３", "3", "４", "4", "５", "5", "６", "6", "７", "7", "８", "8", "９", "9", "．", ".")

func syntax(err error) *Error {
	var at *file.Error
	if !errors.As(err, &at) {
		return &Error{1, "公式写法有误"}
	}
	message := "公式写法有误，此处读不懂"
	switch {
	case strings.Contains(at.Message, "EOF"):
		message = "公式没有写完"
	case strings.Contains(at.Message, "unexpected token"):
		message = "公式写法有误，此处不该有这个符号或名称"
	case strings.Contains(at.Message, "unclosed") || strings.Contains(at.Message, "not terminated"):
		message = "引号或括号没有配对"
	}
	return &Error{at.Column + 1, message}
}

// A compiler walks one formula's tree.
type compiler struct {
	names Names
	use   Use // of the names where it stands
}

// A piece is a compiled part: text where kind is Text, else eval.
type piece struct {
	kind Kind
	eval func(Env) stat.Quantity
	text func(Env) string
	list []string // of an array of texts
	sum  bool     // it is 合计(…) and nothing else
	uses
}

// uses are the names of a part, where each first stands, and its sums.
type uses struct {
	refs    []Ref
	columns []int
	sums    []*Formula
}

func (c *compiler) formula(node ast.Node) (*Formula, *Error) {
	p, bad := c.piece(node)
	if bad != nil {
		return nil, bad
	}
	_, bare := node.(*ast.IdentifierNode)
	f := &Formula{bare: bare, kind: p.kind, eval: p.eval, uses: p.uses, sum: p.sum}
	if n, d, by, ok := quotient(node); ok {
		if f.numerator, bad = c.formula(n); bad != nil {
			return nil, bad
		}
		if f.denominator, bad = c.formula(d); bad != nil {
			return nil, bad
		}
		f.numerator.text, f.denominator.text, f.factor = n.String(), d.String(), by
	}
	return f, nil
}

// quotient splits A / B and A / B * k.
func quotient(node ast.Node) (numerator, denominator ast.Node, factor stat.Quantity, ok bool) {
	b, is := node.(*ast.BinaryNode)
	if !is {
		return nil, nil, factor, false
	}
	if b.Operator == "/" {
		return b.Left, b.Right, stat.Int(1), true
	}
	if k, whole := b.Right.(*ast.IntegerNode); whole && b.Operator == "*" {
		n, d, by, ok := quotient(b.Left)
		return n, d, by.Mul(stat.Int(int64(k.Value))), ok
	}
	return nil, nil, factor, false
}

func (c *compiler) piece(node ast.Node) (piece, *Error) {
	switch n := node.(type) {
	case *ast.IntegerNode:
		return number(stat.Int(int64(n.Value))), nil
	case *ast.FloatNode:
		q, ok := stat.Decimal(strconv.FormatFloat(n.Value, 'f', -1, 64))
		if !ok {
			return piece{}, wrong(node, "这个数太长")
		}
		return number(q), nil
	case *ast.BoolNode:
		return piece{kind: Condition, eval: always(stat.Bool(n.Value))}, nil
	case *ast.StringNode:
		return piece{kind: Text, text: func(Env) string { return n.Value }}, nil
	case *ast.ArrayNode:
		return c.list(n)
	case *ast.IdentifierNode:
		return c.name(node, c.use, n.Value)
	case *ast.UnaryNode:
		return c.unary(n)
	case *ast.BinaryNode:
		return c.binary(n)
	case *ast.ConditionalNode:
		return c.conditional(n)
	case *ast.CallNode:
		if callee, ok := n.Callee.(*ast.IdentifierNode); ok {
			return c.call(node, callee.Value, n.Arguments)
		}
	case *ast.BuiltinNode:
		return c.call(node, n.Name, n.Arguments)
	}
	return piece{}, wrong(node, "公式里不能用这种写法")
}

func number(q stat.Quantity) piece { return piece{kind: Number, eval: always(q)} }

func always(q stat.Quantity) func(Env) stat.Quantity {
	return func(Env) stat.Quantity { return q }
}

func wrong(node ast.Node, format string, args ...any) *Error {
	return &Error{node.Location().From + 1, fmt.Sprintf(format, args...)}
}

func (c *compiler) name(node ast.Node, use Use, name string) (piece, *Error) {
	ref, complaint := c.names(use, name)
	if complaint != "" {
		return piece{}, wrong(node, "%s", complaint)
	}
	p := piece{kind: ref.Kind, uses: uses{refs: []Ref{ref}, columns: []int{node.Location().From + 1}}}
	if ref.Kind == Text {
		p.text = func(env Env) string { return env.Text(ref) }
	} else {
		p.eval = func(env Env) stat.Quantity { return env.Number(ref) }
	}
	return p, nil
}

func (c *compiler) list(n *ast.ArrayNode) (piece, *Error) {
	var list []string
	for _, item := range n.Nodes {
		s, ok := item.(*ast.StringNode)
		if !ok {
			return piece{}, wrong(item, "方括号里只能列出加引号的文字")
		}
		list = append(list, s.Value)
	}
	return piece{kind: Text, list: list}, nil
}

func (c *compiler) conditional(n *ast.ConditionalNode) (piece, *Error) {
	ps, bad := c.numbers(n.Cond, n.Exp1, n.Exp2)
	if bad != nil {
		return piece{}, bad
	}
	cond, yes, no := ps[0].eval, ps[1].eval, ps[2].eval
	return piece{kind: ps[1].kind, uses: merge(ps...), eval: func(env Env) stat.Quantity {
		q := cond(env)
		switch {
		case !q.Known():
			return q
		case q.Sign() != 0:
			return yes(env)
		}
		return no(env)
	}}, nil
}

// numbers compiles nodes that must not be texts.
func (c *compiler) numbers(nodes ...ast.Node) ([]piece, *Error) {
	var out []piece
	for _, n := range nodes {
		p, bad := c.piece(n)
		if bad != nil {
			return nil, bad
		}
		if p.kind == Text {
			return nil, wrong(n, "此处是文字，应当是数")
		}
		out = append(out, p)
	}
	return out, nil
}

// merge joins the uses of parts, each name once.
func merge(ps ...piece) uses {
	var out uses
	for _, p := range ps {
		for n, r := range p.refs {
			if !slices.Contains(out.refs, r) {
				out.refs = append(out.refs, r)
				out.columns = append(out.columns, p.columns[n])
			}
		}
		out.sums = append(out.sums, p.sums...)
	}
	return out
}
