package gate

import (
	"archive/zip"
	"bytes"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"html"
	"io"
	"path"
	"strings"
	"sync"
	"unicode/utf8"
)

// File is shown a file that leaves: a table for spreadsheets, the data of a
// script, a Word file or a workbook with its properties and notes. Bare numbers in
// tables and data are quantities.
func (g *Gate) File(file string, data []byte) {
	switch path.Ext(file) {
	case ".csv":
		g.table(file, data)
	case ".js", ".json":
		g.JSON(file, data)
	case ".docx", ".xlsx":
		g.archive(file, data)
	default:
		if utf8.Valid(data) {
			g.Text(file, string(data))
		}
	}
}

// most is how much of a part of an archive is looked at; nobody reads more.
const most = 64 << 20

// archive looks at the texts of an office file. What cannot be opened was made by
// nobody of us and holds nothing that a reader could see.
func (g *Gate) archive(file string, data []byte) {
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return
	}
	for _, part := range z.File {
		if ext := path.Ext(part.Name); ext != ".xml" && ext != ".vml" {
			continue
		}
		as := packed(part)
		if g.clean.has(as) {
			continue
		}
		r, err := part.Open()
		if err != nil {
			continue
		}
		var text bytes.Buffer
		text.Grow(int(min(part.UncompressedSize64, most)) + bytes.MinRead)
		_, _ = text.ReadFrom(io.LimitReader(r, most)) // of a broken part what could be read
		r.Close()
		found := g.find(words(text.Bytes()))
		if len(found) == 0 {
			g.clean.add(as)
		}
		for _, m := range found {
			g.note(file, m)
		}
	}
}

// packed is a part as it lies in the archive, with how it is packed; empty where it
// is long.
func packed(part *zip.File) string {
	if part.CompressedSize64 > longestClean {
		return ""
	}
	r, err := part.OpenRaw()
	if err != nil {
		return ""
	}
	data, err := io.ReadAll(r)
	if err != nil {
		return ""
	}
	return fmt.Sprintf("%d %d %d %s", part.Method, part.CRC32, part.UncompressedSize64, data)
}

// clean are parts in which nothing was found, such as styles and fonts, which file
// after file has. They need not be looked through each time.
type clean struct {
	mu    sync.RWMutex
	parts map[string]bool
}

// Limits of clean: of the number of parts, and of the bytes of each.
const (
	mostClean    = 256
	longestClean = 4 << 10
)

func (c *clean) has(part string) bool {
	c.mu.RLock()
	defer c.mu.RUnlock()
	return c.parts[part]
}

func (c *clean) add(part string) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if part != "" && len(c.parts) < mostClean {
		c.parts[part] = true
	}
}

// parted are the elements behind whose ends another text begins: paragraphs, lines,
// tabs, cells. Within them a number may lie in several pieces.
var parted = map[string]bool{"/w:p": true, "w:br/": true, "w:tab/": true, "/si": true, "/is": true, "/c": true, "/comment": true}

// words are the texts between the tags of XML. Numbers in cells of their own are
// quantities, and are left out.
func words(xml []byte) string {
	var out strings.Builder
	out.Grow(len(xml) / 4)
	for len(xml) > 0 {
		tag := bytes.IndexByte(xml, '<')
		if tag < 0 {
			tag = len(xml)
		}
		out.Write(unescaped(xml[:tag]))
		xml = xml[tag:]
		end := bytes.IndexByte(xml, '>')
		if end < 0 {
			break
		}
		if name := xml[1:end]; parted[string(name)] || bytes.HasPrefix(name, []byte("dc:")) || bytes.HasPrefix(name, []byte("cp:")) {
			out.WriteByte('\n')
		} else if string(name) == "v" { // a number, or a place among the texts
			end = max(end, bytes.Index(xml, []byte("</v>"))+len("/v>"))
		}
		xml = xml[end+1:]
	}
	return out.String()
}

func unescaped(text []byte) []byte {
	if bytes.IndexByte(text, '&') < 0 {
		return text
	}
	return []byte(html.UnescapeString(string(text)))
}

// table looks at the cells of a CSV that are no plain numbers. What stands in the
// line above, too, was seen there.
func (g *Gate) table(file string, data []byte) {
	r := csv.NewReader(bytes.NewReader(bytes.TrimPrefix(data, []byte("\ufeff"))))
	r.FieldsPerRecord, r.LazyQuotes, r.ReuseRecord = -1, true, true
	var above []string
	for {
		row, err := r.Read()
		for k, cell := range row {
			if (k >= len(above) || cell != above[k]) && !numeric(cell) {
				g.Text(file, cell)
			}
		}
		above = append(above[:0], row...)
		if err != nil { // the end, or what no reader of it would understand either
			return
		}
	}
}

// numeric reports whether a cell holds nothing but a plain number.
func numeric(cell string) bool {
	for k := range len(cell) {
		if b := cell[k]; (b < '0' || b > '9') && b != '.' && b != '-' {
			return false
		}
	}
	return true
}

// JSON looks at the strings of data, such as the labels of a chart.
func (g *Gate) JSON(file string, data []byte) {
	for rest := string(data); ; { // of which the texts are parts
		from := strings.IndexByte(rest, '"')
		if from < 0 {
			return
		}
		to := from + 1
		for to < len(rest) && rest[to] != '"' {
			if rest[to] == '\\' {
				to++
			}
			to++
		}
		to = min(to+1, len(rest))
		if text, ok := unquoted(rest[from:to]); ok {
			g.Text(file, text)
		}
		rest = rest[to:]
	}
}

// unquoted is a text of JSON, of which most have nothing to undo.
func unquoted(quoted string) (text string, ok bool) {
	if n := len(quoted); n > 1 && quoted[n-1] == '"' && strings.IndexByte(quoted, '\\') < 0 {
		return quoted[1 : n-1], true
	}
	return undone(quoted)
}

func undone(quoted string) (text string, ok bool) {
	return text, json.Unmarshal([]byte(quoted), &text) == nil
}
