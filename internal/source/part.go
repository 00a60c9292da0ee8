package source

import (
	"archive/zip"
	"bufio"
	"bytes"
	"cmp"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"path"
	"slices"
	"strings"
)

// A packer makes of an .xlsx the workbook that excelize opens. In it stand the
// few parts that reading needs, each of them looked through before; of the
// sheets, which may be large, stand their numbers only, until they are asked
// for.
type packer struct {
	out    *zip.Writer
	names  map[string]bool // of the parts that are kept
	head   *bufio.Reader
	sheets []*zip.File // by their number
	texts  []int32     // the table of texts: their sizes
	left   int         // XML tokens that may yet be read of parts that are kept
	size   uint64      // bytes of these parts
}

// kept are the elements in which the parts begin that excelize opens, with the
// only name under which it looks for them.
var kept = map[string]string{"workbook": "", "Relationships": "", "comments": "", "sst": "xl/sharedStrings.xml", "styleSheet": "xl/styles.xml"}

// sheetKinds are those of the parts that a workbook lists as sheets.
var sheetKinds = []string{"worksheet", "chartsheet", "dialogsheet", "macrosheet"}

// pack packs an .xlsx anew, or says why it is left alone.
func pack(data []byte) (packed []byte, p *packer, fault *refusal) {
	if bytes.Count(data, []byte("PK\x01\x02")) > maxParts {
		return nil, nil, &refusal{workbookTooLarge, saying("里面的部件超过 %d 个，没有读", maxParts), saveSmaller}
	}
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		broken := refusals[brokenZip]
		return nil, nil, &broken
	}
	var out bytes.Buffer
	p = &packer{out: zip.NewWriter(&out), names: map[string]bool{}, head: bufio.NewReaderSize(nil, 64<<10), left: maxTags}
	if fault := judge(z.File); fault != nil {
		return nil, nil, fault
	}
	for _, f := range z.File {
		if fault := p.add(f); fault != nil {
			return nil, nil, fault
		}
	}
	_ = p.out.Close() // a buffer takes everything
	return out.Bytes(), p, nil
}

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

// add packs a part, if it is one that reading needs.
func (p *packer) add(f *zip.File) *refusal {
	name := clean(f.Name)
	root := p.root(f)
	own, needed := kept[root]
	switch {
	case slices.Contains(sheetKinds, root), root == "" && strings.Contains(strings.ToLower(name), "sheets/"):
		p.stand(name, f)
	case needed:
		return p.keep(f, root, name, own)
	}
	return nil
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

// stand writes the number of a sheet in its place, in the guise of an encoding:
// who reads the part asks for that encoding, and is handed the sheet by feed.
func (p *packer) stand(name string, f *zip.File) {
	w, err := p.out.Create(name)
	if err == nil {
		fmt.Fprintf(w, `<?xml version="1.0" encoding="%s"?>`, sheetNumber(len(p.sheets)))
	}
	p.sheets = append(p.sheets, f)
}

func sheetNumber(n int) string { return fmt.Sprint("sheet-", n) }

// keep packs a part whole, once it is looked through. One that is broken is left
// out, if the workbook can be read without.
func (p *packer) keep(f *zip.File, root, name, own string) *refusal {
	tooLarge := func(why string) *refusal {
		return &refusal{workbookTooLarge, saying("里面的 %s %s，没有读", path.Base(name), why), "用 WPS 打开，把年报的表复制到新的工作簿，另存为 .xlsx"}
	}
	limit := uint64(maxOther)
	if root == "sst" {
		limit = maxStrings
	} else {
		p.size += min(f.UncompressedSize64, maxOther+1)
	}
	if f.UncompressedSize64 > limit || p.size > maxOther {
		return tooLarge("太大")
	}
	sheets, err := p.look(f)
	switch {
	case errors.Is(err, errTags), errors.Is(err, errStride):
		return tooLarge(err.Error())
	case err != nil && (root == "comments" || root == "Relationships"):
		return nil
	case err != nil:
		return &cannotOpen
	case sheets > maxSheets:
		return &refusal{workbookTooLarge, saying("有 %d 张工作表，超过 %d 张，没有读", sheets, maxSheets), "只留年报的表，另存为新的 .xlsx"}
	}
	return p.copy(f, own, name)
}

var cannotOpen = refusal{workbookBroken, "工作簿损坏，打不开", "用 WPS 打开核对；能打开就另存为新的 .xlsx"}

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

// copy packs a part as it is, under its own name if it has one.
func (p *packer) copy(f *zip.File, own, name string) *refusal {
	header := f.FileHeader
	header.Name = cmp.Or(own, name)
	if p.names[header.Name] {
		return twoOf(header.Name)
	}
	p.names[header.Name] = true
	in, err := f.OpenRaw()
	if err != nil {
		return &cannotOpen
	}
	out, err := p.out.CreateRaw(&header)
	if err == nil {
		_, err = io.Copy(out, in)
	}
	if err != nil {
		return &cannotOpen
	}
	return nil
}
