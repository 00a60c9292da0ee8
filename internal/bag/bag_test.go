package bag

import (
	"archive/zip"
	"bytes"
	"crypto/sha256"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"math/rand/v2"
	"strings"
	"testing"
)

// sample is a small bag with all that bags have: folders, Chinese names, a name
// with a percent sign, an empty file, one that packs well and one that does not.
func sample() Bag {
	noise := make([]byte, 600)
	for i, r := 0, rand.New(rand.NewPCG(1, 2)); i < len(noise); i++ {
		noise[i] = byte(r.Uint32())
	}
	return Bag{
		Name: "nianbao-2022",
		Info: []Entry{{"Source-Organization", "示例区民政局"}, {"Bagging-Date", "2023-04-10"}, {"Empty", ""}},
		Tags: map[string][]byte{"归档说明.txt": []byte("2022 年\n")},
		Payload: map[string][]byte{
			"project/data/2022/望湖街道.xlsx": noise, "project/data/2022/100%.csv": []byte("a,b\n"),
			"site/index.html": []byte(strings.Repeat("<p>年报</p>\n", 500)), "site/empty.css": nil,
		},
	}
}

func written(t *testing.T, b Bag, key *PrivateKey) []byte {
	t.Helper()
	var out bytes.Buffer
	if err := b.Write(&out, key); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func opened(t *testing.T, data []byte) *Opened {
	t.Helper()
	o, err := Open(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	return o
}

// What is packed is what is read, and the same every time.
func TestBagReadsBack(t *testing.T) {
	b := sample()
	data := written(t, b, nil)
	if !bytes.Equal(data, written(t, sample(), nil)) {
		t.Fatal("two runs differ")
	}
	o := opened(t, data)
	if f := o.Faults(); len(f) > 0 {
		t.Fatalf("a sound bag has faults: %v", f)
	}
	for path, want := range b.Payload {
		if got, err := fs.ReadFile(o.Files, "data/"+path); err != nil || !bytes.Equal(got, want) {
			t.Errorf("%s reads back differently (%v)", path, err)
		}
	}
	if o.Name != b.Name || o.Value("Source-Organization") != "示例区民政局" || o.Value("Payload-Oxum") != "7604.4" {
		t.Errorf("the bag says %q %v", o.Name, o.Info)
	}
}

// Programs that unpack zips get names and modes right: what says that it comes
// from DOS has its Chinese names garbled by some, whatever its flags.
func TestEntriesUnpackEverywhere(t *testing.T) {
	data := written(t, sample(), nil)
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range z.File {
		if f.CreatorVersion>>8 != 3 || f.Flags != 0x800 || f.Mode() != 0o644 || f.Modified.Year() != 1980 {
			t.Errorf("%s: from system %d, flags %x, mode %v, time %v", f.Name, f.CreatorVersion>>8, f.Flags, f.Mode(), f.Modified)
		}
	}
}

// The tag files are those of RFC 8493, to the letter; the digests are
// independent of us (sha256sum), those in SM3 the vectors of GB/T 32905.
func TestTagFilesAreThoseOfBagIt(t *testing.T) {
	o := opened(t, written(t, Bag{Name: "b", Payload: map[string][]byte{"abc": []byte("abc"), "long%": []byte(strings.Repeat("abcd", 16))}}, nil))
	for name, want := range map[string]string{
		"bagit.txt":    "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n",
		"bag-info.txt": "Payload-Oxum: 67.2\n",
		"manifest-sha256.txt": "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad  data/abc\n" +
			fmt.Sprintf("%x", sha256.Sum256([]byte(strings.Repeat("abcd", 16)))) + "  data/long%25\n",
		"manifest-sm3.txt": "66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0  data/abc\n" +
			"debe9ff92275b8a138604889c18e5a4d6fdb70e5387e5765293dcba39c0c5732  data/long%25\n",
	} {
		if got, err := fs.ReadFile(o.Files, name); err != nil || string(got) != want {
			t.Errorf("%s is %q (%v), want %q", name, got, err, want)
		}
	}
	text, _ := fs.ReadFile(o.Files, "tagmanifest-sm3.txt")
	for _, name := range []string{"bagit.txt", "bag-info.txt", "manifest-sha256.txt", "manifest-sm3.txt"} {
		if !strings.Contains(string(text), "  "+name+"\n") {
			t.Errorf("the tag manifest does not list %s", name)
		}
	}
}

// sound reports whether a file passes as an untouched bag.
func sound(data []byte) bool {
	o, err := Open(bytes.NewReader(data), int64(len(data)))
	return err == nil && len(o.Faults()) == 0
}

// Every byte of a signed bag counts: changed by any amount, taken out, or put in.
func TestEveryByteCounts(t *testing.T) {
	key, _ := keys(t)
	data := written(t, sample(), key)
	if !sound(data) {
		t.Fatal("the bag itself is not sound")
	}
	r := rand.New(rand.NewPCG(3, 4))
	for at := range data {
		changed := bytes.Clone(data)
		changed[at] ^= byte(1 + r.IntN(255))
		shorter := append(bytes.Clone(data[:at]), data[at+1:]...)
		longer := append(append(bytes.Clone(data[:at]), byte(r.IntN(256))), data[at:]...)
		for what, d := range map[string][]byte{"changed": changed, "shorter": shorter, "longer": longer} {
			if sound(d) {
				t.Errorf("byte %d of %d %s, and it passes", at, len(data), what)
			}
		}
	}
	for _, tail := range []string{"\x00", "PK", string(data)} {
		if sound(append(bytes.Clone(data), tail...)) {
			t.Errorf("%d bytes behind the end pass", len(tail))
		}
	}
}

// repacked is a bag as somebody with a zip program would make it of changed files.
func repacked(t *testing.T, change func(files map[string][]byte)) []byte {
	t.Helper()
	files := sample().files()
	change(files)
	var list []member
	for name, text := range files {
		p := pack(text)
		list = append(list, member{header("nianbao-2022/"+name, p.crc, int64(len(p.data)), p.size), raw(p.data)})
	}
	var b bytes.Buffer
	if err := write(&b, list); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// Files that were changed, taken out or put in by hand are named.
func TestFaultsNameTheFile(t *testing.T) {
	for _, c := range []struct {
		name   string
		change func(map[string][]byte)
		want   []Fault
	}{
		{"changed", func(f map[string][]byte) { f["data/site/index.html"] = []byte("x") }, []Fault{{"data/site/index.html", "内容与封存时不同"}}},
		{"removed", func(f map[string][]byte) { delete(f, "data/site/empty.css") }, []Fault{{"data/site/empty.css", "清单里有，档案里没有"}}},
		{"added", func(f map[string][]byte) { f["data/site/more.html"] = nil }, []Fault{{"data/site/more.html", "清单里没有，是多出来的"}}},
		{"added tag", func(f map[string][]byte) { f["more.txt"] = nil }, []Fault{{"more.txt", "清单里没有，是多出来的"}}},
		{"tag changed", func(f map[string][]byte) { f["归档说明.txt"] = nil }, []Fault{{"归档说明.txt", "内容与封存时不同"}}},
		{"manifest gone", func(f map[string][]byte) { delete(f, "manifest-sm3.txt") }, []Fault{{"manifest-sm3.txt", "清单里有，档案里没有"}, {"manifest-sm3.txt", "读不出来，或没有这个文件"}}},
		{"tag manifest gone", func(f map[string][]byte) { delete(f, "tagmanifest-sm3.txt") }, []Fault{{"tagmanifest-sm3.txt", "读不出来，或没有这个文件"}}},
		{"one digest changed", func(f map[string][]byte) {
			f["manifest-sha256.txt"] = bytes.Replace(f["manifest-sha256.txt"], []byte("  data/site/index"), []byte("0  data/site/index"), 1)
		}, []Fault{{"data/site/index.html", "内容与封存时不同"}, {"manifest-sha256.txt", "内容与封存时不同"}}},
	} {
		if got := opened(t, repacked(t, c.change)).Faults(); fmt.Sprint(got) != fmt.Sprint(c.want) {
			t.Errorf("%s: faults are %v, want %v", c.name, got, c.want)
		}
	}
}

func raw(data []byte) func() (r io.Reader, err error) {
	return func() (io.Reader, error) { return bytes.NewReader(data), nil }
}

// hostile makes a zip with any headers.
func hostile(t *testing.T, entries ...*zip.FileHeader) []byte {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for _, e := range entries {
		p := pack([]byte("BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"))
		e.Method, e.CRC32, e.CompressedSize64 = zip.Deflate, p.crc, uint64(len(p.data))
		if e.UncompressedSize64 == 0 {
			e.UncompressedSize64 = uint64(p.size)
		}
		w, err := z.CreateRaw(e)
		if err != nil {
			t.Fatal(err)
		}
		if strings.HasSuffix(e.Name, "/") {
			continue // a folder holds no bytes
		}
		if _, err := w.Write(p.data); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func named(names ...string) (out []*zip.FileHeader) {
	for _, n := range names {
		out = append(out, &zip.FileHeader{Name: n})
	}
	return out
}

// What is no bag is refused with a sentence that says why.
func TestOpenRefuses(t *testing.T) {
	data := written(t, sample(), nil)
	link := &zip.FileHeader{Name: "b/link"}
	link.SetMode(fs.ModeSymlink | 0o777)
	bomb := &zip.FileHeader{Name: "b/data/x", UncompressedSize64: 3 << 30}
	lying := repacked(t, func(f map[string][]byte) {
		f["bagit.txt"] = []byte("BagIt-Version: 2.0\nTag-File-Character-Encoding: UTF-8\n")
	})
	for _, c := range []struct {
		name, want string
		data       []byte
	}{
		{"empty", "不是完整的 zip 文件", nil},
		{"text", "不是完整的 zip 文件", []byte("hello")},
		{"cut short", "不是完整的 zip 文件", data[:len(data)*2/3]},
		{"no entries", "空的", hostile(t)},
		{"climbing", "写到别处", hostile(t, named("b/bagit.txt", "b/../../etc/passwd")...)},
		{"absolute", "写到别处", hostile(t, named("/etc/passwd")...)},
		{"backslash", "写到别处", hostile(t, named(`b/..\..\x`)...)},
		{"drive", "写到别处", hostile(t, named("b/c:/x")...)},
		{"two folders", "不止一个文件夹", hostile(t, named("b/bagit.txt", "c/x")...)},
		{"twice", "同名", hostile(t, named("b/bagit.txt", "b/x", "b/x")...)},
		{"twice on Windows", "同名", hostile(t, named("b/bagit.txt", "b/x", "b/X")...)},
		{"link", "不是普通文件", hostile(t, link)},
		{"folder", "不是普通文件", hostile(t, named("b/")...)},
		{"bomb", "展开后有 3072 MB", hostile(t, bomb)},
		{"large bomb", "展开后超过 4 GB", hostile(t, &zip.FileHeader{Name: "b/x", UncompressedSize64: 1 << 40})},
		{"no bag", "没有 bagit.txt", hostile(t, named("b/x")...)},
		{"future version", "BagIt 2.0 版", lying},
		{"no information", "bag-info.txt", hostile(t, named("b/bagit.txt")...)},
	} {
		_, err := Open(bytes.NewReader(c.data), int64(len(c.data)))
		if r := (*Refusal)(nil); !errors.As(err, &r) || !strings.Contains(r.What, c.want) {
			t.Errorf("%s: error is %v, want a refusal with %s", c.name, err, c.want)
		}
	}
}

// A file that is larger than its entry says is not unpacked beyond that.
func TestLyingSizeIsFound(t *testing.T) {
	p := pack(make([]byte, 50<<20))
	files := sample().files()
	delete(files, "data/site/index.html")
	list := []member{{header("nianbao-2022/data/site/index.html", p.crc, int64(len(p.data)), 100), raw(p.data)}}
	for name, text := range files {
		q := pack(text)
		list = append(list, member{header("nianbao-2022/"+name, q.crc, int64(len(q.data)), q.size), raw(q.data)})
	}
	var b bytes.Buffer
	if err := write(&b, list); err != nil {
		t.Fatal(err)
	}
	if got := fmt.Sprint(opened(t, b.Bytes()).Faults()); !strings.Contains(got, "data/site/index.html 读不出来") {
		t.Errorf("faults are %v", got)
	}
}

func keys(t *testing.T) (*PrivateKey, *PublicKey) {
	t.Helper()
	private, public, err := NewKey(rand.NewChaCha8([32]byte{1}))
	if err != nil {
		t.Fatal(err)
	}
	a, err1 := ReadPrivateKey(private)
	b, err2 := ReadPublicKey(public)
	if _, err3 := ReadPrivateKey(public); err1 != nil || err2 != nil || err3 == nil {
		t.Fatal("keys do not read back", err1, err2, err3)
	}
	return a, b
}

// A signature is by one key, over one content.
func TestSignature(t *testing.T) {
	key, public := keys(t)
	_, other, _ := NewKey(rand.NewChaCha8([32]byte{2}))
	stranger, _ := ReadPublicKey(other)
	b := sample()
	data := written(t, b, key)
	o := opened(t, data)
	if f := o.Faults(); len(f) > 0 || !o.SignedBy(public) || o.SignedBy(stranger) {
		t.Errorf("a signed bag: faults %v, by its key %v, by another %v", f, o.SignedBy(public), o.SignedBy(stranger))
	}
	if signer, ok := o.Signer(); !ok || signer != public.Fingerprint() {
		t.Errorf("signer is %s %v", signer, ok)
	}
	file, _ := fs.ReadFile(o.Files, signature)
	moved := repacked(t, func(f map[string][]byte) { f["归档说明.txt"] = nil; f[signature] = file })
	if opened(t, written(t, b, nil)).SignedBy(public) {
		t.Error("an unsigned bag is signed")
	}
	// the tag manifest is as signed, so that only the file's own digest tells
	if f := opened(t, moved).Faults(); len(f) != 1 || f[0].Path != "归档说明.txt" {
		t.Errorf("faults are %v", f)
	}
	resealed := sample()
	resealed.Payload["site/index.html"] = []byte("x")
	again := resealed.files()
	moved = repacked(t, func(f map[string][]byte) {
		clear(f)
		for n, x := range again {
			f[n] = x
		}
		f[signature] = file
	})
	if f := fmt.Sprint(opened(t, moved).Faults()); !strings.Contains(f, "签名与内容不符") || opened(t, moved).SignedBy(public) {
		t.Errorf("a signature over another content: %v", f)
	}
}

func FuzzOpen(f *testing.F) {
	var b bytes.Buffer
	_ = sample().Write(&b, nil)
	f.Add(b.Bytes())
	f.Add([]byte("PK\x05\x06"))
	f.Fuzz(func(t *testing.T, data []byte) {
		o, err := Open(bytes.NewReader(data), int64(len(data)))
		if r := (*Refusal)(nil); err != nil && !errors.As(err, &r) {
			t.Fatalf("error is %v", err)
		}
		if err == nil && len(o.Faults()) == 0 && !bytes.Equal(data, b.Bytes()) {
			if again, err := rebuilt(o); err != nil || !bytes.Equal(again, data) {
				t.Fatal("another file passes as a bag of ours")
			}
		}
	})
}

// rebuilt packs once more what was read.
func rebuilt(o *Opened) ([]byte, error) {
	b := Bag{Name: o.Name, Info: o.Info[:len(o.Info)-1], Tags: map[string][]byte{}, Payload: map[string][]byte{}}
	for path := range o.parts {
		text, err := o.read(path)
		if err != nil {
			return nil, err
		}
		if name, ok := strings.CutPrefix(path, payload); ok {
			b.Payload[name] = text
		} else if !strings.Contains(path, "manifest-") && path != declaration && path != info {
			b.Tags[path] = text
		}
	}
	var out bytes.Buffer
	err := b.Write(&out, nil)
	return out.Bytes(), err
}
