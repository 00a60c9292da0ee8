package check

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"nianbao/internal/diag"
	"nianbao/internal/formula"
	"nianbao/internal/source"
	"nianbao/internal/stat"
)

// climb takes the levels of levels.toml up to the one that the project is about.
// Where nothing tells of levels, as in archives from before there were any, they
// are those of a district.
func (c *checker) climb() {
	c.Ladder = stat.Usual
	top := cmp.Or(c.Config.District.Level, stat.District)
	if list := c.raw.Levels; len(list) > 0 && c.steps(list) {
		c.Ladder = ladderOf(list)
	}
	at := c.Ladder.Rank(top)
	if at < c.Ladder.Rank(stat.District) {
		c.fail("level-top", c.Config.Place, fmt.Sprintf("nianbao.toml 的 [district] 写的 level = \"%s\"，不是 data/levels.toml 里区或更大的一级", top), "写 district、city、province、country 里有的一级；区的项目不写 level")
		at = len(c.Ladder) - 1
	}
	c.Ladder = slices.Clone(c.Ladder[:at+1])
	c.Whole = stat.Area{Code: c.Config.District.Code, Name: c.Config.District.Name, Level: c.Ladder.Top()}
}

func ladderOf(list []source.Level) (out stat.Ladder) {
	for _, l := range list {
		out = append(out, stat.Step{Level: l.Key, Name: l.Name, Whole: l.Whole, Folder: l.Folder, Digits: l.Digits, Head: l.Head, Others: strings.Join(l.Others, " "), Mixed: l.Mixed, Only: l.Only})
	}
	return out
}

// steps reports levels of which no ladder can be made: incomplete ones, those out
// of order, and a list without one of the first three.
func (c *checker) steps(list []source.Level) bool {
	good := true
	wrong := func(at diag.Place, message, hint string) {
		good = false
		c.fail("level-list", at, message, hint)
	}
	for n, l := range list {
		place := slices.Index(stat.Levels, l.Key)
		switch {
		case l.Key == "" || l.Name == "" || l.Folder == "" || n > 1 && l.Whole == "":
			wrong(l.Place, fmt.Sprintf("第 %d 级“%s”缺少 key、name、folder 或 whole", n+1, l.Key), "四项都写上；社区、街道两级不写 whole")
		case l.Digits < 0 || l.Digits > 12 || n > 0 && l.Digits >= list[n-1].Digits:
			wrong(l.Place, fmt.Sprintf("“%s”的代码位数 digits 是 %d，应当比前一级少", l.Name, l.Digits), "从小到大依次写，例如社区 12、街道 9、区 6、市 4、省 2、国 0")
		case n < 3 && place != n || n > 0 && place <= slices.Index(stat.Levels, list[n-1].Key):
			wrong(l.Place, fmt.Sprintf("第 %d 级写的是“%s”", n+1, l.Key), "从小到大依次写 community、subdistrict、district，再写有的 city、province、country")
		case (l.Mixed == "") != (len(l.Others) == 0) || l.Only != "" && l.Mixed == "":
			wrong(l.Place, fmt.Sprintf("“%s”的 others、mixed、only 没有写全", l.Name), "others 写另外一种名称的末尾，mixed 写两种都有时怎么叫，only（可以不写）写只有另外一种时怎么叫；没有另外一种就都不写")
		case !asciiName(l.Folder):
			wrong(l.Place, fmt.Sprintf("“%s”的 folder 是“%s”", l.Name, l.Folder), "只用小写字母，例如 cities")
		}
	}
	if len(list) < 3 {
		wrong(list[0].Place, "data/levels.toml 里不到三级", "至少写 community、subdistrict、district 三级")
	}
	return good
}

func asciiName(s string) bool {
	return !slices.ContainsFunc([]rune(s), func(r rune) bool { return r < 'a' || r > 'z' })
}

// rankOf is the rank of the level that reports a field.
func (c *checker) rankOf(f *Field) int {
	rank := c.Ladder.Rank(f.Level)
	if rank < 0 {
		c.fail("field-level", f.Place, fmt.Sprintf("字段“%s”由%s一级填报，这个项目只到%s", f.Title, f.Level, c.Ladder.Name(c.Ladder.Top())), "改 level，或在 nianbao.toml 的 [district] 里写明项目是哪一级的")
	}
	return max(0, rank)
}

// climbs gives an indicator that a district has a number of each larger area, too.
// What comes from communities and streets rolls up as it does to the district; so does
// what only a district reports, where the indicator says how (rollup). Else such a
// formula asks a larger area for what it reports itself, as where it is computed in
// place; and a formula of the district alone (at_district) says nothing of others. It
// reports whether there is a level more.
func (c *checker) climbs(i *Indicator) (higher bool) {
	i.Levels = slices.DeleteFunc(slices.Clone(i.Levels), func(l stat.Level) bool { return c.Ladder.Rank(l) < 0 })
	if !i.Has(stat.District) || i.Own[stat.District] != nil {
		return false
	}
	for rank := c.Ladder.Rank(stat.District) + 1; rank < len(c.Ladder); rank++ {
		level := c.Ladder[rank].Level
		itself := i.Base == stat.District && i.Indicator.Rollup == ""
		if i.Has(level) || (itself || i.Rollup == InPlace) && !c.found(i.Formula, level) {
			continue
		}
		i.Levels, higher = append(i.Levels, level), true
		if itself && i.Rollup != InPlace {
			i.Own[level] = i.Formula
		}
	}
	return higher
}

// found reports whether a formula finds its values at a level.
func (c *checker) found(f *formula.Formula, level stat.Level) bool {
	return !slices.ContainsFunc(f.Refs(), func(r formula.Ref) bool { return c.unreached(r, level) != "" })
}
