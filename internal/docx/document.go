package docx

import "slices"

// document writes word/document.xml: sections one after the other, the
// properties of each but the last in a paragraph at its end.
func (p *pack) document() {
	a := p.add("word/document.xml", word+"document.main+xml")
	p.main, a.own = a, true
	a.begin("w:document", namespaces...)
	a.begin("w:body")
	for k, s := range p.Sections {
		if k < len(p.Sections)-1 {
			a.blocks(ended(s.Blocks, func() { p.section(s.Page, k) }))
			continue
		}
		a.blocks(ended(s.Blocks, nil)) // a body ends in a paragraph
		p.section(s.Page, k)
	}
	a.end(2)
}

// ended are blocks that end in a paragraph, which ends a section too. The last
// one is taken where it can be, so that a full page makes no empty one.
func ended(blocks []Block, section func()) []Block {
	blocks = slices.Clone(blocks)
	if k := len(blocks) - 1; k >= 0 {
		if p, ok := blocks[k].(Paragraph); ok {
			p.last = section
			blocks[k] = p
			return blocks
		}
	}
	return append(blocks, Paragraph{Format: Format{Free: true, Spacing: &Spacing{Line: 20}}, last: section})
}

// section writes w:sectPr in the order of CT_SectPr.
func (p *pack) section(s Page, k int) {
	a := p.main
	a.begin("w:sectPr")
	p.feet(s, k)
	if s.NoteFormat != "" {
		a.begin("w:footnotePr")
		a.val("w:numFmt", s.NoteFormat)
		a.val("w:numRestart", "eachPage")
		a.end(1)
	}
	a.val("w:type", "nextPage")
	turned := ""
	if s.Width > s.Height {
		turned = "landscape"
	}
	a.empty("w:pgSz", "w:w", itoa(s.Width), "w:h", itoa(s.Height), "w:orient", turned)
	a.empty("w:pgMar", "w:top", itoa(s.Top), "w:right", itoa(s.Right), "w:bottom", itoa(s.Bottom), "w:left", itoa(s.Left), "w:header", itoa(s.Foot), "w:footer", itoa(s.Foot), "w:gutter", "0")
	if s.Start > 0 {
		a.empty("w:pgNumType", "w:start", itoa(s.Start))
	}
	a.on("w:titlePg", s.Own)
	if s.Pitch > 0 {
		a.empty("w:docGrid", "w:type", "lines", "w:linePitch", itoa(s.Pitch))
	}
	a.end(1)
}

// feet writes the feet of a section and what leads to them.
func (p *pack) feet(s Page, k int) {
	for _, f := range []struct {
		kind   string
		blocks []Block
		wanted bool
	}{{"default", s.Odd, true}, {"even", s.Even, p.sided()}, {"first", s.First, s.Own}} {
		if !f.wanted {
			continue
		}
		name := "footer" + itoa(k+1) + f.kind + ".xml"
		foot := p.add("word/"+name, word+"footer+xml")
		foot.begin("w:ftr", namespaces...)
		foot.blocks(f.blocks)
		if len(f.blocks) == 0 || !isParagraph(f.blocks[len(f.blocks)-1]) {
			Paragraph{}.write(foot)
		}
		foot.end(1)
		p.main.empty("w:footerReference", "w:type", f.kind, "r:id", p.main.relate(office+"footer", name))
	}
}

// sided reports whether left pages have a foot of their own.
func (p *pack) sided() bool {
	for _, s := range p.Sections {
		if len(s.Page.Even) > 0 {
			return true
		}
	}
	return false
}

// settingsPart writes word/settings.xml in the order of CT_Settings.
func (p *pack) settingsPart() {
	a := p.add("word/settings.xml", word+"settings+xml")
	p.main.relate(office+"settings", "settings.xml")
	a.begin("w:settings", namespaces[:4]...)
	a.empty("w:zoom", "w:percent", "100")
	a.on("w:mirrorMargins", p.Mirrored)
	a.val("w:defaultTabStop", "420")
	a.on("w:evenAndOddHeaders", p.sided())
	a.val("w:characterSpacingControl", "doNotCompress")
	a.on("w:updateFields", p.Refresh)
	a.begin("w:footnotePr")
	a.empty("w:footnote", "w:id", "-1")
	a.empty("w:footnote", "w:id", "0")
	a.end(1)
	a.begin("w:compat")
	for _, name := range []string{"spaceForUL", "balanceSingleByteDoubleByteWidth", "doNotLeaveBackslashAlone", "ulTrailSpace", "doNotExpandShiftReturn", "useFELayout"} {
		a.empty("w:" + name) // as Chinese Word sets them
	}
	for _, c := range [][2]string{{"compatibilityMode", "15"}, {"overrideTableStyleFontSizeAndJustification", "1"}} {
		a.empty("w:compatSetting", "w:name", c[0], "w:uri", "http://schemas.microsoft.com/office/word", "w:val", c[1])
	}
	a.end(1)
	a.empty("w:themeFontLang", "w:val", "en-US", "w:eastAsia", "zh-CN")
	a.end(1)
}
