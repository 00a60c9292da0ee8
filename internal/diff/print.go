package diff

import (
	"bytes"
	"fmt"
	"html"
	"strings"
	"unicode/utf8"
)

// Text is the report for a terminal or a letter.
func (r Report) Text() []byte {
	var b bytes.Buffer
	fmt.Fprintln(&b, r.Title())
	for _, s := range r.sections(true) {
		fmt.Fprintf(&b, "\n%s\n", s.title)
		for _, p := range s.says {
			fmt.Fprintln(&b, "  "+p)
		}
		columns(&b, s.head, s.rows)
		for _, l := range s.lines {
			fmt.Fprintln(&b, "  "+l)
		}
	}
	return b.Bytes()
}

// columns sets a table with spaces; a Chinese character is two wide.
func columns(b *bytes.Buffer, head []string, rows [][]string) {
	if len(rows) == 0 {
		return
	}
	widths := make([]int, len(head))
	all := append([][]string{head}, rows...)
	for _, row := range all {
		for k, cell := range row {
			widths[k] = max(widths[k], width(cell))
		}
	}
	for _, row := range all {
		line := " "
		for k, cell := range row {
			line += " " + cell + strings.Repeat(" ", widths[k]-width(cell)+1)
		}
		fmt.Fprintln(b, strings.TrimRight(line, " "))
	}
}

func width(s string) (n int) {
	for _, r := range s {
		if n++; utf8.RuneLen(r) > 2 {
			n++
		}
	}
	return n
}

// Page is the report as a page that stands alone.
func (r Report) Page() []byte {
	var b bytes.Buffer
	title := html.EscapeString(r.Title())
	fmt.Fprintf(&b, pageHead, title, title)
	for _, s := range r.sections(false) {
		fmt.Fprintf(&b, "<section>\n<h2>%s</h2>\n", html.EscapeString(s.title))
		for _, p := range s.says {
			fmt.Fprintf(&b, "<p>%s</p>\n", html.EscapeString(p))
		}
		table(&b, s)
		if len(s.lines) > 0 {
			b.WriteString("<ul>\n")
			for _, l := range s.lines {
				fmt.Fprintf(&b, "<li%s>%s</li>\n", map[bool]string{true: ` class="detail"`}[strings.HasPrefix(l, "　")], html.EscapeString(strings.TrimSpace(l)))
			}
			b.WriteString("</ul>\n")
		}
		b.WriteString("</section>\n")
	}
	b.WriteString("</body>\n</html>\n")
	return b.Bytes()
}

func table(b *bytes.Buffer, s section) {
	if len(s.rows) == 0 {
		return
	}
	b.WriteString("<div class=\"scroll\" tabindex=\"0\"><table>\n<thead><tr>")
	for _, h := range s.head {
		fmt.Fprintf(b, "<th scope=\"col\">%s</th>", html.EscapeString(h))
	}
	b.WriteString("</tr></thead>\n<tbody>\n")
	for _, row := range s.rows {
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
	b.WriteString("</tbody>\n</table></div>\n")
}

const pageHead = `<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>%s</title>
<style>
body { max-width: 64em; margin: 2em auto; padding: 0 1em; color: #1b2129; background: #fff; font: 16px/1.7 "Microsoft YaHei", "PingFang SC", "Noto Sans CJK SC", sans-serif; }
h1 { font-size: 1.6em; line-height: 1.3; }
h2 { margin: 2em 0 .5em; font-size: 1.15em; }
p { margin: .4em 0; }
.scroll { overflow-x: auto; }
table { width: 100%%; border-collapse: collapse; font-size: .9em; }
th, td { padding: .3em .6em .3em 0; border-bottom: 1px solid #dfe4e9; text-align: left; vertical-align: top; font-weight: normal; }
thead th { color: #57606a; border-bottom-color: #8a949e; white-space: nowrap; }
td { font-variant-numeric: tabular-nums; }
ul { margin: .4em 0; padding-left: 1.2em; }
li.detail { list-style: none; margin-left: 1em; color: #57606a; overflow-wrap: anywhere; }
@media print { body { max-width: none; margin: 0; font-size: 10.5pt; } .scroll { overflow: visible; } thead { display: table-header-group; } tr { break-inside: avoid; } }
</style>
</head>
<body>
<h1>%s</h1>
`
