package proof

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"

	"nianbao/internal/manuscript"
)

// read is a text as it stands in a file.
func read(name string, raw []byte) Text { return Parse(manuscript.Read(name, raw, nil)) }

func TestMarkdown(t *testing.T) {
	file := "+++\ntitle = \"讲话\"\ndate = 2023-01-02\n+++\n\n## 一、情况\n\n**全县**共有小学60所，其中\n寄宿制小学21所，占45%。\n\n```chart\nx = \"60所，其中21所，占45%\"\n```\n\n- 覆盖率{{某率}}。到2020年，入园率力争达到80%以上。\n"
	found := loud(Check(read("a.md", []byte(file)), Options{}))
	if len(found) != 2 || found[0].Rule != "share" || found[1].Rule != "target" {
		t.Fatalf("found %v", found)
	}
	if line := found[0].Spans[0].Line; line != 8 {
		t.Errorf("the share is in line %d, want 8", line)
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
	f.Add([]byte("\xC8\xAB\xCF\xD8\xB9\xB2\xD3\xD060\xCB\xF9"), "x.txt") // 全县共有60所 in GB18030
	f.Fuzz(func(t *testing.T, raw []byte, name string) {
		found := Check(read(name, raw), Options{})
		for _, finding := range found {
			if finding.Message == "" || !utf8.ValidString(finding.Message) || len(finding.Spans) == 0 {
				t.Fatalf("bad finding %v", finding)
			}
			for _, s := range finding.Spans {
				if s.Start < 0 || s.End <= s.Start || utf8.RuneCountInString(s.Text) != s.End-s.Start || s.Line < 1 {
					t.Fatalf("bad span %+v", s)
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
				Check(read("a.txt", raw), Options{})
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
	text := Parse(manuscript.Read("a.md", []byte(file), say))
	found := loud(Check(text, Options{}))
	if len(found) != 1 || found[0].Rule != "share" || text.Manuscript.Bound() != 3 {
		t.Fatalf("found %v in %d bound figures", found, text.Manuscript.Bound())
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
	if plain := loud(Check(read("a.md", []byte(file)), Options{})); len(plain) > 0 {
		t.Errorf("a hole was held against a number: %v", plain)
	}
	_, body, _ := strings.Cut(file, "\n\n") // no text of a project, so that nothing will fill it in
	if plain := loud(Check(read("a.md", []byte(body)), Options{})); len(plain) != 3 || plain[0].Rule != "lost" || plain[0].Spans[0].Text != "{{小学数}}" {
		t.Errorf("what was not filled in: %v", plain)
	}
}
