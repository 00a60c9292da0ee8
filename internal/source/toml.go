package source

import (
	"cmp"
	"errors"
	"fmt"
	"reflect"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/BurntSushi/toml"

	"nianbao/internal/diag"
	"nianbao/internal/similar"
)

// maxText is the size in bytes up to which text files are read.
const maxText = 8 << 20

// DecodeTOML reads a TOML text into the struct that target points to, by the
// toml tags of its fields, and sets every Place in it. The text begins on
// firstLine of the file. Whatever is wrong becomes a problem at its place; what
// is right is read all the same. It reports whether nothing was wrong.
//
// Speeches use it for the TOML in their chart and table blocks.
func DecodeTOML(file string, firstLine int, text string, target any, problems *diag.List) bool {
	d := decoder{file: file, shift: firstLine - 1, problems: problems}
	values, places, ok := d.parse(text)
	if !ok {
		return false
	}
	d.table(reflect.ValueOf(target).Elem(), values, places)
	return d.faults == 0
}

// A decoder lays the values of one TOML text into Go values.
type decoder struct {
	file     string
	shift    int // lines of the file before the text
	problems *diag.List
	faults   int
}

func (d *decoder) report(p diag.Problem) {
	d.faults++
	d.problems.Add(p)
}

func (d *decoder) place(line, column int) diag.Place {
	return diag.Place{File: d.file, Line: line + d.shift, Column: column}
}
func (d *decoder) of(n *node) diag.Place    { return d.place(n.line, n.column) }
func (d *decoder) keyOf(n *node) diag.Place { return d.place(n.keyLine, n.keyColumn) }

// parse returns the values of a text and their places.
func (d *decoder) parse(text string) (values map[string]any, places *node, ok bool) {
	places, ok = locate(text)
	if !ok {
		d.report(tomlSyntax.At(d.place(1, 1), "拆成几层普通的表", "方括号或花括号嵌套超过 %d 层", maxDepth))
		return nil, nil, false
	}
	defer func() { // the library is trusted, but not with the whole run
		if fault := recover(); fault != nil {
			d.report(tomlSyntax.At(d.place(1, 1), "核对这个文件的写法", "这个 TOML 文件无法解析"))
			ok = false
		}
	}()
	_, err := toml.Decode(text, &values)
	if err == nil {
		return values, places, true
	}
	place := d.place(1, 1)
	message := err.Error()
	if fault := (toml.ParseError{}); errors.As(err, &fault) {
		line, column := position(text, fault.Position.Start)
		place, message = d.place(line, column), fault.Message
	}
	column, said, hint := foreign(text, place.Line-d.shift)
	if said == "" {
		said, hint = translate(message)
	} else {
		place.Column = column
	}
	d.report(tomlSyntax.At(place, hint, "TOML 写法有误：%s", said))
	return nil, nil, false
}

// position is the line and the column, in characters, of a byte of a text.
func position(text string, offset int) (line, column int) {
	before := text[:max(0, min(offset, len(text)))]
	line = strings.Count(before, "\n") + 1
	return line, utf8.RuneCountInString(before[strings.LastIndexByte(before, '\n')+1:]) + 1
}

// names are the keys that say what something is called.
var names = map[string]bool{"id": true, "title": true, "name": true, "owner": true, "occasion": true, "speaker": true}

// table fills a struct, and reports keys that it has no field for.
func (d *decoder) table(target reflect.Value, values map[string]any, n *node) {
	known := fieldsOf(target)
	for _, key := range keysByPlace(values, n) {
		c := n.child(key)
		if text, ok := values[key].(string); ok && names[key] && utf8.RuneCountInString(text) > LongestName {
			d.report(nameTooLong.At(d.of(c), "写名称；说明写到别处", "%s 有 %d 个字，名称最多 %d 个字", key, utf8.RuneCountInString(text), LongestName))
			continue
		}
		if field, ok := known[key]; ok {
			d.value(field, values[key], c, key)
			continue
		}
		hint := "删去这一项，或查文档里这个文件能写哪些项"
		if near := similar.Nearest(key, sortedKeys(known)); near != "" {
			hint = fmt.Sprintf("是不是“%s”？", near)
		}
		d.report(tomlUnknownKey.At(d.keyOf(c), hint, "不认识的项“%s”", key))
	}
	if place := target.FieldByName("Place"); place.IsValid() && place.Type() == reflect.TypeFor[diag.Place]() {
		place.Set(reflect.ValueOf(d.of(n)))
	}
}

// fieldsOf maps keys to the fields of a struct, those of embedded structs too.
func fieldsOf(target reflect.Value) map[string]reflect.Value {
	known := map[string]reflect.Value{}
	for i := range target.NumField() {
		field := target.Type().Field(i)
		if key := field.Tag.Get("toml"); key != "" {
			known[key] = target.Field(i)
		} else if field.Anonymous {
			for key, inner := range fieldsOf(target.Field(i)) {
				known[key] = inner
			}
		}
	}
	return known
}

func sortedKeys[V any](m map[string]V) []string {
	keys := make([]string, 0, len(m))
	for key := range m {
		keys = append(keys, key)
	}
	slices.Sort(keys)
	return keys
}

// keysByPlace are the keys in the order in which they were written.
func keysByPlace(values map[string]any, n *node) []string {
	keys := sortedKeys(values)
	slices.SortStableFunc(keys, func(a, b string) int {
		x, y := n.child(a), n.child(b)
		return cmp.Or(cmp.Compare(x.keyLine, y.keyLine), cmp.Compare(x.keyColumn, y.keyColumn))
	})
	return keys
}
