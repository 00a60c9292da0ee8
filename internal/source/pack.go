package source

import (
	"archive/zip"
	"bufio"
	"bytes"
	"cmp"
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
