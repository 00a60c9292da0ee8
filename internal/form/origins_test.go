package form

import (
	"bytes"
	"strings"
	"testing"

	"nianbao/internal/xlsx"
)

// The workbook says of every figure of a year what the CSV says, cell by cell, a
// sheet for the district and one for each street; a number is a number.
func TestOriginsSayWhatTheTablesSay(t *testing.T) {
	data, _ := checked(repository)
	for _, public := range []bool{false, true} {
		b := keptOf(t, data, 2022, public).origins
		book := Origins(b)
		f := opened(t, book)
		names := f.GetSheetList()
		if len(names) != 6 || names[0] != "全区和各街道（镇）" || len(names) != len(b.Sheets) {
			t.Fatalf("sheets are %s", names)
		}
		cells, numbers := 0, 0
		for n, s := range b.Sheets {
			got, err := f.GetRows(names[n])
			if err != nil || len(got) != len(s.Rows)+originTop-1 {
				t.Fatalf("%s has %d rows, want %d: %v", names[n], len(got), len(s.Rows)+1, err)
			}
			for i, row := range s.Rows {
				for k, want := range row {
					cell := ""
					if k < len(got[i+originTop-1]) {
						cell = got[i+originTop-1][k]
					}
					if cells++; cell != want {
						t.Fatalf("%s!%s is %q, want %q", names[n], xlsx.Ref(i+originTop, k+1), cell, want)
					}
					if kind, _ := f.GetCellType(names[n], xlsx.Ref(i+originTop, k+1)); kind == 0 && want != "" && !strings.Contains(want, "/") {
						numbers++
					}
				}
			}
		}
		if cells < 50_000 || numbers < 10_000 {
			t.Errorf("public %t: only %d cells, %d numbers", public, cells, numbers)
		}
		if !bytes.Equal(book, Origins(b)) {
			t.Error("a second workbook has other bytes")
		}
	}
}
