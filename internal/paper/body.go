package paper

import (
	"strings"

	"nianbao/internal/docx"
	"nianbao/internal/speech"
)

// blocks sets the blocks of a text.
func (s *setter) blocks(list []speech.Block) []docx.Block {
	var out []docx.Block
	for _, b := range list {
		out = append(out, s.block(b)...)
	}
	return out
}

func (s *setter) block(b speech.Block) []docx.Block {
	switch b.Kind {
	case speech.Heading:
		return []docx.Block{s.heading(b)}
	case speech.List:
		return s.list(b, 0)
	case speech.Quote:
		return restyled(s.blocks(b.Blocks), "Quote")
	case speech.Table:
		return []docx.Block{plain("Gap", ""), s.table(b), plain("Gap", "")}
	case speech.Code:
		return []docx.Block{plain("Code", strings.TrimSuffix(speech.Plain(b.Runs), "\n"))}
	case speech.Rule:
		return []docx.Block{docx.Paragraph{Style: "Small", Format: docx.Format{Below: &docx.Rule{Size: 4, Color: "000000"}}}}
	case speech.Picture:
		return s.figure(s.text.Charts[b.Chart-1])
	}
	return s.paragraph(b.Runs)
}

// restyled gives plain paragraphs another style.
func restyled(list []docx.Block, style string) []docx.Block {
	for k, b := range list {
		if p, ok := b.(docx.Paragraph); ok && p.Style == "Text" {
			p.Style = style
			list[k] = p
		}
	}
	return list
}

// heading sets a heading by how far it is below the highest of the text.
func (s *setter) heading(b speech.Block) docx.Paragraph {
	level := min(b.Level-s.top+1, 4)
	p := docx.Paragraph{Style: "Heading" + string(rune('0'+level)), Content: s.line(b.Runs)}
	if level > 1 {
		return p
	}
	p.Format.BreakFirst = s.layout.parted && len(s.parts) > 0
	s.parts = append(s.parts, entry{title: speech.Plain(b.Runs)})
	if s.mark != "" {
		last := &s.parts[len(s.parts)-1]
		last.mark = s.mark + "s" + itoa(len(s.parts))
		p.Content = []docx.Inline{docx.Mark{Name: last.mark, Content: p.Content}}
	}
	return p
}

// marks before items by depth.
var marks = []string{"●", "○", "■"}

// numbers of items by depth.
var numbers = []struct{ kind, text string }{
	{"decimal", "%1."}, {"decimal", "（%2）"}, {"decimalEnclosedCircleChinese", "%3"},
}

// list sets a list, which is numbered for itself.
func (s *setter) list(b speech.Block, depth int) []docx.Block {
	s.doc.Lists = append(s.doc.Lists, s.numbering(b.Start))
	number := len(s.doc.Lists)
	var out []docx.Block
	for _, item := range b.Blocks {
		fresh := true
		for _, inner := range item.Blocks {
			if inner.Kind == speech.List {
				out = append(out, s.list(inner, depth+1)...)
				continue
			}
			for _, block := range s.block(inner) {
				p, ok := block.(docx.Paragraph)
				if ok && p.Style == "Text" {
					if p.Format.Indent = s.step(depth); fresh {
						p.List, p.Level, fresh = number, depth, false
					}
					block = p
				}
				out = append(out, block)
			}
		}
	}
	return out
}

// numbering counts from start, or puts marks where that is 0.
func (s *setter) numbering(start int) docx.List {
	var l docx.List
	for depth := range 9 {
		level := docx.Level{Kind: "bullet", Text: marks[min(depth, len(marks)-1)], Start: 1, Look: docx.Look{Size: s.layout.size * 5 / 8}, Indent: *s.step(depth)}
		if start > 0 {
			n := numbers[min(depth, len(numbers)-1)]
			level = docx.Level{Kind: n.kind, Text: strings.Replace(n.text, "%"+itoa(min(depth, 2)+1), "%"+itoa(depth+1), 1), Start: start, Indent: *s.step(depth)}
		}
		l.Levels = append(l.Levels, level)
	}
	return l
}

// step is how far the items of a depth are set in: by their first line, as
// official papers have it.
func (s *setter) step(depth int) *docx.Indent {
	chars := 200 * (depth + 1)
	return &docx.Indent{First: chars * s.layout.size / 10, FirstChars: chars}
}
