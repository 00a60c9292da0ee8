package check

import (
	"slices"

	"nianbao/internal/stat"
)

// Areas returns the areas of a level that existed in a year, as people list
// them, those of one enclosing area side by side.
func (d *Dataset) Areas(level stat.Level, y stat.Year) []stat.Area {
	if yr := d.years[y]; yr != nil && level.Rank() >= 0 {
		return yr.rolls[level.Rank()].areas
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
// “全区” is the district. More than one may bear the name.
func (d *Dataset) AreasNamed(name string) []stat.Area {
	if name == "全区" {
		return []stat.Area{d.District}
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

// AllAreas returns every area of every year, as people list them.
func (d *Dataset) AllAreas() []stat.Area { return slices.Clip(d.areas.areas) }

// Exists reports whether an area existed in a year.
func (d *Dataset) Exists(code string, y stat.Year) bool { return d.years[y].at(d.areas.id(code)) >= 0 }

// Observe returns what an area reported for a field in a year. A field of a
// larger area is found from every area inside it.
func (d *Dataset) Observe(f *Field, area stat.Area, y stat.Year) stat.Observation {
	return d.Spot(area, y).Observe(f)
}
