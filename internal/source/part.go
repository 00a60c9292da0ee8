package source

import (
	"archive/zip"
	"encoding/xml"
	"io"
	"path"
	"strings"
)

func scanPart(part *zip.File) (*frame, error) {
	in, err := part.Open()
	if err != nil {
		return nil, err
	}
	defer in.Close()
	return scan(in)
}

// unzipped is the size of all parts as the archive states it; parts that turn
// out larger fail when they are read.
func unzipped(z *zip.Reader) uint64 {
	var sum uint64
	for _, part := range z.File {
		if sum += part.UncompressedSize64; sum > maxUnzipped || part.UncompressedSize64 > maxUnzipped {
			return maxUnzipped + 1
		}
	}
	return sum
}

// oversized is the first part, other than a worksheet or a picture, that is
// larger than what the library can keep whole without harm.
func oversized(z *zip.Reader) string {
	for _, part := range z.File {
		name, limit := strings.ToLower(part.Name), uint64(maxOther)
		switch {
		case strings.Contains(name, "worksheets/") || strings.Contains(name, "media/"):
			continue
		case strings.HasSuffix(name, "sharedstrings.xml"):
			limit = maxStrings
		}
		if part.UncompressedSize64 > limit {
			return path.Base(part.Name)
		}
	}
	return ""
}

// parts finds the XML part of each worksheet by the sheet's name.
func (b *archive) parts() map[string]*zip.File {
	files := map[string]*zip.File{}
	for _, part := range b.zip.File {
		files[strings.ToLower(strings.TrimPrefix(strings.ReplaceAll(part.Name, `\`, "/"), "/"))] = part
	}
	parts := map[string]*zip.File{}
	if b.file.WorkBook == nil {
		return parts
	}
	targets := relations(files["xl/_rels/workbook.xml.rels"])
	for _, sheet := range b.file.WorkBook.Sheets.Sheet {
		if target := targets[sheet.ID]; target != "" {
			parts[sheet.Name] = files[strings.ToLower(target)]
		}
	}
	return parts
}

// relations maps the ids of worksheets to their parts.
func relations(part *zip.File) map[string]string {
	targets := map[string]string{}
	if part == nil {
		return targets
	}
	in, err := part.Open()
	if err != nil {
		return targets
	}
	defer in.Close()
	var list struct {
		Relationship []struct {
			ID     string `xml:"Id,attr"`
			Type   string `xml:"Type,attr"`
			Target string `xml:"Target,attr"`
		}
	}
	if xml.NewDecoder(io.LimitReader(in, maxInMemory)).Decode(&list) != nil {
		return targets
	}
	for _, r := range list.Relationship {
		if strings.HasSuffix(r.Type, "/worksheet") {
			if !strings.HasPrefix(r.Target, "/") {
				r.Target = path.Join("xl", r.Target)
			}
			targets[r.ID] = strings.TrimPrefix(r.Target, "/")
		}
	}
	return targets
}
