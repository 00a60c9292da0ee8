package sample

// twoHeads is 古井社区, where two heads share a grid in the last year.
const twoHeads = "329901002205"

// Figures that the whole district has to reach, by year from First.
var (
	committees   = [...]int{378, 385, 382, 389, 420} // members of all committees
	colleges     = [...]int{181, 197, 211, 240, 273} // with college and above: 65% in the last year
	meanAges     = [...]int{446, 441, 437, 414, 410} // tenths of years
	certPermille = [...]int{150, 184, 220, 257, 285} // certified among social workers
	per10k       = [...]int{40, 48, 57, 65, 73}      // certified in the district, tenths for 10,000 residents
	gridHeads    = [...]int{228, 234, 239, 246, 259}
	gridMembers  = [...]int{688, 709, 731, 752, 797}
	dilapidated  = [...]int{31, 34, 29, 26, 21} // households; 47 in the last two years
	stations     = [...]int{17, 19, 20, 22, 24}
)

// agree settles what the communities must add up to.
func (d *District) agree() {
	for year := First; year <= Last; year++ {
		rs, i := d.of(year), year-First
		d.committee(year, i)
		d.certificates(year, i)
		d.spread(rs, "grid_heads", gridHeads[i], 2, func(r *Record) int { return r.int("households") * 10 / r.trait(3500, 4000, "grid") / 1 })
		d.spread(rs, "grid_members", gridMembers[i], 5, func(r *Record) int {
			return r.int("grid_heads")*3 + r.trait(-2, 2, "members") + r.luck(0, 1, "members")
		})
		for _, r := range rs {
			vacant := 0
			if r.trait(1, 100, "vacant") <= 12 {
				vacant = 1
			}
			if r.community.code == twoHeads && year == Last {
				vacant = -1
			}
			r.set("grids", r.int("grid_heads")+vacant)
		}
		d.houses(rs, dilapidated[i])
		d.place(rs, stations[i])
	}
}

// spread gives each community about its guess, all together the total.
func (d *District) spread(rs []*Record, field string, total, least int, guess func(*Record) int) {
	numbers, low, high := make([]int, len(rs)), make([]int, len(rs)), make([]int, len(rs))
	for i, r := range rs {
		numbers[i] = max(least, guess(r))
		low[i], high[i] = least, numbers[i]+4
	}
	settle(total, numbers, low, high, field)
	for i, r := range rs {
		r.set(field, numbers[i])
	}
}

// committee settles the two committees: members, college, age.
func (d *District) committee(year, i int) {
	rs := d.of(year)
	n := len(rs)
	members, low, high := make([]int, n), make([]int, n), make([]int, n)
	college, none, ages := make([]int, n), make([]int, n), make([]int, n)
	for k, r := range rs {
		members[k], low[k], high[k] = 7+r.trait(-2, 2, "committee")+r.drift(18, "committee")/2, 5, 9
		members[k] = min(9, members[k])
	}
	settle(committees[i], members, low, high, "committee")
	for k, r := range rs {
		college[k] = min(members[k], members[k]*r.trait(40, 72, "college")*colleges[i]/committees[i]/60)
		ages[k] = meanAges[i] + r.trait(-34, 34, "age") + r.luck(-3, 3, "age")
	}
	settle(colleges[i], college, none, members, "college")
	balance(ages, members, meanAges[i])
	for k, r := range rs {
		r.set("committee_members", members[k])
		r.set("committee_college_plus", college[k])
		r.tenths("committee_avg_age", ages[k])
	}
}

// balance moves ages by tenths until their mean, weighted by members, is as
// near to the wanted one as one step allows.
func balance(ages, members []int, mean int) {
	off := 0 // weighted tenths above the mean
	for k := range ages {
		off += (ages[k] - mean) * members[k]
	}
	for k := 0; off > 9 || off < -9; k = (k + 1) % len(ages) {
		if off > 0 {
			ages[k]--
			off -= members[k]
		} else {
			ages[k]++
			off += members[k]
		}
	}
}

// certificates grow from year to year. Nobody loses one; those of an abolished
// community leave with it.
func (d *District) certificates(year, i int) {
	rs, last := d.of(year), d.last(year)
	n := len(rs)
	certified, low, high := make([]int, n), make([]int, n), make([]int, n)
	for k, r := range rs {
		workers := r.int("social_workers")
		if before := last[r.community.code]; before != nil {
			low[k] = before.int("certified_workers")
		}
		high[k] = max(low[k], workers*r.trait(28, 60, "zeal")/100)
		certified[k] = min(high[k], max(low[k], share(workers, certPermille[i]*r.trait(60, 135, "zeal")/100-60)))
	}
	settle(share(d.sum(year, "social_workers"), certPermille[i]), certified, low, high, "certified", year)
	for k, r := range rs {
		r.set("certified_workers", certified[k])
		r.set("new_certs", certified[k]-low[k])
		if year == First {
			r.set("new_certs", certified[k]/2)
		}
		senior := 0
		if certified[k] >= 4 && r.trait(1, 100, "senior") <= 12+3*i {
			senior = 1
		}
		mid := (certified[k] - senior) * r.trait(20, 42, "mid") / 100
		r.set("cert_senior", senior)
		r.set("cert_mid", mid)
		r.set("cert_assistant", certified[k]-senior-mid)
	}
}

// houses spreads the households whose dilapidated houses were rebuilt.
func (d *District) houses(rs []*Record, total int) {
	numbers, low, high := make([]int, len(rs)), make([]int, len(rs)), make([]int, len(rs))
	for k, r := range rs {
		if r.community.rural() && r.community.zone == "农村" {
			numbers[k], high[k] = r.luck(0, 2, "dilapidated")/2, 3
		}
	}
	settle(total, numbers, low, high, "dilapidated", rs[0].Year)
	for k, r := range rs {
		r.set("dilapidated_fixed", numbers[k])
	}
}

// place puts the health stations where most people live nearby.
func (d *District) place(rs []*Record, total int) {
	order := make([]int, len(rs))
	numbers, low, high := make([]int, len(rs)), make([]int, len(rs)), make([]int, len(rs))
	for k, r := range rs {
		order[k] = k
		high[k] = 1
		if r.community.founded == "" && r.trait(1, 100, "station") <= 26 {
			numbers[k], low[k] = 1, 1
		}
	}
	settle(total, numbers, low, high, "station")
	for k, r := range rs {
		r.yes("has_health_station", numbers[k] == 1)
	}
}
