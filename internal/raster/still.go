package raster

import (
	"bytes"
	"encoding/binary"
	"image"
	"image/draw"
	"image/jpeg"
	"io"
)

// still reads a picture of a kind, and keeps the parts that draw it.
func still(kind string, data []byte, size func(io.Reader) (image.Config, error), decode func(io.Reader) (image.Image, error), parts func([]byte) (kept []byte, turn int, ok bool)) (Image, error) {
	broken := &Refusal{What: "图片坏了，打不开", Todo: "从原处重新复制，或用画图软件打开后另存"}
	c, err := size(bytes.NewReader(data))
	if err != nil || c.Width < 1 || c.Height < 1 {
		return Image{}, broken
	}
	if c.Width > mostPixels/c.Height {
		return Image{}, large("图片有 %d × %d 像素，太大", c.Width, c.Height)
	}
	kept, turn, ok := parts(data)
	if !ok {
		return Image{}, broken
	}
	picture, err := decode(bytes.NewReader(kept))
	if err != nil {
		return Image{}, broken
	}
	if turn > 1 {
		picture = upright(picture, turn)
		var b bytes.Buffer
		if err := jpeg.Encode(&b, picture, &jpeg.Options{Quality: 92}); err != nil {
			return Image{}, broken
		}
		kept = b.Bytes()
	}
	return Image{Kind: kind, Data: kept, Width: picture.Bounds().Dx(), Height: picture.Bounds().Dy()}, nil
}

// upright turns and mirrors a picture as the orientation of EXIF, 2 to 8, says.
func upright(from image.Image, turn int) image.Image {
	b := from.Bounds()
	w, h := b.Dx(), b.Dy()
	flat := image.NewRGBA(image.Rect(0, 0, w, h))
	draw.Draw(flat, flat.Bounds(), from, b.Min, draw.Src)
	out := image.NewRGBA(flat.Bounds())
	if turn >= 5 {
		out = image.NewRGBA(image.Rect(0, 0, h, w))
	}
	for y := range h {
		for x := range w {
			to := image.Pt(x, y)
			if turn == 2 || turn == 3 || turn == 7 || turn == 8 {
				to.X = w - 1 - x
			}
			if turn == 3 || turn == 4 || turn == 6 || turn == 7 {
				to.Y = h - 1 - y
			}
			if turn >= 5 {
				to.X, to.Y = to.Y, to.X
			}
			out.SetRGBA(to.X, to.Y, flat.RGBAAt(x, y))
		}
	}
	return out
}

var pngHead = []byte("\x89PNG\r\n\x1a\n")

// drawn are the chunks of a PNG that its picture needs.
var drawn = map[string]bool{"IHDR": true, "PLTE": true, "IDAT": true, "IEND": true, "tRNS": true, "gAMA": true, "cHRM": true, "sRGB": true, "sBIT": true}

func pngParts(data []byte) (kept []byte, turn int, ok bool) {
	kept = append(kept, pngHead...)
	for rest := data[len(pngHead):]; len(rest) >= 12; {
		n := binary.BigEndian.Uint32(rest)
		if n > uint32(len(rest)-12) {
			return nil, 0, false
		}
		chunk, name := rest[:12+n], string(rest[4:8])
		if drawn[name] {
			kept = append(kept, chunk...)
		}
		if rest = rest[12+n:]; name == "IEND" {
			return kept, 1, true
		}
	}
	return nil, 0, false
}

// jpegParts keeps the tables and scans of a JPEG, and of its application segments
// that of Adobe, without which its colours are wrong. What stands behind the end of
// the picture is left out too: phones put films and second pictures there.
func jpegParts(data []byte) (kept []byte, turn int, ok bool) {
	kept, turn = append(kept, 0xFF, 0xD8), 1
	for at := 2; at+4 <= len(data); {
		if data[at] != 0xFF {
			return nil, 0, false
		}
		marker := data[at+1]
		switch {
		case marker == 0xFF: // a fill byte
			at++
			continue
		case marker == 0x01 || marker >= 0xD0 && marker <= 0xD7:
			at += 2
			continue
		}
		n := int(binary.BigEndian.Uint16(data[at+2:]))
		if n < 2 || at+2+n > len(data) {
			return nil, 0, false
		}
		segment := data[at : at+2+n]
		at += 2 + n
		switch {
		case marker == 0xE1:
			turn = max(turn, orientation(segment[4:]))
		case marker == 0xEE && bytes.HasPrefix(segment[4:], []byte("Adobe")):
			kept = append(kept, segment...)
		case marker >= 0xE0 && marker <= 0xEF, marker == 0xFE: // of applications, and comments
		default:
			kept = append(kept, segment...)
		}
		if marker == 0xDA {
			end := scanned(data, at)
			kept, at = append(kept, data[at:end]...), end
		}
		if at+2 <= len(data) && data[at] == 0xFF && data[at+1] == 0xD9 {
			return append(kept, 0xFF, 0xD9), turn, true
		}
	}
	return nil, 0, false
}

// scanned is where the data of a scan end.
func scanned(data []byte, at int) int {
	for ; at+1 < len(data); at++ {
		if m := data[at+1]; data[at] == 0xFF && m != 0 && m != 0xFF && (m < 0xD0 || m > 0xD7) {
			return at
		}
	}
	return len(data)
}

// orientation reads how a photograph has to be turned from its EXIF data; 1: not at
// all.
func orientation(exif []byte) int {
	tiff, ok := bytes.CutPrefix(exif, []byte("Exif\x00\x00"))
	if !ok || len(tiff) < 8 {
		return 1
	}
	var order binary.ByteOrder = binary.LittleEndian
	if tiff[0] == 'M' {
		order = binary.BigEndian
	}
	at := order.Uint32(tiff[4:])
	if at > uint32(len(tiff)-2) {
		return 1
	}
	entries := tiff[at+2:]
	for range order.Uint16(tiff[at:]) {
		if len(entries) < 12 {
			return 1
		}
		if order.Uint16(entries) == 0x0112 {
			if v := int(order.Uint16(entries[8:])); v >= 1 && v <= 8 {
				return v
			}
			return 1
		}
		entries = entries[12:]
	}
	return 1
}
