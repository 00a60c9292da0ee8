package sample

import (
	"bytes"
	"fmt"
	"iter"
	"strings"

	"nianbao/internal/xlsx"
)

// A Province is a large made-up project: what is asked of it is only to be large.
// Each community reports what one of the sample district's did, under a name of
// its own and with a few numbers of its own.
type Province struct {
	Communities int
	Years       int    // that many up to Last
	Changed     bool   // the first community has one computer more in the last year
	Whole       string // province: its cities and counties are levels, too; country: its provinces as well; else the streets are all that it has
	Small       bool   // two of each in each, so that few communities make cities
}

// A crowd says how many communities there are to how many streets, counties,
// cities and provinces.
type crowd [5]int

func (p Province) crowd() crowd {
	switch {
	case p.Small:
		return crowd{240, 80, 40, 20, 1}
	case p.Whole == "country": // China in 2022, about
		return crowd{607_000, 40_000, 2_900, 333, 31}
	}
	return crowd{1_200_000, 60_000, 4_000, 100, 1}
}

// The levels of a crowd.
const (
	ofCommunity = iota
	ofStreet
	ofCounty
	ofCity
	ofProvince
)

// of is the number of the area of a level in which a community lies.
func (c crowd) of(level, community int) int {
	n := community
	for k := range level {
		n = n * c[k+1] / c[k]
	}
	return n
}

// within is how many areas of its level come before that of a community, in the
// same one of the level above.
func (c crowd) within(level, community int) int {
	above := c.of(level+1, community)
	return c.of(level, community) - (above*c[level]+c[level+1]-1)/c[level+1]
}

// first reports whether a community is the first of its area of a level.
func (c crowd) first(level, community int) bool {
	return community == 0 || c.of(level, community) != c.of(level, community-1)
}

const perBook = 500 // lines of a workbook

// provinceFields are the 40 columns of a province's workbooks.
var provinceFields = strings.Fields(`
	street_name region_code community_name stat_year unit_type status households residents registered_pop urban_residents
	elderly60 elderly70 office_area service_area total_area activity_area outdoor_area onestop_state has_police_room has_health_station
	covered_by_station computers printers committee_members committee_college_plus fulltime_staff social_workers certified_workers cert_assistant cert_mid
	cert_senior staff_pay_monthly collective_operating_income collective_total_income registered_volunteers community_orgs grids has_supervision_committee dibao_hh dibao_persons`)

// ownOf are the numbers that each community of a province has for itself, with
// how much is added to those of the one that it is like.
var ownOf = map[string]int{"outdoor_area": 90, "computers": 6, "printers": 3, "community_orgs": 9, "registered_volunteers": 60, "staff_pay_monthly": 400}

// Files are the province's project, a file after the other, so that a country
// never stands in memory.
func (p Province) Files() iter.Seq2[string, []byte] {
	return func(yield func(string, []byte) bool) {
		if !yield("nianbao.toml", []byte(p.config())) || !yield("data/areas.toml", p.areas()) {
			return
		}
		for year := Last - p.Years + 1; year <= Last; year++ {
			like := likenesses(year)
			for from := 0; from < p.Communities; from += perBook {
				book := p.book(year, like, from, min(from+perBook, p.Communities))
				if !yield(fmt.Sprintf("data/%d/%04d.xlsx", year, from/perBook+1), book) {
					return
				}
			}
		}
	}
}

func (p Province) config() string {
	name, code, level := "示例省", "32", ""
	switch p.Whole {
	case "country":
		name, code = "示例国", "000000"
		fallthrough
	case "province":
		level = fmt.Sprintf("level = %q\n", p.Whole)
	}
	return fmt.Sprintf(`title = "%[1]s社区建设统计年报"
owner = "%[1]s民政厅"
[district]
name = %[1]q
code = %[2]q
%[3]s[[judging]]
from = %[4]d
to = 2020
standards = ["s1-2020", "s3-2009", "s0-county", "s2-harmony", "s4-pilots"]
[[judging]]
from = 2021
to = %[5]d
standards = ["national-145", "s1-2020", "s3-2009", "s0-county", "s2-harmony", "s4-pilots"]
`, name, code, level, First, Last)
}

// areas.toml of the province.
func (p Province) areas() []byte {
	var b bytes.Buffer
	in := p.crowd()
	for n := range p.Communities {
		if p.Whole == "country" && in.first(ofProvince, n) {
			fmt.Fprintf(&b, "[[area]]\ncode = %q\nname = %q\n\n", p.streetCode(n)[:2], called(in.of(ofProvince, n)*7+3)+"省")
		}
		if p.Whole != "" && in.first(ofCity, n) {
			fmt.Fprintf(&b, "[[area]]\ncode = %q\nname = %q\n\n", p.streetCode(n)[:4], called(in.of(ofCity, n)*11)+"市")
		}
		if p.Whole != "" && in.first(ofCounty, n) {
			fmt.Fprintf(&b, "[[area]]\ncode = %q\nname = %q\n\n", p.streetCode(n)[:6], called(in.of(ofCounty, n)*13+5)+"区")
		}
		if in.first(ofStreet, n) {
			fmt.Fprintf(&b, "[[street]]\ncode = %q\nname = %q\n\n", p.streetCode(n), p.streetName(n))
		}
		if p.Whole == "country" {
			continue // its communities are known by their codes: a list of them all is longer than source reads
		}
		fmt.Fprintf(&b, "[[community]]\ncode = %q\nname = %q\nstreet = %q\n\n", p.code(n), p.name(n), p.streetCode(n))
	}
	return b.Bytes()
}

// streetCode is province, city, county and street, as GB/T 2260 and 10114 have them.
func (p Province) streetCode(n int) string {
	in, province := p.crowd(), 32
	if p.Whole == "country" {
		province = 11 + in.of(ofProvince, n)
	}
	return fmt.Sprintf("%02d%02d%02d%03d", province, in.within(ofCity, n)+1, in.within(ofCounty, n)+1, in.within(ofStreet, n)+1)
}

func (p Province) code(n int) string {
	return fmt.Sprintf("%s%03d", p.streetCode(n), p.crowd().within(ofCommunity, n)+1)
}
func (p Province) streetName(n int) string { return called(p.crowd().of(ofStreet, n)) + "街道" }
func (p Province) name(n int) string       { return called(n*7+p.crowd().of(ofStreet, n)) + "社区" }

// called makes two characters of a number, and more where it is large.
func called(n int) string {
	const first, second = "东西南北中新安和平永长金玉清明文兴福德华", "山河湖桥庄园城岭湾塘村坊门街林泉洲台岗坪"
	a, b := []rune(first), []rune(second)
	name := string([]rune{a[n%len(a)], b[n/len(a)%len(b)]})
	if more := n / len(a) / len(b); more > 0 {
		name = called(more-1) + name
	}
	return name
}

// likenesses are what the sample's communities reported in a year, those that
// have nothing special to tell.
func likenesses(year int) []Record {
	d, err := New()
	if err != nil {
		panic(err) // the sample's own source is wrong
	}
	usual := map[string]bool{}
	for _, r := range d.of(Last) {
		usual[r.community.code] = r.community.founded == "" && r.int("households") <= 3000
	}
	var out []Record
	for _, r := range d.of(year) {
		if usual[r.community.code] {
			out = append(out, *r)
		}
	}
	return out
}

func (p Province) book(year int, like []Record, from, to int) []byte {
	cs := make([]column, len(provinceFields))
	for k, field := range provinceFields {
		cs[k] = columns[index(columns, field)]
	}
	sheet := &xlsx.Sheet{Name: "社区年报", Top: 1, Rows: []xlsx.Row{{Cells: heads(cs)}}}
	for n := from; n < to; n++ {
		sheet.Rows = append(sheet.Rows, xlsx.Row{Cells: p.line(cs, year, like[(n*31+p.crowd().of(ofStreet, n))%len(like)], n)})
	}
	var out bytes.Buffer
	if err := (&xlsx.Book{Created: "2023-01-10T08:00:00Z", Sheets: []*xlsx.Sheet{sheet}}).Write(&out); err != nil {
		panic(err) // a buffer takes everything
	}
	return out.Bytes()
}

func heads(cs []column) (out []xlsx.Cell) {
	for k, c := range cs {
		head := c.header
		if c.unit != "" {
			head += "（" + c.unit + "）"
		}
		out = append(out, xlsx.Cell{Column: k + 1, Text: head})
	}
	return out
}

func (p Province) line(cs []column, year int, like Record, n int) (out []xlsx.Cell) {
	own := map[string]string{"street_name": p.streetName(n), "region_code": p.code(n), "community_name": p.name(n), "stat_year": itoa(year)}
	for k, c := range cs {
		text, mine := own[c.field]
		if !mine {
			text = like.Values[c.field]
		}
		if c.field == "collective_operating_income" && !plain(text) {
			text = "0" // who has none says so
		}
		if most := ownOf[c.field]; most > 0 && plain(text) && !strings.Contains(text, ".") {
			text = itoa(atoi(text) + roll(0, most, p.code(n), year, c.field))
		}
		if p.Changed && n == 0 && year == Last && c.field == "computers" {
			text = itoa(atoi(text) + 1)
		}
		cell := xlsx.Cell{Column: k + 1}
		if plain(text) && c.field != "region_code" {
			cell.Number = text
		} else {
			cell.Text = text
		}
		if text != "" {
			out = append(out, cell)
		}
	}
	return out
}
