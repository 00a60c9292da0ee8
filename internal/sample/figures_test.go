package sample

import (
	"fmt"
	"math/big"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// A witness tells what the communities and the district said in a year; the
// model and the committed workbooks are asked the same questions.
type witness struct {
	communities func(year int) map[string]told
	district    func(year int) told
}

func witnesses(t *testing.T) map[string]witness {
	d, err := New()
	if err != nil {
		t.Fatal(err)
	}
	return map[string]witness{
		"model": {
			communities: func(year int) map[string]told {
				all := map[string]told{}
				for _, r := range d.of(year) {
					all[r.community.code] = r.Values
				}
				return all
			},
			district: func(year int) told { return d.District[year] },
		},
		"workbooks": {
			communities: func(year int) map[string]told { return readWorkbooks(t, year) },
			district:    func(year int) told { return readDistrict(t, year) },
		},
	}
}

func TestLastYearHasTheFiguresOfTheSpeech(t *testing.T) {
	want := map[string]string{
		"communities": "60", "rural": "51", "city": "9", "founded": "6", "abolished": "2",
		"income below 50": "0", "income 50 to 100": "26", "income 100 to 200": "16", "income from 200": "9", "income on an edge": "0",
		"model communities": "17", "grid heads": "259", "grid members": "797",
		"mean age": "41.0", "college": "65.0%", "houses rebuilt in two years": "47",
		"social organisations": "142", "farmers' income": "42534", "policy documents": "15", "helping units": "32",
		"poor households": "611", "poor persons": "1144",
		"exempt by history": "2", "exempt by demolition": "2", "health stations": "24",
	}
	for name, w := range witnesses(t) {
		t.Run(name, func(t *testing.T) {
			if diff := cmp.Diff(want, lastYear(w)); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func lastYear(w witness) map[string]string {
	now, before, district := w.communities(Last), w.communities(Last-1), w.district(Last)
	got := map[string]string{
		"social organisations": district["social_orgs_registered"], "farmers' income": district["farmer_disposable_income"],
		"policy documents": district["policy_docs"], "helping units": district["helper_units"],
		"poor households": district["poor_hh"], "poor persons": district["poor_persons"],
	}
	number := func(name string, n int) { got[name] = strconv.Itoa(n) }
	number("communities", len(now))
	number("rural", tally(now, func(c told) bool { return c["unit_type"] == "涉农社区" }))
	number("city", tally(now, func(c told) bool { return c["unit_type"] == "城市社区" }))
	number("founded", tally(now, func(c told) bool { return c["status"] == "新设" }))
	gone := 0
	for code := range before {
		if now[code] == nil {
			gone++
		}
	}
	number("abolished", gone)
	income := func(low, high string) int {
		return tally(now, func(c told) bool {
			x := c.rat("collective_operating_income")
			return x != nil && x.Cmp(rat(low)) >= 0 && x.Cmp(rat(high)) < 0
		})
	}
	number("income below 50", income("0", "50"))
	number("income 50 to 100", income("50", "100"))
	number("income 100 to 200", income("100", "200"))
	number("income from 200", income("200", "100000"))
	number("income on an edge", income("50", "50.0001")+income("100", "100.0001")+income("200", "200.0001"))
	number("model communities", tally(now, func(c told) bool { return strings.Contains(c["honours"], "示范社区") }))
	number("grid heads", adds(now, "grid_heads"))
	number("grid members", adds(now, "grid_members"))
	ages := new(big.Rat)
	for _, c := range now {
		ages.Add(ages, new(big.Rat).Mul(c.rat("committee_avg_age"), c.rat("committee_members")))
	}
	members := adds(now, "committee_members")
	got["mean age"] = ages.Quo(ages, big.NewRat(int64(members), 1)).FloatString(1)
	got["college"] = big.NewRat(int64(100*adds(now, "committee_college_plus")), int64(members)).FloatString(1) + "%"
	number("houses rebuilt in two years", adds(now, "dilapidated_fixed")+adds(before, "dilapidated_fixed"))
	number("exempt by history", tally(now, func(c told) bool {
		return c["space_exempt_reason"] == "历史原因" && c["unit_type"] == "城市社区"
	}))
	number("exempt by demolition", tally(now, func(c told) bool { return c["space_exempt_reason"] == "拆迁" && c["space_due"] != "" }))
	number("health stations", tally(now, func(c told) bool { return alike(c["has_health_station"], "是") }))
	return got
}

// TestHeadlinesByYear holds the story of five years, a line a year.
func TestHeadlinesByYear(t *testing.T) {
	want := `year  communities  failing  certified%  per10k  m2/100hh  office%  volunteers%  voted%
2018  56  26  15.0  4.0  22.9  26.2  10.7  83.3
2019  56  21  18.5  4.8  23.9  25.2  11.8  -
2020  56  16  22.0  5.7  25.6  23.4  13.0  -
2021  56  10  25.6  6.5  28.0  21.6  14.2  84.8
2022  60  6  28.4  7.3  31.8  19.9  15.4  84.6
`
	for name, w := range witnesses(t) {
		t.Run(name, func(t *testing.T) {
			got := "year  communities  failing  certified%  per10k  m2/100hh  office%  volunteers%  voted%\n"
			for year := First; year <= Last; year++ {
				got += headline(year, w.communities(year), w.district(year))
			}
			if diff := cmp.Diff(want, got); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func headline(year int, cs map[string]told, district told) string {
	failing := tally(cs, func(c told) bool {
		return c.rat("office_area").Cmp(rat("100")) < 0 || c.rat("service_area").Cmp(rat("200")) < 0
	})
	rate := func(times, part, whole int) string {
		if whole == 0 {
			return "-"
		}
		return big.NewRat(int64(times*part), int64(whole)).FloatString(1)
	}
	certified, _ := strconv.Atoi(district["district_certified_total"])
	return strings.Join([]string{
		strconv.Itoa(year), strconv.Itoa(len(cs)), strconv.Itoa(failing),
		rate(100, adds(cs, "certified_workers"), adds(cs, "social_workers")),
		rate(10000, certified, adds(cs, "residents")),
		rate(100, adds(cs, "total_area"), adds(cs, "households")),
		rate(100, adds(cs, "office_area"), adds(cs, "total_area")),
		rate(100, adds(cs, "registered_volunteers"), adds(cs, "residents")),
		rate(100, adds(cs, "voters_voted"), adds(cs, "voters_registered")),
	}, "  ") + "\n"
}

func TestDistrictRepeatsTheSums(t *testing.T) {
	for name, w := range witnesses(t) {
		for year := First; year <= Last; year++ {
			cs, district := w.communities(year), w.district(year)
			for own, part := range map[string]string{
				"district_social_workers": "social_workers", "district_volunteers": "registered_volunteers", "district_party_members": "party_members",
			} {
				if sum := strconv.Itoa(adds(cs, part)); district[own] != sum {
					t.Errorf("%s %d: %s is %s, communities add up to %s", name, year, own, district[own], sum)
				}
			}
			if total, _ := strconv.Atoi(district["district_certified_total"]); total < adds(cs, "certified_workers") {
				t.Errorf("%s %d: fewer certified in the district than in its communities", name, year)
			}
		}
	}
}

// rat is a field as a number, nil where it is none.
func (c told) rat(field string) *big.Rat {
	r, ok := new(big.Rat).SetString(c[field])
	if !ok {
		return nil
	}
	return r
}

func rat(s string) *big.Rat { return told{"": s}.rat("") }

func tally(cs map[string]told, holds func(told) bool) int {
	n := 0
	for _, c := range cs {
		if holds(c) {
			n++
		}
	}
	return n
}

// adds sums whole numbers; what is no number counts nothing.
func adds(cs map[string]told, field string) int {
	sum := 0
	for _, c := range cs {
		n, _ := strconv.Atoi(c[field])
		sum += n
	}
	return sum
}

// TestManyFallShort keeps the gaps that the pages are made to show.
func TestManyFallShort(t *testing.T) {
	d, err := New()
	if err != nil {
		t.Fatal(err)
	}
	short := map[string]int{}
	for _, r := range d.of(Last) {
		households := r.int("households")
		for name, so := range map[string]bool{
			"area":          r.int("total_area")*100 < households*30,
			"office share":  r.int("office_area")*100 > r.int("total_area")*20,
			"volunteers":    r.int("registered_volunteers")*100 < r.int("residents")*15,
			"staff":         r.int("fulltime_staff") < max(8, (households+299)/300),
			"organisations": r.int("community_orgs") < 2 || r.int("professional_orgs") < 1,
			"pay":           r.int("staff_pay_monthly") < localWage[Last],
			"election":      r.int("voters_voted")*100 < r.int("voters_registered")*80,
		} {
			if so {
				short[name]++
			}
		}
	}
	want := map[string]int{"area": 17, "office share": 18, "volunteers": 28, "staff": 23, "organisations": 24, "pay": 53, "election": 1}
	if diff := cmp.Diff(want, short); diff != "" {
		t.Error(diff)
	}
}

func ExampleRecord() {
	d, _ := New()
	r := d.of(Last)[0]
	fmt.Println(r.Year, r.Values["community_name"], r.Values["households"])
	// Output: 2022 明珠社区 2860
}
