package speech_test

import (
	"bytes"
	"fmt"
	"image"
	"image/png"
	"strings"
	"testing"
	"testing/fstest"

	"nianbao/internal/diag"
	"nianbao/internal/figure"
	"nianbao/internal/source"
	"nianbao/internal/speech"
)

func pngOf(t *testing.T, width, height int) *fstest.MapFile {
	t.Helper()
	var b bytes.Buffer
	if err := png.Encode(&b, image.NewGray(image.Rect(0, 0, width, height))); err != nil {
		t.Fatal(err)
	}
	return &fstest.MapFile{Data: b.Bytes()}
}

func illustrated(t *testing.T, body string) (speech.Speech, []diag.Problem) {
	t.Helper()
	project := fstest.MapFS{
		"content/speeches/a.png": pngOf(t, 80, 60), "content/图/改造 前.png": pngOf(t, 40, 30), "data/b.png": pngOf(t, 1, 1),
		"content/speeches/bad.png": {Data: []byte("\x89PNG\r\n\x1a\nxx")}, "content/speeches/x.svg": {Data: []byte("<svg/>")}, "content/speeches/big.jpg": {Data: make([]byte, 6<<20)},
	}
	var problems diag.List
	s := speech.Render(figure.New(computed(t)), source.Document{Path: "content/speeches/a.md", Year: 2022, Body: body, BodyLine: 9, Beside: project}, nil, &problems)
	return s, problems.Sorted()
}

// A picture goes out under an address of its own, with its size and its words; one
// that stands twice goes out once.
func TestPictures(t *testing.T) {
	s, problems := illustrated(t, "前![改造**前**：{{持证率}}](../图/改造%20前.png)后\n\n![乙](a.png \"题\")\n\n![丙][p]\n\n[p]: ./a.png")
	if len(problems) > 0 || len(s.Pictures) != 2 {
		t.Fatalf("%d pictures, %v", len(s.Pictures), problems)
	}
	before, after := s.Pictures[0], s.Pictures[1]
	for _, want := range []string{
		fmt.Sprintf(`前<img src="%s" alt="改造前：26.3%%" width="40" height="30" loading="lazy">后`, before.Address),
		fmt.Sprintf(`<img src="%s" alt="乙" width="80" height="60" loading="lazy" title="题">`, after.Address),
		fmt.Sprintf(`<img src="%s" alt="丙" width="80" height="60" loading="lazy">`, after.Address),
	} {
		if !strings.Contains(s.HTML, want) {
			t.Errorf("the page does not say %s, but\n%s", want, s.HTML)
		}
	}
	want := fmt.Sprintf("段 前 (图%s)改造前：26.3%% 后\n段 (图%s)乙\n段 (图%s)丙\n", before.Address, after.Address, after.Address)
	if got := outline(s.Blocks, ""); got != want {
		t.Errorf("the tree is\n%s\nwant\n%s", got, want)
	}
}

// What cannot go out is a problem where it stands, and leaves its words.
func TestPictureProblems(t *testing.T) {
	for body, want := range map[string]string{
		"正文![甲](没有.png)":                         "picture-unreadable 9:3 没有这个文件：content/speeches/没有.png",
		"正文\n行二 ![甲](https://a.cn/b.png)":        "picture-remote 10:4 ",
		"![甲](//a.cn/b.png)":                     "picture-remote 9:1 ",
		"![甲](data:image/png;base64,AA)":         "picture-remote 9:1 ",
		`![甲](C:\图.png)`:                         "picture-remote 9:1 ",
		"![](a.png)":                             "picture-unnamed 9:1 ",
		"![甲](../../data/b.png)":                 "picture-unreadable 9:1 只收 content/ 里的图片",
		"![甲](../../../b.png)":                   "picture-unreadable 9:1 只收 content/ 里的图片",
		"![甲](/content/speeches/a.png)":          "picture-unreadable 9:1 只收 content/ 里的图片",
		"![甲](bad.png)":                          "picture-unreadable 9:1 图片坏了",
		"![甲](x.svg)":                            "picture-unreadable 9:1 不是 PNG 或 JPEG 图片，是 SVG",
		"- 一\n- 二![甲](big.jpg)":                  "picture-large 10:4 文件超过 5 MB",
		"|甲|\n|-|\n|![乙](无.png)|":                "picture-unreadable 11:2 没有这个文件",
		"正文[^1]\n\n[^1]: 注![甲](没有.png)":          "picture-unreadable 11:8 没有这个文件",
		"![甲](<a b.png>) ![乙](a.png)![丙](q.gif)": "picture-unreadable 9:1 没有这个文件：content/speeches/a b.png",
	} {
		s, problems := illustrated(t, body)
		if len(problems) == 0 {
			t.Errorf("%s: no problem", body)
			continue
		}
		p := problems[0]
		got := fmt.Sprintf("%s %d:%d %s", p.Code, p.Line, p.Column, p.Message)
		code, says, _ := strings.Cut(want, " ")
		place, says, _ := strings.Cut(says, " ")
		if !strings.HasPrefix(got, code+" "+place+" ") || !strings.Contains(p.Message, says) || p.Severity != diag.Error || p.Hint == "" {
			t.Errorf("%s\n  is %s\nwant %s", body, got, want)
		}
		if strings.Contains(s.HTML, "<img") != strings.Contains(body, "乙](a.png)") {
			t.Errorf("%s: the page is %s", body, s.HTML)
		}
	}
}
