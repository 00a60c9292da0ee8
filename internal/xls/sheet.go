package xls

import "slices"

// A page is a sheet while it is read.
type page struct {
	*reader
	Sheet
	rows    [maxRows]bool // hidden
	columns [maxColumns]bool
	infos   int // on columns, read so far
	remarks remarks
}

// sheet reads a worksheet, after counting what it holds.
func (b *reader) sheet(e entry) (*Sheet, error) {
	b.at = e.at
	n, err := b.count()
	if err != nil {
		return nil, err
	}
	if err := b.spent.addCells(n); err != nil {
		return nil, err
	}
	p := &page{reader: b, Sheet: Sheet{Name: e.name, Hidden: e.hidden, Cells: make([]Cell, 0, n)}}
	b.at = e.at
	if err := b.part(p.record); err != nil {
		return nil, err
	}
	p.finish()
	return &p.Sheet, nil
}

// part visits the records of one worksheet, those of charts within it left out.
func (b *reader) part(visit func(record) error) error {
	if err := b.beginSheet(); err != nil {
		return err
	}
	for depth := 1; ; {
		rec, err := b.next()
		if err != nil {
			return err
		}
		switch {
		case rec.id == idBOF:
			depth++
		case rec.id == idEOF && depth == 1:
			return nil
		case rec.id == idEOF:
			depth--
		case depth == 1:
			if err := visit(rec); err != nil {
				return err
			}
		}
	}
}

func (b *reader) beginSheet() error {
	rec, err := b.next()
	if err != nil {
		return err
	}
	f := fields{rest: rec.body}
	if version, part := f.u16(), f.u16(); rec.id != idBOF || version != versionBIFF8 || part != partWorksheet {
		return ErrDamaged
	}
	return nil
}

// count returns how many cells a worksheet holds at most. It also sees to it
// that worksheets do not overlap, which would let a small file take long.
func (b *reader) count() (int, error) {
	n, place := 0, span{from: b.at}
	err := b.part(func(rec record) error {
		if isCell(rec.id) {
			n++
		} else if rec.id == idManyRK {
			n += max(0, (len(rec.body)-6)/6)
		}
		return nil
	})
	if place.to = b.at; err == nil && slices.ContainsFunc(b.read, place.overlaps) {
		err = ErrDamaged
	}
	b.read = append(b.read, place)
	return n, err
}

// A span is a part of the stream, in bytes from its beginning.
type span struct{ from, to int }

func (s span) overlaps(other span) bool { return s.from < other.to && other.from < s.to }

// record reads what one record says about the sheet.
func (p *page) record(rec record) error {
	f := &fields{rest: rec.body}
	var err error
	switch rec.id {
	case idRow:
		p.row(f)
	case idColumnInfo:
		err = p.columnInfo(f)
	case idMerged:
		err = p.merged(f)
	case idObject, idTextObject, idNote:
		err = p.remarks.record(p.reader, rec.id, f)
	case idManyRK:
		err = p.manyRK(f)
	default:
		if isCell(rec.id) {
			err = p.cell(rec.id, f)
		}
	}
	return damaged(f, err)
}

func (p *page) row(f *fields) {
	const hidden = 0x20
	row := f.u16()
	f.take(10) // extent, height
	p.rows[row] = f.u16()&hidden != 0
}

// columnInfo reads the state of columns. No two records speak of the same.
func (p *page) columnInfo(f *fields) error {
	const hidden = 0x01
	if p.infos++; p.infos > maxColumns {
		return ErrDamaged
	}
	first, last := f.u16(), f.u16()
	f.take(4) // width, style
	state := f.u16()&hidden != 0
	for column := first; column <= min(last, maxColumns-1); column++ {
		p.columns[column] = state
	}
	return nil
}

func (p *page) merged(f *fields) error {
	n := f.u16()
	if err := p.spent.addMerged(n); err != nil {
		return err
	}
	for range n {
		top, bottom, left, right := f.u16()+1, f.u16()+1, f.u16()+1, f.u16()+1
		if top > bottom || left > right || right > maxColumns {
			return ErrDamaged
		}
		p.Merged = append(p.Merged, Range{top, left, bottom, right})
	}
	return nil
}

// finish puts everything in order. Where a place is written twice, the later
// cell counts.
func (p *page) finish() {
	if !slices.IsSortedFunc(p.Cells, byPlace) {
		slices.SortStableFunc(p.Cells, byPlace)
	}
	kept := p.Cells[:0]
	for _, c := range p.Cells {
		if n := len(kept); n > 0 && byPlace(kept[n-1], c) == 0 {
			kept = kept[:n-1]
		}
		kept = append(kept, c)
	}
	p.Cells = kept
	p.HiddenRows, p.HiddenColumns = numbers(p.rows[:]), numbers(p.columns[:])
	p.Comments = p.remarks.comments()
}

// numbers lists the places of what is true, counted from 1.
func numbers(marks []bool) []int {
	var found []int
	for i, mark := range marks {
		if mark {
			found = append(found, i+1)
		}
	}
	return found
}
