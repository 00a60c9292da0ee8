package proof

import (
	"fmt"
	"math/big"
	"strings"

	"nianbao/internal/manuscript"
	"nianbao/internal/numeral"
)

// checkTables adds up the columns and rows of tables, and holds a column that
// the others give (占比, 增长, 增减) against them, where it does so in most rows.
func checkTables(p *prose, r *report) {
	for _, t := range p.Manuscript.Tables {
		if g, ok := gridOf(t); ok {
			g.downwards(r)
			g.across(r)
			g.derived(r)
		}
	}
}

// A grid is a table with its heads and numbers.
type grid struct {
	cells  manuscript.Table
	first  int // row of the first numbers
	heads  []string
	labels []string // of each row
	values [][]*entry
	wrong  map[[2]int]bool // cells that were found wrong
}

// An entry is the number of a cell.
type entry struct {
	value *big.Rat
	step  *big.Rat // what one of its last digit is worth
	rough float64  // value, to look quickly whether it may fit
}

// span is what an entry may stand for: decimals are rounded.
func (e *entry) span() numeral.Interval {
	if e.step.IsInt() {
		return numeral.Exactly(e.value)
	}
	return numeral.Exactly(e.value).Widen(half(e.step))
}

// gridOf reads a table; false where it holds no numbers below heads.
func gridOf(t manuscript.Table) (*grid, bool) {
	g := &grid{cells: t, heads: make([]string, len(t[0])), first: -1, wrong: map[[2]int]bool{}}
	for i, row := range t {
		values := make([]*entry, len(row))
		numbers := 0
		for j, c := range row {
			if values[j] = entryOf(c.Text); values[j] != nil && j > 0 {
				numbers++
			}
		}
		if g.first < 0 && (numbers == 0 || i == 0) {
			for j, c := range row {
				g.heads[j] += c.Text
			}
			values = make([]*entry, len(row))
		} else if g.first < 0 {
			g.first = i
		}
		g.values, g.labels = append(g.values, values), append(g.labels, labelOf(row))
	}
	if g.first < 0 || len(t)-g.first < 2 || len(t[0]) < 2 {
		return nil, false
	}
	g.percentages()
	return g, true
}

// labelOf is the first text of a row.
func labelOf(row []manuscript.Cell) string {
	for _, c := range row {
		if c.Text != "" && entryOf(c.Text) == nil {
			return solid(c.Text)
		}
	}
	return ""
}

func entryOf(text string) *entry {
	if text == "" || len(text) > 40 {
		return nil
	}
	read := numeral.Cell(text)
	if read.Kind != numeral.Number || read.Hedge != numeral.Unhedged {
		return nil
	}
	step := big.NewRat(1, 1)
	if _, decimals, ok := strings.Cut(text, "."); ok {
		for i := 0; i < len(decimals) && isDigit(rune(decimals[i])); i++ {
			step.Quo(step, big.NewRat(10, 1))
		}
	}
	if read.Percent {
		step.Quo(step, big.NewRat(100, 1))
	}
	e := &entry{value: read.Value, step: step}
	e.rough, _ = read.Value.Float64()
	return e
}

// percentages makes the plain numbers of a column headed % shares.
func (g *grid) percentages() {
	for j, head := range g.heads {
		if !strings.ContainsAny(head, "%％﹪") {
			continue
		}
		for i := range g.values {
			if e := g.values[i][j]; e != nil && !strings.ContainsAny(g.cells[i][j].Text, "%％") {
				by := big.NewRat(1, 100)
				e.value, e.step, e.rough = new(big.Rat).Mul(e.value, by), new(big.Rat).Mul(e.step, by), e.rough/100
			}
		}
	}
}

// name is the head of a column, or its number where it has none.
func (g *grid) name(j int) string {
	if head := solid(g.heads[j]); head != "" {
		return head
	}
	return fmt.Sprintf("第%d列", j+1)
}

func (g *grid) numbers(j int) int {
	n := 0
	for i := g.first; i < len(g.values); i++ {
		if g.values[i][j] != nil {
			n++
		}
	}
	return n
}

// say prints a value as the column has it.
func (g *grid) say(v *big.Rat, i, j int) string {
	if strings.ContainsAny(g.cells[i][j].Text, "%％") {
		return sayPercent(v)
	}
	if strings.ContainsAny(g.heads[j], "%％﹪") {
		return strings.TrimSuffix(sayPercent(v), "%")
	}
	return say(v)
}
