package xlsx

import (
	"bytes"
	"strconv"
	"strings"
)

// amendSheet adds to one sheet. A sheet that nothing is added to is touched only
// where it is selected, since two selected sheets are edited together, or where
// an earlier amendment left something.
func (m *amender) amendSheet(name string, with Addition) error {
	data, err := m.read(name)
	if err != nil {
		return err
	}
	chosen := selected.FindIndex(data[:min(len(data), 1<<16)])
	tagged := bytes.Contains(data, []byte(esc(m.First.Name))) || bytes.Contains(data, []byte("legacyDrawing"))
	if chosen == nil && !tagged && len(with.Marks)+len(with.Notes)+len(with.Links) == 0 {
		return nil
	}
	o, err := sketch(data)
	if err != nil {
		return err
	}
	s := &sheetAmender{amender: m, outline: o, part: name}
	if chosen != nil {
		s.replace(chosen[0], chosen[1], `tabSelected="0"`)
	}
	s.addMarks(with.Marks)
	s.addLinks(with.Links)
	if err := s.addNotes(with.Notes); err != nil {
		return err
	}
	if len(s.changes) > 0 {
		m.write(name, s.outline.bytes())
	}
	return nil
}

type sheetAmender struct {
	*amender
	*outline
	part string
}

// tag is what our conditions bear, so that they are known again: N of a text is 0.
func (m *amender) tag() string { return "N(" + String(m.First.Name) + ")" }

// isOurs reports whether a condition was laid by an earlier amendment.
func (s *sheetAmender) isOurs(condition element) bool {
	text := s.data[condition.from:condition.to]
	return bytes.Contains(text, []byte(esc(s.tag()))) || bytes.Contains(text, []byte(s.tag()))
}

// addMarks lays our conditions over all others, whose ranks go down.
func (s *sheetAmender) addMarks(marks []Mark) {
	for _, c := range s.children {
		if c.name != "conditionalFormatting" {
			continue
		}
		kept := 0
		for _, r := range s.kids(c) {
			if s.isOurs(r) {
				s.remove(r)
				continue
			}
			kept++
			if n, err := strconv.Atoi(r.attr("priority")); err == nil && len(marks) > 0 {
				s.set(r, "priority", itoa(n+len(marks)))
			}
		}
		if kept == 0 {
			s.remove(c)
		}
	}
	var b strings.Builder
	for i, m := range marks {
		m.Formula = "AND(" + s.tag() + "=0," + m.Formula + ")"
		b.WriteString(s.looks.markup(m, i+1))
	}
	if len(marks) > 0 {
		s.insert("conditionalFormatting", b.String(), sheetOrder)
	}
}

// addLinks adds links to cells that have none.
func (s *sheetAmender) addLinks(links []Link) {
	taken := map[string]bool{}
	list, has := s.child("hyperlinks")
	kept := 0
	if has {
		for _, l := range s.kids(list) {
			if strings.Contains(l.attr("location"), s.First.Name+"'!") || strings.HasPrefix(l.attr("location"), s.First.Name+"!") {
				s.remove(l)
				continue
			}
			kept++
			taken[l.attr("ref")] = true
		}
	}
	var b strings.Builder
	for _, l := range links {
		if !taken[l.Cell] {
			taken[l.Cell] = true
			b.WriteString(link{l.Cell, l.To, l.Tip}.markup())
		}
	}
	switch {
	case b.Len() > 0:
		s.extend("hyperlinks", b.String(), sheetOrder)
	case has && kept == 0:
		s.remove(list)
	}
}
