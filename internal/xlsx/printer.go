package xlsx

import (
	"fmt"
	"strconv"
	"strings"
)

// A printer writes the markup of a sheet, element by element in the order that
// the standard prescribes.
type printer struct {
	*Sheet
	looks *styles
	first bool // the sheet that is shown when the workbook is opened
	out   strings.Builder

	before struct {
		look   Style
		number int
	}
}

// write puts texts one behind the other: large sheets have millions of them.
func (p *printer) write(texts ...string) {
	for _, t := range texts {
		p.out.WriteString(t)
	}
}

// style is the number of a cell's style, which is often that of the cell before.
func (p *printer) style(look Style) int {
	if p.before.number == 0 || p.before.look != look {
		p.before.look, p.before.number = look, p.looks.cell(look)
	}
	return p.before.number
}

func (p *printer) put(format string, values ...any) { fmt.Fprintf(&p.out, format, values...) }

func (p *printer) markup() string {
	p.out.WriteString(declaration + `<worksheet xmlns="` + mainNS + `" xmlns:r="` + relationNS + `">`)
	p.put(`<sheetPr>%s<pageSetUpPr fitToPage="%d"/></sheetPr>`, colour("tabColor", p.Tab), min(p.Page.Wide, 1))
	p.view()
	p.put(`<sheetFormatPr defaultRowHeight="15"%s/>`, when(p.deepest() > 0, fmt.Sprintf(` outlineLevelRow="%d"`, p.deepest())))
	p.columns()
	p.rows()
	if p.Locked {
		p.out.WriteString(`<sheetProtection sheet="1" objects="1" scenarios="1" formatColumns="0" formatRows="0" sort="0" autoFilter="0"/>`)
	}
	if p.Filter != "" {
		p.put(`<autoFilter ref="%s"/>`, p.Filter)
	}
	p.merged()
	for i, m := range p.Marks {
		p.out.WriteString(p.looks.markup(m, i+1))
	}
	p.rules()
	p.links()
	p.page()
	if len(p.Notes) > 0 {
		p.out.WriteString(`<legacyDrawing r:id="rId1"/>`)
	}
	p.out.WriteString(`</worksheet>`)
	return p.out.String()
}

// deepest is the deepest level of the outline.
func (p *printer) deepest() int {
	level := 0
	for _, r := range p.Rows {
		level = max(level, r.Level)
	}
	return level
}

func (p *printer) view() {
	p.put(`<sheetViews><sheetView showGridLines="0"%s%s workbookViewId="0">`, when(p.first, ` tabSelected="1"`), when(p.Zoom > 0, fmt.Sprintf(` zoomScale="%d" zoomScaleNormal="%d"`, p.Zoom, p.Zoom)))
	if p.Top > 0 || p.Left > 0 {
		pane := map[[2]bool]string{{true, true}: "bottomRight", {true, false}: "bottomLeft", {false, true}: "topRight"}[[2]bool{p.Top > 0, p.Left > 0}]
		p.put(`<pane%s%s topLeftCell="%s" activePane="%s" state="frozen"/>`, when(p.Left > 0, fmt.Sprintf(` xSplit="%d"`, p.Left)), when(p.Top > 0, fmt.Sprintf(` ySplit="%d"`, p.Top)), Ref(p.Top+1, p.Left+1), pane)
		p.put(`<selection pane="%s" activeCell="%s" sqref="%s"/>`, pane, Ref(p.Top+1, p.Left+1), Ref(p.Top+1, p.Left+1))
	}
	p.out.WriteString(`</sheetView></sheetViews>`)
}

func (p *printer) columns() {
	var b strings.Builder
	for i, c := range p.Columns {
		if c.Width > 0 || c.Hidden {
			fmt.Fprintf(&b, `<col min="%d" max="%d" width="%s"%s customWidth="1"/>`, i+1, i+1, strconv.FormatFloat(max(c.Width, 1), 'f', -1, 64), when(c.Hidden, ` hidden="1"`))
		}
	}
	p.out.WriteString(wrap("cols", b.String()))
}

func (p *printer) rows() {
	p.out.WriteString(`<sheetData>`)
	for i, r := range p.Rows {
		if len(r.Cells) == 0 && r.Height == 0 && !r.Hidden {
			continue
		}
		p.put(`<row r="%d"%s%s%s>`, i+1, when(r.Height > 0, fmt.Sprintf(` ht="%g" customHeight="1"`, r.Height)), when(r.Hidden, ` hidden="1"`), when(r.Level > 0, fmt.Sprintf(` outlineLevel="%d"`, r.Level)))
		for _, c := range r.Cells {
			p.cell(i+1, c)
		}
		p.out.WriteString(`</row>`)
	}
	p.out.WriteString(`</sheetData>`)
}

// cell writes a value. A text goes inline, typed as a text: nothing that it
// begins with makes it a formula.
func (p *printer) cell(row int, c Cell) {
	look := c.Look
	if c.Formula == "" && dangerous(c.Text) { // nor does it become one when a person edits it
		look.literal, look.Format = true, "@"
	}
	open := `<c r="` + Ref(row, c.Column) + `" s="` + strconv.Itoa(p.style(look)) + `"`
	switch {
	case c.Formula != "" && c.Number == "" && c.Text == "": // not computed yet
		p.put(`%s><f>%s</f></c>`, open, esc(c.Formula))
	case c.Formula != "" && c.Number == "":
		p.put(`%s t="str"><f>%s</f><v>%s</v></c>`, open, esc(c.Formula), escText(c.Text))
	case c.Formula != "":
		p.put(`%s><f>%s</f><v>%s</v></c>`, open, esc(c.Formula), esc(c.Number))
	case c.Number != "":
		p.write(open, `><v>`, esc(c.Number), `</v></c>`)
	case c.Truth != "":
		p.put(`%s t="b"><v>%s</v></c>`, open, esc(c.Truth))
	case c.Fault != "":
		p.put(`%s t="e"><v>%s</v></c>`, open, esc(c.Fault))
	case c.Text != "":
		p.write(open, ` t="inlineStr"><is><t xml:space="preserve">`, escText(c.Text), `</t></is></c>`)
	default:
		p.out.WriteString(open + `/>`)
	}
}

func (p *printer) merged() {
	if len(p.Merged) == 0 {
		return
	}
	p.put(`<mergeCells count="%d">`, len(p.Merged))
	for _, m := range p.Merged {
		p.put(`<mergeCell ref="%s"/>`, m)
	}
	p.out.WriteString(`</mergeCells>`)
}

// markup of a condition; the lower its rank, the more it counts.
func (s *styles) markup(m Mark, rank int) string {
	return fmt.Sprintf(`<conditionalFormatting sqref="%s"><cfRule type="expression" dxfId="%d" priority="%d"><formula>%s</formula></cfRule></conditionalFormatting>`,
		m.Cells, s.mark(m.Look), rank, esc(m.Formula))
}

func (p *printer) rules() {
	if len(p.Rules) == 0 {
		return
	}
	p.put(`<dataValidations count="%d">`, len(p.Rules))
	for _, r := range p.Rules {
		p.out.WriteString(r.markup())
	}
	p.out.WriteString(`</dataValidations>`)
}

func (r Rule) markup() string {
	kind, formula := "", ""
	switch {
	case r.List != "":
		kind, formula = ` type="list"`, r.List
	case r.Formula != "":
		kind, formula = ` type="custom"`, r.Formula
	}
	return `<dataValidation` + kind + when(r.Lenient, ` errorStyle="warning"`) + ` allowBlank="1" showInputMessage="1" showErrorMessage="1"` +
		when(r.Refusal != "", attr("errorTitle", "填得不对")+attr("error", cut(r.Refusal, 255))) +
		attr("promptTitle", cut(r.Title, 32)) + attr("prompt", cut(r.Hint, 255)) + ` sqref="` + r.Cells + `">` + wrap("formula1", esc(formula)) + `</dataValidation>`
}

func (p *printer) links() {
	var b strings.Builder
	for i, r := range p.Rows {
		for _, c := range r.Cells {
			if c.To != "" {
				b.WriteString(link{Ref(i+1, c.Column), c.To, c.Tip}.markup())
			}
		}
	}
	p.out.WriteString(wrap("hyperlinks", b.String()))
}

// A link leads from a cell to a place of the same workbook.
type link struct{ cell, to, tip string }

func (l link) markup() string {
	return `<hyperlink ref="` + l.cell + `" location="` + esc(l.to) + `"` + attr("tooltip", cut(l.tip, 255)) + attr("display", l.to) + `/>`
}

// page writes how the sheet is printed: on A4, with narrow margins.
func (p *printer) page() {
	margin := p.Page.Margin
	if margin == 0 {
		margin = 0.5 // inches
	}
	top := margin
	if p.Page.Title != "" {
		top += 0.25
	}
	p.put(`<printOptions horizontalCentered="1"/><pageMargins left="%g" right="%g" top="%g" bottom="0.6" header="0.35" footer="0.3"/>`, margin, margin, top)
	orientation := "portrait"
	if p.Page.Landscape {
		orientation = "landscape"
	}
	p.put(`<pageSetup paperSize="%d"%s%s orientation="%s"/>`, paper, when(p.Page.Scale > 0, fmt.Sprintf(` scale="%d"`, p.Page.Scale)), when(p.Page.Wide > 0, fmt.Sprintf(` fitToWidth="%d" fitToHeight="0"`, p.Page.Wide)), orientation)
	head, foot := "", ""
	if p.Page.Title != "" { // its size stands before the font, since digits may follow
		head = wrap("oddHeader", esc(`&C&14&"黑体,Regular"`+strings.ReplaceAll(p.Page.Title, "&", "&&")))
	}
	if p.Page.Foot != "" {
		foot = wrap("oddFooter", esc("&C&9"+p.Page.Foot))
	}
	p.out.WriteString(wrap("headerFooter", head+foot))
	if len(p.Page.Breaks) > 0 {
		p.put(`<colBreaks count="%d" manualBreakCount="%d">`, len(p.Page.Breaks), len(p.Page.Breaks))
		for _, column := range p.Page.Breaks {
			p.put(`<brk id="%d" max="%d" man="1"/>`, column-1, maxRow-1)
		}
		p.out.WriteString(`</colBreaks>`)
	}
}
