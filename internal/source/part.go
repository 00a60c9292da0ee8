package source

import (
	"archive/zip"
	"bytes"
	"errors"
	"io"
	"path"
	"strings"
)

// Errors of opening a part that another part names.
var (
	errMissing = errors.New("里面缺少部件")
	errTwice   = errors.New("和别处用的是同一个部件")
)

// parts are the files within an .xlsx, by folded name. Nothing is written
// anywhere, so that a name that leads out of the archive leads nowhere. Each is
// read once, so that a few large ones cannot be read without end.
type parts struct {
	files map[string]*zip.File
	read  map[string]bool
	tags  *int // that may yet be read
}

func (p parts) has(name string) bool { return p.files[fold(name)] != nil }

// fold makes names of parts comparable: case does not count, and some programs
// write backslashes.
func fold(name string) string {
	return strings.ToLower(strings.TrimPrefix(strings.ReplaceAll(name, `\`, "/"), "/"))
}

// openParts lists the parts of an .xlsx, or says why it is left alone.
func openParts(data []byte) (parts, *refusal) {
	tags := maxTags
	p := parts{map[string]*zip.File{}, map[string]bool{}, &tags}
	if bytes.Count(data, []byte("PK\x01\x02")) > maxParts {
		return p, &refusal{workbookTooLarge, saying("里面的部件超过 %d 个，没有读", maxParts), saveSmaller}
	}
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		broken := refusals[brokenZip]
		return p, &broken
	}
	size := uint64(0)
	for _, f := range z.File {
		name := fold(f.Name)
		if size += f.UncompressedSize64; size > maxUnzipped || f.UncompressedSize64 > maxUnzipped {
			return p, &refusal{workbookTooLarge, saying("解开后超过 %d MB，没有读", maxUnzipped>>20), saveSmaller}
		}
		if f.UncompressedSize64 > limitOf(name) {
			return p, &refusal{workbookTooLarge, saying("里面的 %s 太大，没有读", path.Base(f.Name)), "用 WPS 打开，删去用不着的工作表和样式，另存为新的 .xlsx"}
		}
		if f.Flags&1 != 0 {
			return p, &refusal{workbookPassword, "里面的部件加了密", "用 WPS 打开，取消密码，另存为 .xlsx 工作簿"}
		}
		if p.has(name) {
			return p, &refusal{workbookBroken, saying("里面有两个 %s，分不清哪个是真的", path.Base(name)), saveAgain}
		}
		p.files[name] = f
	}
	return p, nil
}

// limitOf is the size in bytes up to which a part is read, by its folded name.
func limitOf(name string) uint64 {
	switch {
	case strings.Contains(name, "worksheets/"), strings.Contains(name, "media/"):
		return maxUnzipped
	case strings.HasSuffix(name, "sharedstrings.xml"):
		return maxStrings
	}
	return maxOther
}

// open opens a part. What it holds beyond the size that the archive states for
// it is an error of reading.
func (p parts) open(name string) (io.ReadCloser, error) {
	name = fold(name)
	switch {
	case p.files[name] == nil:
		return nil, errMissing
	case p.read[name]:
		return nil, errTwice
	}
	p.read[name] = true
	return p.files[name].Open()
}

// each reads all tags of a part.
func (p parts) each(name string, take func(m *markup, tag []byte) error) error {
	in, err := p.open(name)
	if err != nil {
		return err
	}
	defer in.Close()
	m := newMarkup(in, p.tags)
	return m.each(func(tag []byte) error { return take(m, tag) })
}

// A link leads from one part to another.
type link struct{ id, kind, target string }

func (l link) is(kind string) bool { return strings.HasSuffix(l.kind, "/"+kind) }

// links are those of a part, or with no name those of the whole archive.
func (p parts) links(of string) (links []link, err error) {
	name := path.Join(path.Dir(of), "_rels", path.Base(of)+".rels")
	if of == "" {
		name = "_rels/.rels"
	}
	if !p.has(name) {
		return nil, nil
	}
	return links, p.each(name, func(_ *markup, tag []byte) error {
		if string(tagName(tag)) == "Relationship" && string(attr(tag, "TargetMode")) != "External" {
			target := strings.ReplaceAll(words(attr(tag, "Target")), `\`, "/")
			if !strings.HasPrefix(target, "/") {
				target = path.Join(path.Dir(of), target)
			}
			links = append(links, link{string(attr(tag, "Id")), string(attr(tag, "Type")), strings.TrimPrefix(target, "/")})
		}
		return nil
	})
}

// main is the name of the part that lists the sheets.
func (p parts) main() string {
	links, _ := p.links("") // where that is broken, the usual name may be good
	for _, l := range links {
		if l.is("officeDocument") && p.has(l.target) {
			return l.target
		}
	}
	return "xl/workbook.xml"
}
