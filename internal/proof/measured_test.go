package proof

import (
	"fmt"
	"strings"
	"testing"
)

// Every name of the table is reported with every measure that it cannot have, and is not
// with its own.
func TestMeasures(t *testing.T) {
	tell := func(name, base string) bool {
		return len(Check(read("a.txt", []byte(fmt.Sprintf("%s达到60%s，好于上年。", name, base))), Options{})) > 0
	}
	sized := ""
	for row := range rowsOf(unitTable, 5) {
		if row[2]+row[3] != "" {
			sized += row[4] + " "
		}
	}
	wrong := 0
	for row := range rowsOf(unitTable, 5) {
		for _, name := range strings.Fields(row[4]) {
			if strings.ContainsAny(name, "[{") {
				continue // a pattern
			}
			if !strings.Contains(sized, name) && tell(name, row[0]) {
				t.Errorf("a false alarm: %s in %s", name, row[0])
			}
			for base := range basesOf(row[1]) {
				wrong++
				if !tell(name, base) {
					t.Errorf("silent: %s in %s", name, base)
				}
			}
		}
	}
	if wrong < 5000 {
		t.Errorf("only %d wrong measures", wrong)
	}
}
