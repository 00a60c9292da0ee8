package privacy

import (
	"strconv"
	"strings"
	"time"
)

// provinces are the first two digits of GB/T 2260.
const provinces = " 11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54 61 62 63 64 65 71 81 82 83 91 "

// identity tells an identity number of 18 signs: the place of birth or first
// entry, the day, a count, and a check digit (GB 11643, ISO 7064 MOD 11-2).
func identity(id string) (Kind, bool) {
	if len(id) != 18 || !birth(id[6:14]) || !strings.Contains(provinces, " "+id[:2]+" ") || id[14:17] == "000" {
		return "", false
	}
	if checkDigit(id[:17]) == id[17] {
		return Identity, true
	}
	return Mistyped, true
}

// former tells an identity number of 15 digits: the year has two.
func former(id string) bool {
	return len(id) == 15 && strings.Contains(provinces, " "+id[:2]+" ") && birth("19"+id[6:12]) && id[12:] != "000"
}

// birth reports whether eight digits are a day on which somebody may be born.
func birth(day string) bool {
	year, _ := strconv.Atoi(day[:4])
	_, err := time.Parse("20060102", day)
	return err == nil && 1900 <= year && year < 2100
}

func checkDigit(seventeen string) byte {
	weights := [...]int{7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2}
	sum := 0
	for k, w := range weights {
		sum += w * int(seventeen[k]-'0')
	}
	return "10X98765432"[sum%11]
}
