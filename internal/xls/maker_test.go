package xls

import (
	"encoding/binary"
	"math"
	"strings"
	"unicode/utf16"
)

// A maker writes workbooks for tests, the way Excel does.
type maker struct {
	date1904 bool
	longest  int // bytes a record may hold; 8,224 in real files
	formats  []string
	strings  []typed
	sheets   []*tab
}

// typed is a text of the shared table with what Excel may attach to it.
type typed struct {
	text     string
	runs     int    // changes of font
	phonetic string // such as pinyin
}

// A tab is a worksheet, or with another kind a chart or macro sheet.
type tab struct {
	*maker
	name    string
	state   byte // 0 shown, 1 hidden, 2 very hidden
	kind    byte // 0 worksheet, 2 chart
	records []byte
	objects int
}

func newMaker() *maker { return &maker{longest: 8224} }

func (m *maker) sheet(name string) *tab {
	s := &tab{maker: m, name: name}
	m.sheets = append(m.sheets, s)
	return s
}

// rec writes a record whose body is values in little-endian order.
func rec(id uint16, values ...any) []byte {
	var body []byte
	for _, v := range values {
		body, _ = binary.Append(body, binary.LittleEndian, v)
	}
	record := binary.LittleEndian.AppendUint16(nil, id)
	record = binary.LittleEndian.AppendUint16(record, uint16(len(body)))
	return append(record, body...)
}

func bof(part uint16) []byte {
	return rec(idBOF, uint16(versionBIFF8), part, uint16(0x0DBB), uint16(0x07CC), uint32(0), uint32(0))
}

var eof = rec(idEOF)

// file writes the workbook in its container.
func (m *maker) file() []byte { return container(stream{"Workbook", m.stream()}) }

// stream writes the records. The places of sheets are known only after all
// before them is written, so the globals are written twice.
func (m *maker) stream() []byte {
	at := make([]int, len(m.sheets))
	all := m.globals(at)
	for i, s := range m.sheets {
		at[i] = len(all)
		all = append(all, bof(map[byte]uint16{0: partWorksheet, 2: 0x20}[s.kind])...)
		all = append(append(all, s.records...), eof...)
	}
	copy(all, m.globals(at))
	return all
}

func (m *maker) globals(at []int) []byte {
	g := bof(partGlobals)
	g = append(g, rec(idDateMode, flag(m.date1904))...)
	for i, code := range m.formats {
		g = append(g, rec(idFormat, uint16(164+i), xlString(code))...)
	}
	for i := range len(m.formats) + 1 {
		g = append(g, rec(idXF, uint16(0), uint16(min(i, 1)*163+i), make([]byte, 16))...)
	}
	for i, s := range m.sheets {
		name := xlString(s.name) // here the length is one byte only
		g = append(g, rec(idBoundSheet, uint32(at[i]), s.state, s.kind, name[0], name[2:])...)
	}
	return append(append(g, m.table()...), eof...)
}

func flag(b bool) uint16 {
	if b {
		return 1
	}
	return 0
}

// xlString writes length, flags and characters.
func xlString(s string) []byte {
	flags, chars, count := encode(s)
	return append(append(binary.LittleEndian.AppendUint16(nil, uint16(count)), flags), chars...)
}

// encode writes Latin-1 where it can, as Excel does, else UTF-16.
func encode(s string) (flags byte, chars []byte, count int) {
	units := utf16.Encode([]rune(s))
	if strings.IndexFunc(s, func(r rune) bool { return r > 0xFF }) < 0 {
		for _, u := range units {
			chars = append(chars, byte(u))
		}
		return 0, chars, len(units)
	}
	for _, u := range units {
		chars = binary.LittleEndian.AppendUint16(chars, u)
	}
	return wide, chars, len(units)
}

// table writes the shared strings and breaks them into records.
func (m *maker) table() []byte {
	b := &breaker{longest: m.longest, id: idStrings}
	count := uint32(len(m.strings))
	b.whole(binary.LittleEndian.AppendUint32(binary.LittleEndian.AppendUint32(nil, count), count))
	for _, s := range m.strings {
		b.typed(s)
	}
	return b.end()
}

// A breaker fills records up to their longest.
type breaker struct {
	longest int
	id      uint16
	body    []byte
	done    []byte
}

func (b *breaker) end() []byte {
	b.done = append(b.done, rec(b.id, b.body)...)
	b.id, b.body = idContinue, nil
	return b.done
}

// whole writes what may not be broken.
func (b *breaker) whole(piece []byte) {
	if len(b.body)+len(piece) > b.longest {
		b.end()
	}
	b.body = append(b.body, piece...)
}

func (b *breaker) typed(s typed) {
	flags, chars, count := encode(s.text)
	_, said, _ := encode(s.phonetic)
	head := binary.LittleEndian.AppendUint16(nil, uint16(count))
	all := flags
	if s.runs > 0 {
		all |= rich
	}
	if s.phonetic != "" {
		all |= phonetic
	}
	head = append(head, all)
	if s.runs > 0 {
		head = binary.LittleEndian.AppendUint16(head, uint16(s.runs))
	}
	if s.phonetic != "" {
		head = binary.LittleEndian.AppendUint32(head, uint32(len(said)))
	}
	b.whole(head)
	for width := 1 + int(flags&wide); len(chars) > 0; chars = chars[width:] {
		if len(b.body)+width > b.longest {
			b.end()
			b.body = []byte{flags} // a broken text says again how wide it is
		}
		b.body = append(b.body, chars[:width]...)
	}
	for range 4*s.runs + len(said) {
		b.whole([]byte{0x55})
	}
}

// style returns the style that shows numbers by a format.
func (m *maker) style(code string) uint16 {
	m.formats = append(m.formats, code)
	return uint16(len(m.formats))
}

func (s *tab) add(records ...[]byte) {
	for _, r := range records {
		s.records = append(s.records, r...)
	}
}

// place reads a reference such as B7.
func place(ref string) (row, column uint16) {
	for _, c := range ref {
		if c >= 'A' {
			column = column*26 + uint16(c-'A'+1)
		} else {
			row = row*10 + uint16(c-'0')
		}
	}
	return row - 1, column - 1
}

func (s *tab) cell(id uint16, ref string, style uint16, value ...any) {
	row, column := place(ref)
	s.add(rec(id, append([]any{row, column, style}, value...)...))
}

// text writes a text through the shared table.
func (s *tab) text(ref, text string) { s.typed(ref, typed{text: text}) }

func (s *tab) typed(ref string, text typed) {
	s.strings = append(s.strings, text)
	s.cell(idLabelSST, ref, 0, uint32(len(s.strings)-1))
}

func (s *tab) number(ref string, value float64, style uint16) { s.cell(idNumber, ref, style, value) }

// rk writes a packed number: twice the integer bit, the hundredth bit, as given.
func (s *tab) rk(ref string, packed uint32, style uint16) { s.cell(idRK, ref, style, packed) }

// integers writes numbers beside each other.
func (s *tab) integers(ref string, values ...int32) {
	row, column := place(ref)
	body := []any{row, column}
	for _, v := range values {
		body = append(body, uint16(0), uint32(v<<2|2))
	}
	s.add(rec(idManyRK, append(body, column+uint16(len(values))-1)...))
}

// formula writes a formula with a stored number.
func (s *tab) formula(ref string, value float64, style uint16) {
	s.result(ref, style, math.Float64bits(value), 0)
}

func (s *tab) result(ref string, style uint16, result uint64, flags uint16) {
	s.cell(idFormula, ref, style, result, flags, uint32(0), uint16(3), []byte{0x1E, 1, 0})
}

// special is a stored result that is no number.
func special(kind, value byte) uint64 {
	return 0xFFFF<<48 | uint64(value)<<16 | uint64(kind)
}

// formulaText writes a formula with a stored text; between may stand others.
func (s *tab) formulaText(ref, text string, between ...[]byte) {
	s.result(ref, 0, special(resultString, 0), 0)
	s.add(between...)
	b := &breaker{longest: s.longest, id: idString}
	whole := xlString(text)
	b.whole(whole[:3])
	for rest := whole[3:]; len(rest) > 0; rest = rest[2:] {
		if len(b.body)+2 > b.longest {
			b.end()
			b.body = whole[2:3]
		}
		b.body = append(b.body, rest[:2]...)
	}
	s.add(b.end())
}

func (s *tab) merge(from, to string) {
	top, left := place(from)
	bottom, right := place(to)
	s.add(rec(idMerged, uint16(1), top, bottom, left, right))
}

func (s *tab) hideRow(row uint16) {
	s.add(rec(idRow, row-1, uint16(0), uint16(256), uint16(0x120), uint32(0), uint32(0x120)))
}

func (s *tab) hideColumns(first, last uint16) {
	s.add(rec(idColumnInfo, first-1, last-1, uint16(2304), uint16(0), uint16(1), uint16(0)))
}

// comment writes an object, its text and the cell that it belongs to.
func (s *tab) comment(ref, text string) {
	s.objects++
	flags, chars, count := encode(text)
	s.add(
		rec(idObject, uint16(0x15), uint16(18), uint16(0x19), uint16(s.objects), make([]byte, 14)),
		rec(idTextObject, make([]byte, 10), uint16(count), uint16(16), uint32(0)),
		rec(idContinue, flags, chars),
		rec(idContinue, make([]byte, 16)),
	)
	row, column := place(ref)
	s.add(rec(idNote, row, column, uint16(0), uint16(s.objects), xlString("张三")))
}
