package check

import (
	"fmt"
	"slices"

	"nianbao/internal/diag"
	"nianbao/internal/layout"
	"nianbao/internal/numeral"
	"nianbao/internal/similar"
	"nianbao/internal/source"
	"nianbao/internal/stat"
)

// districtSheet takes district.toml: fields that only the district reports, which may
// stand in a workbook as well, where the sheet 全区年报 lists them. Where a larger area
// is the whole, what stands under a name or a code in brackets is of that area.
func (c *checker) districtSheet(raw source.Year) {
	c.asserts(raw, c.Whole, raw.District)
	for _, part := range raw.Sections {
		if a, ok := c.largeArea(part); ok {
			c.asserts(raw, a, part.Entries)
		}
	}
}

// largeArea finds the district, or the larger area, of which a part of district.toml
// tells.
func (c *checker) largeArea(part source.Section) (stat.Area, bool) {
	var found []stat.Area
	if a, ok := c.areas.find(part.Area); ok {
		found = append(found, a)
	} else {
		found = c.AreasNamed(part.Area)
	}
	found = slices.DeleteFunc(slices.Clone(found), func(a stat.Area) bool { return c.Ladder.Lower(a.Level, stat.District) })
	switch {
	case len(found) > 1:
		c.fail("area-ambiguous", part.Place, fmt.Sprintf("名为“%s”的地区不止一个", part.Area), "方括号里改写代码")
	case len(found) == 0:
		c.fail("district-unknown-area", part.Place, fmt.Sprintf("“%s”不是%s，也不是更大的地区的名称或代码", part.Area, c.Ladder.Name(stat.District)), "更正方括号里的名称或代码，或在 data/areas.toml 里用 [[area]] 补上")
	default:
		return found[0], true
	}
	return stat.Area{}, false
}

// asserts takes what entries say of an area.
func (c *checker) asserts(raw source.Year, a stat.Area, entries []source.Entry) {
	if len(entries) == 0 {
		return
	}
	y, file, rank := c.years[raw.Year], entries[0].Place.File, c.Ladder.Rank(a.Level)
	n := y.enter(c.areas, c.areas.id(a.Code))
	turn := y.turns(rank, n)
	into := &form{where: make([]int16, len(c.Fields)+len(c.given))}
	for _, e := range entries {
		v := &valuer{checker: c, area: a, year: raw.Year, text: diag.Place{File: file, Line: e.Place.Line}, factor: stat.Int(1), cell: layout.Cell{Raw: e.Raw, Kind: layout.Words}}
		if s := c.spanNamed(e.Key, stat.District); s != nil {
			for k, o := range v.readEnds(s) {
				v.field = s.ends[k].at(rank)
				y.told(v, into, n, turn, o)
			}
			continue
		}
		f := c.districtField(e.Key)
		if f == nil {
			c.fail("district-unknown-field", e.Place, fmt.Sprintf("“%s”不是%s字段%s", e.Key, c.districtWord(), c.nearDistrict(e.Key)), "改为 data/fields.toml 里 level = \"district\" 的字段")
			continue
		}
		v.field = f.at(rank)
		y.told(v, into, n, turn, v.read())
	}
	y.sheets = append(y.sheets, sheet{file: file, form: into})
	y.bring(rank, n, line{sheet: int32(len(y.sheets) - 1)})
}

// districtWord is what fields of the district are called: 全区, or 区.
func (c *checker) districtWord() string { return c.Ladder.Name(stat.District) }

// told keeps what an entry of district.toml says of the n-th area, unless it was said
// before.
func (y *year) told(v *valuer, into *form, n, turn int, o reading) {
	f := v.field
	c, w := &y.columns[f.Slot], v.Dataset.words
	if into.has(f) { // under another of its names
		line, _ := c.cell.At(n).Int64()
		v.twice(stat.Observation{Origin: stat.Origin{File: v.text.File, Line: int(line), Raw: c.rawOf(n, c.value.At(n), c.textOf(n, f, w), stat.Int(1), w)}})
		return
	}
	if _, told := y.source(f, n); told {
		if earlier := v.observe(y, f, n); earlier.Status != stat.Missing {
			v.twice(earlier)
			return
		}
		c.turn.Set(n, stat.Int(int64(turn)))
	}
	into.where[f.Slot] = 1
	c.set(n, o, typed(v.cell), f, w)
	c.cell.Set(n, stat.Int(int64(v.text.Line)))
}

func (c *checker) districtField(key string) *Field {
	folded := numeral.Fold(key)
	for _, f := range c.Fields {
		if f.Level != stat.District {
			continue
		}
		for _, name := range append([]string{f.ID, f.Title, f.Name}, f.Aliases...) {
			if name != "" && numeral.Fold(name) == folded {
				return f
			}
		}
	}
	return nil
}

func (c *checker) nearDistrict(key string) string {
	var known []string
	for _, f := range c.Fields {
		if f.Level == stat.District {
			known = append(known, f.ID, f.Title)
		}
	}
	if n := similar.Nearest(key, known); n != "" {
		return fmt.Sprintf("；是不是“%s”？", n)
	}
	return ""
}

// againstDistrict holds the sums of the communities against what the district, or a
// larger area, itself reports (tolerance 0).
func (c *checker) againstDistrict() {
	for _, f := range c.Fields {
		for _, y := range c.Years {
			if f.Level == stat.District && f.SumOf != "" {
				c.against(f, f.SumOf, y, "应当等于各社区之和", func(own, sum stat.Quantity) bool { return own.Cmp(sum) == 0 })
			}
			if f.Level == stat.District && f.Covers != "" {
				c.against(f, f.Covers, y, "不应小于各社区之和", func(own, sum stat.Quantity) bool { return own.Cmp(sum) >= 0 })
			}
		}
	}
}

func (c *checker) against(f *Field, part string, y stat.Year, wanted string, holds func(own, sum stat.Quantity) bool) {
	of, ok := c.fields[part]
	if !ok {
		c.fail("district-unknown-field", f.Place, fmt.Sprintf("字段“%s”的 sum_of 或 covers 写的是“%s”，没有这个字段", f.Title, part), "改为社区字段的 id")
		return
	}
	for s := range c.spotsFrom(f.rank, y) {
		if own := s.Observe(f); own.Known() {
			c.againstSum(f, of, s, own, wanted, holds)
		}
	}
}

func (c *checker) againstSum(f, of *Field, s Spot, own stat.Observation, wanted string, holds func(own, sum stat.Quantity) bool) {
	sum, _, _ := s.addUp(of)
	if holds(own.Quantity, sum) {
		return
	}
	whose := ""
	if !s.Area().Whole() {
		whose = s.Area().Name
	}
	c.problems.Add(diag.Problem{
		Code: "district-sum", Severity: diag.Error, Field: f.ID, Year: int(s.Year), Area: s.Area().Code,
		Place:   placeOf(own.Origin),
		Message: fmt.Sprintf("%d 年%s%s是 %s，各社区%s之和是 %s，%s", s.Year, whose, f.Title, own.Origin.Raw, of.Title, numeral.Exact(sum.Rat()), wanted),
		Hint:    "核对" + c.Called(s.Area()) + "数，或查漏报、重报的社区",
	})
}
