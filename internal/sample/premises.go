package sample

// premises measures the rooms in ㎡. Office and service rooms are parts of the
// total; what is left are stores, stairs and the like.
func (r *Record) premises() {
	office, service, total := premisesIn(r.community, r.Year)
	r.set("office_area", office)
	r.set("service_area", service)
	r.set("total_area", total)
	r.set("activity_area", share(total, r.trait(470, 690, "activity")))
	if service == 0 {
		r.set("activity_area", 0)
	}
	added := 0
	if r.community.firstYear() == r.Year && r.Year > First {
		added = total
	} else if r.Year > First {
		_, _, before := premisesIn(r.community, r.Year-1)
		added = max(0, total-before)
	} else {
		added = r.luck(0, 3, "added") / 3 * r.luck(20, 90, "added area")
	}
	r.set("space_added", added)
	r.set("outdoor_area", (r.trait(120, 520, "outdoor")*(100+13*r.drift(38, "outdoor")))/100)
	r.source(total)
	r.exempt()
	r.hall()
}

// premisesIn is the office, the service and the total area of a year.
func premisesIn(c community, year int) (office, service, total int) {
	switch {
	case c.exempt == "history":
		office = roll(44, 62, c.code, "office")
		return office, 0, office
	case c.exempt == "demolition" && year == Last:
		return 88, roll(132, 176, c.code, "rest"), 301
	case c.passes == 0 || year < c.passes:
		return shortPremises(c, year)
	}
	return goodPremises(c, year)
}

// shortPremises fall short of 100 ㎡ of office or 200 ㎡ of service rooms.
func shortPremises(c community, year int) (office, service, total int) {
	grown := 2 * (year - First)
	if c.short == "office" {
		_, _, total = goodPremises(c, year)
		total = total * 92 / 100
		office = roll(71, 88, c.code, "office") + grown
		return office, total - office - roll(25, 45, c.code, "stores"), total
	}
	office = roll(100, 108, c.code, "office")
	service = roll(128, 186, c.code, "service") + grown
	return office, service, office + service + roll(18, 60, c.code, "stores")
}

// goodPremises pass. They were enlarged now and then until today's size.
func goodPremises(c community, year int) (office, service, total int) {
	full := max(roll(492, 536, c.code, "least"), c.households*roll(222, 428, c.code, "per 100")/1000)
	if c.tight {
		full = roll(402, 436, c.code, "tight")
	}
	total = full * 1000 / enlarged(c, year)
	total = max(total, 352+roll(0, 30, c.code, "floor"))
	office = max(roll(101, 106, c.code, "office"), share(total, roll(162, 198, c.code, "office share")))
	return office, total - office - share(total, roll(20, 110, c.code, "stores")), total
}

// enlarged tells in thousandths how often today's size is that of a year.
func enlarged(c community, year int) int {
	factor := 1000
	for y := Last; y > year; y-- {
		if chance(46, c.code, y, "enlarged") {
			factor = factor * roll(1130, 1440, c.code, y, "by") / 1000
		} else if chance(45, c.code, y, "measured") {
			factor = factor * roll(1003, 1018, c.code, y, "measured by") / 1000
		}
	}
	return factor
}

// source says where the rooms come from; rent is paid by the month.
func (r *Record) source(total int) {
	sources := []string{"自建", "自建", "自建", "自建", "购买", "开发商无偿", "国资无偿", "置换", "共建"}
	if !r.community.rural() {
		sources = []string{"开发商无偿", "开发商无偿", "国资无偿", "购买"}
	}
	r.Values["space_source"] = sources[r.trait(0, len(sources)-1, "source")]
	r.Values["rented_area"], r.Values["rent_monthly"] = "—", "—"
	if r.community.exempt == "history" || (r.community.exempt == "demolition" && r.Year == Last) {
		r.Values["space_source"] = "国资有偿租用"
		r.set("rented_area", total)
		r.set("rent_monthly", total*(r.trait(405, 520, "rent")+11*(r.Year-First))/100)
	}
}

// exempt gives the reason why a community that falls short is not blamed.
func (r *Record) exempt() {
	switch {
	case r.community.exempt == "history":
		r.Values["space_exempt_reason"] = "历史原因"
	case r.community.exempt == "demolition" && r.Year == Last:
		r.Values["space_exempt_reason"] = "拆迁"
		r.Values["space_due"] = []string{"2023-12-31", "2024-06-30"}[r.trait(0, 1, "due")]
	}
}

// hall says whether there is one counter for everything.
func (r *Record) hall() {
	c := r.community
	switch {
	case c.passes == 0 || r.Year < c.passes || r.Values["space_exempt_reason"] != "":
		r.Values["onestop_state"] = "无"
	case c.passes > First || c.founded != "":
		r.Values["onestop_state"] = "新建"
	default:
		r.Values["onestop_state"] = "改建"
	}
}
