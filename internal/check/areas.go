package check

import (
	"fmt"
	"slices"
	"strings"

	"nianbao/internal/diag"
	"nianbao/internal/source"
	"nianbao/internal/stat"
)

// registerAreas takes the areas of areas.toml. Where it lists none, they will
// be those of the workbooks.
func (c *checker) registerAreas() {
	c.areas = newRegistry(c.raw.Words, c.Ladder)
	c.areas.add(c.Whole, nil)
	c.changesOf = map[string][]source.Change{}
	for _, ch := range c.Changes {
		c.changesOf[ch.Community] = append(c.changesOf[ch.Community], ch)
	}
	c.registerLarger()
	for _, s := range c.raw.Areas.Streets {
		c.codeFits(s.Code, stat.Subdistrict, s.Name, s.Place)
		if c.areas.add(stat.Area{Code: s.Code, Name: s.Name, Level: stat.Subdistrict, Parent: c.around(s.Code, s.In, stat.Subdistrict, s.Name, s.Place)}, s.Former) {
			c.areas.listedAt[s.Code] = s.Place
			continue
		}
		c.areaTwice(s.Code, s.Name, s.Place, "一个代码只给一个街道")
	}
	tiles := map[[2]int]string{}
	for _, m := range c.raw.Areas.Communities {
		c.codeFits(m.Code, stat.Community, m.Name, m.Place)
		if parent, ok := c.areas.find(m.Street); !ok || parent.Level != stat.Subdistrict {
			c.fail("area-unknown-street", m.Place, fmt.Sprintf("社区“%s”所属街道的代码“%s”不在街道名单里", m.Name, m.Street), "更正 street，或在前面补上这个街道")
		}
		row, column := c.tile(m, tiles)
		if !c.areas.add(stat.Area{Code: m.Code, Name: m.Name, Level: stat.Community, Parent: m.Street, Row: row, Column: column}, m.Former) {
			c.areaTwice(m.Code, m.Name, m.Place, "一个代码只给一个社区")
		} else {
			c.areas.listedAt[m.Code] = m.Place
		}
		c.areas.listed = true
	}
}

// areaTwice reports a code that an earlier line has given away.
func (c *checker) areaTwice(code, name string, at diag.Place, hint string) {
	first, other := c.areas.listedAt[code], c.areas.areas[c.areas.id(code)]
	c.problems.Add(diag.Problem{Code: "area-twice", Severity: diag.Error, Place: at, Related: []diag.Place{first},
		Message: fmt.Sprintf("代码 %s 给了“%s”，第 %d 行已经给了“%s”", code, name, first.Line, other.Name), Hint: hint})
}

// mostTiles is how many rows or columns a map of tiles has at most; more could
// not be read.
const mostTiles = 40

// tile checks a community's place on the map of tiles; 0 where it has none.
func (c *checker) tile(m source.Community, taken map[[2]int]string) (row, column int) {
	if m.Tile == nil {
		return 0, 0
	}
	if len(m.Tile) != 2 || min(m.Tile[0], m.Tile[1]) < 1 || max(m.Tile[0], m.Tile[1]) > mostTiles {
		c.fail("area-tile", m.Place, fmt.Sprintf("社区“%s”的 tile 不是行和列两个 1 到 %d 的整数", m.Name, mostTiles), "例如 tile = [2, 5]，第 2 行第 5 列；不上方格图的不写")
		return 0, 0
	}
	at := [2]int(m.Tile)
	if other, twice := taken[at]; twice {
		c.fail("area-tile", m.Place, fmt.Sprintf("社区“%s”和“%s”的 tile 都是第 %d 行第 %d 列", m.Name, other, at[0], at[1]), "一格只放一个社区")
	}
	taken[at] = m.Name
	return at[0], at[1]
}

// codeFits checks a code by GB/T 2260 (six digits), GB/T 10114 (nine) and the
// statistics bureau's twelve.
func (c *checker) codeFits(code string, level stat.Level, name string, at diag.Place) {
	digits := c.Ladder[c.Ladder.Rank(level)].Digits
	if len(code) != digits || strings.Trim(code, "0123456789") != "" {
		c.fail("area-code", at, fmt.Sprintf("“%s”的代码是“%s”，应当是 %d 位数字", name, code, digits), "按统计用区划代码填写")
	} else if !c.ours(code) {
		c.fail("area-code", at, fmt.Sprintf("“%s”的代码 %s 不以本%s代码 %s 开头", name, code, c.wholeWord(), c.Whole.Code), "核对代码是不是别的"+c.wholeWord()+"的")
	}
}

// ours reports whether a code is of an area inside the whole; that of a country
// begins no other.
func (d *Dataset) ours(code string) bool {
	return strings.HasPrefix(code, d.Whole.Code) || d.Ladder[len(d.Ladder)-1].Digits == 0
}

// wholeWord is what one such as the whole is called: 区, 市.
func (d *Dataset) wholeWord() string { return d.Ladder[len(d.Ladder)-1].Name }

// registerLarger takes the areas between the streets and the whole, the largest
// first, so that each finds the one around it.
func (c *checker) registerLarger() {
	known := map[int]bool{}
	for rank := len(c.Ladder) - 2; rank >= c.Ladder.Rank(stat.District); rank-- {
		step := c.Ladder[rank]
		known[step.Digits] = true
		for _, a := range c.raw.Areas.Larger {
			if len(a.Code) != step.Digits {
				continue
			}
			c.codeFits(a.Code, step.Level, a.Name, a.Place)
			if c.areas.add(stat.Area{Code: a.Code, Name: a.Name, Level: step.Level, Parent: c.around(a.Code, a.In, step.Level, a.Name, a.Place)}, a.Former) {
				c.areas.listedAt[a.Code] = a.Place
				continue
			}
			c.areaTwice(a.Code, a.Name, a.Place, "一个代码只给一个地区")
		}
	}
	for _, a := range c.raw.Areas.Larger {
		if !known[len(a.Code)] {
			c.fail("area-code", a.Place, fmt.Sprintf("“%s”的代码是“%s”，%d 位，不是街道和%s之间哪一级的", a.Name, a.Code, len(a.Code), c.Called(c.Whole)), "按统计用区划代码填写；项目统计的是哪一级，写在 nianbao.toml 的 [district] 里")
		}
	}
}

// around is the code of the area in which one of a level lies: the one that is told,
// else the one with whose code its own begins. Where it is not listed, that is
// reported, and the code means nothing.
func (c *checker) around(code, in string, level stat.Level, name string, at diag.Place) string {
	found, step, ok := c.enclosing(code, in, level)
	if !ok {
		c.fail("area-around", at, fmt.Sprintf("“%s”（%s）在哪个%s，名单里没有：没有代码是“%s”的%s", name, code, step.Name, found, step.Name), "在 data/areas.toml 里用 [[area]] 列出它，或用 in 写明所在地区的代码")
	}
	return found
}

func (c *checker) enclosing(code, in string, level stat.Level) (string, stat.Step, bool) {
	step := c.Ladder[c.Ladder.Rank(level)+1]
	if in == "" && step.Level == c.Whole.Level {
		return c.Whole.Code, step, true
	}
	if in == "" {
		in = code[:min(len(code), step.Digits)]
	}
	a, ok := c.areas.find(in)
	return in, step, ok && a.Level == step.Level
}

// existed reports whether areas.toml lets a community exist in a year: from the
// year in which it came to the year before it went.
func (d *Dataset) existed(code string, y stat.Year) bool {
	for _, ch := range d.changesOf[code] {
		if ch.Kind == "新设" && int(y) < ch.Year {
			return false
		}
		if (ch.Kind == "撤销" || ch.Kind == "合并") && int(y) >= ch.Year {
			return false
		}
	}
	return true
}

// changes checks what became of areas against the areas that there are, and
// N(y) = N(y−1) + 新设 − 撤销 − 合并 against the workbooks.
func (c *checker) changes() {
	for _, ch := range c.Changes {
		a, ok := c.areas.find(ch.Community)
		if !ok || a.Level != stat.Community {
			c.fail("change-unknown-area", ch.Place, fmt.Sprintf("%d 年%s的社区代码“%s”不在社区名单里", ch.Year, ch.Kind, ch.Community), "更正代码，或在名单里补上这个社区（撤销的也要列出）")
		}
		for _, code := range slices.Concat(ch.Into, ch.From) {
			if other, ok := c.areas.find(code); !ok || other.Level != stat.Community {
				c.fail("change-unknown-area", ch.Place, fmt.Sprintf("%d 年%s所涉及的社区代码“%s”不在社区名单里", ch.Year, ch.Kind, code), "更正 into 或 from 里的代码")
			}
		}
		c.changeFits(ch)
		if !slices.Contains([]string{"新设", "撤销", "合并", "拆分", "更名", "划转"}, ch.Kind) {
			c.fail("change-unknown-kind", ch.Place, fmt.Sprintf("变动类型“%s”不认识", ch.Kind), "写 新设、撤销、合并、拆分、更名、划转 之一")
		}
	}
	for n := 1; n < len(c.Years) && !c.areas.listed; n++ {
		c.countChange(c.Years[n-1], c.Years[n])
	}
}

// explains reports whether areas.toml says that a community became another one in a
// year: part of it went elsewhere, or others came to it. Then no comparison with last
// year is a fault.
func (d *Dataset) explains(id int32, y stat.Year) bool {
	if id < 0 || len(d.moved) == 0 {
		return false
	}
	return d.moved[changeKey{"", y, id}]
}

// changeFits reports changes that contradict others: of a community that was not
// there yet or no more, or one that takes in another without being there.
func (c *checker) changeFits(ch source.Change) {
	y := stat.Year(ch.Year)
	if there := c.existed(ch.Community, y-1); there == (ch.Kind == "新设") {
		c.fail("change-not-there", ch.Place, fmt.Sprintf("%d 年%s的“%s”，按别的变动 %d 年%s", ch.Year, ch.Kind, c.nameOf(ch.Community), ch.Year-1, thereOrNot[there]), "核对年份，或删去重复的一条")
	}
	for _, code := range ch.From {
		if !c.existed(code, y-1) {
			c.fail("change-not-there", ch.Place, fmt.Sprintf("%d 年由“%s”%s，按别的变动它 %d 年不在", ch.Year, c.nameOf(code), ch.Kind, ch.Year-1), "更正 from，或核对年份")
		}
	}
	for _, code := range ch.Into {
		if !c.existed(code, y) {
			c.fail("change-not-there", ch.Place, fmt.Sprintf("%d 年%s时并入的“%s”，按别的变动它 %d 年不在", ch.Year, ch.Kind, c.nameOf(code), ch.Year), "更正 into，或核对年份")
		}
	}
}

var thereOrNot = map[bool]string{true: "已经在了", false: "还没有，或已经不在了"}

// nameOf is the name of an area, its code where nobody lists it.
func (c *checker) nameOf(code string) string {
	if a, ok := c.areas.find(code); ok {
		return a.Name
	}
	return code
}

// countChange warns where the number of communities moves without a word about
// it; only where no list says which communities there are.
func (c *checker) countChange(from, to stat.Year) {
	before, after := len(c.Areas(stat.Community, from)), len(c.Areas(stat.Community, to))
	come, gone := 0, 0
	for _, ch := range c.Changes {
		if stat.Year(ch.Year) > from && stat.Year(ch.Year) <= to {
			switch ch.Kind {
			case "新设":
				come++
			case "撤销", "合并":
				gone++
			}
		}
	}
	if after != before+come-gone {
		c.warn("area-count", diag.Place{File: fmt.Sprintf("data/%d", to)},
			fmt.Sprintf("%d 年有 %d 个社区，%d 年有 %d 个，而登记的变动是新设 %d、撤并 %d，对不上", from, before, to, after, come, gone),
			"在 data/areas.toml 里列出全部社区，并用 [[change]] 写明增减")
	}
}
