package docx

import (
	"archive/zip"
	"bytes"
	"compress/flate"
	"hash/crc32"
	"sync"
)

// A pressed is a part as it lies in the zip.
type pressed struct {
	data   []byte
	sum    uint32 // CRC-32 of the part
	length int    // of the part
}

// into puts it into a zip.
func (p pressed) into(out *zip.Writer, name string) error {
	h := &zip.FileHeader{Name: name, Method: zip.Deflate, ReaderVersion: 20,
		CRC32: p.sum, CompressedSize64: uint64(len(p.data)), UncompressedSize64: uint64(p.length)}
	//lint:ignore SA1019 an entry of raw bytes is written with this field, not with Modified
	h.ModifiedDate = epoch
	w, err := out.CreateRaw(h)
	if err == nil {
		_, err = w.Write(p.data)
	}
	return err
}

// epoch is the day that all files of the zip carry: the first that a zip can,
// 1 January 1980.
const epoch = 1<<5 | 1

// A presser deflates. Setting one up takes longer than most parts do.
type presser struct {
	out bytes.Buffer
	w   *flate.Writer
}

var pressers = sync.Pool{New: func() any {
	p := &presser{}
	p.w, _ = flate.NewWriter(&p.out, 5) // a level that there is
	return p
}}

// pressOwn presses a part that no other file has.
func pressOwn(data []byte) pressed {
	p := pressers.Get().(*presser)
	defer pressers.Put(p)
	p.out.Reset()
	p.w.Reset(&p.out)
	_, _ = p.w.Write(data) // a buffer takes everything
	_ = p.w.Close()
	return pressed{bytes.Clone(p.out.Bytes()), crc32.ChecksumIEEE(data), len(data)}
}

// common are the parts that file after file has, such as styles and fonts, once
// pressed. They come with the first files; what comes when there is no more room
// is pressed each time, to the same bytes.
var common = struct {
	sync.RWMutex
	parts map[string]pressed
}{parts: map[string]pressed{}}

// Limits of common: of the number of parts, and of the bytes of each.
const (
	mostCommon    = 64
	largestCommon = 16 << 10
)

// pressCommon is pressOwn, for a part that other files may have too.
func pressCommon(data []byte) pressed {
	common.RLock()
	p, ok := common.parts[string(data)]
	common.RUnlock()
	if ok {
		return p
	}
	p = pressOwn(data)
	common.Lock()
	defer common.Unlock()
	if len(common.parts) < mostCommon && len(data) <= largestCommon {
		common.parts[string(data)] = p
	}
	return p
}
