package sample

import (
	"fmt"
	"slices"
	"strings"
)

// Files are the workbooks and district sheets of all years, by their path
// under data/.
func Files() (map[string][]byte, error) {
	d, err := New()
	if err != nil {
		return nil, err
	}
	dirt, err := readDirt(dirtText)
	if err != nil {
		return nil, err
	}
	files := map[string][]byte{}
	for year := First; year <= Last; year++ {
		for i, street := range streets {
			book, err := Book(d.workbook(formOf(year, i), i, dirt)...)
			if err != nil {
				return nil, fmt.Errorf("%d %s: %w", year, street.name, err)
			}
			files[fmt.Sprintf("%d/%s.xlsx", year, street.name)] = book
		}
		files[fmt.Sprintf("%d/district.toml", year)] = d.districtSheet(year)
	}
	return files, nil
}

// workbook lays out what a street sends.
func (d *District) workbook(f form, street int, dirt []blot) []Sheet {
	var mine []Record
	for _, r := range d.of(f.year) {
		if r.community.street() == streets[street].code {
			mine = append(mine, *r)
		}
	}
	cs := slices.Clone(columns)
	if f.asOf {
		cs = slices.Insert(cs, index(cs, "stat_year")+1, column{"as_of", "截止日期", "", "基本情况"})
	}
	if !f.party {
		cs = append(cs, partyColumns...)
	}
	sheets := []Sheet{f.communities("社区年报", "社区建设情况统计年报", cs, mine, dirt)}
	if f.party {
		sheets = append(sheets, f.partySheet(mine, dirt))
	}
	sheets = append(sheets, f.specialSheet(mine, dirt))
	sheets = append(sheets, f.streetSheet(d.Streets[f.year][street]))
	if f.prose != nil {
		notes := Sheet{Name: "口径说明", Title: "填报口径说明"}
		for _, line := range f.prose {
			notes.Rows = append(notes.Rows, []string{line})
		}
		sheets = append(sheets, notes)
	}
	return sheets
}

// communities is the table of a street's communities.
func (f form) communities(name, title string, cs []column, rs []Record, dirt []blot) Sheet {
	s := Sheet{Name: name, Title: f.title(title), Note: f.note(), Header: f.header(cs)}
	if f.number {
		s.Header[0] = append([]string{"序号"}, s.Header[0]...)
	}
	var done []Record
	for i, r := range rs {
		if f.sub && i > 0 && rs[i-1].community.rural() != r.community.rural() {
			s.Rows = append(s.Rows, f.totals("小计", cs, done))
		}
		done = append(done, r)
		row := f.row(cs, r, dirt)
		if i > 0 && row[0] == rs[0].streetName() {
			row[0] = "^"
		}
		if f.sub && i > 0 && rs[i-1].community.rural() != r.community.rural() {
			row[0] = r.streetName()
		}
		if f.number {
			row = append([]string{itoa(i + 1)}, row...)
		}
		if name == "社区年报" && hidden(r, dirt) {
			s.Hidden = append(s.Hidden, len(s.Rows))
		}
		s.Rows = append(s.Rows, row)
	}
	s.Rows = append(s.Rows, f.footing(s, cs, rs))
	s.Footer = [][]string{{"填表人：（签字）", "", "", "审核人：（签字）", "", "", "填报日期：" + itoa(f.year+1) + "年1月"}}
	return s
}

// row is a community's line.
func (f form) row(cs []column, r Record, dirt []blot) []string {
	var row []string
	for _, c := range cs {
		text := f.cell(c, r.Values[c.field])
		switch c.field {
		case "street_name":
			text = r.streetName()
		case "remark":
			text = remark(r)
		}
		for _, b := range dirt {
			if b.field == c.field && b.concerns(r) {
				text = b.on(text)
			}
		}
		row = append(row, text)
	}
	return row
}

func (r Record) streetName() string {
	for _, s := range streets {
		if s.code == r.community.street() {
			return s.name
		}
	}
	return ""
}

func (b blot) concerns(r Record) bool {
	return b.year == r.Year && b.community == r.community.name && b.street == r.streetName()
}

func hidden(r Record, dirt []blot) bool {
	return slices.ContainsFunc(dirt, func(b blot) bool { return b.kind == "hidden" && b.concerns(r) })
}

// totals adds up by hand: the true sums as numbers.
func (f form) totals(label string, cs []column, rs []Record) []string {
	row := make([]string, len(cs))
	row[0] = label
	for i, c := range cs {
		if !slices.Contains(footed, c.field) {
			continue
		}
		n := 0
		for _, r := range rs {
			n += r.int(c.field)
		}
		row[i] = itoa(n)
	}
	return row
}

// footing is the line 合计: formulas where they give the right sum, which a
// subtotal or a number typed as text would spoil.
func (f form) footing(s Sheet, cs []column, rs []Record) []string {
	row := f.totals("合计", cs, rs)
	if f.number {
		row = append([]string{""}, row...)
	}
	if f.sub {
		return row
	}
	for i := range row {
		if plain(row[i]) && total(s.Rows, i) == row[i] {
			row[i] = s.Sum("", i)[i]
		}
	}
	return row
}

// partySheet is kept by the town's party office.
func (f form) partySheet(rs []Record, dirt []blot) Sheet {
	cs := slices.Concat(columns[:3], partyColumns)
	return f.communities("党组织", "社区党组织情况统计表", cs, rs, dirt)
}

// specialSheet holds what single departments ask.
func (f form) specialSheet(rs []Record, dirt []blot) Sheet {
	cs := slices.Concat(columns[:3], specialColumns)
	return f.communities("专项统计", "社区建设专项情况统计表", cs, rs, dirt)
}

// streetSheet is what the street reports of itself: one line.
func (f form) streetSheet(values map[string]string) Sheet {
	plainForm := f
	plainForm.head, plainForm.rename, plainForm.yuan = "", nil, false
	s := Sheet{Name: "街道年报", Title: f.title("社区建设情况统计年报"), Header: plainForm.header(streetColumns)}
	var row []string
	for _, c := range streetColumns {
		row = append(row, f.cell(c, values[c.field]))
	}
	s.Rows = [][]string{row}
	s.Footer = [][]string{{"填表人：（签字）", "", "审核人：（签字）"}}
	return s
}

// districtSheet writes district.toml: fields by their ids, with their names as
// comments.
func (d *District) districtSheet(year int) []byte {
	var b strings.Builder
	fmt.Fprintf(&b, "# 示例区 %d 年全区数据。示例区是虚构的，数字由 cmd/sample 编成。\n", year)
	for _, c := range districtColumns {
		value := d.District[year][c.field]
		if !plain(value) {
			value = `"` + value + `"`
		}
		unit := ""
		if c.unit != "" {
			unit = "（" + c.unit + "）"
		}
		fmt.Fprintf(&b, "%s = %s  # %s%s\n", c.field, value, c.header, unit)
	}
	return []byte(b.String())
}
