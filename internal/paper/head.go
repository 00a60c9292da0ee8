package paper

import (
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"nianbao/internal/docx"
)

// head is what stands above the text: the head of an official paper where an
// office issues it, else who speaks and when.
func (s *setter) head() []docx.Block {
	var out []docx.Block
	if s.layout.turned {
		out = append(out, plain("Part", "附件"))
	}
	if s.text.Document.Status == "草稿" {
		out = append(out, plain("Part", "草稿"))
	}
	if s.paper.Issuer != "" {
		out = append(out, s.issuer()...)
	}
	out = append(out, s.title())
	if s.paper.Issuer == "" {
		out = append(out, s.byline()...)
	}
	out = append(out, plain("Flush", ""))
	if s.paper.To != "" {
		out = append(out, plain("Flush", strings.TrimRight(s.paper.To, "：:")+"："))
	}
	return out
}

// issuer is the red head: the office, the number of the paper and who signed it,
// the line under them, two lines of room.
func (s *setter) issuer() []docx.Block {
	name := s.paper.Issuer
	size := min(124, docx.Mm(wide)/10/max(1, utf8.RuneCountInString(name))) // at most 22 mm high, in one line
	out := []docx.Block{docx.Paragraph{Style: "Issuer", Content: []docx.Inline{docx.Text{Look: docx.Look{Size: size}, Text: name}}}}
	line := plain("Flush", s.paper.Number)
	line.Format.Align = "center"
	if s.paper.Signer != "" {
		line.Format.Align = "left"
		line.Format.Indent = &docx.Indent{Left: size3 * 10, LeftChars: 100, Right: size3 * 10, RightChars: 100}
		line.Format.Tabs = []docx.Tab{{At: s.layout.width() - size3*10, Align: "right"}}
		line.Content = append(line.Content, docx.Text{Text: "\t签发人："}, docx.Text{Look: docx.Look{Font: kai}, Text: s.paper.Signer})
	}
	rule := plain("Gap", "")
	rule.Format.Below = &docx.Rule{Size: 16, Color: red}
	return append(out, line, rule, plain("Flush", ""), plain("Flush", ""))
}

func (s *setter) title() docx.Paragraph {
	text := docx.Text{Text: strings.Join(balanced(s.text.Document.Title, s.titleRoom()), "\n")}
	p := docx.Paragraph{Style: "Title", Content: []docx.Inline{text}}
	if s.mark != "" {
		p.Content = []docx.Inline{docx.Mark{Name: s.mark, Content: p.Content}}
	}
	return p
}

// titleRoom is how many characters a line of the title holds.
func (s *setter) titleRoom() int { return s.layout.width() / (s.layout.title * 10) }

// byline is the date and who speaks. A paper that is signed has both at its end.
func (s *setter) byline() []docx.Block {
	var out []docx.Block
	if s.paper.Number != "" {
		out = append(out, plain("Byline", s.paper.Number))
	}
	if s.paper.Signature != "" {
		return out
	}
	if day := dated(s.text.Document.Date); day != "" {
		out = append(out, plain("Byline", "（"+day+"）"))
	}
	if s.text.Document.Speaker != "" {
		out = append(out, plain("Byline", s.text.Document.Speaker))
	}
	return out
}

// dated is a date as papers write it: 2023年2月16日.
func dated(date string) string {
	day, err := time.Parse(time.DateOnly, date)
	if err != nil {
		return ""
	}
	return day.Format("2006年1月2日")
}

// whole are words after which a title may break, and heads those before.
var (
	whole = []string{"的", "，", "、", "：", "；", "）", "》", "”", "年度", "工作", "建设", "管理", "服务", "社区", "会议"}
	heads = []string{"关于", "（", "《", "“"}
)

// maxTitle is how many characters of a title are broken into lines here; a longer
// one is left to Word.
const maxTitle = 120

// balanced breaks a title into as few lines as hold it, as wide as each other,
// at a place that tears no word apart where there is one nearby.
func balanced(title string, room int) []string {
	letters := []rune(title)
	lines := (broad(title) + 2*room - 1) / (2 * max(room, 1))
	if lines <= 1 || room < 4 || len(letters) > maxTitle {
		return []string{title}
	}
	best, cost := 0, 1<<30
	for k := 1; k < len(letters); k++ {
		if c := price(string(letters[:k]), string(letters[k:]), broad(title)/lines, 2*room); c < cost {
			best, cost = k, c
		}
	}
	return append([]string{string(letters[:best])}, balanced(string(letters[best:]), room)...)
}

// price is how bad it is to break between two parts of a title.
func price(head, rest string, ideal, room int) int {
	c := (broad(head) - ideal) * (broad(head) - ideal)
	if !ends(head) && !begins(rest) {
		c += 100
	}
	last, _ := utf8.DecodeLastRuneInString(head)
	next, _ := utf8.DecodeRuneInString(rest)
	if broad(head) > room || strings.ContainsRune("，、：；）》”。", next) || strings.ContainsRune("（《“", last) || last < 0x80 {
		c += 1 << 20
	}
	return c
}

func ends(text string) bool {
	return slices.ContainsFunc(whole, func(w string) bool { return strings.HasSuffix(text, w) })
}

func begins(text string) bool {
	return slices.ContainsFunc(heads, func(w string) bool { return strings.HasPrefix(text, w) })
}
