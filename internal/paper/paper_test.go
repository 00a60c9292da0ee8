package paper

import (
	"bytes"
	"fmt"
	"strings"
	"testing"

	"nianbao/internal/docx"
	"nianbao/internal/figure"
	"nianbao/internal/source"
	"nianbao/internal/speech"
	"nianbao/internal/stat"
)

// The type area of GB/T 9704 is what is left of A4, and lines and characters
// fill it.
func TestTypeArea(t *testing.T) {
	for name, l := range map[string]layout{"公文": official, "讲话稿": oration, "表格附件": sheets} {
		p := page(l, 1)
		wide, high := p.Width-p.Left-p.Right, p.Height-p.Top-p.Bottom
		if l.turned {
			wide, high = high, wide
		}
		if abs(wide-docx.Mm(156)) > 2 || abs(high-docx.Mm(225)) > 2 {
			t.Errorf("%s: the type area is %d × %d twips", name, wide, high)
		}
		if rest := high - l.lines*l.pitch(); !l.turned && (rest < 0 || rest >= l.pitch()) {
			t.Errorf("%s: %d lines leave %d twips", name, l.lines, rest)
		}
		if rest := wide - l.characters*(l.size*10+l.spread()); !l.turned && (rest < 0 || rest > l.size*10/2) {
			t.Errorf("%s: %d characters leave %d twips", name, l.characters, rest)
		}
	}
}

func abs(n int) int { return max(n, -n) }

// A number format prints the value as its label.
func TestNumberFormats(t *testing.T) {
	for _, c := range []struct{ value, text, sign, want string }{
		{"28.9", "28.9%", "✗", `#,##0.0"% ✗"`},
		{"1144", "1,144", "", `#,##0`},
		{"2660", "2,660 ㎡", "", `#,##0" ㎡"`},
		{"-3.25", "−3.25", "", `#,##0.00;"−"#,##0.00`},
		{"0", "不足 0.1%", "", `"不足 0.1%"`},
		{"5", `5"`, "", `#,##0"”"`},
	} {
		v, _ := stat.Decimal(c.value)
		p := figure.Point{Value: v, Text: c.text, Mark: figure.Mark{Sign: c.sign}}
		if got := pointOf(p); got.Format != c.want || got.Value != c.value {
			t.Errorf("%s is printed by %s from %s, want %s", c.text, got.Format, got.Value, c.want)
		}
	}
	if got := pointOf(figure.Point{Text: "—"}); got.Value != "" {
		t.Errorf("a missing number is drawn as %q", got.Value)
	}
}

func TestReadings(t *testing.T) {
	for line, want := range map[string]string{
		"持证率26.3%，比上年提高２.8个百分点":           "26.3%百分之二十六点三 ２.8二点八",
		"2022年3月5日有社区60个，居民1,144户、42534人": "1,144一千一百四十四 42534四万二千五百三十四",
		"示民发〔2023〕3号，电话0379-63120000":     "",
		"增长30%—40%，约3000人，第1144号":         "30%百分之三十 40%百分之四十 3000三千",
	} {
		var got []string
		for _, r := range readings([]speech.Run{{Text: line}}) {
			if line[r.start:r.end] != r.text {
				t.Errorf("%s: %q does not stand at %d", line, r.text, r.start)
			}
			got = append(got, r.text+r.over)
		}
		if s := strings.Join(got, " "); s != want {
			t.Errorf("%s\n  is   %s\n  want %s", line, s, want)
		}
	}
	bound := []speech.Run{{Text: "（"}, {Text: "54/60", Bound: 1}, {Text: "）"}}
	if got := readings(bound); len(got) != 1 || got[0].over != "六十分之五十四" {
		t.Errorf("a bound fraction is read %v", got)
	}
}

// Readings change nothing of the text, even where a number goes over two runs.
func TestReadingsKeepTheText(t *testing.T) {
	s := &setter{layout: oration}
	runs := []speech.Run{{Text: "率"}, {Text: "26.3", Bound: 1}, {Text: "%，"}, {Break: true}, {Text: "图", Image: "a.png"}, {Text: "共1", Strong: true}, {Text: "144人"}, {Note: 1}}
	text, over := "", ""
	for _, i := range s.line(runs) {
		switch i := i.(type) {
		case docx.Text:
			text += i.Text
		case docx.Ruby:
			text, over = text+i.Text, over+i.Over+" "
		}
	}
	if text != "率26.3%，\n［图：图］共1144人" || over != "百分之二十六点三 一千一百四十四 " {
		t.Errorf("is %q with %q", text, over)
	}
}

func TestTitlesBreakBetweenWords(t *testing.T) {
	for title, want := range map[string]string{
		"在全区社区建设年度工作会议上的讲话":             "在全区社区建设年度工作会议上的讲话",
		"示例区民政局关于做好2023年度社区建设统计年报工作的通知": "示例区民政局关于做好2023年度|社区建设统计年报工作的通知",
		"在全区社区建设与管理推进会上的讲话（2023年）":      "在全区社区建设与管理|推进会上的讲话（2023年）",
	} {
		got := strings.Join(balanced(title, 20), "|")
		if got != want {
			t.Errorf("is   %s\nwant %s", got, want)
		}
	}
}

func FuzzTitles(f *testing.F) {
	f.Add("在全区社区建设与管理推进会上的讲话（2023年）", 20)
	f.Add("，，，，，，，，，，，，", 4)
	f.Fuzz(func(t *testing.T, title string, room int) {
		if got := strings.Join(balanced(title, room), ""); string([]rune(got)) != string([]rune(title)) {
			t.Errorf("%q became %q", title, got)
		}
	})
}

// The date is four characters from the edge and the office stands in the middle
// above it; a long name reaches to two characters.
func TestSignature(t *testing.T) {
	for name, want := range map[string]string{"示例区民政局": "400 400", "区民政局": "500 400", "中共示例区委社会工作部": "200 450", "示例区社区建设与治理工作领导小组办公室": "200 850"} {
		s := &setter{layout: official, paper: source.Paper{Signature: name, Dated: "2023-03-02"}}
		var right []string
		for _, b := range s.signature()[2:] {
			right = append(right, fmt.Sprint(b.(docx.Paragraph).Format.Indent.RightChars))
		}
		if got := strings.Join(right, " "); got != want {
			t.Errorf("%s: %s, want %s", name, got, want)
		}
	}
}

// Nothing that a text may hold stops it from being set, alike each time.
func FuzzWrite(f *testing.F) {
	f.Add("题", "甲\n乙", "讲话稿", "示例区", 3)
	f.Add("", "26.3%", "", "", -1)
	f.Fuzz(func(t *testing.T, title, text, layout, office string, n int) {
		runs := []speech.Run{{Text: text, Bound: n}, {Text: text, Href: text}, {Text: text, Image: text}, {Note: 1}, {Note: n}}
		para := speech.Block{Runs: runs}
		blocks := []speech.Block{para, {Kind: speech.Heading, Level: 1 + abs(n)%6, Runs: runs}, {Kind: speech.Quote, Blocks: []speech.Block{para}}, {Kind: speech.Rule}, {Kind: speech.Code, Runs: runs},
			{Kind: speech.List, Start: abs(n % 9), Blocks: []speech.Block{{Kind: speech.Item, Blocks: []speech.Block{para, para, {Kind: speech.List, Blocks: []speech.Block{{Kind: speech.Item, Blocks: []speech.Block{para}}}}}}}},
			{Kind: speech.Table, Rows: [][][]speech.Run{{runs, runs}, {runs}}, Align: []string{"right"}}}
		d := source.Document{Title: title, Layout: layout, Date: text, Speaker: office, Status: "草稿", Paper: source.Paper{Issuer: office, Number: text, Signer: office, To: office,
			Attachments: []string{text, title}, Signature: office, Copies: text, Printer: office, Printed: "2023-03-02"}}
		one := Text{Speech: speech.Speech{Document: d, Blocks: blocks, Notes: [][]speech.Block{{para}}, Remarks: []string{text}}}
		for range 2 {
			var a, b bytes.Buffer
			if Write(&a, one, office) != nil || Write(&b, one, office) != nil || !bytes.Equal(a.Bytes(), b.Bytes()) {
				t.Fatal("two runs differ")
			}
		}
		if err := Bind(&bytes.Buffer{}, source.Meeting{Title: title, Room: text, Agenda: []source.AgendaItem{{Item: text}}}, []Text{one, one}, office); err != nil {
			t.Fatal(err)
		}
	})
}
