package xls

import (
	"encoding/binary"
	"math"
)

// Identifiers of the records that are read.
const (
	idFormula    = 0x0006
	idEOF        = 0x000A
	idNote       = 0x001C
	idDateMode   = 0x0022
	idFilePass   = 0x002F
	idContinue   = 0x003C
	idObject     = 0x005D
	idColumnInfo = 0x007D
	idBoundSheet = 0x0085
	idManyRK     = 0x00BD
	idRichString = 0x00D6
	idXF         = 0x00E0
	idMerged     = 0x00E5
	idStrings    = 0x00FC
	idLabelSST   = 0x00FD
	idTextObject = 0x01B6
	idNumber     = 0x0203
	idLabel      = 0x0204
	idBoolError  = 0x0205
	idString     = 0x0207
	idRow        = 0x0208
	idArray      = 0x0221
	idDataTable  = 0x0236
	idRK         = 0x027E
	idFormat     = 0x041E
	idShared     = 0x04BC
	idBOF        = 0x0809
)

// isBOF tells the records that begin a workbook of any age.
func isBOF(id uint16) bool {
	return id == idBOF || id == 0x0009 || id == 0x0209 || id == 0x0409
}

// A record is a piece of the stream: what it is about and the bytes saying so.
type record struct {
	id   uint16
	body []byte
}

// records walks through the stream.
type records struct {
	stream []byte
	at     int
}

// next returns the following record. That there is none is an error, because
// each part of a workbook ends with a record of its own.
func (r *records) next() (record, error) {
	f := fields{rest: r.stream[r.at:]}
	rec := record{id: uint16(f.u16())}
	rec.body = f.take(f.u16())
	if f.short {
		return record{}, ErrTruncated
	}
	r.at = len(r.stream) - len(f.rest)
	return rec, nil
}

// follows tells whether the next record is one of ids.
func (r *records) follows(ids ...uint16) bool {
	if r.at+2 > len(r.stream) {
		return false
	}
	next := binary.LittleEndian.Uint16(r.stream[r.at:])
	for _, id := range ids {
		if next == id {
			return true
		}
	}
	return false
}

// continued returns the bodies of a record and of its continuations; a record
// holds 8,224 bytes at most.
func (r *records) continued(first []byte) ([][]byte, error) {
	parts := [][]byte{first}
	for r.follows(idContinue) {
		rec, err := r.next()
		if err != nil {
			return nil, err
		}
		parts = append(parts, rec.body)
	}
	return parts, nil
}

// fields reads the little-endian numbers of a record one after another. After
// the end it gives zeros and notes that the record is too short.
type fields struct {
	rest  []byte
	short bool
}

// take returns the next n bytes, or none of them.
func (f *fields) take(n int) []byte {
	if n > len(f.rest) {
		f.rest, f.short = nil, true
		return nil
	}
	taken := f.rest[:n]
	f.rest = f.rest[n:]
	return taken
}

func (f *fields) u8() int {
	if b := f.take(1); b != nil {
		return int(b[0])
	}
	return 0
}

func (f *fields) u16() int {
	if b := f.take(2); b != nil {
		return int(binary.LittleEndian.Uint16(b))
	}
	return 0
}

func (f *fields) u32() uint32 {
	if b := f.take(4); b != nil {
		return binary.LittleEndian.Uint32(b)
	}
	return 0
}

func (f *fields) float() float64 {
	if b := f.take(8); b != nil {
		return math.Float64frombits(binary.LittleEndian.Uint64(b))
	}
	return 0
}
