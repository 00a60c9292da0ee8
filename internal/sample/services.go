package sample

// services lists what a community offers. What it has once, it keeps.
func (r *Record) services() {
	for field, percent := range map[string]int{
		"has_police_room": 62, "clinic_standardised": 48, "has_culture_center": 40,
		"has_party_room": 78, "has_love_supermarket": 34, "has_sports_equipment": 70,
	} {
		r.yes(field, r.trait(1, 100, field) <= percent+8*(r.Year-First) && r.int("service_area") > 0)
	}
	r.yes("covered_by_station", r.Year >= First+3 || r.trait(1, 100, "covered") <= 84+5*(r.Year-First))
	r.set("computers", r.trait(3, 8, "computers")+r.drift(42, "computers"))
	r.set("printers", 1+r.trait(0, 2, "printers")+r.drift(26, "printers"))
	r.set("tasks", r.trait(92, 138, "tasks")-(r.Year-First)*r.trait(7, 11, "fewer tasks"))
	r.set("plaques", max(3, r.trait(9, 16, "plaques")-(r.Year-First)*r.trait(1, 3, "fewer plaques")))
	r.yes("has_supervision_committee", true)
}

// life counts volunteers, organisations, party, relief and elections.
func (r *Record) life() {
	residents := r.int("residents")
	permille := r.trait(107, 209, "volunteers") - (Last-r.Year)*r.trait(8, 14, "fewer volunteers")
	volunteers := share(residents, permille)
	if volunteers%50 == 0 {
		volunteers += 3
	}
	r.set("registered_volunteers", volunteers)
	r.set("volunteer_hours", volunteers*r.trait(58, 160, "hours")/10+r.luck(0, 90, "hours"))
	r.set("party_volunteer_teams", 1+r.trait(0, 1, "teams"))
	orgs := r.trait(0, 4, "orgs") + r.drift(46, "orgs")
	r.set("community_orgs", orgs)
	r.set("professional_orgs", min(orgs, r.trait(0, 2, "professional")/2+r.drift(24, "professional")))
	r.party()
	r.relief()
	r.election()
	if c := r.community; c.honour != "" && c.honoured <= r.Year {
		r.Values["honours"] = c.honour + "和谐社区建设示范社区（" + itoa(c.honoured) + "）"
	}
}

func (r *Record) party() {
	members := r.int("residents")*r.trait(9, 31, "party")/1000 + r.drift(70, "party")
	r.set("party_members", members)
	r.set("formal_party_members", members-r.luck(1, 4, "probation"))
	form := "党委"
	switch {
	case members < 50 || (members < 60 && chance(50, r.community.code, "late")):
		form = "支部"
	case members < 100:
		form = "总支"
	}
	r.Values["party_org_form"] = form
	r.set("party_budget_year", members*(r.trait(150, 230, "party budget")+12*(r.Year-First)))
}

func (r *Record) relief() {
	poor := r.int("households") * r.trait(4, 17, "dibao") / 1000
	poor = max(3, poor-(r.Year-First)*r.trait(0, 1, "fewer dibao")-r.luck(0, 1, "dibao"))
	r.set("dibao_hh", poor)
	r.set("dibao_persons", poor+poor*r.trait(22, 86, "dibao persons")/100)
	r.set("tekun_persons", max(0, r.trait(0, 11, "tekun")-r.luck(0, 2, "tekun")))
	r.set("elderly_served", share(r.int("elderly70"), r.trait(210, 420, "served")+15*(r.Year-First)))
}

// election tells of the last one. Voters are counted in the year of an election:
// 2018, 2021, and the first one of a new community.
func (r *Record) election() {
	date := "2018-11-" + itoa(r.trait(10, 28, "day 2018"))
	held := r.Year == 2018
	switch {
	case r.community.founded != "":
		date, held = "2022-0"+itoa(r.trait(7, 9, "month"))+"-"+itoa(r.trait(11, 27, "day")), true
	case r.Year >= 2021:
		date, held = "2021-11-"+itoa(r.trait(10, 28, "day 2021")), r.Year == 2021
	}
	r.Values["last_election"] = date
	r.yes("direct_election", r.Year >= 2021 || r.trait(1, 100, "direct") <= 82)
	if !held {
		return
	}
	registered := share(r.int("registered_pop"), r.trait(700, 790, "voters"))
	r.set("voters_registered", registered)
	turnout := r.trait(768, 921, "turnout") - 5*(2021-min(r.Year, 2021)) + r.luck(-8, 8, "turnout")
	r.set("voters_voted", share(registered, turnout))
}
