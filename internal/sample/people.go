package sample

// identity says who reports, and what became of it.
func (r *Record) identity() {
	c := r.community
	r.set("stat_year", r.Year)
	r.Values["as_of"] = itoa(r.Year) + "-12-31"
	r.Values["region_code"] = c.code
	r.Values["community_name"] = c.name
	r.Values["unit_type"] = c.kind
	r.Values["zone"] = c.zone
	r.Values["urban_rural_code"] = urbanCode(c)
	r.Values["status"] = "正常"
	if c.founded != "" && r.Year == c.firstYear() {
		r.Values["status"] = "新设"
		r.Values["status_date"] = c.founded
	}
}

func urbanCode(c community) string {
	town := c.street() >= "329901100"
	switch {
	case c.zone == "老城区" && town:
		return "121"
	case c.zone == "老城区":
		return "111"
	case town && c.zone == "农村":
		return "220"
	case town:
		return "122"
	}
	return "112"
}

// householdsIn counts back from the source's figure by small growth.
func householdsIn(c community, year int) int {
	if year == c.to {
		return c.households
	}
	if year == Last-1 && c.before > 0 {
		return c.before
	}
	return householdsIn(c, year+1) * 1000 / (1000 + roll(3, 26, c.code, year, "growth"))
}

// people counts households and heads.
func (r *Record) people() {
	households := householdsIn(r.community, r.Year)
	r.set("households", households)
	residents := households * (r.trait(262, 304, "size")*10 + r.luck(-9, 9, "size")) / 1000
	r.set("residents", residents)
	local := r.trait(820, 960, "local")
	if r.community.zone != "农村" {
		local = r.trait(610, 830, "local")
	}
	r.set("registered_pop", share(residents, local-3*(r.Year-First)))
	r.set("urban_residents", share(residents, r.urbanPermille()))
	elderly := share(residents, r.trait(172, 236, "elderly")+4*(r.Year-First))
	r.set("elderly60", elderly)
	r.set("elderly70", share(elderly, r.trait(390, 470, "old")+r.luck(-6, 6, "old")))
	r.set("resident_groups", households/r.trait(58, 84, "group")+r.luck(0, 1, "group"))
}

// urbanPermille is the share of those who count as townspeople.
func (r *Record) urbanPermille() int {
	grown := 14 * (r.Year - First)
	switch {
	case !r.community.rural() || r.community.zone == "老城区":
		return 1000
	case r.community.zone == "新开发区":
		return min(1000, r.trait(760, 930, "urban")+grown)
	}
	return r.trait(240, 520, "urban") + grown
}
