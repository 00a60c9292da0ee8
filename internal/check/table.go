package check

import (
	"nianbao/internal/stat"
)

// A registry knows all areas of all years.
type registry struct {
	byCode map[string]stat.Area
	byName map[string][]string // folded names, former ones too, to codes
	order  []string            // codes as people list them
	listed bool                // areas.toml lists them, so others are unknown
}

// A year holds one year's observations.
type year struct {
	areas map[stat.Level][]stat.Area // that existed, in order
	under map[string][]stat.Area     // communities by enclosing area
	rows  map[string]*row            // by code
}

// A row is what one area reported, by Field.Slot.
type row struct {
	values []stat.Observation
}

// Areas returns the areas of a level that existed in a year, as people list them.
func (d *Dataset) Areas(level stat.Level, y stat.Year) []stat.Area {
	if d.years[y] == nil {
		return nil
	}
	return d.years[y].areas[level]
}

// Communities returns the communities of a year that lie in an area; for a
// community that is itself.
func (d *Dataset) Communities(in stat.Area, y stat.Year) []stat.Area {
	switch {
	case d.years[y] == nil:
		return nil
	case in.Level == stat.District:
		return d.years[y].areas[stat.Community]
	}
	return d.years[y].under[in.Code]
}

// Subareas returns the areas of a level that lie in an area in a year, itself
// included if it is of that level.
func (d *Dataset) Subareas(in stat.Area, level stat.Level, y stat.Year) []stat.Area {
	switch level {
	case stat.Community:
		return d.Communities(in, y)
	case in.Level:
		return []stat.Area{in}
	case stat.Subdistrict:
		if in.Level == stat.District {
			return d.Areas(stat.Subdistrict, y)
		}
	}
	return nil
}

// Area finds an area of any year by its code.
func (d *Dataset) Area(code string) (stat.Area, bool) {
	a, ok := d.areas.byCode[code]
	return a, ok
}

// AreasNamed finds areas by name, former names and small differences included;
// “全区” is the district. More than one may bear the name.
func (d *Dataset) AreasNamed(name string) []stat.Area {
	if name == "全区" {
		return []stat.Area{d.District}
	}
	var out, exact []stat.Area
	for _, code := range d.areas.byName[foldName(name)] {
		a := d.areas.byCode[code]
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
func (d *Dataset) AllAreas() []stat.Area {
	var out []stat.Area
	for _, code := range d.areas.order {
		out = append(out, d.areas.byCode[code])
	}
	return out
}

// Exists reports whether an area existed in a year.
func (d *Dataset) Exists(code string, y stat.Year) bool {
	return d.years[y] != nil && (code == d.District.Code || d.years[y].rows[code] != nil)
}

// Observe returns what an area reported for a field in a year. A field of a
// larger area is found from every area inside it.
func (d *Dataset) Observe(f *Field, area stat.Area, y stat.Year) stat.Observation {
	for ok := true; ok; area, ok = d.areas.byCode[area.Parent] {
		if area.Level == f.Level {
			if yr := d.years[y]; yr != nil && yr.rows[area.Code] != nil {
				return yr.rows[area.Code].values[f.Slot]
			}
			break
		}
	}
	return stat.Observation{}
}
