package raster

import (
	"bytes"
	"encoding/binary"
	"hash/crc32"
	"image"
	"image/color"
	"image/jpeg"
	"image/png"
	"math/rand/v2"
	"strings"
	"testing"
)

// secret is what must not leave.
const secret = "GPS 36.0671N 120.3826E"

// picture is 40 × 24, red at its left and upper edge, so that it shows how it lies.
func picture() *image.RGBA {
	p := image.NewRGBA(image.Rect(0, 0, 40, 24))
	for y := range 24 {
		for x := range 40 {
			c := color.RGBA{230, 230, 230, 255}
			if x < 16 && y < 8 {
				c = color.RGBA{200, 0, 0, 255}
			}
			p.SetRGBA(x, y, c)
		}
	}
	return p
}

func chunk(name, data string) []byte {
	out := binary.BigEndian.AppendUint32(nil, uint32(len(data)))
	out = append(out, name+data...)
	return binary.BigEndian.AppendUint32(out, crc32.ChecksumIEEE([]byte(name+data)))
}

// pngWith is a PNG with chunks behind its head, and bytes behind its end.
func pngWith(t testing.TB, chunks ...[]byte) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := png.Encode(&b, picture()); err != nil {
		t.Fatal(err)
	}
	const head = 8 + 12 + 13
	out := bytes.Clone(b.Bytes()[:head])
	for _, c := range chunks {
		out = append(out, c...)
	}
	return append(append(out, b.Bytes()[head:]...), secret...)
}

// jpegWith is a JPEG with EXIF data that turn it, and segments of others.
func jpegWith(t testing.TB, turn int, order binary.ByteOrder) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := jpeg.Encode(&b, picture(), &jpeg.Options{Quality: 95}); err != nil {
		t.Fatal(err)
	}
	mark := "II"
	if order == binary.BigEndian {
		mark = "MM"
	}
	tiff := []byte(mark)
	put16 := func(v int) { tiff = append(tiff, make([]byte, 2)...); order.PutUint16(tiff[len(tiff)-2:], uint16(v)) }
	put32 := func(v int) { tiff = append(tiff, make([]byte, 4)...); order.PutUint32(tiff[len(tiff)-4:], uint32(v)) }
	put16(42)
	put32(8)
	put16(2)
	for _, entry := range [][2]int{{0x0100, 40}, {0x0112, turn}} {
		put16(entry[0])
		put16(3)
		put32(1)
		put16(entry[1])
		put16(0)
	}
	segment := func(marker byte, data string) []byte {
		return append([]byte{0xFF, marker, byte((len(data) + 2) >> 8), byte(len(data) + 2)}, data...)
	}
	out := []byte{0xFF, 0xD8}
	out = append(out, segment(0xE0, "JFIF\x00"+secret)...)
	out = append(out, segment(0xE1, "Exif\x00\x00"+string(tiff)+secret)...)
	out = append(out, segment(0xE1, "http://ns.adobe.com/xap/1.0/\x00"+secret)...)
	out = append(out, segment(0xED, secret)...)
	out = append(out, segment(0xFE, secret)...)
	return append(append(out, b.Bytes()[2:]...), secret...)
}

// Nothing of where and by whom a picture was made stays, and its pixels do.
func TestCleanKeepsThePictureAlone(t *testing.T) {
	for name, data := range map[string][]byte{
		"png":  pngWith(t, chunk("tEXt", "Author\x00"+secret), chunk("eXIf", secret), chunk("iTXt", secret), chunk("tIME", secret[:7]), chunk("gAMA", "\x00\x00\xb1\x8f")),
		"jpeg": jpegWith(t, 1, binary.LittleEndian),
	} {
		if !bytes.Contains(data, []byte(secret)) {
			t.Fatal(name, "holds no secret")
		}
		got, err := Clean(data)
		if err != nil {
			t.Fatal(name, err)
		}
		if bytes.Contains(got.Data, []byte("GPS")) || bytes.Contains(got.Data, []byte("Exif")) || bytes.Contains(got.Data, []byte("JFIF")) {
			t.Errorf("%s still says %q", name, got.Data[:80])
		}
		was, _, err1 := image.Decode(bytes.NewReader(data))
		is, kind, err2 := image.Decode(bytes.NewReader(got.Data))
		if err1 != nil || err2 != nil || kind != got.Kind || got.Width != 40 || got.Height != 24 {
			t.Fatalf("%s: %v, %v, %s, %d × %d", name, err1, err2, kind, got.Width, got.Height)
		}
		for y := range 24 {
			for x := range 40 {
				if was.At(x, y) != is.At(x, y) {
					t.Fatalf("%s: %d, %d is %v, was %v", name, x, y, is.At(x, y), was.At(x, y))
				}
			}
		}
	}
}

// The corner of a photograph lies where its EXIF data want it.
func TestCleanTurnsUpright(t *testing.T) {
	red := func(i image.Image, x, y int) bool {
		r, g, _, _ := i.At(x, y).RGBA()
		return r > 0x9000 && g < 0x5000
	}
	for turn, want := range map[int][4]int{ // width, height, and where the red corner lies
		1: {40, 24, 4, 3}, 2: {40, 24, 35, 3}, 3: {40, 24, 35, 20}, 4: {40, 24, 4, 20},
		5: {24, 40, 3, 4}, 6: {24, 40, 20, 4}, 7: {24, 40, 20, 35}, 8: {24, 40, 3, 35},
	} {
		for _, order := range []binary.ByteOrder{binary.LittleEndian, binary.BigEndian} {
			got, err := Clean(jpegWith(t, turn, order))
			if err != nil {
				t.Fatal(err)
			}
			i, err := jpeg.Decode(bytes.NewReader(got.Data))
			if err != nil || got.Width != want[0] || got.Height != want[1] || !red(i, want[2], want[3]) || red(i, want[0]-1-want[2], want[1]-1-want[3]) {
				t.Errorf("turned by %d: %d × %d, %v at %d, %d, %v", turn, got.Width, got.Height, i.At(want[2], want[3]), want[2], want[3], err)
			}
		}
	}
}

func TestCleanRefuses(t *testing.T) {
	huge := bytes.Clone(pngWith(t))
	binary.BigEndian.PutUint32(huge[16:], 1<<15)
	binary.BigEndian.PutUint32(huge[20:], 1<<15)
	binary.BigEndian.PutUint32(huge[29:], crc32.ChecksumIEEE(huge[12:29]))
	for name, c := range map[string]struct {
		data  []byte
		says  string
		large bool
	}{
		"empty":     {nil, "不是 PNG 或 JPEG", false},
		"svg":       {[]byte(`<?xml version="1.0"?><svg onload="x()"/>`), "SVG", false},
		"gif":       {[]byte("GIF89a"), "GIF", false},
		"webp":      {[]byte("RIFF\x00\x00\x00\x00WEBPVP8 "), "WebP", false},
		"heic":      {[]byte("\x00\x00\x00\x18ftypheic\x00\x00"), "HEIC", false},
		"half png":  {pngWith(t)[:60], "坏了", false},
		"half jpeg": {jpegWith(t, 1, binary.LittleEndian)[:700], "坏了", false},
		"pixels":    {huge, "像素", true},
		"bytes":     {make([]byte, MostBytes+1), "MB", true},
	} {
		_, err := Clean(c.data)
		r, ok := err.(*Refusal)
		if !ok || !strings.Contains(r.What, c.says) || r.Large != c.large || r.Todo == "" {
			t.Errorf("%s: %v, want %s", name, err, c.says)
		}
	}
}

// Damaged files are refused or read, and never end the program.
func TestCleanSurvives(t *testing.T) {
	dice := rand.New(rand.NewPCG(1, 7))
	for _, good := range [][]byte{pngWith(t, chunk("tEXt", secret)), jpegWith(t, 6, binary.BigEndian)} {
		for range 3000 {
			bad := bytes.Clone(good)
			for range 1 + dice.IntN(4) {
				bad[dice.IntN(len(bad))] = byte(dice.Uint32())
			}
			_, _ = Clean(bad[:dice.IntN(len(bad)+1)])
			_, _ = Clean(bad)
		}
	}
}

func FuzzClean(f *testing.F) {
	f.Add(pngWith(f))
	f.Add(jpegWith(f, 8, binary.LittleEndian))
	f.Fuzz(func(t *testing.T, data []byte) {
		if got, err := Clean(data); err == nil && (got.Width < 1 || got.Height < 1) {
			t.Errorf("%d × %d", got.Width, got.Height)
		}
	})
}
