package render

import (
	"bytes"
	"errors"
	"html/template"
	"io"
	"reflect"
	"slices"
	"text/template/parse"

	"nianbao/internal/site"
)

// A program does what the templates of one kind of page do, several times as fast
// as html/template, which calls each escaper by reflection. html/template parses
// them and decides what is escaped how; a program is made of the trees that it
// leaves. It knows what themes commonly use. Where templates hold something else,
// there is no program; where a value is of another sort than it knows, the page is
// given up. Either way html/template prints it, and says what is wrong with it.
type program struct {
	parts map[string]*part
	main  *part
	draw  func(site.Chart) drawing
}

// A part is a template: what it does, and how many variables it has.
type part struct {
	body body
	vars int
}

// A step does what one node of a template does; a body is several.
type (
	step func(r *run, dot reflect.Value)
	body []step
)

func (b body) do(r *run, dot reflect.Value) {
	for _, s := range b {
		s(r, dot)
	}
}

// A run prints one page.
type run struct {
	out  *bytes.Buffer
	vars []reflect.Value // of the template at hand: $ is the first
	room []reflect.Value // of those that called it, one behind the other
	draw func(site.Chart) drawing
}

// errUnknown gives up what a program does not know.
var errUnknown = errors.New("beyond a program")

// programOf is nil where the templates hold what a program does not know, or are
// wrong.
func programOf(t *template.Template, name string, draw func(site.Chart) drawing) (p *program) {
	var wrong *template.Error
	if err := t.ExecuteTemplate(io.Discard, name, nil); errors.As(err, &wrong) || t.Lookup(name) == nil {
		return nil // which is said when a page is printed; that there are no data was clear
	}
	defer func() {
		if gaveUp(recover()) {
			p = nil
		}
	}()
	c := &compiler{from: t, program: &program{parts: map[string]*part{}, draw: draw}}
	c.program.main = c.part(name)
	return c.program
}

// gaveUp tells what a program gave up from what is broken.
func gaveUp(said any) bool {
	if said != nil && said != any(errUnknown) {
		panic(said)
	}
	return said != nil
}

// print is false where the page was given up; what is in b then is of no use.
func (p *program) print(b *bytes.Buffer, v site.View) (ok bool) {
	defer func() { ok = !gaveUp(recover()) }()
	r := &run{out: b, draw: p.draw}
	r.call(p.main, reflect.ValueOf(v))
	return
}

// call does a template, with variables of its own.
func (r *run) call(p *part, dot reflect.Value) {
	before, own := r.vars, len(r.room)
	for range p.vars {
		r.room = append(r.room, reflect.Value{})
	}
	r.vars = r.room[own:]
	r.vars[0] = dot
	p.body.do(r, dot)
	r.vars, r.room = before, r.room[:own]
}

// A compiler makes a program of templates.
type compiler struct {
	from    *template.Template
	program *program
	own     *part
	names   []string // variables that are seen from here; their places are in slots
	slots   []int
}

func (c *compiler) part(name string) *part {
	if p := c.program.parts[name]; p != nil {
		return p
	}
	t := c.from.Lookup(name)
	if t == nil || t.Tree == nil {
		panic(errUnknown)
	}
	p := &part{}
	c.program.parts[name] = p
	own := &compiler{from: c.from, program: c.program, own: p}
	own.declare("$")
	p.body = own.list(t.Tree.Root)
	return p
}

// declare gives a variable its place.
func (c *compiler) declare(name string) int {
	c.names, c.slots = append(c.names, name), append(c.slots, c.own.vars)
	c.own.vars++
	return c.own.vars - 1
}

// scoped compiles what has variables of its own.
func (c *compiler) scoped(make func() step) step {
	n := len(c.names)
	s := make()
	c.names, c.slots = c.names[:n], c.slots[:n]
	return s
}

func (c *compiler) list(l *parse.ListNode) (out body) {
	if l == nil {
		return nil
	}
	for _, n := range l.Nodes {
		if s := c.node(n); s != nil {
			out = append(out, s)
		}
	}
	return out
}

func (c *compiler) node(n parse.Node) step {
	switch n := n.(type) {
	case *parse.CommentNode:
		return nil
	case *parse.TextNode:
		text := slices.Clone(n.Text)
		return func(r *run, _ reflect.Value) { r.out.Write(text) }
	case *parse.ActionNode:
		return c.action(n.Pipe)
	case *parse.IfNode:
		return c.scoped(func() step { return c.choice(&n.BranchNode, false) })
	case *parse.WithNode:
		return c.scoped(func() step { return c.choice(&n.BranchNode, true) })
	case *parse.RangeNode:
		return c.scoped(func() step { return c.loop(&n.BranchNode) })
	case *parse.TemplateNode:
		return c.template(n)
	}
	panic(errUnknown)
}

// action prints a value, or keeps it in a variable.
func (c *compiler) action(p *parse.PipeNode) step {
	if len(p.Decl) > 0 {
		return c.kept(p)
	}
	cmds, write := sinkOf(p.Cmds)
	if write == nil {
		panic(errUnknown)
	}
	e := c.chain(cmds)
	return func(r *run, dot reflect.Value) { write(r.out, e(r, dot)) }
}

// kept puts a value into the variable that a pipeline declares.
func (c *compiler) kept(p *parse.PipeNode) step {
	if p.IsAssign || len(p.Decl) != 1 {
		panic(errUnknown)
	}
	e := c.chain(p.Cmds)
	slot := c.declare(p.Decl[0].Ident[0])
	return func(r *run, dot reflect.Value) { r.vars[slot] = e(r, dot) }
}

// choice is if or with.
func (c *compiler) choice(n *parse.BranchNode, with bool) step {
	if len(n.Pipe.Decl) > 0 {
		panic(errUnknown)
	}
	e, then, other := c.chain(n.Pipe.Cmds), c.list(n.List), c.list(n.ElseList)
	return func(r *run, dot reflect.Value) {
		v := e(r, dot)
		switch {
		case !truth(v):
			other.do(r, dot)
		case with:
			then.do(r, v)
		default:
			then.do(r, dot)
		}
	}
}

// loop is range over a slice; its variables are the place and the element, or the
// element alone.
func (c *compiler) loop(n *parse.BranchNode) step {
	e := c.chain(n.Pipe.Cmds)
	at, element := -1, -1
	for _, d := range n.Pipe.Decl {
		at, element = element, c.declare(d.Ident[0])
	}
	if n.Pipe.IsAssign || len(n.Pipe.Decl) > 2 {
		panic(errUnknown)
	}
	each, other := c.list(n.List), c.list(n.ElseList)
	return func(r *run, dot reflect.Value) {
		list := e(r, dot)
		if list.Kind() != reflect.Slice {
			panic(errUnknown)
		}
		if list.Len() == 0 {
			other.do(r, dot)
		}
		for k := range list.Len() {
			v := list.Index(k)
			if at >= 0 {
				r.vars[at] = reflect.ValueOf(k)
			}
			if element >= 0 {
				r.vars[element] = v
			}
			each.do(r, v)
		}
	}
}

func (c *compiler) template(n *parse.TemplateNode) step {
	p := c.part(n.Name)
	if n.Pipe == nil {
		return func(r *run, _ reflect.Value) { r.call(p, reflect.Value{}) }
	}
	if len(n.Pipe.Decl) > 0 {
		panic(errUnknown)
	}
	e := c.chain(n.Pipe.Cmds)
	return func(r *run, dot reflect.Value) { r.call(p, e(r, dot)) }
}
