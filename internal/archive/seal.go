package archive

import (
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"

	"nianbao/internal/bag"
	"nianbao/internal/source"
	"nianbao/internal/stat"
)

// Format is the layout that is described above. A program reads its own format
// and those before it.
const Format = 1

// A Seal is what a sealed year says of itself.
type Seal struct {
	Year     stat.Year
	Public   bool
	Title    string // of the whole report
	Owner    string
	District string
	Code     string // of the district
	source.Sealing
	Program Program
	Site    string // digest of the site, as build prints it
	Inputs  string // digest of what went in, made likewise; empty in the public variant
}

// A Program is what made it: nothing that differs between systems.
type Program struct {
	Version  string
	Go       string
	ECharts  string
	Revision string   // of the source; empty where the build did not know it
	Modules  []string // path and version
}

// Contents are the files of a seal.
type Contents struct {
	Project, Site map[string][]byte // by path; the public variant has no project
	Tables        Tables
	Pages         int
	Streets       int
	Communities   int
	Warnings      int
}

// Bag packs a year.
func (s Seal) Bag(c Contents) bag.Bag {
	b := bag.Bag{Name: s.name(), Info: s.info(), Payload: map[string][]byte{}}
	for path, text := range c.Site {
		b.Payload["site/"+path] = text
	}
	if !s.Public {
		for path, text := range c.Project {
			b.Payload["project/"+path] = text
		}
		maps.Copy(b.Payload, c.Tables.files())
	}
	cover := s.cover(c)
	b.Tags = map[string][]byte{"归档说明.txt": cover.text(), "归档说明.html": cover.html(), "program.txt": s.Program.text()}
	return b
}

func (s Seal) name() string {
	name := fmt.Sprintf("nianbao-%s-%d", ascii(s.Code), s.Year)
	if s.Public {
		name += "-public"
	}
	return name
}

// ascii keeps of a code what folders may be named.
func ascii(code string) string {
	return strings.Map(func(r rune) rune {
		if r >= '0' && r <= '9' || r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' {
			return r
		}
		return -1
	}, code)
}

const (
	internalEdition = "internal"
	publicEdition   = "public"
)

func (s Seal) edition() string {
	if s.Public {
		return publicEdition
	}
	return internalEdition
}

// info are the lines of bag-info.txt: those of BagIt, then ours.
func (s Seal) info() []bag.Entry {
	return []bag.Entry{
		{Label: "Source-Organization", Value: s.Owner},
		{Label: "Contact-Name", Value: s.Officer},
		{Label: "External-Description", Value: s.heading()},
		{Label: "External-Identifier", Value: s.name()},
		{Label: "Bagging-Date", Value: s.Date},
		{Label: "Nianbao-Format", Value: strconv.Itoa(Format)},
		{Label: "Nianbao-Year", Value: strconv.Itoa(int(s.Year))},
		{Label: "Nianbao-Edition", Value: s.edition()},
		{Label: "Nianbao-Title", Value: s.Title},
		{Label: "Nianbao-District", Value: s.District},
		{Label: "Nianbao-District-Code", Value: s.Code},
		{Label: "Nianbao-Number", Value: s.Number},
		{Label: "Nianbao-Retention", Value: s.Retention},
		{Label: "Nianbao-Site-Digest", Value: s.Site},
		{Label: "Nianbao-Input-Digest", Value: s.Inputs},
		{Label: "Nianbao-Version", Value: s.Program.Version},
		{Label: "Nianbao-Revision", Value: s.Program.Revision},
		{Label: "Nianbao-Go", Value: s.Program.Go},
		{Label: "Nianbao-ECharts", Value: s.Program.ECharts},
	}
}

// heading names the seal in one line.
func (s Seal) heading() string {
	return fmt.Sprintf("%s %d 年度档案（%s）", s.Title, s.Year, s.EditionWords())
}

// EditionWords name the variant.
func (s Seal) EditionWords() string {
	if s.Public {
		return "公开版"
	}
	return "内部版"
}

// text lists the program and its parts.
func (p Program) text() []byte {
	lines := []string{"nianbao " + p.Version, p.Go, "ECharts " + p.ECharts}
	if p.Revision != "" {
		lines = append(lines, "revision "+p.Revision)
	}
	lines = append(lines, slices.Sorted(slices.Values(p.Modules))...)
	return []byte(strings.Join(lines, "\n") + "\n")
}
