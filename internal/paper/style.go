package paper

import "nianbao/internal/docx"

// The fonts of GB/T 9704. They belong to others and are not in the file: where a
// machine has not the one, Word takes the next.
const (
	fangsong  = "仿宋_GB2312"
	kai       = "楷体_GB2312"
	hei       = "黑体"
	song      = "宋体"
	titleSong = "方正小标宋简体"
)

var fonts = []docx.Font{
	{Name: fangsong, Instead: "仿宋,FangSong,华文仿宋"},
	{Name: kai, Instead: "楷体,KaiTi,华文楷体"},
	{Name: hei, Instead: "SimHei,华文黑体"},
	{Name: song, Instead: "SimSun,华文宋体"},
	{Name: titleSong, Instead: "方正小标宋_GBK,华文中宋,宋体"},
}

// sizes in half points, by their Chinese names.
const (
	size2  = 44
	size3  = 32
	size4  = 28
	small4 = 24
	size5  = 21
	small5 = 18
)

const red = "C00000" // of the head of an official paper

// text is how words look unless told.
func (l layout) text() docx.Look { return docx.Look{Font: fangsong, Size: l.size} }

// grid is the height of the lines of a text.
func (l layout) grid() *docx.Spacing { return &docx.Spacing{Line: l.pitch()} }

// first sets the first line in by two characters.
func (l layout) first() *docx.Indent { return &docx.Indent{First: 2 * l.size * 10, FirstChars: 200} }

// styles are those that the papers use, by the names under which Word lists them.
func (l layout) styles() []docx.Style {
	body := docx.Format{Spacing: l.grid(), Indent: l.first(), Align: "both", Tight: true, Loose: true}
	flush := body
	flush.Indent = nil
	heading := func(level int) docx.Format {
		return docx.Format{KeepNext: true, Outline: level}
	}
	close := func(before, after, line int, align string) docx.Format {
		return docx.Format{Free: true, Tight: true, Spacing: &docx.Spacing{Before: before, After: after, Line: line, AtLeast: true}, Align: align}
	}
	caption := close(120, 0, 320, "center")
	caption.KeepNext = true
	under := close(0, 60, 280, "center")
	under.KeepNext = true
	figure := close(60, 60, 0, "center")
	return []docx.Style{
		{ID: "Text", Name: "公文正文", Based: "Normal", Format: body, Look: docx.Look{Spread: l.spread()}},
		{ID: "Flush", Name: "公文顶格", Based: "Normal", Format: flush, Look: docx.Look{Spread: l.spread()}},
		{ID: "Title", Name: "Title", Based: "Normal", Format: docx.Format{Free: true, Tight: true, KeepNext: true, Spacing: &docx.Spacing{Line: l.titleLine}, Align: "center"}, Look: docx.Look{Font: titleSong, Size: l.title}},
		{ID: "Byline", Name: "公文题下", Based: "Normal", Format: docx.Format{KeepNext: true, Tight: true, Spacing: l.grid(), Align: "center"}, Look: docx.Look{Font: kai}},
		{ID: "Heading1", Name: "heading 1", Based: "Text", Format: heading(1), Look: docx.Look{Font: hei}},
		{ID: "Heading2", Name: "heading 2", Based: "Text", Format: heading(2), Look: docx.Look{Font: kai}},
		{ID: "Heading3", Name: "heading 3", Based: "Text", Format: heading(3), Look: docx.Look{Bold: true}},
		{ID: "Heading4", Name: "heading 4", Based: "Text", Format: heading(4)},
		{ID: "Quote", Name: "公文引文", Based: "Text", Format: docx.Format{Indent: &docx.Indent{Left: 2 * l.size * 10, LeftChars: 200, First: 2 * l.size * 10, FirstChars: 200}}, Look: docx.Look{Font: kai}},
		{ID: "Code", Name: "公文代码", Based: "Normal", Format: close(0, 0, 300, "left"), Look: docx.Look{Font: song, Latin: "Courier New", Size: size5}},
		{ID: "Issuer", Name: "发文机关标志", Based: "Normal", Format: close(480, 480, 0, "center"), Look: docx.Look{Font: titleSong, Color: red}},
		{ID: "Part", Name: "材料序号", Based: "Normal", Format: docx.Format{KeepNext: true, Spacing: &docx.Spacing{Line: official.pitch()}}, Look: docx.Look{Font: hei, Size: size3}},
		{ID: "Figure", Name: "公文图", Based: "Normal", Format: figure},
		{ID: "Caption", Name: "公文图表题", Based: "Normal", Format: caption, Look: docx.Look{Font: hei, Size: l.note + 3}},
		{ID: "Subtitle", Name: "公文图表说明", Based: "Normal", Format: under, Look: docx.Look{Size: l.note}},
		{ID: "Small", Name: "公文注", Based: "Normal", Format: close(0, 0, 280, "both"), Look: docx.Look{Size: l.note}},
		{ID: "Gap", Name: "公文间隔", Based: "Normal", Format: docx.Format{Free: true, Spacing: &docx.Spacing{Line: 160}}},
		{ID: "Cell", Name: "公文表文", Based: "Normal", Format: close(20, 20, 300, "left"), Look: docx.Look{Size: l.note + 3}},
		{ID: "CellHead", Name: "公文表头", Based: "Cell", Format: docx.Format{Align: "center", KeepNext: true}, Look: docx.Look{Font: hei}},
		{ID: "CellSmall", Name: "公文表文小", Based: "Cell", Format: close(10, 10, 230, "left"), Look: docx.Look{Size: small5}},
		{ID: "Imprint", Name: "版记", Based: "Normal", Format: docx.Format{Free: true, Tight: true, Spacing: &docx.Spacing{Line: 480}, Indent: &docx.Indent{Left: 280, LeftChars: 100, Right: 280, RightChars: 100}}, Look: docx.Look{Size: size4}},
		{ID: "Contents1", Name: "目录一级", Based: "Normal", Format: docx.Format{Spacing: &docx.Spacing{Line: official.pitch()}, Tight: true, Tabs: []docx.Tab{{At: docx.Mm(wide), Align: "right", Dotted: true}}}, Look: docx.Look{Size: size3}},
		{ID: "Contents2", Name: "目录二级", Based: "Contents1", Format: docx.Format{Indent: &docx.Indent{Left: 640, LeftChars: 200}}},
		{ID: "Footer", Name: "footer", Based: "Normal", Format: docx.Format{Free: true}, Look: docx.Look{Font: song, Size: size4}},
		{ID: "FootnoteText", Name: "footnote text", Based: "Normal", Format: close(0, 0, 280, "both"), Look: docx.Look{Size: size5}},
		{ID: "FootnoteReference", Name: "footnote reference", Kind: "character", Look: docx.Look{Raised: true}},
		{ID: "Table", Name: "公文表格", Kind: "table", Based: "TableNormal", Table: &docx.TableLook{Outer: 8, Inner: 4, Margin: 57}},
		{ID: "ImprintTable", Name: "版记表格", Kind: "table", Based: "TableNormal", Table: &docx.TableLook{Outer: 8, Inner: 4, Open: true}},
	}
}
