package check

import "nianbao/internal/stat"

// EmptyColumns are the numbers that a year's workbooks have a column for and
// nobody filled in. Columns of words, such as remarks, may well be empty.
func (d *Dataset) EmptyColumns(y stat.Year) []*Field {
	in := d.years[y]
	if in == nil {
		return nil
	}
	asked := make([]bool, len(d.Fields))
	for _, s := range in.sheets {
		if s.columns == nil {
			continue // a text file has no columns
		}
		for slot, at := range s.where {
			asked[slot] = asked[slot] || at > 0
		}
	}
	var out []*Field
	for _, f := range d.Fields {
		if f.Type.Numeric() && asked[f.Slot] && in.columns[f.Slot].blank() {
			out = append(out, f)
		}
	}
	return out
}

// blank reports whether not one area reported anything, nor said that the field
// does not concern it.
func (c *column) blank() bool { return c.value.Empty() && c.text.Empty() && c.status.Empty() }
