package build_test

import (
	"cmp"
	"fmt"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"

	"nianbao/internal/diag"
	"nianbao/internal/figure"
	"nianbao/internal/site"
	"nianbao/internal/speech"
)

// The page of theme variables has a section for each type that a template gets,
// with a line for each of its fields. The words in the last column are written by
// hand and kept when the page is written anew; a new field stands there with a
// question mark, which this test does not let pass.
const themePage = "docs/theme-variables.md"

// closed are types of which a template needs a few fields only.
var closed = map[reflect.Type][]string{
	reflect.TypeFor[figure.Figure](): {"Kind", "Subtitle", "Notes"},
}

func TestDocsThemeVariables(t *testing.T) {
	words := tellings(page(t, themePage))
	told := func(of string) string { return cmp.Or(words[of], "？") }
	var b strings.Builder
	kinds := bodies(t)
	fmt.Fprintf(&b, "## 各类页面的 `.Body`\n\n| 页面 | 模板 | `.Body` |\n|---|---|---|\n")
	for _, k := range site.Kinds {
		fmt.Fprintf(&b, "| %s | `%s.html` | %s |\n", told("kind."+string(k)), k, typeWords(kinds[k]))
	}
	for _, typ := range reached(kinds) {
		fmt.Fprintf(&b, "\n## %s\n\n%s\n\n| 变量 | 类型 | 是什么 |\n|---|---|---|\n", typ.Name(), told("type."+typ.Name()))
		for _, line := range fields(typ) {
			fmt.Fprintf(&b, "| `.%s` | %s | %s |\n", line[0], line[1], told(typ.Name()+"."+line[0]))
		}
	}
	text := b.String()
	generated(t, themePage, "variables", text)
	if strings.Contains(text, "？") {
		t.Errorf("%s: words are missing where a question mark stands", themePage)
	}
}

// bodies are the types of .Body, as the pages of the sample have them.
func bodies(t *testing.T) map[site.Kind]reflect.Type {
	t.Helper()
	metrics := sampleMetrics()
	writer := figure.New(metrics)
	var problems diag.List
	s := site.Compose(site.Input{Metrics: metrics, Writer: writer, Texts: speech.Texts(writer, metrics.Data.Content, &problems), Maker: words{t}}, &problems)
	out := map[site.Kind]reflect.Type{}
	for _, p := range s.Pages {
		if out[p.Kind] == nil {
			out[p.Kind] = elementOf(reflect.TypeOf(s.View(p).Body))
		}
	}
	for kind, typ := range map[site.Kind]reflect.Type{ // made where the proof-reader has been, and of sealed years
		site.Sheet: reflect.TypeFor[site.Review](), site.Clearance: reflect.TypeFor[site.ClearanceView](), site.Archive: reflect.TypeFor[site.ArchiveView](),
		site.Sealed: reflect.TypeFor[site.SealedView](), site.Moved: reflect.TypeFor[site.MovedView](),
	} {
		out[kind] = typ
	}
	for _, k := range site.Kinds {
		if out[k] == nil {
			t.Fatalf("the sample has no page %s", k)
		}
	}
	return out
}

// reached are the types that templates meet, View first, each before its parts.
func reached(kinds map[site.Kind]reflect.Type) []reflect.Type {
	queue := []reflect.Type{reflect.TypeFor[site.View]()}
	for _, k := range site.Kinds {
		queue = append(queue, kinds[k])
	}
	var out []reflect.Type
	for len(queue) > 0 {
		typ := queue[0]
		queue = queue[1:]
		if slices.Contains(out, typ) {
			continue
		}
		out = append(out, typ)
		for k := range typ.NumField() {
			if part := elementOf(typ.Field(k).Type); closed[typ] == nil && documented(part) {
				queue = append(queue, part)
			}
		}
	}
	return out
}

func elementOf(typ reflect.Type) reflect.Type {
	for typ.Kind() == reflect.Slice || typ.Kind() == reflect.Pointer {
		typ = typ.Elem()
	}
	return typ
}

func documented(typ reflect.Type) bool {
	return typ.Kind() == reflect.Struct && (strings.HasSuffix(typ.PkgPath(), "/site") || strings.HasSuffix(typ.PkgPath(), "/figure"))
}

// fields are a type's variables with their types in words: fields, then methods
// without arguments.
func fields(typ reflect.Type) [][2]string {
	var out [][2]string
	for k := range typ.NumField() {
		f := typ.Field(k)
		if f.Anonymous {
			out = append(out, fields(f.Type)...)
			continue
		}
		if only := closed[typ]; f.IsExported() && (only == nil || slices.Contains(only, f.Name)) {
			out = append(out, [2]string{f.Name, typeWords(f.Type)})
		}
	}
	for k := range typ.NumMethod() {
		if m := typ.Method(k); m.Name != "String" && m.Type.NumIn() == 1 && m.Type.NumOut() == 1 && closed[typ] == nil {
			out = append(out, [2]string{m.Name, typeWords(m.Type.Out(0))})
		}
	}
	return out
}

// typeWords says a type for people who write templates.
func typeWords(typ reflect.Type) string {
	switch {
	case typ == reflect.TypeFor[site.Phrase]():
		return "一句话，若干 [Run](#run)"
	case typ == reflect.TypeFor[[]byte]():
		return "字节"
	}
	switch typ.Kind() {
	case reflect.Slice:
		return "若干 " + typeWords(typ.Elem())
	case reflect.Pointer:
		return typeWords(typ.Elem()) + "，可能没有"
	case reflect.Struct:
		return fmt.Sprintf("[%s](#%s)", typ.Name(), strings.ToLower(typ.Name()))
	case reflect.String:
		return "文字"
	case reflect.Bool:
		return "是否"
	case reflect.Int:
		return "整数"
	case reflect.Float64:
		return "数"
	case reflect.Interface:
		return "见[上表](#各类页面的-body)"
	}
	return typ.Kind().String()
}

var (
	tellingSection = regexp.MustCompile(`(?m)^## (\w+)\n\n(.*)\n`)
	tellingLine    = regexp.MustCompile("(?m)^\\| `\\.(\\w+)` \\| .* \\| (.*) \\|$")
	tellingKind    = regexp.MustCompile("(?m)^\\| (.*) \\| `(\\w+)\\.html` \\| .* \\|$")
)

// tellings are the words of the page by what they tell of.
func tellings(text string) map[string]string {
	out := map[string]string{}
	for _, m := range tellingKind.FindAllStringSubmatch(text, -1) {
		out["kind."+m[2]] = m[1]
	}
	for _, part := range strings.Split(text, "\n## ")[1:] {
		part = "## " + part
		head := tellingSection.FindStringSubmatch(part)
		if head == nil {
			continue
		}
		out["type."+head[1]] = head[2]
		for _, m := range tellingLine.FindAllStringSubmatch(part, -1) {
			out[head[1]+"."+m[1]] = m[2]
		}
	}
	return out
}
