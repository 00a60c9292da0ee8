package check

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"nianbao/internal/formula"
	"nianbao/internal/layout"
	"nianbao/internal/source"
	"nianbao/internal/stat"
)

func (c *checker) compileFields() {
	for _, raw := range c.raw.Fields {
		if raw.ID == "" || raw.Title == "" {
			c.fail("field-incomplete", raw.Place, "字段缺少 id 或 title", "补上这两项")
			continue
		}
		if len(raw.Range) > 0 {
			continue // compileSpans takes it
		}
		f := &Field{Field: raw, Slot: len(c.Fields)}
		if f.Level == "" {
			f.Level = stat.Community
		}
		f.Labels = f.Labels || layout.IsArea(f.ID)
		f.rank = c.rankOf(f)
		f.Min, f.Max = c.number(raw.Min), c.number(raw.Max)
		f.Low, f.High = c.number(raw.Low), c.number(raw.High)
		c.typed(f)
		f.pattern = c.patternOf(raw)
		c.Fields = append(c.Fields, f)
		c.nameField(f)
	}
	c.compileSpans()
	c.giveFields()
}

func (c *checker) patternOf(raw source.Field) *regexp.Regexp {
	if raw.Pattern == "" {
		return nil
	}
	p, err := regexp.Compile(raw.Pattern)
	if err != nil {
		c.fail("field-pattern", raw.Place, fmt.Sprintf("字段“%s”的 pattern 不是正则表达式：%s", raw.Title, raw.Pattern), "更正写法，例如 ^[1-6]\\d{11}$")
	}
	return p
}

// typed reports a type that does not exist or a choice without choices.
func (c *checker) typed(f *Field) {
	switch f.Type {
	case stat.Text, stat.Integer, stat.Number, stat.Truth, stat.Date:
	case stat.Choice:
		if len(f.Choices) == 0 {
			c.fail("field-incomplete", f.Place, fmt.Sprintf("字段“%s”是选择项，却没有列出 choices", f.Title), "列出可选的文字")
		}
	default:
		c.fail("field-unknown-type", f.Place, fmt.Sprintf("字段“%s”的 type 是“%s”", f.Title, f.Type), "改为 text、integer、number、truth、date、choice 之一")
	}
}

func (c *checker) nameField(f *Field) {
	for _, name := range []string{f.ID, f.Title, f.Name} {
		if name == "" {
			continue
		}
		if other, taken := c.fields[name]; taken && other != f {
			if name == f.ID {
				c.fail("field-twice", f.Place, fmt.Sprintf("字段“%s”与第 %d 行的字段重名", name, other.Place.Line), "改用别的 id 或 title")
			}
			continue // a title shared by two levels stays with the first
		}
		c.fields[name] = f
	}
}

// number computes an expression that must not depend on any name.
func (c *checker) number(e source.Expression) stat.Quantity {
	if e.Text == "" {
		return stat.Quantity{}
	}
	f := c.compile(e, func(_ formula.Use, name string) (formula.Ref, string) {
		return formula.Ref{}, fmt.Sprintf("这里只能写数，不能写名称“%s”", name)
	})
	if f == nil {
		return stat.Quantity{}
	}
	q, _ := f.Constant()
	return q
}

// compile reports what is wrong with an expression at its place, with the
// expression and a caret under it. An unwritten one gives nil.
func (c *checker) compile(e source.Expression, names formula.Names) *formula.Formula {
	if strings.TrimSpace(e.Text) == "" {
		return nil
	}
	f, bad := formula.Compile(e.Text, names)
	if bad == nil {
		return f
	}
	c.misspelt(e, *bad)
	return nil
}

// misspelt shows where an expression is wrong.
func (c *checker) misspelt(e source.Expression, bad formula.Error) {
	at := e.Place
	at.Column += bad.Column - 1
	c.fail("formula", at, fmt.Sprintf("公式有误：%s\n    %s\n    %s", bad.Message, e.Text, caret(e.Text, bad.Column)), "更正公式；可用的名称见 docs/fields.md 与 docs/indicators.md，写法见 docs/formulas.md")
}

// caret is a line that points at a column of text; Chinese characters are two
// columns wide on a terminal.
func caret(text string, column int) string {
	var b strings.Builder
	for i, r := range []rune(text) {
		if i >= column-1 {
			break
		}
		if r < 0x2E80 {
			b.WriteByte(' ')
		} else {
			b.WriteRune('　')
		}
	}
	return b.String() + "^"
}

func (c *checker) compileIndicators() {
	var raws []*Indicator
	for _, theme := range c.raw.Themes {
		t := Theme{ID: theme.ID, Title: theme.Title}
		for _, raw := range theme.Indicators {
			i := &Indicator{Indicator: raw, Theme: theme.ID, Slot: len(raws), Rollup: Rollup(raw.Rollup), Levels: raw.Levels}
			if !c.describes(i) {
				continue
			}
			raws = append(raws, i)
			t.Indicators = append(t.Indicators, i)
			for _, name := range append([]string{i.ID, i.Title}, i.Aliases...) {
				if _, taken := c.indicators[name]; !taken {
					c.indicators[name] = i
				}
			}
		}
		c.Themes = append(c.Themes, t)
	}
	c.Indicators, c.bySlot = raws, raws
	for _, i := range raws {
		c.compileIndicator(i)
	}
	for _, i := range raws {
		c.base(i)
	}
	for climbing := true; climbing; { // one may need another at the same level
		climbing = false
		for _, i := range raws {
			climbing = c.climbs(i) || climbing
		}
	}
	for _, i := range raws {
		c.reached(i)
	}
}

// reached checks that each formula of an indicator finds its values at the
// levels at which it is computed.
func (c *checker) reached(i *Indicator) {
	if i.Rollup == InPlace {
		c.reaches(i.Formula, i.Indicator.Formula, i.Levels...)
		c.reaches(i.To, i.Indicator.To, i.Levels...)
	}
	c.reaches(i.Own[stat.Subdistrict], i.AtStreet, stat.Subdistrict)
	c.reaches(i.Own[stat.District], i.AtDistrict, stat.District)
	if i.Rollup != InPlace { // there the scope is that of the sums, over whatever is smaller
		c.reaches(i.Scope, i.Indicator.Scope, i.Base)
	}
	c.reaches(i.Weight, i.Indicator.Weight, i.Base)
}

// describes reports an indicator that lacks what people need to read it.
func (c *checker) describes(i *Indicator) bool {
	for key, value := range map[string]string{"id": i.ID, "title": i.Title, "definition": i.Definition, "source": i.Source} {
		if value == "" {
			c.fail("indicator-incomplete", i.Place, fmt.Sprintf("指标“%s”缺少 %s", i.ID+i.Title, key), "补上这一项")
			return false
		}
	}
	if other, taken := c.indicators[i.ID]; taken {
		c.fail("indicator-twice", i.Place, fmt.Sprintf("指标“%s”已在 %s 第 %d 行定义", i.ID, other.Place.File, other.Place.Line), "改用别的 id")
		return false
	}
	if i.Direction != "" && i.Direction != "higher" && i.Direction != "lower" {
		c.fail("indicator-direction", i.Place, fmt.Sprintf("指标“%s”的 direction 是“%s”", i.Title, i.Direction), "改为 higher（越高越好）或 lower（越低越好），或删去")
	}
	return true
}

func (c *checker) compileIndicator(i *Indicator) {
	i.Formula = c.compile(i.Indicator.Formula, c.names)
	i.To = c.compile(i.Indicator.To, c.names)
	i.Scope = c.compile(i.Indicator.Scope, c.names)
	i.Weight = c.compile(i.Indicator.Weight, c.names)
	i.Own = map[stat.Level]*formula.Formula{}
	for level, own := range map[stat.Level]source.Expression{stat.Subdistrict: i.AtStreet, stat.District: i.AtDistrict} {
		if f := c.compile(own, c.names); f != nil {
			i.Own[level] = f
		}
	}
	if !i.Formula.Written() {
		if i.Indicator.Formula.Text == "" {
			c.fail("indicator-incomplete", i.Place, fmt.Sprintf("指标“%s”没有 formula", i.Title), "写上公式")
		}
		return
	}
	c.roll(i)
}

// roll settles at which level the formula is computed and how it rolls up.
func (c *checker) roll(i *Indicator) {
	_, _, _, quotient := i.Formula.Quotient()
	if i.Rollup == "" {
		i.Rollup = Sum
		switch {
		case len(i.Formula.Sums()) > 0 || i.To.Written(): // it adds up by itself, or not at all
			i.Rollup = InPlace
		case quotient:
			i.Rollup = Ratio
		}
	}
	if !slices.Contains([]Rollup{Ratio, Sum, Share, Count, Median, Largest, Smallest, InPlace}, i.Rollup) {
		c.fail("indicator-rollup", i.Place, fmt.Sprintf("指标“%s”的 rollup 是“%s”", i.Title, i.Rollup), "改为 ratio、sum、share、count、median、max、min、none 之一")
	}
	if i.To.Written() && i.Rollup != InPlace {
		c.fail("indicator-range", i.Place, fmt.Sprintf("指标“%s”是一段范围（有 to），不能按 %s 汇总", i.Title, i.Rollup), "删去 rollup，各级自己算；要汇总的，上下限各写一个指标")
	}
	if i.Rollup == Ratio && !quotient {
		c.fail("indicator-rollup", i.Place, fmt.Sprintf("指标“%s”按比率汇总（ratio），公式却不是 甲 / 乙 的形式", i.Title), "把公式写成 甲 / 乙，或改用 sum、median")
	}
	if len(i.Levels) == 0 {
		i.Levels = stat.Usual.Levels()
	}
}

// base settles the smallest level of what the formula uses; a formula that is
// computed in place starts at the smallest level that it is shown at.
func (c *checker) base(i *Indicator) stat.Level {
	if i.Base != "" {
		return i.Base
	}
	i.Base = c.Ladder.Top() // also what a cycle, reported elsewhere, would find
	smallest := i.Base
	if i.Rollup == InPlace {
		for _, l := range i.Levels {
			smallest = c.Ladder.Smaller(smallest, l)
		}
	} else {
		for _, r := range i.Formula.Refs() {
			if !r.Summed {
				smallest = c.Ladder.Smaller(smallest, c.levelOf(r))
			}
		}
	}
	i.Base = smallest
	return smallest
}

// levelOf is the level at which what a name stands for has its values.
func (c *checker) levelOf(r formula.Ref) stat.Level {
	if level, ok := Counted(r); ok {
		return level
	}
	if f := c.FieldOf(r); f != nil {
		return f.Level
	}
	if i := c.IndicatorOf(r); i != nil {
		return c.base(i)
	}
	return c.Ladder.Top()
}
