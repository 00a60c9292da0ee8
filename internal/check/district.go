package check

import (
	"fmt"

	"nianbao/internal/diag"
	"nianbao/internal/layout"
	"nianbao/internal/numeral"
	"nianbao/internal/similar"
	"nianbao/internal/source"
	"nianbao/internal/stat"
)

// districtSheet takes district.toml: fields that only the district reports. They
// may stand in a workbook as well, where the sheet 全区年报 lists them.
func (c *checker) districtSheet(raw source.Year) {
	if len(raw.District) == 0 {
		return
	}
	y, file := c.years[raw.Year], raw.District[0].Place.File
	turn := y.turns(stat.District.Rank(), 0)
	into := &form{where: make([]int16, len(c.Fields))}
	for _, e := range raw.District {
		v := &valuer{checker: c, area: c.District, year: raw.Year, text: diag.Place{File: file, Line: e.Place.Line}, factor: stat.Int(1), cell: layout.Cell{Raw: e.Raw, Kind: layout.Words}}
		if s := c.spanNamed(e.Key, stat.District); s != nil {
			for n, o := range v.readEnds(s) {
				v.field = s.ends[n]
				y.told(v, into, turn, o)
			}
			continue
		}
		v.field = c.districtField(e.Key)
		if v.field == nil {
			c.fail("district-unknown-field", e.Place, fmt.Sprintf("“%s”不是全区字段%s", e.Key, c.nearDistrict(e.Key)), "改为 data/fields.toml 里 level = \"district\" 的字段")
			continue
		}
		y.told(v, into, turn, v.read())
	}
	y.sheets = append(y.sheets, sheet{file: file, form: into})
	y.bring(stat.District.Rank(), 0, line{sheet: int32(len(y.sheets) - 1)})
}

// told keeps what an entry of district.toml says, unless it was said before.
func (y *year) told(v *valuer, into *form, turn int, o reading) {
	f := v.field
	c, w := &y.columns[f.Slot], v.Dataset.words
	if into.has(f) { // under another of its names
		line, _ := c.cell.At(0).Int64()
		v.twice(stat.Observation{Origin: stat.Origin{File: v.text.File, Line: int(line), Raw: c.rawOf(0, c.value.At(0), c.textOf(0, f, w), stat.Int(1), w)}})
		return
	}
	if _, told := y.source(f, 0); told {
		if earlier := v.observe(y, f, 0); earlier.Status != stat.Missing {
			v.twice(earlier)
			return
		}
		c.turn.Set(0, stat.Int(int64(turn)))
	}
	into.where[f.Slot] = 1
	c.set(0, o, v.cell.Raw, f, w)
	c.cell.Set(0, stat.Int(int64(v.text.Line)))
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

// againstDistrict holds the sums of the communities against what the district
// itself reports (tolerance 0).
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
	own := c.Observe(f, c.District, y)
	sum := stat.Int(0)
	for n := range c.Areas(of.Level, y) {
		if q := c.years[y].columns[of.Slot].value.At(n); q.Known() {
			sum = sum.Add(q)
		}
	}
	if own.Known() && !holds(own.Quantity, sum) {
		c.problems.Add(diag.Problem{
			Code: "district-sum", Severity: diag.Error, Field: f.ID, Year: int(y), Area: c.District.Code,
			Place:   placeOf(own.Origin),
			Message: fmt.Sprintf("%d 年%s是 %s，各社区%s之和是 %s，%s", y, f.Title, own.Origin.Raw, of.Title, numeral.Exact(sum.Rat()), wanted),
			Hint:    "核对全区数，或查漏报、重报的社区",
		})
	}
}
