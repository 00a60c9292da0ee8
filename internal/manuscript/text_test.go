package manuscript

import (
	"archive/zip"
	"bytes"
	"strings"
	"testing"

	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/unicode"
)

const told = "全县共有小学60所，其中寄宿制小学21所，占45%。"

// The same prose comes out of every dress, and leads back to where it stands in the file.
func TestDress(t *testing.T) {
	for name, file := range map[string]string{
		"plain":               told,
		"half-width":          "全县共有小学60所,其中寄宿制小学21所,占45%.",
		"full-width":          "全县共有小学６０所，其中寄宿制小学２１所，占４５％。",
		"spaced":              "全县共有小学 60 所，其中寄宿制小学 21 所，占 45 %。",
		"tags":                `<div><font face="宋体" size="3">&nbsp;&nbsp;全县共有小学<b>60</b>所，其中寄宿制小学21所，占45%。</font></div>`,
		"entities":            "全县共有小学&#54;0所&#65292;其中寄宿制小学21所，占45%。",
		"furniture":           "首页 > 文章 > 正文\n\n文秘9 发表于 2011-3-26 12:46:31\n\n" + told + "\n页: [1]\n推荐访问:小学 占比\n",
		"set apart":           "全 县 共 有 小 学 6 0 所 ， 其 中 寄 宿 制 小 学 2 1 所 ， 占 4 5 % 。",
		"cut inside a number": "全县共有小学6\n0所，其中寄宿制小学2\n1所，占4\n5%。",
		"wrapped":             "全县共有小学60所，\n其中寄宿制小学21所，\n占45%。",
		"carriage returns":    "标题\r\n\r\n" + told + "\r\n",
	} {
		text := Read("a.txt", []byte(file), nil)
		at := strings.Index(text.Body, told)
		if at < 0 || strings.Contains(text.Body, "首页") || strings.Contains(text.Body, "推荐访问") {
			t.Errorf("%s: the prose is %q", name, text.Body)
			continue
		}
		whole, s := []rune(file), text.Span(at, at+len(told))
		if got := string(whole[s.Start:s.End]); got != s.Text || !strings.HasPrefix(got, "全") || !strings.HasSuffix(got, "。") && !strings.HasSuffix(got, ".") {
			t.Errorf("%s: span says %q, the file %q", name, s.Text, got)
		}
	}
}

// Markdown loses its marks, its blocks of code and its front matter, of which the year is kept.
func TestMarkdown(t *testing.T) {
	file := "+++\ntitle = \"讲话\"\ndate = 2023-01-02\n+++\n\n## 一、情况\n\n**全县**共有小学60所，其中\n寄宿制小学21所，占45%。\n\n```chart\nx = \"60所，其中21所，占45%\"\n```\n\n- 覆盖率{{某率}}。\n"
	text := Read("a.md", []byte(file), func(inside string) (string, bool) { return "45%", inside == "某率" })
	if want := "一、情况\n" + told + "\n覆盖率45%。\n"; strings.TrimLeft(text.Body, "\n") != want {
		t.Errorf("the prose is %q, want %q", text.Body, want)
	}
	if !text.Fronted || text.Year != 2023 || text.Bound() != 1 {
		t.Errorf("front matter %t of %d, %d bound figures", text.Fronted, text.Year, text.Bound())
	}
	at := strings.Index(text.Body, "5%。\n覆")
	if line := text.Span(at, at+1).Line; line != 9 {
		t.Errorf("the share is in line %d, want 9", line)
	}
	at = strings.Index(text.Body, "率45%") + len("率4")
	if s := text.Span(at, at+1); s.Text != "{{某率}}" || !text.IsBound(at) {
		t.Errorf("the place of the bound figure is %q", s.Text)
	}
}

func TestEncodings(t *testing.T) {
	file := "第一行\n" + told + "\n"
	want := Read("a.txt", []byte(file), nil)
	for name, encoder := range map[string]interface{ Bytes([]byte) ([]byte, error) }{
		"GB18030":  simplifiedchinese.GB18030.NewEncoder(),
		"UTF-16LE": unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM).NewEncoder(),
		"UTF-16BE": unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM).NewEncoder(),
	} {
		raw, err := encoder.Bytes([]byte(file))
		if err != nil {
			t.Fatal(err)
		}
		got := Read("a.txt", raw, nil)
		if at := strings.Index(got.Body, told); got.Body != want.Body || got.Span(at, len(got.Body)) != want.Span(at, len(want.Body)) {
			t.Errorf("%s: %q, want %q", name, got.Body, want.Body)
		}
	}
	if marked := Read("a.txt", append([]byte{0xEF, 0xBB, 0xBF}, file...), nil); marked.Body != want.Body || marked.Span(0, 3).Start != 1 {
		t.Errorf("with a byte order mark: %q", marked.Body)
	}
}

// A cut-off lead that the text repeats is not told twice.
func TestCutOffLead(t *testing.T) {
	body := "同志们：\n全县共有小学60所，其中寄宿制小学21所，占45%，下一步要继续努力加强寄宿制学校建设。\n"
	lead := "同志们：全县共有小学60所，其中寄宿制小学21所，占45%，下一步要继续努力加强...\n"
	if text := Read("a.txt", []byte(lead+body), nil); strings.TrimLeft(text.Body, "\n") != body {
		t.Errorf("the prose is %q", text.Body)
	}
}

// A Word file is read by its paragraphs; runs that split a word do not matter.
func TestWord(t *testing.T) {
	var file bytes.Buffer
	archive := zip.NewWriter(&file)
	part, err := archive.Create("word/document.xml")
	if err != nil {
		t.Fatal(err)
	}
	part.Write([]byte(`<w:document xmlns:w="w"><w:body><w:p><w:r><w:t>标题</w:t></w:r></w:p><w:p><w:r><w:t>全县共有小</w:t></w:r><w:r><w:t>学60所，其中寄宿制小学2</w:t></w:r><w:del><w:r><w:delText>9</w:delText></w:r></w:del><w:r><w:t>1所，占45%。</w:t></w:r></w:p></w:body></w:document>`))
	archive.Close()
	text := Read("a.docx", file.Bytes(), nil)
	if text.Body != "标题\n"+told+"\n" || text.Span(len(text.Body)-4, len(text.Body)).Line != 2 {
		t.Errorf("the prose is %q", text.Body)
	}
}

// A table is found however it is dressed, and its cells lead back to the file.
func TestTables(t *testing.T) {
	for name, file := range map[string]string{
		"Markdown": "| 乡镇 | 户数 |\n| --- | --- |\n| 大河镇 | 320 |\n| 石门镇 | 280 |\n",
		"page":     "<table><tr><th>乡镇</th><th>户数</th></tr><tr><td>大河镇</td><td><b>320</b></td></tr><tr><td>石门镇</td><td>280</td></tr></table>",
		"tabs":     "乡镇\t户数\n大河镇\t320\n石门镇\t280\n",
	} {
		text := Read("a.txt", []byte(file), nil)
		if len(text.Tables) != 1 || len(text.Tables[0]) != 3 || len(text.Tables[0][2]) != 2 {
			t.Errorf("%s: found %v", name, text.Tables)
			continue
		}
		if cell := text.Tables[0][2][1]; cell.Text != "280" || text.SpanOf(cell).Text != "280" {
			t.Errorf("%s: %q stands at %q", name, cell.Text, text.SpanOf(cell).Text)
		}
	}
}

// Whatever the file, every place of the prose and of the tables lies inside it.
func FuzzRead(f *testing.F) {
	f.Add([]byte("+++\n+++\n# "+told), "a.md")
	f.Add([]byte("| 乡镇 | 户数 |\n| --- | --- |\n| 大河镇 | 320 |\n| 石门镇 | 280 |"), "a.txt")
	f.Add([]byte{0xFF, 0xFE, 0x41}, "x.html")
	f.Add([]byte("<!--<script>&#;&#x110000;1.2.3-4—5%万亿十五分之成"), "x.html")
	f.Add([]byte("共{{甲}}所，{{乙"), "a.md")
	f.Add([]byte("PK\x03\x04"), "a.docx")
	f.Fuzz(func(t *testing.T, raw []byte, name string) {
		text := Read(name, raw, func(string) (string, bool) { return "60", true })
		inside := func(s Span) {
			if s.Start < 0 || s.End < s.Start || s.End > len(text.source) || string(text.source[s.Start:s.End]) != s.Text || s.Line < 1 || s.Line > len(text.lines) {
				t.Fatalf("bad span %+v of %d code points", s, len(text.source))
			}
		}
		for at := range text.Body {
			inside(text.Span(at, at+1))
		}
		for _, table := range text.Tables {
			for _, row := range table {
				for _, cell := range row {
					inside(text.SpanOf(cell))
				}
			}
		}
	})
}
