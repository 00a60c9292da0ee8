package check

import (
	"fmt"

	"nianbao/internal/diag"
	"nianbao/internal/layout"
	"nianbao/internal/numeral"
	"nianbao/internal/source"
	"nianbao/internal/stat"
)

// A span is a field whose cell tells two others at once: 900—1100 is the lowest
// and the highest wage. Of itself it keeps nothing, and formulas do not know it.
type span struct {
	*Field
	ends [2]*Field
}

// compileSpans finds the ends of fields that tell two others.
func (c *checker) compileSpans() {
	for _, raw := range c.raw.Fields {
		if len(raw.Range) == 0 {
			continue
		}
		s := &span{Field: &Field{Field: raw, Slot: -1}}
		s.Min, s.Max, s.Low, s.High = c.number(raw.Min), c.number(raw.Max), c.number(raw.Low), c.number(raw.High)
		if why := c.endsOf(s); why != "" {
			c.fail("field-range", raw.Place, fmt.Sprintf("字段“%s”的 range %s", raw.Title, why), "写两个字段的 id，低的在前，级别、类型、单位都同这个字段一样，例如 range = [\"pay_min\", \"pay_max\"]")
			continue
		}
		c.spans[raw.ID] = s
	}
}

// endsOf fills in the ends, or says what is wrong with them.
func (c *checker) endsOf(s *span) string {
	if len(s.Field.Range) != 2 || s.Field.Range[0] == s.Field.Range[1] {
		return "要写两个不同的字段"
	}
	for n, id := range s.Field.Range {
		f := c.fields[id]
		switch {
		case f == nil || f.ID != id:
			return fmt.Sprintf("里没有“%s”这个字段%s", id, c.near(id))
		case !f.Type.Numeric() || f.Type != s.Type || f.Level != s.Level || f.Unit != s.Unit:
			return fmt.Sprintf("里“%s”的级别、类型或单位不一样", f.Title)
		}
		s.ends[n] = f
	}
	return ""
}

// spanNamed is the span that an entry of a text file means; nil for none.
func (c *checker) spanNamed(key string, level stat.Level) *span {
	for _, raw := range c.raw.Fields { // in their order
		if s := c.spans[raw.ID]; s != nil && s.Level == level && calledSo(raw, key) {
			return s
		}
	}
	return nil
}

// calledSo reports whether a field has a name, spaces and width aside.
func calledSo(f source.Field, name string) bool {
	for _, own := range append([]string{f.ID, f.Title, f.Name}, f.Aliases...) {
		if own != "" && numeral.Fold(own) == numeral.Fold(name) {
			return true
		}
	}
	return false
}

// readEnds reads a cell that tells two fields; a single number is both.
func (v *valuer) readEnds(s *span) [2]reading {
	v.field = s.Field
	if v.cell.Kind == layout.Words {
		if r := numeral.Cell(v.cell.Raw); r.Kind == numeral.Range {
			status := stat.Reported
			if r.Approximate {
				status = stat.Estimated
			}
			low := v.amount(reading{Quantity: v.convert(stat.FromRat(r.Low), r), status: status})
			high := v.amount(reading{Quantity: v.convert(stat.FromRat(r.High), r), status: status})
			return [2]reading{low, high}
		}
	}
	o := v.read()
	return [2]reading{o, o}
}

// readSpan takes the k-th cell of the line for the ends that have no column of
// their own.
func (r *reader) readSpan(v *valuer, k, n, turn int, d *double) {
	for e, o := range v.readEnds(r.form.spans[k]) {
		end := r.form.spans[k].ends[e]
		if v.field = end; int(r.form.where[end.Slot]) == k+1 && (turn == 0 || r.first(v, o, n, d)) {
			r.put(end, n, turn, v.cell, o)
		}
	}
}

// doubled reports columns of spans beside those of their ends, which are read.
func (c *checker) doubled(y stat.Year, t *layout.Table, l *form) {
	for _, n := range l.doubled {
		s := l.spans[n]
		c.problems.Add(diag.Problem{
			Code: "column-twice", Severity: diag.Error, Field: s.ID, Year: int(y),
			Place:   diag.Place{File: t.File, Sheet: t.Sheet, Cell: t.Columns[n].Cell},
			Message: fmt.Sprintf("表里既有“%s”，又有“%s”或“%s”，说的是同样的数", s.Title, s.ends[0].Title, s.ends[1].Title),
			Hint:    "留一种填法",
		})
	}
}
