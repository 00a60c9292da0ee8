package speech_test

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"nianbao/internal/diag"
	"nianbao/internal/figure"
	"nianbao/internal/source"
	"nianbao/internal/speech"
)

// outline writes blocks as a person would note them down: a block a line, what
// lies in it set in, runs with their looks in brackets.
func outline(blocks []speech.Block, in string) string {
	var b strings.Builder
	for _, k := range blocks {
		name := []string{"段", "题", "列", "项", "引", "表", "码", "线", "图"}[k.Kind]
		fmt.Fprintf(&b, "%s%s", in, name)
		if k.Level+k.Start+k.Chart > 0 {
			fmt.Fprint(&b, k.Level+k.Start+k.Chart)
		}
		fmt.Fprintln(&b, runs(k.Runs))
		for _, row := range k.Rows {
			for _, cell := range row {
				fmt.Fprintf(&b, "%s  格%s\n", in, runs(cell))
			}
		}
		b.WriteString(outline(k.Blocks, in+"  "))
	}
	return b.String()
}

func runs(list []speech.Run) string {
	out := ""
	for _, r := range list {
		look := ""
		for _, l := range []struct {
			word string
			on   bool
		}{{"粗", r.Strong}, {"斜", r.Emphasis}, {"删", r.Struck}, {"码", r.Code}, {"换行", r.Break},
			{"→" + r.Href, r.Href != ""}, {"图" + r.Image, r.Image != ""}, {fmt.Sprint("数", r.Bound), r.Bound > 0}, {fmt.Sprint("注", r.Note), r.Note > 0}} {
			if l.on {
				look += "(" + l.word + ")"
			}
		}
		out += " " + look + strings.ReplaceAll(r.Text, "\n", "⏎")
	}
	return out
}

func TestTree(t *testing.T) {
	for body, want := range map[string]string{
		"# 一\n\n### 三":                                      "题1 一\n题3 三\n",
		"行一\n行二  \n行三\\\n行四":                                "段 行一行二 (换行) 行三 (换行) 行四\n",
		"用 LaTeX\nand 词":                                    "段 用 LaTeX⏎and 词\n",
		"**粗**~~删~~*斜****双***`码`":                           "段 (粗)粗 (删)删 (斜)斜 (粗)(斜)双 (码)码\n",
		"&amp;&lt;\\*&#x4e2d;&copy;<!-- i -->x\"q\"":        "段 &<*中©x\"q\"\n",
		"[链](a.html)和<https://a.cn>，[坏](javascript:x)":      "段 (→a.html)链 和 (→https://a.cn)https://a.cn ，坏\n",
		"持证率{{持证率}}。":                                       "段 持证率 (数1)26.3% 。\n",
		"**{{持证率 | 分子}}人**":                                 "段 (粗)(数1)10 (粗)人\n",
		"- 甲\n  1. 乙\n- 丙":                                  "列\n  项\n    段 甲\n    列1\n      项\n        段 乙\n  项\n    段 丙\n",
		"3. 甲\n4. 乙":                                        "列3\n  项\n    段 甲\n  项\n    段 乙\n",
		"> 引\n\n---":                                        "引\n  段 引\n线\n",
		"|甲|乙|\n|-|-:|\n|1|**2**|":                          "表\n  格 甲\n  格 乙\n  格 1\n  格 (粗)2\n",
		"```\nx <y>\n```":                                   "码 (码)x <y>⏎\n",
		"```chart\nindicator = \"持证率\"\nform = \"历年\"\n```": "图1\n",
		"正文[^a]。\n\n[^a]: 注{{持证率}}":                         "段 正文 (注1) 。\n",
		"<!-- 甲 -->\n\n有":                                   "段 有\n",
	} {
		s, problems := render(t, body)
		if got := outline(s.Blocks, ""); got != want || len(problems) > 0 {
			t.Errorf("%s\n  is\n%s  want\n%s  %v", body, got, want, problems)
		}
	}
}

func TestNotesOfTheTree(t *testing.T) {
	s, _ := render(t, "甲[^b]乙[^a]。\n\n[^a]: 先写\n[^b]: 后写，{{持证率}}")
	if len(s.Notes) != 2 || outline(s.Notes[0], "") != "段 后写， (数2)26.3%\n" && outline(s.Notes[0], "") != "段 后写， (数1)26.3%\n" {
		t.Errorf("%+v", s.Notes)
	}
}

// The tree says what the HTML says, word for word.
func same(t *testing.T, s speech.Speech) {
	t.Helper()
	tree := words(s.Blocks)
	for _, n := range s.Notes {
		tree += words(n)
	}
	if page := pageWords(t, s.HTML); tree != page {
		t.Errorf("the tree says\n%s\nthe page\n%s\nof %s", tree, page, s.HTML)
	}
}

// words are those of a tree, without spaces.
func words(blocks []speech.Block) string {
	out := ""
	for _, k := range blocks {
		for _, row := range append(k.Rows, [][]speech.Run{k.Runs}) {
			for _, cell := range row {
				out += wordsOf(cell)
			}
		}
		out += words(k.Blocks)
	}
	return out
}

func wordsOf(runs []speech.Run) string {
	out := ""
	for _, r := range runs {
		if r.Image == "" {
			out += strings.Join(strings.Fields(r.Text), "")
		}
	}
	return out
}

// pageWords are the text nodes of HTML, without spaces and without the signs
// that lead to notes and back.
func pageWords(t *testing.T, page string) string {
	t.Helper()
	doc, err := html.Parse(strings.NewReader(page))
	if err != nil {
		t.Fatal(err)
	}
	out := ""
	for n := range doc.Descendants() {
		if n.Type == html.TextNode && !sign(n.Parent) {
			out += strings.Join(strings.Fields(n.Data), "")
		}
	}
	return out
}

func sign(n *html.Node) bool {
	for _, a := range n.Attr {
		if a.Key == "class" && strings.HasPrefix(a.Val, "footnote-") {
			return true
		}
	}
	return false
}

func TestTreeSaysWhatThePageSays(t *testing.T) {
	files, err := filepath.Glob("../../content/*/*.md")
	if err != nil || len(files) < 7 {
		t.Fatal(files, err)
	}
	for _, f := range files {
		raw, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		_, body, _ := strings.Cut(strings.TrimPrefix(string(raw), "+++"), "\n+++\n")
		s, _ := render(t, body) // most of its figures are unknown here: then neither has them
		same(t, s)
	}
}

func FuzzTreeSaysWhatThePageSays(f *testing.F) {
	for _, seed := range []string{
		"# 题\n\n段**粗**{{持证率}}&amp;\n下一行\\\n再一行", "- 甲\n\n  > 引\n- 乙\n1. 丙", "|a|b|\n|-|-|\n|`x|y`|~~z~~|", "[^1]\n\n[^1]: 注[^2]\n[^2]: 注",
		"![a*b*](c)[d](<e f>)<x@y.z>", "<b>粗</b>\n\n<div>\nx\n</div>", "```chart\nindicator=\"持证率\"\nform=\"历年\"\n```\n\n    码\n\n---", "\\<a\\>&lt;b&gt;&#0;",
	} {
		f.Add(seed)
	}
	metrics := computed(f)
	f.Fuzz(func(t *testing.T, body string) {
		var problems diag.List
		same(t, speech.Render(figure.New(metrics), source.Document{Year: 2022, Body: body}, nil, &problems))
	})
}
