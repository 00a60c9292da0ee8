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
	openXML              // .xlsx and .xlsm
	openDocument         // .ods
	otherZip             // .docx, an archive …
	brokenZip            // begins as one and does not end as one
	binary               // .xls and .et, or whatever else comes in an OLE2 container
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
	case bytes.HasPrefix(data, oleMagic), isRecord(data):
		return binary
	case bytes.Contains(head, []byte("urn:schemas-microsoft-com:office:spreadsheet")):
		return spreadsheetML
	case bytes.Contains(head, []byte("<html")), bytes.Contains(head, []byte("<table")), bytes.HasPrefix(head, []byte("mime-version:")):
		return webPage
	case bytes.HasPrefix(head, []byte("%pdf-")), bytes.HasPrefix(head, []byte(`{\rtf`)):
		return unknownFormat
	case utf16Mark(data), bytes.IndexByte(head, 0) < 0:
		return plainText
	}
	return unknownFormat
}

// isRecord tells the first record of an .xls that was written without its
// container, as some exporters do; no text begins like this.
func isRecord(data []byte) bool {
	return len(data) >= 4 && data[0] == 9 && bytes.IndexByte([]byte{0, 2, 4, 8}, data[1]) >= 0 && data[2] < 32 && data[3] == 0
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
