package check

import (
	"fmt"
	"slices"

	"nianbao/internal/diag"
	"nianbao/internal/formula"
	"nianbao/internal/source"
	"nianbao/internal/stat"
)

// Sensitive are fields of one level of which numbers from 1 to under Below must
// not leave the office. They are shown or hidden together.
type Sensitive struct {
	source.Sensitive
	Level  stat.Level
	Fields []*Field
	Below  stat.Quantity
}

// leastBelow is the smallest limit that protects anybody, see package veil.
var leastBelow = stat.Int(3)

func (c *checker) compileSensitive() {
	for _, raw := range c.raw.Sensitive {
		s := &Sensitive{Sensitive: raw, Below: c.number(raw.Below)}
		if raw.Title == "" || raw.Source == "" || len(raw.Fields) == 0 {
			c.fail("sensitive-incomplete", raw.Place, fmt.Sprintf("敏感字段“%s”缺少 title、fields 或 source", raw.Title), "写明叫什么、有哪些字段、依据什么")
		}
		if !s.Below.Known() || s.Below.Cmp(leastBelow) < 0 {
			c.fail("sensitive-below", raw.Place, fmt.Sprintf("敏感字段“%s”的 below 应当是不小于 3 的数", raw.Title), "例如 below = 5：1 到 4 在公开版里隐去")
		}
		for _, id := range raw.Fields {
			c.sensitiveField(s, id)
		}
		c.Sensitive = append(c.Sensitive, s)
	}
	c.keptTogether()
	c.keptOutOfScopes()
}

func (c *checker) sensitiveField(s *Sensitive, id string) {
	f, ok := c.fields[id]
	complaint := ""
	switch {
	case !ok:
		complaint = "不是字段" + c.near(id)
	case f.Type != stat.Integer && f.Type != stat.Number:
		complaint = "不是整数或小数，没有大小可言"
	case len(s.Fields) > 0 && f.Level != s.Level:
		complaint = fmt.Sprintf("是%s的字段，同组的是%s的", c.Ladder.Name(f.Level), c.Ladder.Name(s.Level))
	case c.SensitiveOf(f) != nil || slices.Contains(s.Fields, f):
		complaint = "写了两次"
	}
	if complaint != "" {
		c.fail("sensitive-field", s.Place, fmt.Sprintf("敏感字段“%s”里的“%s”%s", s.Title, id, complaint), "更正 fields；可用的字段见 docs/fields.md")
		return
	}
	s.Level = f.Level
	s.Fields = append(s.Fields, f)
}

// SensitiveOf returns the fields among which a field is hidden; nil where it is
// not sensitive.
func (d *Dataset) SensitiveOf(f *Field) *Sensitive {
	for _, s := range d.Sensitive {
		if slices.Contains(s.Fields, f) {
			return s
		}
	}
	return nil
}

// keptTogether reports rules and formulas that tie sensitive fields which are
// not hidden together: who sees one could guess the other.
func (c *checker) keptTogether() {
	for _, r := range c.rules {
		c.tied(r.Place, "规则“"+r.ID+"”", r.when, r.require)
	}
	for _, i := range c.Indicators {
		c.tied(i.Place, "指标“"+i.Title+"”", i.Formula, i.Own[stat.Subdistrict], i.Own[stat.District])
	}
}

func (c *checker) tied(at diag.Place, what string, formulas ...*formula.Formula) {
	var first *Sensitive
	for _, f := range formulas {
		for _, r := range f.Refs() {
			s := c.SensitiveOf(c.FieldOf(r))
			if first == nil {
				first = s
			}
			if s != nil && s != first {
				c.fail("sensitive-apart", at, fmt.Sprintf("%s把“%s”和“%s”的字段连在一起，隐去一个，另一个会透露它", what, first.Title, s.Title),
					"在 data/fields.toml 里把两组 [[sensitive]] 合成一组")
				return
			}
		}
	}
}

// keptOutOfScopes reports conditions that say which areas count, or which clause
// judges them, by sensitive fields: who is listed would tell how large they are.
func (c *checker) keptOutOfScopes() {
	for _, i := range c.Indicators {
		c.told(i.Place, "指标“"+i.Title+"”的 scope ", i.Scope)
	}
	for _, s := range c.Standards {
		for _, cl := range s.Clauses {
			whens := []*formula.Formula{cl.When}
			for _, p := range cl.Parts {
				whens = append(whens, p.When)
			}
			c.told(cl.Place, "标准“"+s.Title+"”里“"+cl.Indicator.Title+"”的 when ", whens...)
		}
	}
	for _, card := range c.Scorecards {
		for _, item := range card.Items {
			c.told(item.Place, "考评表“"+card.Title+"”里“"+item.Title+"”的 when ", item.When)
		}
	}
}

func (c *checker) told(at diag.Place, what string, conditions ...*formula.Formula) {
	for _, f := range conditions {
		if s := c.asks(f, map[*Indicator]bool{}); s != nil {
			c.fail("sensitive-scope", at, fmt.Sprintf("%s用到敏感字段“%s”，公开版里算谁不算谁会透露它的大小", what, s.Title),
				"换一个不敏感的条件；要数满足条件的社区，把条件写进公式")
			return
		}
	}
}

// asks is the group of a sensitive field that a formula asks for, be it by way of
// an indicator; nil where there is none.
func (c *checker) asks(f *formula.Formula, seen map[*Indicator]bool) *Sensitive {
	for _, r := range f.Refs() {
		if s := c.SensitiveOf(c.FieldOf(r)); s != nil {
			return s
		}
		i := c.IndicatorOf(r)
		if i == nil || seen[i] {
			continue
		}
		seen[i] = true
		for _, of := range i.Formulas() {
			if s := c.asks(of, seen); s != nil {
				return s
			}
		}
	}
	return nil
}

// Public returns the dataset as it may leave the office: without what hidden
// names, without fields that are for the office alone, and without what exactly
// stood in a cell or was given as evidence, for there names may stand.
func (d *Dataset) Public(hidden func(*Field, Spot) bool) *Dataset {
	out := *d
	out.hidden = hidden
	return &out
}

// shown is what may be seen of an observation.
func (d *Dataset) shown(o stat.Observation, f *Field, s Spot) stat.Observation {
	switch {
	case d.hidden == nil:
		return o
	case f.Internal:
		return stat.Observation{}
	case d.hidden(f, s):
		o = stat.Observation{Status: stat.Hidden, Origin: o.Origin}
		o.Origin.Raw = ""
	case f.Type == stat.Text:
		o.Origin.Raw = "" // what was understood says enough
	}
	return o
}
