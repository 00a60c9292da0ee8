package bag

import (
	"archive/zip"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"strings"
)

// A Refusal says in a sentence why a file is not read at all.
type Refusal struct{ What string }

func (r *Refusal) Error() string { return r.What }

func refuse(format string, values ...any) error { return &Refusal{fmt.Sprintf(format, values...)} }

// An Opened bag is one that is laid out as ours are. Whether its content is what
// was packed, Faults tells.
type Opened struct {
	Name  string
	Info  []Entry
	Files fs.FS // all files, from the bag's folder: data/…, bag-info.txt…

	parts   map[string]*zip.File // by path in the bag
	altered bool                 // a byte of the zip is another
}

// Limits of what is unpacked, all files together: bytes, and times the size of
// the zip above the free bytes. The bags of the sample unpack to 7 times theirs.
const (
	maxBytes = 4 << 30
	maxTimes = 200
	free     = 64 << 20
	maxTag   = 256 << 20 // of a file that is read whole: manifests and what stands beside them
)

// Open reads the layout of a bag. Its error is a Refusal, or that of r.
func Open(r io.ReaderAt, size int64) (*Opened, error) {
	z, err := zip.NewReader(r, size)
	if z == nil || err != nil && !errors.Is(err, zip.ErrInsecurePath) {
		return nil, refuse("不是完整的 zip 文件，多半没有传完或已损坏")
	}
	o := &Opened{parts: map[string]*zip.File{}}
	if err := o.enter(z); err != nil {
		return nil, err
	}
	if err := bounded(z, size); err != nil {
		return nil, err
	}
	if o.altered, err = altered(z, r, size); err != nil {
		return nil, err
	}
	if o.Files, err = fs.Sub(z, o.Name); err != nil {
		return nil, refuse("里面的文件夹名“%s”不能用", o.Name)
	}
	return o, o.declared()
}

// enter takes the names of all files.
func (o *Opened) enter(z *zip.Reader) error {
	folded := map[string]bool{}
	for _, f := range z.File {
		base, name, ok := strings.Cut(f.Name, "/")
		switch {
		case !f.Mode().IsRegular():
			return refuse("里面的“%s”不是普通文件（是链接或文件夹），年度档案里没有这样的", f.Name)
		case !fs.ValidPath(f.Name) || !ok || strings.ContainsAny(f.Name, "\\:\x00"):
			return refuse("里面有一个路径会写到别处：%q", f.Name)
		case o.Name != "" && base != o.Name:
			return refuse("里面不止一个文件夹：%s、%s", o.Name, base)
		case folded[strings.ToLower(name)]:
			return refuse("里面有两个同名的文件：%s", name)
		}
		o.Name, folded[strings.ToLower(name)], o.parts[name] = base, true, f
	}
	if len(o.parts) == 0 {
		return refuse("是空的 zip 文件")
	}
	return nil
}

// bounded refuses what would unpack to more than a bag can be.
func bounded(z *zip.Reader, size int64) error {
	total := uint64(0)
	for _, f := range z.File {
		if f.UncompressedSize64 > maxBytes {
			return refuse("“%s”展开后超过 %d GB，不是年度档案", f.Name, maxBytes>>30)
		}
		total += f.UncompressedSize64
	}
	if total > maxBytes || total > free+maxTimes*uint64(size) {
		return refuse("展开后有 %d MB，而文件只有 %.1f MB，不是年度档案", total>>20, float64(size)/(1<<20))
	}
	return nil
}

// altered writes the zip once more, of its own entries, and reports whether a
// byte comes out differently.
func altered(z *zip.Reader, r io.ReaderAt, size int64) (bool, error) {
	var list []member
	for _, f := range z.File {
		list = append(list, member{header(f.Name, f.CRC32, int64(f.CompressedSize64), int64(f.UncompressedSize64)), f.OpenRaw})
	}
	c := &comparer{r: r}
	err := write(c, list)
	if errors.Is(err, errDiffers) || errors.Is(err, zip.ErrFormat) || errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) {
		return true, nil
	}
	return c.at != size, err
}

// A comparer is written to and holds that against what can be read.
type comparer struct {
	r  io.ReaderAt
	at int64
	is []byte
}

var errDiffers = errors.New("differs")

func (c *comparer) Write(p []byte) (int, error) {
	if cap(c.is) < len(p) {
		c.is = make([]byte, len(p))
	}
	is := c.is[:len(p)]
	if n, err := c.r.ReadAt(is, c.at); n < len(p) {
		if err == io.EOF {
			return 0, errDiffers
		}
		return 0, err
	}
	if string(is) != string(p) {
		return 0, errDiffers
	}
	c.at += int64(len(p))
	return len(p), nil
}

// declared reads what the bag says of itself.
func (o *Opened) declared() error {
	text, err := o.read(declaration)
	switch version, ok := strings.CutPrefix(string(text), "BagIt-Version: "); {
	case err != nil || !ok:
		return refuse("没有 %s，不是年度档案（BagIt）", declaration)
	case string(text) != declared && !strings.HasPrefix(version, "1.0\n"):
		version, _, _ = strings.Cut(version, "\n")
		return refuse("是 BagIt %.20s 版的，本程序只认识 1.0 版", version)
	}
	text, err = o.read(info)
	if o.Info, err = parse(text, err); err != nil {
		return refuse("%s 读不出来，不是本程序封存的，或已损坏", info)
	}
	return nil
}

func parse(text []byte, err error) ([]Entry, error) {
	out, ok := readInfo(text)
	if err == nil && !ok {
		err = zip.ErrFormat
	}
	return out, err
}

// read unpacks one file, of the size that it says and no more.
func (o *Opened) read(path string) ([]byte, error) {
	f := o.parts[path]
	switch {
	case f == nil:
		return nil, fs.ErrNotExist
	case f.UncompressedSize64 > maxTag:
		return nil, zip.ErrFormat
	}
	r, err := f.Open()
	if err != nil {
		return nil, err
	}
	defer r.Close()
	return io.ReadAll(io.LimitReader(r, int64(f.UncompressedSize64)+1))
}

// Value is a line of bag-info.txt; empty without one.
func (o *Opened) Value(label string) string {
	for _, e := range o.Info {
		if e.Label == label {
			return e.Value
		}
	}
	return ""
}
