package xls

import (
	"bytes"
	"encoding/binary"
	"errors"
	"slices"
	"strings"
	"testing"
)

func TestRefusals(t *testing.T) {
	whole := populationTable().file()
	for _, c := range []struct {
		name string
		data []byte
		want *Refusal
	}{
		{"an empty file", nil, ErrNotWorkbook},
		{"an xlsx", []byte("PK\x03\x04 and so on"), ErrNotWorkbook},
		{"a web page", []byte("<html><table>"), ErrNotWorkbook},
		{"a document of Word", container(stream{"WordDocument", []byte("讲话")}), ErrNotWorkbook},
		{"a workbook of charts only", chartsOnly().file(), ErrNotWorkbook},
		{"Excel 95", container(stream{"Book", rec(idBOF, uint16(0x0500), uint16(partGlobals))}), ErrOld},
		{"Excel 4, without a container", rec(0x0409, uint16(0), uint16(0x10)), ErrOld},
		{"a password on .xls", withGlobal(rec(idFilePass, make([]byte, 54))), ErrPassword},
		{"a password on .xlsx", container(stream{"EncryptionInfo", nil}, stream{"EncryptedPackage", nil}), ErrPassword},
		{"the first bytes only", whole[:4], ErrTruncated},
		{"half of the container", whole[:len(whole)/2], ErrTruncated},
		{"a container without its last sectors", whole[:len(whole)-1024], ErrTruncated},
		{"less than its header", whole[:300], ErrTruncated},
		{"a sheet beyond the end", withGlobal(rec(idBoundSheet, uint32(1<<30), uint16(0), uint16(0))), ErrTruncated},
		{"a directory that leads back to itself", looped(), ErrDamaged},
		{"a directory of thousands of sectors", longDirectory(), ErrDamaged},
		{"a header that claims 4 G sectors", claiming(), ErrDamaged},
		{"a stream that leads back to its beginning", chained(1, 0), ErrDamaged},
		{"a stream that leads to itself", chained(0, 0), ErrTruncated},
		{"a stream that leads into the directory", chained(0, -1), ErrDamaged},
		{"a stream that leads beyond the end", chained(0, 1<<20), ErrDamaged},
		{"a list of tables that leads back to itself", tabled(0), ErrDamaged},
		{"a list of tables beyond the end", tabled(1 << 20), ErrDamaged},
		{"a sheet read twice", twice(), ErrDamaged},
		{"a text that is not in the table", oneCell(idLabelSST, uint32(5)), ErrDamaged},
		{"a number cut short", oneCell(idNumber, uint32(5)), ErrDamaged},
		{"numbers that miscount their columns", oneCell(idManyRK, uint32(2), uint16(7)), ErrDamaged},
		{"a column beyond the last", oneCell(idManyRK, bytes.Repeat([]byte{0}, 6*300)), ErrDamaged},
		{"a label longer than its record", oneCell(idLabel, uint16(900), uint8(0), uint8('x')), ErrDamaged},
		{"half a character", oneCell(idLabel, uint16(1), uint8(wide), uint8('x')), ErrDamaged},
		{"a formula with an unknown result", oneCell(idFormula, special(9, 0), uint16(0)), ErrDamaged},
		{"merged ranges upside down", mergedFrom("B9", "A1"), ErrDamaged},
		{"too many strings", withGlobal(rec(idStrings, uint32(0), uint32(maxStrings+1))), ErrTooLarge},
		{"a format longer than Excel allows", withGlobal(rec(idFormat, uint16(164), xlString(strings.Repeat("年", maxCode+1)))), ErrDamaged},
		{"too many formats", withGlobal(bytes.Repeat(rec(idFormat, uint16(164), xlString("0")), maxFormats+1)), ErrTooLarge},
		{"too many sheets", manySheets(), ErrTooLarge},
		{"too many merged ranges", manyMerged(), ErrTooLarge},
		{"too many comments", manyRecords(maxRemarks+1, rec(idNote, make([]byte, 8))), ErrTooLarge},
		{"more on columns than there are", manyRecords(maxColumns+1, rec(idColumnInfo, make([]byte, 12))), ErrDamaged},
		{"too many cells", manyCells(), ErrTooLarge},
		{"too long texts", longTexts(), ErrTooLarge},
		{"too large a file", make([]byte, maxFile+1), ErrTooLarge},
	} {
		t.Run(c.name, func(t *testing.T) {
			book, err := Open(c.data)
			if !errors.Is(err, c.want) {
				t.Fatalf("got %v, want %v", err, c.want)
			}
			if book != nil || !strings.Contains(err.Error(), "；") {
				t.Errorf("got a book %v and %q", book, err)
			}
		})
	}
}

// A workbook that ends anywhere before its end is refused.
func TestCutAnywhere(t *testing.T) {
	for _, f := range fixtures {
		whole := f.make().stream()
		for n := range whole {
			book, err := Open(whole[:n])
			var refusal *Refusal
			if !errors.As(err, &refusal) || book != nil {
				t.Fatalf("%s: %d of %d bytes give %v, %v", f.name, n, len(whole), book, err)
			}
		}
	}
}

func TestRefusalNamesTheSheet(t *testing.T) {
	_, err := Open(oneCell(idNumber))
	want := "工作表“表”：" + ErrDamaged.Error()
	if err == nil || err.Error() != want {
		t.Errorf("got %v, want %s", err, want)
	}
}

// A workbook for both Excel 95 and 97 is read as the latter.
func TestBothFormats(t *testing.T) {
	old := rec(idBOF, uint16(0x0500), uint16(partGlobals))
	book, err := Open(container(stream{"Book", old}, stream{"Workbook", populationTable().stream()}))
	if err != nil || len(book.Sheets) != 1 {
		t.Errorf("got %v, %v", book, err)
	}
}

func chartsOnly() *maker {
	m := newMaker()
	m.sheet("图").kind = 2
	return m
}

// withGlobal is a workbook with a further record in front of all sheets.
func withGlobal(record []byte) []byte {
	return slices.Concat(bof(partGlobals), record, eof)
}

func oneCell(id uint16, value ...any) []byte {
	m := newMaker()
	s := m.sheet("表")
	if id == idManyRK {
		s.add(rec(id, append([]any{uint16(0), uint16(0)}, value...)...))
	} else {
		s.cell(id, "A1", 0, value...)
	}
	return m.stream()
}

func mergedFrom(from, to string) []byte {
	m := newMaker()
	m.sheet("表").merge(from, to)
	return m.stream()
}

// chained is a workbook of several sectors, of which one leads to another; they
// count from the first one of the stream.
func chained(from, to int) []byte {
	m := newMaker()
	s := m.sheet("表")
	for row := range 2000 {
		s.number(Ref(row+1, 1), float64(row), 0)
	}
	data := m.file()
	first := int(binary.LittleEndian.Uint32(data[44:])) + 1 // behind tables and directory
	binary.LittleEndian.PutUint32(data[512+4*(first+from):], uint32(first+to))
	return data
}

// tabled is a workbook whose header says that its list of tables goes on in a
// sector, many times.
func tabled(sector uint32) []byte {
	data := populationTable().file()
	binary.LittleEndian.PutUint32(data[68:], sector)
	binary.LittleEndian.PutUint32(data[72:], uint32(len(data)/512))
	return data
}

// A container that is cut off anywhere is refused, or nothing of it is lost:
// what fills up its last sector may be.
func TestContainerCutAnywhere(t *testing.T) {
	for _, f := range fixtures {
		whole := f.make().file()
		for n := 8; n < len(whole); n += 61 {
			book, err := Open(whole[:n])
			var refusal *Refusal
			if err == nil && dump(book) != strings.TrimPrefix(f.want, "\n") || err != nil && !errors.As(err, &refusal) {
				t.Fatalf("%s: %d of %d bytes give %v, %v", f.name, n, len(whole), book, err)
			}
		}
	}
}

func looped() []byte {
	data := populationTable().file()
	binary.LittleEndian.PutUint32(data[512+4:], 1) // in the table, the directory follows itself
	return data
}

// longDirectory is a sound workbook but for its directory, which goes on
// through all other sectors.
func longDirectory() []byte {
	data := container(stream{"Workbook", append(populationTable().stream(), make([]byte, 2<<20)...)})
	tables := binary.LittleEndian.Uint32(data[44:])
	binary.LittleEndian.PutUint32(data[512+4*tables:], tables+1)
	return data
}

func claiming() []byte {
	data := populationTable().file()
	binary.LittleEndian.PutUint32(data[64:], 0xFFFFFFFF)
	return data
}

// twice announces one sheet's records under two names.
func twice() []byte {
	m := newMaker()
	m.sheet("甲").integers("A1", 1, 2, 3)
	m.sheet("乙")
	data := m.stream()
	announced := rec(idBoundSheet, make([]byte, 10))[:4]
	first := bytes.Index(data, announced)
	second := first + 1 + bytes.Index(data[first+1:], announced)
	copy(data[second+4:second+8], data[first+4:first+8])
	return data
}

func manySheets() []byte {
	m := newMaker()
	for range maxSheets + 1 {
		m.sheet("表")
	}
	return m.file()
}

func manyMerged() []byte {
	m := newMaker()
	s := m.sheet("表")
	for range maxMerged/1000 + 1 {
		s.add(rec(idMerged, uint16(1000), make([]byte, 8000)))
	}
	return m.file()
}

func manyRecords(n int, record []byte) []byte {
	m := newMaker()
	m.sheet("表").add(bytes.Repeat(record, n))
	return m.stream()
}

func manyCells() []byte {
	m := newMaker()
	s := m.sheet("表")
	numbers := make([]int32, maxColumns)
	for row := range maxCells/maxColumns + 1 {
		s.integers(Ref(row%maxRows+1, 1), numbers...)
	}
	return m.file()
}

func longTexts() []byte {
	m := newMaker()
	s := m.sheet("表")
	long := xlString(strings.Repeat("长", 32_000))
	for range maxText/len(long) + 1 {
		s.cell(idLabel, "A1", 0, long)
	}
	return m.file()
}
