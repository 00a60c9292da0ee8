package source

import (
	"errors"
	"fmt"
	"slices"

	"nianbao/internal/layout"
	"nianbao/internal/xlsx"
)

// An archive is an .xlsx while it is read.
type archive struct {
	*book
	parts  parts
	is1904 bool
	texts  []string // that cells point to
	kinds  styles
}

// A leaf is a sheet as the workbook lists it.
type leaf struct {
	name, id string
	hidden   bool
}

// readOpenXML reads all sheets of an .xlsx.
func (b *book) readOpenXML(data []byte) {
	a := &archive{book: b}
	if !a.open(data) {
		return
	}
	main := a.parts.main()
	leaves, err := a.workbook(main)
	links, err2 := a.parts.links(main)
	if err = errors.Join(err, err2); err == nil {
		err = a.tables(links)
	}
	switch {
	case errors.Is(err, errStyles), errors.Is(err, errTexts), errors.Is(err, errTags):
		b.tooLarge(err.Error(), "用 WPS 打开，把年报的表复制到新的工作簿，另存为 .xlsx")
	case err != nil:
		b.refuse(refusal{workbookBroken, "工作簿损坏，打不开", "用 WPS 打开核对；能打开就另存为新的 .xlsx"})
	case len(leaves) > maxSheets:
		b.tooLarge(saying("有 %d 张工作表，超过 %d 张", len(leaves), maxSheets), "只留年报的表，另存为新的 .xlsx")
	case !slices.ContainsFunc(leaves, func(l leaf) bool { _, ok := l.part(links); return ok }):
		b.refuse(refusal{workbookBroken, "工作簿里没有一张能读的工作表", saveAgain})
	default:
		a.sheets(leaves, links)
	}
}

// open opens the archive, or says why it is left alone.
func (b *archive) open(data []byte) bool {
	z, fault := openParts(data)
	if b.parts = z; fault != nil {
		b.refuse(*fault)
	}
	return fault == nil
}

// workbook reads the list of sheets and what holds for all of them.
func (b *archive) workbook(part string) (leaves []leaf, err error) {
	return leaves, b.parts.each(part, func(m *markup, tag []byte) error {
		switch string(tagName(tag)) {
		case "workbookPr":
			b.is1904 = yes(attr(tag, "date1904"))
		case "sheet":
			state := string(attr(tag, "state"))
			leaves = append(leaves, leaf{words(attr(tag, "name")), string(attr(tag, ":id")), state == "hidden" || state == "veryHidden"})
		}
		return nil
	})
}

// tables reads what cells point to: texts and styles. A workbook may have
// neither.
func (b *archive) tables(links []link) error {
	for _, l := range links {
		var err error
		switch {
		case l.is("sharedStrings"):
			b.texts, err = b.parts.texts(l.target)
		case l.is("styles"):
			b.kinds, err = b.parts.styles(l.target)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// sheets reads every worksheet. Charts and macros, which are listed among them,
// have no cells.
func (b *archive) sheets(leaves []leaf, links []link) {
	for _, leaf := range leaves {
		if b.ctx.Err() != nil {
			return
		}
		part, ok := leaf.part(links)
		if !ok {
			continue
		}
		if g, err := b.sheet(part); err != nil {
			b.refuseSheet(leaf.name, err)
		} else {
			g.Hidden = leaf.hidden
			b.enter(leaf.name, g)
		}
	}
}

// part is what a sheet consists of, if it is a worksheet.
func (l leaf) part(links []link) (name string, ok bool) {
	for _, to := range links {
		if to.id == l.id && to.is("worksheet") {
			return to.target, true
		}
	}
	return "", false
}

// sheet reads a worksheet.
func (b *archive) sheet(part string) (*layout.Grid, error) {
	in, err := b.parts.open(part)
	if err != nil {
		return nil, err
	}
	defer in.Close()
	g, err := scan(newMarkup(in, b.parts.tags), b.texts, b.kinds, b.ctx.Err)
	if err != nil {
		return nil, err
	}
	g.Is1904, g.Comments = b.is1904, b.comments(part)
	return g, g.Fill()
}

// comments are what people noted on the cells of a sheet; those that cannot be
// read are passed over.
func (b *archive) comments(of string) []layout.Comment {
	var found []layout.Comment
	links, _ := b.parts.links(of)
	for _, l := range links {
		if !l.is("comments") {
			continue
		}
		_ = b.parts.each(l.target, func(m *markup, tag []byte) error {
			if string(tagName(tag)) != "comment" {
				return nil
			}
			row, column, ok := xlsx.Place(string(attr(tag, "ref")))
			text, err := m.runs(tag)
			if ok && len(found) < maxComments {
				found = append(found, layout.Comment{Row: row, Column: column, Text: text})
			}
			return err
		})
	}
	return found
}

// texts reads the table of texts that cells point to.
func (p parts) texts(part string) (texts []string, err error) {
	return texts, p.each(part, func(m *markup, tag []byte) error {
		if string(tagName(tag)) != "si" {
			return nil
		}
		if len(texts) == layout.MaxCells {
			return errTexts
		}
		text, err := m.runs(tag)
		texts = append(texts, layout.Shorten(text))
		return err
	})
}

var errTexts = fmt.Errorf("文字表里的文字超过 %d 万条", layout.MaxCells/10_000)
