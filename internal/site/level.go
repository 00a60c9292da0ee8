package site

import (
	"slices"
	"strings"

	"nianbao/internal/check"
	"nianbao/internal/stat"
)

// The levels of a project as pages speak of them. Home is the page of the whole;
// each level between it and the communities has pages of the kind Street, on which
// the areas of the next smaller level are compared.

// level is what areas of a level are called.
func (c *composer) level(l stat.Level) string { return c.data.Ladder.Said(l) }

// parts are the areas of which the whole is made up: the streets of a district, the
// cities of a province.
func (c *composer) parts(y stat.Year) []stat.Area { return c.data.Parts(c.data.Whole, y) }

// part is their level.
func (c *composer) part() stat.Level { return c.data.Ladder.Below(c.data.Whole.Level) }

// between are the levels between the whole and the communities, the largest first.
func (c *composer) between() []stat.Level {
	out := c.data.Ladder.Up(stat.Subdistrict).Levels()
	slices.Reverse(out)
	return out
}

// throughout reports whether an indicator has a number of the whole.
func (c *composer) throughout(i *check.Indicator) bool { return i.Has(c.data.Whole.Level) }

// parted reports whether an indicator has numbers of the parts of the whole.
func (c *composer) parted(i *check.Indicator) bool { return i.Has(c.part()) }

// grounds are what the list of areas is called.
func (c *composer) grounds() (title, short string) {
	if c.data.Ladder.Tall() {
		return "各级地区", "各级地区"
	}
	street, community := c.level(stat.Subdistrict), c.level(stat.Community)
	if strings.Contains(street+community, "（") {
		return street + "和" + community, street + "、" + community
	}
	return street + "和" + community, street + community
}

// kindsFound are what kinds of things search finds; the first are areas, which are
// not only streets where there are larger ones.
func (c *composer) kindsFound() []string {
	out := slices.Clone(kindNames)
	out[kindStreet], out[kindCommunity] = c.level(stat.Subdistrict), c.level(stat.Community)
	if c.data.Ladder.Tall() {
		out[kindStreet] = "地区"
	}
	return out
}

// trailTo leads from the first page down to an area, without it.
func (c *composer) trailTo(a stat.Area, y stat.Year) []target {
	_, short := c.grounds()
	out := []target{{"首页", homePath(y)}, {short, streetsPath(y)}}
	for _, around := range slices.Backward(c.data.Enclosing(a)) {
		if !around.Whole() {
			out = append(out, target{around.Name, c.paths.area(around, y)})
		}
	}
	return out
}
