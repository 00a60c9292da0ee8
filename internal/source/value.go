package source

import (
	"math/big"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"time"

	"nianbao/internal/diag"
	"nianbao/internal/layout"
	"nianbao/internal/stat"
)

var (
	expressionType = reflect.TypeFor[Expression]()
	pairsType      = reflect.TypeFor[[]layout.Pair]()
)

// value lays one value into a field, or reports what it should have been.
func (d *decoder) value(target reflect.Value, value any, n *node, key string) {
	switch {
	case target.Type() == expressionType:
		d.expression(target, value, n, key)
	case target.Type() == pairsType:
		d.pairs(target, value, n, key)
	case target.Kind() == reflect.String:
		d.words(target, value, n, key)
	case target.Kind() == reflect.Int:
		if v, ok := value.(int64); ok && int64(int(v)) == v {
			target.SetInt(v)
			return
		}
		d.wrong(n, key, value, "整数", "写成不带引号、不带小数的数，例如 "+key+" = 1")
	case target.Kind() == reflect.Bool:
		if v, ok := value.(bool); ok {
			target.SetBool(v)
			return
		}
		d.wrong(n, key, value, "true 或 false", "写成 "+key+" = true 或 "+key+" = false，不加引号")
	case target.Kind() == reflect.Slice:
		d.list(target, value, n, key)
	case target.Kind() == reflect.Struct:
		if v, ok := value.(map[string]any); ok {
			d.table(target, v, n)
			return
		}
		d.wrong(n, key, value, "一张表", "写成 ["+key+"] 或 "+key+" = { … }")
	}
}

func (d *decoder) expression(target reflect.Value, value any, n *node, key string) {
	e := Expression{Place: d.of(n)}
	switch v := value.(type) {
	case string:
		e.Text = v
	case int64, float64:
		text, ok := plainNumber(n.raw, v)
		if !ok {
			d.wrong(n, key, value, "公式或普通的数", "写成普通小数，例如 0.3，或加引号写公式")
			return
		}
		e.Text = text
	default:
		d.wrong(n, key, value, "公式或数", "公式加引号，例如 "+key+" = \"持证人数 / 常住人口\"；数不加引号")
		return
	}
	target.Set(reflect.ValueOf(e))
}

// pairs lays a table of texts into pairs, in the order in which they were written.
func (d *decoder) pairs(target reflect.Value, value any, n *node, key string) {
	values, ok := value.(map[string]any)
	if !ok {
		d.wrong(n, key, value, "一张表", "写成 "+key+".A = \"…\"")
		return
	}
	var pairs []layout.Pair
	for _, name := range keysByPlace(values, n) {
		text, ok := values[name].(string)
		if !ok {
			d.wrong(n.child(name), name, values[name], "文字", "给值加上双引号，例如 "+name+" = \"…\"")
			continue
		}
		pairs = append(pairs, layout.Pair{Key: name, Value: text, Place: d.of(n.child(name))})
	}
	target.Set(reflect.ValueOf(pairs))
}

// plainNumber is a TOML number as a plain decimal, with the digits that were
// typed: 0.30 stays 0.30. Infinite and absurdly long ones are refused.
func plainNumber(raw string, value any) (string, bool) {
	text := strings.TrimPrefix(strings.ReplaceAll(raw, "_", ""), "+")
	switch v := value.(type) {
	case int64:
		if text == "" || strings.ContainsAny(text, "xob") {
			text = strconv.FormatInt(v, 10)
		}
	case float64:
		if text == "" {
			text = strconv.FormatFloat(v, 'f', -1, 64)
		}
	}
	return expand(text)
}

// expand writes a number without exponent, exactly. It refuses what is no
// finite number and what would take more than 64 digits.
func expand(text string) (string, bool) {
	digits, exponent, has := strings.Cut(strings.ToLower(text), "e")
	if !has {
		_, ok := stat.Decimal(text)
		return text, ok && !strings.Contains(text, "/")
	}
	if e, err := strconv.Atoi(exponent); err != nil || e < -60 || e > 60 || len(digits) > 64 {
		return "", false
	}
	r, ok := new(big.Rat).SetString(text)
	if !ok {
		return "", false
	}
	places, _ := r.FloatPrec() // exact, since the denominator divides a power of ten
	return r.FloatString(places), true
}

// choices are the values of types that are lists of words.
var choices = map[reflect.Type][]string{
	reflect.TypeFor[stat.Level]():    levelWords(),
	reflect.TypeFor[stat.Type]():     {string(stat.Text), string(stat.Integer), string(stat.Number), string(stat.Truth), string(stat.Date), string(stat.Choice)},
	reflect.TypeFor[diag.Severity](): {string(diag.Error), string(diag.Warning), string(diag.Info)},
}

func levelWords() (out []string) {
	for _, level := range stat.Levels {
		out = append(out, string(level))
	}
	return out
}

func (d *decoder) words(target reflect.Value, value any, n *node, key string) {
	text, ok := value.(string)
	if _, date := value.(time.Time); date {
		text, ok = n.raw, true
	}
	if !ok {
		d.wrong(n, key, value, "文字", "给值加上双引号，例如 "+key+" = \"…\"")
		return
	}
	if allowed := choices[target.Type()]; allowed != nil && !slices.Contains(allowed, text) {
		hint := "可以写：" + strings.Join(allowed, "、")
		d.report(tomlWrongChoice.At(d.of(n), hint, "“%s”不能是“%s”", key, text))
		return
	}
	target.SetString(text)
}

func (d *decoder) list(target reflect.Value, value any, n *node, key string) {
	var items []any
	switch v := value.(type) {
	case []any:
		items = v
	case []map[string]any:
		for _, item := range v {
			items = append(items, item)
		}
	default:
		if target.Type().Elem().Kind() == reflect.Struct && target.Type().Elem() != expressionType {
			d.wrong(n, key, value, "一组表", "写成 [["+key+"]]，每张表前写一次")
		} else {
			d.wrong(n, key, value, "一列值", "用方括号括起来，例如 "+key+" = [ … ]")
		}
		return
	}
	list := reflect.MakeSlice(target.Type(), len(items), len(items))
	for i, item := range items {
		d.value(list.Index(i), item, n.item(i), key)
	}
	target.Set(list)
}

func (d *decoder) wrong(n *node, key string, value any, want, hint string) {
	d.report(tomlWrongType.At(d.of(n), hint, "“%s”应当是%s，这里是%s", key, want, nameOf(value)))
}

func nameOf(value any) string {
	switch value.(type) {
	case string:
		return "文字"
	case int64:
		return "整数"
	case float64:
		return "小数"
	case bool:
		return "true 或 false"
	case time.Time:
		return "日期"
	case map[string]any:
		return "一张表"
	}
	return "一列值"
}
