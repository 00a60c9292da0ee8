package paper

import (
	"io"

	"nianbao/internal/docx"
	"nianbao/internal/numeral"
	"nianbao/internal/source"
)

// An entry is a line of the contents.
type entry struct {
	title, mark string
	inner       []entry
	page        int
}

// Bind sets several texts as one 会议材料汇编: cover, contents, agenda, the texts
// with pages that count through, 数据出处表 of each.
func Bind(w io.Writer, m source.Meeting, texts []Text, owner string) error {
	b := &binder{meeting: m, doc: begin(official, m.Title, owner, m.Date)}
	for k, t := range texts {
		b.part(k, t)
	}
	b.origins()
	front := page(official, 0)
	front.Odd, front.Even = nil, nil
	b.doc.Sections = append([]docx.Section{{Page: front}}, b.doc.Sections...)
	b.doc.Sections[1].Page.Start = 1
	paged(b.doc, b.doc.Sections[1:], b.contents)
	b.doc.Sections[0].Blocks = append(b.cover(), b.list()...)
	b.doc.Refresh = true
	return b.doc.Write(w)
}

// A binder binds texts into one document.
type binder struct {
	meeting  source.Meeting
	doc      *docx.Document
	contents []*entry
	setters  []*setter
}

// part adds a text, which begins a page. All parts but tables on turned paper
// are set alike, whatever each is set like for itself.
func (b *binder) part(k int, t Text) {
	l := layoutOf(t.Document.Layout)
	if !l.turned {
		l = official
	}
	s := newSetter(b.doc, l, t)
	s.mark = "part" + itoa(k+1)
	name, _ := numeral.Aloud(itoa(k + 1))
	blocks := append([]docx.Block{plain("Part", "材料"+name)}, s.whole()...)
	b.doc.Sections = append(b.doc.Sections, docx.Section{Page: page(l, 0), Blocks: blocks})
	b.setters = append(b.setters, s)
	b.contents = append(b.contents, &entry{title: t.Document.Title, mark: s.mark, inner: s.parts})
}

// origins is the last section: the 数据出处表 of each text.
func (b *binder) origins() {
	const mark, title = "origins", "附录　数据出处表"
	first := appendix(title)
	first.Content = []docx.Inline{docx.Mark{Name: mark, Content: first.Content}}
	out := []docx.Block{first}
	for k, s := range b.setters {
		name, _ := numeral.Aloud(itoa(k + 1))
		heading := plain("Caption", "材料"+name+"　"+s.text.Document.Title)
		out = append(out, s.origins(heading)...)
	}
	if len(out) == 1 {
		return
	}
	b.doc.Sections = append(b.doc.Sections, docx.Section{Page: page(official, 0), Blocks: out})
	b.contents = append(b.contents, &entry{title: title, mark: mark})
}

// cover is the first page: what it is, who holds the meeting, when and where.
func (b *binder) cover() []docx.Block {
	title := docx.Paragraph{Style: "Title", Format: docx.Format{Free: true, Spacing: &docx.Spacing{Before: docx.Mm(60), Line: 1000}, Align: "center"}}
	for k, line := range balanced(b.meeting.Title, docx.Mm(wide)/(coverSize*10)) {
		if k > 0 {
			line = "\n" + line
		}
		title.Content = append(title.Content, docx.Text{Look: docx.Look{Size: coverSize}, Text: line})
	}
	out := []docx.Block{title}
	for _, text := range []string{b.meeting.Host, dated(b.meeting.Date), b.meeting.Room} {
		if text == "" {
			continue
		}
		p := plain("Byline", text)
		if len(out) == 1 {
			p.Format = docx.Format{Align: "center", Spacing: &docx.Spacing{Before: docx.Mm(70), Line: official.pitch()}}
		}
		out = append(out, p)
	}
	return append(out, b.agenda()...)
}

const coverSize = 72 // 小初, half points

// agenda is the table of what is done when, on a page of its own.
func (b *binder) agenda() []docx.Block {
	if len(b.meeting.Agenda) == 0 {
		return nil
	}
	rows := [][]string{{"序号", "时间", "议题", "汇报单位"}}
	for k, a := range b.meeting.Agenda {
		rows = append(rows, []string{itoa(k + 1), a.Time, a.Item, a.Speaker})
	}
	t := docx.Table{Style: "Table", Head: 1, Alt: "会议议程", Widths: []int{docx.Mm(14), docx.Mm(24), docx.Mm(78), docx.Mm(40)}}
	for r, row := range rows {
		var line docx.Row
		for c, text := range row {
			p := plain("Cell", text)
			if r == 0 {
				p.Style = "CellHead"
			} else if c < 2 {
				p.Format.Align = "center"
			}
			line.Cells = append(line.Cells, docx.Cell{Blocks: []docx.Block{p}, Fill: fill(r)})
		}
		t.Rows = append(t.Rows, line)
	}
	return []docx.Block{headed("会议议程"), plain("Flush", ""), t}
}

// headed is the title of a page before the texts.
func headed(text string) docx.Paragraph {
	p := plain("Title", text)
	p.Format.BreakFirst = true
	return p
}

// list is the contents. The page numbers are worked out here as well as they can
// be without the fonts, and by Word exactly.
func (b *binder) list() []docx.Block {
	out := []docx.Block{headed("目　录"), plain("Flush", "")}
	for _, e := range b.contents {
		out = append(out, e.line("Contents1"))
		for _, inner := range e.inner {
			out = append(out, inner.line("Contents2"))
		}
	}
	return out
}

func (e entry) line(style string) docx.Paragraph {
	return docx.Paragraph{Style: style, Content: []docx.Inline{docx.Link{Mark: e.mark, Content: []docx.Inline{
		docx.Text{Text: e.title + "\t"}, docx.Field{Code: "PAGEREF " + e.mark + " \\h", Text: itoa(e.page)},
	}}}}
}
