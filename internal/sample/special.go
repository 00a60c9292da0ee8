package sample

// special fills the sheet 专项统计, which was added to the yearly report for
// what single departments ask. It comes after agree, whose figures it uses.
func (d *District) special() {
	for i := range d.Records {
		r := &d.Records[i]
		r.rooms()
		r.training()
		r.insurance()
		r.security()
		r.pairing()
		r.order()
		r.partyLife()
		r.information()
	}
}

// rooms tells of premises that are lent out, lie where houses come down, or
// belong to a pilot.
func (r *Record) rooms() {
	misused := 0
	if r.trait(1, 100, "misused") <= 9 && r.Year < First+2+r.trait(0, 3, "given back") {
		misused = r.trait(18, 64, "misused area")
	}
	r.set("misused_area", misused)
	redevelop := r.community.exempt == "demolition" || r.community.zone == "新开发区" && r.trait(1, 100, "redevelop") <= 45
	r.yes("zone_redev", redevelop)
	r.Values["negotiation_state"] = ""
	if redevelop {
		r.Values["negotiation_state"] = []string{"正在协商", "已达成意向", "已签协议"}[min(2, (r.Year-First)/2+r.trait(0, 1, "talks"))]
	}
	r.yes("is_pilot", r.trait(1, 100, "pilot") <= 46)
}

// training counts who was taught; only in the last year nearly everybody.
func (r *Record) training() {
	heads := 1 + r.trait(0, 1, "heads")
	missed := 0
	if chance(24-5*(r.Year-First), r.community.code, r.Year, "heads missed") {
		missed = 1
	}
	r.set("heads", heads)
	r.set("heads_trained", heads-missed)
	workers := r.int("social_workers")
	r.set("staff_trained_last2y", min(workers, share(workers, 790+45*(r.Year-First)+r.luck(-30, 30, "trained"))))
	r.set("director_posts", max(3, r.trait(12, 24, "posts")-(r.Year-First)*r.trait(1, 3, "fewer posts")))
	r.set("deputy_posts", max(2, r.int("director_posts")-r.trait(1, 6, "deputy posts")))
	hired := r.luck(0, 2, "hires") / 2 * r.luck(1, 2, "hired")
	r.set("hires_total", hired)
	alone := 0
	if hired > 0 && r.Year < Last && r.trait(1, 100, "alone") <= 20 {
		alone = 1
	}
	r.set("hires_unified", hired-alone)
}

// insurance covers nearly all of the staff, injury first, maternity last.
func (r *Record) insurance() {
	staff := r.int("fulltime_staff")
	without := max(0, r.trait(0, 3, "uninsured")-(r.Year-First)/2)
	r.set("insured_injury", staff)
	r.set("insured_medical", staff-without/3)
	r.set("insured_pension", staff-without/3)
	r.set("insured_unemployment", staff-(without+1)/2)
	r.set("insured_maternity", staff-without)
	r.set("insured_staff", staff-without)
}

func (r *Record) security() {
	r.set("police", 1+r.trait(0, 5, "police")/4)
	r.set("guards", r.trait(2, 5, "guards")+r.drift(28, "guards"))
}

// pairing tells what the paired offices did, and how the money of a community
// with an economy of its own is handled.
func (r *Record) pairing() {
	for _, field := range []string{"cash_paid", "total_paid", "joint_projects_done"} {
		r.Values[field] = "—"
	}
	if !r.community.rural() {
		return
	}
	income := incomeIn(r.community, r.Year)
	paid := share(income, r.trait(610, 860, "paid"))
	r.tenths("total_paid", paid)
	r.tenths("cash_paid", share(paid, max(0, r.trait(20, 90, "cash")-19*(r.Year-First)))+r.luck(0, 7, "cash"))
	r.yes("reform_done", r.trait(1, 100, "reform") <= 40+14*(r.Year-First))
	r.set("joint_projects_done", max(0, r.int("paired_units")+r.luck(0, 3, "projects")-r.trait(0, 4, "few projects")/4))
}

// order tells of self-government, relief and organisations.
func (r *Record) order() {
	r.yes("self_governance_ok", r.Year >= 2021 || r.trait(1, 100, "self-governed") <= 86+5*(r.Year-First))
	r.yes("has_org_center", r.trait(1, 100, "station of organisations") <= 28+12*(r.Year-First))
	r.yes("has_volunteer_org", r.trait(1, 100, "volunteers' organisation") <= 66+8*(r.Year-First))
	dibao := r.int("dibao_persons")
	r.set("dibao_eligible", dibao+max(0, r.trait(0, 3, "not yet")-(r.Year-First)))
	r.Values["demo_level"] = "无"
	if c := r.community; c.honour != "" && c.honoured <= r.Year {
		r.Values["demo_level"] = c.honour
	}
}

// partyLife tells of the party's committee and what its members do.
func (r *Record) partyLife() {
	deputy := 0
	if r.int("party_members") >= 100 && r.trait(1, 100, "deputy") <= 52+9*(r.Year-First) {
		deputy = 1
	}
	r.set("fulltime_deputy_sec", deputy)
	r.set("branch_committee_members", 5+r.trait(-1, 2, "branch"))
	r.set("branch_from_units", min(1, r.trait(0, 5, "from units")))
	r.set("branch_from_residents", min(1, r.trait(0, 7, "from residents")))
	r.set("org_life_meetings", r.trait(7, 13, "meetings")+r.drift(40, "meetings"))
	for field, percent := range map[string]int{"has_party_good_deed": 72, "has_party_idea": 58, "has_party_pairing": 50} {
		r.yes(field, r.trait(1, 100, field) <= percent+7*(r.Year-First))
	}
}

// information counts what there is of 五个一.
func (r *Record) information() {
	for field, percent := range map[string]int{
		"has_fixed_place": 82, "has_info_equipment": 78, "has_info_officer": 70, "has_info_rules": 62, "has_info_mechanism": 48,
	} {
		r.yes(field, r.trait(1, 100, field) <= percent+7*(r.Year-First))
	}
}
