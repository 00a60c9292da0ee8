package site

import (
	"regexp"
	"strings"

	"nianbao/internal/formula"
)

// token is a quoted text, which stays, or a name.
var token = regexp.MustCompile(`"[^"]*"|'[^']*'|[A-Za-z_][A-Za-z0-9_]*`)

// chinese are the words of the formula language for people.
var chinese = map[string]string{
	"max": "最大", "min": "最小", "ceil": "向上取整", "floor": "向下取整", "abs": "绝对值",
	"known": "已报", "or_zero": "缺则零", "and": "且", "or": "或", "not": "非", "in": "属于", "contains": "含", "sum": "合计", "subdistricts": "街道数",
	"communities": "社区数",
}

// signs are those of the formula language for people.
var signs = strings.NewReplacer(">=", "≥", "<=", "≤", "==", "=", "!=", "≠", " * ", " × ", " / ", " ÷ ", " - ", " − ")

// formula is a formula with the titles of fields and indicators in the place of
// their ids; empty where none was written.
func (c *composer) formula(f *formula.Formula) string {
	if text, ok := c.formulas.Load(f); ok {
		return text.(string)
	}
	text := c.inChinese(f)
	c.formulas.Store(f, text)
	return text
}

func (c *composer) inChinese(f *formula.Formula) string {
	text := token.ReplaceAllStringFunc(f.String(), func(name string) string {
		if word, ok := chinese[name]; ok {
			return word
		}
		if f, ok := c.data.Field(name); ok {
			return f.Title
		}
		if i, ok := c.data.Indicator(name); ok {
			return i.Title
		}
		return name
	})
	return signs.Replace(text)
}
