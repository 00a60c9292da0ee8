package docx

// emu is the unit of drawings: 635 of them make a twip.
const emu = 635

// A Picture stands in a line.
type Picture struct {
	Data          []byte // PNG or JPEG
	Kind          string // png or jpeg
	Vector        []byte // the same as SVG, for readers that know it; may be nil
	Width, Height int
	Alt           string // what it shows
}

func (p Picture) write(a *part) {
	if p.Kind != "png" && p.Kind != "jpeg" {
		return
	}
	a.drawing(p.Width, p.Height, p.Alt, "pic", "http://schemas.openxmlformats.org/drawingml/2006/picture", func(n int) {
		id := a.medium(n, p.Kind, p.Data)
		a.begin("pic:pic")
		a.begin("pic:nvPicPr")
		a.empty("pic:cNvPr", "id", itoa(n), "name", "图片 "+itoa(n), "descr", p.Alt)
		a.empty("pic:cNvPicPr")
		a.end(1)
		a.begin("pic:blipFill")
		a.blip(id, n, p.Vector)
		a.begin("a:stretch")
		a.empty("a:fillRect")
		a.end(2)
		a.begin("pic:spPr")
		a.begin("a:xfrm")
		a.empty("a:off", "x", "0", "y", "0")
		a.empty("a:ext", "cx", itoa(p.Width*emu), "cy", itoa(p.Height*emu))
		a.end(1)
		a.begin("a:prstGeom", "prst", "rect")
		a.empty("a:avLst")
		a.end(3)
	})
}

// medium adds a file of a picture and returns the id of the relation to it.
func (a *part) medium(n int, kind string, data []byte) string {
	name := "media/image" + itoa(n) + "." + kind
	a.pack.put("word/"+name, "", data)
	return a.relate(office+"image", name)
}

func (a *part) blip(id string, n int, vector []byte) {
	if vector == nil {
		a.empty("a:blip", "r:embed", id)
		return
	}
	a.begin("a:blip", "r:embed", id)
	a.begin("a:extLst")
	a.begin("a:ext", "uri", "{96DAC541-7B7A-43D3-8B79-37D633B846F1}")
	a.empty("asvg:svgBlip", "xmlns:asvg", "http://schemas.microsoft.com/office/drawing/2016/SVG/main", "r:embed", a.medium(n, "svg", vector))
	a.end(3)
}

// drawing writes what pictures and charts have in common; content is told the
// drawing's number.
func (a *part) drawing(width, height int, alt, kind, uri string, content func(n int)) {
	a.pack.drawings++
	n := a.pack.drawings
	a.begin("w:r")
	a.begin("w:drawing")
	a.begin("wp:inline", "distT", "0", "distB", "0", "distL", "0", "distR", "0")
	a.empty("wp:extent", "cx", itoa(max(width, 1)*emu), "cy", itoa(max(height, 1)*emu))
	a.empty("wp:docPr", "id", itoa(n), "name", "图 "+itoa(n), "descr", alt)
	a.empty("wp:cNvGraphicFramePr")
	a.begin("a:graphic")
	a.begin("a:graphicData", "uri", uri)
	content(n)
	a.end(5)
}
