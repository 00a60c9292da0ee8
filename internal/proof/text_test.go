package proof

import (
	"archive/zip"
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"

	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/unicode"
)

const wrongShare = "全县共有小学60所，其中寄宿制小学21所，占45%。"

func encoded(t testing.TB, e interface {
	Bytes([]byte) ([]byte, error)
}, s string) []byte {
	t.Helper()
	out, err := e.Bytes([]byte(s))
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// The same finding comes out of every encoding and dress, at the place where
// the words stand in the file.
func TestDress(t *testing.T) {
	for _, c := range []struct{ name, file, before string }{
		{"plain", wrongShare, ""},
		{"half-width", "全县共有小学60所,其中寄宿制小学21所,占45%.", ""},
		{"full-width", "全县共有小学６０所，其中寄宿制小学２１所，占４５％。", ""},
		{"spaced", "全县共有小学 60 所，其中寄宿制小学 21 所，占 45 %。", ""},
		{"Chinese numerals", "全县共有小学六十所，其中寄宿制小学二十一所，占百分之四十五。", ""},
		{"tags", `<div><font face="宋体" size="3">&nbsp;&nbsp;全县共有小学<b>60</b>所，其中寄宿制小学21所，占45%。</font></div>`, ""},
		{"entities", "全县共有小学&#54;0所&#65292;其中寄宿制小学21所，占45%。", ""},
		{"furniture", "首页 > 文章 > 正文\n\n文秘9 发表于 2011-3-26 12:46:31\n\n" + wrongShare + "\n页: [1]\n推荐访问:小学 占比\n", ""},
		{"set apart", "全 县 共 有 小 学 6 0 所 ， 其 中 寄 宿 制 小 学 2 1 所 ， 占 4 5 % 。", ""},
		{"cut inside a number", "全县共有小学6\n0所，其中寄宿制小学2\n1所，占4\n5%。", ""},
		{"wrapped", "全县共有小学60所，\n其中寄宿制小学21所，\n占45%。", ""},
		{"carriage returns", "标题\r\n\r\n" + wrongShare + "\r\n", ""},
	} {
		found := loud(Check(Read("a.txt", []byte(c.file)), Options{}))
		if len(found) != 1 || found[0].Rule != "share" {
			t.Errorf("%s: found %v", c.name, found)
			continue
		}
		whole := []rune(c.file)
		for _, s := range found[0].Spans {
			if got := string(whole[s.Start:s.End]); got != s.Text {
				t.Errorf("%s: span says %q, the file %q", c.name, s.Text, got)
			}
		}
	}
}

func TestMarkdown(t *testing.T) {
	file := "+++\ntitle = \"讲话\"\ndate = 2023-01-02\n+++\n\n## 一、情况\n\n**全县**共有小学60所，其中\n寄宿制小学21所，占45%。\n\n```chart\nx = \"60所，其中21所，占45%\"\n```\n\n- 覆盖率{{某率}}。到2020年，入园率力争达到80%以上。\n"
	found := loud(Check(Read("a.md", []byte(file)), Options{}))
	if len(found) != 2 || found[0].Rule != "share" || found[1].Rule != "target" {
		t.Fatalf("found %v", found)
	}
	if line := found[0].Spans[0].Line; line != 8 {
		t.Errorf("the share is in line %d, want 8", line)
	}
}

func TestEncodings(t *testing.T) {
	text := "第一行\n" + wrongShare + "\n"
	want := Check(Read("a.txt", []byte(text)), Options{})
	for name, raw := range map[string][]byte{
		"GB18030":  encoded(t, simplifiedchinese.GB18030.NewEncoder(), text),
		"UTF-16LE": encoded(t, unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM).NewEncoder(), text),
		"UTF-16BE": encoded(t, unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM).NewEncoder(), text),
	} {
		got := Check(Read("a.txt", raw), Options{})
		if len(got) != len(want) || len(got) == 0 || got[0].Message != want[0].Message || got[0].Spans[0] != want[0].Spans[0] {
			t.Errorf("%s: found %v, want %v", name, got, want)
		}
	}
	for _, mark := range [][]byte{{0xEF, 0xBB, 0xBF}, {}} {
		got := Check(Read("a.txt", append(mark, text...)), Options{})
		if len(got) != 1 || got[0].Spans[0].Text != want[0].Spans[0].Text {
			t.Errorf("mark % x: found %v", mark, got)
		}
	}
}

// A cut-off lead that the text repeats is no second claim.
func TestCutOffLead(t *testing.T) {
	file := "同志们：全县共有小学60所，其中寄宿制小学21所，占45%，下一步要继续努力加强...\n同志们：\n全县共有小学60所，其中寄宿制小学21所，占45%，下一步要继续努力加强寄宿制学校建设。\n"
	if found := loud(Check(Read("a.txt", []byte(file)), Options{})); len(found) != 1 || found[0].Spans[0].Line != 3 {
		t.Errorf("found %v", found)
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
	found := Check(Read("a.docx", file.Bytes()), Options{})
	if len(found) != 1 || found[0].Rule != "share" || found[0].Spans[0].Line != 2 {
		t.Errorf("found %v", found)
	}
}

func FuzzCheck(f *testing.F) {
	for _, rule := range Rules() {
		f.Add([]byte(rule.Raises), "a.txt")
		f.Add([]byte("+++\n+++\n# "+rule.Raises), "a.md")
	}
	f.Add([]byte(strings.Repeat("2021年开工，2020年竣工，", 200)), "a.txt") // no end of a sentence, cut anywhere
	f.Add([]byte(strings.Repeat("共3个（2个、", 200)), "a.txt")
	f.Add([]byte("2022年工作总结\n按照2025年规划力争到2020年实现全覆盖。"), "a.txt") // a goal whose paper is named in its own clause
	f.Add([]byte{0xFF, 0xFE, 0x41}, "x.html")
	f.Add([]byte("<!--<script>&#;&#x110000;1.2.3-4—5%万亿十五分之成"), "x.html")
	f.Add(encoded(f, simplifiedchinese.GB18030.NewEncoder(), wrongShare), "x.txt")
	f.Fuzz(func(t *testing.T, raw []byte, name string) {
		text := Read(name, raw)
		found := Check(text, Options{})
		for _, finding := range found {
			if finding.Message == "" || !utf8.ValidString(finding.Message) || len(finding.Spans) == 0 {
				t.Fatalf("bad finding %v", finding)
			}
			for _, s := range finding.Spans {
				if s.Start < 0 || s.End <= s.Start || s.End > len(text.source) || string(text.source[s.Start:s.End]) != s.Text || s.Line < 1 || s.Line > len(text.lines) {
					t.Fatalf("bad span %+v of %d code points", s, len(text.source))
				}
			}
		}
	})
}

// BenchmarkMegabyte reads a megabyte of a speech; of reports of many hands; of
// the rules' examples, in which every sentence is about figures; and of what is
// no prose at all: no end of a sentence, only digits, only tags. What came out is
// in docs/performance.md.
func BenchmarkMegabyte(b *testing.B) {
	speech, err := os.ReadFile("../../content/speeches/2009-cuoshi.md")
	if err != nil {
		b.Fatal(err)
	}
	var prose strings.Builder
	for _, rule := range Rules() {
		prose.WriteString(rule.Raises + "\n" + rule.Silent + "\n")
	}
	for name, piece := range map[string]string{
		"speech": string(speech), "reports": reports(b), "prose": prose.String(), "endless": strings.ReplaceAll(prose.String(), "。", "，"), "digits": "12个，3.5%、", "tags": "<p><!--<", "quotes": "“《全部达标不达标占分别即：",
		"total": "共3个、", "years": "2021年全面脱贫，2022年完成3户脱贫。", "stages": "2021年开工，2020年竣工，", "names": "耕地面积12亩，占耕地面积的68%。", "kinds": "按学段分，幼儿园82所，小学46所。", "brackets": "共3个（2个、", "each": "每个3元，",
	} {
		raw := []byte(strings.Repeat(piece, 1<<20/len(piece)))
		b.Run(name, func(b *testing.B) {
			b.SetBytes(int64(len(raw)))
			for b.Loop() {
				Check(Read("a.txt", raw), Options{})
			}
		})
	}
}

// reports are the documents of one of the sets of TestDocuments, one behind the other.
func reports(b *testing.B) string {
	names, err := filepath.Glob("testdata/documents/g/c*")
	if err != nil || len(names) == 0 {
		b.Fatalf("no documents (%v)", err)
	}
	var all strings.Builder
	for _, name := range names {
		text, err := os.ReadFile(name)
		if err != nil {
			b.Fatal(err)
		}
		all.Write(text)
	}
	return all.String()
}

// Bound figures are read as what they say: their neighbours are held against
// them, and a place never cuts one.
func TestSpokenFigures(t *testing.T) {
	file := "+++\ntitle = \"讲话\"\n+++\n\n全县共有小学{{小学数}}所，其中寄宿制小学21所，占{{占比}}。另有{{没有}}所。"
	say := func(inside string) (string, bool) {
		text, ok := map[string]string{"小学数": "60", "占比": "45%"}[inside]
		return text, ok
	}
	text := ReadSpoken("a.md", []byte(file), say)
	found := loud(Check(text, Options{}))
	if len(found) != 1 || found[0].Rule != "share" || text.Bound() != 3 {
		t.Fatalf("found %v in %d bound figures", found, text.Bound())
	}
	whole := []rune(file)
	for _, s := range found[0].Spans {
		if got := string(whole[s.Start:s.End]); got != s.Text || strings.Count(got, "{{") != strings.Count(got, "}}") {
			t.Errorf("span says %q, the file %q", s.Text, got)
		}
	}
	var bound []bool
	for _, f := range Figures(text) {
		bound = append(bound, f.Bound)
	}
	if len(bound) != 3 || !bound[0] || bound[1] || !bound[2] {
		t.Errorf("bound %v", bound)
	}
	if plain := loud(Check(Read("a.md", []byte(file)), Options{})); len(plain) > 0 {
		t.Errorf("a hole was held against a number: %v", plain)
	}
	_, body, _ := strings.Cut(file, "\n\n") // no text of a project, so that nothing will fill it in
	if plain := loud(Check(Read("a.md", []byte(body)), Options{})); len(plain) != 3 || plain[0].Rule != "lost" || plain[0].Spans[0].Text != "{{小学数}}" {
		t.Errorf("what was not filled in: %v", plain)
	}
}
