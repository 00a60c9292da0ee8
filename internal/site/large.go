package site

import (
	"nianbao/internal/stat"
)

// What a page of a province leaves to others, so that no page grows with the number
// of areas: of streets it lists so many as people look through, those beside its
// own where it has one; each street's own page has the rest.

const (
	mostStreets = 100  // rows of a matrix
	mostIndexed = 3000 // communities that one page lists by name
)

// many reports whether a year has more streets, or parts of another whole, than a page lists.
func (c *composer) many(y stat.Year) bool {
	return len(c.parts(y)) > mostStreets
}

// vast reports whether a year has more communities than one page or one script file
// can name.
func (c *composer) vast(y stat.Year) bool {
	return len(c.data.Areas(stat.Community, y)) > 5*mostIndexed
}

// neighbours are of a list of streets those to which the page of one leads: all, and
// of many those around it.
func neighbours(list []stat.Area, of stat.Area) []stat.Area {
	if len(list) <= mostStreets {
		return list
	}
	at := 0
	for k, a := range list {
		if a.Code == of.Code {
			at = k
		}
	}
	from := min(max(0, at-mostStreets/10), len(list)-mostStreets/5)
	return list[from : from+mostStreets/5]
}
