package sample

// localWage is the mean monthly wage of the year before, in 元.
var localWage = map[int]int{2018: 4865, 2019: 5210, 2020: 5590, 2021: 5985, 2022: 6420}

// money counts the collective economy in 万元 and the budgets in 元.
func (r *Record) money() {
	if r.community.rural() {
		operating := incomeIn(r.community, r.Year)
		total := operating * r.trait(1120, 1460, "total income") / 1000
		r.tenths("collective_operating_income", operating)
		r.tenths("collective_total_income", total)
		r.tenths("service_sector_income", share(total, r.trait(250, 520, "services")+9*(r.Year-Last)+r.luck(-8, 8, "services")))
		r.set("paired_units", 1+r.trait(1, 9, "paired")/9)
	} else {
		for _, field := range []string{"collective_operating_income", "collective_total_income", "service_sector_income", "paired_units"} {
			r.Values[field] = "—"
		}
	}
	households := r.int("households")
	r.set("fund_received", households*(r.trait(66, 92, "fund")+3*(r.Year-Last)))
	budget := 1000*r.trait(21, 38, "budget") + 100*r.luck(0, 9, "budget") + 1700*(r.Year-First)
	r.set("office_budget_year", budget)
	r.set("office_spend_year", share(budget, r.trait(910, 1130, "spend")+r.luck(-20, 20, "spend")))
}

// incomeIn counts back from the source's figure, in tenths of 万元. It never
// stands on the edge of a band.
func incomeIn(c community, year int) int {
	if year == c.to {
		return c.income
	}
	income := incomeIn(c, year+1) * 1000 / (1000 + roll(35, 178, c.code, year, "income"))
	if income == 500 || income == 1000 || income == 2000 {
		income++
	}
	return income
}
