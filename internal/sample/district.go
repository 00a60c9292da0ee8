package sample

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
)

// A Record is what a community reports for a year: texts by the id of the
// field. A field that is not there was not reported; "—" does not apply.
type Record struct {
	Year      int
	community community
	Values    map[string]string
}

// A District is the sample as it was meant, before clerks put it into workbooks.
type District struct {
	Records  []Record                    // by year, then code
	Streets  map[int][]map[string]string // by year, in the order of streets
	District map[int]map[string]string   // by year
}

// New makes the sample district out of its source.
func New() (*District, error) {
	communities, err := readCommunities(communitiesText)
	if err != nil {
		return nil, err
	}
	d := &District{Streets: map[int][]map[string]string{}, District: map[int]map[string]string{}}
	for year := First; year <= Last; year++ {
		for _, c := range communities {
			if c.in(year) {
				d.Records = append(d.Records, Record{year, c, map[string]string{}})
			}
		}
	}
	slices.SortStableFunc(d.Records, func(a, b Record) int {
		return cmp.Or(a.Year-b.Year, cmp.Compare(a.community.code, b.community.code))
	})
	names := map[string]string{}
	for _, c := range communities {
		names[c.code] = c.name
	}
	for i := range d.Records {
		r := &d.Records[i]
		r.identity()
		if r.Values["status"] == "新设" {
			r.Values["predecessor"] = names[r.community.kin]
		}
		r.people()
		r.premises()
		r.services()
		r.staff()
		r.money()
		r.life()
	}
	d.agree()
	d.special()
	d.larger()
	return d, nil
}

// of returns the records of a year.
func (d *District) of(year int) []*Record {
	var some []*Record
	for i := range d.Records {
		if d.Records[i].Year == year {
			some = append(some, &d.Records[i])
		}
	}
	return some
}

// sum adds a field over the communities of a year.
func (d *District) sum(year int, field string) int {
	n := 0
	for _, r := range d.of(year) {
		n += r.int(field)
	}
	return n
}

// last returns the records of the year before, by code.
func (d *District) last(year int) map[string]*Record {
	m := map[string]*Record{}
	for _, r := range d.of(year - 1) {
		m[r.community.code] = r
	}
	return m
}

func (r *Record) int(field string) int { return atoi(r.Values[field]) }

func (r *Record) set(field string, n int) { r.Values[field] = strconv.Itoa(n) }

// tenths keeps a number that is counted in tenths.
func (r *Record) tenths(field string, n int) {
	r.Values[field] = fmt.Sprintf("%d.%d", n/10, n%10)
	if n%10 == 0 {
		r.Values[field] = strconv.Itoa(n / 10)
	}
}

// yes writes truth as clerks do.
func (r *Record) yes(field string, so bool) {
	r.Values[field] = "否"
	if so {
		r.Values[field] = "是"
	}
}

// trait is a number that stays with the community all its life.
func (r *Record) trait(lo, hi int, name string) int { return roll(lo, hi, r.community.code, name) }

// luck is a number of this year.
func (r *Record) luck(lo, hi int, name string) int {
	return roll(lo, hi, r.community.code, r.Year, name)
}

// drift adds up small yearly changes since First: each year, in so many of a
// hundred cases, one step up.
func (r *Record) drift(percent int, name string) int {
	n := 0
	for year := First + 1; year <= r.Year; year++ {
		if chance(percent, r.community.code, year, name) {
			n++
		}
	}
	return n
}
