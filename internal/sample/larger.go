package sample

// larger fills what the streets and the district report themselves.
func (d *District) larger() {
	for year := First; year <= Last; year++ {
		d.District[year] = d.whole(year)
		for i := range streets {
			d.Streets[year] = append(d.Streets[year], d.street(year, i))
		}
	}
}

func (d *District) street(year, i int) map[string]string {
	r := Record{Year: year, community: community{code: streets[i].code}, Values: map[string]string{}}
	s := []struct{ area, pension, healthFrom, centreFrom, demoFrom int }{
		{1860, 2980, First, First, 2016}, {1240, 1640, First, First, 2018}, {1420, 2150, First, First, 2017},
		{960, 880, 2019, First, 2020}, {780, 760, 2021, 2020, 2021},
	}[i]
	r.Values["street_name"], r.Values["street_code"] = streets[i].name, streets[i].code
	r.yes("has_service_center", year >= s.centreFrom)
	r.set("street_center_area", 0)
	if year >= s.centreFrom {
		r.set("street_center_area", s.area+35*(year-Last)*roll(0, 2, i, "centre"))
	}
	r.yes("has_health_center", year >= s.healthFrom)
	r.set("retired_pension_avg", s.pension+(year-Last)*s.pension/24)
	funds := 42 + 9*i%23 + r.luck(0, 6, "funds")
	r.set("entrusted_funds", funds)
	r.set("entrusted_funds_audited", min(funds, share(funds, 760+55*(year-First)+r.trait(-40, 40, "audit"))))
	communities := 0
	for _, c := range d.of(year) {
		if c.community.street() == streets[i].code {
			communities++
		}
	}
	r.set("agreements_signed", max(0, communities-max(0, Last-year)*r.trait(1, 2, "signed")))
	r.yes("street_is_demo", year >= s.demoFrom)
	r.yes("street_has_org_center", year >= First+i)
	r.yes("street_has_volunteer_org", year >= s.centreFrom)
	raised := 10 * ((year - First) / 2)
	r.set("cert_allowance_assistant", 50+10*(i%2)+raised)
	r.set("cert_allowance_mid", 80+10*(i%3)+raised)
	r.set("cert_allowance_senior", min(150, 120+10*(i%4)+raised))
	return r.Values
}

// whole is the district's own sheet. Three of its figures repeat what the
// communities add up to.
func (d *District) whole(year int) map[string]string {
	i := year - First
	r := Record{Year: year, Values: map[string]string{}}
	at := func(field string, values ...int) { r.set(field, values[i]) }
	r.set("district_certified_total", (d.sum(year, "residents")*per10k[i]+50000)/100000)
	r.set("district_social_workers", d.sum(year, "social_workers"))
	r.set("district_volunteers", d.sum(year, "registered_volunteers"))
	r.set("district_party_members", d.sum(year, "party_members"))
	at("recruited", 18, 22, 20, 25, 24)
	at("social_orgs_registered", 103, 112, 121, 133, 142)
	at("nursery_orgs", 5, 6, 6, 7, 8)
	at("farmer_disposable_income", 31392, 33934, 36106, 39789, 42534)
	at("urban_disposable_income", 51230, 54984, 57312, 62405, 65273)
	at("local_avg_wage_monthly", localWage[2018], localWage[2019], localWage[2020], localWage[2021], localWage[2022])
	at("new_fiscal", 38200, 41500, 36900, 47300, 52000)
	at("to_livelihood", 29643, 32702, 29557, 37887, 41756)
	r.Values["new_fiscal_share"] = []string{"0.776", "0.788", "0.801", "0.801", "0.803"}[i]
	at("charity_fund_year", 240, 240, 240, 240, 240)
	at("charity_beneficiaries", 2213, 2187, 2164, 2129, 2086)
	r.Values["dilapidated_cost"] = []string{"49.6", "55.2", "48.5", "44.2", "35.8"}[i]
	at("elderly70_three_kinds", 1720, 1768, 1803, 1842, 1867)
	at("elderly70_served", 1655, 1729, 1790, 1842, 1867)
	at("relief_kinds", 8, 8, 8, 8, 8)
	at("poor_hh", 611, 611, 611, 611, 611)
	at("poor_persons", 1144, 1144, 1144, 1144, 1144)
	at("poor_hh_all", 611, 611, 611, 611, 611)
	at("poor_hh_exited", 118, 139, 154, 200, 0)
	at("helper_units", 28, 30, 32, 32, 32)
	at("city_top10_villages", 0, 0, 0, 0, 0)
	at("policy_items", 11, 12, 14, 16, 16)
	at("policy_docs", 9, 10, 12, 14, 15)
	at("health_stations", stations[:]...)
	at("center_functions", 5, 6, 8, 8, 8)
	r.yes("district_has_service_center", true)
	r.yes("district_has_health_center", true)
	r.yes("district_has_volunteer_org", true)
	d.pay(&r, i)
	d.plans(&r, i)
	d.relieved(&r, i)
	for from, field := range functions {
		r.yes(field, from < r.int("center_functions"))
	}
	return r.Values
}

// functions are what the district's centre took up, one after the other.
var functions = []string{
	"function_convenience", "function_elderly", "function_training", "function_welfare",
	"function_fitness", "function_science", "function_incubator", "function_clubhouse",
}

// pay is what the district grants to its people, in 元.
func (d *District) pay(r *Record, i int) {
	at := func(field string, values ...int) { r.set(field, values[i]) }
	at("allowance_director", 4180, 4420, 4560, 4830, 5060)
	at("allowance_deputy", 3760, 3980, 4110, 4350, 4560)
	at("assistant_pay_min", 3350, 3500, 3600, 3800, 3950)
	at("assistant_pay_max", 4100, 4300, 4400, 4650, 4850)
	at("new_cert_assistant", 19, 21, 22, 21, 22)
	at("new_cert_mid", 6, 7, 7, 8, 9)
	at("new_cert_senior", 0, 0, 1, 0, 1)
	at("lump_assistant", 1000, 1000, 1500, 1500, 1500)
	at("lump_mid", 2000, 2000, 3000, 3000, 3000)
	at("lump_senior", 5000, 5000, 6000, 6000, 6000)
}

// plans are money in 万元 and what the district set out to do.
func (d *District) plans(r *Record, i int) {
	at := func(field string, values ...int) { r.set(field, values[i]) }
	at("space_baseline", 26, 26, 26, 26, 26)
	r.set("pairing_units", (d.sum(r.Year, "paired_units")+1)/2)
	r.Values["share_city"], r.Values["share_district"] = "0.2", "0.4"
	r.Values["share_street"], r.Values["share_other"] = "0.3", "0.1"
	r.set("prov_fund_received", 3*len(d.of(r.Year)))
	at("pilot_fund", 96, 104, 108, 112, 118)
	at("center_investment", 310, 285, 246, 92, 38)
	at("new_estates", 7, 6, 8, 5, 6)
	at("estates_delivered_with_space", 5, 5, 7, 5, 6)
	at("admin_villages", 64, 64, 64, 64, 64)
	at("villages_with_center", 31, 35, 40, 47, 52)
	at("items_entered", 31, 29, 26, 24, 22)
	at("items_approved", 22, 23, 22, 22, 21)
	at("dilapidated_planned", 34, 36, 30, 26, 21)
}

// relieved counts those who were helped, by the eight kinds of relief.
func (d *District) relieved(r *Record, i int) {
	at := func(field string, values ...int) { r.set(field, values[i]) }
	r.set("relief_dibao", d.sum(r.Year, "dibao_persons"))
	r.set("relief_tekun", d.sum(r.Year, "tekun_persons"))
	at("relief_disaster", 46, 38, 152, 27, 19)
	at("relief_medical", 1184, 1226, 1201, 1267, 1242)
	at("relief_education", 312, 298, 287, 276, 261)
	at("relief_housing", 88, 91, 79, 74, 68)
	at("relief_employment", 143, 156, 201, 187, 172)
	at("relief_temporary", 264, 281, 357, 318, 302)
}
