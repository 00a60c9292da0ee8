package bag

import (
	"archive/zip"
	"bytes"
	"compress/flate"
	"crypto/sha256"
	"fmt"
	"hash/crc32"
	"io"
	"maps"
	"slices"
	"sync"
)

// Write packs the bag. Where there is a key, it is signed.
func (b Bag) Write(w io.Writer, key *PrivateKey) error {
	files := b.files()
	if key != nil {
		files[signature] = key.sign(files["tagmanifest-sha256.txt"])
	}
	names := slices.Sorted(maps.Keys(files))
	packed := map[string]packed{}
	var mu sync.Mutex
	each(names, func(name string) {
		p := pack(files[name])
		mu.Lock()
		defer mu.Unlock()
		packed[name] = p
	})
	list := make([]member, len(names))
	for i, name := range names {
		p := packed[name]
		list[i] = member{header(b.Name+"/"+name, p.crc, int64(len(p.data)), p.size), func() (io.Reader, error) { return bytes.NewReader(p.data), nil }}
	}
	return write(w, list)
}

// packed is a deflated file.
type packed struct {
	data []byte
	size int64
	crc  uint32
}

func pack(text []byte) packed {
	var b bytes.Buffer
	w, _ := flate.NewWriter(&b, flate.BestCompression) // a level that there is
	_, _ = w.Write(text)                               // the buffer takes everything
	_ = w.Close()
	return packed{b.Bytes(), int64(len(text)), crc32.ChecksumIEEE(text)}
}

// A member is an entry of the zip with its deflated bytes.
type member struct {
	*zip.FileHeader
	raw func() (io.Reader, error)
}

// header is all that an entry says of itself: that its name is UTF-8, no owner, as
// its time the first day that zip knows. It says that it comes from Unix, with the
// mode 0644: what comes from DOS is unpacked with garbled names by some programs.
func header(name string, crc uint32, packed, size int64) *zip.FileHeader {
	h := &zip.FileHeader{
		Name: name, Method: zip.Deflate, Flags: 0x800, ReaderVersion: 20,
		CreatorVersion: 3<<8 | 20, ExternalAttrs: 0o100644 << 16,
		CRC32: crc, CompressedSize64: uint64(packed), UncompressedSize64: uint64(size),
	}
	//lint:ignore SA1019 an entry of raw bytes is written with this field, not with Modified
	h.ModifiedDate = 1<<5 | 1 // 1980-01-01
	return h
}

// write writes the zip.
func write(w io.Writer, list []member) error {
	hash := sha256.New()
	entries := true
	tee := writerFunc(func(p []byte) (int, error) {
		if entries {
			hash.Write(p)
		}
		return w.Write(p)
	})
	z := zip.NewWriter(tee)
	for _, m := range list {
		part, err := z.CreateRaw(m.FileHeader)
		if err != nil {
			return err
		}
		raw, err := m.raw()
		if err != nil {
			return err
		}
		if _, err := io.Copy(part, raw); err != nil {
			return err
		}
	}
	if err := z.Flush(); err != nil {
		return err
	}
	entries = false
	if err := z.SetComment(fmt.Sprintf("SHA-256 %x", hash.Sum(nil))); err != nil {
		return err
	}
	return z.Close()
}

type writerFunc func(p []byte) (int, error)

func (f writerFunc) Write(p []byte) (int, error) { return f(p) }
