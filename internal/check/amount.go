package check

import (
	"fmt"

	"nianbao/internal/formula"
	"nianbao/internal/similar"
	"nianbao/internal/source"
	"nianbao/internal/stat"
)

// An Amount is a number that a standard sets, ready to be used.
type Amount struct {
	source.Amount
	Standard *Standard
	Value    stat.Quantity
}

// AmountOf returns what the first of some standards that sets it says a name
// stands for, or nil.
func AmountOf(r formula.Ref, by []*Standard) *Amount {
	for _, s := range by {
		for _, a := range s.Amounts {
			if a.ID == r.ID {
				return a
			}
		}
	}
	return nil
}

// nameAmounts makes the amounts of all standards known to formulas. One that
// several standards set is the same in all of them: only its value may differ.
func (c *checker) nameAmounts() {
	c.amounts = map[string]source.Amount{}
	for _, s := range c.raw.Standards {
		for _, a := range s.Amounts {
			first, known := c.amounts[a.ID]
			switch {
			case a.ID == "" || a.Title == "" || a.Basis == "" || a.Value.Text == "":
				c.fail("amount-incomplete", a.Place, fmt.Sprintf("标准“%s”的标准值“%s”缺少 id、title、value 或 basis", s.Title, a.ID+a.Title), "补上这几项")
				continue
			case known && (first.Unit != a.Unit || first.Title != a.Title):
				c.fail("amount-twice", a.Place, fmt.Sprintf("标准值“%s”在 %s 叫“%s”（%s），在这里叫“%s”（%s）", a.ID, first.Place.File, first.Title, first.Unit, a.Title, a.Unit), "同一个标准值各处的 title、unit 要一样；不是一回事的，换一个 id")
				continue
			}
			c.amounts[a.ID], c.amounts[a.Title] = a, a
		}
	}
}

// amountName resolves 标准值(…). It has no slot, for it is looked up by its id.
func (c *checker) amountName(use formula.Use, name string) (formula.Ref, string) {
	if a, ok := c.amounts[name]; ok {
		return formula.Ref{Use: use, ID: a.ID, Slot: amountSlot}, ""
	}
	var known []string
	for n := range c.amounts {
		known = append(known, n)
	}
	near := ""
	if n := similar.Nearest(name, known); n != "" {
		near = fmt.Sprintf("；是不是“%s”？", n)
	}
	return formula.Ref{}, fmt.Sprintf("没有标准定下“%s”这个标准值%s", name, near)
}

// amountSlot sets names of amounts apart from those of fields and counts.
const amountSlot = -1 << 20

func (c *checker) compileAmounts(s *Standard) {
	for _, raw := range s.Standard.Amounts {
		if _, known := c.amounts[raw.ID]; known {
			s.Amounts = append(s.Amounts, &Amount{Amount: raw, Standard: s, Value: c.number(raw.Value)})
		}
	}
}
