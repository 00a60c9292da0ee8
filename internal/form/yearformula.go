package form

import (
	"math/big"
	"strings"

	"nianbao/internal/numeral"
	"nianbao/internal/stat"
	"nianbao/internal/xlsx"
)

// plainDigits takes out of a printed number what only people need.
var plainDigits = strings.NewReplacer(",", "", "−", "-")

// number sets a number: as a formula where that gives it, else as it is. Where the
// program that shows it would round it to other digits than the site, those stand
// there.
func (s *yearSheet) number(cell *xlsx.Cell, k, i int) {
	c, share := s.table.Lines[k].Cells[i], s.table.Columns[i].Unit == "%"
	digits := plainDigits.Replace(c.Text)
	_, decimals, _ := strings.Cut(digits, ".")
	cell.Look.Format, cell.Number = formatFor(c.Text, share), decimal(c.Value.Rat())
	shown := c.Value.Rat()
	if share {
		shown = new(big.Rat).Mul(shown, big.NewRat(100, 1))
	}
	if printed, ok := new(big.Rat).SetString(digits); ok && numeral.Fixed(shown, len(decimals), numeral.HalfUp) != digits {
		if share {
			printed.Quo(printed, big.NewRat(100, 1))
		}
		cell.Number = decimal(printed)
		return
	}
	if cell.Formula = s.quotient(k, i); cell.Formula == "" {
		cell.Formula = s.sum(k, i)
	}
}

// formatFor prints numbers as a text is printed: with its decimals, and in groups of
// three digits where it has them, which years have not.
func formatFor(text string, share bool) string {
	whole, decimals, _ := strings.Cut(text, ".")
	format := "#,##0"
	if share || len(whole) > 3 && !strings.Contains(whole, ",") {
		format = "0"
	}
	if decimals != "" {
		format += "." + strings.Repeat("0", len(decimals))
	}
	return format + map[bool]string{true: "%"}[share]
}

// quotient is the formula of a ratio; empty where the parts do not give it.
func (s *yearSheet) quotient(k, i int) string {
	over, cells := s.table.Columns[i].Over, s.table.Lines[k].Cells
	if over == [2]int{} {
		return ""
	}
	up, down := cells[over[0]-1].Value, cells[over[1]-1].Value
	if !up.Known() || !down.Known() || down.Sign() == 0 || up.Sign() == 0 {
		return ""
	}
	factor := new(big.Rat).Mul(cells[i].Value.Rat(), new(big.Rat).Quo(down.Rat(), up.Rat()))
	if _, finite := factor.FloatPrec(); !finite {
		return ""
	}
	formula := xlsx.Ref(s.at(k, over[0]-1)) + "/" + xlsx.Ref(s.at(k, over[1]-1))
	if text := decimal(factor); text != "1" {
		formula += "*" + text
	}
	return formula
}

// sum is the formula of a sum of lines; empty where they do not add up to it:
// because it is none, or because some of them are not shown.
func (s *yearSheet) sum(k, i int) string {
	of := s.table.Lines[k].Of
	total := stat.Quantity{}
	for _, j := range of {
		if q := s.table.Lines[j].Cells[i].Value; q.Known() {
			if !total.Known() {
				total = stat.Int(0)
			}
			total = total.Add(q)
		}
	}
	if !total.Known() || total.Rat().Cmp(s.table.Lines[k].Cells[i].Value.Rat()) != 0 {
		return ""
	}
	var ranges []string
	for from := 0; from < len(of); {
		to := from
		for to+1 < len(of) && of[to+1] == of[to]+1 {
			to++
		}
		row, col := s.at(of[from], i)
		end, right := s.at(of[to], i)
		ranges = append(ranges, xlsx.Range(row, col, end, right))
		from = to + 1
	}
	return several("SUM", ranges)
}
