package render

import (
	"html/template"
	"reflect"
	"slices"
	"sync/atomic"
	"text/template/parse"

	"nianbao/internal/site"
)

// A term gives a value.
type term func(r *run, dot reflect.Value) reflect.Value

// chain is a pipeline; a value goes through functions of one argument only where
// it is printed, which is a sink's affair.
func (c *compiler) chain(cmds []*parse.CommandNode) term {
	if len(cmds) != 1 {
		panic(errUnknown)
	}
	return c.command(cmds[0])
}

func (c *compiler) command(cmd *parse.CommandNode) term {
	if id, ok := cmd.Args[0].(*parse.IdentifierNode); ok {
		return c.function(id.Ident, cmd.Args[1:])
	}
	if len(cmd.Args) != 1 {
		panic(errUnknown)
	}
	return c.operand(cmd.Args[0])
}

func (c *compiler) operand(n parse.Node) term {
	switch n := n.(type) {
	case *parse.DotNode:
		return func(_ *run, dot reflect.Value) reflect.Value { return dot }
	case *parse.FieldNode:
		return fields(func(_ *run, dot reflect.Value) reflect.Value { return dot }, n.Ident)
	case *parse.VariableNode:
		return c.variable(n)
	case *parse.ChainNode:
		return fields(c.operand(n.Node), n.Field)
	case *parse.PipeNode:
		if len(n.Decl) == 0 {
			return c.chain(n.Cmds)
		}
	case *parse.StringNode:
		return fixed(n.Text)
	case *parse.NumberNode:
		if n.IsInt {
			return fixed(int(n.Int64))
		}
	case *parse.IdentifierNode:
		return c.function(n.Ident, nil)
	}
	panic(errUnknown)
}

func fixed(x any) term {
	v := reflect.ValueOf(x)
	return func(*run, reflect.Value) reflect.Value { return v }
}

func (c *compiler) variable(n *parse.VariableNode) term {
	for k, name := range slices.Backward(c.names) {
		if name == n.Ident[0] {
			slot := c.slots[k]
			return fields(func(r *run, _ reflect.Value) reflect.Value { return r.vars[slot] }, n.Ident[1:])
		}
	}
	panic(errUnknown)
}

func (c *compiler) function(name string, args []parse.Node) term {
	var list []term
	for _, a := range args {
		list = append(list, c.operand(a))
	}
	f := functions[name]
	if f == nil {
		panic(errUnknown)
	}
	return f(list)
}

// functions are those that themes use. Each is given its arguments when a program is
// made.
var functions = map[string]func([]term) term{
	"and": func(list []term) term { return firstOf(list, false) },
	"or":  func(list []term) term { return firstOf(list, true) },
	"not": of1(func(_ *run, v reflect.Value) any { return !truth(v) }),
	"len": of1(func(_ *run, v reflect.Value) any {
		if v.Kind() != reflect.Slice {
			panic(errUnknown)
		}
		return v.Len()
	}),
	"eq":    of2(func(a, b reflect.Value) reflect.Value { return reflect.ValueOf(equal(a, b)) }),
	"ne":    of2(func(a, b reflect.Value) reflect.Value { return reflect.ValueOf(!equal(a, b)) }),
	"index": of2(element),
	"draw": of1(func(r *run, v reflect.Value) any {
		chart, ok := pointed(v).Interface().(site.Chart)
		if !ok {
			panic(errUnknown)
		}
		return r.draw(chart)
	}),
	"trusted": of1(func(_ *run, v reflect.Value) any {
		if v.Type() != plainType {
			panic(errUnknown)
		}
		return template.HTML(v.String())
	}),
}

// firstOf is the first of several values that is true, or is false; else the last.
func firstOf(list []term, wanted bool) term {
	if len(list) == 0 {
		panic(errUnknown)
	}
	return func(r *run, dot reflect.Value) (v reflect.Value) {
		for _, t := range list {
			if v = t(r, dot); truth(v) == wanted {
				break
			}
		}
		return v
	}
}

func of1(f func(*run, reflect.Value) any) func([]term) term {
	return func(list []term) term {
		if len(list) != 1 {
			panic(errUnknown)
		}
		return func(r *run, dot reflect.Value) reflect.Value { return reflect.ValueOf(f(r, known(list[0](r, dot)))) }
	}
}

func of2(f func(a, b reflect.Value) reflect.Value) func([]term) term {
	return func(list []term) term {
		if len(list) != 2 {
			panic(errUnknown)
		}
		return func(r *run, dot reflect.Value) reflect.Value {
			a := list[0](r, dot)
			return f(known(a), known(list[1](r, dot)))
		}
	}
}

// known gives up where there is no value.
func known(v reflect.Value) reflect.Value {
	if !v.IsValid() {
		panic(errUnknown)
	}
	return v
}

func element(list, at reflect.Value) reflect.Value {
	if list.Kind() != reflect.Slice || !at.CanInt() || at.Int() < 0 || at.Int() >= int64(list.Len()) {
		panic(errUnknown)
	}
	return list.Index(int(at.Int()))
}

func equal(a, b reflect.Value) bool {
	switch {
	case a.Kind() == reflect.String && b.Kind() == reflect.String:
		return a.String() == b.String()
	case a.CanInt() && b.CanInt():
		return a.Int() == b.Int()
	}
	panic(errUnknown)
}

// truth is whether a value is not empty.
func truth(v reflect.Value) bool {
	switch v.Kind() {
	case reflect.Bool:
		return v.Bool()
	case reflect.String, reflect.Slice:
		return v.Len() > 0
	case reflect.Struct:
		return true
	case reflect.Pointer:
		return !v.IsNil()
	}
	if v.CanInt() {
		return v.Int() != 0
	}
	panic(errUnknown)
}

// fields follow names from a value.
func fields(from term, names []string) term {
	for _, name := range names {
		before, f := from, &field{name: name}
		from = func(r *run, dot reflect.Value) reflect.Value { return f.of(before(r, dot)) }
	}
	return from
}

// A field is a name at one place of a template. The values there are nearly always
// of one type, for which it remembers where the name leads.
type field struct {
	name string
	way  atomic.Pointer[way]
}

// A way leads from a value of a type to what a name of it means: to a method, where
// there is one, else to a field.
type way struct {
	of     reflect.Type
	method int // −1: none
	index  []int
}

func (f *field) of(v reflect.Value) reflect.Value {
	v = pointed(v)
	if v.Kind() != reflect.Struct {
		panic(errUnknown)
	}
	w, t := f.way.Load(), v.Type()
	if w == nil || w.of != t {
		w = wayOf(t, f.name)
		f.way.Store(w)
	}
	if w.method >= 0 {
		v = v.Method(w.method).Call(nil)[0]
	} else if len(w.index) == 1 {
		v = v.Field(w.index[0])
	} else {
		v = v.FieldByIndex(w.index)
	}
	if v.Kind() == reflect.Interface {
		v = v.Elem()
	}
	return v
}

// pointed is what a pointer leads to.
func pointed(v reflect.Value) reflect.Value {
	if v.Kind() == reflect.Pointer && !v.IsNil() {
		return v.Elem()
	}
	return v
}

func wayOf(t reflect.Type, name string) *way {
	if m, ok := t.MethodByName(name); ok {
		if m.Type.NumIn() != 1 || m.Type.NumOut() != 1 {
			panic(errUnknown)
		}
		return &way{of: t, method: m.Index}
	}
	f, ok := t.FieldByName(name)
	if _, of := reflect.PointerTo(t).MethodByName(name); of || !ok || !f.IsExported() {
		panic(errUnknown)
	}
	for k := range f.Index { // no pointer on the way
		if t.FieldByIndex(f.Index[:k+1]).Type.Kind() == reflect.Pointer && k+1 < len(f.Index) {
			panic(errUnknown)
		}
	}
	return &way{of: t, method: -1, index: f.Index}
}
