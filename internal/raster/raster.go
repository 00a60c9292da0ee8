// Package raster takes pictures (PNG, JPEG) that people put into their texts, and
// gives them as they may leave the office: what draws the picture, and nothing else.
// Cameras and programs write into picture files when, where, with what and by whom
// they were made; of that nothing stays. A photograph that only its EXIF data turn
// upright is turned itself.
//
// It is a tool that knows nothing of statistics, stands at the very front of the
// house and is asked by source. It scales nothing, reads no other formats (of SVG it
// could not be told what it would load or run) and touches no disk.
//
// Invariant: what is given back decodes to the pixels of what came in, turned
// upright; no byte of it is kept that is not needed for that. No input panics or
// takes more than its limits.
package raster

import (
	"bytes"
	"fmt"
	"image/jpeg"
	"image/png"
)

// An Image is a picture that may leave.
type Image struct {
	Kind          string // png or jpeg
	Data          []byte
	Width, Height int // in pixels
}

// Limits of what is read.
const (
	MostBytes  = 5 << 20
	mostPixels = 24_000_000
)

// A Refusal says why a file is not taken, and what can be done.
type Refusal struct {
	What, Todo string
	Large      bool // it is too large, and else fine
}

func (r *Refusal) Error() string { return r.What }

// Clean reads a picture. Its error is a *Refusal.
func Clean(data []byte) (Image, error) {
	if len(data) > MostBytes {
		return Image{}, large("文件超过 %d MB", MostBytes>>20)
	}
	switch {
	case bytes.HasPrefix(data, pngHead):
		return still("png", data, png.DecodeConfig, png.Decode, pngParts)
	case bytes.HasPrefix(data, []byte{0xFF, 0xD8, 0xFF}):
		return still("jpeg", data, jpeg.DecodeConfig, jpeg.Decode, jpegParts)
	}
	return Image{}, &Refusal{What: "不是 PNG 或 JPEG 图片" + seems(data), Todo: "用画图软件打开，另存为 PNG 或 JPEG"}
}

func large(format string, args ...any) error {
	return &Refusal{What: fmt.Sprintf(format, args...), Todo: "缩小到 2000 像素宽以内再存", Large: true}
}

// seems says what other files may be.
func seems(data []byte) string {
	head := bytes.ToLower(data[:min(len(data), 512)])
	switch {
	case bytes.HasPrefix(data, []byte("GIF8")):
		return "，是 GIF"
	case bytes.Contains(head, []byte("<svg")):
		return "，是 SVG：里面可能有脚本和外部地址，不收"
	case bytes.HasPrefix(data, []byte("RIFF")) && bytes.Contains(head, []byte("webp")):
		return "，是 WebP"
	case len(data) > 12 && bytes.Equal(data[4:8], []byte("ftyp")):
		return "，像是手机拍的 HEIC"
	case bytes.HasPrefix(data, []byte("BM")):
		return "，是 BMP"
	}
	return ""
}
