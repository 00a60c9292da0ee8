package site

import (
	"cmp"
	"fmt"
	"path"
	"slices"
	"strings"

	"nianbao/internal/source"
	"nianbao/internal/speech"
	"nianbao/internal/stat"
)

// A Maker makes the files for which site has no pen, of what pages show.
type Maker interface {
	// Word makes the Word file of a text.
	Word(t speech.Speech, page SpeechView) []byte
	// Bound binds texts as the 材料汇编 of a meeting.
	Bound(m source.Meeting, texts []speech.Speech, pages []SpeechView) []byte
	// Book makes the workbook of a year's tables.
	Book(b Yearbook) []byte
	// Origins makes the workbook of where a year's figures come from.
	Origins(b OriginBook) []byte
}

// A DownloadsView offers the files of a year.
type DownloadsView struct {
	Groups  []OfferGroup
	License string // what may be done with them; empty: nothing is said
}

// An OfferGroup is some files of a kind.
type OfferGroup struct {
	ID, Title string
	Note      string // may be empty
	Offers    []Offer
}

// An Offer is a file that may be taken.
type Offer struct {
	Link  Link
	Name  string // under which a browser keeps it
	Holds string
	Date  string // that the project gives; may be empty
	Kind  string // Word, Excel, CSV
	Size  string
}

func downloadsPath(y stat.Year) string { return in(y, "downloads.html") }

func (c *composer) downloads(y stat.Year) {
	if c.Maker == nil {
		return
	}
	c.add(Page{Path: downloadsPath(y), Kind: Downloads, Title: "下载", Year: y, twin: downloadsPath,
		trail: []target{{"首页", homePath(y)}}, body: func(v *view) any { return v.downloads() }})
}

func (v *view) downloads() DownloadsView {
	book := v.yearbook()
	out := DownloadsView{License: book.License}
	own, others := v.c.textsOf(v.Year)
	var papers []Offer
	for _, m := range v.c.meetingsOf(v.Year) {
		papers = append(papers, v.offerBound(m))
	}
	listed, note := shortened(own, "其余在各篇的页面上下载")
	out.add(OfferGroup{ID: "papers", Title: "会议材料", Note: v.c.unbound(v.Year) + note, Offers: append(papers, v.offerTexts(listed)...)})
	out.Groups = append(out.Groups, v.tables(book)...)
	if v.Year == v.c.latest() {
		listed, note := shortened(others, "其余在各篇的页面上下载")
		out.add(OfferGroup{ID: "others", Title: "没有数据的年份的文稿", Note: note, Offers: v.offerTexts(listed)})
	}
	return out
}

func (d *DownloadsView) add(g OfferGroup) {
	if len(g.Offers) > 0 {
		d.Groups = append(d.Groups, g)
	}
}

// textsOf are the texts of a year, and those of years without pages.
func (c *composer) textsOf(y stat.Year) (own, others []text) {
	for _, t := range c.texts {
		switch of := stat.Year(t.Document.Year); {
		case of == y:
			own = append(own, t)
		case !slices.Contains(c.Years, of):
			others = append(others, t)
		}
	}
	return own, others
}

// offerTexts offers the Word files of texts, which lie beside their pages.
func (v *view) offerTexts(list []text) []Offer {
	var out []Offer
	for _, t := range list {
		d := t.Document
		out = append(out, Offer{
			Link: Link{Text: d.Title, Href: relative(v.Path, t.word())}, Name: d.Title + ".docx", Date: d.Date, Kind: "Word", Size: size(v.c.wordSize(t)),
			Holds: strings.Join(slices.DeleteFunc([]string{d.Occasion, d.Status, fmt.Sprintf("有出处的数 %d 个", t.Bound)}, func(s string) bool { return s == "" }), "，"),
		})
	}
	return out
}

// word is the path of a text's Word file.
func (t text) word() string { return strings.TrimSuffix(t.path, ".html") + ".docx" }

// word is a text's Word file.
func (c *composer) word(t text, s speech.Speech) []byte {
	data := c.Maker.Word(s, c.site.Speech(s))
	c.sizes.Store(t.path, len(data))
	return data
}

// wordSize is how large it is, which the page of the text has found out if it was
// printed before.
func (c *composer) wordSize(t text) int {
	if n, ok := c.sizes.Load(t.path); ok {
		return n.(int)
	}
	return len(c.word(t, t.Speech()))
}

// A bound paper is a meeting with those of its texts that the edition has.
type bound struct {
	source.Meeting
	texts []text
}

// meetingsOf are those of a year. Where the project has none, the texts of the
// year are bound, reports first, unless they are too many.
func (c *composer) meetingsOf(y stat.Year) []bound {
	var out []bound
	for _, m := range c.Meetings {
		b := bound{Meeting: m}
		for _, file := range m.Files() {
			if k := slices.IndexFunc(c.texts, func(t text) bool { return t.Document.Path == file }); k >= 0 {
				b.texts = append(b.texts, c.texts[k])
			}
		}
		if m.Year == int(y) && len(b.texts) > 0 {
			out = append(out, b)
		}
	}
	if own, _ := c.textsOf(y); len(out) == 0 && len(own) > 1 && len(own) <= mostBound {
		slices.SortStableFunc(own, func(a, b text) int {
			return cmp.Or(cmp.Compare(a.Document.Kind, b.Document.Kind), cmp.Compare(a.Document.Date, b.Document.Date))
		})
		latest := slices.MaxFunc(own, func(a, b text) int { return cmp.Compare(a.Document.Date, b.Document.Date) })
		out = append(out, bound{source.Meeting{Title: fmt.Sprintf("%s%d年材料汇编", c.data.Whole.Name, y), Host: c.site.Owner, Date: latest.Document.Date}, own})
	}
	for k := range out {
		if c.Public { // when and where the office meets is its own affair
			out[k].Room, out[k].Agenda = "", nil
		}
	}
	return out
}

// offerBound makes and offers a 材料汇编.
func (v *view) offerBound(b bound) Offer {
	var texts []speech.Speech
	var pages []SpeechView
	for _, t := range b.texts {
		s := t.Speech()
		texts, pages = append(texts, s), append(pages, v.c.site.Speech(s))
	}
	name := cmp.Or(slug(stem(b.Path)), "all")
	if b.Path == "" {
		name = "all"
	}
	return v.offer(fmt.Sprintf("papers/%s.docx", name), b.Title, "Word", Offer{
		Date: b.Date, Holds: fmt.Sprintf("封面、%s目录、%d 篇材料、数据出处表", map[bool]string{true: "议程、"}[len(b.Agenda) > 0], len(texts)),
	}, v.c.Maker.Bound(b.Meeting, texts, pages))
}

// offer puts a file beside the page, in the folder of its year.
func (v *view) offer(name, title, kind string, o Offer, data []byte) Offer {
	file := fmt.Sprintf("%d/%s", v.Year, name)
	v.Downloads = append(v.Downloads, Download{Path: file, Data: data})
	o.Link, o.Name, o.Kind, o.Size = Link{Text: title, Href: relative(v.Path, file)}, title+path.Ext(name), kind, size(len(data))
	return o
}

// tables makes and offers the tables of a year: as a workbook, as CSV, and as a
// package for programs.
func (v *view) tables(book Yearbook) []OfferGroup {
	var left []string
	var files []tableFile
	for _, level := range append(v.c.between(), stat.Community) {
		n := len(v.c.data.Areas(level, v.Year))
		if n > mostTableLines {
			left = append(left, fmt.Sprintf("%s有 %s 个，不列逐%[1]s的表，各指标页上有。", v.c.level(level), count(n)))
			continue
		}
		csvOnly := ""
		for _, t := range v.c.data.Themes {
			table, ok := v.yearTable(t, level)
			if !ok {
				continue
			}
			files = append(files, table.csvFile())
			if n <= mostSheetLines {
				book.Tables = append(book.Tables, table)
			} else {
				csvOnly = fmt.Sprintf("%s有 %s 个，逐%[1]s的表只有 CSV。", v.c.level(level), count(n))
			}
		}
		if csvOnly != "" {
			left = append(left, csvOnly)
		}
	}
	if len(files) == 0 {
		return nil
	}
	book.Meanings = v.meanings(book.Tables)
	return append(v.workbooks(book, strings.Join(left, "")), v.csvFiles(book, files)...)
}

func (v *view) workbooks(book Yearbook, left string) []OfferGroup {
	if len(book.Tables) == 0 {
		return nil
	}
	holds := fmt.Sprintf("%d 张表，封面、目录、说明、指标口径；小计、合计、比率是公式", len(book.Tables))
	offer := v.offer(fmt.Sprintf("tables/tables-%d.xlsx", v.Year), book.Title, "Excel", Offer{Holds: holds, Date: book.Date}, v.c.Maker.Book(book))
	return []OfferGroup{{ID: "books", Title: "统计表（WPS、Excel）", Note: left, Offers: []Offer{offer}}}
}

// csvFiles offers the tables one by one for people, and all of them with their
// descriptor for programs.
func (v *view) csvFiles(book Yearbook, tables []tableFile) []OfferGroup {
	one := OfferGroup{ID: "csv", Title: "逐表 CSV", Note: "UTF-8 编码，WPS、Excel 双击就能打开；数是未修约的，百分率的列写着（%）。"}
	for _, t := range tables {
		one.Offers = append(one.Offers, v.offer("tables/"+t.name, t.Title, "CSV", Offer{Holds: t.says(), Date: book.Date}, t.data))
	}
	name := fmt.Sprintf("nianbao-%s-%d", cmp.Or(slug(v.c.data.Whole.Code), "0"), v.Year)
	if v.c.Public {
		name += "-public"
	}
	return []OfferGroup{one, {ID: "package", Title: "数据包（Frictionless Data Package）", Note: "给程序用：全部 CSV，和说明每一列是什么、什么单位、空缺怎么写的 datapackage.json。", Offers: []Offer{
		v.offer("tables/"+name+".zip", book.Title+"数据包", "ZIP", Offer{Holds: fmt.Sprintf("%d 个 CSV 和 datapackage.json", len(tables)), Date: book.Date}, book.packed(name, v.c.data.Config.License, tables)),
	}}}
}

// size is a number of bytes for people, on one line.
func size(bytes int) string {
	switch {
	case bytes < 1000:
		return fmt.Sprintf("%d\u00a0字节", bytes)
	case bytes < 1000_000:
		return fmt.Sprintf("%d\u00a0KB", (bytes+500)/1000)
	}
	return fmt.Sprintf("%d.%d\u00a0MB", (bytes+50_000)/1000_000, (bytes+50_000)/100_000%10)
}
