package check

import (
	"fmt"
	"slices"

	"nianbao/internal/diag"
	"nianbao/internal/formula"
	"nianbao/internal/numeral"
	"nianbao/internal/source"
	"nianbao/internal/stat"
)

// A Scorecard is a check-list with scores, ready to be counted.
type Scorecard struct {
	source.Scorecard
	Level    stat.Level
	Coverage stat.Quantity // share of the weights that must have data for a grade
	Review   stat.Quantity // difference between two stages above which an item is looked at again; missing: never
	Items    []*CardItem
	Grades   []Grade // the highest first
}

// An ItemKind says how an item of a scorecard gets its value between 0 and 1.
type ItemKind string

const (
	Auto     ItemKind = "auto"     // the formula's value, kept between 0 and 1
	Tally    ItemKind = "count"    // formula ÷ target, at most 1
	Negative ItemKind = "negative" // 1 − formula ÷ limit, at least 0
	Manual   ItemKind = "manual"   // what people gave, with evidence
	Veto     ItemKind = "veto"     // where the formula holds, no grade is given
)

// InForce reports whether the sheet is used in a year.
func (s *Scorecard) InForce(y stat.Year) bool {
	return int(y) >= s.From && (s.To == 0 || int(y) <= s.To)
}

// A CardItem is one line of a scorecard.
type CardItem struct {
	source.CardItem
	Kind          ItemKind
	Weight        stat.Quantity
	When, Formula *formula.Formula
	Target, Limit stat.Quantity
}

// A Grade is a class of scores, from Low on.
type Grade struct {
	Title string
	Low   stat.Quantity
}

// A Mark is what people gave an area for a manual item, each between 0 and 1
// and missing where that stage has not been reached.
type Mark struct {
	Self, Street, District stat.Quantity
	Evidence, Date         string
	Place                  diag.Place
}

// Given is the mark that counts: the latest stage that gave one.
func (m Mark) Given() stat.Quantity {
	for _, q := range []stat.Quantity{m.District, m.Street, m.Self} {
		if q.Known() {
			return q
		}
	}
	return stat.Quantity{}
}

type markKey struct {
	card, item, area string
	year             stat.Year
}

// MarkOf returns what people gave an area for a manual item in a year; of the
// public edition only the mark that counts.
func (d *Dataset) MarkOf(card *Scorecard, item *CardItem, area stat.Area, y stat.Year) Mark {
	m := d.marks[markKey{card.ID, item.ID, area.Code, y}]
	if d.hidden != nil {
		return Mark{District: m.Given()}
	}
	return m
}

func (c *checker) compileScorecards() {
	for _, raw := range c.raw.Scorecards {
		if raw.Title == "" || raw.Source == "" || slices.ContainsFunc(c.Scorecards, func(s *Scorecard) bool { return s.ID == raw.ID }) {
			c.fail("scorecard-incomplete", raw.Place, fmt.Sprintf("考评表“%s”缺少 title 或 source，或与别的重名", raw.ID), "每张考评表一个文件，写明 title、source")
			continue
		}
		card := &Scorecard{Scorecard: raw, Level: stat.Level(raw.Level), Coverage: c.number(raw.Coverage), Review: c.number(raw.Review)}
		if card.Level == "" {
			card.Level = stat.Community
		}
		if c.Ladder.Rank(card.Level) < 0 {
			c.fail("scorecard-level", raw.Place, fmt.Sprintf("考评表“%s”的 level 是“%s”", raw.Title, raw.Level), "写 community、subdistrict、district 之一")
		}
		for _, item := range raw.Items {
			c.cardItem(card, item)
		}
		c.weights(card)
		c.grades(card)
		c.Scorecards = append(c.Scorecards, card)
	}
}

func (c *checker) cardItem(card *Scorecard, raw source.CardItem) {
	i := &CardItem{CardItem: raw, Kind: ItemKind(raw.Kind), Weight: c.number(raw.Weight), When: c.compile(raw.When, c.names), Formula: c.compile(raw.Formula, c.names),
		Target: c.number(raw.Target), Limit: c.number(raw.Limit)}
	if complaint := i.lacks(card); complaint != "" {
		c.fail("scorecard-item", raw.Place, fmt.Sprintf("考评表“%s”的项目“%s”（%s）%s", card.Title, raw.Title, raw.ID, complaint), "更正这一项；写法见 docs/scorecards.md")
		return
	}
	c.reaches(i.Formula, raw.Formula, card.Level)
	c.reaches(i.When, raw.When, card.Level)
	card.Items = append(card.Items, i)
}

// lacks says what an item needs and does not have; empty where it is whole.
func (i *CardItem) lacks(card *Scorecard) string {
	grouped := slices.ContainsFunc(card.Groups, func(g source.CardGroup) bool { return g.ID == i.Group })
	switch {
	case i.ID == "" || i.Title == "":
		return "缺少 id 或 title"
	case slices.ContainsFunc(card.Items, func(o *CardItem) bool { return o.ID == i.ID }):
		return "与前面的项目重名"
	case !slices.Contains([]ItemKind{Auto, Tally, Negative, Manual, Veto}, i.Kind):
		return fmt.Sprintf("的 kind 是“%s”，只能是 auto、count、negative、manual、veto", i.Kind)
	case len(card.Groups) > 0 && !grouped:
		return fmt.Sprintf("的 group“%s”不在 [[group]] 里", i.Group)
	case i.Kind != Manual && i.CardItem.Formula.Text == "":
		return "没有 formula"
	case i.Kind == Tally && i.Target.Sign() <= 0:
		return "没有大于 0 的 target（满分的数）"
	case i.Kind == Negative && i.Limit.Sign() <= 0:
		return "没有大于 0 的 limit（得零分的数）"
	case i.Kind != Veto && i.Weight.Sign() <= 0:
		return "没有大于 0 的 weight"
	}
	return ""
}

// weights must add up to 100, so that a weight can be read as points.
func (c *checker) weights(card *Scorecard) {
	sum := stat.Int(0)
	for _, i := range card.Items {
		if i.Kind != Veto {
			sum = sum.Add(i.Weight)
		}
	}
	if sum.Cmp(stat.Int(100)) != 0 {
		c.fail("scorecard-weights", card.Place, fmt.Sprintf("考评表“%s”各项的分值加起来是 %s，应当是 100", card.Title, numeral.Exact(sum.Rat())), "调整各项的 weight")
	}
}

func (c *checker) grades(card *Scorecard) {
	for n, g := range card.Scorecard.Grades {
		low := c.number(g.Low)
		if n > 0 && low.Known() && card.Grades[n-1].Low.Cmp(low) <= 0 || !low.Known() || g.Title == "" {
			c.fail("scorecard-grades", g.Place, fmt.Sprintf("考评表“%s”的等级没有由高到低排列，或缺少 title、low", card.Title), "由高到低写每一级的最低分")
			return
		}
		card.Grades = append(card.Grades, Grade{g.Title, low})
	}
}

// takeMarks takes what people gave: for items that exist, between 0 and 1, with
// evidence.
func (c *checker) takeMarks() {
	for _, y := range c.raw.Years {
		for _, raw := range y.Marks {
			if complaint := c.mark(y.Year, raw); complaint != "" {
				c.fail("scorecard-mark", raw.Place, complaint, "更正 data/YYYY/scores.toml 里的这一条")
			}
		}
	}
}

func (c *checker) mark(y stat.Year, raw source.Mark) string {
	card := c.scorecard(raw.Card)
	if card == nil {
		return fmt.Sprintf("没有考评表“%s”", raw.Card)
	}
	n := slices.IndexFunc(card.Items, func(i *CardItem) bool { return i.ID == raw.Item })
	if n < 0 || card.Items[n].Kind != Manual {
		return fmt.Sprintf("考评表“%s”没有人工评分的项目“%s”", card.Title, raw.Item)
	}
	a, ok := c.areas.find(raw.Area)
	if !ok || a.Level != card.Level || !c.Exists(raw.Area, y) {
		return fmt.Sprintf("代码“%s”不是 %d 年的%s", raw.Area, y, c.Ladder.Said(card.Level))
	}
	m := Mark{Self: c.number(raw.Self), Street: c.number(raw.Street), District: c.number(raw.District), Evidence: raw.Evidence, Date: raw.Date, Place: raw.Place}
	for _, q := range []stat.Quantity{m.Self, m.Street, m.District} {
		if q.Known() && (q.Sign() < 0 || q.Cmp(stat.Int(1)) > 0) {
			return fmt.Sprintf("“%s”的评分 %s 不在 0 到 1 之间", raw.Item, numeral.Exact(q.Rat()))
		}
	}
	if m.Given().Known() && (m.Evidence == "" || m.Date == "") {
		return fmt.Sprintf("“%s”打了分，没有写 evidence（凭据）和 date（日期）", raw.Item)
	}
	key := markKey{card.ID, raw.Item, raw.Area, y}
	if earlier, twice := c.marks[key]; twice {
		return fmt.Sprintf("“%s”给%s打了两次分，另一处在第 %d 行", raw.Item, a.Name, earlier.Place.Line)
	}
	c.marks[key] = m
	return ""
}

func (c *checker) scorecard(id string) *Scorecard {
	for _, s := range c.Scorecards {
		if s.ID == id {
			return s
		}
	}
	return nil
}
