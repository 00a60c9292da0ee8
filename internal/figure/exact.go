package figure

import (
	"nianbao/internal/numeral"
	"nianbao/internal/stat"
)

// Exact prints a quantity for programs, nothing lost: "0.285", "2/7". It is empty
// while the quantity is missing.
func Exact(q stat.Quantity) string {
	if !q.Known() {
		return ""
	}
	return numeral.Exact(q.Rat())
}
