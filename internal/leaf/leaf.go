// Package leaf prints pages that stand alone: a title, and sections of sentences,
// tables and lists. They are opened from a folder of others, a mail or an archive,
// where no style sheet lies beside them.
//
// It is a tool that knows nothing of statistics, stands at the very front of the
// house and is asked by diff and archive. It prints no page of the site, has no
// links and no script, and loads nothing.
//
// Invariant: every text is escaped; the same leaf gives the same bytes.
package leaf

import (
	"bytes"
	"fmt"
	"html"
)

// A Leaf is a page.
type Leaf struct {
	Title    string
	Sections []Section
}

// A Section has sentences, a table and a list, each of which may be empty.
type Section struct {
	Title string
	Says  []string
	Head  []string // of the table; empty: its rows are names and what they are
	Rows  [][]string
	Lines []Line
}

// A Line of a list; a detail belongs to the line before.
type Line struct {
	Text   string
	Detail bool
}

// HTML prints the page.
func (l Leaf) HTML() []byte {
	var b bytes.Buffer
	title := html.EscapeString(l.Title)
	fmt.Fprintf(&b, head, title, style, title)
	for _, s := range l.Sections {
		s.print(&b)
	}
	b.WriteString("</body>\n</html>\n")
	return b.Bytes()
}

func (s Section) print(b *bytes.Buffer) {
	fmt.Fprintf(b, "<section>\n<h2>%s</h2>\n", html.EscapeString(s.Title))
	for _, p := range s.Says {
		fmt.Fprintf(b, "<p>%s</p>\n", html.EscapeString(p))
	}
	s.table(b)
	if len(s.Lines) > 0 {
		b.WriteString("<ul>\n")
		for _, l := range s.Lines {
			fmt.Fprintf(b, "<li%s>%s</li>\n", map[bool]string{true: ` class="detail"`}[l.Detail], html.EscapeString(l.Text))
		}
		b.WriteString("</ul>\n")
	}
	b.WriteString("</section>\n")
}

func (s Section) table(b *bytes.Buffer) {
	if len(s.Rows) == 0 {
		return
	}
	if len(s.Head) == 0 {
		b.WriteString("<table class=\"pairs\">\n<tbody>\n")
	} else {
		b.WriteString("<div class=\"scroll\" tabindex=\"0\"><table>\n<thead><tr>")
		for _, h := range s.Head {
			fmt.Fprintf(b, "<th scope=\"col\">%s</th>", html.EscapeString(h))
		}
		b.WriteString("</tr></thead>\n<tbody>\n")
	}
	for _, row := range s.Rows {
		b.WriteString("<tr>")
		for k, cell := range row {
			if k == 0 {
				fmt.Fprintf(b, "<th scope=\"row\">%s</th>", html.EscapeString(cell))
			} else {
				fmt.Fprintf(b, "<td>%s</td>", html.EscapeString(cell))
			}
		}
		b.WriteString("</tr>\n")
	}
	b.WriteString("</tbody>\n</table>")
	if len(s.Head) > 0 {
		b.WriteString("</div>")
	}
	b.WriteString("\n")
}

const head = `<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>%s</title>
<style>
%s</style>
</head>
<body>
<h1>%s</h1>
`

// style is that of all leaves; wide tables scroll on screens and not on paper.
const style = `body { max-width: 64em; margin: 2em auto; padding: 0 1em; color: #1b2129; background: #fff; font: 16px/1.7 "Microsoft YaHei", "PingFang SC", "Noto Sans CJK SC", sans-serif; }
h1 { font-size: 1.6em; line-height: 1.3; }
h2 { margin: 2em 0 .5em; font-size: 1.15em; }
p { margin: .4em 0; }
.scroll { overflow-x: auto; }
table { width: 100%; border-collapse: collapse; font-size: .9em; }
th, td { padding: .3em .6em .3em 0; border-bottom: 1px solid #dfe4e9; text-align: left; vertical-align: top; font-weight: normal; }
thead th { color: #57606a; border-bottom-color: #8a949e; white-space: nowrap; }
td { font-variant-numeric: tabular-nums; word-break: keep-all; overflow-wrap: anywhere; }
.pairs { max-width: 50em; font-size: 1em; }
.pairs th { width: 8em; color: #57606a; }
.pairs td { overflow-wrap: anywhere; }
ul { margin: .4em 0; padding-left: 1.2em; }
li.detail { list-style: none; margin-left: 1em; color: #57606a; overflow-wrap: anywhere; }
@page { size: A4; margin: 18mm; @bottom-right { content: counter(page) "/" counter(pages); font-size: 9pt; color: #57606a; } }
@media print { h2 { break-after: avoid; } body { max-width: none; margin: 0; font-size: 10.5pt; } .scroll { overflow: visible; } thead { display: table-header-group; } tr { break-inside: avoid; } }
`
