package echarts

import (
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strings"
)

const (
	maxOption = 16 << 20 // bytes of option JSON; the largest seen have 100 KB
	maxNested = 64       // levels of option JSON; the deepest seen have 12
)

var (
	colourPattern   = regexp.MustCompile(`^(#[0-9a-fA-F]{3,8}|[a-zA-Z]{1,32}|(rgb|hsl)a?\([0-9.,%/ +-]{1,64}\))$`)
	fontPattern     = regexp.MustCompile(`^[\p{L}\p{N} ,.'_/-]{1,256}$`)
	functionPattern = regexp.MustCompile(`^\s*(async\s+)?(function\b|\([\w\s,]*\)\s*=>|\w+\s*=>)`)
)

// Check reports everything in an option that must not reach a picture or a page:
// text that is meant to be run as a script, colours and fonts that are none (for
// ECharts writes them into attributes as they are), links and outside images.
// An option that passes is plain data.
func Check(option []byte) error {
	if len(option) > maxOption {
		return fmt.Errorf("图的选项有 %d 字节，最多 %d 字节：请减少图中的数据", len(option), maxOption)
	}
	var root any
	if err := json.Unmarshal(option, &root); err != nil {
		return fmt.Errorf("图的选项不是合格的 JSON（%v）：请改选项", err)
	}
	if _, ok := root.(map[string]any); !ok {
		return errors.New("图的选项应是一个 JSON 对象：请改选项")
	}
	var c checker
	c.value("option", root, plain, 0)
	return errors.Join(c.errs...)
}

// A kind is what the text at a place of an option has to be.
type kind int

const (
	plain  kind = iota // shown as text, or a keyword
	colour             // or a list, gradient or table of colours
	font
	link
)

// kindOf tells the kind of what stands under key, where outer holds around it.
func kindOf(key string, outer kind) kind {
	lower := strings.ToLower(key)
	switch {
	case outer == colour || outer == font:
		return outer
	case strings.Contains(lower, "color"), lower == "fill", lower == "stroke":
		return colour
	case lower == "fontfamily", lower == "font":
		return font
	case lower == "link", lower == "sublink":
		return link
	}
	return plain
}

// A checker collects what is wrong with an option, in order of place.
type checker struct{ errs []error }

func (c *checker) refuse(format string, args ...any) {
	c.errs = append(c.errs, fmt.Errorf(format, args...))
}

// value checks v, which stands at place and has to be of kind k.
func (c *checker) value(place string, v any, k kind, level int) {
	if level > maxNested {
		c.refuse("%s：嵌套超过 %d 层：请改选项", short(place), maxNested)
		return
	}
	switch v := v.(type) {
	case string:
		c.text(place, v, k)
	case []any:
		for i, item := range v {
			c.value(fmt.Sprintf("%s[%d]", place, i), item, k, level+1)
		}
	case map[string]any:
		for _, key := range slices.Sorted(maps.Keys(v)) {
			c.key(place, key)
			c.value(place+"."+key, v[key], kindOf(key, k), level+1)
		}
	}
}

// key refuses the names with a meaning of their own in JavaScript: through them
// one chart could change all charts drawn after it.
func (c *checker) key(place, key string) {
	switch key {
	case "__proto__", "constructor", "prototype":
		c.refuse("%s：名称“%s”在 JavaScript 里另有含义，不能用：请改名", place, key)
	}
	if strings.Contains(key, "__f__") {
		c.refuse("%s：名称“%s”含脚本标记 __f__，不能用：请改名", place, key)
	}
}

// text checks one string.
func (c *checker) text(place, s string, k kind) {
	switch {
	case strings.Contains(s, "__f__"):
		c.refuse("%s：“%s”含脚本标记 __f__，选项里只能有数据：请改用模板文字，如 {b}：{c}", place, short(s))
	case functionPattern.MatchString(s):
		c.refuse("%s：“%s”是一段函数，选项里只能有数据：请改用模板文字，如 {b}：{c}", place, short(s))
	case strings.HasPrefix(s, "image://"):
		c.refuse("%s：“%s”引用图片，图里不能有外来图片：请改用内置符号", place, short(s))
	case k == colour && s != "" && !colourPattern.MatchString(s):
		c.refuse("%s：“%s”不是颜色，应如 #1f4e79、red 或 rgba(31,78,121,0.5)：请改颜色", place, short(s))
	case k == font && s != "" && !fontPattern.MatchString(s):
		c.refuse("%s：“%s”不是字体名，应如 Noto Sans CJK SC, sans-serif：请改字体", place, short(s))
	case k == link && s != "":
		c.refuse("%s：“%s”是链接，图里不能有链接：请删去", place, short(s))
	}
}

// short cuts s for a message, to at most 40 characters.
func short(s string) string {
	if r := []rune(s); len(r) > 40 {
		return string(r[:40]) + "…"
	}
	return s
}
