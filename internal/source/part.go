package source

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"io"
	"path"
	"strings"
)

// judge looks at the list of the parts.
func judge(files []*zip.File) *refusal {
	size, names := uint64(0), map[string]bool{}
	for _, f := range files {
		name := strings.ToLower(clean(f.Name))
		size += min(f.UncompressedSize64, maxUnzipped+1)
		switch {
		case size > maxUnzipped:
			return &refusal{workbookTooLarge, saying("解开后超过 %d MB，没有读", maxUnzipped>>20), saveSmaller}
		case f.Flags&1 != 0:
			return &refusal{workbookPassword, "里面的部件加了密", "用 WPS 打开，取消密码，另存为 .xlsx 工作簿"}
		case names[name]:
			return twoOf(name)
		}
		names[name] = true
	}
	return nil
}

func twoOf(name string) *refusal {
	return &refusal{workbookBroken, saying("里面有两个 %s，分不清哪个是真的", path.Base(name)), saveAgain}
}

// clean is the name of a part as other parts write it: some programs write
// backslashes. Nothing is written anywhere, so that a name that leads out of the
// archive leads nowhere.
func clean(name string) string {
	return strings.TrimPrefix(strings.ReplaceAll(name, `\`, "/"), "/")
}

// root is the element in which a part begins, "" where it is no XML.
func (p *packer) root(f *zip.File) string {
	if ending := strings.ToLower(path.Ext(f.Name)); ending != ".xml" && ending != ".rels" {
		return ""
	}
	in, err := f.Open()
	if err != nil {
		return ""
	}
	defer in.Close()
	p.head.Reset(in)
	start, _ := p.head.Peek(p.head.Size()) // most are shorter
	d := xml.NewDecoder(bytes.NewReader(start))
	d.CharsetReader = decoded
	for {
		switch token, err := d.RawToken(); t := token.(type) {
		case xml.StartElement:
			return t.Name.Local
		default:
			if err != nil {
				return ""
			}
		}
	}
}

// look looks through a part, counts the sheets that it lists, and notes the
// sizes of the texts that it holds.
func (p *packer) look(f *zip.File) (sheets int, err error) {
	in, err := f.Open()
	if err != nil {
		return 0, err
	}
	defer in.Close()
	m := newMarkup(in, &p.left)
	return sheets, m.each(func(token xml.Token) error {
		switch t := token.(type) {
		case xml.StartElement:
			switch m.element() {
			case "sheet":
				sheets++
			case "si":
				p.texts = append(p.texts, 0)
			}
		case xml.CharData:
			if n := len(p.texts); n > 0 && m.element() == "t" {
				p.texts[n-1] = int32(min(int(p.texts[n-1])+weight(t), 1<<30))
			}
		}
		return nil
	})
}

// count refuses a part that has more tags than so many.
func count(f *zip.File, most int) error {
	in, err := f.Open()
	if err != nil {
		return err
	}
	defer in.Close()
	for piece := make([]byte, 64<<10); ; {
		n, err := in.Read(piece)
		switch most -= bytes.Count(piece[:n], []byte("<")); {
		case most < 0:
			return errTags
		case err == io.EOF:
			return nil
		case err != nil:
			return err
		}
	}
}
