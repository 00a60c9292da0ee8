package manuscript

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"io"
	"strings"
)

// maxWord limits the unpacked text of a Word file, in bytes of XML.
const maxWord = 32 << 20

// source returns the code points to read: those of the file, or those of the
// text of a Word file, whose spans count in that text because the file itself
// has none.
func source(raw []byte) []rune {
	if bytes.HasPrefix(raw, []byte("PK\x03\x04")) {
		if text, ok := wordText(raw); ok {
			return []rune(text)
		}
	}
	return decode(raw)
}

// wordText reads the paragraphs of a .docx, then those of its footnotes. A broken
// file yields what could be read; one that is no Word file yields none.
func wordText(raw []byte) (string, bool) {
	archive, err := zip.NewReader(bytes.NewReader(raw), int64(len(raw)))
	if err != nil {
		return "", false
	}
	text, found := partText(archive, "word/document.xml")
	notes, _ := partText(archive, "word/footnotes.xml")
	return text + notes, found
}

func partText(archive *zip.Reader, name string) (string, bool) {
	for _, file := range archive.File {
		if file.Name != name {
			continue
		}
		body, err := file.Open()
		if err != nil {
			return "", false
		}
		defer body.Close()
		return paragraphs(xml.NewDecoder(io.LimitReader(body, maxWord))), true
	}
	return "", false
}

// paragraphs writes the runs of text of a document, a line a paragraph.
// Deleted text and field codes have other tags and stay out; so do the tabs
// that a paragraph or a style sets, and readings above the line.
func paragraphs(decoder *xml.Decoder) string {
	var b strings.Builder
	text := false
	for {
		token, err := decoder.Token()
		if err != nil {
			return b.String()
		}
		switch token := token.(type) {
		case xml.StartElement:
			switch text = token.Name.Local == "t"; token.Name.Local {
			case "tab":
				b.WriteByte('\t')
			case "br", "cr":
				b.WriteByte('\n')
			case "pPr", "rt":
				if decoder.Skip() != nil {
					return b.String()
				}
			}
		case xml.EndElement:
			text = false
			if token.Name.Local == "p" {
				b.WriteByte('\n')
			}
		case xml.CharData:
			if text {
				b.Write(token)
			}
		}
	}
}
