package paper

import (
	"strings"

	"nianbao/internal/docx"
	"nianbao/internal/speech"
)

// paragraph sets a paragraph of the text. Its pictures stand between its lines, each
// by itself: a line of the grid would cut them off.
func (s *setter) paragraph(runs []speech.Run) []docx.Block {
	var out []docx.Block
	from := 0
	words := func(to int) {
		if strings.TrimSpace(speech.Plain(runs[from:to])) != "" || noted(runs[from:to]) {
			out = append(out, docx.Paragraph{Style: "Text", Content: s.line(runs[from:to])})
		}
	}
	for k, r := range runs {
		image, ok := s.text.Picture(r.Image)
		if !ok {
			continue
		}
		words(k)
		out, from = append(out, docx.Paragraph{Style: "Figure", Content: []docx.Inline{s.placed(image, r.Text)}}), k+1
	}
	if words(len(runs)); out == nil {
		out = append(out, docx.Paragraph{Style: "Text", Content: s.line(runs)})
	}
	return out
}

// noted reports whether runs call a note.
func noted(runs []speech.Run) bool {
	for _, r := range runs {
		if r.Note > 0 {
			return true
		}
	}
	return false
}

// twipsPerPixel is the size of a pixel on screens of 96 to the inch, for which
// pictures are made.
const twipsPerPixel = 15

// placed sets a picture as large as it is, but no wider than the type area and no
// higher than two thirds of it.
func (s *setter) placed(i speech.Image, alt string) docx.Picture {
	width, height := i.Width*twipsPerPixel, i.Height*twipsPerPixel
	room := s.layout.pitch() * s.layout.lines * 2 / 3
	if most := s.layout.width(); width > most {
		width, height = most, max(1, height*most/width)
	}
	if height > room {
		width, height = max(1, width*room/height), room
	}
	return docx.Picture{Data: i.Data, Kind: i.Kind, Width: width, Height: height, Alt: alt}
}
