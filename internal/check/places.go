package check

import (
	"slices"

	"nianbao/internal/stat"
)

// Areas returns the areas of a level that existed in a year, as people list
// them, those of one enclosing area side by side.
func (d *Dataset) Areas(level stat.Level, y stat.Year) []stat.Area {
	if yr, rank := d.years[y], d.Ladder.Rank(level); yr != nil && rank >= 0 {
		return yr.rolls[rank].areas
	}
	return nil
}

// Communities returns the communities of a year that lie in an area; for a
// community that is itself.
func (d *Dataset) Communities(in stat.Area, y stat.Year) []stat.Area {
	return d.Subareas(in, stat.Community, y)
}

// Subareas returns the areas of a level that lie in an area in a year, itself
// included if it is of that level; none for an area that did not exist.
func (d *Dataset) Subareas(in stat.Area, level stat.Level, y stat.Year) []stat.Area {
	from, to := d.Spot(in, y).Span(level)
	if from == to {
		return nil
	}
	return slices.Clip(d.Areas(level, y)[from:to])
}

// Parts returns the areas of which one is made up in a year, those of the next
// smaller level; none of a community.
func (d *Dataset) Parts(of stat.Area, y stat.Year) []stat.Area {
	return d.Subareas(of, d.Ladder.Below(of.Level), y)
}

// Enclosing are the areas around one, the nearest first, up to the whole.
func (d *Dataset) Enclosing(a stat.Area) []stat.Area {
	out := make([]stat.Area, 0, stat.MostLevels)
	for id := d.areas.id(a.Parent); id >= 0; id = d.areas.around[id] {
		out = append(out, d.areas.areas[id])
	}
	return out
}

// Part is the part of an area in which a smaller one lies; false where that is
// the smaller one itself.
func (d *Dataset) Part(of, a stat.Area) (stat.Area, bool) {
	for _, around := range d.Enclosing(a) {
		if around.Parent == of.Code {
			return around, true
		}
	}
	return stat.Area{}, false
}

// Lies reports whether an area is another one or lies in it.
func (d *Dataset) Lies(a, in stat.Area) bool {
	return d.areas.lies(d.areas.id(a.Code), d.areas.id(in.Code))
}

// Expected returns the communities that ought to report in a year, whether there
// are data of it or not, by street: those that areas.toml lets exist; where it
// lists none, those of the last year before it that has data.
func (d *Dataset) Expected(y stat.Year) []stat.Area {
	if !d.areas.listed {
		for _, before := range slices.Backward(d.Years) {
			if before <= y {
				return d.Areas(stat.Community, before)
			}
		}
		return nil
	}
	var out []stat.Area
	for _, street := range d.areas.areas {
		for _, a := range d.areas.areas {
			if street.Level == stat.Subdistrict && a.Parent == street.Code && d.existed(a.Code, y) {
				out = append(out, a)
			}
		}
	}
	return out
}

// Area finds an area of any year by its code.
func (d *Dataset) Area(code string) (stat.Area, bool) { return d.areas.find(code) }

// AreasNamed finds areas by name, former names and small differences included;
// “全区”, or what the whole is called, is the whole. More than one may bear the name.
func (d *Dataset) AreasNamed(name string) []stat.Area {
	if name == d.Ladder.Name(d.Whole.Level) {
		return []stat.Area{d.Whole}
	}
	var out, exact []stat.Area
	for _, id := range d.areas.byName[d.areas.Bare(name)] {
		a := d.areas.areas[id]
		out = append(out, a)
		if a.Name == name {
			exact = append(exact, a)
		}
	}
	if len(exact) > 0 {
		return exact
	}
	return out
}

// Called is an area's name for people; that of the whole is 全区, or what its level
// is called.
func (d *Dataset) Called(a stat.Area) string {
	if a.Whole() {
		return d.Ladder.Name(a.Level)
	}
	return a.Name
}

// AllAreas returns every area of every year, as people list them.
func (d *Dataset) AllAreas() []stat.Area { return slices.Clip(d.areas.areas) }

// Exists reports whether an area existed in a year.
func (d *Dataset) Exists(code string, y stat.Year) bool { return d.years[y].at(d.areas.id(code)) >= 0 }

// Observe returns what an area reported for a field in a year. A field of a
// larger area is found from every area inside it.
func (d *Dataset) Observe(f *Field, area stat.Area, y stat.Year) stat.Observation {
	return d.Spot(area, y).Observe(f)
}
