package proof

import (
	"strings"
	"unicode/utf8"

	"nianbao/internal/manuscript"
	"nianbao/internal/pattern"
)

// A Text is a manuscript taken apart, once for all who ask: paragraphs, sentences,
// clauses, figures and years, each knowing its neighbours by index.
type Text struct {
	Manuscript manuscript.Text

	body      string // its prose
	sentences []sentence
	figures   []figure
	years     []year
	names     map[string][]*figure // counts by the ends of their names
}

// A sentence ends at 。！？ or the end of a paragraph.
type sentence struct {
	from, to  int // bytes of the body, the closing mark left out
	paragraph int // index of the paragraph
	clauses   [][2]int
	figs      [2]int // figures[figs[0]:figs[1]]
	years     [2]int
	headed    bool // first of its paragraph
	planned   bool // under a heading of what shall be done
}

// maxSentence is the length in bytes at which a sentence without an end is
// cut, so that no rule sees more figures at once than a person could.
const maxSentence = 1800

const terminal = "。！？\n"

// Parse takes a manuscript apart.
func Parse(m manuscript.Text) Text {
	t := Text{Manuscript: m, body: m.Body}
	t.cutSentences()
	t.findFigures()
	t.names = byName(t.figures)
	t.markPlans()
	return t
}

func (t *Text) cutSentences() {
	from, paragraph, headed := 0, 0, true
	for at := 0; at <= len(t.body); {
		r, size := utf8.DecodeRuneInString(t.body[at:])
		if at == len(t.body) {
			r, size = '\n', 1
		}
		if strings.ContainsRune(terminal, r) || at-from > maxSentence {
			if at > from {
				t.sentences = append(t.sentences, sentence{from: from, to: at, paragraph: paragraph, headed: headed, clauses: clauses(t.body, from, at)})
				headed = false
			}
			from = at
			if strings.ContainsRune(terminal, r) {
				from = at + size
			}
			for strings.HasPrefix(t.body[min(from, len(t.body)):], "”") {
				from += len("”")
			}
		}
		if r == '\n' {
			paragraph++
			headed = true
		}
		at = max(at+size, min(from, len(t.body)))
		if at == len(t.body) && from >= at && r == '\n' {
			break
		}
	}
}

// clauses cuts at ，；：—— and returns the bytes of each part.
func clauses(body string, from, to int) [][2]int {
	var out [][2]int
	start := from
	for at := from; at < to; {
		r, size := utf8.DecodeRuneInString(body[at:to])
		if r == '—' && strings.HasPrefix(body[at+size:to], "—") {
			out = append(out, [2]int{start, at})
			at += size
			start = at + size
		}
		if r == '，' || r == '；' || r == '：' {
			out = append(out, [2]int{start, at})
			start = at + size
		}
		at += size
	}
	return append(out, [2]int{start, to})
}

var (
	planHead = pattern.MustCompile(`打算|工作安排|工作计划|工作思路|下一?步|目标任务|主要目标|今后|明年|重点任务|工作目标|预期目标`)
	factHead = pattern.MustCompile(`回顾|工作情况|基本情况|完成情况|成效|主要做法|问题|总结|现状|建议`)
)

// markPlans marks what stands under a heading such as 下一步打算, up to the next
// heading of facts.
func (t *Text) markPlans() {
	planned := false
	for i := range t.sentences {
		s := &t.sentences[i]
		if s.headed && s.to-s.from < 90 {
			switch text := t.sentenceText(i); {
			case planHead.MatchString(text) && !factHead.MatchString(text):
				planned = true
			case factHead.MatchString(text) && manuscript.Numbered(text):
				planned = false
			}
		}
		s.planned = planned
	}
}

// clauseText is the text of the clause of f.
func (t *Text) clauseText(f *figure) string { return t.body[f.from:f.to] }

func (t *Text) sentenceText(i int) string { return t.body[t.sentences[i].from:t.sentences[i].to] }
