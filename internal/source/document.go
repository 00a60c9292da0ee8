package source

import "nianbao/internal/diag"

// DecodeDocument reads one Markdown file as those of content/ are read, wherever it lies.
// The text is UTF-8; a byte order mark is left out.
func DecodeDocument(name, text string, problems *diag.List) Document {
	r := reader{problems: problems}
	return r.document(name, text)
}
