package xls

import (
	"bytes"
	"encoding/binary"
	"errors"
	"io"
	"strings"

	"github.com/richardlehane/mscfb"
)

var magic = []byte{0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1}

// workbookStream returns the records of a workbook out of their container.
// Some exporters write the records without one.
func workbookStream(data []byte) ([]byte, error) {
	switch {
	case len(data) > maxFile:
		return nil, tooLarge("文件", maxFile>>20, "MB")
	case bytes.HasPrefix(data, magic):
		return openContainer(data)
	case len(data) >= 4 && isBOF(binary.LittleEndian.Uint16(data)) && data[2] < 32 && data[3] == 0:
		return data, nil
	case len(data) > 0 && bytes.HasPrefix(magic, data):
		return nil, ErrTruncated
	}
	return nil, ErrNotWorkbook
}

// openContainer finds the stream of a workbook in an OLE2 container.
func openContainer(data []byte) (stream []byte, err error) {
	source := &meter{data: data, left: openingCost}
	defer func() {
		if fault := recover(); fault != nil { // of the library; none is known
			stream, err = nil, ErrDamaged
		}
	}()
	if err := plausible(data); err != nil {
		return nil, err
	}
	container, err := mscfb.New(source)
	if err != nil {
		return nil, source.refusal()
	}
	entry, err := choose(container.File)
	if err != nil {
		return nil, err
	}
	return source.load(entry)
}

// plausible checks the counts in a container's header, because the library
// reserves memory for as many sectors as the header claims.
func plausible(data []byte) error {
	if len(data) < 512 {
		return ErrTruncated
	}
	shift := binary.LittleEndian.Uint16(data[30:])
	if shift != 9 && shift != 12 {
		return ErrDamaged
	}
	sectors := uint32(len(data)>>shift) + 1
	for _, at := range []int{40, 44, 64, 72} { // directory, FAT, mini FAT, DIFAT
		if binary.LittleEndian.Uint32(data[at:]) > sectors {
			return ErrDamaged
		}
	}
	return nil
}

// choose picks the stream to read. A container may hold the workbook twice, in
// the format of Excel 95 (Book) and in the later one.
func choose(files []*mscfb.File) (*mscfb.File, error) {
	var found *mscfb.File
	for _, f := range files {
		switch {
		case len(f.Path) > 0: // within an embedded object
		case strings.EqualFold(f.Name, "EncryptedPackage"):
			return nil, ErrPassword
		case strings.EqualFold(f.Name, "Workbook"):
			found = f
		case strings.EqualFold(f.Name, "Book") && found == nil:
			found = f
		}
	}
	if found == nil {
		return nil, ErrNotWorkbook
	}
	return found, nil
}

// A meter gives the library the bytes of a file, but not for ever: a container
// whose sectors are chained in loops ends when the allowance is spent.
type meter struct {
	data   []byte
	left   int  // bytes that may yet be read
	beyond bool // a read went past the end of the file
}

// openingCost is the allowance in bytes for finding the streams: 2,000 sectors
// of directory, or the table of a mini stream of 128 MB.
const openingCost = 1 << 20

func (m *meter) ReadAt(into []byte, at int64) (int, error) {
	if m.left -= len(into); m.left < 0 {
		return 0, errors.New("allowance spent")
	}
	if at < 0 || at >= int64(len(m.data)) {
		m.beyond = true
		return 0, io.EOF
	}
	n := copy(into, m.data[at:])
	if n < len(into) {
		m.beyond = true
		return n, io.EOF
	}
	return n, nil
}

func (m *meter) refusal() error {
	if m.beyond {
		return ErrTruncated
	}
	return ErrDamaged
}

// load reads a whole stream. It goes in pieces of whole sectors, because the
// library's time grows with the square of what it is asked for at once.
func (m *meter) load(f *mscfb.File) ([]byte, error) {
	if f.Size < 0 || f.Size > int64(len(m.data)) {
		return nil, ErrTruncated
	}
	m.left = 2*len(m.data) + openingCost
	stream := make([]byte, f.Size)
	for at := 0; at < len(stream); {
		n, err := f.Read(stream[at:min(at+1<<15, len(stream))])
		if at += n; n == 0 || err != nil && err != io.EOF {
			return nil, m.refusal()
		}
	}
	return stream, nil
}
