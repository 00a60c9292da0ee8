package xlsx

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"path"
	"strings"
)

// maxUnzipped is the size in bytes up to which a workbook is amended.
const maxUnzipped = 200 << 20

// An archive is a workbook that is being amended.
type archive struct {
	zip     *zip.Reader
	entries map[string]*zip.File // by folded name
	fresh   map[string][]byte    // parts that were changed or added, by folded name
	added   []part               // names of those that were added, in order
}

var errNotWorkbook = errors.New("the bytes are not those of a workbook that can be amended")

func openArchive(book []byte) (*archive, error) {
	z, err := zip.NewReader(bytes.NewReader(book), int64(len(book)))
	if err != nil {
		return nil, errNotWorkbook
	}
	a := &archive{zip: z, entries: map[string]*zip.File{}, fresh: map[string][]byte{}}
	var size uint64
	for _, f := range z.File {
		if size += f.UncompressedSize64; size > maxUnzipped || f.UncompressedSize64 > maxUnzipped {
			return nil, errNotWorkbook
		}
		if a.entries[fold(f.Name)] != nil {
			return nil, errNotWorkbook // which of the two is meant nobody knows
		}
		a.entries[fold(f.Name)] = f
	}
	return a, nil
}

// fold makes names of parts comparable: case does not count, and some programs
// write backslashes.
func fold(name string) string {
	return strings.ToLower(strings.TrimPrefix(strings.ReplaceAll(name, `\`, "/"), "/"))
}

func (a *archive) has(name string) bool {
	return a.fresh[fold(name)] != nil || a.entries[fold(name)] != nil
}

// read gives the bytes of a part.
func (a *archive) read(name string) ([]byte, error) {
	if data, ok := a.fresh[fold(name)]; ok {
		return data, nil
	}
	f := a.entries[fold(name)]
	if f == nil {
		return nil, fmt.Errorf("%w: no part %s", errNotWorkbook, name)
	}
	in, err := f.Open()
	if err != nil {
		return nil, err
	}
	defer in.Close()
	data, err := io.ReadAll(io.LimitReader(in, maxUnzipped+1))
	if err != nil || len(data) > maxUnzipped {
		return nil, errNotWorkbook
	}
	return bytes.TrimPrefix(data, []byte("\xEF\xBB\xBF")), nil
}

// write changes or adds a part.
func (a *archive) write(name string, data []byte) {
	if !a.has(name) {
		a.added = append(a.added, part{name: name})
	}
	a.fresh[fold(name)] = data
}

// unused is the first of xl/comments1.xml, xl/comments2.xml … that is free.
func (a *archive) unused(form string) string {
	for n := 1; ; n++ {
		if name := fmt.Sprintf(form, n); !a.has(name) {
			return name
		}
	}
}

// pack writes the archive. Parts without changes are copied as they are packed.
func (a *archive) pack() ([]byte, error) {
	var out bytes.Buffer
	z := zip.NewWriter(&out)
	for _, f := range a.zip.File {
		data, changed := a.fresh[fold(f.Name)]
		switch {
		case !changed:
			if err := z.Copy(f); err != nil {
				return nil, err
			}
		case data != nil: // else it was taken out
			if err := put(z, f.Name, data); err != nil {
				return nil, err
			}
		}
	}
	for _, p := range a.added {
		if err := put(z, p.name, a.fresh[fold(p.name)]); err != nil {
			return nil, err
		}
	}
	if err := z.Close(); err != nil {
		return nil, err
	}
	return out.Bytes(), nil
}

// links are the relations of a part by id, their targets as names of parts.
type links map[string]relation

// relationsName is the part that holds the relations of another, or with no name
// those of the whole archive.
func relationsName(part string) string {
	if part == "" {
		return "_rels/.rels"
	}
	return path.Join(path.Dir(part), "_rels", path.Base(part)+".rels")
}

func (a *archive) relations(of string) (links, error) {
	found := links{}
	name := relationsName(of)
	if !a.has(name) {
		return found, nil
	}
	data, err := a.read(name)
	if err != nil {
		return nil, err
	}
	var list struct {
		Relationship []struct {
			ID     string `xml:"Id,attr"`
			Type   string `xml:"Type,attr"`
			Target string `xml:"Target,attr"`
			Mode   string `xml:"TargetMode,attr"`
		}
	}
	if err := xml.Unmarshal(data, &list); err != nil {
		return nil, err
	}
	for _, r := range list.Relationship {
		target := strings.ReplaceAll(r.Target, `\`, "/")
		if r.Mode != "External" && !strings.HasPrefix(target, "/") {
			target = path.Join(path.Dir(of), target)
		}
		found[r.ID] = relation{r.ID, r.Type, strings.TrimPrefix(target, "/")}
	}
	return found, nil
}

// of finds the target of the first relation of a kind; ids are looked at in
// order, so that the answer is always the same.
func (l links) of(kind string) (target string, ok bool) {
	id := ""
	for i, r := range l {
		if strings.HasSuffix(r.kind, "/"+kind) && (id == "" || i < id) {
			id = i
		}
	}
	return l[id].target, id != ""
}

// relate adds a relation to a part and returns its id.
func (a *archive) relate(from, kind, target string, known links) (id string, err error) {
	for n := 1; ; n++ {
		if id = fmt.Sprintf("rIdN%d", n); known[id].id == "" {
			break
		}
	}
	known[id] = relation{id, kind, target}
	name := relationsName(from)
	r := relation{id, kind, "/" + target}
	if !a.has(name) {
		a.write(name, []byte(relations(r)))
		return id, nil
	}
	data, err := a.read(name)
	if err != nil {
		return "", err
	}
	o, err := sketch(data)
	if err != nil {
		return "", err
	}
	o.replace(o.root.until, o.root.until, o.prefixed(r.markup()))
	a.write(name, o.bytes())
	return id, nil
}

// declare says what kind of content a new part holds.
func (a *archive) declare(name, kind string) error {
	const types = "[Content_Types].xml"
	data, err := a.read(types)
	if err != nil {
		return err
	}
	o, err := sketch(data)
	if err != nil {
		return err
	}
	o.replace(o.root.until, o.root.until, o.prefixed(`<Override PartName="/`+esc(name)+`" ContentType="`+kind+`"/>`))
	a.write(types, o.bytes())
	return nil
}
