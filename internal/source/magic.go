package source

import (
	"archive/zip"
	"bytes"
	"strings"
)

// A format is what a spreadsheet file is by its first bytes. Its name says
// nothing: .xls files are often web pages, .et files are xls or xlsx.
type format int

const (
	unknownFormat format = iota
	openXML              // .xlsx, the one that is read
	openDocument         // .ods
	otherZip             // .docx, an archive …
	brokenZip            // begins as one and does not end as one
	biff                 // .xls and .et of Excel 97 and later, or older
	encrypted            // .xlsx with a password
	otherOLE             // .doc, .msi …
	spreadsheetML        // Excel 2003 XML
	webPage              // a table saved as HTML
	plainText            // .csv and others
	emptyFile
)

var (
	zipMagic = []byte("PK\x03\x04")
	oleMagic = []byte{0xD0, 0xCF, 0x11, 0xE0}
)

// sniff tells the format of a spreadsheet file.
func sniff(data []byte) format {
	head := bytes.ToLower(data[:min(len(data), 4096)])
	switch {
	case len(data) == 0:
		return emptyFile
	case bytes.HasPrefix(data, zipMagic), bytes.HasPrefix(data, []byte("PK\x05\x06")):
		return sniffZip(data)
	case bytes.HasPrefix(data, oleMagic):
		return sniffOLE(data)
	case bytes.Contains(head, []byte("urn:schemas-microsoft-com:office:spreadsheet")):
		return spreadsheetML
	case bytes.Contains(head, []byte("<html")), bytes.Contains(head, []byte("<table")):
		return webPage
	case bytes.HasPrefix(data, []byte{0xFF, 0xFE}), bytes.HasPrefix(data, []byte{0xFE, 0xFF}): // UTF-16
		return plainText
	case bytes.IndexByte(head, 0) < 0:
		return plainText
	}
	return unknownFormat
}

func sniffZip(data []byte) format {
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return brokenZip
	}
	for _, part := range z.File {
		switch name := strings.ToLower(strings.TrimPrefix(part.Name, "/")); {
		case strings.HasPrefix(name, "xl/"):
			return openXML
		case name == "content.xml":
			return openDocument
		}
	}
	return otherZip
}

// sniffOLE looks for the names of streams, which stand in UTF-16 at the
// beginning of 128-byte directory entries.
func sniffOLE(data []byte) format {
	found := otherOLE
	for offset := 512; offset+128 <= len(data); offset += 128 {
		switch streamName(data[offset : offset+64]) {
		case "encryptedpackage":
			return encrypted
		case "workbook", "book":
			found = biff
		}
	}
	return found
}

func streamName(entry []byte) string {
	var name []byte
	for i := 0; i+1 < len(entry) && entry[i] != 0 && entry[i+1] == 0; i += 2 {
		name = append(name, entry[i])
	}
	return strings.ToLower(string(name))
}
