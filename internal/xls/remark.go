package xls

import (
	"cmp"
	"slices"
)

// remarks collects comments. Each comes in three records: an object with a
// number, the text in its box, and later the cell with the object's number.
type remarks struct {
	object int            // the number of the last object
	texts  map[int]string // by number of the object
	notes  []note
}

type note struct{ row, column, object int }

func (r *remarks) record(b *reader, id uint16, f *fields) (err error) {
	switch id {
	case idObject:
		f.take(6) // of the first part of the object: its kind and size; the object's kind
		r.object = f.u16()
	case idTextObject:
		err = r.text(b, f)
	case idNote:
		n := note{row: f.u16() + 1, column: f.u16() + 1}
		f.u16() // always shown or not
		n.object = f.u16()
		r.notes = append(r.notes, n)
		err = b.spent.addRemark()
	}
	return err
}

// text reads the text of a box, which stands in the records after it.
func (r *remarks) text(b *reader, f *fields) error {
	f.take(10) // alignment, rotation
	n := f.u16()
	f.take(4) // length of the changes of font
	if n == 0 || !b.follows(idContinue) {
		return nil
	}
	parts, err := b.continued(nil)
	if err != nil {
		return err
	}
	s, err := newChunks(parts, &b.spent).chars(n, 0)
	if r.texts == nil {
		r.texts = map[int]string{}
	}
	r.texts[r.object] = s
	return err
}

// comments joins cells and texts, in the order of cells.
func (r *remarks) comments() []Comment {
	var found []Comment
	for _, n := range r.notes {
		found = append(found, Comment{n.row, n.column, r.texts[n.object]})
	}
	slices.SortStableFunc(found, func(a, b Comment) int {
		return cmp.Or(cmp.Compare(a.Row, b.Row), cmp.Compare(a.Column, b.Column))
	})
	return found
}
