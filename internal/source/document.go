package source

import (
	"crypto/sha256"
	"fmt"
	"io/fs"
	"unicode/utf8"

	"nianbao/internal/diag"
)

// DecodeDocument reads one Markdown file as those of content/ are read, wherever it lies.
// The text is UTF-8; a byte order mark is left out.
func DecodeDocument(name, text string, problems *diag.List) Document {
	r := reader{problems: problems}
	return r.document(name, text)
}

// Read gives a document with its Body. Thousands of texts do not fit into memory, so
// that those of a project are read again by whoever needs one, if they still are what
// they were. A document that came with its Body is given back as it is.
func (d Document) Read(problems *diag.List) (Document, bool) {
	if d.sum == ([sha256.Size]byte{}) {
		return d, true
	}
	data, ok := d.File(problems)
	if !ok {
		return d, false
	}
	head := len(data) - d.Size
	d.Body, d.BodyPoint = string(data[head:]), utf8.RuneCount(data[:head])
	return d, true
}

// File is the file of a project's text as it was when the project was read; false, and
// reported, where it is no longer that.
func (d Document) File(problems *diag.List) ([]byte, bool) {
	data, err := fs.ReadFile(d.Beside, d.Path)
	if err != nil || sha256.Sum256(data) != d.sum {
		problems.Add(textChanged.At(d.Place, "存好以后再做一次", "文稿读过以后又改了，或读不出来了"))
		return nil, false
	}
	return data, true
}

// Digest names the bytes of a project's text.
func (d Document) Digest() string { return fmt.Sprintf("%x", d.sum) }
