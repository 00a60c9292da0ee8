package paper

import (
	"strconv"
	"strings"

	"nianbao/internal/docx"
	"nianbao/internal/speech"
)

func itoa(n int) string { return strconv.Itoa(n) }

// line sets the runs of a line. In a text for reading aloud numbers carry their
// reading above them; one that begins in a run and ends in the next stays whole.
func (s *setter) line(runs []speech.Run) []docx.Inline {
	var out []docx.Inline
	var spoken []reading
	if s.layout.aloud {
		spoken = readings(runs)
	}
	at := 0 // bytes of the line's plain text
	for _, r := range runs {
		if r.Break {
			out, at = append(out, docx.Text{Text: "\n"}), at+1
		}
		if r.Image != "" { // in a table or a note, where it has no room
			out, at = append(out, docx.Text{Text: "［图：" + r.Text + "］"}), at+len(r.Text)
			continue
		}
		for r.Text != "" {
			for len(spoken) > 0 && spoken[0].end <= at {
				spoken = spoken[1:]
			}
			if len(spoken) > 0 && spoken[0].start < at { // the reading has it already
				n := min(spoken[0].end-at, len(r.Text))
				r.Text, at = r.Text[n:], at+n
				continue
			}
			n := len(r.Text)
			if len(spoken) > 0 && spoken[0].start == at {
				look := s.look(r)
				look.Size = s.layout.size
				out = append(out, docx.Ruby{Look: look, Text: spoken[0].text, Over: spoken[0].over})
				n = min(spoken[0].end-at, n)
				if spoken[0].end > at+n { // goes on in the next run
					spoken[0].start = -1
				}
			} else {
				if len(spoken) > 0 {
					n = min(n, spoken[0].start-at)
				}
				out = append(out, s.piece(r, r.Text[:n]))
			}
			r.Text, at = r.Text[n:], at+n
		}
		if r.Note > 0 && r.Note <= len(s.text.Notes) {
			out = append(out, s.note(s.text.Notes[r.Note-1])...)
		}
	}
	return out
}

// piece sets a text as a run looks.
func (s *setter) piece(r speech.Run, text string) docx.Inline {
	t := docx.Text{Look: s.look(r), Text: text}
	if strings.Contains(r.Href, "://") || strings.HasPrefix(r.Href, "mailto:") {
		return docx.Link{Address: r.Href, Content: []docx.Inline{t}}
	}
	return t // pages of the site are not beside the paper
}

// look is that of a run. Chinese type has no slant: emphasis is 楷体.
func (s *setter) look(r speech.Run) docx.Look {
	l := docx.Look{Bold: r.Strong, Strike: r.Struck}
	switch {
	case r.Code:
		l.Font, l.Latin = song, "Courier New"
	case r.Emphasis:
		l.Font = kai
	}
	return l
}

// note sets a footnote. Word has no notes in notes: one that a note calls stands
// in brackets, and goes no deeper, for notes may call each other.
func (s *setter) note(blocks []speech.Block) []docx.Inline {
	inner := *s
	inner.depth++
	switch s.depth {
	case 0:
		return []docx.Inline{docx.Note{Blocks: restyled(inner.blocks(blocks), "FootnoteText")}}
	case 1:
		out := []docx.Inline{docx.Text{Text: "（"}}
		for _, b := range blocks {
			out = append(out, inner.line(b.Runs)...)
		}
		return append(out, docx.Text{Text: "）"})
	}
	return nil
}
