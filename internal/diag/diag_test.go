package diag_test

import (
	"testing"

	"nianbao/internal/diag"
)

// A street's name that is merged over three lines is wrong once, not three times.
func TestCountsAreOfWhatIsListed(t *testing.T) {
	var list diag.List
	for range 3 {
		list.Add(diag.Problem{Code: "area-unknown", Severity: diag.Error, Place: diag.Place{File: "甲.xlsx", Cell: "A2"}, Message: "街道“明株街道”不在街道名单里"})
	}
	list.Add(diag.Problem{Code: "value-unusual", Severity: diag.Warning, Place: diag.Place{File: "甲.xlsx", Cell: "C2"}, Message: "户数是 1"})
	if errors, listed := list.Count(diag.Error), len(list.Sorted()); errors != 1 || listed != 2 {
		t.Errorf("%d errors, %d problems listed; want 1 and 2", errors, listed)
	}
}
