package veil

import (
	"math/big"
	"slices"
)

// A system is what is known of numbers that are not negative: equations whose
// coefficients stand by column. It is solved exactly, by the simplex method with
// Bland's rule.
type system struct {
	columns int
	sums    []equation
}

type equation struct {
	plus, minus []int // columns that are added and taken away
	slack       bool  // at most, not equal
	equals      *big.Rat
}

func (s *system) adds(columns []int, total *big.Rat) {
	if len(columns) > 0 {
		s.sums = append(s.sums, equation{plus: columns, equals: total})
	}
}

// atMost says that a column does not exceed another.
func (s *system) atMost(small, large int) {
	s.sums = append(s.sums, equation{plus: []int{small}, minus: []int{large}, slack: true, equals: new(big.Rat)})
}

// between are the least and the largest value of a column; bounded is false
// where it may grow without end.
func (s *system) between(column int) (low, high *big.Rat, bounded bool) {
	if len(s.sums) == 0 {
		return new(big.Rat), nil, false
	}
	t := s.tableau()
	if low, bounded = t.best(column, -1); !bounded {
		panic("no number is below zero")
	}
	high, bounded = t.best(column, 1)
	return low, high, bounded
}

// A tableau is a feasible basis: rows of coefficients, the right side last.
type tableau struct {
	rows  [][]*big.Rat
	basis []int
	width int // columns that may enter
}

// tableau finds a feasible basis: a column of its own for each row is driven
// out.
func (s *system) tableau() *tableau {
	slacks := 0
	for _, e := range s.sums {
		if e.slack {
			slacks++
		}
	}
	t := &tableau{width: s.columns + slacks}
	all := t.width + len(s.sums)
	next := s.columns
	for k, e := range s.sums {
		row := make([]*big.Rat, all+1)
		for j := range row {
			row[j] = new(big.Rat)
		}
		for _, j := range e.plus {
			row[j].SetInt64(1)
		}
		for _, j := range e.minus {
			row[j].SetInt64(-1)
		}
		if e.slack {
			row[next].SetInt64(1)
			next++
		}
		row[t.width+k].SetInt64(1)
		row[all].Set(e.equals)
		t.rows, t.basis = append(t.rows, row), append(t.basis, t.width+k)
	}
	cost := make([]*big.Rat, all+1)
	for j := range cost {
		cost[j] = new(big.Rat)
		for _, row := range t.rows {
			if j < t.width || j == all {
				cost[j].Sub(cost[j], row[j])
			}
		}
	}
	if !t.descend(cost) || cost[all].Sign() != 0 {
		panic("what is published contradicts itself")
	}
	t.dismiss()
	return t
}

// dismiss drives the helpers out of the basis, and drops the equations that say
// nothing new.
func (t *tableau) dismiss() {
	for k := 0; k < len(t.rows); k++ {
		enter := slices.IndexFunc(t.rows[k][:t.width], func(q *big.Rat) bool { return q.Sign() != 0 })
		switch {
		case t.basis[k] < t.width:
		case enter < 0:
			t.rows, t.basis = slices.Delete(t.rows, k, k+1), slices.Delete(t.basis, k, k+1)
			k--
		default:
			t.pivot(k, enter, nil)
		}
	}
}

// best is the largest value of a column, or with sign −1 the least.
func (t *tableau) best(column int, sign int64) (*big.Rat, bool) {
	if len(t.rows) == 0 {
		return new(big.Rat), sign < 0
	}
	all := len(t.rows[0]) - 1
	cost := make([]*big.Rat, all+1)
	for j := range cost {
		cost[j] = new(big.Rat)
	}
	cost[column].SetInt64(-sign)
	for k, b := range t.basis {
		if b == column {
			for j := range cost {
				if j != column {
					cost[j].Add(cost[j], new(big.Rat).Mul(big.NewRat(sign, 1), t.rows[k][j]))
				}
			}
			cost[column].SetInt64(0)
		}
	}
	for j := t.width; j < all; j++ { // helpers stay out
		cost[j].SetInt64(0)
	}
	if !t.descend(cost) {
		return nil, false
	}
	for k, b := range t.basis {
		if b == column {
			return new(big.Rat).Set(t.rows[k][all]), true
		}
	}
	return new(big.Rat), true
}

// descend pivots until no column makes the cost smaller; false where it falls
// without end.
func (t *tableau) descend(cost []*big.Rat) bool {
	all := len(cost) - 1
	for {
		enter := -1
		for j := range t.width {
			if cost[j].Sign() < 0 {
				enter = j
				break
			}
		}
		if enter < 0 {
			return true
		}
		leave := -1
		var least *big.Rat
		for k, row := range t.rows {
			if row[enter].Sign() <= 0 {
				continue
			}
			ratio := new(big.Rat).Quo(row[all], row[enter])
			if leave < 0 || ratio.Cmp(least) < 0 || ratio.Cmp(least) == 0 && t.basis[k] < t.basis[leave] {
				leave, least = k, ratio
			}
		}
		if leave < 0 {
			return false
		}
		t.pivot(leave, enter, cost)
	}
}

func (t *tableau) pivot(leave, enter int, cost []*big.Rat) {
	pivot := t.rows[leave]
	by := new(big.Rat).Inv(pivot[enter])
	for j := range pivot {
		pivot[j].Mul(pivot[j], by)
	}
	clear := func(row []*big.Rat) {
		factor := new(big.Rat).Set(row[enter])
		if factor.Sign() == 0 {
			return
		}
		for j := range row {
			if pivot[j].Sign() != 0 {
				row[j].Sub(row[j], new(big.Rat).Mul(factor, pivot[j]))
			}
		}
	}
	for k, row := range t.rows {
		if k != leave {
			clear(row)
		}
	}
	if cost != nil {
		clear(cost)
	}
	t.basis[leave] = enter
}
