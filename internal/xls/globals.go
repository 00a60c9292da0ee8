package xls

import "unicode/utf8"

// Kinds of the parts of a workbook, each of which begins with a BOF record.
const (
	partGlobals   = 0x0005
	partWorksheet = 0x0010
	versionBIFF8  = 0x0600
)

// globals reads the first part of the stream: what holds for all sheets, and
// where each of them begins.
func (b *reader) globals() error {
	if err := b.begin(); err != nil {
		return err
	}
	b.formats = builtin()
	for {
		rec, err := b.next()
		if err != nil || rec.id == idEOF {
			return err
		}
		if err := b.global(rec); err != nil {
			return err
		}
	}
}

// begin checks that the stream is a workbook of the one format that is read.
func (b *reader) begin() error {
	rec, err := b.next()
	if err != nil {
		return err
	}
	f := fields{rest: rec.body}
	version, part := f.u16(), f.u16()
	switch {
	case !isBOF(rec.id) || f.short:
		return ErrDamaged
	case rec.id != idBOF || version < versionBIFF8:
		return ErrOld
	case version > versionBIFF8 || part != partGlobals:
		return ErrNotWorkbook
	}
	return nil
}

func (b *reader) global(rec record) error {
	f := fields{rest: rec.body}
	var err error
	switch rec.id {
	case idFilePass:
		return ErrPassword
	case idDateMode:
		b.date1904 = f.u16() == 1
	case idBoundSheet:
		err = b.boundSheet(&f)
	case idStrings:
		return b.sharedStrings(rec.body)
	case idFormat:
		err = b.format(&f)
	case idXF:
		err = b.style(&f)
	}
	return damaged(&f, err)
}

// boundSheet notes where a worksheet begins; charts and macros are passed over.
func (b *reader) boundSheet(f *fields) error {
	const hidden, worksheet = 3, 0
	at, state, kind := f.u32(), f.u8(), f.u8()
	n, flags := f.u8(), f.u8()
	name, err := newChunks([][]byte{f.rest}, &b.spent).chars(n, flags)
	if err != nil || kind != worksheet {
		return err
	}
	if int64(at) >= int64(len(b.stream)) {
		return ErrTruncated
	}
	if len(b.entries) == maxSheets {
		return tooLarge("工作表", maxSheets, "张")
	}
	b.entries = append(b.entries, entry{name, state&hidden != 0, int(at)})
	return nil
}

// format notes the code of a number format.
func (b *reader) format(f *fields) error {
	number := f.u16()
	code, err := b.plain(f)
	if err != nil {
		return err
	}
	if b.defined++; b.defined > maxFormats {
		return tooLarge("数字格式", maxFormats, "种")
	}
	if utf8.RuneCountInString(code) > maxCode {
		return ErrDamaged
	}
	b.formats[number] = newFormat(code)
	return nil
}

// style notes the number format of a cell style.
func (b *reader) style(f *fields) error {
	f.u16() // font
	b.styles = append(b.styles, f.u16())
	if len(b.styles) > 1<<16 { // cells count them in 16 bits
		return ErrDamaged
	}
	return nil
}

// styled is the format of cells of a style. One that the file does not define
// changes no value, and counts as none.
func (b *reader) styled(style int) format {
	if style < len(b.styles) {
		if known, ok := b.formats[b.styles[style]]; ok {
			return known
		}
	}
	return general
}
