package sample

import "strconv"

func itoa(n int) string { return strconv.Itoa(n) }

// staff counts who works for the community. Committee, certificates and grids
// are settled for the whole district afterwards.
func (r *Record) staff() {
	need := max(8, (r.int("households")+299)/300)
	spare := []int{-2, -1, -1, 0, 0, 0, 0, 0, 1, 1, 2}[r.trait(0, 10, "staff")]
	fulltime := max(5, need+spare-r.hiredLater())
	r.set("fulltime_staff", fulltime)
	r.set("social_workers", fulltime+r.trait(1, 3, "part time")+r.luck(0, 1, "part time"))
	r.set("coordinators", min(fulltime, 2+r.trait(0, 1, "coordinators")+r.drift(30, "coordinators")))
	have := r.Year == Last || r.trait(1, 100, "labour") <= 22+22*(r.Year-First)
	r.set("labour_assistants", 0)
	if have {
		r.set("labour_assistants", 1)
	}
	r.set("training_person_times", fulltime*2+r.luck(0, 9, "training"))
	wage := localWage[r.Year]
	street := roll(918, 972, r.community.street(), "pay")
	r.set("staff_pay_monthly", share(wage, street+r.trait(-22, 60, "pay")+r.luck(-5, 5, "pay")))
}

// hiredLater counts those who were taken on after the year.
func (r *Record) hiredLater() int {
	n := 0
	for year := r.Year + 1; year <= Last; year++ {
		if chance(38, r.community.code, year, "hired") {
			n++
		}
	}
	return n
}
